import type { AccountRefusal } from '../../domain/conversion/conversion-entry.ts';
import type { UserId } from '../../domain/ids.ts';

export type AccountOutcome =
  | { readonly outcome: 'done' }
  | { readonly outcome: 'refused'; readonly refusal: AccountRefusal };

interface AccountOrder {
  readonly id: UserId;
  readonly clientRequestId: string;
}

/** Writes on accounts that are here, by the identity that may change them (checks 4). Never repeated inside. */
export interface Accounts {
  /** Whether the identity holds the permission to write `mail` at all. Throws EdgeError. */
  mayWriteMail(): Promise<boolean>;
  /** PATCH /users/{id}; the same value twice is no harm. Throws EdgeError. */
  writeMail(order: AccountOrder & { readonly mail: string }): Promise<AccountOutcome>;
  /** POST /users/{id}/revokeSignInSessions: best effort, no matter how often (G11.3). Throws EdgeError. */
  endSessions(order: AccountOrder): Promise<AccountOutcome>;
  /** PATCH of `userType`; the same value twice is no harm. Throws EdgeError. */
  setUserType(order: AccountOrder & { readonly userType: 'Guest' | 'Member' }): Promise<AccountOutcome>;
  /** PATCH of `passwordProfile` to a random value that nobody learns (G11.1). Throws EdgeError. */
  replacePassword(order: AccountOrder): Promise<AccountOutcome>;
  /** PATCH of `accountEnabled` to false. Throws EdgeError. */
  blockSignIn(order: AccountOrder): Promise<AccountOutcome>;
  /** POST /directory/deletedItems/{id}/restore. What is there already counts as done. Throws EdgeError. */
  restore(order: AccountOrder): Promise<AccountOutcome>;
  /** DELETE /users/{id}: a stray guest that our own call made. What is gone already counts as done. Throws EdgeError. */
  removeGuest(order: AccountOrder): Promise<AccountOutcome>;
}
