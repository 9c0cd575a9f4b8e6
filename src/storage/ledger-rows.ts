import { z } from 'zod';
import { ELIGIBILITY_RULES, type FindingCode } from '../domain/eligibility.ts';
import {
  HAND_OVER_FAILURES,
  INVITATION_FAILURES,
  MAIL_REFUSALS,
  SPONSOR_REFUSALS,
  TEAM_REFUSALS,
} from '../domain/failures.ts';
import type { LedgerEntry, LedgerEntryKind } from '../domain/ledger-entry.ts';
import { StorageError } from './storage-error.ts';
import { readRow, type ShapeOf, StoredMoment, StoredTeamId, StoredUserId } from './stored-values.ts';

type EntryOf<Kind extends LedgerEntryKind> = Extract<LedgerEntry, { readonly kind: Kind }>;

const attempt = z.int();
const reminder = z.int();
const because = z.enum(['throttled', 'unavailable']);
const what = z.enum(['ready', 'accepted']);
const clientRequestId = z.string();
const FindingCodes = z.custom<FindingCode>((code) => ELIGIBILITY_RULES.some((rule) => rule.code === code));

function entry<Kind extends LedgerEntryKind, Shape extends ShapeOf<Omit<EntryOf<Kind>, 'kind' | 'at'>>>(
  kind: Kind,
  shape: Shape,
) {
  return z.object({ kind: z.literal(kind), at: z.date(), ...shape });
}

/** One row a kind: a new kind of entry does not compile until it can be read back. */
const ENTRIES: { readonly [Kind in LedgerEntryKind]: z.ZodType<EntryOf<Kind>> } = {
  requested: entry('requested', { by: StoredUserId, policyVersion: z.int(), findings: z.array(FindingCodes) }),
  inviting: entry('inviting', {
    attempt,
    reason: z.enum(['first', 'put-off', 'interrupted', 'asked']),
    clientRequestId,
  }),
  'invite-put-off': entry('invite-put-off', { attempt, because }),
  'sponsor-left-out': entry('sponsor-left-out', { attempt }),
  'account-found': entry('account-found', { guestId: StoredUserId, isPending: z.boolean() }),
  issued: entry('issued', { attempt, guestId: StoredUserId }),
  'invite-refused': entry('invite-refused', { attempt, failure: z.enum(INVITATION_FAILURES) }),
  'link-lost': entry('link-lost', { attempt }),
  'guest-gone': entry('guest-gone', {}),
  superseded: entry('superseded', {}),
  strayed: entry('strayed', { got: StoredUserId, expected: z.array(StoredUserId) }),
  'added-to-team': entry('added-to-team', {}),
  'team-refused': entry('team-refused', { refusal: z.enum(TEAM_REFUSALS) }),
  sending: entry('sending', {
    attempt,
    by: StoredUserId.optional(),
    route: z.literal('microsoft').optional(),
    clientRequestId,
  }),
  'sending-put-off': entry('sending-put-off', { attempt, because }),
  delivered: entry('delivered', { attempt, linkAttempt: z.int().optional() }),
  'delivery-unknown': entry('delivery-unknown', { attempt, since: StoredMoment }),
  'delivery-refused': entry('delivery-refused', { attempt, refusal: z.enum(MAIL_REFUSALS) }),
  'send-again-asked': entry('send-again-asked', { attempt, by: StoredUserId, teamId: StoredTeamId.optional() }),
  'received-by-report': entry('received-by-report', { attempt, by: StoredUserId }),
  'microsoft-mail-asked': entry('microsoft-mail-asked', { attempt, by: StoredUserId }),
  'new-link-asked': entry('new-link-asked', { attempt, by: StoredUserId }),
  'hand-over-asked': entry('hand-over-asked', { attempt, by: StoredUserId }),
  'handed-over': entry('handed-over', {}),
  'hand-over-failed': entry('hand-over-failed', { because: z.enum(HAND_OVER_FAILURES) }),
  'hand-over-hidden': entry('hand-over-hidden', {}),
  'passed-on': entry('passed-on', { attempt, by: StoredUserId }),
  reminding: entry('reminding', { reminder, clientRequestId }),
  'remind-put-off': entry('remind-put-off', { reminder, because }),
  reminded: entry('reminded', { reminder }),
  'remind-failed': entry('remind-failed', { reminder, because: z.enum([...MAIL_REFUSALS, 'unsure']) }),
  'stranger-reported': entry('stranger-reported', {}),
  'stranger-told': entry('stranger-told', { reached: z.int() }),
  'reminders-stopped': entry('reminders-stopped', {}),
  'sponsor-set': entry('sponsor-set', {}),
  'sponsor-refused': entry('sponsor-refused', { refusal: z.enum(SPONSOR_REFUSALS) }),
  'notice-sending': entry('notice-sending', { clientRequestId }),
  'notice-put-off': entry('notice-put-off', { because }),
  'notice-sent': entry('notice-sent', {}),
  'notice-failed': entry('notice-failed', { because: z.enum([...MAIL_REFUSALS, 'unsure']) }),
  accepted: entry('accepted', { guestId: StoredUserId }),
  listed: entry('listed', {}),
  'listing-unread': entry('listing-unread', { permission: z.string() }),
  telling: entry('telling', { what }),
  'person-forgotten': entry('person-forgotten', { part: z.enum(['invitee', 'cc']) }),
  'telling-put-off': entry('telling-put-off', { because }),
  told: entry('told', { what, result: z.enum(['sent', 'unsure', 'unreachable']) }),
};

export interface EntryRow {
  readonly invitation_id: string;
  readonly number: number;
  readonly kind: string;
  readonly at: Date;
  readonly body: unknown;
}

/** An entry as it was recorded. An entry of a kind this release does not know is refused: leaving it out would change what is so. */
export function readEntry(row: EntryRow): LedgerEntry {
  const { kind, at, number } = row;
  const name = `ledger entry ${number} of ${row.invitation_id}`;
  if (!isKnown(kind)) throw new StorageError('row-unreadable', `${name} is of an unknown kind`);
  const body = readRow(z.record(z.string(), z.unknown()), row.body, name);
  return readRow<LedgerEntry>(ENTRIES[kind], { ...body, kind, at }, name);
}

function isKnown(kind: string): kind is LedgerEntryKind {
  return Object.hasOwn(ENTRIES, kind);
}

/** When the guest accepted, if an entry among them says so. */
export function acceptedAt(entries: readonly LedgerEntry[]): Date | undefined {
  return entries.findLast(({ kind }) => kind === 'accepted')?.at;
}
