import type { Fact, Unread } from '../domain/facts.ts';
import type { FactName, FactValues } from '../use-cases/ports/directory.ts';
import type { Found } from './found-bodies.ts';
import { missingLicence } from './graph-errors.ts';
import type { GraphRefusal } from './graph-reply.ts';
import { type AnyOf, holds } from './permissions.ts';
import type { QueryOf, Read } from './read.ts';
import { readFor } from './reads.ts';

/** What came, as a fact: read only with the right to it and with the property in the answer (checks 1). */
export function factOf<Name extends FactName>(
  query: QueryOf<Name>,
  found: Found,
  roles: ReadonlySet<string>,
): Fact<FactValues[Name]> {
  const read = readFor<Name>(query);
  const isLacking = (anyOf: AnyOf) => !holds(roles, anyOf);
  const missing = read.provenByAnswer ? undefined : read.needs.find(isLacking);
  if (found === 'incomplete') return { unread: missing ? lacking(missing) : { because: 'no-answer' } };
  if ('refusal' in found) return refusedFact(query, found.refusal, missing ?? poorer(read, found.refusal, isLacking));
  const parsed = read.schema(query).safeParse(found.bodies);
  // Status 200 is no proof: Graph answers nulls to somebody who may not look (E10).
  const asked = found.bodies.length > 0;
  if (asked && (missing || !parsed.success)) return { unread: lacking(missing ?? read.needs[0]) };
  return parsed.success ? { read: parsed.data } : { unread: { because: 'no-answer' } };
}

function refusedFact<Name extends FactName>(
  query: QueryOf<Name>,
  refusal: GraphRefusal,
  missing: AnyOf | undefined,
): Fact<FactValues[Name]> {
  const read = readFor<Name>(query);
  const licence = missingLicence(refusal);
  if (licence) return { notApplicable: { licence } };
  if (missing) return { unread: lacking(missing) };
  if (refusal.status === 403) return { unread: lacking(read.needs[0]) };
  if (read.absent && saysAbsent(read, refusal)) return { read: read.absent(query) };
  return { unread: { because: 'no-answer' } };
}

/** Some tenants refuse the whole relation where others show ids only (E10). */
function poorer(
  { betterWith }: Pick<Read<FactName>, 'betterWith'>,
  { status }: GraphRefusal,
  isLacking: (anyOf: AnyOf) => boolean,
): AnyOf | undefined {
  return status === 403 && betterWith && isLacking(betterWith) ? betterWith : undefined;
}

/** A path that this Graph does not know at all says nothing of what would be found there. */
function saysAbsent({ absentToo = [] }: Pick<Read<FactName>, 'absentToo'>, { status, message }: GraphRefusal): boolean {
  return (status === 404 || absentToo.includes(status)) && !/\bfor the segment\b/i.test(message);
}

function lacking([permission]: AnyOf): Unread {
  return { because: 'permission', permission };
}
