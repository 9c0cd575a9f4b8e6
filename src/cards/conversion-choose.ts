import template from '#cards/conversion-choose.json' with { type: 'json' };
import { bareText } from '../domain/bare-text.ts';
import type { ConversionDraft } from '../domain/conversion/conversion-draft.ts';
import type { AccountCandidate } from '../domain/conversion/internal-account.ts';
import { conversionMark } from '../domain/press-mark.ts';
import { sentences } from '../wording/wording.ts';
import { cardTitle } from './card-title.ts';
import { type Noted, noteLines } from './note.ts';
import { type PlainText, plainText } from './plain-text.ts';
import type { Reader } from './reader.ts';
import { type CardContent, type CardView, renderCard } from './render-card.ts';

interface CandidateRow {
  /** Between rows, not above the first. */
  readonly separator: boolean;
  readonly account: string;
  /** All that can be read of the row, in its order: the name of the press for those who do not see it. */
  readonly pressName: string;
  readonly name: PlainText;
  readonly lines: readonly PlainText[];
}

interface ConversionChooseView extends CardView {
  readonly requestId: string;
  /** What the buttons are pressed on. */
  readonly mark: string;
  readonly heading: PlainText;
  readonly notes: readonly PlainText[];
  readonly rows: readonly CandidateRow[];
  readonly useRow: PlainText;
  readonly change: string;
}

type ChoosingDraft = Extract<ConversionDraft, { stage: 'choosing' }>;

/** Several accounts of which the typed text may be meant: a row each, pressed to take it (P6). */
export function conversionChooseCard(draft: Noted<ChoosingDraft>, { language }: Reader): CardContent {
  const { conversionChoose: words, common } = sentences(language);
  const { candidates, form } = draft;
  const heading = words.heading({ n: candidates.length, text: form.person });
  const view: ConversionChooseView = {
    title: cardTitle(heading, language, 'conversionForm'),
    lang: language,
    requestId: draft.id,
    mark: conversionMark(draft),
    heading: plainText(heading),
    notes: noteLines(draft.note, language),
    rows: candidates.map((candidate, index) => candidateRow(candidate, { isFirst: index === 0, use: words.useRow })),
    useRow: plainText(words.useRow),
    change: common.change,
  };
  return renderCard(template, view);
}

function candidateRow(
  { id, displayName, userPrincipalName, department }: AccountCandidate,
  { isFirst, use }: { readonly isFirst: boolean; readonly use: string },
): CandidateRow {
  const name = bareText(displayName) || userPrincipalName;
  const lines = [...(name === userPrincipalName ? [] : [userPrincipalName]), ...(department ? [department] : [])];
  return {
    separator: !isFirst,
    account: id,
    pressName: bareText([name, ...lines, use].join(' ')),
    name: plainText(name),
    lines: lines.map(plainText),
  };
}
