import { badRequest } from '../refusal.ts';
import type { Row } from './filter-match.ts';
import type { EntityType } from './property-table.ts';

/** The names of a $select, each known to at least one of the types; undefined when there is none. */
export function readSelect(text: string | undefined, types: readonly EntityType[]): readonly string[] | undefined {
  if (text === undefined) return undefined;
  const names = text.split(',').map((name) => name.trim());
  for (const name of names) {
    if (!types.some((type) => type.properties.has(name))) {
      throw badRequest(
        `Parsing OData Select and Expand failed: Could not find a property named '${name}' on type '${types.length === 1 ? types[0]?.name : 'microsoft.graph.directoryObject'}'.`,
      );
    }
  }
  return names;
}

/** The object as an answer shows it: what was asked for, else what comes by itself. */
export function project(type: EntityType, properties: Row, select: readonly string[] | undefined): Row {
  return Object.fromEntries(namesOf(type, select).map((name) => [name, properties[name] ?? emptyValue(type, name)]));
}

/** The object as somebody sees it who may not read its type: the names, and null in each (E10). */
export function projectNothing(type: EntityType, properties: Row, select: readonly string[] | undefined): Row {
  return { ...Object.fromEntries(namesOf(type, select).map((name) => [name, null])), id: properties.id };
}

function namesOf(type: EntityType, select: readonly string[] | undefined): readonly string[] {
  if (select) return select.filter((name) => type.properties.has(name));
  return [...type.properties].filter(([, property]) => property.byDefault).map(([name]) => name);
}

function emptyValue(type: EntityType, name: string): null | readonly never[] {
  const kind = type.properties.get(name)?.kind;
  return kind === 'strings' || kind === 'objects' ? [] : null;
}
