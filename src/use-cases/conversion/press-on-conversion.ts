import type { ConversionPerson } from '../../domain/conversion/conversion-person.ts';
import { readingOf } from '../../domain/eligibility-facts.ts';
import { askConverterFacts, type ConverterStanding, converterStandingIn } from '../converter-right.ts';
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
  | {
      readonly entries: readonly NewConversionEntry[];
      readonly person?: ConversionPerson;
      /** What is said of it, although it was recorded. */
      readonly note?: PressNote;
    };

/** Who presses, as the directory names them. */
export interface Presser {
  readonly name: string | undefined;
}

/** What a press comes to on a reading. */
export type Decide = (reading: ConversionReading, presser: Presser) => PressedConversion;

const TRIES = 3;

/**
 * An administrator's press on a conversion. The right is read at the act itself; what was recorded meanwhile, such as a
 * reminder, takes nothing from a press that is good on the newest reading too. Throws EdgeError.
 */
export function pressOnConversion(deps: ConversionPressDeps, press: Press, decide: Decide): Promise<PressOutcome> {
  return pressBy(deps, press, { decide, isForConverter: false });
}

/** The same for what whoever asked may do without administering, as long as they may ask (product 5.1). */
export function pressByAsker(deps: ConversionPressDeps, press: Press, decide: Decide): Promise<PressOutcome> {
  return pressBy(deps, press, { decide, isForConverter: true });
}

async function pressBy(
  deps: ConversionPressDeps,
  press: Press,
  { decide, isForConverter }: { readonly decide: Decide; readonly isForConverter: boolean },
): Promise<PressOutcome> {
  const { callerId, requestId } = press;
  const first = await deps.conversions.read(requestId);
  if (!first) return presentCard(deps, press);
  if (first.conversion.accountId === callerId) return presentCard(deps, press, 'holder');
  const presser = await readPresser(deps, press);
  const as = presser.standing === 'converter' ? presser.standing : undefined;
  const mayPress = presser.standing === 'admin' || (as && isForConverter && first.conversion.askerId === callerId);
  if (!mayPress) return { outcome: 'no-admin' };

  let reading: ConversionReading | undefined = first;
  for (let attempt = 0; reading && attempt < TRIES; attempt += 1) {
    const pressed = decide(reading, presser);
    if (typeof pressed === 'string') return conversionCard(deps, { callerId, reading, note: pressed, as });
    const recorded = await recordConversion(deps, reading, pressed.entries, pressed.person);
    if (recorded) return conversionCard(deps, { callerId, reading: recorded, note: pressed.note, as });
    reading = await deps.conversions.read(requestId);
  }
  return presentCard(deps, press, 'stale');
}

async function readPresser(
  { directory, policies }: RightDeps,
  { callerId }: Press,
): Promise<Presser & { readonly standing: ConverterStanding }> {
  const policy = await policies.current();
  const wave = new Wave();
  const right = askConverterFacts(wave, callerId, policy);
  await wave.read(directory);
  const facts = right();
  return { standing: converterStandingIn(facts, policy), name: readingOf(facts.person)?.displayName };
}
