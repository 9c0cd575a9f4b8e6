import { isResendable } from '../../src/domain/delivery.ts';
import { domainOf, type EmailAddress } from '../../src/domain/email-address.ts';
import type { InvitationId } from '../../src/domain/ids.ts';
import type { Invitee } from '../../src/domain/invitation.ts';
import type { LedgerEntry } from '../../src/domain/ledger-entry.ts';
import { deliveryMark } from '../../src/domain/press-mark.ts';
import { replay } from '../../src/domain/replay.ts';
import type { AskedSoFar, Ledger, NewJob, OpenedInvitation, Reading } from '../../src/use-cases/ports/ledger.ts';
import type { MemoryDrafts } from './memory-drafts.ts';

interface Kept {
  readonly opened: OpenedInvitation;
  readonly invitee: Invitee | undefined;
  readonly wipedAt?: Date;
  readonly entries: readonly LedgerEntry[];
  readonly dueAt: Date | undefined;
  readonly claims: EmailAddress | undefined;
  readonly isSpoilt?: boolean;
}

export interface MemoryLedger extends Ledger {
  /** Makes an invitation unreadable, as an entry that only a newer release knows would. */
  spoil(id: InvitationId): void;
  /** For `memoryInvitees`, which removes what stands beside the entries. */
  all(): readonly KeptReading[];
  change(id: InvitationId, now: Partial<Pick<Kept, 'invitee' | 'wipedAt' | 'entries' | 'dueAt' | 'claims'>>): void;
}

export interface KeptReading extends Reading {
  readonly dueAt: Date | undefined;
  readonly wipedAt: Date | undefined;
  readonly isSpoilt: boolean;
}

const HOUR_MS = 3_600_000;

/** A ledger in memory. `enqueue` is told of the jobs as they are recorded. */
export function memoryLedger(settings: {
  readonly drafts: MemoryDrafts;
  readonly enqueue: (jobs: readonly NewJob[]) => void;
}): MemoryLedger {
  const { drafts, enqueue } = settings;
  const kept = new Map<InvitationId, Kept>();
  const all = () => [...kept.values()];
  return {
    spoil: (id) => {
      const found = kept.get(id);
      if (found) kept.set(id, { ...found, isSpoilt: true });
    },
    all: () =>
      all().map((each) => ({
        ...readingOf({ ...each, isSpoilt: false }),
        dueAt: each.dueAt,
        wipedAt: each.wipedAt,
        isSpoilt: each.isSpoilt === true,
      })),
    change: (id, now) => {
      const found = kept.get(id);
      if (found) kept.set(id, { ...found, ...now });
    },
    open: async ({ invitations, jobs, draftVersion, limit }) => {
      const { requestId, reference } = invitations[0].request;
      const isThere = all().some(({ opened: { request } }) => request.requestId === requestId);
      if (draftVersion === undefined ? isThere : !drafts.isAt(requestId, draftVersion)) return { outcome: 'outdated' };
      if (all().some(({ opened: { request } }) => request.reference === reference))
        return { outcome: 'reference-taken' };
      const fresh = invitations.map(beginningOf);
      const claims = [...all(), ...fresh].flatMap((each) => each.claims ?? []);
      if (new Set(claims).size < claims.length) return { outcome: 'address-taken' };
      const asked = limit && askedSoFar(all(), { ...limit, domains: [] });
      const more = invitations.filter(({ request }) => request.act !== 'add').length;
      if (asked && (asked.byInviter + more > limit.byInviter || asked.byTenant + more > limit.byTenant))
        return { outcome: 'limit-reached' };
      if (draftVersion !== undefined) drafts.send(requestId);
      for (const each of fresh) kept.set(each.opened.request.id, each);
      enqueue(jobs);
      return { outcome: 'recorded' };
    },
    record: async ({ invitationId, after, entries, dueAt, isOpen, jobs }) => {
      const before = kept.get(invitationId);
      if (before?.entries.length !== after) return { outcome: 'outdated' };
      const together = [...before.entries, ...entries];
      const isLetGo = entries.length === 0 && before.dueAt === undefined;
      kept.set(invitationId, {
        ...before,
        entries: together,
        dueAt: isLetGo ? undefined : dueAt,
        claims: isOpen ? before.claims : undefined,
      });
      enqueue(jobs);
      return { outcome: 'recorded', number: together.length };
    },
    read: async (id) => {
      const found = kept.get(id);
      return found && readingOf(found);
    },
    readRequest: async (id) =>
      all()
        .filter(({ opened }) => opened.request.requestId === id)
        .map(readingOf),
    claim: async (id) => {
      const found = kept.get(id);
      const address = found?.invitee?.address;
      if (found && address && !all().some(({ claims }) => claims === address))
        kept.set(id, { ...found, claims: address });
    },
    openInvitationsTo: async (addresses) =>
      new Map(
        all().flatMap((each) => {
          const { claims, opened } = each;
          if (claims === undefined || !addresses.includes(claims)) return [];
          const { id, inviterId, reference } = opened.request;
          const mark = each.isSpoilt ? '' : deliveryMark(readingOf(each).invitation);
          return [[claims, { id, inviterId, reference, isResendable: maySendAgain(each), mark }]];
        }),
      ),
    askedSoFar: async (asked) => askedSoFar(all(), asked),
    partnerDomains: async (limit) => {
      const accepted = all()
        .map((each) => ({ domain: domainOf(each.opened.invitee.address), at: acceptedAt(each) }))
        .filter(({ at }) => at > 0)
        .toSorted((a, b) => b.at - a.at);
      return [...new Set(accepted.map(({ domain }) => domain))].slice(0, limit);
    },
    due: async (now, limit) => {
      const found = all()
        .filter(({ dueAt }) => dueAt !== undefined && dueAt <= now)
        .toSorted((a, b) => Number(a.dueAt) - Number(b.dueAt))
        .slice(0, limit);
      const spoilt = found.filter(({ isSpoilt }) => isSpoilt);
      for (const each of spoilt)
        kept.set(each.opened.request.id, { ...each, dueAt: new Date(now.getTime() + HOUR_MS) });
      const invitations = found.filter(({ isSpoilt }) => !isSpoilt).map((each) => readingOf(each).invitation);
      return { invitations, unreadable: spoilt.length };
    },
  };
}

function beginningOf(opened: OpenedInvitation): Kept {
  const { request, invitee, entries, dueAt, comesAfter } = opened;
  const claims = request.act === 'add' || comesAfter ? undefined : invitee.address;
  return { opened, invitee, entries, dueAt, claims };
}

function readingOf({ opened, invitee, entries, isSpoilt }: Kept): Reading {
  if (isSpoilt) throw new Error(`invitation ${opened.request.id} cannot be read`);
  const { request } = opened;
  return { invitation: replay(request, entries), entries, number: entries.length, invitee };
}

function maySendAgain(kept: Kept): boolean {
  return !kept.isSpoilt && isResendable(readingOf(kept).invitation);
}

function acceptedAt({ entries }: Kept): number {
  return Math.max(0, ...entries.filter(({ kind }) => kind === 'accepted').map(({ at }) => at.getTime()));
}

function askedSoFar(kept: readonly Kept[], asked: Parameters<Ledger['askedSoFar']>[0]): AskedSoFar {
  const requests = kept.map(({ opened }) => opened.request).filter(({ act }) => act !== 'add');
  const open = Map.groupBy(
    kept
      .flatMap(({ claims }) => (claims === undefined ? [] : [domainOf(claims)]))
      .filter((d) => asked.domains.includes(d)),
    (domain) => domain,
  );
  return {
    byInviter: requests.filter(
      ({ inviterId, requestedAt }) => inviterId === asked.inviterId && requestedAt >= asked.since,
    ).length,
    byTenant: requests.filter(({ requestedAt }) => requestedAt >= asked.since).length,
    openAt: new Map([...open].map(([domain, those]) => [domain, those.length])),
  };
}
