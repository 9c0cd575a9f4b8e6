import { stableId } from '../stable-id.ts';
import type { ContactRecord, GroupProperties, GroupRecord } from '../world.ts';

interface GroupRow {
  readonly name: string;
  readonly alias?: string;
  readonly owners: readonly string[];
  readonly members: readonly string[];
  readonly shows: string;
  readonly isTeam?: boolean;
  readonly isArchived?: boolean;
  readonly allowToAddGuests?: boolean;
  readonly properties?: GroupProperties;
}

const SECURITY: GroupProperties = {
  mailEnabled: false,
  securityEnabled: true,
  groupTypes: [],
  mail: null,
  proxyAddresses: [],
  visibility: null,
};

const GROUP_ROWS: readonly GroupRow[] = [
  team(
    'Project North',
    'project-north',
    ['sam.park'],
    ['rosa.conti', 'simon.adler', 'tara.singh', 'theo.brandt@northwind.example'],
    {
      shows: "Sam Park's team; guests are welcome.",
    },
  ),
  team('Harbour', 'harbour', ['sam.park', 'helen.moreau'], ['grace.tan', 'mina.kerr@fabrikam.example'], {
    shows: "Sam Park's other team, owned together with Helen Moreau; Mina Kerr is in it.",
    properties: { resourceBehaviorOptions: ['WelcomeEmailDisabled'] },
  }),
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
    shows: 'A team that takes no guests by its own setting.',
    allowToAddGuests: false,
  }),
  team('Old Launch', 'old-launch', ['sam.park'], ['ines.castro'], { shows: 'An archived team.', isArchived: true }),
  team('All Staff', 'all-staff', ['helen.moreau'], ['sam.park', 'lee.walker', 'sangmin.park', 'dana.choi'], {
    shows: 'Dynamic: people cannot be added by hand.',
    properties: {
      groupTypes: ['Unified', 'DynamicMembership'],
      membershipRule: '(user.userType -eq "Member") and (user.mail -contains "@contoso.example")',
      membershipRuleProcessingState: 'On',
    },
  }),
  team('Factory Floor', 'factory-floor', ['elias.berg'], ['fatima.noor', 'gus.meyer@factory.contoso.example'], {
    shows: 'Mastered on-premises: nobody from outside can join.',
    properties: { onPremisesSyncEnabled: true, onPremisesDomainName: 'corp.contoso.example' },
  }),
  team('Boardroom', 'boardroom', ['helen.moreau'], ['deborah.klein'], {
    shows: 'Hidden membership.',
    properties: { visibility: 'HiddenMembership' },
  }),
  team('Design Guild', 'design-guild', ['grace.tan', 'hugo.lindqvist'], ['ines.castro', 'seoyeon.kim', 'sam.park'], {
    shows: 'A team that Sam Park is in but does not own.',
  }),
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
    shows: 'Role-assignable: nobody can be added with ordinary rights.',
    properties: { ...SECURITY, isAssignableToRole: true },
  },
  {
    name: 'Licence: Office enterprise',
    owners: [],
    members: ['kirsten.holm'],
    shows: 'Gives its members their licence.',
    properties: SECURITY,
  },
  {
    name: 'Sales enquiries',
    owners: [],
    members: ['jack.mercer', 'liam.foster'],
    shows: 'A group that holds an outside address of its own: sales-desk@fabrikam.example.',
    properties: {
      ...SECURITY,
      mailEnabled: true,
      securityEnabled: false,
      mail: 'sales-enquiries@contoso.example',
      proxyAddresses: ['SMTP:sales-enquiries@contoso.example', 'smtp:sales-desk@fabrikam.example'],
    },
  },
];

function team(
  name: string,
  alias: string,
  owners: readonly string[],
  others: readonly string[],
  rest: Pick<GroupRow, 'shows' | 'isArchived' | 'allowToAddGuests' | 'properties'>,
): GroupRow {
  return { name, alias, owners, members: [...owners, ...others], isTeam: true, ...rest };
}

export function groupsAtStart(): GroupRecord[] {
  return GROUP_ROWS.map((row) => {
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
}

function memberId(alias: string): string {
  return stableId(`user ${alias.includes('@') ? alias : `${alias}@contoso.example`}`);
}

export const CONTACTS: readonly ContactRecord[] = [
  contact(
    'Ivy Marsh',
    'ivy.marsh@adatum.example',
    'A contact holds this address: a warning for an invitation, a block for a conversion.',
  ),
  contact('배수아', 'sua.bae@hanbit.example', 'A Korean contact.'),
];

function contact(name: string, address: string, shows: string): ContactRecord {
  const id = stableId(`contact ${address}`);
  return {
    properties: {
      id,
      displayName: name,
      mail: address,
      mailNickname: address.split('@')[0] as string,
      proxyAddresses: [`SMTP:${address}`],
      addresses: [],
      phones: [],
    },
    shows,
  };
}
