import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { APPS, GROUPS, TENANT_ID } from '../../src/sandbox/tenant/contoso.ts';
import { startTenant, type Tenant } from '../../src/sandbox/tenant/tenant.ts';
import { type BotProcess, startBotProcess } from '../support/bot-process.ts';
import { type FakeConnector, fakeConnector } from '../support/fake-connector.ts';
import type { GraphExchange, SandboxMail } from '../support/journey.ts';
import { startPostgres } from '../support/postgres-server.ts';
import { QUIET } from '../support/stage.ts';
import { type TeamsClient, teamsClient } from '../support/teams-client.ts';

/** Several bots before one tenant, one channel and one PostgreSQL that is theirs alone. */
export interface BotsOnOneLedger {
  /** Teams, as it reaches each of the bots. */
  readonly doors: readonly TeamsClient[];
  readonly connector: FakeConnector;
  /** A fast stop and a start of PostgreSQL, as after an upgrade. */
  restartPostgres(): Promise<void>;
  query(text: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
  /** Resolves when no bot has anything in hand. */
  quiet(): Promise<void>;
  /** What a job had in hand whose bot could not say how it ended is given up at once, not in ten seconds. */
  giveUp(): Promise<void>;
  /** Moves the one clock, and has every bot look for what came due. */
  pass(seconds: number): Promise<void>;
  control(method: string, path: string, body?: unknown): Promise<unknown>;
  mails(): Promise<readonly SandboxMail[]>;
  traffic(): Promise<readonly GraphExchange[]>;
  /** Whether each bot lives on. */
  areWell(): boolean;
  log(): string;
  close(): Promise<void>;
}

export async function botsOnOneLedger(count: number): Promise<BotsOnOneLedger> {
  const folder = mkdtempSync(join(tmpdir(), 'guestlist-bots-'));
  const postgres = await startPostgres();
  const connector = await fakeConnector();
  const bots: BotProcess[] = [];
  const tenant = await startTenant({
    port: 0,
    seed: 3,
    onClockChanged: (now) => {
      for (const bot of bots) bot.tell({ type: 'clock', now: now.toISOString() });
    },
  });
  // One after the other: the first makes what all of them share.
  while (bots.length < count) bots.push(await startBot(folder, tenant, postgres.url));

  async function control(method: string, path: string, body?: unknown): Promise<unknown> {
    const headers = { 'content-type': 'application/json' };
    const init = body === undefined ? {} : { body: JSON.stringify(body), headers };
    const answer = await fetch(`${tenant.url}/_sandbox/${path}`, { method, ...init });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`The sandbox's control answered ${answer.status}: ${text}`);
    return path === 'traffic' ? text : JSON.parse(text);
  }

  return {
    doors: bots.map(({ port }) =>
      teamsClient({ botUrl: `http://127.0.0.1:${port}/api/messages`, connector, tenantId: TENANT_ID }),
    ),
    connector,
    restartPostgres: () => postgres.restart(),
    quiet: async () => void (await query(postgres.url, QUIET)),
    giveUp: async () => void (await query(postgres.url, GIVE_UP)),
    query: (text) => query(postgres.url, text),
    pass: async (seconds) => {
      const swept = Promise.all(bots.map((bot) => bot.swept()));
      tenant.setNow(new Date(tenant.now().getTime() + seconds * 1000));
      await swept;
    },
    control,
    mails: async () =>
      ((await control('GET', 'mail')) as readonly SandboxMail[]).filter(({ sentBy }) => sentBy === 'guestlist'),
    traffic: async () => {
      const lines = String(await control('GET', 'traffic')).split('\n');
      return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as GraphExchange);
    },
    areWell: () => bots.every((bot) => !bot.isGone()),
    log: () => bots[0]?.log() ?? '',
    close: async () => {
      await Promise.all(bots.map((bot) => bot.kill()));
      await tenant.close();
      await connector.close();
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

const PATIENT_BOT = join(import.meta.dirname, '../support/stub-patient-bot.ts');

const GIVE_UP = `
  update pgboss.job set heartbeat_on = heartbeat_on - interval '11 seconds' where state = 'active'`;

async function query(url: string, text: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

function startBot(folder: string, tenant: Tenant, databaseUrl: string): Promise<BotProcess> {
  return startBotProcess({
    script: PATIENT_BOT,
    env: { IDENTITY_ENDPOINT: `${tenant.url}/msi/token`, IDENTITY_HEADER: 'bots' },
    settings: {
      port: 0,
      folder,
      tenantUrl: tenant.url,
      tenantId: TENANT_ID,
      tenantRun: 'bots',
      botAppId: '33333333-3333-4333-8333-333333333333',
      graphClientId: APPS.guestlist,
      graphWriteClientId: APPS.guestlistWriter,
      admins: [GROUPS.guestlistAdmins],
      mailbox: 'invitations@contoso.example',
      privacyContact: 'privacy@contoso.example',
      clockAheadMs: tenant.now().getTime() - Date.now(),
      databaseUrl,
    },
  });
}
