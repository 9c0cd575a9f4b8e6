import type { ConversionDraft } from '../domain/conversion/conversion-draft.ts';
import { conversionMark } from '../domain/press-mark.ts';
import { sentences } from '../wording/wording.ts';
import { cardTitle } from './card-title.ts';
import { checkingCard } from './checking.ts';
import { type Noted, noteLines } from './note.ts';
import { plainText } from './plain-text.ts';
import type { Reader } from './reader.ts';
import type { CardContent } from './render-card.ts';

type CheckingDraft = Extract<ConversionDraft, { stage: 'checking' }>;

/** While a job reads the account and judges; what is waited for, and that nothing has been changed. */
export function conversionCheckingCard(draft: Noted<CheckingDraft>, { language }: Reader): CardContent {
  const { conversionChecking: words, common } = sentences(language);
  return checkingCard({
    title: cardTitle(words.heading, language, 'conversionForm'),
    lang: language,
    requestId: draft.id,
    mark: conversionMark(draft),
    heading: plainText(words.heading),
    subjects: [plainText(draft.form.external)],
    notes: noteLines(draft.note, language),
    texts: [plainText([words.nothingChanged, ...(draft.isLate ? [common.late] : [])].join(' '))],
    small: plainText(common.selfUpdating),
    mayCancel: true,
    cancelVerb: 'conversion.cancel',
    cancel: common.cancel,
  });
}
