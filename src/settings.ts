import { DEFAULT_DECISION_DAYS } from './domain/decision.ts';
import { DEFAULT_LIMITS, DEFAULT_REMINDER_DAYS } from './domain/policy.ts';
import { DEFAULT_KEEP_DAYS, LINK_DAYS_MAX } from './domain/retention.ts';
import {
  accounts,
  address,
  anyText,
  dayList,
  decisionDays,
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
import type { Setting } from './setting-table.ts';

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
  catalogueId: {
    name: 'GUESTLIST_CATALOGUE_ID',
    meaning:
      'the id of the app in the Teams catalogue of your organisation; leave it out, and GRAPH_CLIENT_ID looks it up (AppCatalog.Read.All)',
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
  converters: {
    name: 'GUESTLIST_CONVERTERS',
    meaning: 'object ids of people or security groups who may ask for a conversion, besides those who administer',
    check: guids({ atLeast: 0 }),
    default: '',
  },
  replacesPassword: {
    name: 'GUESTLIST_REPLACE_PASSWORD',
    meaning:
      'whether an administrator may have the internal password replaced after a conversion; Guestlist needs a role for it',
    check: onOff,
    default: 'off',
  },
  neverConvert: {
    name: 'GUESTLIST_NEVER_CONVERT',
    meaning:
      'object ids or sign-in names of accounts that are never converted, such as those for emergencies and services',
    check: accounts,
    default: '',
  },
  decisionDays: {
    name: 'GUESTLIST_DECISION_DAYS',
    meaning:
      'days after which a confirmation that is waited for is asked for again, goes to everybody who administers by then, and lapses',
    check: decisionDays({ last: 30 }),
    default: Object.values(DEFAULT_DECISION_DAYS).join(),
  },
  fourEyes: {
    name: 'GUESTLIST_FOUR_EYES',
    meaning: 'whether somebody else has to confirm what an administrator asks for',
    check: onOff,
    default: 'on',
  },
  holderMustAgree: {
    name: 'GUESTLIST_HOLDER_MUST_AGREE',
    meaning: 'whether the holder of an account is asked before it is converted',
    check: onOff,
    default: 'on',
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
    meaning:
      "how many days after the end of an invitation or a conversion the guest's address and name are kept; a keyed hash stays",
    check: wholeNumber({ from: 1, to: 3_650 }),
    default: `${DEFAULT_KEEP_DAYS.address}`,
  },
  keepLinkDays: {
    name: 'GUESTLIST_KEEP_LINK_DAYS',
    meaning: 'how many days a redeem link is kept at most, encrypted; it is removed earlier when it was used',
    check: wholeNumber({ from: 1, to: LINK_DAYS_MAX }),
    default: `${DEFAULT_KEEP_DAYS.link}`,
  },
  keepSnapshotDays: {
    name: 'GUESTLIST_KEEP_SNAPSHOT_DAYS',
    meaning: 'how many days after the end of a conversion it is kept what the account had before',
    check: wholeNumber({ from: 1, to: 3_650 }),
    default: `${DEFAULT_KEEP_DAYS.snapshot}`,
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
