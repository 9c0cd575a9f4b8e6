import type { UserId } from '../../domain/ids.ts';
import { isAdministrator } from '../admin-right.ts';
import { presentCard, type SubjectDeps } from '../load-subject.ts';
import { namesOf } from '../names-of.ts';
import type { ConversionReading } from '../ports/conversions.ts';
import type { People } from '../ports/people.ts';
import type { Press, PressOutcome } from '../press-outcome.ts';

export interface ConversionHistoryDeps extends SubjectDeps {
  readonly people: People;
}

/** Who did what about one conversion, to those who administer; its holder reads their own card. Reads only. Throws EdgeError. */
export async function showConversionHistory(deps: ConversionHistoryDeps, press: Press): Promise<PressOutcome> {
  const { callerId, requestId } = press;
  const reading = await deps.conversions.read(requestId);
  if (!reading || reading.conversion.accountId === callerId) return presentCard(deps, press);
  if (!(await isAdministrator(deps, callerId))) return { outcome: 'no-admin' };
  const names = await namesOf(deps.people, reading.entries);
  return { outcome: 'conversion-history', reading, names: new Map([...names, ...namesKept(reading)]) };
}

/** As they were called when they acted. */
function namesKept({ conversion, person }: ConversionReading): readonly (readonly [UserId, string])[] {
  const { askerId, track } = conversion;
  const kept: readonly (readonly [UserId | undefined, string | undefined])[] = [
    [track.agreement?.made?.by, person?.agreerName],
    [track.decision.made?.by, person?.deciderName],
    [askerId, person?.askerName],
  ];
  return kept.flatMap(([id, name]) => (id && name ? [[id, name] as const] : []));
}
