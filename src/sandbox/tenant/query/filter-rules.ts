import { badRequest, unsupportedQuery } from '../refusal.ts';
import type { FilterNode, PropertyPath } from './filter-syntax.ts';
import type { EntityType, Property } from './property-table.ts';

const MOST_OR_TERMS = 15;
const TALLEST = 3;
/** What a lambda may look into among the objects; of `identities` with both parts named (G8.1). */
const MEMBERS: Readonly<Record<string, readonly string[]>> = {
  identities: ['issuer', 'issuerAssignedId', 'signInType'],
  targetResources: ['id', 'displayName'],
};

/** Refuses what Graph refuses in a filter; answers whether it may only run as an advanced query. */
export function checkFilter(tree: FilterNode, type: EntityType): { readonly advanced: boolean } {
  const terms = orTerms(tree);
  if (terms > MOST_OR_TERMS) {
    throw unsupportedQuery(
      `Too many child clauses specified in search filter expression containing 'OR' operators: ${terms}. Max allowed: ${MOST_OR_TERMS}.`,
    );
  }
  if (height(tree) > TALLEST)
    throw unsupportedQuery(`The filter expression is too deep; max allowed height: ${TALLEST}.`);
  return { advanced: needsAdvanced(tree, type) };
}

function needsAdvanced(node: FilterNode, type: EntityType): boolean {
  switch (node.kind) {
    case 'and':
    case 'or':
      return node.terms.map((term) => needsAdvanced(term, type)).some((needed) => needed);
    case 'not':
      needsAdvanced(node.term, type);
      return true;
    case 'any':
      return lambdaNeedsAdvanced(node, type);
    case 'text':
      requireKind(node.path, type, ['string']);
      return node.test === 'endswith';
    case 'in':
      requireKind(node.path, type, ['string']);
      return false;
    case 'compare':
      requireKind(node.path, type, ['string', 'boolean', 'date', 'number']);
      return node.operator === 'ne';
  }
}

function lambdaNeedsAdvanced(node: Extract<FilterNode, { kind: 'any' }>, type: EntityType): boolean {
  const property = requireKind(node.path, type, ['strings', 'objects']);
  const leaves = leavesOf(node.body);
  for (const leaf of leaves) {
    if (leaf.kind === 'any') throw unsupportedQuery('A lambda inside a lambda is not supported.');
    const [variable, member, ...rest] = leaf.path.segments;
    const fits = property.kind === 'strings' ? member === undefined : MEMBERS[name(node.path)]?.includes(member ?? '');
    if (variable !== node.variable || leaf.path.cast !== undefined || rest.length > 0 || !fits) {
      throw badRequest(
        `Could not find a property named '${leaf.path.segments.join('/')}' in the lambda over '${name(node.path)}'.`,
      );
    }
  }
  if (name(node.path) === 'identities') requireBothParts(node, leaves);
  return (
    hasNot(node.body) || leaves.some((leaf) => (leaf.kind === 'compare' && leaf.operator === 'ne') || isEndsWith(leaf))
  );
}

type Leaf = Extract<FilterNode, { path: PropertyPath }>;

function requireBothParts(node: Extract<FilterNode, { kind: 'any' }>, leaves: readonly Leaf[]): void {
  const members = leaves.map((leaf) => leaf.path.segments[1]);
  if (node.body.kind === 'and' && members.includes('issuer') && members.includes('issuerAssignedId')) return;
  throw unsupportedQuery(
    `Unsupported or invalid query filter clause specified for property 'identities' of resource 'User'.`,
  );
}

function requireKind(path: PropertyPath, type: EntityType, kinds: readonly Property['kind'][]): Property {
  if (path.cast !== undefined && path.cast !== type.name) throw badRequest(`'${path.cast}' is no '${type.name}'.`);
  const property = type.properties.get(name(path));
  if (!property) throw badRequest(`Could not find a property named '${name(path)}' on type '${type.name}'.`);
  if (!property.filterable || !kinds.includes(property.kind)) {
    throw unsupportedQuery(
      `Unsupported or invalid query filter clause specified for property '${name(path)}' of resource '${type.name.split('.').at(-1)}'.`,
    );
  }
  return property;
}

/** The properties that a filter looks at. */
export function propertiesOf(tree: FilterNode): readonly string[] {
  return leavesOf(tree).map(({ path }) => path.segments[0] ?? '');
}

function leavesOf(node: FilterNode): Leaf[] {
  if (node.kind === 'not') return leavesOf(node.term);
  if ('terms' in node) return node.terms.flatMap(leavesOf);
  return [node];
}

function hasNot(node: FilterNode): boolean {
  if (node.kind === 'not') return true;
  return (node.kind === 'and' || node.kind === 'or') && node.terms.some(hasNot);
}

function isEndsWith(leaf: Leaf): boolean {
  return leaf.kind === 'text' && leaf.test === 'endswith';
}

function orTerms(node: FilterNode): number {
  if (node.kind === 'in') return node.values.length;
  if (node.kind === 'not') return orTerms(node.term);
  if (node.kind === 'any') return orTerms(node.body);
  if (node.kind === 'and') return Math.max(...node.terms.map(orTerms));
  return node.kind === 'or' ? node.terms.map(orTerms).reduce((sum, count) => sum + count, 0) : 1;
}

function height(node: FilterNode): number {
  if (node.kind === 'not') return 1 + height(node.term);
  if (node.kind === 'and' || node.kind === 'or') return 1 + Math.max(...node.terms.map(height));
  return 1;
}

function name(path: PropertyPath): string {
  return path.segments.join('/');
}
