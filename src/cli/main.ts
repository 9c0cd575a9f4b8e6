import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { isConfigured, readCommandConfig } from '../config.ts';
import { redactText } from '../redaction.ts';
import { readSandboxConfig, SANDBOX_COMMANDS_FILE } from '../sandbox-config.ts';
import type { Environment } from '../setting-table.ts';
import { StartError } from '../start-error.ts';
import { addressHashes } from '../storage/address-hashes.ts';
import { isMigrated } from '../storage/migrations.ts';
import { postgresAccessChanges } from '../storage/postgres-access-changes.ts';
import { postgresCardCopies } from '../storage/postgres-card-copies.ts';
import { postgresCheckedAddresses } from '../storage/postgres-checked-addresses.ts';
import { postgresConversionDrafts } from '../storage/postgres-conversion-drafts.ts';
import { postgresConversions } from '../storage/postgres-conversions.ts';
import { postgresDatabase } from '../storage/postgres-database.ts';
import { postgresDrafts } from '../storage/postgres-drafts.ts';
import { postgresInvitees } from '../storage/postgres-invitees.ts';
import { postgresLinkVault } from '../storage/postgres-link-vault.ts';
import { postgresPeople } from '../storage/postgres-people.ts';
import { cli, confirmed } from './cli.ts';
import type { CliDeps, CliIo, ExitCode } from './command.ts';
import { handOver } from './hand-over.ts';

const NOT_MIGRATED = 'The database has not been brought up to this release. Start the bot once, then say it again.';

const io: CliIo = { out: (text) => console.log(text), err: (text) => console.error(text) };

// What the environment says already wins over the file.
if (existsSync('.env')) process.loadEnvFile('.env');

try {
  process.exitCode = await run(process.argv.slice(2), process.env);
} catch (error) {
  const said = error instanceof StartError ? error.message : `That did not work: ${redactText(String(error))}`;
  console.error(said);
  process.exitCode = 1;
}

async function run(argv: readonly string[], env: Environment): Promise<ExitCode> {
  const asked = await confirmed(argv, io, process.stdin.isTTY ? ask : undefined);
  if (typeof asked === 'number') return asked;
  if (isConfigured(env)) return runConfigured(asked, env);
  return handOver(asked, join(readSandboxConfig(env).folder, SANDBOX_COMMANDS_FILE), io);
}

async function ask(question: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await lines.question(question);
  } finally {
    lines.close();
  }
}

async function runConfigured(argv: readonly string[], env: Environment): Promise<ExitCode> {
  const { databaseUrl, linkKeys } = readCommandConfig(env);
  const database = postgresDatabase({ url: databaseUrl, onError: () => undefined, max: 2 });
  const { db } = database;
  const clock = () => new Date();
  try {
    if (!(await isMigrated(db))) throw new StartError(NOT_MIGRATED);
    // No job is written from here: the sweep of the running bot finds what is to be edited.
    const recorder = { db, enqueue: async () => undefined };
    const hashes = addressHashes(linkKeys);
    const deps: CliDeps = {
      invitees: postgresInvitees({ database: recorder, hashes }),
      drafts: postgresDrafts(recorder),
      conversionDrafts: postgresConversionDrafts(recorder),
      linkVault: postgresLinkVault({ db, keys: linkKeys, clock }),
      conversions: postgresConversions({ ...recorder, hashes }),
      accessChanges: postgresAccessChanges({ ...recorder, hashes }),
      conversionLinks: postgresLinkVault({ db, table: 'conversion_link', keys: linkKeys, clock }),
      people: postgresPeople({ db, clock }),
      cardCopies: postgresCardCopies({ db, clock }),
      checkedAddresses: postgresCheckedAddresses(recorder),
      clock,
    };
    return await cli(argv, deps, io);
  } finally {
    await database.close();
  }
}
