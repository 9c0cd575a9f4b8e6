import { actOf, type Choice } from '../domain/already-there.ts';
import type { Draft, Review, ReviewedPerson } from '../domain/draft.ts';
import type { Audience } from '../domain/eligibility.ts';
import type { Sentences } from '../wording/sentences.ts';
import type { Noted } from './note.ts';
import { type PlainText, plainText } from './plain-text.ts';
import { paragraphLines, type SpacedLine } from './spaced-lines.ts';

export type ReviewDraft = Noted<Extract<Draft, { stage: 'review' }>>;

/** One person of a review, on a card of their own. */
export interface OpenedPerson {
  readonly draft: ReviewDraft;
  readonly person: ReviewedPerson;
  /** The position in `review.people`, by which presses name them. */
  readonly index: number;
  /** Opened from the list of several; what is sent is decided there. */
  readonly isListed: boolean;
}

/** The mail behind `Show the mail`. */
export interface MailView {
  readonly remarks: readonly PlainText[];
  readonly lines: readonly SpacedLine[];
}

/** As the inviter named them; the directory's name is not theirs to read (checks 1). */
export function nameOf({ name, address }: Pick<ReviewedPerson, 'name' | 'address'>): string {
  return name ?? address;
}

/** What is left to choose: the same link goes out once more only once. */
export function offeredChoices({ choices, sentAgainAt }: ReviewedPerson): readonly Choice[] {
  return choices.filter((choice) => choice !== 'send-again' || sentAgainAt === undefined);
}

/** What has gone out cannot be taken back, so nothing may claim that nothing was sent. */
export function wasSentAgain(people: readonly ReviewedPerson[]): boolean {
  return people.some(({ sentAgainAt }) => sentAgainAt !== undefined);
}

/** The press that leaves the form. */
export function leaveTitle({ people }: Review, { common }: Sentences): string {
  return wasSentAgain(people) ? common.close : common.cancel;
}

/** It is the inviter's team; an administrator may add to one of others. */
export function addTitle(audience: Audience, { already }: Sentences): string {
  return audience === 'admin' ? already.addAdmin : already.add;
}

export function hasTeam({ form }: ReviewDraft): boolean {
  return form.teamId !== '';
}

export function teamOf(
  { review, form, teams }: Pick<ReviewDraft, 'review' | 'form' | 'teams'>,
  { form: words, common }: Sentences,
): string {
  if (form.teamId === '') return words.teamNone;
  return review.teamName ?? teams.find(({ id }) => id === form.teamId)?.name ?? common.unnamedTeam;
}

/** Whose mail the review shows: the first who would get one. */
export function mailedPerson({ people, mail }: Review): ReviewedPerson | undefined {
  return mail && people.find(({ standing, choice }) => standing === 'ready' && actOf(choice) !== 'add');
}

/** None where nobody would be sent one. */
export function mailViews({ mail }: Review, remarks: readonly string[]): readonly MailView[] {
  if (!mail) return [];
  const [first, ...others] = paragraphLines(mail.text);
  const lines: readonly SpacedLine[] = first ? [{ ...first, spacing: 'small' }, ...others] : [];
  return [{ remarks: remarks.map(plainText), lines }];
}
