import assert from 'node:assert/strict';
import type { UserId } from '../../src/domain/ids.ts';
import { SKUS } from '../../src/sandbox/tenant/contoso/plans.ts';
import { GROUPS } from '../../src/sandbox/tenant/contoso.ts';
import { stableId } from '../../src/sandbox/tenant/stable-id.ts';
import type { Directory, FactQuery } from '../../src/use-cases/ports/directory.ts';
import type { FakeAccount, FakeTenant } from '../support/fake-tenant.ts';
import { colleague, DANA, JONAS, NOBODY } from './every-fact.ts';

const KIRSTEN = colleague('kirsten.holm');
const TOM = colleague('tom.becker');

/** Beside every fact once: what is not there, and the names that people type. */
export const ASKED_OF_ACCOUNTS = {
  noAccount: { fact: 'account', id: NOBODY },
  byAddress: { fact: 'accounts-named', text: ' Kirsten.Holm@Contoso.example', limit: 8 },
  bySurname: { fact: 'accounts-named', text: 'holm', limit: 8 },
  byBeginning: { fact: 'accounts-named', text: 'jonas.weber@fabrikam', limit: 8 },
  byNothing: { fact: 'accounts-named', text: 'nobody at all', limit: 8 },
  noRoleNames: { fact: 'role-names', of: JONAS },
  noEligibleRoles: { fact: 'eligible-role-names', of: JONAS },
  noRoleGroups: { fact: 'role-groups', of: JONAS },
  ownedApp: { fact: 'owned-things', of: TOM },
  noDevices: { fact: 'registered-devices', of: JONAS },
  noPlans: { fact: 'licence-plans', of: colleague('yara.haan') },
  noMailbox: { fact: 'mailbox-purpose', of: JONAS },
  neverSignedIn: { fact: 'program-sign-in', of: JONAS },
  noGroups: { fact: 'groups-of', of: JONAS },
  noDirectGroups: { fact: 'direct-groups', of: JONAS },
  noAssignments: { fact: 'app-assignments', of: colleague('yara.haan') },
  groupGone: { fact: 'group-name', id: NOBODY },
} as const satisfies Readonly<Record<string, FactQuery>>;

/** The part of the emulated tenant that those questions are about. */
export async function conversionsOf(directory: Directory): Promise<Partial<FakeTenant>> {
  const everybody = { id: stableId('group Everybody at Fabrikam'), name: 'Everybody at Fabrikam' };
  const office = await directory.read({ plans: { fact: 'licence-plans', of: KIRSTEN } });
  assert.ok('read' in office.plans);
  return {
    accounts: await Promise.all([JONAS, KIRSTEN].map((id) => accountOf(directory, id))),
    roleNames: { [DANA]: ['User Administrator'] },
    eligibleRoleNames: { [colleague('petra.vogel')]: ['Global Administrator'] },
    roleGroups: { [colleague('quinn.abbott')]: [{ id: GROUPS.roleHolders, name: 'Tier zero operators' }] },
    ownedApps: { [TOM]: [{ id: stableId('application Timesheet import'), name: 'Timesheet import' }] },
    devices: { [TOM]: 2 },
    accessPolicies: [
      {
        name: 'Compliant device for everybody',
        asks: 'compliant-device',
        includes: 'all',
        excludesGuests: false,
        excludes: [],
      },
    ],
    licencePlans: {
      [KIRSTEN]: [
        { skuId: SKUS.enterprise.skuId, name: 'ENTERPRISEPACK', planIds: office.plans.read[0]?.planIds ?? [] },
      ],
    },
    mailboxPurposes: { [colleague('pavel.dvorak')]: 'shared' },
    signIns: {
      [colleague('ned.barlow')]: [{ at: new Date('2026-03-02T07:10:00Z'), name: 'ned.barlow@contoso.example' }],
    },
    programSignIns: { [colleague('ned.barlow')]: new Date('2026-11-20T02:00:00Z') },
    groupsOf: {
      [colleague('zoe.adler')]: {
        ids: [everybody.id],
        names: new Map([[everybody.id, everybody.name]]),
        dynamic: [{ ...everybody, rule: '(user.mail -contains "@fabrikam.example")' }],
      },
    },
    directGroups: { [colleague('zoe.adler')]: [everybody] },
    appAssignments: { [KIRSTEN]: [{ id: stableId(`assignment ${KIRSTEN}`), name: 'Contoso time sheets' }] },
    namedGroups: [{ id: GROUPS.licensedStaff, name: 'Licence: Office enterprise' }],
    federatedOwnDomains: ['factory.contoso.example'],
  };
}

async function accountOf(directory: Directory, id: UserId): Promise<FakeAccount> {
  const { account } = await directory.read({ account: { fact: 'account', id } });
  assert.ok('read' in account && account.read);
  return account.read;
}
