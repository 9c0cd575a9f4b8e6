import type { ConversionDraft } from '../../domain/conversion/conversion-draft.ts';
import type { Draft } from '../../domain/draft.ts';
import type { EmailAddress } from '../../domain/email-address.ts';
import type { InvitationId, UserId } from '../../domain/ids.ts';
import type { Wipe } from '../../domain/retention.ts';
import type { Reading } from './ledger.ts';

export interface KeptInvitee {
  readonly reading: Reading;
  /** When something of it was removed last. */
  readonly wipedAt: Date | undefined;
}

export interface Holding {
  /** As that of the invitee, in the clear or as a hash, or as the one that is told as well. */
  readonly as: 'invitee' | 'hash' | 'cc';
  readonly reading: Reading;
}

/** People's data beside the ledger: what is there, and its removal. What was recorded stays recorded. */
export interface Invitees {
  /** Whose data is to be looked at by now, the longest waiting first. Those that cannot be read are left for a day. */
  toLookAt(now: Date, limit: number): Promise<readonly KeptInvitee[]>;
  /**
   * Removes, unless something was recorded after the entry `after`, and notes when to look again. An address leaves its hash
   * behind, its claim ends, and nobody follows the invitation any more. Copies go when nobody of their request is left, and
   * nothing of it is followed.
   */
  settle(step: {
    readonly invitationId: InvitationId;
    readonly after: number;
    readonly wipe: Wipe;
    readonly at: Date;
    readonly lookAt: Date;
  }): Promise<void>;
  /** Every invitation that holds the address. */
  holding(address: EmailAddress): Promise<readonly Holding[]>;
  /** Removes what is held at once, a hash too, and records it, unless something else was recorded meanwhile. */
  forget(holding: Holding, at: Date): Promise<{ readonly outcome: 'forgotten' | 'outdated' }>;
  /** The drafts in which the address stands, anywhere and in any spelling. */
  draftsWith(address: EmailAddress): Promise<readonly Draft[]>;
  /** The same among forms for conversions: as an address, or as a name to sign in with. */
  conversionsWith(address: EmailAddress): Promise<readonly ConversionDraft[]>;
  /** The invitations and the conversions that name a person by their object id, and the drafts that are theirs. */
  naming(id: UserId): Promise<{
    readonly readings: readonly Reading[];
    readonly drafts: readonly Draft[];
    readonly conversions: readonly ConversionDraft[];
  }>;
}
