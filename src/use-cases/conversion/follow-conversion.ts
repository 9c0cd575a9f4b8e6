import { isRedeemed } from '../../domain/conversion/signed-in-at.ts';
import type { RequestId } from '../../domain/ids.ts';
import type { KeepDays } from '../../domain/retention.ts';
import type { ConversionReading } from '../ports/conversions.ts';
import type { Directory } from '../ports/directory.ts';
import type { Jobs } from '../ports/jobs.ts';
import type { LinkVault } from '../ports/link-vault.ts';
import { needed } from '../unreadable.ts';
import { type RecordConversionDeps, recordConversion } from './record-conversion.ts';

export interface FollowConversionDeps extends RecordConversionDeps {
  readonly directory: Directory;
  readonly conversionLinks: LinkVault;
  readonly jobs: Jobs;
  readonly keepDays: KeepDays;
}

export type FollowConversionOutcome = {
  readonly outcome: 'nothing-to-do' | 'waiting' | 'redeemed' | 'link-wiped' | 'outdated';
};

const DAY_MS = 86_400_000;

/** Whether they have accepted, with our link or without it (E2); and no link is kept for ever. Throws EdgeError. */
export async function followConversion(deps: FollowConversionDeps, id: RequestId): Promise<FollowConversionOutcome> {
  const reading = await deps.conversions.read(id);
  const { state, accountId } = reading?.conversion ?? {};
  if (!reading || !accountId || (state !== 'issued' && state !== 'delivered')) return { outcome: 'nothing-to-do' };
  const { account, ownDomains } = await deps.directory.read({
    account: { fact: 'person', id: accountId },
    ownDomains: { fact: 'own-domains' },
  });
  const person = needed(account, 'account-not-readable');
  if (person && isRedeemed(person, needed(ownDomains, 'own-domains-not-readable')))
    return wipe(deps, reading, 'redeemed');
  if (isLinkOld(deps, reading)) return wipe(deps, reading, 'link-wiped');
  await recordConversion(deps, reading, []);
  // Their chat was closed when the link came: it is open again as soon as they have the app back.
  if (state === 'issued') await deps.jobs.enqueue([{ job: { name: 'show-card', requestId: id } }]);
  return { outcome: 'waiting' };
}

function isLinkOld({ clock, keepDays }: FollowConversionDeps, { conversion }: ConversionReading): boolean {
  const { issuedAt, linkAttempt } = conversion.track;
  if (!issuedAt || linkAttempt === undefined) return false;
  return clock().getTime() >= issuedAt.getTime() + keepDays.link * DAY_MS;
}

/** Wiped first: a crash between the two leaves no link behind, and this one is missed by nobody. */
async function wipe(
  deps: FollowConversionDeps,
  reading: ConversionReading,
  kind: 'redeemed' | 'link-wiped',
): Promise<FollowConversionOutcome> {
  await deps.conversionLinks.wipe(reading.conversion.invitationId);
  return { outcome: (await recordConversion(deps, reading, [{ kind }])) ? kind : 'outdated' };
}
