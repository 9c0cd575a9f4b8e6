import { DEFAULT_LIMITS, DEFAULT_REMINDER_DAYS } from './domain/policy.ts';
import { DEFAULT_KEEP_DAYS, LINK_DAYS_MAX } from './domain/retention.ts';
import {
  address,
  anyText,
  type Check,
  dayList,
  domains,
  guid,
  guids,
  linkKeys,
  oneOf,
  onOff,
  origin,
  postgresUrl,
  webPage,
  wholeNumber,
} from './setting-checks.ts';
import { StartError } from './start-error.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

export interface Setting<Value> {
  readonly name: string;
  /** Says what it is for; stands in the message when the row is missing or wrong. */
  readonly meaning: string;
  readonly check: Check<Value>;
  /** As it would stand in the environment. Without one the row is needed. */
  readonly default?: string;
  readonly optional?: true;
  readonly secret?: true;
  /** Set in many shells, or meant for the sandbox: says nothing about whether the product is configured. */
  readonly neutral?: true;
}

/** Every setting of the product. The names are what an administrator writes, the keys are what the code reads. */
export const SETTINGS = {
  tenantId: { name: 'GUESTLIST_TENANT_ID', meaning: 'the Entra tenant that invites', check: guid },
  botAppId: {
    name: 'BOT_APP_ID',
    meaning: "the bot's own app registration or managed identity; authentication is never off",
    check: guid,
  },
  botAppType: {
    name: 'BOT_APP_TYPE',
    meaning: 'how the bot signs in',
    check: oneOf('UserAssignedMSI', 'SingleTenant'),
    default: 'UserAssignedMSI',
  },
  botAppPassword: {
    name: 'BOT_APP_PASSWORD',
    meaning: "the bot's client secret, needed with BOT_APP_TYPE=SingleTenant",
    check: anyText,
    optional: true,
    secret: true,
  },
  graphClientId: {
    name: 'GRAPH_CLIENT_ID',
    meaning: 'the managed identity or app registration that reads and writes the directory; another one than the bot',
    check: guid,
  },
  graphClientSecret: {
    name: 'GRAPH_CLIENT_SECRET',
    meaning: 'its client secret; leave it out to use the managed identity',
    check: anyText,
    optional: true,
    secret: true,
  },
  graphWriteClientId: {
    name: 'GRAPH_WRITE_CLIENT_ID',
    meaning:
      'a managed identity of its own for what changes accounts (User.ReadWrite.All); leave it out, and GRAPH_CLIENT_ID does what it may',
    check: guid,
    optional: true,
  },
  databaseUrl: { name: 'DATABASE_URL', meaning: 'the PostgreSQL database', check: postgresUrl, secret: true },
  admins: {
    name: 'GUESTLIST_ADMINS',
    meaning: 'object ids of the security groups or people who administer Guestlist',
    check: guids({ atLeast: 1 }),
  },
  inviters: {
    name: 'GUESTLIST_INVITERS',
    meaning: 'object ids of the security groups or people who may invite without a team',
    check: guids({ atLeast: 0 }),
    default: '',
  },
  inviterLimit: {
    name: 'GUESTLIST_INVITER_LIMIT',
    meaning: 'how many addresses one person may invite a day; administrators are excepted',
    check: wholeNumber({ from: 1, to: 100_000 }),
    default: `${DEFAULT_LIMITS.addressesPerInviterADay}`,
  },
  unknownDomainLimit: {
    name: 'GUESTLIST_UNKNOWN_DOMAIN_LIMIT',
    meaning: 'how many invitations may be open to a domain where nobody has accepted one yet',
    check: wholeNumber({ from: 1, to: 100_000 }),
    default: `${DEFAULT_LIMITS.openPerUnknownDomain}`,
  },
  tenantLimit: {
    name: 'GUESTLIST_TENANT_LIMIT',
    meaning: 'how many addresses everybody together may invite a day',
    check: wholeNumber({ from: 1, to: 1_000_000 }),
    default: `${DEFAULT_LIMITS.addressesPerTenantADay}`,
  },
  checkLimit: {
    name: 'GUESTLIST_CHECK_LIMIT',
    meaning: 'how many addresses one person may have checked a day, so that the check is no directory search',
    check: wholeNumber({ from: 1, to: 100_000 }),
    default: `${DEFAULT_LIMITS.checksPerPersonADay}`,
  },
  reminderDays: {
    name: 'GUESTLIST_REMINDER_DAYS',
    meaning: 'days after the mail at which a guest who has not accepted is reminded; off for never',
    check: dayList({ most: 5, last: 365 }),
    default: DEFAULT_REMINDER_DAYS.join(),
  },
  refusedDomains: {
    name: 'GUESTLIST_REFUSED_DOMAINS',
    meaning: 'domains that are never invited',
    check: domains,
    default: '',
  },
  trustedDomains: {
    name: 'GUESTLIST_TRUSTED_DOMAINS',
    meaning: "domains that are always fine: no warning and no limit of Guestlist's own; the tenant's lists still count",
    check: domains,
    default: '',
  },
  throwAwayDomains: {
    name: 'GUESTLIST_THROW_AWAY_DOMAINS',
    meaning: 'domains of throw-away addresses, beside the list that is shipped',
    check: domains,
    default: '',
  },
  mindsConsumerDomains: {
    name: 'GUESTLIST_MIND_CONSUMER_DOMAINS',
    meaning: 'whether addresses at providers of private mail get a warning',
    check: onOff,
    default: 'off',
  },
  tellsWhoIsHere: {
    name: 'GUESTLIST_TELL_WHO_IS_HERE',
    meaning: 'whether whoever invites reads that an address belongs to a guest or a colleague already',
    check: onOff,
    default: 'on',
  },
  mailbox: { name: 'GUESTLIST_MAILBOX', meaning: 'the mailbox that invitations are sent from', check: address },
  linkKeys: {
    name: 'GUESTLIST_LINK_KEYS',
    meaning: 'the keys that redeem links are encrypted with; the first encrypts, all decrypt',
    check: linkKeys,
    secret: true,
  },
  privacyContact: {
    name: 'GUESTLIST_PRIVACY_CONTACT',
    meaning: 'whom a guest can ask about their data; stands in every mail',
    check: address,
  },
  privacyStatement: {
    name: 'GUESTLIST_PRIVACY_STATEMENT',
    meaning: 'the page that says what happens to personal data; every mail and the app lead to it',
    check: webPage,
  },
  botAddress: {
    name: 'GUESTLIST_ADDRESS',
    meaning: 'where the bot is reached from outside; the mails lead to its pages for guests',
    check: origin,
  },
  followSeconds: {
    name: 'GUESTLIST_FOLLOW_SECONDS',
    meaning: 'how often an open invitation is looked at',
    check: wholeNumber({ from: 5, to: 86_400 }),
    default: '300',
  },
  keepMessageDays: {
    name: 'GUESTLIST_KEEP_MESSAGE_DAYS',
    meaning:
      'how many days after the mail the words of the inviter are kept; a mail sent again later goes without them',
    check: wholeNumber({ from: 1, to: 3_650 }),
    default: `${DEFAULT_KEEP_DAYS.message}`,
  },
  keepAddressDays: {
    name: 'GUESTLIST_KEEP_ADDRESS_DAYS',
    meaning: "how many days after the end of an invitation the guest's address and name are kept; a keyed hash stays",
    check: wholeNumber({ from: 1, to: 3_650 }),
    default: `${DEFAULT_KEEP_DAYS.address}`,
  },
  keepLinkDays: {
    name: 'GUESTLIST_KEEP_LINK_DAYS',
    meaning: 'how many days a redeem link is kept at most, encrypted; it is removed earlier when it was used',
    check: wholeNumber({ from: 1, to: LINK_DAYS_MAX }),
    default: `${DEFAULT_KEEP_DAYS.link}`,
  },
  migrate: {
    name: 'GUESTLIST_MIGRATE',
    meaning: 'whether the database is brought up to date at start',
    check: onOff,
    default: 'on',
  },
  logLevel: {
    name: 'GUESTLIST_LOG_LEVEL',
    meaning: 'the least that is logged',
    check: oneOf('info', 'warn', 'error', 'silent'),
    default: 'info',
    neutral: true,
  },
  host: {
    name: 'HOST',
    meaning: 'the address that the server listens on',
    check: anyText,
    default: '0.0.0.0',
    neutral: true,
  },
  port: {
    name: 'PORT',
    meaning: 'the port that the bot listens on',
    check: wholeNumber({ from: 0, to: 65_535 }),
    default: '3978',
    neutral: true,
  },
} as const satisfies Readonly<Record<string, Setting<unknown>>>;

const PORT_MEANING = 'a free port; 0 picks one';
const anyPort = wholeNumber({ from: 0, to: 65_535 });

/** What can be changed about the sandbox. None of it switches a relaxation on in production. */
export const SANDBOX_SETTINGS = {
  botPort: { name: 'PORT', meaning: PORT_MEANING, check: anyPort, default: '3978' },
  tenantPort: { name: 'GUESTLIST_TENANT_PORT', meaning: PORT_MEANING, check: anyPort, default: '3980' },
  inviterPort: { name: 'GUESTLIST_INVITER_PORT', meaning: PORT_MEANING, check: anyPort, default: '56150' },
  adminPort: { name: 'GUESTLIST_ADMIN_PORT', meaning: PORT_MEANING, check: anyPort, default: '56151' },
  folder: {
    name: 'GUESTLIST_SANDBOX_FOLDER',
    meaning: 'where the sandbox keeps its database and logs',
    check: anyText,
    default: '.sandbox',
  },
} as const satisfies Readonly<Record<string, Setting<unknown>>>;

export type Settings = Readonly<Record<string, Setting<unknown>>>;
type ValueOf<Row> = Row extends { readonly check: Check<infer Value> }
  ? Row extends { readonly optional: true }
    ? Value | undefined
    : Value
  : never;
export type Values<Table extends Settings> = { readonly [Key in keyof Table]: ValueOf<Table[Key]> };

export type SandboxConfig = Values<typeof SANDBOX_SETTINGS>;
export interface Config extends Values<typeof SETTINGS> {
  /** Worth saying at start, though nothing stops. */
  readonly warnings: readonly string[];
}

/** Every problem of the environment in one message, with what to do about each. It repeats no value. */
export class ConfigError extends StartError {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    const count = problems.length === 1 ? 'One setting is' : `${problems.length} settings are`;
    super(`${count} missing or wrong:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

/** A row that is present counts even when it is empty: an empty value must end in an error, not in the sandbox. */
export function isConfigured(env: Environment): boolean {
  const rows: readonly Setting<unknown>[] = Object.values(SETTINGS);
  return rows.some(({ name, neutral }) => !neutral && env[name] !== undefined);
}

/** The settings of production; throws one ConfigError that lists all that is missing or wrong. */
export function readConfig(env: Environment): Config {
  const { values, problems } = readTable(SETTINGS, env);
  const all = [...problems, ...CONFLICTS.flatMap((conflict) => conflict(values) ?? [])];
  if (all.length > 0) throw new ConfigError(all);
  return { ...(values as Values<typeof SETTINGS>), warnings: WARNINGS.flatMap((warning) => warning(values) ?? []) };
}

/** What the command line needs to reach what is kept. */
const COMMAND_SETTINGS = { databaseUrl: SETTINGS.databaseUrl, linkKeys: SETTINGS.linkKeys } as const;
export type CommandConfig = Values<typeof COMMAND_SETTINGS>;

/** The settings of the command line; throws one ConfigError like `readConfig`. */
export function readCommandConfig(env: Environment): CommandConfig {
  const { values, problems } = readTable(COMMAND_SETTINGS, env);
  if (problems.length > 0) throw new ConfigError(problems);
  return values as CommandConfig;
}

/** In the sandbox's folder: where its bot takes commands, as long as it runs. */
export const SANDBOX_COMMANDS_FILE = 'commands.json';

/** The ports and the folder of the sandbox; throws one ConfigError like `readConfig`. */
export function readSandboxConfig(env: Environment): SandboxConfig {
  const { values, problems } = readTable(SANDBOX_SETTINGS, env);
  if (problems.length > 0) throw new ConfigError(problems);
  return values as SandboxConfig;
}

type Remark = (values: Partial<Values<typeof SETTINGS>>) => string | undefined;

const CONFLICTS: readonly Remark[] = [
  ({ botAppType, botAppPassword }) =>
    botAppType === 'SingleTenant' && botAppPassword === undefined
      ? 'BOT_APP_PASSWORD is missing: BOT_APP_TYPE=SingleTenant signs in with it. Set it, or use UserAssignedMSI.'
      : undefined,
  // T4.4: a token for the bot's own app passes as an emulator's, so nothing else may ask for tokens as the bot.
  ({ botAppId, graphClientId }) =>
    botAppId !== undefined && botAppId === graphClientId
      ? 'GRAPH_CLIENT_ID must differ from BOT_APP_ID: give the directory work an identity of its own.'
      : undefined,
];

const WARNINGS: readonly Remark[] = [
  ({ admins }) =>
    admins?.length === 1
      ? 'GUESTLIST_ADMINS names one id. Unless it is a group of at least two people, nobody can confirm what the other asks for.'
      : undefined,
  ({ botAppType, botAppPassword }) =>
    botAppType === 'UserAssignedMSI' && botAppPassword !== undefined
      ? 'BOT_APP_PASSWORD is set but BOT_APP_TYPE=UserAssignedMSI does not use it. Remove it.'
      : undefined,
];

interface TableRead<Table extends Settings> {
  readonly values: Partial<Values<Table>>;
  readonly problems: readonly string[];
}

/** What a table of settings makes of the environment, with every problem. */
export function readTable<Table extends Settings>(table: Table, env: Environment): TableRead<Table> {
  const rows = Object.entries<Setting<unknown>>(table).map(([key, row]) => ({ key, ...readRow(row, env) }));
  return {
    values: Object.fromEntries(rows.map(({ key, value }) => [key, value])) as Partial<Values<Table>>,
    problems: rows.flatMap(({ problem }) => problem ?? []),
  };
}

function readRow(row: Setting<unknown>, env: Environment): { readonly value?: unknown; readonly problem?: string } {
  const given = env[row.name]?.trim() ?? '';
  const text = given === '' ? row.default : given;
  if (text === undefined) return row.optional ? {} : { problem: `${row.name} is missing: ${row.meaning}. Set it.` };
  const checked = row.check(text);
  return 'value' in checked ? checked : { problem: `${row.name} ${checked.must}: ${row.meaning}.` };
}
