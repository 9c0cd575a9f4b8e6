import { parseAddressList } from '../domain/address-list.ts';
import type { Draft } from '../domain/draft.ts';
import { draftMark } from '../domain/press-mark.ts';
import type { Sentences } from '../wording/sentences.ts';
import { sentences } from '../wording/wording.ts';
import { cardTitle } from './card-title.ts';
import { checkingCard } from './checking.ts';
import { type Noted, noteLines } from './note.ts';
import { wasSentAgain } from './opened-person.ts';
import { plainText } from './plain-text.ts';
import type { Reader } from './reader.ts';
import type { CardContent } from './render-card.ts';

type CheckingDraft = Extract<Draft, { stage: 'checking' }>;

/** While a job reads and judges; what is waited for, and that nothing has been sent. */
export function invitationCheckingCard(draft: Noted<CheckingDraft>, { language }: Reader): CardContent {
  const { checking, common } = sentences(language);
  const { people } = parseAddressList(draft.form.addresses);
  const heading = headingOf(draft.purpose, people.length, checking);
  return checkingCard({
    title: cardTitle(heading, language),
    lang: language,
    requestId: draft.id,
    mark: draftMark(draft),
    heading: plainText(heading),
    subjects: people.length === 1 ? [plainText(draft.form.addresses)] : [],
    notes: noteLines(draft.note, language),
    texts: textsOf(draft, common).map(plainText),
    small: plainText(common.selfUpdating),
    mayCancel: draft.purpose === 'review',
    cancelVerb: 'invitation.cancel',
    cancel: isSentAgain(draft) ? common.close : common.cancel,
  });
}

function headingOf(purpose: CheckingDraft['purpose'], n: number, words: Sentences['checking']): string {
  if (purpose === 'send') return words.headingBeforeSending;
  return n > 1 ? words.headingMany({ n }) : words.heading;
}

function textsOf(draft: CheckingDraft, common: Sentences['common']): readonly string[] {
  const said = [...(isSentAgain(draft) ? [] : [common.nothingSent]), ...(draft.isLate ? [common.late] : [])];
  return said.length === 0 ? [] : [said.join(' ')];
}

function isSentAgain({ seen }: CheckingDraft): boolean {
  return seen !== undefined && wasSentAgain(seen.people);
}
