import type { InternalAccount } from '../../domain/conversion/internal-account.ts';
import { isPending } from '../../domain/person.ts';
import type { Accounts } from '../ports/accounts.ts';
import type { ConversionReading } from '../ports/conversions.ts';
import type { Directory } from '../ports/directory.ts';
import { EdgeError } from '../ports/edge-error.ts';
import { needed } from '../unreadable.ts';
import { type RecordConversionDeps, recordConversion } from './record-conversion.ts';
import { REPLICATION_SECONDS, secondsSince } from './replication.ts';

export interface RemoveStrayDeps extends RecordConversionDeps {
  readonly accounts: Accounts;
  readonly directory: Directory;
}

export type Strayed = 'nothing-to-do' | 'stray-removed' | 'stray-kept' | 'outdated';

/** As far as the directory's clock may be behind ours. */
const CLOCKS_DIFFER_SECONDS = 60;

/**
 * Removes the guest that a POST of ours has made in place of the account (E4): one that is pending and came to be by an
 * invitation since that POST was begun, and no other. `strayed` is the intention, and once more the result. Throws EdgeError.
 */
export async function removeStray(
  deps: RemoveStrayDeps,
  reading: ConversionReading,
): Promise<{ readonly outcome: Strayed }> {
  const { conversion, entries } = reading;
  const isStray = conversion.state === 'needs-attention' && conversion.because.what === 'strayed';
  if (!isStray || conversion.because.isRemoved) return { outcome: 'nothing-to-do' };
  const { got } = conversion.because;
  const { guest } = await deps.directory.read({ guest: { fact: 'account', id: got } });
  const account = needed(guest, 'stray-not-readable');
  if (!account && secondsSince(deps, conversion.since) < REPLICATION_SECONDS)
    throw new EdgeError('unavailable', 'stray-not-yet-visible', { retryAfterSeconds: 5 });

  const first = entries.find(({ kind }) => kind === 'inviting');
  const last = entries.findLast((entry) => entry.kind === 'inviting');
  if (account && last && first) {
    if (!isMadeSince(account, first.at)) return { outcome: 'stray-kept' };
    // Part of the same act, and known by the same id.
    const removed = await deps.accounts.removeGuest({ id: got, clientRequestId: last.clientRequestId });
    if (removed.outcome === 'refused') return { outcome: 'stray-kept' };
  }
  const recorded = await recordConversion(deps, reading, [{ kind: 'strayed', got, isRemoved: true }]);
  return { outcome: recorded ? 'stray-removed' : 'outdated' };
}

function isMadeSince(account: InternalAccount, begunAt: Date): boolean {
  // Not since when it is pending: inviting somebody once more may renew that.
  const { creationType, createdAt: madeAt } = account;
  const since = begunAt.getTime() - CLOCKS_DIFFER_SECONDS * 1000;
  return isPending(account) && creationType === 'Invitation' && madeAt !== undefined && madeAt.getTime() >= since;
}
