import { accountRemains } from '../../domain/conversion/account-present.ts';
import { compareSnapshots } from '../../domain/conversion/compare-snapshots.ts';
import type { Verified } from '../../domain/conversion/conversion-entry.ts';
import type { ConversionPerson, Snapshot } from '../../domain/conversion/conversion-person.ts';
import type { InternalAccount } from '../../domain/conversion/internal-account.ts';
import { signedInBy } from '../../domain/conversion/signed-in-at.ts';
import { domainOf, parseMailbox } from '../../domain/email-address.ts';
import { read } from '../../domain/facts.ts';
import type { RequestId } from '../../domain/ids.ts';
import type { ConversionReading } from '../ports/conversions.ts';
import { type Accepted, type AcceptedDeps, readAccepted, type Surprised } from './read-accepted.ts';
import { type RecordConversionDeps, recordConversion } from './record-conversion.ts';
import { takeSnapshot } from './take-snapshot.ts';

export interface VerifyConversionDeps extends RecordConversionDeps, AcceptedDeps {}

export type VerifyConversionOutcome = { readonly outcome: 'nothing-to-do' | 'outdated' | Verified };

/**
 * After the acceptance: whether it is this account and no other that was accepted, the account against its snapshot, and where
 * they have signed in, as far as it shows. It stops at the first surprise (product 5.9). Throws EdgeError.
 */
export async function verifyConversion(deps: VerifyConversionDeps, id: RequestId): Promise<VerifyConversionOutcome> {
  const reading = await deps.conversions.read(id);
  if (reading?.conversion.state !== 'redeemed') return { outcome: 'nothing-to-do' };
  const accepted = await readAccepted(deps, reading);
  const { person } = reading;
  if ('result' in accepted) return record(deps, reading, accepted);
  if (!person) return record(deps, reading, { result: 'not-readable' });
  const result = resultOf(accepted, person);
  const snapshot = await takeSnapshot(deps, reading.conversion.accountId);
  const { ownDomains, signedInAt } = accepted;
  return record(
    deps,
    reading,
    { result },
    {
      ...person,
      ...remainsOf(accepted, { person, snapshot }),
      ...(result !== 'mismatch' && addressNow(accepted.account, reading)),
      comparison: person.snapshot && compareSnapshots(person.snapshot, snapshot),
      provider: signedInBy(accepted.account, ownDomains)?.provider,
      signedInAt,
    },
  );
}

/** Proven by an id or the log, or not said at all (product 5.9). `mail` counts as it is now. */
function resultOf({ account, signedInAt }: Accepted, person: ConversionPerson): Verified {
  if (signedInAt === undefined) return 'not-readable';
  const mail = parseMailbox(account.mail ?? '') ?? person.address;
  if (signedInAt === domainOf(mail)) return 'fine';
  const isAccepted = person.withoutTeams !== undefined && signedInAt === domainOf(person.signIn);
  return isAccepted ? 'as-accepted' : 'mismatch';
}

/** Since the check somebody may have taken licences away; where they cannot be read, the card goes by what was found then. */
function remainsOf(
  { account, plans }: Accepted,
  { person, snapshot }: { readonly person: ConversionPerson; readonly snapshot: Snapshot },
): Pick<ConversionPerson, 'isSynced' | 'userType' | 'licences'> {
  const now = accountRemains(account, { licencePlans: plans, licensingGroups: read(snapshot.things) });
  return { ...now, licences: 'read' in plans ? now.licences : person.licences };
}

/** Two administrators have changed it, because the sign-in did not fit: from here on that is where they are written to. */
function addressNow({ mail }: InternalAccount, { entries }: ConversionReading): Partial<ConversionPerson> {
  const address = entries.some(({ kind }) => kind === 'address-asked') ? parseMailbox(mail ?? '') : undefined;
  return address ? { address, signIn: address } : {};
}

async function record(
  deps: VerifyConversionDeps,
  reading: ConversionReading,
  verdict: Surprised | { readonly result: Verified },
  person?: ConversionPerson,
): Promise<VerifyConversionOutcome> {
  const recorded = await recordConversion(deps, reading, [{ kind: 'verified', ...verdict }], person);
  return { outcome: recorded ? verdict.result : 'outdated' };
}
