import type { RedeemUrl } from '../../domain/redeem-url.ts';
import type { ConversionReading } from '../ports/conversions.ts';
import type { LinkVault } from '../ports/link-vault.ts';
import type { Viewer } from '../ports/notifier.ts';
import { appendConversion, type RecordConversionDeps } from './record-conversion.ts';

export interface ShownLinkDeps extends RecordConversionDeps {
  readonly conversionLinks: LinkVault;
}

/** The link as it is in the vault at this moment: for the account itself, as long as it is good, and for nobody else (product 8). */
export async function linkFor(
  { conversionLinks }: ShownLinkDeps,
  { conversion }: ConversionReading,
  { id, as }: Pick<Viewer, 'id' | 'as'>,
): Promise<RedeemUrl | undefined> {
  const { state, accountId, invitationId, track } = conversion;
  const isGood = state === 'issued' || state === 'delivered';
  if (as !== 'holder' || id !== accountId || !isGood || track.linkAttempt === undefined) return undefined;
  return conversionLinks.read({ invitationId, attempt: track.linkAttempt });
}

/** Recorded once their message has it, on whatever was recorded meanwhile. */
export async function sayLinkShown(deps: ShownLinkDeps, { conversion }: ConversionReading): Promise<void> {
  if (conversion.state !== 'issued') return;
  await appendConversion(deps, conversion.id, (now) =>
    now.conversion.state === 'issued' ? { entries: [{ kind: 'link-shown' }] } : undefined,
  );
}
