import { z } from 'zod';
import type { ConversionState } from '../domain/conversion/conversion.ts';
import type { AccountRefusal, ConversionEntry, ConversionEntryKind } from '../domain/conversion/conversion-entry.ts';
import { INVITATION_FAILURES } from '../domain/failures.ts';
import type { RequestId } from '../domain/ids.ts';
import { StorageError } from './storage-error.ts';
import { StoredConversionCode } from './stored-pre-flight.ts';
import { readRow, type ShapeOf, StoredUserId } from './stored-values.ts';

type EntryOf<Kind extends ConversionEntryKind> = Extract<ConversionEntry, { readonly kind: Kind }>;

const by = StoredUserId;
const reached = z.int();
const attempt = z.int();
const because = z.enum(['throttled', 'unavailable']);
const clientRequestId = z.string();
const codes = z.array(StoredConversionCode);
const refusal: z.ZodType<AccountRefusal> = z.enum(['permission-missing', 'refused', 'account-gone']);

/** Each of them, so that a new state does not compile until what was told of it can be read back. */
const STATES: { readonly [State in ConversionState]: State } = {
  'awaiting-confirmation': 'awaiting-confirmation',
  confirmed: 'confirmed',
  'holder-asked': 'holder-asked',
  'holder-unreachable': 'holder-unreachable',
  curing: 'curing',
  inviting: 'inviting',
  issued: 'issued',
  delivered: 'delivered',
  redeemed: 'redeemed',
  'aftercare-open': 'aftercare-open',
  closed: 'closed',
  denied: 'denied',
  'holder-refused': 'holder-refused',
  withdrawn: 'withdrawn',
  'lapsed-before-issue': 'lapsed-before-issue',
  failed: 'failed',
  'needs-attention': 'needs-attention',
};

function entry<Kind extends ConversionEntryKind, Shape extends ShapeOf<Omit<EntryOf<Kind>, 'kind' | 'at'>>>(
  kind: Kind,
  shape: Shape,
) {
  return z.object({ kind: z.literal(kind), at: z.date(), ...shape });
}

/** One row a kind: a new kind of entry does not compile until it can be read back. */
const ENTRIES: { readonly [Kind in ConversionEntryKind]: z.ZodType<EntryOf<Kind>> } = {
  requested: entry('requested', { by, policyVersion: z.int(), findings: codes }),
  'deciders-asked': entry('deciders-asked', { reached }),
  'deciders-reminded': entry('deciders-reminded', { reached }),
  'decision-escalated': entry('decision-escalated', { reached }),
  confirmed: entry('confirmed', { by, ticked: codes }),
  denied: entry('denied', { by }),
  lapsed: entry('lapsed', { waitedFor: z.enum(['decision', 'holder', 'directory']) }),
  withdrawn: entry('withdrawn', { by }),
  'holder-asked': entry('holder-asked', {}),
  'holder-unreachable': entry('holder-unreachable', { because: z.enum(['no-teams', 'no-app', 'no-answer']) }),
  'ask-again': entry('ask-again', { by }),
  'holder-agreed': entry('holder-agreed', { isByPolicy: z.literal(true).optional() }),
  'holder-refused': entry('holder-refused', {}),
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
  issued: entry('issued', { attempt }),
  'invite-refused': entry('invite-refused', { attempt, failure: z.enum(INVITATION_FAILURES) }),
  strayed: entry('strayed', { got: StoredUserId, isRemoved: z.boolean() }),
  'link-shown': entry('link-shown', {}),
  'link-wiped': entry('link-wiped', {}),
  redeemed: entry('redeemed', {}),
  verified: entry('verified', { result: z.enum(['fine', 'as-accepted', 'mismatch', 'not-readable']) }),
  'mail-back-asked': entry('mail-back-asked', { by, clientRequestId }),
  'mail-back': entry('mail-back', {}),
  'mail-back-refused': entry('mail-back-refused', { refusal }),
  closed: entry('closed', { by }),
  telling: entry('telling', { what: z.enum(STATES) }),
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

/** The rows of entries that follow the entry `after`. */
export function conversionEntryRows(id: RequestId, after: number, entries: readonly ConversionEntry[]) {
  return entries.map(({ kind, at, ...body }, index) => ({
    conversion_id: id,
    number: after + 1 + index,
    kind,
    at,
    body: JSON.stringify(body),
  }));
}
