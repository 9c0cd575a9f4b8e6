import type { ToldOfConversion } from '../../domain/conversion/conversion.ts';
import { isForEveryAdministrator, partiesOf } from '../../domain/conversion/parties.ts';
import { toBeTold } from '../../domain/conversion/to-be-told.ts';
import type { RequestId, UserId } from '../../domain/ids.ts';
import { currentAdmins } from '../current-admins.ts';
import { conversionSubject, type SubjectDeps } from '../load-subject.ts';
import type { ConversionReading } from '../ports/conversions.ts';
import { EdgeError } from '../ports/edge-error.ts';
import { roleInConversion } from './conversion-viewer.ts';
import { type Addressee, type PostDeps, postCard } from './post-card.ts';
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
  const people = await addressees(deps, reading, what);
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

/** Where the rights cannot be read nothing is recorded yet, and it is tried again. */
async function addressees(
  deps: TellConversionDeps,
  reading: ConversionReading,
  what: ToldOfConversion,
): Promise<readonly Addressee[]> {
  try {
    const ids = await peopleOf(deps, reading);
    return await Promise.all(
      ids.map(async (viewerId) => ({ viewerId, as: await roleInConversion(deps, viewerId, reading) })),
    );
  } catch (error) {
    // The directory that says nothing of the account may say nothing of rights: they read that, and nothing that was found.
    if (what !== 'invite-unsure' || !(error instanceof EdgeError)) throw error;
    return partiesOf(reading.conversion).map((viewerId) => ({ viewerId, as: 'converter' }));
  }
}

/** Whoever denied it knows. */
async function peopleOf(deps: TellConversionDeps, { conversion }: ConversionReading): Promise<readonly UserId[]> {
  const isForAll = isForEveryAdministrator(conversion) || (await isLeft(deps, conversion));
  const others = isForAll ? await currentAdmins(deps) : [];
  return [...new Set([...partiesOf(conversion), ...others.filter((id) => id !== conversion.accountId)])];
}
