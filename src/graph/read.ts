import type { z } from 'zod';
import type { FactName, FactQuery, FactValues } from '../use-cases/ports/directory.ts';
import type { AnyOf } from './permissions.ts';

/** One item of a batch. */
export interface ReadRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly body?: unknown;
  /** Sent by itself, because a batch knows one version. */
  readonly version?: 'beta' | undefined;
}

export type QueryOf<Name extends FactName> = Extract<FactQuery, { readonly fact: Name }>;

export interface Read<Name extends FactName> {
  /** Each line must be held by one of its permissions: a relation read without the right to its type is all nulls (E10). */
  readonly needs: readonly [AnyOf, ...AnyOf[]];
  /** The right may come from resource-specific consent, which no token names: an answer that carries the fact is proof. */
  readonly provenByAnswer?: true;
  /** Without it the answer is poorer, or refused. */
  readonly betterWith?: AnyOf;
  /** What is on further pages is not asked for: whoever asks has seen enough. */
  readonly isFirstPageEnough?: true;
  requests(query: QueryOf<Name>): readonly ReadRequest[];
  /** Over all bodies of the requests, pages included. What does not fit was not read. */
  schema(query: QueryOf<Name>): z.ZodType<FactValues[Name]>;
  /** What a 404 says; without it a 404 is no answer. */
  absent?(query: QueryOf<Name>): FactValues[Name];
  /** Further statuses that say the same. */
  readonly absentToo?: readonly number[];
}

export type ReadsOf<Names extends FactName> = { readonly [Name in Names]: Read<Name> };

/** What an advanced query has to say, and again for each of its pages (E7). */
export const EVENTUAL: Readonly<Record<string, string>> = { ConsistencyLevel: 'eventual' };

/** The most that a page holds. */
export const PAGE = 999;

export function get(url: string, headers?: Readonly<Record<string, string>>): ReadRequest {
  return headers ? { method: 'GET', url, headers } : { method: 'GET', url };
}

/** One segment of a path, or the value of a query option. */
export function encoded(text: string): string {
  return encodeURIComponent(text);
}

/** A text in a filter or a function call: an apostrophe is doubled (G8.1). */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

export function chunksOf<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size));
}
