import { type Conversion, isOver } from '../../domain/conversion/conversion.ts';
import { presentCard } from '../load-subject.ts';
import type { Press, PressOutcome } from '../press-outcome.ts';
import type { ConversionPressDeps } from './press-on-conversion.ts';
import { appendConversion } from './record-conversion.ts';

/** The holder says that something is wrong; whoever asked and confirmed is told, once, and nothing stops by itself. Throws EdgeError. */
export async function reportProblem(deps: ConversionPressDeps, press: Press): Promise<PressOutcome> {
  const { callerId, requestId } = press;
  const reading = await deps.conversions.read(requestId);
  if (reading?.conversion.accountId !== callerId) return presentCard(deps, press);
  const recorded = await appendConversion(deps, requestId, ({ conversion }) =>
    mayReport(conversion) ? { entries: [{ kind: 'problem-reported' }] } : undefined,
  );
  if (typeof recorded !== 'string') return presentCard(deps, press, 'problem-told');
  return presentCard(deps, press, reading.conversion.track.problemAt ? 'twice' : 'stale');
}

/** Whoever has read the question may; after the end there is nobody to tell. */
function mayReport(conversion: Conversion): boolean {
  const { track } = conversion;
  return track.holderAskedAt !== undefined && track.problemAt === undefined && !isOver(conversion);
}
