import { isStrangerOpen } from '../domain/follow-up.ts';
import type { InvitationId } from '../domain/ids.ts';
import { appendStep } from './append-step.ts';
import { currentAdmins } from './current-admins.ts';
import type { RightDeps } from './inviter-right.ts';
import { EdgeError } from './ports/edge-error.ts';
import type { Notifier } from './ports/notifier.ts';
import type { People } from './ports/people.ts';
import type { RecordDeps } from './record-step.ts';

export interface TellStrangerDeps extends RightDeps, RecordDeps {
  readonly people: People;
  readonly notifier: Notifier;
}

export type TellStrangerOutcome = {
  readonly outcome: 'nothing-to-do' | 'told' | 'outdated';
  readonly reached?: number;
};

/**
 * Tells the inviter and the administrators that the guest does not know who invited them. It may be a sign of misuse, so after a
 * crash it is rather said twice than not at all. Throws EdgeError.
 */
export async function tellStranger(deps: TellStrangerDeps, id: InvitationId): Promise<TellStrangerOutcome> {
  const reading = await deps.ledger.read(id);
  if (!reading || !isStrangerOpen(reading.invitation)) return { outcome: 'nothing-to-do' };
  const admins = await currentAdmins(deps);
  const recipients = [...new Set([reading.invitation.inviterId, ...admins])];
  let reached = 0;
  let failure: EdgeError | undefined;
  for (const recipient of recipients) {
    const person = await deps.people.find(recipient);
    if (!person?.conversationId) continue;
    try {
      const told = await deps.notifier.tell(person, 'stranger', reading);
      if (told.outcome === 'sent') reached += 1;
    } catch (error) {
      if (!(error instanceof EdgeError)) throw error;
      failure = error;
    }
  }
  // As long as somebody has heard of it, nobody is told a second time for the sake of the others.
  if (reached === 0 && failure) throw failure;
  const entry = { kind: 'stranger-told', reached } as const;
  const recorded = await appendStep(deps, { id, entry, isWanted: isStrangerOpen });
  return recorded === 'recorded' ? { outcome: 'told', reached } : { outcome: recorded };
}
