import type { UserId } from '../domain/ids.ts';
import type { Invitee } from '../domain/invitation.ts';
import { isPending } from '../domain/person.ts';
import { isConverted } from './converted-account.ts';
import { type DeliverOutcome, finishDelivery, recordResult } from './delivery-result.ts';
import type { RightDeps } from './inviter-right.ts';
import type { Conversions } from './ports/conversions.ts';
import { EdgeError } from './ports/edge-error.ts';
import type { Ids } from './ports/ids.ts';
import type { Invitations, InviteOutcome } from './ports/invitations.ts';
import type { Reading } from './ports/ledger.ts';
import type { LinkVault } from './ports/link-vault.ts';
import { type RecordDeps, recordStep } from './record-step.ts';

export interface MailByMicrosoftDeps extends RightDeps, RecordDeps {
  readonly invitations: Invitations;
  readonly conversions: Conversions;
  readonly linkVault: LinkVault;
  readonly ids: Ids;
}

/**
 * The last way, by a press alone: a POST with Microsoft's own mail, which makes a new link and ends the one before. It is a
 * mail, so an answer that was lost is `delivery-unknown` and nothing is repeated by itself (product 10).
 */
export async function mailByMicrosoft(
  deps: MailByMicrosoftDeps,
  reading: Reading,
  { attempt, invitee, guestId }: { readonly attempt: number; readonly invitee: Invitee; readonly guestId: UserId },
): Promise<DeliverOutcome> {
  const { invitation } = reading;
  if (!(await isStillTheirs(deps, reading, { invitee, guestId }))) {
    const refusal = 'microsoft-refused';
    return finishDelivery(deps, reading, 'refused', { kind: 'delivery-refused', attempt, refusal });
  }
  const clientRequestId = deps.ids.clientRequestId();
  const begun = await recordStep(deps, reading, [{ kind: 'sending', attempt, route: 'microsoft', clientRequestId }]);
  if (!begun) return { outcome: 'outdated' };
  const { address, name, language } = invitee;

  let answer: InviteOutcome;
  try {
    const landing = invitation.teamId ? 'teams' : 'apps';
    answer = await deps.invitations.invite({ address, name, landing, microsoftsMail: language, clientRequestId });
  } catch (error) {
    if (!(error instanceof EdgeError)) throw error;
    if (error.kind === 'ambiguous') {
      // The link before is dead if it was done, and whoever still sees it must not be told otherwise.
      await deps.linkVault.wipe(invitation.id);
      const since = begun.invitation.state === 'sending' ? begun.invitation.since : deps.clock();
      return finishDelivery(deps, begun, 'unknown', { kind: 'delivery-unknown', attempt, since });
    }
    await recordResult(deps, begun, { kind: 'sending-put-off', attempt, because: error.kind });
    throw error;
  }
  if (answer.outcome !== 'issued') {
    const refusal = 'microsoft-refused';
    return finishDelivery(deps, begun, 'refused', { kind: 'delivery-refused', attempt, refusal });
  }
  if (answer.wasThere && answer.guestId === guestId) {
    await deps.linkVault.wipe(invitation.id);
    return finishDelivery(deps, begun, 'accepted', { kind: 'accepted', guestId });
  }
  if (answer.guestId !== guestId) {
    await deps.linkVault.wipe(invitation.id);
    const entry = { kind: 'strayed', got: answer.guestId, expected: [guestId] } as const;
    return finishDelivery(deps, begun, 'strayed', entry);
  }
  const linkAttempt = (invitation.track.issueAttempts ?? 0) + 1;
  await deps.linkVault.keep({ invitationId: invitation.id, attempt: linkAttempt, url: answer.redeemUrl });
  await deps.linkVault.wipeBefore({ invitationId: invitation.id, attempt: linkAttempt });
  return finishDelivery(deps, begun, 'delivered', { kind: 'delivered', attempt, linkAttempt });
}

/** A replica may not show an account that is as new as this. */
const LAG_SECONDS = 300;

/** Looked at right before: the POST would make a second guest of somebody who was removed, and end the link of whoever has the address now. */
async function isStillTheirs(
  deps: MailByMicrosoftDeps,
  { invitation }: Reading,
  { invitee, guestId }: { readonly invitee: Invitee; readonly guestId: UserId },
): Promise<boolean> {
  const { address } = invitee;
  const { directory, clock } = deps;
  const { accounts } = await directory.read({ accounts: { fact: 'accounts-with-address', address } });
  if (!('read' in accounts)) throw new EdgeError('unavailable', 'accounts-not-readable');
  const holders = accounts.read.filter(({ isOnlyOtherMail }) => !isOnlyOtherMail);
  const isNew = clock().getTime() - (invitation.track.knownAt?.getTime() ?? 0) < LAG_SECONDS * 1000;
  if (holders.length === 0 && isNew)
    throw new EdgeError('unavailable', 'guest-not-yet-visible', { retryAfterSeconds: 5 });
  const isOne = holders.length === 1 && holders.every((account) => account.id === guestId && isPending(account));
  return isOne && !(await isConverted(deps, [guestId]));
}
