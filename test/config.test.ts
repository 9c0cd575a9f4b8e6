import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'mocha';
import { type Config, isConfigured, readConfig } from '../src/config.ts';
import { readSandboxConfig, SANDBOX_SETTINGS } from '../src/sandbox-config.ts';
import { ConfigError, type Environment } from '../src/setting-table.ts';
import { SETTINGS } from '../src/settings.ts';

const KEY = Buffer.alloc(32, 7).toString('base64');
const TENANT = '0f0e0d0c-1111-4222-8333-444455556666';
const BOT = 'aaaaaaaa-1111-4222-8333-444455556666';
const GRAPH = 'bbbbbbbb-1111-4222-8333-444455556666';
const DANA = 'cccccccc-1111-4222-8333-444455556666';
const PRIYA = 'dddddddd-1111-4222-8333-444455556666';

/** The least that starts. */
const ENOUGH: Environment = {
  GUESTLIST_TENANT_ID: TENANT,
  BOT_APP_ID: BOT,
  GRAPH_CLIENT_ID: GRAPH,
  DATABASE_URL: 'postgres://guestlist:hunter2@db.contoso.example:5432/guestlist',
  GUESTLIST_ADMINS: `${DANA},${PRIYA}`,
  GUESTLIST_MAILBOX: 'invitations@contoso.example',
  GUESTLIST_LINK_KEYS: `k1:${KEY}`,
  GUESTLIST_PRIVACY_CONTACT: 'privacy@contoso.example',
  GUESTLIST_PRIVACY_STATEMENT: 'https://contoso.example/privacy',
  GUESTLIST_ADDRESS: 'https://guestlist.contoso.example',
};

type Key = keyof typeof SETTINGS;
interface Example {
  /** Without the row: refused, or the default that stands in. */
  readonly without: { readonly refused: true } | { readonly reads: unknown };
  readonly wrong: readonly string[];
  readonly right: readonly (readonly [text: string, reads: unknown, besides?: Environment])[];
}

const NEEDED = { refused: true } as const;
const NO_GUIDS = ['contoso', `${TENANT}0`, '00000000-0000-0000-0000-000000000000'];
const GUID_CASES = [[TENANT.toUpperCase(), TENANT]] as const;
const NO_ADDRESS = ['nobody', 'a@b@contoso.example', 'ann@contoso.example, bo@contoso.example'];

const NO_LIMITS = ['0', '-1', 'many', '1.5'];
const NO_DOMAINS = ['fabrikam', 'http://fabrikam.example', 'a@fabrikam.example'];
const DOMAIN_CASES = [
  [' Fabrikam.example, @adatum.example;\nfabrikam.example', ['fabrikam.example', 'adatum.example']],
] as const;

const EXAMPLES: { readonly [Row in Key]: Example } = {
  tenantId: { without: NEEDED, wrong: NO_GUIDS, right: GUID_CASES },
  botAppId: { without: NEEDED, wrong: NO_GUIDS, right: GUID_CASES },
  botAppType: {
    without: { reads: 'UserAssignedMSI' },
    wrong: ['MultiTenant', 'singletenant'],
    right: [['SingleTenant', 'SingleTenant', { BOT_APP_PASSWORD: 'p' }]],
  },
  botAppPassword: { without: { reads: undefined }, wrong: [], right: [['a=b c', 'a=b c']] },
  graphClientId: { without: NEEDED, wrong: [...NO_GUIDS, BOT, BOT.toUpperCase()], right: GUID_CASES },
  graphClientSecret: { without: { reads: undefined }, wrong: [], right: [['s3cret', 's3cret']] },
  graphWriteClientId: { without: { reads: undefined }, wrong: NO_GUIDS, right: GUID_CASES },
  catalogueId: { without: { reads: undefined }, wrong: NO_GUIDS, right: GUID_CASES },
  inviterLimit: { without: { reads: 20 }, wrong: NO_LIMITS, right: [['50', 50]] },
  unknownDomainLimit: { without: { reads: 5 }, wrong: NO_LIMITS, right: [['9', 9]] },
  tenantLimit: { without: { reads: 200 }, wrong: NO_LIMITS, right: [['1000', 1000]] },
  checkLimit: { without: { reads: 50 }, wrong: NO_LIMITS, right: [['80', 80]] },
  reminderDays: {
    without: { reads: [3, 7, 14] },
    wrong: ['3,3', '7,3', '0', '3 7', 'three', '400', '1,2,3,4,5,6'],
    right: [
      ['2, 9', [2, 9]],
      ['off', []],
    ],
  },
  refusedDomains: { without: { reads: [] }, wrong: NO_DOMAINS, right: DOMAIN_CASES },
  trustedDomains: { without: { reads: [] }, wrong: NO_DOMAINS, right: DOMAIN_CASES },
  throwAwayDomains: { without: { reads: [] }, wrong: NO_DOMAINS, right: DOMAIN_CASES },
  decisionDays: {
    without: { reads: { remind: 2, escalate: 4, lapse: 7 } },
    wrong: ['off', '2,4', '2,4,7,9', '4,2,7', '2,2,7', '2,4,31', '0,4,7'],
    right: [[' 1, 5,30', { remind: 1, escalate: 5, lapse: 30 }]],
  },
  fourEyes: { without: { reads: true }, wrong: ['no'], right: [['off', false]] },
  holderMustAgree: { without: { reads: true }, wrong: ['no'], right: [['off', false]] },
  converters: { without: { reads: [] }, wrong: ['everyone'], right: [[DANA, [DANA]]] },
  replacesPassword: { without: { reads: false }, wrong: ['yes'], right: [['on', true]] },
  neverConvert: {
    without: { reads: [] },
    wrong: ['emergency', 'emergency@contoso', `${DANA},@contoso.example`, '00000000-0000-0000-0000-000000000000'],
    right: [
      [
        ` ${DANA.toUpperCase()}; Emergency@Contoso.example,\nann_fabrikam.example#EXT#@contoso.example ${DANA}`,
        [DANA, 'emergency@contoso.example', 'ann_fabrikam.example#ext#@contoso.example'],
      ],
    ],
  },
  mindsConsumerDomains: { without: { reads: false }, wrong: ['yes'], right: [['on', true]] },
  tellsWhoIsHere: { without: { reads: true }, wrong: ['no'], right: [['off', false]] },
  databaseUrl: {
    without: NEEDED,
    wrong: ['guestlist', 'mysql://a:b@db.contoso.example/guestlist', 'postgres://db.contoso.example', 'postgres:///x'],
    right: [['postgresql://db.contoso.example/guestlist', 'postgresql://db.contoso.example/guestlist']],
  },
  admins: {
    without: NEEDED,
    wrong: [',', `${DANA},dana`],
    right: [[` ${DANA}; ${PRIYA.toUpperCase()}\n${DANA}`, [DANA, PRIYA]]],
  },
  inviters: { without: { reads: [] }, wrong: ['everyone'], right: [[DANA, [DANA]]] },
  mailbox: {
    without: NEEDED,
    wrong: NO_ADDRESS,
    right: [['Invitations@Contoso.example', 'invitations@contoso.example']],
  },
  linkKeys: {
    without: NEEDED,
    wrong: [
      ',',
      KEY,
      `k1:${KEY.slice(0, -4)}`,
      `k1:${Buffer.alloc(31, 7).toString('base64')}`,
      `k1:${KEY}x`,
      `k 1:${KEY}`,
      `:${KEY}`,
      `k1:${KEY},k1:${KEY}`,
    ],
    right: [
      [
        `k2:${KEY}, k1:${Buffer.alloc(32, 9).toString('base64')}`,
        [
          { id: 'k2', key: Buffer.alloc(32, 7) },
          { id: 'k1', key: Buffer.alloc(32, 9) },
        ],
      ],
    ],
  },
  privacyContact: { without: NEEDED, wrong: NO_ADDRESS, right: [['dpo@contoso.example', 'dpo@contoso.example']] },
  privacyStatement: {
    without: NEEDED,
    wrong: [
      'contoso.example/privacy',
      'http://contoso.example/privacy',
      'https://a:b@contoso.example/',
      'javascript:x',
    ],
    right: [['https://Contoso.example/privacy?for=guests', 'https://contoso.example/privacy?for=guests']],
  },
  botAddress: {
    without: NEEDED,
    wrong: [
      'guestlist.contoso.example',
      'http://guestlist.contoso.example',
      'http://127.0.0.1.contoso.example',
      'https://guestlist.contoso.example/api/messages',
      'https://guestlist.contoso.example/?x',
      'https://guestlist.contoso.example/#x',
      'https://a:b@guestlist.contoso.example',
      'ftp://127.0.0.1',
      'javascript:x',
    ],
    right: [
      ['https://Guestlist.contoso.example/', 'https://guestlist.contoso.example'],
      ['https://guestlist.contoso.example:8443', 'https://guestlist.contoso.example:8443'],
      ['http://127.0.0.1:3978', 'http://127.0.0.1:3978'],
      ['http://localhost:3978/', 'http://localhost:3978'],
      ['http://[::1]:3978', 'http://[::1]:3978'],
    ],
  },
  followSeconds: {
    without: { reads: 300 },
    wrong: ['4', '-5', '5.5', '1e3', 'often', '86401'],
    right: [
      ['5', 5],
      ['86400', 86_400],
    ],
  },
  keepMessageDays: { without: { reads: 30 }, wrong: NO_LIMITS, right: [['7', 7]] },
  keepAddressDays: { without: { reads: 365 }, wrong: NO_LIMITS, right: [['180', 180]] },
  keepLinkDays: { without: { reads: 90 }, wrong: [...NO_LIMITS, '91'], right: [['30', 30]] },
  keepSnapshotDays: { without: { reads: 90 }, wrong: NO_LIMITS, right: [['30', 30]] },
  migrate: {
    without: { reads: true },
    wrong: ['yes', 'true', 'OFF'],
    right: [
      ['off', false],
      ['on', true],
    ],
  },
  logLevel: { without: { reads: 'info' }, wrong: ['debug', 'INFO'], right: [['warn', 'warn']] },
  host: { without: { reads: '0.0.0.0' }, wrong: [], right: [['127.0.0.1', '127.0.0.1']] },
  port: {
    without: { reads: 3978 },
    wrong: ['65536', '-1', '80a', '0x50'],
    right: [
      ['0', 0],
      ['65535', 65_535],
    ],
  },
};

function problemsOf(env: Environment): readonly string[] {
  try {
    readConfig(env);
  } catch (error) {
    assert.ok(error instanceof ConfigError);
    return error.problems;
  }
  return [];
}

function without(name: string): Environment {
  return Object.fromEntries(Object.entries(ENOUGH).filter(([given]) => given !== name));
}

describe('the settings of production', () => {
  for (const key of Object.keys(SETTINGS) as readonly Key[]) {
    const { name } = SETTINGS[key];
    const example = EXAMPLES[key];

    for (const [how, env] of [
      ['missing', without(name)],
      ['empty', { ...ENOUGH, [name]: ' ' }],
    ] as const) {
      it(`${name} ${how}`, () => {
        if ('refused' in example.without) {
          const problems = problemsOf(env);
          assert.equal(problems.length, 1);
          assert.match(problems[0] ?? '', new RegExp(`^${name} is missing: .+ Set it\\.$`));
        } else {
          assert.deepEqual(readConfig(env)[key], example.without.reads);
        }
      });
    }

    for (const [number, wrong] of example.wrong.entries()) {
      it(`${name} wrong, example ${number + 1}`, () => {
        const problems = problemsOf({ ...ENOUGH, [name]: wrong });
        assert.equal(problems.length, 1);
        assert.match(problems[0] ?? '', new RegExp(`^${name} must `));
      });
    }

    for (const [number, [text, reads, besides]] of example.right.entries()) {
      it(`${name} right, example ${number + 1}`, () => {
        assert.deepEqual(readConfig({ ...ENOUGH, ...besides, [name]: text })[key], reads);
      });
    }
  }

  it('lists all problems in one message, one a line', () => {
    const needed = Object.values(EXAMPLES).filter((example) => 'refused' in example.without).length;
    const env = { BOT_APP_TYPE: 'SingleTenant', PORT: 'x', GUESTLIST_MIGRATE: 'maybe' };
    assert.throws(
      () => readConfig(env),
      (error: Error) => {
        // Each needed row, two wrong ones, and the password that SingleTenant needs.
        assert.equal(error.message.split('\n').length, 1 + needed + 2 + 1);
        assert.match(error.message, new RegExp(`^${needed + 3} settings are missing or wrong:\n`));
        return true;
      },
    );
  });

  it('repeats no value, because a secret may stand in the wrong row', () => {
    for (const key of Object.keys(SETTINGS) as readonly Key[]) {
      const planted = `planted ${randomBytes(9).toString('hex')}`;
      const message = problemsOf({ ...ENOUGH, [SETTINGS[key].name]: planted }).join('\n');
      assert.ok(!message.includes(planted), message);
      const wrongKey = Buffer.alloc(31, 5).toString('base64');
      assert.ok(
        !problemsOf({ ...ENOUGH, [SETTINGS[key].name]: `k:${wrongKey}` })
          .join('\n')
          .includes(wrongKey),
      );
    }
  });

  it('marks what is secret', () => {
    const secret = Object.values(SETTINGS)
      .filter((row) => 'secret' in row)
      .map(({ name }) => name);
    assert.deepEqual(secret, ['BOT_APP_PASSWORD', 'GRAPH_CLIENT_SECRET', 'DATABASE_URL', 'GUESTLIST_LINK_KEYS']);
  });

  it('asks for the password of a SingleTenant bot, and says when another bot does not use it', () => {
    const [problem] = problemsOf({ ...ENOUGH, BOT_APP_TYPE: 'SingleTenant' });
    assert.match(problem ?? '', /^BOT_APP_PASSWORD is missing/);
    assert.match(warningsOf({ BOT_APP_PASSWORD: 'p' }).join(), /^BOT_APP_PASSWORD is set but/);
  });

  it('warns when one admin would be alone', () => {
    assert.match(warningsOf({ GUESTLIST_ADMINS: DANA }).join(), /^GUESTLIST_ADMINS names one id/);
    assert.deepEqual(warningsOf({}), []);
  });

  it('gives each value its type', () => {
    const { port, admins, migrate, botAppPassword, linkKeys }: Config = readConfig(ENOUGH);
    const typed: readonly [number, readonly string[], boolean, string | undefined] = [
      port,
      admins,
      migrate,
      botAppPassword,
    ];
    assert.deepEqual(typed, [3978, [DANA, PRIYA], true, undefined]);
    assert.equal(linkKeys[0]?.id, 'k1');
  });
});

function warningsOf(changes: Environment): readonly string[] {
  return readConfig({ ...ENOUGH, ...changes }).warnings;
}

describe('whether anything is configured', () => {
  const NEUTRAL = ['GUESTLIST_LOG_LEVEL', 'HOST', 'PORT'];

  for (const { name } of Object.values(SETTINGS)) {
    it(`${name} ${NEUTRAL.includes(name) ? 'says nothing' : 'does, even when it is empty'}`, () => {
      assert.equal(isConfigured({ [name]: '' }), !NEUTRAL.includes(name));
    });
  }

  it('the settings of the sandbox say nothing', () => {
    const all = Object.fromEntries(Object.values(SANDBOX_SETTINGS).map(({ name }) => [name, '1']));
    assert.equal(isConfigured({ ...all, PATH: '/usr/bin' }), false);
  });
});

describe('the settings of the sandbox', () => {
  it('have the addresses that tests and demonstrations rely on', () => {
    assert.deepEqual(readSandboxConfig({ PORT: '' }), {
      botPort: 3978,
      tenantPort: 3980,
      inviterPort: 56_150,
      adminPort: 56_151,
      moreSeats: false,
      confirmerPort: 56_152,
      holderPort: 56_153,
      folder: '.sandbox',
    });
  });

  it('can be changed', () => {
    const changed = readSandboxConfig({
      PORT: '0',
      GUESTLIST_ADMIN_PORT: '4000',
      GUESTLIST_SANDBOX_FOLDER: 'elsewhere',
    });
    assert.deepEqual([changed.botPort, changed.adminPort, changed.folder], [0, 4000, 'elsewhere']);
  });

  it('are refused together', () => {
    assert.throws(
      () => readSandboxConfig({ PORT: 'x', GUESTLIST_TENANT_PORT: '70000', GUESTLIST_INVITER_PORT: '-1' }),
      /^ConfigError: 3 settings are missing or wrong:\n {2}PORT must .+\n {2}GUESTLIST_TENANT_PORT must .+\n {2}GUESTLIST_INVITER_PORT must /,
    );
  });
});
