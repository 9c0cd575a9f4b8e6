import type { OpenInvitation } from '../../domain/eligibility-facts.ts';
import type { EmailAddress } from '../../domain/email-address.ts';
import type { InvitationId, RequestId, UserId } from '../../domain/ids.ts';
import type { Invitation, InvitationRequest, Invitee } from '../../domain/invitation.ts';
import type { Job } from '../../domain/job.ts';
import type { LedgerEntry } from '../../domain/ledger-entry.ts';

/** A job to enqueue in the same transaction; the delay is for pacing, up to minutes. */
export interface NewJob {
  readonly job: Job;
  readonly delaySeconds?: number | undefined;
}

/** One invitation as the ledger has it now; `number` is that of its last entry. */
export interface Reading {
  readonly invitation: Invitation;
  readonly entries: readonly LedgerEntry[];
  readonly number: number;
  /** Undefined once it has been wiped. */
  readonly invitee: Invitee | undefined;
}

export interface OpenedInvitation {
  /** All of an opening belong to one request. */
  readonly request: InvitationRequest;
  readonly invitee: Invitee;
  readonly entries: readonly LedgerEntry[];
  readonly dueAt: Date | undefined;
  /** Another one of the same account is open for this address: it keeps it until this one takes its place (`claim`). */
  readonly comesAfter?: InvitationId | undefined;
}

export interface Opening {
  readonly invitations: readonly [OpenedInvitation, ...OpenedInvitation[]];
  readonly jobs: readonly NewJob[];
  /** Counted once more in the same transaction, so that forms sent at once do not count past each other; undefined for admins. */
  readonly limit?:
    | {
        readonly inviterId: UserId;
        readonly since: Date;
        readonly byInviter: number;
        readonly byTenant: number;
      }
    | undefined;
  /**
   * The draft that is sent; it moves to `sent` in the same transaction, if it is still at this version. Undefined: a change of
   * access opens it; `outdated` says then that it was opened already.
   */
  readonly draftVersion: number | undefined;
}

export interface AskedSoFar {
  readonly byInviter: number;
  readonly byTenant: number;
  /** By domain, of those that were asked about: open invitations of ours. */
  readonly openAt: ReadonlyMap<string, number>;
}

export interface Recording {
  readonly invitationId: InvitationId;
  /** The number of the last entry the decision was made on. */
  readonly after: number;
  readonly entries: readonly LedgerEntry[];
  /** When the sweep looks next; undefined: never. Without entries it stays at never where it is so already. */
  readonly dueAt: Date | undefined;
  /** False ends the claim on the address: it may be invited by a new request. */
  readonly isOpen: boolean;
  readonly jobs: readonly NewJob[];
}

/** The truth: append-only, one line a fact or an intention. */
export interface Ledger {
  /**
   * All or none. `address-taken`: another invitation to one of the addresses is open; an address has one open invitation.
   * `limit-reached`: others have asked for so many meanwhile that these would be too many. A membership alone (`act: 'add'`) claims no address.
   * `reference-taken`: another request is called the same, by chance.
   */
  open(
    opening: Opening,
  ): Promise<{ readonly outcome: 'recorded' | 'outdated' | 'address-taken' | 'reference-taken' | 'limit-reached' }>;
  read(id: InvitationId): Promise<Reading | undefined>;
  /** All invitations of a request, in the order they were asked for. */
  readRequest(id: RequestId): Promise<readonly Reading[]>;
  /** Appends and enqueues in one transaction if the last entry is still `after`; the only lock there is. */
  record(
    recording: Recording,
  ): Promise<{ readonly outcome: 'recorded'; readonly number: number } | { readonly outcome: 'outdated' }>;
  /** The address is held by this open invitation from now on, unless another one holds it. */
  claim(id: InvitationId): Promise<void>;
  /** Invitations that are open for these addresses. */
  openInvitationsTo(addresses: readonly EmailAddress[]): Promise<ReadonlyMap<EmailAddress, OpenInvitation>>;
  /** How many invitations (`invite`, `renew`) were asked for, and how many are open at these domains. */
  askedSoFar(asked: {
    readonly inviterId: UserId;
    readonly since: Date;
    readonly domains: readonly string[];
  }): Promise<AskedSoFar>;
  /** Domains, lower case, where somebody has accepted an invitation of ours; the newest first, at most `limit`. */
  partnerDomains(limit: number): Promise<readonly string[]>;
  /**
   * Invitations whose time has come, the longest waiting first. Those that cannot be read, because a newer release wrote
   * them for example, are counted, stand in nobody's way and are looked at again in an hour.
   */
  due(now: Date, limit: number): Promise<{ readonly invitations: readonly Invitation[]; readonly unreadable: number }>;
}
