import type { AccountRefusal, MailBackRefusal } from '../conversion/conversion-entry.ts';
import type { Decision } from '../decision.ts';
import type { InvitationFailure } from '../failures.ts';
import type { InvitationId, Reference, RequestId, UserId } from '../ids.ts';

/**
 * What hands somebody's access on, or takes it from them, and therefore needs a second administrator (product 4.2, 5.8).
 * `reset`: redeemed once more with the same address. `address`: with another one. `restore`: a deleted guest comes back.
 * `block`: nobody signs in until somebody decides.
 */
export type ChangeKind = 'reset' | 'address' | 'restore' | 'block';

/** What was asked for; no personal data. */
export interface AccessChangeRequest {
  readonly id: RequestId;
  readonly reference: Reference;
  readonly change: ChangeKind;
  readonly askerId: UserId;
  readonly accountId: UserId;
  readonly requestedAt: Date;
  /** Of the invitation that follows a reset or another address: known from the start, so that it is opened once. */
  readonly invitationId: InvitationId;
  readonly invitationRequestId: RequestId;
  /** The conversion that is to be stopped, or whose sign-in does not fit. */
  readonly conversionId?: RequestId | undefined;
}

export interface AccessChangeTrack {
  readonly decision: Decision;
  /** Begun and without a result: looked at before anything else is done. */
  readonly writingAt?: Date | undefined;
  /** The answer to a write before this one was lost: it may have been done. */
  readonly mayBeWritten?: boolean | undefined;
  readonly writtenAt?: Date | undefined;
  readonly seenAt?: Date | undefined;
  /** The invitation that hands it on: what becomes of it becomes of the change. */
  readonly openedAt?: Date | undefined;
  /** The address of before, which somebody wanted back. */
  readonly addressBack?:
    | { readonly askedAt: Date; readonly doneAt?: Date; readonly refusal?: MailBackRefusal }
    | undefined;
  readonly told: readonly AccessChangeState[];
}

type States =
  | { readonly state: 'awaiting-confirmation' }
  /** Confirmed, and being done. */
  | { readonly state: 'confirmed'; readonly since: Date }
  | { readonly state: 'done'; readonly endedAt: Date }
  | { readonly state: 'denied'; readonly by: UserId; readonly endedAt: Date }
  | { readonly state: 'withdrawn'; readonly by: UserId; readonly endedAt: Date }
  | { readonly state: 'lapsed'; readonly endedAt: Date }
  | { readonly state: 'failed'; readonly endedAt: Date; readonly because: ChangeFailure };

/** What Microsoft says where it refuses the invitation, and nothing of ours says already. */
type HandOnRefusal = Exclude<InvitationFailure, 'inviter-lost-right' | 'account-changed' | 'permission-missing'>;

/**
 * `right-lost`: whoever asked, or confirmed, administers no more. `account-changed`: it is not any more what was agreed to.
 * `address-taken`: somebody else has it, or an invitation to it is open. `other-account`: the answer named another one (E4).
 */
export type OwnFailure = AccountRefusal | 'right-lost' | 'account-changed' | 'address-taken' | 'other-account';
export type ChangeFailure = OwnFailure | HandOnRefusal;

const OWN: { readonly [Failure in OwnFailure]: true } = {
  'permission-missing': true,
  refused: true,
  'account-gone': true,
  'right-lost': true,
  'account-changed': true,
  'address-taken': true,
  'other-account': true,
};

/** Whether it was found out by us, or by a write of ours. */
export function isOwnFailure(failure: ChangeFailure): failure is OwnFailure {
  return Object.hasOwn(OWN, failure);
}

export type AccessChange = AccessChangeRequest & { readonly track: AccessChangeTrack } & States;
export type AccessChangeState = AccessChange['state'];

const ENDS: readonly AccessChangeState[] = ['done', 'denied', 'withdrawn', 'lapsed', 'failed'];

/** Nothing more happens by itself, and something may be asked of the account again. */
export function isChangeOver({ state }: Pick<AccessChange, 'state'>): boolean {
  return ENDS.includes(state);
}

/** What has come of it, as long as nobody was told by a message of its own. */
export function isChangeToBeTold(change: AccessChange): boolean {
  return isChangeOver(change) && !change.track.told.includes(change.state);
}

/** As long as nobody has confirmed it, or nothing was begun. */
export function mayWithdrawChange({ state, track }: AccessChange): boolean {
  const isBegun = track.writingAt !== undefined || track.openedAt !== undefined;
  return state === 'awaiting-confirmation' || (state === 'confirmed' && !isBegun);
}

/** Whether the access goes to an address by an invitation of its own. */
export function handsOnByInvitation({ change }: Pick<AccessChange, 'change'>): boolean {
  return change === 'reset' || change === 'address';
}
