import type { ReviewedPerson } from '../domain/draft.ts';
import type { Reference } from '../domain/ids.ts';
import type { Sentences } from '../wording/sentences.ts';
import { isKeptStop } from './finding-groups.ts';
import { offeredChoices, type ReviewDraft } from './opened-person.ts';
import { type PlainText, plainText } from './plain-text.ts';

/** The way on for an inviter who reads only that somebody has to look. */
export interface AskingView {
  readonly asks: readonly { readonly text: PlainText; readonly title: string }[];
  /** What became of it, once it was asked. */
  readonly askedLines: readonly PlainText[];
}

/** Only where what is kept from the inviter leaves them nothing to choose. */
export function askingOf(draft: ReviewDraft, people: readonly ReviewedPerson[], words: Sentences): AskingView {
  const { review, askedAdmins, reference } = draft;
  const isNeeded = people.some(
    (person) =>
      person.standing !== 'ready' &&
      offeredChoices(person).length === 0 &&
      person.findings.some((finding) => isKeptStop(finding, review.audience)),
  );
  if (!isNeeded) return { asks: [], askedLines: [] };
  const { asked } = words;
  if (!askedAdmins) return { asks: [{ text: plainText(asked.option), title: asked.button }], askedLines: [] };
  return { asks: [], askedLines: [plainText(askedLine(askedAdmins.reached, reference, words))] };
}

function askedLine(reached: number | undefined, reference: Reference, { asked }: Sentences): string {
  if (reached === undefined) return asked.sending;
  return reached === 0 ? asked.nobody({ reference }) : asked.sent;
}
