import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import { DEFAULT_DECISION_DAYS, type DecisionDays } from '../domain/decision.ts';
import { saySame } from '../domain/equal.ts';
import { DEFAULT_REMINDER_DAYS, type Limits, type Policy } from '../domain/policy.ts';
import type { Policies } from '../use-cases/ports/policies.ts';
import type { Schema } from './schema.ts';
import { StorageError } from './storage-error.ts';
import { readRow, type ShapeOf } from './stored-values.ts';

const StoredLimits = {
  addressesPerInviterADay: z.int(),
  openPerUnknownDomain: z.int(),
  addressesPerTenantADay: z.int(),
  checksPerPersonADay: z.int(),
} satisfies ShapeOf<Limits>;

const StoredDecisionDays = {
  remind: z.int(),
  escalate: z.int(),
  lapse: z.int(),
} satisfies ShapeOf<DecisionDays>;

const PolicyShape = {
  version: z.int(),
  inviters: z.array(z.string()),
  admins: z.array(z.string()),
  acceptWithinDays: z.int().optional(),
  limits: z.object(StoredLimits),
  // A version that was written before there were reminders goes on as the default says.
  reminderDays: z.array(z.int()).default([...DEFAULT_REMINDER_DAYS]),
  refusedDomains: z.array(z.string()),
  // As with the days: versions of before go on, and trust nobody in particular.
  trustedDomains: z.array(z.string()).default([]),
  throwAwayDomains: z.array(z.string()),
  // Again: a version of before spared nobody.
  converters: z.array(z.string()).default([]),
  replacesPassword: z.boolean().default(false),
  neverConvert: z.array(z.string()).default([]),
  // And nothing was confirmed: what is asked for from now on is, as the defaults say.
  decisionDays: z.object(StoredDecisionDays).default(DEFAULT_DECISION_DAYS),
  fourEyes: z.boolean().default(true),
  holderMustAgree: z.boolean().default(true),
  mindsConsumerDomains: z.boolean(),
  tellsWhoIsHere: z.boolean(),
} satisfies ShapeOf<Policy>;
const StoredPolicy: z.ZodType<Policy> = z.object(PolicyShape);

/** Who wrote a version that nobody pressed for: it was in the settings at a start. */
const BY_CONFIGURATION = 'configuration';
/** Longer than replicas of two configurations run side by side while they are replaced. */
const SETTLED_MINUTES = 10;

/** The newest version is in force. Every version is kept, with who wrote it and when. */
export function postgresPolicies({ db }: { readonly db: Kysely<Schema> }): Policies {
  return {
    current: async () => {
      const known = await newest(db);
      if (!known) throw new StorageError('policy-missing', 'no version was written');
      return known.policy;
    },
  };
}

export interface Configured {
  /** `held-back`: what is configured was replaced a moment ago; another start, minutes later, would write it. */
  readonly outcome: 'unchanged' | 'written' | 'held-back';
  /** The version in force. */
  readonly version: number;
}

/**
 * Makes what is configured the policy in force, once at each start and never while running, so that an idle replica of an
 * older configuration does not write its list again. A policy that somebody changed by hand is left alone.
 *
 * A start, too, can be that of an older configuration: a replica that falls over while its successors come up would give
 * rights back that were just taken. It cannot be told from somebody who takes the new list back, so a list that was in force
 * before waits until the newest version has settled. A list that is new is written at once.
 */
export async function configurePolicy(settings: {
  readonly db: Kysely<Schema>;
  readonly firstPolicy: Omit<Policy, 'version'>;
}): Promise<Configured> {
  const { db, firstPolicy } = settings;
  const known = await newest(db);
  if (known) {
    const { policy, isByConfiguration, isSettled } = known;
    const { version } = policy;
    if (!isByConfiguration || saySame(policy, { ...firstPolicy, version })) return { outcome: 'unchanged', version };
    if (!isSettled && (await wasInForce(db, firstPolicy))) return { outcome: 'held-back', version };
  }
  const version = (known?.policy.version ?? 0) + 1;
  const written = await db
    .insertInto('policy')
    .values({ version, body: JSON.stringify({ ...firstPolicy, version }), by: BY_CONFIGURATION })
    .onConflict((conflict) => conflict.column('version').doNothing())
    .executeTakeFirst();
  // Another replica was first: what it wrote is the newest now, and the question is a new one.
  return written.numInsertedOrUpdatedRows === 0n ? configurePolicy(settings) : { outcome: 'written', version };
}

async function newest(db: Kysely<Schema>) {
  const row = await db
    .selectFrom('policy')
    .selectAll()
    // By the clock of the database: replicas on different machines must agree.
    .select(sql<boolean>`at < now() - ${SETTLED_MINUTES} * interval '1 minute'`.as('is_settled'))
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && { policy: policyOf(row), isByConfiguration: row.by === BY_CONFIGURATION, isSettled: row.is_settled };
}

async function wasInForce(db: Kysely<Schema>, configured: Omit<Policy, 'version'>): Promise<boolean> {
  const rows = await db.selectFrom('policy').select(['version', 'body']).execute();
  return rows.some(({ version, body }) => saySame(body, { ...configured, version }));
}

function policyOf({ version, body }: { readonly version: number; readonly body: unknown }): Policy {
  const name = `policy ${version}`;
  return readRow(StoredPolicy, { ...readRow(z.record(z.string(), z.unknown()), body, name), version }, name);
}
