import type { InvitingReason } from '../../domain/ledger-entry.ts';
import type { ConversionReading } from '../ports/conversions.ts';
import type { Directory } from '../ports/directory.ts';
import { EdgeError } from '../ports/edge-error.ts';
import type { Ids } from '../ports/ids.ts';
import type { Invitations, InviteOutcome } from '../ports/invitations.ts';
import type { LinkVault } from '../ports/link-vault.ts';
import type { ReadingWithPerson } from './reading-with-person.ts';
import { type NewConversionEntry, type RecordConversionDeps, recordConversion } from './record-conversion.ts';
import { REPLICATION_SECONDS, secondsSince } from './replication.ts';
import { takeSnapshot } from './take-snapshot.ts';

export interface PostConversionDeps extends RecordConversionDeps {
  readonly directory: Directory;
  readonly invitations: Invitations;
  readonly conversionLinks: LinkVault;
  readonly ids: Ids;
}

export type Posted = 'issued' | 'refused' | 'strayed' | 'redeemed' | 'outdated';

const LOOKS = 5;

/** Snapshot and intention in one record, one POST, the link to the vault, the result. Throws EdgeError. */
export async function postConversion(
  deps: PostConversionDeps,
  reading: ReadingWithPerson,
  { mayBeDone }: { readonly mayBeDone: boolean },
): Promise<Posted> {
  const { accountId, track } = reading.conversion;
  const { address } = reading.person;
  const attempt = track.issueAttempts + 1;
  const reason = reasonFor(attempt, mayBeDone);
  const snapshot = await takeSnapshot(deps, accountId);
  const clientRequestId = deps.ids.clientRequestId();
  const inviting = { kind: 'inviting', attempt, reason, clientRequestId } as const;
  const begun = await recordConversion(deps, reading, [inviting], { ...reading.person, snapshot });
  if (!begun) return 'outdated';

  // What an attempt whose answer was recorded nowhere has kept is shown to nobody, and nothing comes of it any more.
  if (mayBeDone) await deps.conversionLinks.wipe(reading.conversion.invitationId);
  const finish = async (outcome: Posted, entry: NewConversionEntry): Promise<Posted> =>
    (await recordConversion(deps, begun, [entry])) ? outcome : 'outdated';
  let answer: InviteOutcome;
  try {
    answer = await deps.invitations.invite({ address, accountId, landing: 'teams', clientRequestId });
  } catch (error) {
    // `ambiguous` leaves the intention open; the others are certainly not done.
    if (error instanceof EdgeError && error.kind !== 'ambiguous') {
      await finish('refused', { kind: 'invite-put-off', attempt, because: error.kind });
    }
    throw error;
  }
  if (answer.outcome === 'refused' && answer.mayPass && isLag(deps, begun)) {
    await finish('refused', { kind: 'invite-put-off', attempt, because: 'unavailable' });
    throw new EdgeError('unavailable', 'mail-not-there-yet', { retryAfterSeconds: 5 });
  }
  if (answer.outcome !== 'issued') {
    const failure = answer.outcome === 'refused' ? answer.failure : 'input-refused';
    // What exists may be what a lost POST of ours has made, and they have accepted meanwhile: look again before giving up.
    const isToBeLookedAt = reason === 'interrupted' && failure === 'already-exists' && attempt < LOOKS;
    if (isToBeLookedAt) throw new EdgeError('ambiguous', 'exists-after-all');
    return finish('refused', { kind: 'invite-refused', attempt, failure });
  }

  const { guestId, redeemUrl, wasThere } = answer;
  // The link of another account is kept nowhere (E4).
  if (guestId !== accountId) return finish('strayed', { kind: 'strayed', got: guestId, isRemoved: false });
  if (wasThere) return finish('redeemed', { kind: 'redeemed' });
  const { invitationId } = begun.conversion;
  // Kept for this attempt alone: one that is late, and no longer the ledger's, puts no dead link before the living one.
  await deps.conversionLinks.keep({ invitationId, attempt, url: redeemUrl });
  await deps.conversionLinks.wipeBefore({ invitationId, attempt });
  return finish('issued', { kind: 'issued', attempt });
}

/** Judged by a copy of the account that does not have the address yet; later than that it is refused for good (product 10). */
function isLag(deps: PostConversionDeps, { conversion }: ConversionReading): boolean {
  const { mailSeenAt, agreedAt } = conversion.track;
  const since = mailSeenAt ?? agreedAt;
  return since !== undefined && secondsSince(deps, since) < REPLICATION_SECONDS;
}

function reasonFor(attempt: number, mayBeDone: boolean): InvitingReason {
  if (mayBeDone) return 'interrupted';
  return attempt === 1 ? 'first' : 'put-off';
}
