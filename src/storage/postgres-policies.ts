import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Policy } from '../domain/policy.ts';
import type { Policies } from '../use-cases/ports/policies.ts';
import type { Schema } from './schema.ts';
import { readRow } from './stored-values.ts';

const StoredPolicy: z.ZodType<Policy> = z.object({
  version: z.int(),
  inviters: z.array(z.string()),
  admins: z.array(z.string()),
  acceptWithinDays: z.int().optional(),
});

/** Who wrote version 1: nobody pressed anything, it was in the settings at the first start. */
const BY_CONFIGURATION = 'configuration';

/** Every version is kept, with who wrote it and when. Version 1 comes from the configuration, once. */
export function postgresPolicies(settings: {
  readonly db: Kysely<Schema>;
  readonly firstPolicy: Omit<Policy, 'version'>;
}): Policies {
  const { db, firstPolicy } = settings;
  return {
    current: async () => (await newest(db)) ?? (await writeFirst(db, firstPolicy)),
  };
}

async function newest(db: Kysely<Schema>): Promise<Policy | undefined> {
  const row = await db.selectFrom('policy').selectAll().orderBy('version', 'desc').limit(1).executeTakeFirst();
  if (!row) return undefined;
  const name = `policy ${row.version}`;
  const body = readRow(z.record(z.string(), z.unknown()), row.body, name);
  return readRow(StoredPolicy, { ...body, version: row.version }, name);
}

async function writeFirst(db: Kysely<Schema>, firstPolicy: Omit<Policy, 'version'>): Promise<Policy> {
  const first: Policy = { ...firstPolicy, version: 1 };
  await db
    .insertInto('policy')
    .values({ version: 1, body: JSON.stringify(first), by: BY_CONFIGURATION })
    .onConflict((conflict) => conflict.column('version').doNothing())
    .execute();
  // Another replica may have been first.
  return (await newest(db)) ?? first;
}
