import type { Conversion } from '../../domain/conversion/conversion.ts';
import { agreedUntil, openDecision } from '../../domain/conversion/conversion-follow-up.ts';
import { applyConversionEntry } from '../../domain/conversion/replay-conversion.ts';
import {
  type DecisionDays,
  type DecisionStep,
  decidersAmong,
  decisionStep,
  nextDecisionAt,
} from '../../domain/decision.ts';
import type { RequestId, UserId } from '../../domain/ids.ts';
import type { ConversionRequestSubject } from '../card-subject.ts';
import { currentAdmins } from '../current-admins.ts';
import { conversionSubject, type SubjectDeps } from '../load-subject.ts';
import type { ConversionReading } from '../ports/conversions.ts';
import { EdgeError } from '../ports/edge-error.ts';
import { type PostDeps, postCard } from './post-card.ts';
import {
  appendConversion,
  type NewConversionEntry,
  type RecordConversionDeps,
  recordConversion,
} from './record-conversion.ts';
import { putOff } from './try-within.ts';

export interface AskDecidersDeps extends SubjectDeps, RecordConversionDeps, PostDeps {}

export interface AskDecidersOutcome {
  readonly outcome: 'nothing-to-do' | 'outdated' | 'lapsed' | 'asked';
  readonly reached?: number;
}

type Asking = Exclude<DecisionStep, 'lapse'>;

const ENTRY = { ask: 'deciders-asked', remind: 'deciders-reminded', escalate: 'decision-escalated' } as const;

/** What it waits for, and as what it lapses. */
const WAITS = {
  'awaiting-agreement': 'agreement',
  'agreed-in-principle': 'agreed',
  'awaiting-confirmation': 'decision',
} as const satisfies Partial<Record<Conversion['state'], string>>;

type Waiting = Extract<Conversion, { state: keyof typeof WAITS }>;

/**
 * Brings the question to those who may decide, again after some days, and ends it: nobody waits for ever (product 5.4). An
 * agreement in principle ends too, when nothing comes of it (product 5.2). Run by a job. Throws EdgeError.
 */
export async function askDeciders(deps: AskDecidersDeps, id: RequestId): Promise<AskDecidersOutcome> {
  const reading = await deps.conversions.read(id);
  if (!reading || !isWaiting(reading.conversion)) return { outcome: 'nothing-to-do' };
  const { state, askerId, accountId: holderId } = reading.conversion;
  const { decisionDays, fourEyes } = await deps.policies.current();
  const step = stepOf(reading.conversion, decisionDays, deps.clock());
  if (!step) {
    // The days were changed meanwhile, or the job came early: when it is due is reckoned anew.
    await recordConversion(deps, reading, []);
    return { outcome: 'nothing-to-do' };
  }
  if (step === 'lapse') {
    const lapsed = await recordConversion(deps, reading, [{ kind: 'lapsed', waitedFor: WAITS[state] }]);
    return { outcome: lapsed ? 'lapsed' : 'outdated' };
  }

  const deciders = decidersAmong(await currentAdmins(deps), { askerId, holderId, fourEyes });
  const had = new Set((await deps.cardCopies.of(id)).map(({ viewerId }) => viewerId));
  const reached = await post(deps, reading, { step, deciders, had });
  const recorded = await appendConversion(deps, id, ({ conversion }) =>
    conversion.state === state ? { entries: [entryOf({ step, deciders, had }, reached)] } : undefined,
  );
  if (recorded === 'outdated') throw new EdgeError('unavailable', 'conversion-in-use', { retryAfterSeconds: 1 });
  return recorded === 'nothing-to-do' ? { outcome: 'outdated' } : { outcome: 'asked', reached };
}

function isWaiting(conversion: Conversion): conversion is Waiting {
  return conversion.state in WAITS;
}

/** Nobody is asked anything while what was agreed in principle is being taken away. */
function stepOf(conversion: Waiting, days: DecisionDays, now: Date): DecisionStep | undefined {
  if (conversion.state !== 'agreed-in-principle') return decisionStep(openDecision(conversion), days, now);
  return now >= agreedUntil(conversion) ? 'lapse' : undefined;
}

interface Post {
  readonly step: Asking;
  readonly deciders: readonly UserId[];
  /** Who has a copy from before. */
  readonly had: ReadonlySet<UserId>;
}

function entryOf({ step, deciders, had }: Post, reached: number): NewConversionEntry {
  if (step !== 'escalate') return { kind: ENTRY[step], reached };
  return { kind: ENTRY[step], reached, newTo: deciders.filter((each) => !had.has(each)) };
}

/**
 * One after the other, each copy remembered before the next is posted. The first question goes out until everybody has it, and
 * to nobody twice. A later one is a message of its own to all of them, as is the second question after an agreement; who has it
 * is known only afterwards: one that fails is not repeated, unless it has reached nobody.
 */
async function post(deps: AskDecidersDeps, reading: ConversionReading, asking: Post): Promise<number> {
  const { step, deciders, had } = asking;
  const subject = await subjectAfter(deps, reading, asking);
  const isFirst = step === 'ask' && reading.conversion.track.agreedInPrincipleAt === undefined;
  const hasIt = (each: UserId) => isFirst && had.has(each);
  const reached = new Set(deciders.filter(hasIt));
  const failures: EdgeError[] = [];
  for (const viewerId of deciders.filter((each) => !hasIt(each))) {
    try {
      if ((await postCard(deps, subject, { viewerId, as: 'admin' })) === 'posted') reached.add(viewerId);
    } catch (error) {
      // One whose chat is unwell keeps nobody else from being asked.
      if (!(error instanceof EdgeError)) throw error;
      failures.push(error);
    }
  }
  const [failure] = failures;
  const isGoingOn = isFirst && !isReminderDue(subject, deps.clock());
  const { since } = openDecision(reading.conversion);
  if (failure && (isGoingOn || reached.size === 0)) throw putOff(deps, failure, { since });
  return reached.size;
}

/** One chat that is unwell for days must not keep all others from being reminded. */
function isReminderDue({ reading, decisionDays }: ConversionRequestSubject, now: Date): boolean {
  const remindAt = nextDecisionAt(openDecision(reading.conversion), decisionDays);
  return remindAt !== undefined && remindAt <= now;
}

/** The card says which question this is, before it is recorded. */
function subjectAfter(
  deps: AskDecidersDeps,
  reading: ConversionReading,
  asking: Post,
): Promise<ConversionRequestSubject> {
  const entry = { ...entryOf(asking, 0), at: deps.clock() };
  return conversionSubject(deps, {
    ...reading,
    conversion: applyConversionEntry(reading.conversion, entry),
    entries: [...reading.entries, entry],
  });
}
