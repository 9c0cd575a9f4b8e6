import { z } from 'zod';
import { type EmailAddress, parseEmailAddress, parseMailbox } from '../domain/email-address.ts';
import { parseInvitationId, parseReference, parseRequestId, parseTeamId, parseUserId } from '../domain/ids.ts';
import { LANGUAGES } from '../domain/language.ts';
import { StorageError } from './storage-error.ts';

/** Text of JSON becomes a branded value again by its one parser. */
function parsed<Value>(parse: (text: string) => Value | undefined): z.ZodType<Value> {
  return z.string().transform((text, context) => {
    const value = parse(text);
    if (value !== undefined) return value;
    context.addIssue('not what it is stored as');
    return z.NEVER;
  });
}

export const StoredInvitationId = parsed(parseInvitationId);
export const StoredRequestId = parsed(parseRequestId);
export const StoredUserId = parsed(parseUserId);
export const StoredTeamId = parsed(parseTeamId);
export const StoredReference = parsed(parseReference);
export const StoredLanguage = z.enum(LANGUAGES);
export const StoredAddress: z.ZodType<EmailAddress> = parsed((text) => {
  const result = parseEmailAddress(text);
  return 'address' in result ? result.address : undefined;
});
/** An address that Microsoft may refuse in invitations. */
export const StoredMailbox: z.ZodType<EmailAddress> = parsed(parseMailbox);
/** A moment, as a column gives it or as JSON does. */
export const StoredMoment = z.union([z.date(), z.iso.datetime().transform((text) => new Date(text))]);

/** The shape of a type, each of its keys named: an optional one that a schema forgot would be lost without a word. */
export type ShapeOf<Type> = { readonly [Key in keyof Type]-?: z.ZodType<Type[Key] | undefined> };

/** Reads a row by its schema. What does not fit is named by table and id, never by what it holds. */
export function readRow<Value>(schema: z.ZodType<Value>, row: unknown, name: string): Value {
  const result = schema.safeParse(row);
  if (result.success) return result.data;
  const places = result.error.issues.map(({ path }) => path.join('.') || 'the row');
  throw new StorageError('row-unreadable', `${name}, at ${places.join(', ')}`);
}

/** PostgreSQL takes every character but U+0000. */
export function storable(text: string): string {
  return text.replaceAll('\u0000', '');
}
