import type { ChangeFailure } from '../../domain/access-change/access-change.ts';
import type { InvitationFailure } from '../../domain/failures.ts';
import type { Invitation } from '../../domain/invitation.ts';
import type { AccessChangeReading } from '../ports/access-changes.ts';
import type { Reading } from '../ports/ledger.ts';
import { supersededBy } from './hand-on.ts';
import { fail } from './make-deed.ts';
import { type RecordChangeDeps, recordChange } from './record-change.ts';
import { type SupersedeDeps, supersede } from './supersede.ts';

export interface SettleHandOnDeps extends RecordChangeDeps, SupersedeDeps {}

export interface SettleHandOnOutcome {
  readonly outcome: 'waiting' | 'failed' | 'outdated' | 'done';
}

/**
 * What becomes of the invitation becomes of the change: it is done once that is issued, and failed where it is refused, by
 * Microsoft or by us at the last moment. Until then nothing has ended that was there before. May run again. Throws EdgeError.
 */
export async function settleHandOn(
  deps: SettleHandOnDeps,
  reading: AccessChangeReading,
  { invitation }: Reading,
): Promise<SettleHandOnOutcome> {
  const isKnown = reading.change.track.openedAt !== undefined;
  const now = isKnown ? reading : await recordChange(deps, reading, [{ kind: 'opened' }]);
  if (!now) return { outcome: 'outdated' };
  const because = whyNotIssued(invitation);
  if (because) return fail(deps, now, because);
  if (!invitation.track.issuedAt) {
    await recordChange(deps, now, []);
    return { outcome: 'waiting' };
  }
  await supersede(deps, supersededBy(now));
  return { outcome: (await recordChange(deps, now, [{ kind: 'done' }])) ? 'done' : 'outdated' };
}

/** Why it has ended without a link; undefined: it is issued, or may be yet. */
function whyNotIssued(invitation: Invitation): ChangeFailure | undefined {
  if (invitation.track.issuedAt) return undefined;
  if (invitation.state === 'needs-attention') return 'other-account';
  if (invitation.state !== 'failed') return undefined;
  return invitation.stage === 'issue' ? failureOf(invitation.failure) : 'account-changed';
}

function failureOf(failure: InvitationFailure): ChangeFailure {
  return failure === 'inviter-lost-right' ? 'right-lost' : failure;
}
