import { dueJobs, nextDueAt } from '../domain/follow-up.ts';
import { type Invitation, isFinal } from '../domain/invitation.ts';
import type { LedgerEntry } from '../domain/ledger-entry.ts';
import { applyEntry } from '../domain/replay.ts';
import type { Clock } from './ports/clock.ts';
import type { Ledger, Reading } from './ports/ledger.ts';

export interface RecordDeps {
  readonly ledger: Ledger;
  readonly clock: Clock;
  /** How often a waiting invitation is looked at. */
  readonly followSeconds: number;
}

type Undated<Entry> = Entry extends LedgerEntry ? Omit<Entry, 'at'> : never;
export type NewEntry = Undated<LedgerEntry>;

/** After these nothing follows at once: the act itself, or a pause. */
const NOTHING_NEXT: readonly LedgerEntry['kind'][] = [
  'inviting',
  'invite-put-off',
  'sending',
  'sending-put-off',
  'notice-sending',
  'notice-put-off',
  'reminding',
  'remind-put-off',
  'telling',
  'telling-put-off',
];
/** Changes that come together are shown by one edit, and a press is answered before its card is edited. */
const SHOW_DELAY_SECONDS = 1;

/** Appends to the ledger what was decided on a reading, with the jobs the new state needs; undefined when somebody else was first. */
export async function recordStep(
  deps: RecordDeps,
  reading: Reading,
  newEntries: readonly NewEntry[],
): Promise<Reading | undefined> {
  const at = deps.clock();
  const entries = newEntries.map((entry): LedgerEntry => ({ ...entry, at }));
  const invitation = entries.reduce<Invitation>(applyEntry, reading.invitation);
  const isPause = entries.every(({ kind }) => NOTHING_NEXT.includes(kind));
  const next = isPause ? [] : dueJobs(invitation).filter(({ name }) => name !== 'follow');
  const show = {
    job: { name: 'show-card', requestId: invitation.requestId },
    delaySeconds: SHOW_DELAY_SECONDS,
  } as const;
  const recorded = await deps.ledger.record({
    invitationId: invitation.id,
    after: reading.number,
    entries,
    dueAt: nextDueAt(invitation, at, deps.followSeconds),
    isOpen: !isFinal(invitation) || invitation.state === 'needs-attention',
    jobs: entries.length === 0 ? [] : [...next.map((job) => ({ job })), show],
  });
  if (recorded.outcome === 'outdated') return undefined;
  return { ...reading, invitation, entries: [...reading.entries, ...entries], number: recorded.number };
}
