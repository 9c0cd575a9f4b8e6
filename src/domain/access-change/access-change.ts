import type { AccountRefusal } from '../conversion/conversion-entry.ts';
import type { Decision } from '../decision.ts';
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

/**
 * `right-lost`: whoever asked, or confirmed, administers no more. `account-changed`: it is not any more what was agreed to.
 * `address-taken`: somebody else has it, or an invitation to it is open.
 */
export type ChangeFailure = AccountRefusal | 'right-lost' | 'account-changed' | 'address-taken';

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
  return state === 'awaiting-confirmation' || (state === 'confirmed' && track.writingAt === undefined);
}

/** Whether the access goes to an address by an invitation of its own. */
export function handsOnByInvitation({ change }: Pick<AccessChange, 'change'>): boolean {
  return change === 'reset' || change === 'address';
}
