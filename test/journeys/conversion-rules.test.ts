import assert from 'node:assert/strict';
import type { ConversionCode } from '../../src/domain/conversion/conversion-details.ts';
import { CONVERSION_RULES } from '../../src/domain/conversion/conversion-rules.ts';
import { findingsOn } from '../support/asking.ts';
import { asked } from '../support/confirming.ts';
import { assertContract } from '../support/contract-of-journey.ts';
import { type Converting, fillConversion, openConversion, readOn } from '../support/converting.ts';
import { anyDatabase, type Journey, startJourney } from '../support/journey.ts';
import { SHOWN_CONVERSIONS, type ShownConversion } from '../support/shown-conversions.ts';
import { type Switch, UNREADABLE } from '../support/shown-rules.ts';
import type { SeenMessage } from '../support/teams-client.ts';
import { wordsOf } from '../support/words-of-log.ts';

const ROWS = Object.entries(SHOWN_CONVERSIONS) as readonly (readonly [ConversionCode, ShownConversion])[];
const ADMINS = ['Guestlist admins'];
/** Somewhat fewer than Microsoft allows. */
const SIGN_INS_A_MINUTE = 9;
/** The permission without which an app that somebody owns has no name. */
const UNNAMED = 'Application.Read.All';

/** An account of the house as the directory would have it after years. */
function account(name: string, more: object): object {
  return { userPrincipalName: `${name}@contoso.example`, displayName: name, ...more };
}

interface Complaint extends Converting {
  readonly issue: string;
  readonly about: string;
  /** Made for it, and in the tenant before it is asked for. */
  readonly tenant: readonly object[];
  /** Cause, property and cure, as an administrator reads them. */
  readonly reads: readonly string[];
}

const PLANS = { licences: ['mailbox', 'teams'], mailbox: true };
const SYNCED = {
  onPremisesSyncEnabled: true,
  onPremisesImmutableId: 'aWQ=',
  onPremisesDomainName: 'corp.contoso.example',
};

/** What people have asked Microsoft in public because nothing told them. */
const COMPLAINTS: readonly Complaint[] = [
  {
    issue: 'MicrosoftDocs/azure-docs#105881',
    about: 'hours spent on an account with a mailbox, otherMails tried as well',
    tenant: [
      account('tess', {
        ...PLANS,
        mail: 'tess@contoso.example',
        otherMails: ['tess@fabrikam.example'],
        proxyAddresses: ['SMTP:tess@contoso.example'],
      }),
    ],
    account: 'tess@contoso.example',
    external: 'tess@fabrikam.example',
    reads: [
      'tess has a mailbox (',
      'Microsoft does not let mail point outside while it exists.',
      'What to do: Do not remove it before the conversion is agreed.',
      'If the mailbox must stay, do not convert: invite as a new guest instead.',
      'Read: assignedPlans',
      'The mail property is tess@contoso.example',
    ],
  },
  {
    issue: 'MicrosoftDocs/azure-docs#95965',
    about: 'a mailbox, and a guest of the same person who is here already: can they be merged?',
    tenant: [
      account('sofie', { ...PLANS, mail: 'sofie@contoso.example', proxyAddresses: ['SMTP:sofie@contoso.example'] }),
      {
        userPrincipalName: 'sofie_fabrikam.example#EXT#@contosodemo.onmicrosoft.example',
        displayName: 'Sofie outside',
        userType: 'Guest',
        creationType: 'Invitation',
        externalUserState: 'Accepted',
        mail: 'sofie@fabrikam.example',
        proxyAddresses: ['SMTP:sofie@fabrikam.example'],
      },
    ],
    account: 'sofie@contoso.example',
    external: 'sofie@fabrikam.example',
    reads: [
      'sofie has a mailbox (',
      'A guest with this address is here already: ',
      'sofie_fabrikam.example#EXT#@contosodemo.onmicrosoft.example',
      'What to do: Use the guest and convert nothing, or remove and purge the guest first',
    ],
  },
  {
    issue: 'MicrosoftDocs/azure-docs#76227',
    about: '“User’s email address cannot be in a verified domain”: is a fake domain wanted?',
    tenant: [account('jeff', { licences: ['teams'], mail: 'jeff@contoso.example' })],
    account: 'jeff@contoso.example',
    external: 'jeff@contoso-korea.example',
    reads: [
      'contoso-korea.example is a verified domain of our own tenant, so jeff@contoso-korea.example is not an external address.',
      'What to do: Enter the address at the person’s own organisation.',
      'The mail property is jeff@contoso.example',
      'Read: mail = jeff@contoso.example',
    ],
  },
  {
    issue: 'MicrosoftDocs/azure-docs#77605',
    about: 'which rule writes the name, why it must not, and why the user type stays Member',
    tenant: [
      account('jon', {
        ...SYNCED,
        licences: ['teams'],
        mail: 'jon@fabrikam.example',
        onPremisesUserPrincipalName: 'jon@corp.contoso.example',
      }),
    ],
    account: 'jon@contoso.example',
    external: 'jon@fabrikam.example',
    reads: [
      'An on-premises UPN is written to this account, so Microsoft refuses to convert it.',
      'What to do: Change the Entra Connect rule that writes onPremisesUserPrincipalName, synchronise, check again.',
      'Read: onPremisesUserPrincipalName = jon@corp.contoso.example',
      'The user type is Member and stays Member',
    ],
  },
  {
    issue: 'MicrosoftDocs/azure-docs#107086',
    about: '“Invalid request input” for an account that comes from on-premises',
    tenant: [
      account('marko', {
        ...SYNCED,
        licences: ['teams'],
        userType: 'Guest',
        mail: 'm@fabrikam.example',
        onPremisesUserPrincipalName: 'marko@corp.contoso.example',
      }),
    ],
    account: 'marko@contoso.example',
    external: 'marko@fabrikam.example',
    reads: [
      'An on-premises UPN is written to this account, so Microsoft refuses to convert it.',
      'The mail property is m@fabrikam.example and comes from on-premises; it must be marko@fabrikam.example.',
      'What to do: Change mail in the on-premises directory, synchronise, check again.',
    ],
  },
  {
    issue: 'MicrosoftDocs/entra-docs#802',
    about: '“Non-external user already exists”: an internal account with the address, deleted since',
    tenant: [account('gwen', { licences: ['teams'], mail: 'gil.navarro@fabrikam.example' })],
    account: 'gwen@contoso.example',
    external: 'gil.navarro@fabrikam.example',
    reads: ['Gil Navarro', 'gil.navarro@fabrikam.example', 'What to do: '],
  },
];

/** What the reads of an account can feel of what nobody knows without a live tenant (checks 5), several at once. */
interface Variation {
  readonly variants: Readonly<Record<string, string>>;
  /** A right that the app lacks meanwhile. */
  readonly without?: string;
  readonly cases: readonly (Converting & {
    readonly reads?: readonly string[];
    /** What would be a guess then. */
    readonly saysNothingOf?: readonly string[];
  })[];
}

const ROLF: Converting = { account: 'rolf.sander@contoso.example', external: 'rolf.sander@fabrikam.example' };
const TOM: Converting = { account: 'tom.becker@contoso.example', external: 'tom.becker@fabrikam.example' };
const TIM: Converting = { account: 'tim.sorel@contoso.example', external: 'tim.sorel@tailspin.example' };
const GUS: Converting = { account: 'gus.meyer@factory.contoso.example', external: 'gus.meyer@adatum.example' };
const PETRA: Converting = { account: 'petra.vogel@contoso.example', external: 'petra.vogel@fabrikam.example' };
const NED: Converting = { account: 'ned.barlow@contoso.example', external: 'ned.barlow@fabrikam.example' };
const IN_BIN: Converting = { account: 'jonas.weber@contoso.example', external: 'gil.navarro@fabrikam.example' };

const PIM = 'Directory roles that it can activate (PIM)';
const SOLE_OWNER = 'sole owner of Dockside';
const DENIED = 'tailspin.example is on the deny list';
const HOMELESS = 'adatum.example has no Microsoft Entra tenant';

const VARIATIONS: readonly Variation[] = [
  { variants: { replication: 'minute', 'batch-outer': '429' }, cases: [{ ...ROLF, reads: [SOLE_OWNER] }] },
  {
    variants: {
      'domain-list': 'short-name',
      'unknown-domain': '400',
      'bin-filter': 'refused',
      'tenant-licence': 'P1',
      'code-mail-read': 'policy-read-all',
    },
    cases: [
      { ...TIM, reads: [DENIED] },
      { ...GUS, reads: [HOMELESS] },
      { ...IN_BIN, reads: ['Deleted accounts: '], saysNothingOf: ['No deleted account holds'] },
      { ...PETRA, reads: [PIM], saysNothingOf: ['The account can activate'] },
      { ...NED, reads: ['Last used without a person on 20 Nov'] },
    ],
  },
  {
    variants: { 'domain-list': 'absent', 'unknown-domain': '403', 'tenant-licence': 'none' },
    cases: [
      { ...TIM, saysNothingOf: [DENIED] },
      { ...GUS, saysNothingOf: [HOMELESS] },
      { ...PETRA, reads: [PIM], saysNothingOf: ['can activate no directory role'] },
      { ...NED, reads: ['Last sign-in without a person'], saysNothingOf: ['No sign-in without a person is known'] },
    ],
  },
  {
    variants: { 'domain-list': 'refused', 'unpermitted-relations': 'nulls' },
    without: UNNAMED,
    cases: [
      { ...TIM, reads: ['Domain lists of the tenant: '], saysNothingOf: ['is on no deny list'] },
      { ...TOM, reads: ['An owner can add credentials to them.'], saysNothingOf: ['Timesheet', 'It owns no app.'] },
    ],
  },
  {
    variants: { 'unpermitted-relations': 'refused' },
    without: UNNAMED,
    cases: [{ ...TOM, reads: ['Teams and apps that it owns: '], saysNothingOf: ['It owns no app.'] }],
  },
];

describe('the rules of a conversion, over HTTP', function () {
  this.timeout(120_000);
  let journey: Journey;

  before(async () => {
    journey = await startJourney({ database: anyDatabase() });
    // So that `mail` is for an administrator to write; where Guestlist may, it is nothing that must be fixed.
    await journey.control('PATCH', 'policies', { grantedToWriter: { 'User.ReadWrite.All': false } });
    // An administrator of Guestlist without any role in the directory.
    await journey.control('POST', 'users', { userPrincipalName: 'helen.moreau@contoso.example', groups: ADMINS });
    for (const { tenant } of COMPLAINTS) await journey.control('POST', 'users', tenant);
  });
  after(() => journey?.end());

  describe('each shown by somebody', () => {
    /** The cards of those that need no switch. */
    let found: ReadonlyMap<ConversionCode, SeenMessage>;
    before(async () => {
      for (const [, row] of ROWS.filter(([, { isRunning }]) => isRunning)) await asked(journey, row);
      const rows = ROWS.filter(([, { switch: needs }]) => !needs);
      const cards = await convertAll(rows.map(([, row]) => row));
      found = new Map(rows.map(([code], at) => [code, cards[at] as SeenMessage]));
    });

    for (const [code, row] of ROWS) {
      it(`${code}: ${row.severity}`, async () => {
        const message = found.get(code) ?? (await withSwitch(row));
        const { severity, reads } = row;
        const findings = findingsOn(message.card).filter(({ sentence }) => sentence.includes(reads));
        const isFinding = severity !== 'on the gate' && severity !== 'Fine';
        assert.ok(readOn(message).includes(reads), `no “${reads}” in:\n${readOn(message)}`);
        assert.deepEqual([...new Set(findings.map((each) => each.severity))], isFinding ? [severity] : []);
      });
    }

    it('have each a row in this table', () => {
      assert.deepEqual(Object.keys(SHOWN_CONVERSIONS).toSorted(), CONVERSION_RULES.map(({ code }) => code).toSorted());
    });

    it('let nobody pass of whom something must be fixed, and everybody else', () => {
      for (const message of found.values()) {
        const [heading = ''] = readOn(message).split('\n');
        if (heading.startsWith('Teams could not let')) continue;
        const isBlocked = findingsOn(message.card).some(({ severity }) => severity === 'Must be fixed');
        assert.match(heading, isBlocked ? /^.+ can’t be converted yet$/ : /^.+ can be converted$/);
      }
    });

    it('say of all that must be fixed what to do and who can', () => {
      for (const [code, message] of found) {
        const lines = readOn(message).split('\n');
        const at = lines.findIndex((line) => line.includes(SHOWN_CONVERSIONS[code].reads));
        if (SHOWN_CONVERSIONS[code].severity !== 'Must be fixed') continue;
        assert.match(lines.slice(at, at + 3).join('\n'), /^.+\nWhat to do: .+\nWho can: .+$/, code);
      }
    });
  });

  describe('tell what others had to complain about in public', () => {
    let cards: readonly SeenMessage[];
    before(async () => {
      cards = await convertAll(COMPLAINTS);
    });
    for (const [at, { issue, about, reads }] of COMPLAINTS.entries()) {
      it(`${issue}: ${about}`, () => {
        const read = readOn(cards[at] as SeenMessage);
        assert.match(read, /^.+ can’t be converted yet\n/);
        for (const words of reads) assert.ok(read.includes(words), `no “${words}” in:\n${read}`);
      });
    }
  });

  describe('all in all', () => {
    it('leave nothing of an address, a name or a finding in the log', () => {
      assert.doesNotMatch(wordsOf(journey.bot.log()), /@|Litware|Keller|Timesheet|Dockside|Helpdesk/);
    });

    it('ask of Graph only what its schema and the permissions allow', function () {
      return assertContract(this, journey, { takenAway: [UNREADABLE] });
    });
  });

  describe('keep apart what was read and what was not', () => {
    for (const { variants, without, cases } of VARIATIONS) {
      const which = Object.entries(variants).map(([name, value]) => `${name} is ${value}`);
      const lacking = without === undefined ? '' : `, without ${without}`;
      it(`where ${which.join(', ')}${lacking}`, async () => {
        const cards = await withVariants(variants, without, cases);
        for (const [at, { reads = [], saysNothingOf = [] }] of cases.entries()) {
          const read = readOn(cards[at] as SeenMessage);
          for (const words of reads) assert.ok(read.includes(words), `no “${words}” in:\n${read}`);
          for (const words of saysNothingOf) assert.equal(read.includes(words), false, read);
        }
      });
    }
  });

  /** Side by side, for a check takes its time, and no more at once than Microsoft lets anybody look for sign-ins (G5). */
  async function convertAll(all: readonly Converting[]): Promise<readonly SeenMessage[]> {
    const some = all.slice(0, SIGN_INS_A_MINUTE);
    if (some.length === 0) return [];
    journey.pass(61);
    const forms: string[] = [];
    for (const { by } of some) forms.push((await openConversion(journey, 'convert', by)).id);
    const cards = await Promise.all(some.map((asked, at) => fillConversion(journey, forms[at] ?? '', asked)));
    return [...cards, ...(await convertAll(all.slice(SIGN_INS_A_MINUTE)))];
  }

  async function convertOne(asked: Converting): Promise<SeenMessage> {
    const [card] = await convertAll([asked]);
    return card as SeenMessage;
  }

  async function withSwitch(row: ShownConversion): Promise<SeenMessage> {
    const set = async (side: 'on' | 'off') => row.switch && (await turn(row.switch, side));
    try {
      await set('on');
      return await convertOne(row);
    } finally {
      await set('off');
    }
  }

  async function turn({ control, ...sides }: Switch, side: 'on' | 'off'): Promise<void> {
    const [method, path] = control.split(' ') as ['PATCH' | 'POST', string];
    await journey.control(method, path, sides[side]);
  }

  async function withVariants(
    variants: Variation['variants'],
    without: string | undefined,
    cases: readonly Converting[],
  ): Promise<readonly SeenMessage[]> {
    const rows = (await journey.control('GET', 'variants')) as readonly { name: string; default: string }[];
    const granted = (isGranted: boolean) => ({ granted: { [without ?? '']: isGranted } });
    try {
      await journey.control('PUT', 'variants', variants);
      if (without) await journey.control('PATCH', 'policies', granted(false));
      return await convertAll(cases);
    } finally {
      await journey.control('PUT', 'variants', Object.fromEntries(rows.map((row) => [row.name, row.default])));
      if (without) await journey.control('PATCH', 'policies', granted(true));
    }
  }
});
