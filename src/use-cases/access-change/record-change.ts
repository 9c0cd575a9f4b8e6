import { type AccessChange, isChangeOver } from '../../domain/access-change/access-change.ts';
import type { AccessChangeEntry, AccessChangeEntryKind } from '../../domain/access-change/access-change-entry.ts';
import type { AccessChangePerson } from '../../domain/access-change/access-change-person.ts';
import { dueChangeJobs, nextChangeDueAt } from '../../domain/access-change/change-follow-up.ts';
import { applyChangeEntry } from '../../domain/access-change/replay-change.ts';
import type { RequestId } from '../../domain/ids.ts';
import type { AccessChangeReading, AccessChanges } from '../ports/access-changes.ts';
import type { Clock } from '../ports/clock.ts';
import type { NewJob } from '../ports/ledger.ts';
import type { Policies } from '../ports/policies.ts';

export interface RecordChangeDeps {
  readonly accessChanges: AccessChanges;
  readonly policies: Policies;
  readonly clock: Clock;
}

type Undated<Entry> = Entry extends AccessChangeEntry ? Omit<Entry, 'at'> : never;
export type NewChangeEntry = Undated<AccessChangeEntry>;

/** After these nothing follows at once: the act itself, a pause, or somebody's answer. */
const NOTHING_NEXT: readonly AccessChangeEntryKind[] = [
  'deciders-asked',
  'deciders-reminded',
  'decision-escalated',
  'writing',
  'put-off',
  'written',
  'seen',
  'opened',
  'telling',
];
/** Changes that come together are shown by one edit, and a press is answered before its card is edited. */
const SHOW_DELAY_SECONDS = 1;

/**
 * Appends what was decided on a reading, with the jobs the new state needs; undefined when somebody else was first. Without
 * entries it only sets anew when the sweep looks next.
 */
export async function recordChange(
  deps: RecordChangeDeps,
  reading: AccessChangeReading,
  newEntries: readonly NewChangeEntry[],
  person?: AccessChangePerson,
): Promise<AccessChangeReading | undefined> {
  const at = deps.clock();
  const { decisionDays } = await deps.policies.current();
  const entries = newEntries.map((entry): AccessChangeEntry => ({ ...entry, at }));
  const change = entries.reduce<AccessChange>(applyChangeEntry, reading.change);
  const recorded = await deps.accessChanges.record({
    id: change.id,
    after: reading.number,
    entries,
    person,
    dueAt: nextChangeDueAt(change, decisionDays, at),
    isOpen: !isChangeOver(change),
    jobs: jobsAfter(change, entries),
  });
  if (recorded.outcome === 'outdated') return undefined;
  return {
    change,
    entries: [...reading.entries, ...entries],
    number: recorded.number,
    // What was wiped stays so.
    person: reading.person && (person ?? reading.person),
  };
}

function jobsAfter(change: AccessChange, entries: readonly AccessChangeEntry[]): readonly NewJob[] {
  if (entries.length === 0) return [];
  const isPause = entries.every(({ kind }) => NOTHING_NEXT.includes(kind));
  const next = isPause ? [] : dueChangeJobs(change);
  const show = { name: 'show-card', requestId: change.id } as const;
  return [...next.map((job) => ({ job })), { job: show, delaySeconds: SHOW_DELAY_SECONDS }];
}

const TRIES = 3;

/** Goes on top of the newest reading, as long as it is wanted there. */
export async function appendChange(
  deps: RecordChangeDeps,
  id: RequestId,
  decide: (reading: AccessChangeReading) => readonly NewChangeEntry[] | undefined,
): Promise<'recorded' | 'nothing-to-do' | 'outdated'> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const reading = await deps.accessChanges.read(id);
    const entries = reading && decide(reading);
    if (!reading || !entries) return 'nothing-to-do';
    if (await recordChange(deps, reading, entries)) return 'recorded';
  }
  return 'outdated';
}
