import { z } from 'zod';
import { parseTeamId, parseUserId, type TeamId, type UserId } from '../domain/ids.ts';
import type { Holder } from '../domain/tenant-facts.ts';

export function rowsOf<Row>(row: z.ZodType<Row>): z.ZodType<Row[]> {
  return z.array(z.object({ value: z.array(row) })).transform((pages) => pages.flatMap(({ value }) => value));
}

export function only<Body>(body: z.ZodType<Body>): z.ZodType<Body> {
  return z.tuple([body]).transform(([first]) => first);
}

export function userId(): z.ZodType<UserId> {
  return z.string().transform((text, context) => parseUserId(text) ?? refuse(context));
}

export function teamId(): z.ZodType<TeamId> {
  return z.string().transform((text, context) => parseTeamId(text) ?? refuse(context));
}

function refuse(context: z.core.$RefinementCtx): never {
  context.addIssue('not an object id');
  return z.NEVER;
}

/** Owned applications, owning service principals: of another type, and said to be. */
export function otherObject(type: string): z.ZodType<{ readonly '@odata.type': string }> {
  return z.object({ '@odata.type': z.string().refine((name) => name !== type) });
}

/** A group or a contact by its name, which is null to somebody who may not look (E10). */
export function holder(): z.ZodType<Holder> {
  return z
    .object({ id: z.string(), displayName: z.string() })
    .transform(({ id, displayName }) => ({ id, name: displayName }));
}

export function domains(): z.ZodType<string[]> {
  return z.array(z.string()).transform((names) => names.map((name) => name.toLowerCase()));
}
