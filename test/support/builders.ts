import type { EligibilityFacts } from '../../src/domain/eligibility-facts.ts';
import { type EmailAddress, parseEmailAddress } from '../../src/domain/email-address.ts';
import { read } from '../../src/domain/facts.ts';
import {
  type InvitationId,
  parseUserId,
  type Reference,
  type RequestId,
  type TeamId,
  type UserId,
} from '../../src/domain/ids.ts';
import { type Invitation, type InvitationRequest, replay } from '../../src/domain/invitation.ts';
import type { LedgerEntry } from '../../src/domain/ledger-entry.ts';
import type { DirectoryPerson } from '../../src/domain/person.ts';
import type { Policy } from '../../src/domain/policy.ts';

export const NOON = new Date('2026-11-21T12:00:00Z');

export function at(seconds: number): Date {
  return new Date(NOON.getTime() + seconds * 1000);
}

export function email(text: string): EmailAddress {
  const parsed = parseEmailAddress(text);
  if ('problem' in parsed) throw new Error(`not an address: ${text}`);
  return parsed.address;
}

function numbered(prefix: string, n: number): string {
  return `${prefix}-0000-4000-8000-${String(n).padStart(12, '0')}`;
}

export function userId(n: number): UserId {
  const id = parseUserId(numbered('aaaaaaaa', n));
  if (!id) throw new Error('not an id');
  return id;
}

export const INVITER = userId(1);
export const TEAM = numbered('bbbbbbbb', 1) as TeamId;
export const ADMINS = numbered('dddddddd', 1);

export const POLICY: Policy = { version: 1, inviters: [], admins: [ADMINS] };

export function aPerson(more: Partial<DirectoryPerson> = {}): DirectoryPerson {
  return {
    id: INVITER,
    displayName: 'Sam Park',
    userPrincipalName: 'sam.park@contoso.example',
    mail: 'sam.park@contoso.example',
    accountEnabled: true,
    userType: 'Member',
    identities: [{ signInType: 'userPrincipalName', issuer: 'contoso.example' }],
    ...more,
  };
}

export function aGuest(more: Partial<DirectoryPerson> = {}): DirectoryPerson {
  return aPerson({
    id: userId(20),
    displayName: 'Ann Lee',
    userPrincipalName: 'ann.lee_fabrikam.example#EXT#@contoso.example',
    mail: 'ann.lee@fabrikam.example',
    userType: 'Guest',
    externalUserState: 'Accepted',
    identities: [{ signInType: 'federated', issuer: 'ExternalAzureAD' }],
    ...more,
  });
}

/** Facts with which nothing is wrong. */
export const FINE: EligibilityFacts = {
  address: { address: email('ann.lee@fabrikam.example') },
  ownDomains: read(['contoso.example']),
  inviter: read(aPerson()),
  memberships: read([]),
  team: read({ id: TEAM, name: 'Project North' }),
  owners: read([{ id: INVITER, name: 'Sam Park' }]),
  accounts: read([]),
  openHere: undefined,
};

export function aRequest(more: Partial<InvitationRequest> = {}): InvitationRequest {
  return {
    id: numbered('cccccccc', 1) as InvitationId,
    requestId: numbered('eeeeeeee', 1) as RequestId,
    reference: 'GL-7F3K-Q2' as Reference,
    inviterId: INVITER,
    teamId: TEAM,
    teamName: 'Project North',
    requestedAt: NOON,
    ...more,
  };
}

/** An invitation that has come through the given entries, a second apart. */
export function anInvitation(
  entries: readonly LedgerEntryWithoutTime[],
  request: Partial<InvitationRequest> = {},
): Invitation {
  return replay(aRequest(request), dated(entries));
}

type WithoutTime<Entry> = Entry extends LedgerEntry ? Omit<Entry, 'at'> : never;
export type LedgerEntryWithoutTime = WithoutTime<LedgerEntry>;

export function dated(entries: readonly LedgerEntryWithoutTime[]): readonly LedgerEntry[] {
  return entries.map((entry, index): LedgerEntry => ({ ...entry, at: at(index) }));
}
