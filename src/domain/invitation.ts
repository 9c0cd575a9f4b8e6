import type { Act } from './already-there.ts';
import type { EmailAddress } from './email-address.ts';
import type { InvitationFailure, MailRefusal } from './failures.ts';
import type { InvitationId, Reference, RequestId, TeamId, UserId } from './ids.ts';
import type { Language } from './language.ts';
import type { Route, Track } from './track.ts';

/** What was asked for. It names people by id; their data stand beside it (`Invitee`) and can be wiped. */
export interface InvitationRequest {
  readonly id: InvitationId;
  readonly requestId: RequestId;
  readonly reference: Reference;
  readonly inviterId: UserId;
  readonly act: Act;
  /** The account that is here already, for a new link, a membership alone, or a reset. */
  readonly accountId?: UserId | undefined;
  readonly sponsorId: UserId;
  /** One more address is told; it stands with the personal data. */
  readonly hasNotice: boolean;
  readonly teamId?: TeamId | undefined;
  readonly teamName?: string | undefined;
  readonly requestedAt: Date;
}

/** Personal data of the person invited; undefined in a reading once it has been wiped. */
export interface Invitee {
  readonly address: EmailAddress;
  readonly name?: string | undefined;
  readonly message?: string | undefined;
  /** There were words, and they are removed by now: a mail that still goes out goes without them. */
  readonly hasLostMessage?: true | undefined;
  readonly language: Language;
  /** One more address that is told, without the link. */
  readonly cc?: EmailAddress | undefined;
}

export type Progress =
  | {
      readonly state: 'requested';
      readonly attempts: number;
      /** A POST of ours may have made the account that a look-up finds: its answer, or its link, was lost. */
      readonly mayExist: boolean;
    }
  | { readonly state: 'inviting'; readonly attempt: number; readonly since: Date; readonly mayExist: boolean }
  | {
      readonly state: 'issued';
      readonly guestId: UserId;
      readonly mailAttempts: number;
      /** By a press the link may go with Microsoft's own mail instead (product 8). */
      readonly route: 'mail' | 'microsoft';
      /** A mail was put off. */
      readonly isLate?: boolean | undefined;
    }
  | { readonly state: 'sending'; readonly guestId: UserId; readonly attempt: number; readonly since: Date }
  | { readonly state: 'delivery-unknown'; readonly guestId: UserId; readonly attempt: number; readonly since: Date }
  | {
      readonly state: 'delivered';
      readonly guestId: UserId;
      readonly attempt: number;
      readonly route: Route;
      readonly deliveredAt: Date;
    }
  | { readonly state: 'redeemed'; readonly guestId: UserId; readonly acceptedAt: Date }
  | { readonly state: 'ready'; readonly guestId: UserId; readonly readyAt: Date }
  | { readonly state: 'failed'; readonly stage: 'issue'; readonly failure: InvitationFailure; readonly failedAt: Date }
  /** The pending account was removed by somebody, or its redemption was reset; a mail may have gone out before. */
  | {
      readonly state: 'failed';
      readonly stage: 'account';
      readonly isSuperseded?: true | undefined;
      readonly failedAt: Date;
    }
  | {
      readonly state: 'failed';
      readonly stage: 'delivery';
      readonly guestId: UserId;
      readonly attempt: number;
      readonly refusal: MailRefusal;
      readonly failedAt: Date;
    }
  | {
      readonly state: 'needs-attention';
      readonly got: UserId;
      readonly expected: readonly UserId[];
      readonly since: Date;
    };

export type Invitation = InvitationRequest & { readonly track: Track } & Progress;
export type InvitationState = Invitation['state'];

const FINAL: readonly InvitationState[] = ['ready', 'needs-attention'];

/** Nothing more happens by itself. A refused mail is not final: a press can send it again, and the guest may accept without it. */
export function isFinal(invitation: Invitation): boolean {
  // Nothing but the membership was asked for.
  if (invitation.act === 'add' && invitation.track.teamRefusal !== undefined) return true;
  if (invitation.state === 'redeemed')
    return invitation.teamId === undefined || invitation.track.teamRefusal !== undefined;
  if (invitation.state === 'failed') return invitation.stage !== 'delivery';
  return FINAL.includes(invitation.state);
}
