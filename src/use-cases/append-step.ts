import type { InvitationId } from '../domain/ids.ts';
import type { Invitation } from '../domain/invitation.ts';
import { type NewEntry, type RecordDeps, recordStep } from './record-step.ts';

const TRIES = 3;

/** A fact that is true whatever else was recorded meanwhile, so it goes on top of the newest reading, if it is still wanted there. */
export async function appendStep(
  deps: RecordDeps,
  step: {
    readonly id: InvitationId;
    readonly entry: NewEntry;
    readonly isWanted: (invitation: Invitation) => boolean;
  },
): Promise<'recorded' | 'nothing-to-do' | 'outdated'> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const reading = await deps.ledger.read(step.id);
    if (!reading || !step.isWanted(reading.invitation)) return 'nothing-to-do';
    if (await recordStep(deps, reading, [step.entry])) return 'recorded';
  }
  return 'outdated';
}
