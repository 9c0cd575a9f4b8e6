import type { Kysely } from 'kysely';
import { z } from 'zod';
import { saySame } from '../domain/equal.ts';
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

/**
 * Every version is kept, with who wrote it and when. Version 1 comes from the configuration. As long as nobody has changed
 * the policy by hand, a changed configuration makes the next version at the next start.
 */
export function postgresPolicies(settings: {
  readonly db: Kysely<Schema>;
  readonly firstPolicy: Omit<Policy, 'version'>;
}): Policies {
  const { db, firstPolicy } = settings;
  let isConfigured = false;
  return {
    current: async () => {
      if (!isConfigured) await configure(db, firstPolicy);
      isConfigured = true;
      const policy = await newest(db);
      if (!policy) throw new Error('the policy that was just written is gone');
      return policy;
    },
  };
}

async function configure(db: Kysely<Schema>, configured: Omit<Policy, 'version'>): Promise<void> {
  const row = await db
    .selectFrom('policy')
    .select(['version', 'by'])
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  const known = await newest(db);
  if (row && known && (row.by !== BY_CONFIGURATION || saySame(known, { ...configured, version: known.version })))
    return;
  const version = (row?.version ?? 0) + 1;
  await db
    .insertInto('policy')
    .values({ version, body: JSON.stringify({ ...configured, version }), by: BY_CONFIGURATION })
    // Another replica may have been first.
    .onConflict((conflict) => conflict.column('version').doNothing())
    .execute();
}

async function newest(db: Kysely<Schema>): Promise<Policy | undefined> {
  const row = await db.selectFrom('policy').selectAll().orderBy('version', 'desc').limit(1).executeTakeFirst();
  if (!row) return undefined;
  const name = `policy ${row.version}`;
  const body = readRow(z.record(z.string(), z.unknown()), row.body, name);
  return readRow(StoredPolicy, { ...body, version: row.version }, name);
}
