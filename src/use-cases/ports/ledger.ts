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

export interface Opening {
  readonly request: InvitationRequest;
  readonly invitee: Invitee;
  readonly entries: readonly LedgerEntry[];
  readonly dueAt: Date | undefined;
  readonly jobs: readonly NewJob[];
  /** The draft that is sent; it moves to `sent` in the same transaction, if it is still at this version. */
  readonly draftVersion: number;
}

export interface Recording {
  readonly invitationId: InvitationId;
  /** The number of the last entry the decision was made on. */
  readonly after: number;
  readonly entries: readonly LedgerEntry[];
  /** When the sweep looks next; undefined: never. */
  readonly dueAt: Date | undefined;
  /** False ends the claim on the address: it may be invited by a new request. */
  readonly isOpen: boolean;
  readonly jobs: readonly NewJob[];
}

/** The truth: append-only, one line a fact or an intention. */
export interface Ledger {
  /**
   * `address-taken`: another invitation to this address is open; one address has one open invitation.
   * `reference-taken`: another request is called the same, by chance.
   */
  open(opening: Opening): Promise<{ readonly outcome: 'recorded' | 'outdated' | 'address-taken' | 'reference-taken' }>;
  read(id: InvitationId): Promise<Reading | undefined>;
  /** All invitations of a request, in the order they were asked for. */
  readRequest(id: RequestId): Promise<readonly Reading[]>;
  /** Appends and enqueues in one transaction if the last entry is still `after`; the only lock there is. */
  record(
    recording: Recording,
  ): Promise<{ readonly outcome: 'recorded'; readonly number: number } | { readonly outcome: 'outdated' }>;
  openInvitationTo(
    address: EmailAddress,
  ): Promise<(OpenInvitation & { readonly id: InvitationId; readonly inviterId: UserId }) | undefined>;
  /**
   * Invitations whose time has come, the longest waiting first. Those that cannot be read, because a newer release wrote
   * them for example, are counted, stand in nobody's way and are looked at again in an hour.
   */
  due(now: Date, limit: number): Promise<{ readonly invitations: readonly Invitation[]; readonly unreadable: number }>;
}
