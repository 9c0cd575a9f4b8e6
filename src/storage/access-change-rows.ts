import { z } from 'zod';
import type { AccessChangeRequest, AccessChangeState, ChangeFailure } from '../domain/access-change/access-change.ts';
import type { AccessChangeEntry, AccessChangeEntryKind } from '../domain/access-change/access-change-entry.ts';
import type { AccessChangePerson } from '../domain/access-change/access-change-person.ts';
import type { MailBackRefusal } from '../domain/conversion/conversion-entry.ts';
import { StoredFinding } from './draft-rows.ts';
import { StorageError } from './storage-error.ts';
import {
  readRow,
  type ShapeOf,
  StoredInvitationId,
  StoredLanguage,
  StoredMailbox,
  StoredMoment,
  StoredReference,
  StoredRequestId,
  StoredUserId,
} from './stored-values.ts';

type EntryOf<Kind extends AccessChangeEntryKind> = Extract<AccessChangeEntry, { readonly kind: Kind }>;

const by = StoredUserId;
const reached = z.int();

/** Each of them, so that a new one does not compile until what was told of it can be read back. */
const STATES: { readonly [State in AccessChangeState]: State } = {
  'awaiting-confirmation': 'awaiting-confirmation',
  confirmed: 'confirmed',
  done: 'done',
  denied: 'denied',
  withdrawn: 'withdrawn',
  lapsed: 'lapsed',
  failed: 'failed',
};
const FAILURES: { readonly [Failure in ChangeFailure]: Failure } = {
  'permission-missing': 'permission-missing',
  refused: 'refused',
  'account-gone': 'account-gone',
  'right-lost': 'right-lost',
  'account-changed': 'account-changed',
  'address-taken': 'address-taken',
  'other-account': 'other-account',
  'invitations-off': 'invitations-off',
  'own-domain': 'own-domain',
  'already-exists': 'already-exists',
  'internal-object-exists': 'internal-object-exists',
  'address-conflict': 'address-conflict',
  'blocked-by-us': 'blocked-by-us',
  'blocked-by-both': 'blocked-by-both',
  'partner-app-disabled': 'partner-app-disabled',
  'domain-refused': 'domain-refused',
  'input-refused': 'input-refused',
  'quota-reached': 'quota-reached',
};

const BACK_REFUSALS: { readonly [Refusal in MailBackRefusal]: Refusal } = {
  'permission-missing': 'permission-missing',
  refused: 'refused',
  'account-gone': 'account-gone',
  'right-lost': 'right-lost',
  unanswered: 'unanswered',
};

function entry<Kind extends AccessChangeEntryKind, Shape extends ShapeOf<Omit<EntryOf<Kind>, 'kind' | 'at'>>>(
  kind: Kind,
  shape: Shape,
) {
  return z.object({ kind: z.literal(kind), at: z.date(), ...shape });
}

/** One row a kind: a new kind of entry does not compile until it can be read back. */
const ENTRIES: { readonly [Kind in AccessChangeEntryKind]: z.ZodType<EntryOf<Kind>> } = {
  requested: entry('requested', { by, policyVersion: z.int() }),
  'deciders-asked': entry('deciders-asked', { reached }),
  'deciders-reminded': entry('deciders-reminded', { reached }),
  'decision-escalated': entry('decision-escalated', { reached }),
  confirmed: entry('confirmed', { by }),
  denied: entry('denied', { by }),
  lapsed: entry('lapsed', {}),
  withdrawn: entry('withdrawn', { by }),
  writing: entry('writing', { clientRequestId: z.string() }),
  'put-off': entry('put-off', { because: z.enum(['throttled', 'unavailable']) }),
  written: entry('written', {}),
  seen: entry('seen', {}),
  opened: entry('opened', {}),
  done: entry('done', {}),
  failed: entry('failed', { because: z.enum(FAILURES) }),
  'address-back-asked': entry('address-back-asked', { by, clientRequestId: z.string() }),
  'address-back': entry('address-back', {}),
  'address-back-refused': entry('address-back-refused', { refusal: z.enum(BACK_REFUSALS) }),
  telling: entry('telling', { what: z.enum(STATES) }),
  'person-forgotten': entry('person-forgotten', {}),
};

export interface ChangeEntryRow {
  readonly access_change_id: string;
  readonly number: number;
  readonly kind: string;
  readonly at: Date;
  readonly body: unknown;
}

/** An entry as it was recorded; one of a kind this release does not know is refused, as in the other ledgers. */
export function readChangeEntry({ kind, at, number, body, access_change_id: id }: ChangeEntryRow): AccessChangeEntry {
  const name = `entry ${number} of change ${id}`;
  if (!isKnown(kind)) throw new StorageError('row-unreadable', `${name} is of an unknown kind`);
  const rest = readRow(z.record(z.string(), z.unknown()), body, name);
  return readRow<AccessChangeEntry>(ENTRIES[kind], { ...rest, kind, at }, name);
}

function isKnown(kind: string): kind is AccessChangeEntryKind {
  return Object.hasOwn(ENTRIES, kind);
}

const Request = z.object({
  id: StoredRequestId,
  reference: StoredReference,
  change: z.enum(['reset', 'address', 'restore', 'block']),
  asker_id: StoredUserId,
  account_id: StoredUserId,
  requested_at: z.date(),
  invitation_id: StoredInvitationId,
  invitation_request_id: StoredRequestId,
  conversion_id: StoredRequestId.nullable(),
});

export function readChangeRequest(row: { readonly id: string }): AccessChangeRequest {
  const { id, reference, change, conversion_id, ...rest } = readRow(Request, row, `change ${row.id}`);
  return {
    ...{ id, reference, change },
    askerId: rest.asker_id,
    accountId: rest.account_id,
    requestedAt: rest.requested_at,
    invitationId: rest.invitation_id,
    invitationRequestId: rest.invitation_request_id,
    ...(conversion_id !== null && { conversionId: conversion_id }),
  };
}

const UnreadFact = z.union([
  z.object({ because: z.literal('permission'), permission: z.string() }),
  z.object({ because: z.literal('no-answer') }),
]);

const DeletedShape = {
  at: StoredMoment,
  by: z.string().optional(),
  unread: UnreadFact.optional(),
} satisfies ShapeOf<NonNullable<AccessChangePerson['deleted']>>;

const PersonShape = {
  name: z.string(),
  addressNow: z.string().optional(),
  addressNew: StoredMailbox.optional(),
  groups: z.array(z.string()).optional(),
  deleted: z.object(DeletedShape).optional(),
  inTheWay: z.array(StoredFinding).optional(),
  language: StoredLanguage,
  askerName: z.string(),
  deciderName: z.string().optional(),
  deniedBecause: z.string().optional(),
} satisfies ShapeOf<AccessChangePerson>;
const StoredPerson: z.ZodType<AccessChangePerson> = z.object(PersonShape);

/** Null once it was wiped. */
export function readChangePerson(body: unknown, id: string): AccessChangePerson | undefined {
  return body === null ? undefined : readRow(StoredPerson, body, `person of change ${id}`);
}
