import type { ChangeFailure } from '../../domain/access-change/access-change.ts';
import type { EmailAddress } from '../../domain/email-address.ts';
import { parseEmailAddress } from '../../domain/email-address.ts';
import { nextDueAt } from '../../domain/follow-up.ts';
import type { InvitationId, Reference } from '../../domain/ids.ts';
import type { InvitationRequest } from '../../domain/invitation.ts';
import type { LedgerEntry } from '../../domain/ledger-entry.ts';
import { replay } from '../../domain/replay.ts';
import type { RecordConversionDeps } from '../conversion/record-conversion.ts';
import { isSameMail } from '../conversion/write-mail.ts';
import type { GatherDeps } from '../gather-facts.ts';
import type { AccessChangeReading } from '../ports/access-changes.ts';
import type { Accounts } from '../ports/accounts.ts';
import type { CheckedAddresses } from '../ports/checked-addresses.ts';
import { EdgeError } from '../ports/edge-error.ts';
import type { Opening } from '../ports/ledger.ts';
import type { LinkVault } from '../ports/link-vault.ts';
import type { RecordDeps } from '../record-step.ts';
import { type ChangeStandingDeps, readChangeStanding } from './change-standing.ts';
import { findingsAgainst } from './check-new-address.ts';
import type { MakeDeedDeps, WholeChange } from './make-deed.ts';
import { heldBefore, type Superseded } from './supersede.ts';

export interface HandOnDeps extends GatherDeps, MakeDeedDeps, RecordDeps, RecordConversionDeps, ChangeStandingDeps {
  readonly accounts: Accounts;
  readonly linkVault: LinkVault;
}

/** Why the access may not go to the address now: rights, account and address as they are at this moment. Throws EdgeError. */
export async function whyNotHandOn(deps: HandOnDeps, reading: WholeChange): Promise<ChangeFailure | undefined> {
  const { change, person } = reading;
  const standing = await readChangeStanding(deps, reading);
  if ('failure' in standing) return standing.failure;
  const { mail } = standing.account;
  const isAsShown = [person.addressNow, person.addressNew].some((shown) => isSameMail(mail, shown));
  if (!person.addressNew || !isAsShown) return 'account-changed';
  const { askerId, accountId } = change;
  // It was counted when it was asked for; what they have had checked since is no matter here.
  const checkedAddresses: CheckedAddresses = { ...deps.checkedAddresses, take: async ({ addresses }) => addresses };
  const findings = await findingsAgainst(
    { ...deps, checkedAddresses },
    { askerId, accountId, address: person.addressNew },
  );
  if (findings.length === 0) return undefined;
  return findings.some(({ severity }) => severity === 'choice') ? 'address-taken' : 'account-changed';
}

const TRIES = 3;

/**
 * Opens the invitation by which they accept with the address: its ids stand in the change, so that there is one, however
 * often this runs. One of ours that is open for them goes on until this one is issued, and keeps the address until then.
 */
export async function handOn(deps: HandOnDeps, reading: WholeChange): Promise<'opened' | 'address-taken'> {
  const { change, person } = reading;
  const address = addressOf(person.addressNew);
  if (!address) return 'address-taken';
  const before = await heldBefore(deps, supersededBy(reading));
  const comesAfter = before.find(({ invitee }) => invitee?.address === address)?.invitation.id;
  const { version: policyVersion } = await deps.policies.current();
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const reference = attempt === 0 ? change.reference : deps.ids.reference();
    const { outcome } = await deps.ledger.open(
      openingOf(deps, reading, { address, reference, policyVersion, comesAfter }),
    );
    switch (outcome) {
      case 'recorded':
      // Opened already, by another run of this.
      case 'outdated':
        return 'opened';
      case 'address-taken':
        return outcome;
      default:
        continue;
    }
  }
  throw new EdgeError('unavailable', 'reference-taken');
}

function openingOf(
  { clock, followSeconds }: HandOnDeps,
  { change, person }: WholeChange,
  opened: {
    readonly address: EmailAddress;
    readonly reference: Reference;
    readonly policyVersion: number;
    readonly comesAfter: InvitationId | undefined;
  },
): Opening {
  const { askerId, accountId, invitationId: id, invitationRequestId: requestId } = change;
  const { address, reference, policyVersion, comesAfter } = opened;
  const at = clock();
  const request: InvitationRequest = {
    ...{ id, requestId, reference, inviterId: askerId, act: 'reset', accountId },
    ...{ sponsorId: askerId, hasNotice: false, requestedAt: at },
  };
  const entries: readonly LedgerEntry[] = [{ kind: 'requested', by: askerId, policyVersion, findings: [], at }];
  const { name, language } = person;
  const dueAt = nextDueAt(replay(request, entries), at, followSeconds);
  return {
    invitations: [{ request, invitee: { address, name, language }, entries, dueAt, comesAfter }],
    jobs: [{ job: { name: 'issue', invitationId: id } }],
    draftVersion: undefined,
  };
}

/** Whose place the invitation takes. */
export function supersededBy({ change, person }: AccessChangeReading): Superseded {
  const { invitationId: by, accountId } = change;
  return { by, accountId, addresses: [person?.addressNow, person?.addressNew] };
}

function addressOf(text: string | undefined): EmailAddress | undefined {
  const parsed = parseEmailAddress(text ?? '');
  return 'address' in parsed ? parsed.address : undefined;
}
