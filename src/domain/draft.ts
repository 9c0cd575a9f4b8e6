import type { AskedChange } from './access-change/offered-changes.ts';
import type { Choice } from './already-there.ts';
import type { Audience, Finding, Standing } from './eligibility.ts';
import type { InvitationId, Reference, RequestId, TeamId, UserId } from './ids.ts';
import type { Language } from './language.ts';
import type { Team } from './team.ts';

/** What stands on the form, exactly as typed, so that nothing is lost on an error. */
export interface FormValues {
  readonly addresses: string;
  /** Empty: no team yet. */
  readonly teamId: TeamId | '';
  readonly message: string;
  readonly language: Language;
  /** Empty: the inviter. */
  readonly sponsorId: UserId | '';
  /** One address that is told, without the link. */
  readonly cc: string;
}

export type FormError =
  | { readonly code: 'no-address' }
  | { readonly code: 'address-malformed'; readonly text: string }
  | { readonly code: 'too-many'; readonly count: number; readonly max: number }
  | { readonly code: 'message-too-long'; readonly length: number; readonly max: number }
  | { readonly code: 'team-not-chosen' }
  | { readonly code: 'sponsor-unknown' }
  | { readonly code: 'cc-malformed'; readonly text: string };

export const MESSAGE_MAX = 1000;
export const PEOPLE_MAX = 20;
/** The form's way to say that there is no team yet; an unknown team, or none at all, is not that. */
export const NO_TEAM = 'none';

/** What somebody typed, but for what no text can keep: U+0000, which PostgreSQL refuses, and halves of characters. */
export function typedText(text: string): string {
  return text.replaceAll('\u0000', '').toWellFormed();
}

/** What the inviter chose for those who are here already, by address. */
export type Choices = Readonly<Record<string, Exclude<Choice, 'send-again'>>>;

/** A filled-in form before `Send`; not in the ledger, kept 30 days. */
interface DraftOf {
  /** Becomes the request's id. */
  readonly id: RequestId;
  readonly reference: Reference;
  readonly inviterId: UserId;
  readonly form: FormValues;
  /** The teams the inviter owned when the form was made; the right itself is read again at each act. */
  readonly teams: readonly Team[];
  readonly mayInviteWithoutTeam: boolean;
  /** Where the command was typed, if that says something about the team: guests do not work in shared channels. */
  readonly askedFrom?: 'shared-channel' | undefined;
  /** The inviter has asked the administrators to look at it; `reached` once they have been told. */
  readonly askedAdmins?: { readonly at: Date; readonly reached?: number | undefined } | undefined;
  readonly version: number;
  readonly createdAt: Date;
}

export type Stage =
  | { readonly stage: 'form'; readonly errors: readonly FormError[] }
  | {
      readonly stage: 'checking';
      readonly purpose: 'review' | 'send';
      readonly since: Date;
      readonly choices: Choices;
      /** What the inviter had read when they pressed `Send`: if the check differs, nothing is sent. */
      readonly seen?: Review | undefined;
      /** The directory has not answered for a while; the check is tried again by itself. */
      readonly isLate?: boolean | undefined;
    }
  | {
      readonly stage: 'review';
      readonly review: Review;
      readonly changed: boolean;
      readonly choices: Choices;
      /** Of several people, the one whose findings are open: a position in `review.people`. */
      readonly opened?: number | undefined;
    }
  | { readonly stage: 'sent' }
  | { readonly stage: 'cancelled' };

export type Draft = DraftOf & Stage;

/** One person as the check found them. */
export interface ReviewedPerson {
  /** In its canonical form, or as typed where it is none. */
  readonly address: string;
  readonly name?: string | undefined;
  readonly standing: Standing;
  readonly findings: readonly Finding[];
  /** How many rules were looked at and said nothing. */
  readonly fine: number;
  /** What may be chosen, where they are here already. */
  readonly choices: readonly Choice[];
  readonly choice?: Exclude<Choice, 'send-again'> | undefined;
  /** The account that the choices are about. */
  readonly accountId?: UserId | undefined;
  /** Our invitation that is open for this address, and whether the inviter asked for it. */
  readonly open?: { readonly invitationId: InvitationId; readonly isOwn: boolean; readonly mark: string } | undefined;
  /** When the same link was asked for once more from this card. */
  readonly sentAgainAt?: Date | undefined;
  /** What an administrator wanted to have handed on last from this card. */
  readonly change?: WantedChange | undefined;
}

export interface WantedChange {
  readonly wanted: AskedChange;
  readonly at: Date;
  /** As typed, for another address. */
  readonly address?: string | undefined;
  /** In its way, so that nobody was asked; none: the other administrators have it. */
  readonly findings: readonly Finding[];
}

/** What the check found, and what would be sent. */
export interface Review {
  readonly people: readonly ReviewedPerson[];
  /** Admins read what stands behind a finding; others what they may know of the directory (checks 1). */
  readonly audience: Audience;
  readonly teamName?: string | undefined;
  readonly inviterName: string;
  readonly inviterAddress: string;
  /** Undefined: the inviter. */
  readonly sponsorName?: string | undefined;
  readonly checkedAt: Date;
  /** The mail to the first of those who would be invited, in the exact words, the link replaced; none where nobody would. */
  readonly mail?: { readonly from: string; readonly subject: string; readonly text: string } | undefined;
}

/** What may stay of a form without anybody's data; what was sent has them elsewhere, where they go in time. */
export function emptiedForm(form: FormValues): FormValues {
  return { ...form, addresses: '', message: '', cc: '' };
}

/** Those for whom `Send` would do something. */
export function readyPeople({ people }: Review): readonly ReviewedPerson[] {
  return people.filter(({ standing }) => standing === 'ready');
}
