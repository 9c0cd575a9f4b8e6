import { parseEmailAddress } from '../../domain/email-address.ts';
import type { InvitationId, UserId } from '../../domain/ids.ts';
import { isFinal } from '../../domain/invitation.ts';
import { EdgeError } from '../ports/edge-error.ts';
import type { Reading } from '../ports/ledger.ts';
import type { LinkVault } from '../ports/link-vault.ts';
import { type RecordDeps, recordStep } from '../record-step.ts';

export interface SupersedeDeps extends RecordDeps {
  readonly linkVault: LinkVault;
}

export interface Superseded {
  /** The reset that takes their place. */
  readonly by: InvitationId;
  readonly accountId: UserId;
  readonly addresses: readonly (string | undefined)[];
}

/** Other invitations of ours that are open for whoever is reset. Throws EdgeError while something of one is under way. */
export async function heldBefore(
  { ledger }: Pick<SupersedeDeps, 'ledger'>,
  { by, accountId, addresses }: Superseded,
): Promise<readonly Reading[]> {
  const parsed = addresses.map((text) => parseEmailAddress(text ?? ''));
  const open = await ledger.openInvitationsTo(parsed.flatMap((each) => ('address' in each ? each.address : [])));
  const readings = await Promise.all([...open.values()].map(({ id }) => ledger.read(id)));
  const own = readings
    .filter((each) => each !== undefined)
    .filter(({ invitation: { id, track } }) => id !== by && track.guestId === accountId);
  if (own.some(({ invitation: { state } }) => state === 'sending' || state === 'inviting' || state === 'requested'))
    throw new EdgeError('unavailable', 'invitation-under-way', { retryAfterSeconds: 30 });
  return own;
}

/**
 * Ends those before, once the reset is issued: their links stop working with it, and no reminder may go to an address that is
 * not theirs any more. The address is then held by the one that takes their place. May run again. Throws EdgeError.
 */
export async function supersede(deps: SupersedeDeps, superseded: Superseded): Promise<void> {
  for (const reading of await heldBefore(deps, superseded)) {
    const { id } = reading.invitation;
    await deps.linkVault.wipe(id);
    if (!(await recordStep(deps, reading, [{ kind: 'superseded' }])))
      throw new EdgeError('unavailable', 'invitation-in-use', { retryAfterSeconds: 1 });
  }
  const now = await deps.ledger.read(superseded.by);
  if (now && !isFinal(now.invitation)) await deps.ledger.claim(superseded.by);
}
