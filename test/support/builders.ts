import { DEFAULT_DECISION_DAYS } from '../../src/domain/decision.ts';
import type { FindingCode } from '../../src/domain/eligibility.ts';
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
import type { Invitation, InvitationRequest } from '../../src/domain/invitation.ts';
import type { LedgerEntry } from '../../src/domain/ledger-entry.ts';
import type { DirectoryPerson, FoundAccount } from '../../src/domain/person.ts';
import { DEFAULT_LIMITS, DEFAULT_REMINDER_DAYS, type Policy } from '../../src/domain/policy.ts';
import { replay } from '../../src/domain/replay.ts';
import type { TeamGroup } from '../../src/domain/team.ts';

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

export const POLICY: Policy = {
  version: 1,
  inviters: [],
  admins: [ADMINS],
  limits: DEFAULT_LIMITS,
  reminderDays: DEFAULT_REMINDER_DAYS,
  refusedDomains: [],
  trustedDomains: [],
  throwAwayDomains: [],
  converters: [],
  replacesPassword: false,
  neverConvert: [],
  decisionDays: DEFAULT_DECISION_DAYS,
  fourEyes: true,
  holderMustAgree: true,
  mindsConsumerDomains: true,
  tellsWhoIsHere: true,
};

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

/** The person as the directory finds them by their address. */
export function aHolder(person: DirectoryPerson, isOnlyOtherMail = false): FoundAccount {
  return { ...person, isOnlyOtherMail };
}

export function aTeam(more: Partial<TeamGroup> = {}): TeamGroup {
  return { id: TEAM, name: 'Project North', welcomesByMail: false, ...more };
}

/** Facts of an ordinary partner with which nothing is wrong: only what is said of every such invitation is found. */
export const FINE: EligibilityFacts = {
  address: { address: email('ann.lee@fabrikam.example') },
  listed: 1,
  ownDomains: read(['contoso.example']),
  inviter: read(aPerson()),
  memberships: read([]),
  invitesFrom: read('everyone'),
  inviterRoles: read([]),
  team: read(aTeam()),
  owners: read([{ id: INVITER, name: 'Sam Park' }]),
  tenantTakesGuests: read(true),
  teamTakesGuests: read(true),
  isArchived: read(false),
  inboundDefault: read({ people: 'all', applications: 'all', redeemsByItself: false }),
  emailCodes: read(true),
  federatedDomains: read([]),
  fileSharing: read({ isOff: false }),
  domainLists: read({ allowed: [], blocked: [] }),
  sponsor: undefined,
  askedFrom: undefined,
  message: 'Hello Ann',
  partnerDomains: ['northwind.example'],
  accounts: read([]),
  groups: read([]),
  contacts: read([]),
  deleted: read([]),
  homeTenant: read({ tenantId: numbered('ffffffff', 1), name: 'Fabrikam', defaultDomain: 'fabrikam.example' }),
  inboundPartner: read(undefined),
  inTeam: undefined,
  openHere: undefined,
  conversionsHere: [],
  usage: { byInviter: 0, byTenant: 0, openAtDomain: 0, isDomainKnown: false, before: 0, beforeAtDomain: 0 },
  isBeyondChecks: false,
};

/** Said of every invitation of a partner to a team (checks 3.2). */
export const ALWAYS_SAID: readonly FindingCode[] = ['alias-possible', 'guest-access-in-teams'];

export function aRequest(more: Partial<InvitationRequest> = {}): InvitationRequest {
  return {
    id: numbered('cccccccc', 1) as InvitationId,
    requestId: numbered('eeeeeeee', 1) as RequestId,
    reference: 'GL-7F3K-Q2' as Reference,
    inviterId: INVITER,
    act: 'invite',
    sponsorId: INVITER,
    hasNotice: false,
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
