import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ManagedIdentityCredential, type TokenCredential } from '@azure/identity';
import { sql } from 'kysely';
import type { Edges } from '../app.ts';
import { loopbackDoor } from '../bot/loopback-door.ts';
import { noAuthentication } from '../bot/no-authentication.ts';
import { cli } from '../cli/cli.ts';
import { DEFAULT_DECISION_DAYS } from '../domain/decision.ts';
import { DEFAULT_LIMITS, DEFAULT_REMINDER_DAYS, type Policy } from '../domain/policy.ts';
import { DEFAULT_KEEP_DAYS } from '../domain/retention.ts';
import { createEdges } from '../edges.ts';
import { graphClient } from '../graph/graph-client.ts';
import { type JobsConnection, pgBossJobs } from '../jobs/pg-boss-jobs.ts';
import { readinessOf, watchedCredential } from '../readiness.ts';
import { SANDBOX_COMMANDS_FILE } from '../sandbox-config.ts';
import { serve } from '../serve.ts';
import { type LinkKey, parseLinkKeys } from '../storage/link-keys.ts';
import { isMigrated, migrate } from '../storage/migrations.ts';
import { pgliteDatabase } from '../storage/pglite-database.ts';
import { type PostgresDatabase, postgresDatabase } from '../storage/postgres-database.ts';
import { configurePolicy } from '../storage/postgres-policies.ts';
import type { Recorder } from '../storage/transaction.ts';
import { createLog, type Log } from '../telemetry.ts';
import type { Notifier } from '../use-cases/ports/notifier.ts';
import type { BotSettings } from './bot-channel.ts';
import { openCommandDoor } from './command-door.ts';
import { EXTERNAL_ID } from './tenant/installed-apps.ts';

export interface SandboxBot {
  readonly port: number;
  /** The tenant's clock has moved: what has come due is looked for at once. */
  clockMoved(now: Date): Promise<void>;
  stop(): Promise<void>;
}

/** Where tests of faults put themselves: between the use-cases and the world. */
export interface Around {
  readonly edges?: (edges: Edges) => Edges;
  readonly notifier?: (notifier: Notifier) => Notifier;
}

// Somebody who tries it wants to see an acceptance at once; nobody is throttled here.
const FOLLOW_SECONDS = 2;
const SWEEP_MS = 2_000;
const GRAPH_DEADLINE_MS = 20_000;
const HOST = '127.0.0.1';

/**
 * The bot as the sandbox runs it. Its relaxations are this code: no token is asked for at the door, any loopback service URL
 * is fine, the clock can be moved. No setting switches them on anywhere else.
 */
export async function startSandboxBot(settings: BotSettings, around: Around = {}): Promise<SandboxBot> {
  mkdirSync(settings.folder, { recursive: true });
  const log = createLog({ level: 'info' });
  let aheadMs = settings.clockAheadMs;
  let { port } = settings;
  const database = await openDatabase(settings, log);
  await database.withoutLimits(migrate);
  await forgetOldTenant(database.db, settings);
  await configurePolicy({ db: database.db, firstPolicy: sandboxPolicy(settings) });

  const watched = watchedCredential(new ManagedIdentityCredential({ clientId: settings.graphClientId }));
  const graphOf = (credential: TokenCredential) =>
    graphClient({
      baseUrl: settings.tenantUrl,
      credential,
      deadlineMs: GRAPH_DEADLINE_MS,
      onRefusal: (refused) => log.warn('graph refused', { ...refused }),
    });
  const jobs = pgBossJobs({ connection: database.connection, log });
  const edges = createEdges({
    database,
    jobs,
    linkKeys: keptKeys(settings.folder),
    graph: graphOf(watched.credential),
    graphForAccounts: graphOf(new ManagedIdentityCredential({ clientId: settings.graphWriteClientId })),
    clock: () => new Date(Date.now() + aheadMs),
    followSeconds: FOLLOW_SECONDS,
    keepDays: DEFAULT_KEEP_DAYS,
    landings: {
      teams: `${settings.tenantUrl}/teams/?tenantId=${settings.tenantId}`,
      apps: `${settings.tenantUrl}/apps/?tenantId=${settings.tenantId}`,
    },
    appExternalId: EXTERNAL_ID,
    linkHost: new URL(settings.tenantUrl).host,
    mailbox: settings.mailbox,
    privacyContact: settings.privacyContact,
    privacyStatement: `${settings.tenantUrl}/privacy`,
    botAddress: () => `http://${HOST}:${port}`,
  });
  const serving = await serve({
    edges: around.edges?.(edges) ?? edges,
    jobs,
    authentication: noAuthentication(),
    door: loopbackDoor({ tenantId: settings.tenantId }),
    tenantId: settings.tenantId,
    log,
    host: HOST,
    port,
    readiness: readinessOf({ db: database.db, watched, isMigrated: () => isMigrated(database.db) }),
    ...(around.notifier && { around: around.notifier }),
  });
  port = serving.port;
  const commands = await openCommandDoor({
    file: join(settings.folder, SANDBOX_COMMANDS_FILE),
    run: (argv, io) => cli(argv, edges, io),
    onError: (error) => log.error('command failed', { error }),
  });
  const sweepNow = () => serving.sweepNow().catch((error: unknown) => log.error('sweep failed', { error }));
  const sweeping = setInterval(sweepNow, SWEEP_MS);
  return {
    port,
    clockMoved: async (now) => {
      aheadMs = now.getTime() - Date.now();
      await sweepNow();
    },
    stop: async () => {
      clearInterval(sweeping);
      await commands.close();
      await serving.stop();
      await database.close();
    },
  };
}

function sandboxPolicy({ admins, converters = [] }: BotSettings): Omit<Policy, 'version'> {
  return {
    inviters: [],
    admins,
    limits: DEFAULT_LIMITS,
    reminderDays: DEFAULT_REMINDER_DAYS,
    refusedDomains: ['phone-company.example'],
    trustedDomains: [],
    throwAwayDomains: ['tenminutes.example'],
    converters,
    replacesPassword: true,
    neverConvert: ['svc-timesheets@contoso.example', 'emergency@contosodemo.onmicrosoft.example'],
    mindsConsumerDomains: true,
    decisionDays: DEFAULT_DECISION_DAYS,
    fourEyes: true,
    holderMustAgree: true,
    tellsWhoIsHere: true,
  };
}

/** The emulated tenant begins anew with each start of the sandbox; a ledger of the last one would speak of nobody. */
async function forgetOldTenant(db: Recorder['db'], { folder, tenantRun }: BotSettings): Promise<void> {
  const file = join(folder, 'tenant-run');
  if (existsSync(file) && readFileSync(file, 'utf8') === tenantRun) return;
  await sql`truncate mail_sent, request, invitation, invitee, ledger_entry, link, draft, conversion_draft, conversion, conversion_entry, conversion_person, conversion_link, card_copy, person, policy, checked_address cascade`.execute(
    db,
  );
  writeFileSync(file, tenantRun);
}

interface SandboxDatabase extends Omit<Recorder, 'enqueue'>, Pick<PostgresDatabase, 'withoutLimits'> {
  readonly connection: JobsConnection;
  close(): Promise<void>;
}

async function openDatabase({ folder, databaseUrl }: BotSettings, log: Log): Promise<SandboxDatabase> {
  if (databaseUrl !== undefined) {
    const onError = (error: Error) => log.error('database connection lost', { error });
    return { ...postgresDatabase({ url: databaseUrl, onError }), connection: { url: databaseUrl } };
  }
  const database = await pgliteDatabase({ folder });
  return { ...database, connection: { pglite: database.pglite } };
}

/** Made at the first start and kept beside the database, so that links outlive a restart. */
function keptKeys(folder: string): readonly [LinkKey, ...LinkKey[]] {
  const file = join(folder, 'link-keys');
  if (!existsSync(file)) writeFileSync(file, `sandbox:${randomBytes(32).toString('base64')}`, { mode: 0o600 });
  const keys = parseLinkKeys(readFileSync(file, 'utf8'));
  if (!keys) throw new Error(`${file} holds no keys; remove the folder to begin anew`);
  return keys;
}
