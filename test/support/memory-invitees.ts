import type { EmailAddress } from '../../src/domain/email-address.ts';
import { spellingsOf } from '../../src/domain/held-addresses.ts';
import type { InvitationId } from '../../src/domain/ids.ts';
import type { Invitee } from '../../src/domain/invitation.ts';
import type { Holding, Invitees } from '../../src/use-cases/ports/invitees.ts';
import type { MemoryCardCopies } from './memory-card-copies.ts';
import type { MemoryConversionDrafts } from './memory-conversion-drafts.ts';
import type { MemoryDrafts } from './memory-drafts.ts';
import type { KeptReading, MemoryLedger } from './memory-ledger.ts';

interface Places {
  readonly ledger: MemoryLedger;
  readonly drafts: MemoryDrafts;
  readonly conversionDrafts: MemoryConversionDrafts;
  readonly cardCopies: MemoryCardCopies;
}

const DAY_MS = 86_400_000;

/** What stands beside the entries of a ledger in memory. An address that was removed stays as its own hash. */
export function memoryInvitees({ ledger, drafts, conversionDrafts, cardCopies }: Places): Invitees {
  const lookAt = new Map<InvitationId, Date>();
  const hashes = new Map<InvitationId, EmailAddress>();
  const lookOf = ({ invitation }: KeptReading) => lookAt.get(invitation.id)?.getTime() ?? 0;
  const find = (id: InvitationId) => ledger.all().find(({ invitation }) => invitation.id === id);

  function removeCopies({ invitation: { requestId } }: KeptReading): void {
    const others = ledger.all().filter(({ invitation }) => invitation.requestId === requestId);
    if (others.every(({ invitee, dueAt }) => invitee === undefined && dueAt === undefined))
      cardCopies.removeAll(requestId);
  }

  function heldAs({ invitation, invitee }: KeptReading, address: EmailAddress): readonly Holding['as'][] {
    if (invitee?.address === address) return ['invitee'];
    if (hashes.get(invitation.id) === address) return ['hash'];
    return invitee?.cc === address ? ['cc'] : [];
  }

  return {
    toLookAt: async (now, limit) => {
      const due = ledger
        .all()
        .filter((each) => lookOf(each) <= now.getTime())
        .toSorted((a, b) => lookOf(a) - lookOf(b))
        .slice(0, limit);
      for (const { invitation, isSpoilt } of due)
        if (isSpoilt) lookAt.set(invitation.id, new Date(now.getTime() + DAY_MS));
      return due
        .filter(({ isSpoilt }) => !isSpoilt)
        .map(({ wipedAt, ...reading }) => ({ reading: plain(reading), wipedAt }));
    },
    settle: async ({ invitationId, after, wipe, at, lookAt: next }) => {
      const found = find(invitationId);
      if (!found || found.number > after) return;
      lookAt.set(invitationId, next);
      const { invitee } = found;
      if (wipe === 'message' && invitee) {
        const { message: _, ...rest } = invitee;
        ledger.change(invitationId, { invitee: { ...rest, hasLostMessage: true }, wipedAt: at });
      }
      if (wipe === 'address') {
        if (invitee) hashes.set(invitationId, invitee.address);
        ledger.change(invitationId, { invitee: undefined, wipedAt: at, dueAt: undefined, claims: undefined });
      }
      if (wipe === 'copies') {
        ledger.change(invitationId, { dueAt: undefined });
        removeCopies(found);
      }
    },
    holding: async (address) =>
      ledger.all().flatMap((each) => heldAs(each, address).map((as) => ({ as, reading: plain(each) }))),
    forget: async ({ as, reading }, at) => {
      const { id } = reading.invitation;
      const found = find(id);
      if (found?.number !== reading.number) return { outcome: 'outdated' };
      const part = as === 'cc' ? 'cc' : 'invitee';
      ledger.change(id, {
        ...(part === 'cc' ? { invitee: withoutCc(found.invitee) } : { invitee: undefined, claims: undefined }),
        entries: [...found.entries, { kind: 'person-forgotten', part, at }],
        wipedAt: at,
      });
      if (part === 'invitee') hashes.delete(id);
      lookAt.set(id, at);
      return { outcome: 'forgotten' };
    },
    draftsWith: async (address) => drafts.all().filter((draft) => spellingsOf(draft, address).length > 0),
    conversionsWith: async (address) =>
      conversionDrafts.all().filter((draft) => spellingsOf(draft, address).length > 0),
    naming: async (id) => ({
      readings: ledger
        .all()
        .filter((reading) => JSON.stringify([reading.invitation, reading.entries]).includes(id))
        .map(plain),
      drafts: drafts.all().filter(({ inviterId }) => inviterId === id),
      conversions: conversionDrafts.all().filter((draft) => JSON.stringify(draft).includes(id)),
    }),
  };
}

function withoutCc(invitee: Invitee | undefined): Invitee | undefined {
  if (!invitee) return undefined;
  const { cc: _, ...rest } = invitee;
  return rest;
}

function plain({ invitation, entries, number, invitee }: Omit<KeptReading, 'wipedAt'>) {
  return { invitation, entries, number, invitee };
}
