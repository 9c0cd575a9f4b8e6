import type { ReviewedPerson } from '../domain/draft.ts';
import type { Sentences } from '../wording/sentences.ts';
import { isKept } from './finding-groups.ts';
import type { ReviewDraft } from './opened-person.ts';
import { type PlainText, plainText } from './plain-text.ts';

/** The way on for an inviter who reads only that somebody has to look. */
export interface AskingView {
  readonly asks: readonly { readonly text: PlainText; readonly title: string }[];
  /** What became of it, once it was asked. */
  readonly askedLines: readonly PlainText[];
}

/** Nothing for those who read what was found themselves, and where nothing keeps these people from being invited. */
export function askingOf(draft: ReviewDraft, people: readonly ReviewedPerson[], words: Sentences): AskingView {
  const { review, askedAdmins, reference } = draft;
  const isNeeded = people.some(
    ({ standing, findings }) => standing !== 'ready' && findings.some((finding) => isKept(finding, review.audience)),
  );
  if (!isNeeded) return { asks: [], askedLines: [] };
  const { asked } = words;
  if (!askedAdmins) return { asks: [{ text: plainText(asked.option), title: asked.button }], askedLines: [] };
  const line = askedAdmins.reached === 0 ? asked.nobody({ reference }) : asked.sent;
  return { asks: [], askedLines: [plainText(line)] };
}
