import type { RequestId } from '../../domain/ids.ts';
import type { RedeemUrl } from '../../domain/redeem-url.ts';
import type { ConversionReading } from '../ports/conversions.ts';
import type { LinkVault } from '../ports/link-vault.ts';
import type { Viewer } from '../ports/notifier.ts';
import { appendConversion, type RecordConversionDeps } from './record-conversion.ts';
import { secondsSince } from './replication.ts';

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
  // One way is enough: what goes to the external address is not shown beside it.
  const isHere = isGood && !track.isByMail && track.linkAttempt !== undefined;
  if (as !== 'holder' || id !== accountId || !isHere) return undefined;
  return conversionLinks.read({ invitationId, attempt: track.linkAttempt });
}

/** Recorded once their message has it, on whatever was recorded meanwhile. */
export async function sayLinkShown(deps: ShownLinkDeps, { conversion }: ConversionReading): Promise<void> {
  if (conversion.state !== 'issued') return;
  // Where it was routed by mail meanwhile it leaves their message again.
  await appendConversion(deps, conversion.id, ({ conversion: { state, track } }) =>
    state === 'issued' && !track.isByMail ? { entries: [{ kind: 'link-shown' }] } : undefined,
  );
}

/** So long a chat may be closed by mistake, and is opened again. */
export const CLOSED_SECONDS = 3_600;

/** They cannot be written to any more, although it was agreed: the link goes to the external address (product 5.5). */
export async function sayChatClosed(
  deps: RecordConversionDeps,
  { conversion }: Pick<ConversionReading, 'conversion'>,
): Promise<boolean> {
  const { issuedAt } = conversion.track;
  if (!issuedAt || secondsSince(deps, issuedAt) < CLOSED_SECONDS) return false;
  return routeByMail(deps, conversion.id);
}

async function routeByMail(deps: RecordConversionDeps, id: RequestId): Promise<boolean> {
  const recorded = await appendConversion(deps, id, ({ conversion: { state, track } }) =>
    state === 'issued' && !track.isByMail ? { entries: [{ kind: 'routed-by-mail' }] } : undefined,
  );
  return typeof recorded !== 'string';
}
