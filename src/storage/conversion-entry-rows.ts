import { z } from 'zod';
import type { ToldOfConversion } from '../domain/conversion/conversion.ts';
import {
  type AccountRefusal,
  type AftercareRefusal,
  type AftercareStep,
  type ConversionEntry,
  type ConversionEntryKind,
  type MailBackRefusal,
  type MailSetback,
  UNREACHABLE,
  type Verified,
} from '../domain/conversion/conversion-entry.ts';
import { INVITATION_FAILURES, MAIL_REFUSALS } from '../domain/failures.ts';
import { StorageError } from './storage-error.ts';
import { StoredConversionCode } from './stored-pre-flight.ts';
import { readRow, type ShapeOf, StoredRequestId, StoredUserId } from './stored-values.ts';

type EntryOf<Kind extends ConversionEntryKind> = Extract<ConversionEntry, { readonly kind: Kind }>;

const by = StoredUserId;
const reached = z.int();
const attempt = z.int();
const because = z.enum(['throttled', 'unavailable']);
const clientRequestId = z.string();
const codes = z.array(StoredConversionCode);
const mail = z.int();
const reminder = z.int();
const failed = z.enum([...MAIL_REFUSALS, 'unsure']);
const setback: z.ZodType<MailSetback> = z.enum([...MAIL_REFUSALS, 'unanswered']);
const step: z.ZodType<AftercareStep> = z.enum(['sessions', 'guest', 'member', 'password']);
const REFUSALS = ['permission-missing', 'refused', 'account-gone'] as const satisfies readonly AccountRefusal[];
const refusal = z.enum(REFUSALS);
const careRefusal: z.ZodType<AftercareRefusal> = z.enum([
  ...REFUSALS,
  'owns-teams',
  'has-role',
  'synced',
  'right-lost',
  'unanswered',
]);
const backRefusal: z.ZodType<MailBackRefusal> = z.enum([...REFUSALS, 'right-lost', 'unanswered']);

const verified: z.ZodType<Verified> = z.enum([
  'fine',
  'as-accepted',
  'not-readable',
  'account-gone',
  'not-accepted',
  'another-account',
  'mismatch',
]);

/** Each of them, so that a new one does not compile until what was told of it can be read back. */
const TOLD: { readonly [What in ToldOfConversion]: What } = {
  'awaiting-agreement': 'awaiting-agreement',
  'agreed-in-principle': 'agreed-in-principle',
  'awaiting-confirmation': 'awaiting-confirmation',
  confirmed: 'confirmed',
  'holder-asked': 'holder-asked',
  'holder-unreachable': 'holder-unreachable',
  curing: 'curing',
  inviting: 'inviting',
  issued: 'issued',
  sending: 'sending',
  'delivery-unknown': 'delivery-unknown',
  delivered: 'delivered',
  'stopped-after-issue': 'stopped-after-issue',
  'redeemed-after-stop': 'redeemed-after-stop',
  redeemed: 'redeemed',
  'aftercare-open': 'aftercare-open',
  closed: 'closed',
  denied: 'denied',
  'holder-refused': 'holder-refused',
  withdrawn: 'withdrawn',
  'lapsed-before-issue': 'lapsed-before-issue',
  failed: 'failed',
  'needs-attention': 'needs-attention',
  'invite-unsure': 'invite-unsure',
  'link-refused': 'link-refused',
  'link-wiped': 'link-wiped',
  problem: 'problem',
};

function entry<Kind extends ConversionEntryKind, Shape extends ShapeOf<Omit<EntryOf<Kind>, 'kind' | 'at'>>>(
  kind: Kind,
  shape: Shape,
) {
  return z.object({ kind: z.literal(kind), at: z.date(), ...shape });
}

/** One row a kind: a new kind of entry does not compile until it can be read back. */
const ENTRIES: { readonly [Kind in ConversionEntryKind]: z.ZodType<EntryOf<Kind>> } = {
  requested: entry('requested', {
    by,
    policyVersion: z.int(),
    findings: codes,
    isInPrinciple: z.literal(true).optional(),
    isByConverter: z.literal(true).optional(),
  }),
  'agreed-in-principle': entry('agreed-in-principle', { by }),
  'checked-again': entry('checked-again', { by, findings: codes.optional() }),
  'confirmation-asked': entry('confirmation-asked', { by, policyVersion: z.int(), findings: codes }),
  'deciders-asked': entry('deciders-asked', { reached }),
  'deciders-reminded': entry('deciders-reminded', { reached }),
  'decision-escalated': entry('decision-escalated', { reached, newTo: z.array(StoredUserId).optional() }),
  confirmed: entry('confirmed', { by, ticked: codes }),
  denied: entry('denied', { by }),
  lapsed: entry('lapsed', { waitedFor: z.enum(['agreement', 'agreed', 'decision', 'holder', 'directory']) }),
  withdrawn: entry('withdrawn', { by }),
  'holder-asked': entry('holder-asked', {}),
  'holder-unreachable': entry('holder-unreachable', { because: z.enum(UNREACHABLE) }),
  'ask-again': entry('ask-again', { by }),
  'holder-agreed': entry('holder-agreed', { isByPolicy: z.literal(true).optional() }),
  'holder-refused': entry('holder-refused', {}),
  'code-asked': entry('code-asked', { by }),
  'code-sending': entry('code-sending', { clientRequestId }),
  'code-put-off': entry('code-put-off', { because }),
  'code-sent': entry('code-sent', {}),
  'code-failed': entry('code-failed', { because: failed }),
  'code-wrong': entry('code-wrong', { by }),
  'holder-proven': entry('holder-proven', { by }),
  'proof-waived': entry('proof-waived', { by }),
  'writing-mail': entry('writing-mail', { clientRequestId }),
  'mail-put-off': entry('mail-put-off', { because }),
  'mail-written': entry('mail-written', {}),
  'mail-refused': entry('mail-refused', { refusal }),
  'mail-seen': entry('mail-seen', {}),
  'stopped-before-issue': entry('stopped-before-issue', { because: z.enum(['changed', 'right-lost']), codes }),
  inviting: entry('inviting', {
    attempt,
    reason: z.enum(['first', 'put-off', 'interrupted', 'asked']),
    clientRequestId,
  }),
  'invite-put-off': entry('invite-put-off', { attempt, because }),
  'invite-unsure': entry('invite-unsure', {}),
  issued: entry('issued', { attempt }),
  'invite-refused': entry('invite-refused', { attempt, failure: z.enum(INVITATION_FAILURES) }),
  strayed: entry('strayed', { got: StoredUserId, isRemoved: z.boolean() }),
  'link-shown': entry('link-shown', {}),
  'routed-by-mail': entry('routed-by-mail', {}),
  'link-sending': entry('link-sending', { mail, clientRequestId }),
  'link-put-off': entry('link-put-off', { mail, because }),
  'link-mailed': entry('link-mailed', { mail }),
  'link-refused': entry('link-refused', { mail, refusal: setback }),
  'link-unsure': entry('link-unsure', { mail, since: z.coerce.date() }),
  'link-again-asked': entry('link-again-asked', { by }),
  'holder-reminding': entry('holder-reminding', { reminder }),
  'holder-reminded': entry('holder-reminded', { reminder }),
  'reminders-stopped': entry('reminders-stopped', { by }),
  'problem-reported': entry('problem-reported', {}),
  'stopped-after-issue': entry('stopped-after-issue', { by }),
  'block-asked': entry('block-asked', { by, changeId: StoredRequestId }),
  'sign-in-blocked': entry('sign-in-blocked', { by }),
  'block-ended': entry('block-ended', {}),
  'address-asked': entry('address-asked', { by, changeId: StoredRequestId }),
  'finish-asked': entry('finish-asked', { by }),
  'account-gone': entry('account-gone', {}),
  'link-wiped': entry('link-wiped', {}),
  redeemed: entry('redeemed', {}),
  verified: entry('verified', { result: verified, other: StoredUserId.optional() }),
  'mail-back-asked': entry('mail-back-asked', { by, clientRequestId }),
  'mail-back': entry('mail-back', {}),
  'mail-back-refused': entry('mail-back-refused', { refusal: backRefusal }),
  'teams-link-asked': entry('teams-link-asked', { by }),
  'teams-link-sending': entry('teams-link-sending', { mail, clientRequestId }),
  'teams-link-put-off': entry('teams-link-put-off', { mail, because }),
  'teams-link-sent': entry('teams-link-sent', { mail }),
  'teams-link-failed': entry('teams-link-failed', { mail, because: setback.or(z.literal('unsure')) }),
  'aftercare-asked': entry('aftercare-asked', { step, by, clientRequestId }),
  'aftercare-done': entry('aftercare-done', { step }),
  'aftercare-refused': entry('aftercare-refused', { step, because: careRefusal }),
  closed: entry('closed', { by }),
  telling: entry('telling', { what: z.enum(TOLD) }),
  'person-forgotten': entry('person-forgotten', {}),
};

interface ConversionEntryRow {
  readonly conversion_id: string;
  readonly number: number;
  readonly kind: string;
  readonly at: Date;
  readonly body: unknown;
}

/** An entry as it was recorded. An entry of a kind this release does not know is refused: leaving it out would change what is so. */
export function readConversionEntry(row: ConversionEntryRow): ConversionEntry {
  const { kind, at, number } = row;
  const name = `entry ${number} of conversion ${row.conversion_id}`;
  if (!isKnown(kind)) throw new StorageError('row-unreadable', `${name} is of an unknown kind`);
  const body = readRow(z.record(z.string(), z.unknown()), row.body, name);
  return readRow<ConversionEntry>(ENTRIES[kind], { ...body, kind, at }, name);
}

function isKnown(kind: string): kind is ConversionEntryKind {
  return Object.hasOwn(ENTRIES, kind);
}
