import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { APPS, GROUPS, PEOPLE, TENANT_ID } from '../../src/sandbox/tenant/contoso.ts';
import { startTenant, type Tenant } from '../../src/sandbox/tenant/tenant.ts';
import { BOT_SCRIPT, type BotProcess, startBotProcess } from './bot-process.ts';
import { textOnCard } from './card-elements.ts';
import { type FakeConnector, fakeConnector } from './fake-connector.ts';
import { lastingPort } from './lasting-port.ts';
import { type SeenMessage, type TeamsClient, type TeamsPerson, teamsClient } from './teams-client.ts';
import { newPostgres } from './test-databases.ts';

export const SAM: TeamsPerson = { id: PEOPLE.samPark, name: 'Sam Park' };
export const LEE: TeamsPerson = { id: PEOPLE.leeWalker, name: 'Lee Walker' };
export const SANGMIN: TeamsPerson = { id: PEOPLE.sangminPark, name: '박상민', locale: 'ko-KR', timeZone: 'Asia/Seoul' };
/** A guest of the tenant who uses the bot. */
export const THEO: TeamsPerson = { id: PEOPLE.guestAsInviter, name: 'Theo Brandt' };
export const STRANGER: TeamsPerson = {
  id: '11111111-1111-4111-8111-111111111111',
  name: 'Somebody Else',
  tenantId: '22222222-2222-4222-8222-222222222222',
};

export type DatabaseKind = 'PGlite' | 'PostgreSQL';

/** Where it makes no difference: PostgreSQL, which takes less of the machine, if it is there. */
export function anyDatabase(): DatabaseKind {
  return process.env.GUESTLIST_TEST_POSTGRES_MISSING === undefined ? 'PostgreSQL' : 'PGlite';
}

export interface SandboxMail {
  /** Whose it is. */
  readonly mailbox: string;
  readonly sentBy: 'guestlist' | 'microsoft';
  readonly subject: string;
  readonly html: string;
}

export interface GraphExchange {
  readonly method: string;
  readonly url: string;
  readonly status: number;
  /** By the tenant's clock. */
  readonly startedAt: string;
  readonly endedAt: string;
  readonly requestBody: unknown;
  readonly responseBody: unknown;
}

/** The tenant, the channel and the bot, each over HTTP; several people in front of it, one clock behind it. */
export interface Journey {
  readonly tenant: Tenant;
  readonly teams: TeamsClient;
  readonly connector: FakeConnector;
  readonly bot: BotProcess;
  /** Where the bot keeps its files. */
  readonly folder: string;
  /** Where the bot keeps what it knows; undefined on PGlite, which nobody else can open. */
  readonly databaseUrl: string | undefined;
  /** The next life of the bot, after it was killed. */
  restartBot(script?: string): Promise<void>;
  /** Moves the one clock; the bot looks at once for what has come due. */
  pass(seconds: number): void;
  control(method: 'GET' | 'PUT' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: unknown): Promise<unknown>;
  /** Ours; Microsoft sends some of its own (checks 5, row 23). */
  mails(to?: string): Promise<readonly SandboxMail[]>;
  traffic(): Promise<readonly GraphExchange[]>;
  /** How often the tenant was asked for this, batches not unfolded. */
  countOf(method: string, path: RegExp): Promise<number>;
  /** The guest's way through the pages: link, account, consent. Gives the address they end at. */
  redeem(link: string, account: string): Promise<string>;
  end(): Promise<void>;
}

export interface JourneySettings {
  readonly database: DatabaseKind;
  /** A server of the test's own, where it is to fail. */
  readonly postgresUrl?: string;
  readonly script?: string;
  /** Who may ask for conversions besides those who administer. */
  readonly converters?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

export async function startJourney(settings: JourneySettings): Promise<Journey> {
  const folder = mkdtempSync(join(tmpdir(), 'guestlist-journey-'));
  mkdirSync(folder, { recursive: true });
  const postgres = settings.database === 'PostgreSQL' ? await newPostgres(settings.postgresUrl) : undefined;
  const connector = await fakeConnector();
  let bot: BotProcess | undefined;
  const tenant = await startTenant({
    port: 0,
    seed: 7,
    onClockChanged: (now) => bot?.tell({ type: 'clock', now: now.toISOString() }),
  });
  const start = (port: number, script = BOT_SCRIPT, env: Readonly<Record<string, string>> = {}) =>
    startBotProcess({
      script,
      env: { IDENTITY_ENDPOINT: `${tenant.url}/msi/token`, IDENTITY_HEADER: 'journey', ...env },
      settings: {
        port,
        folder,
        tenantUrl: tenant.url,
        tenantId: TENANT_ID,
        tenantRun: 'journey',
        botAppId: '33333333-3333-4333-8333-333333333333',
        graphClientId: APPS.guestlist,
        graphWriteClientId: APPS.guestlistWriter,
        admins: [GROUPS.guestlistAdmins],
        ...(settings.converters && { converters: settings.converters }),
        mailbox: 'invitations@contoso.example',
        privacyContact: 'privacy@contoso.example',
        clockAheadMs: tenant.now().getTime() - Date.now(),
        ...(postgres && 'url' in postgres.connection && { databaseUrl: postgres.connection.url }),
      },
    });
  const port = await lastingPort();
  let living = await start(port, settings.script, settings.env);
  bot = living;

  async function control(method: string, path: string, body?: unknown): Promise<unknown> {
    const response = await fetch(`${tenant.url}/_sandbox/${path}`, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`The sandbox's control answered ${response.status}: ${text}`);
    return path === 'traffic' ? text : JSON.parse(text);
  }

  async function traffic(): Promise<readonly GraphExchange[]> {
    const lines = String(await control('GET', 'traffic')).split('\n');
    return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as GraphExchange);
  }

  return {
    tenant,
    teams: teamsClient({ botUrl: `http://127.0.0.1:${port}/api/messages`, connector, tenantId: TENANT_ID }),
    connector,
    folder,
    databaseUrl: postgres?.connection.url,
    get bot() {
      return living;
    },
    restartBot: async (script) => {
      await living.gone;
      living = await start(port, script);
      bot = living;
    },
    pass: (seconds) => tenant.setNow(new Date(tenant.now().getTime() + seconds * 1000)),
    control,
    mails: async (to) => {
      const all = (await control('GET', 'mail')) as readonly SandboxMail[];
      return all.filter(({ mailbox, sentBy }) => sentBy === 'guestlist' && (to === undefined || mailbox === to));
    },
    traffic,
    countOf: async (method, path) =>
      (await traffic()).filter((exchange) => exchange.method === method && path.test(exchange.url)).length,
    redeem,
    end: async () => {
      await living.kill();
      await tenant.close();
      await connector.close();
      await postgres?.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** The one link of a mail that leads to Microsoft's pages. */
export function linkIn({ html }: SandboxMail): string {
  const found = /href="([^"]*\/redeem\/[^"]*)"/.exec(html)?.[1];
  if (!found) throw new Error('no link in the mail');
  return found.replaceAll('&amp;', '&').replaceAll('&#x3D;', '=').replaceAll('&#61;', '=');
}

async function redeem(link: string, account: string): Promise<string> {
  const { origin, searchParams } = new URL(link);
  const fields = Object.fromEntries(searchParams);
  await fetch(link);
  const chosen = await post(`${origin}/redeem/account`, { ...fields, choice: 'expected' });
  if (chosen.status !== 200) throw new Error(`the account page answered ${chosen.status}: ${await chosen.text()}`);
  const done = await post(`${origin}/redeem/accept`, { ...fields, account });
  const location = done.headers.get('location');
  if (done.status !== 303 || !location) throw new Error(`the consent answered ${done.status}: ${await done.text()}`);
  return location;
}

function post(url: string, form: Readonly<Record<string, string>>): Promise<Response> {
  return fetch(url, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' });
}

/** Whether a message's card reads like this somewhere. */
export function reads(text: string): (message: SeenMessage) => boolean {
  return ({ card }) => card !== undefined && textOnCard(card).includes(text);
}
