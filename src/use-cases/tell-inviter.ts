import { isToBeTold } from '../domain/follow-up.ts';
import type { InvitationId } from '../domain/ids.ts';
import { EdgeError } from './ports/edge-error.ts';
import type { Reading } from './ports/ledger.ts';
import type { Notifier } from './ports/notifier.ts';
import type { People } from './ports/people.ts';
import { type RecordDeps, recordStep } from './record-step.ts';

export interface TellDeps extends RecordDeps {
  readonly people: People;
  readonly notifier: Notifier;
}

export type TellInviterOutcome = { readonly outcome: 'nothing-to-do' | 'sent' | 'unsure' | 'unreachable' | 'outdated' };

/** The one message at the end. Sends are not idempotent, and a gap is better than a second message: the card says it too. */
export async function tellInviter(deps: TellDeps, id: InvitationId): Promise<TellInviterOutcome> {
  const reading = await deps.ledger.read(id);
  if (!reading || !isToBeTold(reading.invitation)) return { outcome: 'nothing-to-do' };
  const what = reading.invitation.state === 'ready' ? 'ready' : 'accepted';
  if (reading.invitation.track.tellingAt) return told(deps, reading, what, 'unsure');

  const person = await deps.people.find(reading.invitation.inviterId);
  if (!person?.conversationId) return told(deps, reading, what, 'unreachable');
  const begun = await recordStep(deps, reading, [{ kind: 'telling', what }]);
  if (!begun) return { outcome: 'outdated' };
  try {
    const { outcome } = await deps.notifier.tell(person, what, begun);
    return told(deps, begun, what, outcome);
  } catch (error) {
    if (!(error instanceof EdgeError)) throw error;
    if (error.kind === 'ambiguous') return told(deps, begun, what, 'unsure');
    await recordStep(deps, begun, [{ kind: 'telling-put-off', because: error.kind }]);
    throw error;
  }
}

async function told(
  deps: TellDeps,
  reading: Reading,
  what: 'ready' | 'accepted',
  result: 'sent' | 'unsure' | 'unreachable',
): Promise<TellInviterOutcome> {
  const recorded = await recordStep(deps, reading, [{ kind: 'told', what, result }]);
  return { outcome: recorded ? result : 'outdated' };
}
