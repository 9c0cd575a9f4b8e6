import { type Conversion, isBeforeIssue, isOver } from '../domain/conversion/conversion.ts';
import { isMailBackOpen } from '../domain/conversion/conversion-follow-up.ts';
import type { EmailAddress } from '../domain/email-address.ts';
import type { Reference, UserId } from '../domain/ids.ts';
import type { Clock } from './ports/clock.ts';
import type { ConversionReading, Conversions } from './ports/conversions.ts';
import { EdgeError } from './ports/edge-error.ts';
import type { LinkVault } from './ports/link-vault.ts';

export interface ForgetConversionsDeps {
  readonly conversions: Conversions;
  readonly conversionLinks: LinkVault;
  readonly clock: Clock;
}

export interface ConversionRefusal {
  /** `not-issued`: without the person nobody could decide or agree any more; somebody has to end it first. */
  readonly because: 'not-issued' | 'under-way' | 'open';
  readonly references: readonly Reference[];
}

/** Those in whose way it would be; of several reasons the one that `evenOpen` does not change. */
export function conversionRefusal(
  readings: readonly ConversionReading[],
  evenOpen: boolean,
): ConversionRefusal | undefined {
  const kept = readings.filter(({ person }) => person !== undefined).map(({ conversion }) => conversion);
  const open = kept.filter((conversion) => !isOver(conversion));
  const reasons = [
    { because: 'not-issued', those: open.filter(isBeforeIssue) },
    { because: 'under-way', those: kept.filter(needsPerson) },
    { because: 'open', those: evenOpen ? [] : open },
  ] as const;
  const refused = reasons.find(({ those }) => those.length > 0);
  return refused && { because: refused.because, references: refused.those.map(({ reference }) => reference) };
}

/** The next step comes by itself, and cannot be done without the person's data. */
function needsPerson(conversion: Conversion): boolean {
  const { state } = conversion;
  return state === 'inviting' || state === 'redeemed' || isMailBackOpen(conversion);
}

export interface RemovedConversions {
  readonly conversions: number;
  readonly links: number;
  readonly accounts: readonly UserId[];
}

/** Removes their people at once, a hash too, and the links before them: what a crash leaves undone is found by the address again. */
export async function forgetConversions(
  deps: ForgetConversionsDeps,
  readings: readonly ConversionReading[],
  address: EmailAddress,
): Promise<RemovedConversions> {
  let links = 0;
  for (const { conversion } of readings) {
    links += (await deps.conversionLinks.keptAt(conversion.invitationId)).length;
    await deps.conversionLinks.wipe(conversion.invitationId);
  }
  for (const reading of readings) await forgetConversion(deps, reading, address);
  return { conversions: readings.length, links, accounts: readings.map(({ conversion }) => conversion.accountId) };
}

const TRIES = 5;

async function forgetConversion(
  { conversions, clock }: ForgetConversionsDeps,
  first: ConversionReading,
  address: EmailAddress,
): Promise<void> {
  const { id } = first.conversion;
  let held: ConversionReading | undefined = first;
  for (let attempt = 0; held && attempt < TRIES; attempt += 1) {
    const { outcome } = await conversions.wipe({ id, after: held.number, at: clock() });
    if (outcome === 'wiped') return;
    const now: readonly ConversionReading[] = await conversions.withAddress(address);
    held = now.find(({ conversion }) => conversion.id === id);
  }
  if (held) throw new EdgeError('unavailable', 'conversion-in-use', { retryAfterSeconds: 1 });
}
