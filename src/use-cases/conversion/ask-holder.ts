import type { Conversion } from '../../domain/conversion/conversion.ts';
import { lapsesAt, SILENT_DAYS } from '../../domain/conversion/conversion-follow-up.ts';
import { applyConversionEntry } from '../../domain/conversion/replay-conversion.ts';
import type { RequestId } from '../../domain/ids.ts';
import type { ConversionRequestSubject } from '../card-subject.ts';
import { conversionSubject, type SubjectDeps } from '../load-subject.ts';
import type { ConversionReading } from '../ports/conversions.ts';
import { EdgeError } from '../ports/edge-error.ts';
import { type PostDeps, type PostedTo, postCard } from './post-card.ts';
import {
  appendConversion,
  type NewConversionEntry,
  type RecordConversionDeps,
  recordConversion,
} from './record-conversion.ts';
import { tryWithin } from './try-within.ts';

export interface AskHolderDeps extends SubjectDeps, RecordConversionDeps, PostDeps {}

export type AskHolderOutcome = {
  readonly outcome: 'nothing-to-do' | 'outdated' | 'lapsed' | 'asked' | 'unreachable' | 'silent';
};

const DAY_MS = 86_400_000;
/**
 * So long it is tried in silence where nothing says that they cannot be reached for good. A chat that was opened a moment ago is
 * listed within minutes, and an outage is mostly over; whoever confirmed still knows what this is about, and has other ways.
 */
const REACHED_WITHIN_SECONDS = 3_600;

/** Brings the question to the account itself, says when it cannot, or no answer comes, and ends it (product 5.5). Run by a job. Throws EdgeError. */
export async function askHolder(deps: AskHolderDeps, id: RequestId): Promise<AskHolderOutcome> {
  const reading = await deps.conversions.read(id);
  if (!reading || !isWaiting(reading.conversion)) return { outcome: 'nothing-to-do' };
  const { conversion } = reading;
  const now = deps.clock();
  if (now >= lapsesAt(conversion)) return record(deps, reading, 'lapsed', { kind: 'lapsed', waitedFor: 'holder' });
  if (conversion.state === 'confirmed') return ask(deps, { ...reading, conversion });
  if (conversion.state === 'holder-asked' && now.getTime() >= conversion.since.getTime() + SILENT_DAYS * DAY_MS)
    return record(deps, reading, 'silent', { kind: 'holder-unreachable', because: 'no-answer' });
  // The job came early: when it is due is reckoned anew.
  await recordConversion(deps, reading, []);
  return { outcome: 'nothing-to-do' };
}

type ConfirmedReading = ConversionReading & { readonly conversion: Extract<Conversion, { state: 'confirmed' }> };

function isWaiting({ state }: Conversion): boolean {
  return state === 'confirmed' || state === 'holder-asked' || state === 'holder-unreachable';
}

async function ask(deps: AskHolderDeps, reading: ConfirmedReading): Promise<AskHolderOutcome> {
  const { holderMustAgree } = await deps.policies.current();
  // The link needs their chat, whether they are asked or not.
  const asked: readonly NewConversionEntry[] = [
    { kind: 'holder-asked' },
    ...(holderMustAgree ? [] : [{ kind: 'holder-agreed', isByPolicy: true } as const]),
  ];
  const posted = await postInTime(deps, reading, asked);
  const entries = posted === 'posted' ? asked : [{ kind: 'holder-unreachable', because: posted } as const];
  const recorded = await appendConversion(deps, reading.conversion.id, ({ conversion }) =>
    conversion.state === 'confirmed' ? { entries } : undefined,
  );
  if (recorded === 'outdated') throw new EdgeError('unavailable', 'conversion-in-use', { retryAfterSeconds: 1 });
  if (recorded === 'nothing-to-do') return { outcome: 'outdated' };
  return { outcome: posted === 'posted' ? 'asked' : 'unreachable' };
}

/** Fails as long as it may still come to be; after that they count as not reached, whatever the last try has said. */
function postInTime(
  deps: AskHolderDeps,
  reading: ConfirmedReading,
  asked: readonly NewConversionEntry[],
): Promise<PostedTo | 'not-reached'> {
  return tryWithin<PostedTo | 'not-reached'>(deps, {
    since: reading.conversion.since,
    withinSeconds: REACHED_WITHIN_SECONDS,
    act: () => postOnce(deps, reading, asked),
    giveUp: () => 'not-reached',
  });
}

/** A copy that no entry speaks of was posted right before a crash: it is brought up. Asked again, they get a new message. */
async function postOnce(
  deps: AskHolderDeps,
  reading: ConversionReading,
  asked: readonly NewConversionEntry[],
): Promise<PostedTo> {
  const { id, accountId, track } = reading.conversion;
  const copies = track.holderAskedAt ? [] : await deps.cardCopies.of(id);
  if (copies.some(({ viewerId }) => viewerId === accountId)) return 'posted';
  return postCard(deps, await subjectAfter(deps, reading, asked), { viewerId: accountId, as: 'holder' });
}

/** The message says what is so once it is recorded. */
function subjectAfter(
  deps: AskHolderDeps,
  reading: ConversionReading,
  asked: readonly NewConversionEntry[],
): Promise<ConversionRequestSubject> {
  const at = deps.clock();
  const entries = asked.map((entry) => ({ ...entry, at }));
  return conversionSubject(deps, {
    ...reading,
    conversion: entries.reduce<Conversion>(applyConversionEntry, reading.conversion),
  });
}

async function record(
  deps: AskHolderDeps,
  reading: ConversionReading,
  outcome: 'lapsed' | 'silent',
  entry: NewConversionEntry,
): Promise<AskHolderOutcome> {
  return { outcome: (await recordConversion(deps, reading, [entry])) ? outcome : 'outdated' };
}
