import { compareSnapshots } from '../../domain/conversion/compare-snapshots.ts';
import type { ConversionPerson } from '../../domain/conversion/conversion-person.ts';
import { signedInBy } from '../../domain/conversion/signed-in-at.ts';
import { domainOf, parseMailbox } from '../../domain/email-address.ts';
import type { RequestId } from '../../domain/ids.ts';
import type { DirectoryPerson } from '../../domain/person.ts';
import type { ConversionReading } from '../ports/conversions.ts';
import type { Directory } from '../ports/directory.ts';
import { EdgeError } from '../ports/edge-error.ts';
import { needed } from '../unreadable.ts';
import { type NewConversionEntry, type RecordConversionDeps, recordConversion } from './record-conversion.ts';
import { REPLICATION_SECONDS, secondsSince } from './replication.ts';
import { takeSnapshot } from './take-snapshot.ts';

export interface VerifyConversionDeps extends RecordConversionDeps {
  readonly directory: Directory;
}

type Result = Extract<NewConversionEntry, { kind: 'verified' }>['result'];
export type VerifyConversionOutcome = { readonly outcome: 'nothing-to-do' | 'outdated' | Result };

/** After the acceptance: the account against its snapshot, and where they have signed in, as far as it shows. Throws EdgeError. */
export async function verifyConversion(deps: VerifyConversionDeps, id: RequestId): Promise<VerifyConversionOutcome> {
  const reading = await deps.conversions.read(id);
  if (reading?.conversion.state !== 'redeemed') return { outcome: 'nothing-to-do' };
  const { person } = reading;
  if (!person) return record(deps, reading, { result: 'not-readable' });
  const { accountId } = reading.conversion;
  const { account, ownDomains } = await deps.directory.read({
    account: { fact: 'person', id: accountId },
    ownDomains: { fact: 'own-domains' },
  });
  const now = needed(account, 'account-not-readable');
  const signedIn = now && signedInBy(now, needed(ownDomains, 'own-domains-not-readable'));
  if (!signedIn && isFresh(deps, reading))
    throw new EdgeError('unavailable', 'sign-in-not-visible', { retryAfterSeconds: 5 });
  const isCompared = now !== undefined && person.snapshot !== undefined;
  const comparison = isCompared ? compareSnapshots(person.snapshot, await takeSnapshot(deps, accountId)) : undefined;
  return record(deps, reading, {
    result: resultOf(signedIn?.at, { person, now }),
    person: { ...person, comparison, provider: signedIn?.provider, signedInAt: signedIn?.at },
  });
}

/** Proven by an id, or not said at all (product 5.9). `mail` counts as it is now. */
function resultOf(
  signedInAt: string | undefined,
  { person, now }: { readonly person: ConversionPerson; readonly now: DirectoryPerson | undefined },
): Result {
  if (signedInAt === undefined) return 'not-readable';
  const mail = parseMailbox(now?.mail ?? '') ?? person.address;
  if (signedInAt === domainOf(mail)) return 'fine';
  const isAccepted = person.withoutTeams !== undefined && signedInAt === domainOf(person.signIn);
  return isAccepted ? 'as-accepted' : 'mismatch';
}

/** A replica may show who has accepted, and not yet who signs them in (checks 5). */
function isFresh(deps: VerifyConversionDeps, { conversion }: ConversionReading): boolean {
  const { redeemedAt } = conversion.track;
  return redeemedAt !== undefined && secondsSince(deps, redeemedAt) < REPLICATION_SECONDS;
}

async function record(
  deps: VerifyConversionDeps,
  reading: ConversionReading,
  { result, person }: { readonly result: Result; readonly person?: ConversionPerson },
): Promise<VerifyConversionOutcome> {
  const recorded = await recordConversion(deps, reading, [{ kind: 'verified', result }], person);
  return { outcome: recorded ? result : 'outdated' };
}
