import { ClientSecretCredential, ManagedIdentityCredential, type TokenCredential } from '@azure/identity';
import { CHANNEL_ISSUER, channelAuthentication } from './bot/authentication.ts';
import { channelDoor } from './bot/front-door.ts';
import { type Config, readConfig } from './config.ts';
import type { Policy } from './domain/policy.ts';
import { createEdges } from './edges.ts';
import { graphClient } from './graph/graph-client.ts';
import { pgBossJobs } from './jobs/pg-boss-jobs.ts';
import { readinessOf, watchedCredential } from './readiness.ts';
import { serve } from './serve.ts';
import type { Environment } from './setting-table.ts';
import { StartError } from './start-error.ts';
import { isMigrated, migrate } from './storage/migrations.ts';
import { postgresDatabase } from './storage/postgres-database.ts';
import { configurePolicy } from './storage/postgres-policies.ts';
import { createLog } from './telemetry.ts';

const GRAPH = 'https://graph.microsoft.com';
const GRAPH_DEADLINE_MS = 20_000;
const NOT_MIGRATED =
  'The database has not been brought up to this release. Start once with GUESTLIST_MIGRATE=on, then as before.';
const REDEEM_HOST = 'login.microsoftonline.com';

/** The production root. Throws a ConfigError before anything is started. */
export async function runProduction(env: Environment): Promise<void> {
  const config = readConfig(env);
  const log = createLog({ level: config.logLevel });
  for (const warning of config.warnings) log.warn('setting', { warning });

  const database = postgresDatabase({
    url: config.databaseUrl,
    onError: (error) => log.error('database connection lost', { error }),
  });
  if (config.migrate) log.info('migrated', { migrations: await database.withoutLimits(migrate) });
  else if (!(await isMigrated(database.db))) throw new StartError(NOT_MIGRATED);
  const configured = await configurePolicy({ db: database.db, firstPolicy: policyOf(config) });
  // Held back: another start wrote something else a moment ago, and an idle replica must not take it back.
  log[configured.outcome === 'held-back' ? 'warn' : 'info']('policy', { ...configured });
  const watched = watchedCredential(credentialOf(config));
  const graphOf = (credential: TokenCredential) =>
    graphClient({
      baseUrl: GRAPH,
      credential,
      deadlineMs: GRAPH_DEADLINE_MS,
      onRefusal: (refused) => log.warn('graph refused', { ...refused }),
    });
  const { graphWriteClientId } = config;
  const writer =
    graphWriteClientId === undefined ? undefined : new ManagedIdentityCredential({ clientId: graphWriteClientId });
  const jobs = pgBossJobs({ connection: { url: config.databaseUrl }, log });
  const serving = await serve({
    edges: createEdges({
      database,
      jobs,
      linkKeys: config.linkKeys,
      graph: graphOf(watched.credential),
      graphForAccounts: writer && graphOf(writer),
      clock: () => new Date(),
      followSeconds: config.followSeconds,
      keepDays: {
        message: config.keepMessageDays,
        address: config.keepAddressDays,
        link: config.keepLinkDays,
        snapshot: config.keepSnapshotDays,
      },
      landings: {
        teams: `https://teams.microsoft.com/?tenantId=${config.tenantId}`,
        apps: `https://myapps.microsoft.com/?tenantid=${config.tenantId}`,
      },
      appExternalId: config.botAppId,
      catalogueId: config.catalogueId,
      linkHost: REDEEM_HOST,
      mailbox: config.mailbox,
      privacyContact: config.privacyContact,
      privacyStatement: config.privacyStatement,
      botAddress: () => config.botAddress,
    }),
    jobs,
    authentication: channelAuthentication({
      appId: config.botAppId,
      appType: config.botAppType,
      tenantId: config.tenantId,
      password: config.botAppPassword,
    }),
    door: channelDoor({ tenantId: config.tenantId, issuer: CHANNEL_ISSUER }),
    tenantId: config.tenantId,
    log,
    host: config.host,
    port: config.port,
    readiness: readinessOf({ db: database.db, watched, isMigrated: () => isMigrated(database.db) }),
  });
  log.info('listening', { port: serving.port });

  async function stop(): Promise<void> {
    await serving.stop();
    await database.close();
    process.exit(0);
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
}

function policyOf(config: Config): Omit<Policy, 'version'> {
  const { inviters, admins, refusedDomains, throwAwayDomains, mindsConsumerDomains, tellsWhoIsHere } = config;
  return {
    inviters,
    admins,
    limits: {
      addressesPerInviterADay: config.inviterLimit,
      openPerUnknownDomain: config.unknownDomainLimit,
      addressesPerTenantADay: config.tenantLimit,
      checksPerPersonADay: config.checkLimit,
    },
    reminderDays: config.reminderDays,
    refusedDomains,
    trustedDomains: config.trustedDomains,
    throwAwayDomains,
    converters: config.converters,
    replacesPassword: config.replacesPassword,
    neverConvert: config.neverConvert,
    decisionDays: config.decisionDays,
    fourEyes: config.fourEyes,
    holderMustAgree: config.holderMustAgree,
    mindsConsumerDomains,
    tellsWhoIsHere,
  };
}

function credentialOf({ tenantId, graphClientId, graphClientSecret }: Config): TokenCredential {
  if (graphClientSecret !== undefined) return new ClientSecretCredential(tenantId, graphClientId, graphClientSecret);
  return new ManagedIdentityCredential({ clientId: graphClientId });
}
