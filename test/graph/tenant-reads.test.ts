import assert from 'node:assert/strict';
import type { FactQuery } from '../../src/use-cases/ports/directory.ts';
import { INVITER, TEAM, userId } from '../support/builders.ts';
import { type FakeGraph, graphError, startFakeGraph } from '../support/fake-graph.ts';
import { factFrom } from './one-fact.ts';

const TENANT = '11111111-2222-4333-8444-555566667777';
const UNIFIED = '62375ab9-6b52-47ed-826b-58e47e0e304b';
const UNIFIED_GUEST = '08d542b9-071f-4e16-94b0-74abb372e3d9';
const DEFAULT: FactQuery = { fact: 'inbound-default' };
const PARTNER: FactQuery = { fact: 'inbound-partner', tenantId: TENANT };
const HOME: FactQuery = { fact: 'home-tenant', domain: 'fabrikam.example' };
const LISTS: FactQuery = { fact: 'domain-lists' };
const ROLES: FactQuery = { fact: 'roles', of: INVITER };
const SPONSORS: FactQuery = { fact: 'sponsors', of: userId(20) };

describe('what the directory reads of tenants', () => {
  let graph: FakeGraph;
  beforeEach(async () => {
    graph = await startFakeGraph();
  });
  afterEach(() => graph.close());

  const READ: readonly (readonly [string, FactQuery, unknown, unknown])[] = [
    ['who may invite', { fact: 'invites-from' }, { allowInvitesFrom: 'none' }, 'none'],
    ['codes that are off', { fact: 'email-codes' }, { allowExternalIdToUseEmailOtp: 'disabled' }, false],
    ['codes as Microsoft has them', { fact: 'email-codes' }, { allowExternalIdToUseEmailOtp: 'default' }, true],
    [
      'domains with a federation, in lower case',
      { fact: 'federated-domains' },
      list({ domains: [{ id: 'A.example' }, { id: 'b.example' }] }, { domains: [] }),
      ['a.example', 'b.example'],
    ],
    ['no settings: guests may come', { fact: 'tenant-takes-guests' }, list(), true],
    ['settings without a word of guests', { fact: 'tenant-takes-guests' }, settings(UNIFIED, { Other: 'x' }), true],
    ['the tenant takes none', { fact: 'tenant-takes-guests' }, settings(UNIFIED, { AllowToAddGuests: 'False' }), false],
    [
      'the tenant shows them nothing',
      { fact: 'tenant-takes-guests' },
      settings(UNIFIED.toUpperCase(), { AllowToAddGuests: 'true', AllowGuestsToAccessGroups: 'false' }),
      false,
    ],
    [
      'the settings of another template',
      { fact: 'tenant-takes-guests' },
      settings(UNIFIED_GUEST, { AllowToAddGuests: 'false' }),
      true,
    ],
    ['a team that takes none', team(), settings(UNIFIED_GUEST, { AllowToAddGuests: 'false' }), false],
    ['a team without settings', team(), list(), true],
    ['files for nobody', { fact: 'file-sharing' }, sharing('disabled', 'none'), files({ isOff: true })],
    ['files for all', { fact: 'file-sharing' }, sharing('externalUserAndGuestSharing', 'none'), files({})],
    [
      'files for some',
      { fact: 'file-sharing' },
      sharing('externalUserSharingOnly', 'allowList'),
      files({ allowedDomains: ['in.example'] }),
    ],
    [
      'files for all but some',
      { fact: 'file-sharing' },
      sharing('existingExternalUserSharingOnly', 'blockList'),
      files({ blockedDomains: ['out.example'] }),
    ],
    [
      'a home tenant',
      HOME,
      { tenantId: TENANT.toUpperCase(), displayName: 'Fabrikam', defaultDomainName: 'Fabrikam.example' },
      { tenantId: TENANT, name: 'Fabrikam', defaultDomain: 'fabrikam.example' },
    ],
    [
      'a home tenant without a name',
      HOME,
      { tenantId: TENANT, displayName: null, defaultDomainName: 'fabrikam.example' },
      { tenantId: TENANT, name: 'fabrikam.example', defaultDomain: 'fabrikam.example' },
    ],
    ['a default that lets in', DEFAULT, inbound(part('allowed'), part('allowed')), access('all', 'all')],
    ['a default that lets nobody in', DEFAULT, inbound(part('blocked'), part('allowed')), access('none', 'all')],
    [
      'some people, some applications',
      PARTNER,
      inbound(part('allowed', TENANT), part('blocked', 'Office365')),
      {
        ...access('some', 'some'),
        scopes: { people: `allowed: ${TENANT}`, applications: 'blocked: Office365' },
      },
    ],
    ['what a partner inherits', PARTNER, inbound(null, part('blocked')), access(undefined, 'none')],
    ['a partner that inherits everything', PARTNER, { b2bCollaborationInbound: null }, access(undefined, undefined)],
    [
      'a partner that redeems by itself',
      PARTNER,
      { b2bCollaborationInbound: null, automaticUserConsentSettings: { inboundAllowed: true } },
      { people: undefined, applications: undefined, redeemsByItself: true },
    ],
    [
      'roles over the whole tenant, of this person',
      ROLES,
      list(assignment('AAAA', '/'), assignment('bbbb', '/administrativeUnits/x'), {
        ...assignment('cccc', '/'),
        principalId: userId(9),
      }),
      ['aaaa'],
    ],
    [
      'sponsors that are people',
      SPONSORS,
      list(
        { '@odata.type': '#microsoft.graph.user', id: INVITER },
        { '@odata.type': '#microsoft.graph.group', id: TEAM },
      ),
      [INVITER],
    ],
    ['no sponsors', SPONSORS, list(), []],
    ['no policy of domains', LISTS, list(), { allowed: [], blocked: [] }],
    ['a policy about something else', LISTS, policy({ AutoRedeemPolicy: {} }), { allowed: [], blocked: [] }],
    [
      'the long name of the lists',
      LISTS,
      policy({ InvitationsAllowedAndBlockedDomainsPolicy: { AllowedDomains: [], BlockedDomains: ['Live.example'] } }),
      { allowed: [], blocked: ['live.example'] },
    ],
    [
      'the short name of the lists, in other capitals',
      LISTS,
      policy({ invitationsAllowedAndBlocked: { allowedDomains: ['fabrikam.example'] } }),
      { allowed: ['fabrikam.example'], blocked: [] },
    ],
  ];
  for (const [says, query, body, read] of READ) {
    it(`${query.fact}: ${says}`, async () => {
      assert.deepEqual(await factFrom(graph, { query, answer: { status: 200, body } }), { read });
    });
  }

  const UNREADABLE: readonly (readonly [FactQuery, unknown, string])[] = [
    [{ fact: 'invites-from' }, { allowInvitesFrom: null }, 'Policy.Read.All'],
    [{ fact: 'email-codes' }, { state: 'enabled' }, 'Policy.Read.AuthenticationMethod'],
    [{ fact: 'file-sharing' }, sharing('unknownFutureValue', 'none'), 'SharePointTenantSettings.Read.All'],
    [{ fact: 'federated-domains' }, list({ id: 'x' }), 'Domain.Read.All'],
    [{ fact: 'team-archived', id: TEAM }, { isArchived: null }, 'Team.ReadBasic.All'],
    [DEFAULT, { b2bCollaborationInbound: null }, 'Policy.Read.All'],
    [DEFAULT, inbound(part('allowed'), null), 'Policy.Read.All'],
    [PARTNER, {}, 'Policy.Read.All'],
    [HOME, { tenantId: null, displayName: null, defaultDomainName: null }, 'CrossTenantInformation.ReadBasic.All'],
    [ROLES, list({ roleDefinitionId: null, directoryScopeId: null }), 'RoleManagement.Read.Directory'],
    [SPONSORS, list({ '@odata.type': '#microsoft.graph.user', id: null }), 'User.Read.All'],
    [LISTS, list({ definition: null }), 'Policy.Read.B2BManagementPolicy'],
    [LISTS, list({ definition: ['{half'] }), 'Policy.Read.B2BManagementPolicy'],
    [LISTS, list({ definition: ['{}'] }), 'Policy.Read.B2BManagementPolicy'],
  ];
  for (const [query, body, permission] of UNREADABLE) {
    it(`${query.fact}: ${JSON.stringify(body).slice(0, 60)} was not read`, async () => {
      const fact = await factFrom(graph, { query, answer: { status: 200, body } });
      assert.deepEqual(fact, { unread: { because: 'permission', permission } });
    });
  }

  const ABSENT: readonly (readonly [FactQuery, number, unknown])[] = [
    [HOME, 404, { read: undefined }],
    [HOME, 400, { read: undefined }],
    [PARTNER, 404, { read: undefined }],
    [PARTNER, 400, { unread: { because: 'no-answer' } }],
    [DEFAULT, 404, { unread: { because: 'no-answer' } }],
    [LISTS, 404, { read: { allowed: [], blocked: [] } }],
    [SPONSORS, 404, { unread: { because: 'no-answer' } }],
    [team(), 404, { unread: { because: 'no-answer' } }],
  ];
  for (const [query, status, says] of ABSENT) {
    it(`${query.fact}: takes ${status} for ${JSON.stringify(says)}, from nobody who may not look`, async () => {
      const answer = graphError(status, 'gone', 'Request_ResourceNotFound');
      assert.deepEqual(await factFrom(graph, { query, answer }), says);
      const unpermitted = await factFrom(graph, { query, answer, roles: [] });
      assert.ok('unread' in unpermitted && unpermitted.unread.because === 'permission');
    });
  }

  it('believes of the archive what a team’s own consent opened', async () => {
    const query: FactQuery = { fact: 'team-archived', id: TEAM };
    const answer = { status: 200, body: { isArchived: true } };
    assert.deepEqual(await factFrom(graph, { query, answer, roles: [] }), { read: true });
  });
});

function list(...value: readonly unknown[]): object {
  return { value };
}

function team(): FactQuery {
  return { fact: 'team-takes-guests', id: TEAM };
}

function settings(templateId: string, values: Readonly<Record<string, string>>): object {
  return list({ templateId, values: Object.entries(values).map(([name, value]) => ({ name, value })) });
}

function sharing(sharingCapability: string, sharingDomainRestrictionMode: string): object {
  return {
    sharingCapability,
    sharingDomainRestrictionMode,
    sharingAllowedDomainList: ['In.example'],
    sharingBlockedDomainList: ['Out.example'],
  };
}

function files(said: object): object {
  return { isOff: false, allowedDomains: undefined, blockedDomains: undefined, ...said };
}

function part(accessType: string, ...targets: readonly string[]): object {
  const all = [{ target: 'AllUsers', targetType: 'user' }];
  return { accessType, targets: targets.length > 0 ? targets.map((target) => ({ target })) : all };
}

function inbound(usersAndGroups: object | null, applications: object | null): object {
  return { b2bCollaborationInbound: { usersAndGroups, applications }, automaticUserConsentSettings: null };
}

function access(people: string | undefined, applications: string | undefined): object {
  return { people, applications, redeemsByItself: undefined };
}

function assignment(roleDefinitionId: string, directoryScopeId: string): object {
  return { principalId: INVITER.toUpperCase(), roleDefinitionId, directoryScopeId };
}

function policy(inner: object): object {
  return list({ definition: [JSON.stringify({ B2BManagementPolicy: inner })] });
}
