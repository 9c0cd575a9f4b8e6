import template from '#cards/invitation-history.json' with { type: 'json' };
import type { UserId } from '../domain/ids.ts';
import type { LedgerEntry } from '../domain/ledger-entry.ts';
import { momentText } from '../wording/moments.ts';
import { cardTitle } from './card-title.ts';
import { historySentence, type Recounting } from './history-sentence.ts';
import { type PlainText, plainText } from './plain-text.ts';
import type { Reader } from './reader.ts';
import { type CardContent, type CardView, renderCard } from './render-card.ts';
import { type SpacedLine, spacedLines } from './spaced-lines.ts';
import { type InvitationReading, tellingOf, upperFirst } from './status-telling.ts';

/** So many fit on a card that is still read. */
const NEWEST = 30;

interface InvitationHistoryView extends CardView {
  readonly requestId: string;
  readonly heading: PlainText;
  readonly entries: readonly { readonly sentence: PlainText; readonly time: PlainText }[];
  readonly small: readonly SpacedLine[];
  readonly close: string;
}

interface History extends InvitationReading {
  readonly entries: readonly LedgerEntry[];
  /** The people in it, as far as they are known. */
  readonly names: ReadonlyMap<UserId, string>;
}

/** Who did what and what came of it, newest first. */
export function invitationHistoryCard({ entries, names, ...reading }: History, reader: Reader): CardContent {
  const telling = tellingOf(reading, reader);
  const { invitation, words, name } = telling;
  const { history, common } = words;
  const recounting = { ...telling, entries, personOf: (id: UserId) => names.get(id) ?? history.somebody };
  const said = entries.flatMap((entry) => linesOf(entry, recounting)).toReversed();
  const older = said.length > NEWEST ? [history.older({ n: said.length - NEWEST })] : [];
  const heading = history.heading({ name });
  const view: InvitationHistoryView = {
    title: cardTitle(heading, reader.language),
    lang: reader.language,
    requestId: invitation.requestId,
    heading: plainText(heading),
    entries: said.slice(0, NEWEST),
    small: spacedLines([...older, common.reference({ reference: invitation.reference })], 'medium'),
    close: common.close,
  };
  return renderCard(template, view);
}

function linesOf(entry: LedgerEntry, recounting: Recounting): InvitationHistoryView['entries'] {
  const sentence = historySentence(entry, recounting);
  if (sentence === undefined) return [];
  return [{ sentence: plainText(upperFirst(sentence)), time: plainText(momentText(entry.at, recounting.reader)) }];
}
