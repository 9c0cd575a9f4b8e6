import { type Conversion, isOver } from '../../domain/conversion/conversion.ts';
import type { ConversionEntry, ConversionEntryKind } from '../../domain/conversion/conversion-entry.ts';
import { dueConversionJobs, nextConversionDueAt } from '../../domain/conversion/conversion-follow-up.ts';
import type { ConversionPerson } from '../../domain/conversion/conversion-person.ts';
import { applyConversionEntry } from '../../domain/conversion/replay-conversion.ts';
import type { RequestId } from '../../domain/ids.ts';
import type { Job } from '../../domain/job.ts';
import type { Clock } from '../ports/clock.ts';
import type { ConversionReading, Conversions } from '../ports/conversions.ts';
import type { NewJob } from '../ports/ledger.ts';
import type { Policies } from '../ports/policies.ts';

export interface RecordConversionDeps {
  readonly conversions: Conversions;
  readonly policies: Policies;
  readonly clock: Clock;
  /** How often an account whose link is out is looked at. */
  readonly followSeconds: number;
}

type Undated<Entry> = Entry extends ConversionEntry ? Omit<Entry, 'at'> : never;
export type NewConversionEntry = Undated<ConversionEntry>;

/** After these nothing follows at once: the act itself, a pause, or somebody's answer. */
const NOTHING_NEXT: readonly ConversionEntryKind[] = [
  'deciders-asked',
  'deciders-reminded',
  'decision-escalated',
  'checked-again',
  'holder-asked',
  'code-sending',
  'code-put-off',
  'code-sent',
  'code-failed',
  'code-wrong',
  'writing-mail',
  'mail-put-off',
  'mail-written',
  'mail-seen',
  'inviting',
  'invite-put-off',
  'link-sending',
  'link-put-off',
  'holder-reminding',
  'holder-reminded',
  'teams-link-sending',
  'teams-link-put-off',
  'telling',
];
/** Changes that come together are shown by one edit, and a press is answered before its card is edited. */
const SHOW_DELAY_SECONDS = 1;

/**
 * Appends what was decided on a reading, with the jobs the new state needs; undefined when somebody else was first. Without
 * entries it only sets anew when the sweep looks next.
 */
export async function recordConversion(
  deps: RecordConversionDeps,
  reading: ConversionReading,
  newEntries: readonly NewConversionEntry[],
  person?: ConversionPerson,
): Promise<ConversionReading | undefined> {
  const at = deps.clock();
  const { decisionDays: days } = await deps.policies.current();
  const entries = newEntries.map((entry): ConversionEntry => ({ ...entry, at }));
  const conversion = entries.reduce<Conversion>(applyConversionEntry, reading.conversion);
  const recorded = await deps.conversions.record({
    id: conversion.id,
    after: reading.number,
    entries,
    person,
    dueAt: nextConversionDueAt(conversion, { days, followSeconds: deps.followSeconds }, at),
    isOpen: !isOver(conversion),
    jobs: jobsAfter(conversion, entries),
  });
  if (recorded.outcome === 'outdated') return undefined;
  return {
    conversion,
    entries: [...reading.entries, ...entries],
    number: recorded.number,
    // What was wiped stays so.
    person: reading.person && (person ?? reading.person),
  };
}

function jobsAfter(conversion: Conversion, entries: readonly ConversionEntry[]): readonly NewJob[] {
  if (entries.length === 0) return [];
  const isPause = entries.every(({ kind }) => NOTHING_NEXT.includes(kind));
  // Nobody looks at once at an account that was only just invited; of what is stopped the link is wiped.
  const isStopped = entries.some(({ kind }) => kind === 'stopped-after-issue');
  const isNext = ({ name }: Job) => isStopped || name !== 'follow-conversion';
  const next = isPause ? [] : dueConversionJobs(conversion).filter(isNext);
  const show = { name: 'show-card', requestId: conversion.id } as const;
  return [...next.map((job) => ({ job })), { job: show, delaySeconds: SHOW_DELAY_SECONDS }];
}

const TRIES = 3;

/** What is to be recorded on a reading; undefined: nothing any more. */
type Decide = (
  reading: ConversionReading,
) => { readonly entries: readonly NewConversionEntry[]; readonly person?: ConversionPerson } | undefined;

/**
 * Goes on top of the newest reading, as long as it is wanted there: a reminder that was recorded meanwhile takes nothing from
 * a press.
 */
export async function appendConversion(
  deps: RecordConversionDeps,
  id: RequestId,
  decide: Decide,
): Promise<ConversionReading | 'nothing-to-do' | 'outdated'> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const reading = await deps.conversions.read(id);
    const wanted = reading && decide(reading);
    if (!reading || !wanted) return 'nothing-to-do';
    const recorded = await recordConversion(deps, reading, wanted.entries, wanted.person);
    if (recorded) return recorded;
  }
  return 'outdated';
}
