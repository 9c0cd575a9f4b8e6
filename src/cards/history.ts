import template from '#cards/history.json' with { type: 'json' };
import type { Reference, RequestId } from '../domain/ids.ts';
import { momentText } from '../wording/moments.ts';
import { sentences } from '../wording/wording.ts';
import { cardTitle } from './card-title.ts';
import { type PlainText, plainText } from './plain-text.ts';
import type { Reader } from './reader.ts';
import { type CardContent, type CardView, renderCard } from './render-card.ts';
import { type SpacedLine, spacedLines } from './spaced-lines.ts';
import { upperFirst } from './status-telling.ts';

/** So many fit on a card that is still read. */
const NEWEST = 30;

interface HistoryView extends CardView {
  readonly requestId: string;
  readonly heading: PlainText;
  readonly entries: readonly { readonly sentence: PlainText; readonly time: PlainText }[];
  readonly small: readonly SpacedLine[];
  readonly close: string;
}

export interface TellableHistory {
  readonly requestId: RequestId;
  readonly reference: Reference;
  readonly heading: string;
  /** As they were recorded; those that say nothing to a person have no sentence. */
  readonly lines: readonly { readonly sentence: string | undefined; readonly at: Date }[];
}

/** Who did what and what came of it, newest first (design 3.6). */
export function historyCard({ requestId, reference, heading, lines }: TellableHistory, reader: Reader): CardContent {
  const { history, common } = sentences(reader.language);
  const said = lines
    .flatMap(({ sentence, at }) =>
      sentence === undefined
        ? []
        : [{ sentence: plainText(upperFirst(sentence)), time: plainText(momentText(at, reader)) }],
    )
    .toReversed();
  const older = said.length > NEWEST ? [history.older({ n: said.length - NEWEST })] : [];
  const view: HistoryView = {
    title: cardTitle(heading, reader.language),
    lang: reader.language,
    requestId,
    heading: plainText(heading),
    entries: said.slice(0, NEWEST),
    small: spacedLines([...older, common.reference({ reference })], 'medium'),
    close: common.close,
  };
  return renderCard(template, view);
}
