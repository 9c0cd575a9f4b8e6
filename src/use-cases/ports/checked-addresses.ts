import type { EmailAddress } from '../../domain/email-address.ts';
import type { UserId } from '../../domain/ids.ts';

export interface Check {
  readonly callerId: UserId;
  readonly at: Date;
}

/** Which addresses a person had checked, so that the check is no directory search (checks 1). */
export interface CheckedAddresses {
  /**
   * Counts the addresses, in this order, until `max` different ones have been checked since then, and gives those that may be:
   * one that was counted before costs nothing. At once with others, so that two forms do not count past each other.
   */
  take(asked: {
    readonly callerId: UserId;
    readonly addresses: readonly EmailAddress[];
    readonly since: Date;
    readonly at: Date;
    readonly max: number;
  }): Promise<readonly EmailAddress[]>;
  /** Removes what was counted before the given time. */
  forget(before: Date): Promise<void>;
  /** Removes that the address was counted, whoever had it checked; says how often it was. */
  forgetAddress(address: EmailAddress): Promise<number>;
  /** Who had the address checked, or what the person had checked, without the addresses: those are not known any more. */
  checks(about: { readonly address: EmailAddress } | { readonly callerId: UserId }): Promise<readonly Check[]>;
}
