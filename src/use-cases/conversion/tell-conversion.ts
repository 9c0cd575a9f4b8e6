import { toBeTold } from '../../domain/conversion/conversion.ts';
import { isForEveryAdministrator, partiesOf } from '../../domain/conversion/parties.ts';
import type { RequestId, UserId } from '../../domain/ids.ts';
import { currentAdmins } from '../current-admins.ts';
import { conversionSubject, type SubjectDeps } from '../load-subject.ts';
import type { ConversionReading } from '../ports/conversions.ts';
import { EdgeError } from '../ports/edge-error.ts';
import { roleInConversion } from './conversion-viewer.ts';
import { type PostDeps, postCard } from './post-card.ts';
import { type RecordConversionDeps, recordConversion } from './record-conversion.ts';
import { isLeft } from './stand-in.ts';

export interface TellConversionDeps extends SubjectDeps, RecordConversionDeps, PostDeps {}

export interface TellConversionOutcome {
  readonly outcome: 'nothing-to-do' | 'told' | 'outdated';
  readonly reached?: number;
}

/**
 * The card once more as a message of its own, to whoever asked and whoever confirmed, so that it calls for attention; to every
 * administrator where neither of them is one any more, or where it was accepted although it was stopped (product 5.8). Recorded
 * first: a gap is better than a second message, and the card that they have says it too. Run by a job. Throws EdgeError.
 */
export async function tellConversion(deps: TellConversionDeps, id: RequestId): Promise<TellConversionOutcome> {
  const reading = await deps.conversions.read(id);
  const what = reading && toBeTold(reading.conversion);
  if (!reading || !what) return { outcome: 'nothing-to-do' };
  // Where the rights cannot be read nothing is recorded yet, and it is tried again.
  const people = await Promise.all(
    (await peopleOf(deps, reading)).map(async (viewerId) => ({
      viewerId,
      as: await roleInConversion(deps, viewerId, reading),
    })),
  );
  const begun = await recordConversion(deps, reading, [{ kind: 'telling', what }]);
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
async function peopleOf(deps: TellConversionDeps, { conversion }: ConversionReading): Promise<readonly UserId[]> {
  const isForAll = isForEveryAdministrator(conversion) || (await isLeft(deps, conversion));
  const others = isForAll ? await currentAdmins(deps) : [];
  return [...new Set([...partiesOf(conversion), ...others.filter((id) => id !== conversion.accountId)])];
}
