import type { ConversionPerson } from '../../domain/conversion/conversion-person.ts';
import { readingOf } from '../../domain/eligibility-facts.ts';
import { adminStandingIn, askAdminFacts } from '../admin-right.ts';
import type { RightDeps } from '../inviter-right.ts';
import { conversionCard, presentCard, type SubjectDeps } from '../load-subject.ts';
import type { ConversionReading } from '../ports/conversions.ts';
import type { Press, PressNote, PressOutcome } from '../press-outcome.ts';
import { Wave } from '../wave.ts';
import { type NewConversionEntry, type RecordConversionDeps, recordConversion } from './record-conversion.ts';

export interface ConversionPressDeps extends SubjectDeps, RecordConversionDeps {}

/** What comes of a press; a note: nothing, and why. */
export type PressedConversion =
  | PressNote
  | { readonly entries: readonly NewConversionEntry[]; readonly person?: ConversionPerson };

/** Who presses, as the directory names them. */
export interface Presser {
  readonly name: string | undefined;
}

const TRIES = 3;

/**
 * An administrator's press on a conversion. The right is read at the act itself; what was recorded meanwhile, such as a
 * reminder, takes nothing from a press that is good on the newest reading too. Throws EdgeError.
 */
export async function pressOnConversion(
  deps: ConversionPressDeps,
  press: Press,
  decide: (reading: ConversionReading, presser: Presser) => PressedConversion,
): Promise<PressOutcome> {
  const { callerId, requestId } = press;
  const first = await deps.conversions.read(requestId);
  if (!first) return presentCard(deps, press);
  if (first.conversion.accountId === callerId) return presentCard(deps, press, 'holder');
  const presser = await readPresser(deps, press);
  if (presser === 'no-admin') return { outcome: 'no-admin' };

  let reading: ConversionReading | undefined = first;
  for (let attempt = 0; reading && attempt < TRIES; attempt += 1) {
    const pressed = decide(reading, presser);
    if (typeof pressed === 'string') return conversionCard(deps, { callerId, reading, note: pressed });
    const recorded = await recordConversion(deps, reading, pressed.entries, pressed.person);
    if (recorded) return conversionCard(deps, { callerId, reading: recorded });
    reading = await deps.conversions.read(requestId);
  }
  return presentCard(deps, press, 'stale');
}

async function readPresser({ directory, policies }: RightDeps, { callerId }: Press): Promise<Presser | 'no-admin'> {
  const wave = new Wave();
  const right = askAdminFacts(wave, callerId, await policies.current());
  await wave.read(directory);
  const facts = right();
  return adminStandingIn(facts) === 'admin' ? { name: readingOf(facts.person)?.displayName } : 'no-admin';
}
