import type { Finding } from './eligibility.ts';
import type { Reference, RequestId, TeamId, UserId } from './ids.ts';
import type { Language } from './language.ts';
import type { Team } from './team.ts';

/** What stands on the form, exactly as typed, so that nothing is lost on an error. */
export interface FormValues {
  readonly addresses: string;
  /** Empty: no team yet. */
  readonly teamId: TeamId | '';
  readonly message: string;
  readonly language: Language;
}

export type FormError =
  | { readonly code: 'no-address' }
  | { readonly code: 'address-malformed'; readonly text: string }
  | { readonly code: 'one-at-a-time'; readonly count: number }
  | { readonly code: 'message-too-long'; readonly length: number; readonly max: number }
  | { readonly code: 'team-not-chosen' };

export const MESSAGE_MAX = 1000;

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
  readonly version: number;
  readonly createdAt: Date;
}

export type Stage =
  | { readonly stage: 'form'; readonly errors: readonly FormError[] }
  | {
      readonly stage: 'checking';
      readonly purpose: 'review' | 'send';
      readonly since: Date;
      /** What the inviter had read when they pressed `Send`: if the check differs, nothing is sent. */
      readonly seen?: Review | undefined;
      /** The directory has not answered for a while; the check is tried again by itself. */
      readonly isLate?: boolean | undefined;
    }
  | { readonly stage: 'review'; readonly review: Review; readonly changed: boolean }
  | { readonly stage: 'sent' }
  | { readonly stage: 'cancelled' };

export type Draft = DraftOf & Stage;

/** What the check found, and what would be sent. */
export interface Review {
  readonly address: string;
  readonly name?: string | undefined;
  readonly eligible: boolean;
  readonly findings: readonly Finding[];
  readonly fine: number;
  readonly teamName?: string | undefined;
  readonly inviterName: string;
  readonly inviterAddress: string;
  readonly checkedAt: Date;
  /** The mail in the exact words, the link replaced. */
  readonly mail: { readonly from: string; readonly subject: string; readonly text: string };
}
