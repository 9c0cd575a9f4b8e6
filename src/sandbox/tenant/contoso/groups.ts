import { stableId } from '../stable-id.ts';
import type { GroupProperties, GroupRecord } from '../world.ts';
import { INVITER_TEAMS } from './inviter-teams.ts';
import { type GroupRow, team } from './team.ts';

const SECURITY: GroupProperties = {
  mailEnabled: false,
  securityEnabled: true,
  groupTypes: [],
  mail: null,
  proxyAddresses: [],
  visibility: null,
};

const MANY = 300;

const GROUP_ROWS: readonly GroupRow[] = [
  team(
    'Project North',
    'project-north',
    ['sam.park'],
    ['rosa.conti', 'simon.adler', 'tara.singh', 'theo.brandt@northwind.example'],
    {
      shows: "Sam Park's team; guests are welcome, and Microsoft sends the group's welcome mail (group-welcome-mail).",
    },
  ),
  team(
    'Harbour',
    'harbour',
    ['sam.park', 'helen.moreau'],
    ['grace.tan', 'mina.kerr@fabrikam.example', 'ola.brekke@fabrikam.example'],
    {
      shows:
        "Sam Park's other team, owned together with Helen Moreau; Mina Kerr is in it (already-in-team). The group's welcome mail is off.",
      properties: { resourceBehaviorOptions: ['WelcomeEmailDisabled'] },
    },
  ),
  team(
    '북극성 프로젝트',
    'polaris',
    ['sangmin.park'],
    ['junho.lee', 'yujin.choi', 'minjae.jung', 'gayoung.moon@hanbit.example'],
    {
      shows: "박상민's team.",
    },
  ),
  team('Finance', 'finance', ['marta.silva'], ['lee.walker', 'maria.petrova', 'noah.bauer', 'haneul.kang'], {
    shows: 'A team that takes no guests by its own setting (guests-off-in-team).',
    allowToAddGuests: false,
  }),
  team('Old Launch', 'old-launch', ['sam.park'], ['ines.castro'], {
    shows: 'An archived team (team-archived).',
    isArchived: true,
  }),
  team('All Staff', 'all-staff', ['helen.moreau'], ['sam.park', 'lee.walker', 'sangmin.park', 'dana.choi'], {
    shows: 'Dynamic: people cannot be added by hand (group-takes-no-guests).',
    properties: {
      groupTypes: ['Unified', 'DynamicMembership'],
      membershipRule: '(user.userType -eq "Member") and (user.mail -contains "@contoso.example")',
      membershipRuleProcessingState: 'On',
    },
  }),
  team('Factory Floor', 'factory-floor', ['elias.berg'], ['fatima.noor', 'gus.meyer@factory.contoso.example'], {
    shows: 'Mastered on-premises: nobody from outside can join (group-takes-no-guests).',
    properties: { onPremisesSyncEnabled: true, onPremisesDomainName: 'corp.contoso.example' },
  }),
  team('Boardroom', 'boardroom', ['helen.moreau'], ['deborah.klein'], {
    shows: 'Hidden membership (group-takes-no-guests).',
    properties: { visibility: 'HiddenMembership' },
  }),
  team('Design Guild', 'design-guild', ['grace.tan', 'hugo.lindqvist'], ['ines.castro', 'seoyeon.kim', 'sam.park'], {
    shows: 'A team that Sam Park is in but does not own (not-team-owner).',
  }),
  ...INVITER_TEAMS,
  {
    name: 'Guestlist admins',
    owners: ['dana.choi'],
    members: ['dana.choi', 'priya.nair'],
    shows: 'Whoever is in here administers Guestlist.',
    properties: SECURITY,
  },
  {
    name: 'Tier zero operators',
    owners: ['dana.choi'],
    members: ['quinn.abbott'],
    shows: 'Role-assignable: nobody can be added with ordinary rights (in-role-group, row 19).',
    properties: { ...SECURITY, isAssignableToRole: true },
  },
  {
    name: 'Licence: Office enterprise',
    owners: [],
    members: ['kirsten.holm'],
    shows: 'Gives its members their licence (mailbox-plan-by-group, row 3).',
    properties: SECURITY,
  },
  {
    name: 'Sales enquiries',
    owners: [],
    members: ['jack.mercer', 'liam.foster'],
    shows:
      'A group with the outside address sales-desk@fabrikam.example among its proxies (address-of-a-group, address-taken).',
    properties: {
      ...SECURITY,
      mailEnabled: true,
      securityEnabled: false,
      mail: 'sales-enquiries@contoso.example',
      proxyAddresses: ['SMTP:sales-enquiries@contoso.example', 'smtp:sales-desk@fabrikam.example'],
    },
  },
  {
    name: 'Fabrikam service desk',
    owners: [],
    members: ['jack.mercer'],
    shows: 'A group whose mail is the outside address desk@fabrikam.example (address-of-a-group, address-taken).',
    properties: {
      ...SECURITY,
      mailEnabled: true,
      securityEnabled: false,
      mail: 'desk@fabrikam.example',
      proxyAddresses: ['SMTP:desk@fabrikam.example', 'smtp:fabrikam-desk@contoso.example'],
    },
  },
  {
    name: 'Everybody at Fabrikam',
    owners: ['dana.choi'],
    members: ['zoe.adler', 'tom.becker'],
    shows: 'A rule that reads mail chooses who is in (dynamic-groups).',
    properties: {
      ...SECURITY,
      groupTypes: ['DynamicMembership'],
      membershipRule: '(user.mail -contains "@fabrikam.example")',
      membershipRuleProcessingState: 'On',
    },
  },
  ...Array.from({ length: MANY }, (_, index) => archiveGroup(index + 1)),
];

function archiveGroup(number: number): GroupRow {
  const name = `Archive ${String(number).padStart(3, '0')}`;
  return {
    name,
    owners: [],
    members: ['max.overholt'],
    shows: `One of the ${MANY} groups of Max Overholt (paging).`,
    properties: SECURITY,
  };
}

export const GROUPS_AT_START: readonly GroupRecord[] = GROUP_ROWS.map((row) => {
  const id = stableId(`group ${row.name}`);
  const address = `${row.alias}@contoso.example`;
  return {
    id,
    properties: {
      id,
      displayName: row.name,
      description: row.shows,
      createdDateTime: '2025-02-01T09:00:00Z',
      mailNickname: row.alias ?? row.name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-'),
      mail: address,
      mailEnabled: true,
      securityEnabled: false,
      groupTypes: ['Unified'],
      proxyAddresses: [`SMTP:${address}`],
      resourceBehaviorOptions: [],
      resourceProvisioningOptions: row.isTeam ? ['Team'] : [],
      visibility: 'Private',
      isAssignableToRole: null,
      onPremisesSyncEnabled: null,
      ...row.properties,
    },
    members: row.members.map(memberId),
    owners: row.owners.map(memberId),
    team: row.isTeam ? { isArchived: row.isArchived ?? false } : undefined,
    allowToAddGuests: row.allowToAddGuests,
    shows: row.shows,
  };
});

function memberId(alias: string): string {
  return stableId(`user ${alias.includes('@') ? alias : `${alias}@contoso.example`}`);
}
