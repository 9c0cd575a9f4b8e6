import type { AccessChangePerson } from '../../domain/access-change/access-change-person.ts';
import { readingOf } from '../../domain/eligibility-facts.ts';
import { adminStandingIn, askAdminFacts } from '../admin-right.ts';
import { changeSubject, presentCard, type SubjectDeps } from '../load-subject.ts';
import type { AccessChangeReading } from '../ports/access-changes.ts';
import type { Press, PressNote, PressOutcome } from '../press-outcome.ts';
import { Wave } from '../wave.ts';
import { roleOnChange } from './change-viewer.ts';
import { type NewChangeEntry, type RecordChangeDeps, recordChange } from './record-change.ts';

export interface ChangePressDeps extends SubjectDeps, RecordChangeDeps {}

/** What comes of a press; a note: nothing, and why. */
type PressedChange = PressNote | { readonly entries: readonly NewChangeEntry[]; readonly person?: AccessChangePerson };

const TRIES = 3;

/**
 * An administrator's press on a change of access. The right is read at the act itself; what was recorded meanwhile, such as a
 * reminder, takes nothing from a press that is good on the newest reading too. Throws EdgeError.
 */
export async function pressOnChange(
  deps: ChangePressDeps,
  press: Press,
  decide: (reading: AccessChangeReading, presser: { readonly name: string | undefined }) => PressedChange,
): Promise<PressOutcome> {
  const { callerId, requestId } = press;
  let reading = await deps.accessChanges.read(requestId);
  if (!reading) return presentCard(deps, press);
  const wave = new Wave();
  const right = askAdminFacts(wave, callerId, await deps.policies.current());
  await wave.read(deps.directory);
  const facts = right();
  if (adminStandingIn(facts) !== 'admin' || reading.change.accountId === callerId) return { outcome: 'no-admin' };

  const presser = { name: readingOf(facts.person)?.displayName };
  for (let attempt = 0; reading && attempt < TRIES; attempt += 1) {
    const pressed = decide(reading, presser);
    if (typeof pressed === 'string') return changeCard(deps, press, { reading, note: pressed });
    const recorded = await recordChange(deps, reading, pressed.entries, pressed.person);
    if (recorded) return changeCard(deps, press, { reading: recorded });
    reading = await deps.accessChanges.read(requestId);
  }
  return presentCard(deps, press, 'stale');
}

async function changeCard(
  deps: ChangePressDeps,
  { callerId }: Press,
  { reading, note }: { readonly reading: AccessChangeReading; readonly note?: PressNote },
): Promise<PressOutcome> {
  return { outcome: 'card', subject: await changeSubject(deps, reading), note, as: roleOnChange(callerId, reading) };
}
