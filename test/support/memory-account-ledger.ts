import type { EmailAddress } from '../../src/domain/email-address.ts';
import type { Reference, RequestId, UserId } from '../../src/domain/ids.ts';
import type { AccountLedger } from '../../src/use-cases/ports/account-ledger.ts';
import type { NewJob } from '../../src/use-cases/ports/ledger.ts';

interface Request {
  readonly id: RequestId;
  readonly reference: Reference;
  readonly accountId: UserId;
  readonly requestedAt: Date;
}

interface Forgotten {
  readonly kind: 'person-forgotten';
  readonly at: Date;
}

export interface KeptOf<Asked extends Request, Entry, Person> {
  readonly request: Asked;
  readonly entries: readonly Entry[];
  readonly person: Person | undefined;
  /** In place of its hash. */
  readonly hashed?: string | undefined;
  readonly wipedAt?: Date | undefined;
  readonly dueAt: Date | undefined;
  readonly claims: UserId | undefined;
  /** Since when it is over, or when something happened last. */
  readonly quietSince: Date;
  readonly isSpoilt?: boolean;
}

export interface MemoryAccountLedger<Entry, Person, Reading> extends AccountLedger<Entry, Person, Reading> {
  /** Makes one unreadable, as an entry that only a newer release knows would. */
  spoil(id: RequestId): void;
  /** For `memoryCardCopies`: when its cards had a reason to change last. */
  changedAt(id: RequestId): Date;
}

const HOUR_MS = 3_600_000;

/** What the ledgers about one account have in common, in memory; `ledger` is the part of the port, the rest is for its owner. */
export function memoryAccountLedger<
  Asked extends Request,
  Entry extends { readonly at: Date },
  Person extends object,
  Reading,
>(settings: {
  readonly enqueue: (jobs: readonly NewJob[]) => void;
  readonly replay: (
    kept: Pick<KeptOf<Asked, Entry | Forgotten, Person>, 'request' | 'entries' | 'person'> & {
      readonly number: number;
    },
  ) => Reading;
  /** Whether the address stands in any place of what is kept of a person. */
  readonly hasAddress: (person: Person, address: EmailAddress) => boolean;
}) {
  type Kept = KeptOf<Asked, Entry | Forgotten, Person>;
  const { enqueue, replay, hasAddress } = settings;
  const kept = new Map<RequestId, Kept>();
  const all = () => [...kept.values()];
  const change = (id: RequestId, now: Partial<Kept>) => {
    const found = kept.get(id);
    if (found) kept.set(id, { ...found, ...now });
  };
  const readingOf = ({ request, entries, person, isSpoilt }: Kept): Reading => {
    if (isSpoilt) throw new Error(`${request.id} cannot be read`);
    return replay({ request, entries, person, number: entries.length });
  };

  const ledger: MemoryAccountLedger<Entry, Person, Reading> = {
    spoil: (id) => change(id, { isSpoilt: true }),
    changedAt: (id) => {
      const { quietSince, wipedAt } = kept.get(id) ?? {};
      return new Date(Math.max(0, ...[quietSince, wipedAt].map((date) => date?.getTime() ?? 0)));
    },
    read: async (id) => {
      const found = kept.get(id);
      return found && readingOf(found);
    },
    record: async ({ id, after, entries, person, dueAt, isOpen, jobs }) => {
      const before = kept.get(id);
      if (before?.entries.length !== after) return { outcome: 'outdated' };
      const last = entries.at(-1)?.at;
      const isLetGo = !last && before.dueAt === undefined;
      change(id, {
        entries: [...before.entries, ...entries],
        person: before.person && (person ?? before.person),
        dueAt: isLetGo ? undefined : dueAt,
        claims: isOpen ? before.claims : undefined,
        quietSince: before.claims === undefined || !last ? before.quietSince : last,
      });
      enqueue(jobs);
      return { outcome: 'recorded', number: after + entries.length };
    },
    openFor: async (accountId) => {
      const found = all().find(({ claims }) => claims === accountId)?.request;
      return found && { id: found.id, reference: found.reference };
    },
    withAddress: async (address) =>
      all()
        .filter(({ person, hashed }) => (person ? hasAddress(person, address) : hashed === address))
        .map(readingOf),
    naming: async (id) =>
      all()
        .filter(({ request, entries }) => JSON.stringify([request, entries]).includes(id))
        .map(readingOf),
    wipe: async ({ id, after, at }) => {
      const before = kept.get(id);
      if (before?.entries.length !== after) return { outcome: 'outdated' };
      const entries = [...before.entries, { kind: 'person-forgotten', at } as const];
      change(id, { entries, person: undefined, hashed: undefined, wipedAt: at });
      return { outcome: 'wiped' };
    },
  };

  return {
    ledger,
    all,
    change,
    find: (id: RequestId) => kept.get(id),
    /** Why one cannot be opened beside the others. */
    taken: ({ accountId, reference }: Asked): 'account-taken' | 'reference-taken' | undefined => {
      if (all().some(({ claims }) => claims === accountId)) return 'account-taken';
      return all().some(({ request }) => request.reference === reference) ? 'reference-taken' : undefined;
    },
    add: (opening: Pick<Kept, 'request' | 'entries' | 'person' | 'dueAt'>, jobs: readonly NewJob[]) => {
      const { id, accountId, requestedAt } = opening.request;
      kept.set(id, { ...opening, claims: accountId, quietSince: requestedAt });
      enqueue(jobs);
    },
    /** Puts off what cannot be read. */
    due: (now: Date, limit: number): { readonly readings: readonly Reading[]; readonly unreadable: number } => {
      const found = all()
        .filter(({ dueAt }) => dueAt !== undefined && dueAt <= now)
        .toSorted((a, b) => Number(a.dueAt) - Number(b.dueAt))
        .slice(0, limit);
      const spoilt = found.filter(({ isSpoilt }) => isSpoilt);
      for (const { request } of spoilt) change(request.id, { dueAt: new Date(now.getTime() + HOUR_MS) });
      return { readings: found.filter(({ isSpoilt }) => !isSpoilt).map(readingOf), unreadable: spoilt.length };
    },
    /** What is kept of a person, the longest quiet first: over since before `over`, or with nothing recorded since `open`. */
    oldest: (until: { readonly over: Date; readonly open: Date }): readonly Kept[] =>
      all()
        .filter(({ person, claims, quietSince }) => person && quietSince < (claims ? until.open : until.over))
        .toSorted((a, b) => Number(a.quietSince) - Number(b.quietSince)),
    /** By retention. */
    letGo: (id: RequestId, hashed: string | undefined, now: Date) =>
      change(id, { person: undefined, hashed, wipedAt: now, claims: undefined, dueAt: undefined }),
  };
}
