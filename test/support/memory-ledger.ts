import type { EmailAddress } from '../../src/domain/email-address.ts';
import type { InvitationId } from '../../src/domain/ids.ts';
import { type InvitationRequest, replay } from '../../src/domain/invitation.ts';
import type { LedgerEntry } from '../../src/domain/ledger-entry.ts';
import type { Ledger, NewJob, Opening, Reading } from '../../src/use-cases/ports/ledger.ts';
import type { MemoryDrafts } from './memory-drafts.ts';

interface Kept {
  readonly opening: Opening;
  readonly entries: readonly LedgerEntry[];
  readonly dueAt: Date | undefined;
  readonly claims: EmailAddress | undefined;
  readonly isSpoilt?: boolean;
}

export interface MemoryLedger extends Ledger {
  /** Makes an invitation unreadable, as an entry that only a newer release knows would. */
  spoil(id: InvitationId): void;
}

const HOUR_MS = 3_600_000;

/** A ledger in memory. `enqueue` is told of the jobs as they are recorded. */
export function memoryLedger(settings: {
  readonly drafts: MemoryDrafts;
  readonly enqueue: (jobs: readonly NewJob[]) => void;
}): MemoryLedger {
  const { drafts, enqueue } = settings;
  const kept = new Map<InvitationId, Kept>();
  const holderOf = (address: EmailAddress) => [...kept.values()].find(({ claims }) => claims === address);
  const referenceIsTaken = ({ reference, requestId }: InvitationRequest) =>
    [...kept.values()].some(
      ({ opening: { request } }) => request.reference === reference && request.requestId !== requestId,
    );
  return {
    spoil: (id) => {
      const found = kept.get(id);
      if (found) kept.set(id, { ...found, isSpoilt: true });
    },
    open: async (opening) => {
      const { request, invitee, entries, dueAt, jobs, draftVersion } = opening;
      if (!drafts.isAt(request.requestId, draftVersion)) return { outcome: 'outdated' };
      if (referenceIsTaken(request)) return { outcome: 'reference-taken' };
      if (holderOf(invitee.address)) return { outcome: 'address-taken' };
      drafts.send(request.requestId);
      kept.set(request.id, { opening, entries, dueAt, claims: invitee.address });
      enqueue(jobs);
      return { outcome: 'recorded' };
    },
    record: async ({ invitationId, after, entries, dueAt, isOpen, jobs }) => {
      const before = kept.get(invitationId);
      if (before?.entries.length !== after) return { outcome: 'outdated' };
      const all = [...before.entries, ...entries];
      kept.set(invitationId, { ...before, entries: all, dueAt, claims: isOpen ? before.claims : undefined });
      enqueue(jobs);
      return { outcome: 'recorded', number: all.length };
    },
    read: async (id) => {
      const found = kept.get(id);
      return found && readingOf(found);
    },
    readRequest: async (id) =>
      [...kept.values()].filter(({ opening }) => opening.request.requestId === id).map(readingOf),
    openInvitationTo: async (address) => {
      const request = holderOf(address)?.opening.request;
      return request && { id: request.id, inviterId: request.inviterId, reference: request.reference };
    },
    due: async (now, limit) => {
      const found = [...kept.values()]
        .filter(({ dueAt }) => dueAt !== undefined && dueAt <= now)
        .toSorted((a, b) => Number(a.dueAt) - Number(b.dueAt))
        .slice(0, limit);
      const spoilt = found.filter(({ isSpoilt }) => isSpoilt);
      for (const each of spoilt)
        kept.set(each.opening.request.id, { ...each, dueAt: new Date(now.getTime() + HOUR_MS) });
      const invitations = found.filter(({ isSpoilt }) => !isSpoilt).map((each) => readingOf(each).invitation);
      return { invitations, unreadable: spoilt.length };
    },
  };
}

function readingOf({ opening, entries, isSpoilt }: Kept): Reading {
  if (isSpoilt) throw new Error(`invitation ${opening.request.id} cannot be read`);
  return {
    invitation: replay(opening.request, entries),
    entries,
    number: entries.length,
    invitee: opening.invitee,
  };
}
