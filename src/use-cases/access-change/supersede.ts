import { parseEmailAddress } from '../../domain/email-address.ts';
import type { UserId } from '../../domain/ids.ts';
import { EdgeError } from '../ports/edge-error.ts';
import type { LinkVault } from '../ports/link-vault.ts';
import { type RecordDeps, recordStep } from '../record-step.ts';

export interface SupersedeDeps extends RecordDeps {
  readonly linkVault: LinkVault;
}

/**
 * Ends invitations of ours that are open for somebody whose redemption is reset: their links stop working with it, and no
 * reminder may go to an address that is not theirs any more. Throws EdgeError while a mail of one is under way.
 */
export async function supersede(
  deps: SupersedeDeps,
  { accountId, addresses }: { readonly accountId: UserId; readonly addresses: readonly (string | undefined)[] },
): Promise<void> {
  const parsed = addresses.map((text) => parseEmailAddress(text ?? ''));
  const open = await deps.ledger.openInvitationsTo(parsed.flatMap((each) => ('address' in each ? each.address : [])));
  for (const { id } of open.values()) {
    const reading = await deps.ledger.read(id);
    if (!reading || reading.invitation.track.guestId !== accountId) continue;
    const { state } = reading.invitation;
    if (state === 'sending' || state === 'inviting' || state === 'requested')
      throw new EdgeError('unavailable', 'invitation-under-way', { retryAfterSeconds: 30 });
    await deps.linkVault.wipe(id);
    if (!(await recordStep(deps, reading, [{ kind: 'superseded' }])))
      throw new EdgeError('unavailable', 'invitation-in-use', { retryAfterSeconds: 1 });
  }
}
