import { type Conversion, isToBeTold } from '../../domain/conversion/conversion.ts';
import type { RequestId, UserId } from '../../domain/ids.ts';
import { conversionSubject, type SubjectDeps } from '../load-subject.ts';
import { EdgeError } from '../ports/edge-error.ts';
import { roleInConversion } from './conversion-viewer.ts';
import { type PostDeps, postCard } from './post-card.ts';
import { type RecordConversionDeps, recordConversion } from './record-conversion.ts';

export interface TellConversionDeps extends SubjectDeps, RecordConversionDeps, PostDeps {}

export interface TellConversionOutcome {
  readonly outcome: 'nothing-to-do' | 'told' | 'outdated';
  readonly reached?: number;
}

/**
 * The card once more as a message of its own, to whoever asked and whoever confirmed, so that it calls for attention. Recorded
 * first: a gap is better than a second message, and the card that they have says it too. Run by a job. Throws EdgeError.
 */
export async function tellConversion(deps: TellConversionDeps, id: RequestId): Promise<TellConversionOutcome> {
  const reading = await deps.conversions.read(id);
  if (!reading || !isToBeTold(reading.conversion)) return { outcome: 'nothing-to-do' };
  // Where the rights cannot be read nothing is recorded yet, and it is tried again.
  const people = await Promise.all(
    peopleOf(reading.conversion).map(async (viewerId) => ({
      viewerId,
      as: await roleInConversion(deps, viewerId, reading),
    })),
  );
  const begun = await recordConversion(deps, reading, [{ kind: 'telling', what: reading.conversion.state }]);
  if (!begun) return { outcome: 'outdated' };

  const subject = await conversionSubject(deps, begun);
  let reached = 0;
  const failures: EdgeError[] = [];
  for (const person of people.filter(({ as }) => as !== 'nobody')) {
    try {
      if ((await postCard(deps, subject, person)) === 'posted') reached += 1;
    } catch (error) {
      // One whose chat is unwell keeps nobody else from being told.
      if (!(error instanceof EdgeError)) throw error;
      failures.push(error);
    }
  }
  const [failure] = failures;
  if (failure && reached === 0) throw failure;
  return { outcome: 'told', reached };
}

/** Whoever denied it knows. */
function peopleOf({ askerId, track }: Conversion): readonly UserId[] {
  const { made } = track.decision;
  return [...new Set([askerId, ...(made?.verdict === 'confirmed' ? [made.by] : [])])];
}
