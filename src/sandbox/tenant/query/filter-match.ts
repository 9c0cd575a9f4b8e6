import type { FilterNode, Literal, Operator } from './filter-syntax.ts';

export type Row = Readonly<Record<string, unknown>>;

const ORDER: Readonly<Record<Operator, (order: number) => boolean>> = {
  eq: (order) => order === 0,
  ne: (order) => order !== 0,
  gt: (order) => order > 0,
  ge: (order) => order >= 0,
  lt: (order) => order < 0,
  le: (order) => order <= 0,
};

export function matches(node: FilterNode, row: Row): boolean {
  switch (node.kind) {
    case 'and':
      return node.terms.every((term) => matches(term, row));
    case 'or':
      return node.terms.some((term) => matches(term, row));
    case 'not':
      return !matches(node.term, row);
    case 'any':
      return searchable(valueAt(row, node.path.segments)).some((item) => matches(node.body, { [node.variable]: item }));
    case 'in':
      return node.values.some((value) => compares(valueAt(row, node.path.segments), 'eq', value));
    case 'text':
      return tests(valueAt(row, node.path.segments), node.test, node.value);
    case 'compare':
      return compares(valueAt(row, node.path.segments), node.operator, node.value);
  }
}

function valueAt(row: Row, segments: readonly string[]): unknown {
  return segments.reduce<unknown>((value, segment) => (isRow(value) ? value[segment] : undefined), row);
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

// An identity of the kind userPrincipalName is never found by a filter: an empty list, no error (G8.1).
function searchable(value: unknown): readonly unknown[] {
  const items: readonly unknown[] = Array.isArray(value) ? value : [];
  return items.filter((item) => !(isRow(item) && item.signInType === 'userPrincipalName'));
}

function tests(value: unknown, test: 'startswith' | 'endswith', wanted: string): boolean {
  if (typeof value !== 'string') return false;
  return test === 'startswith' ? folded(value).startsWith(folded(wanted)) : folded(value).endsWith(folded(wanted));
}

function compares(value: unknown, operator: Operator, wanted: Literal): boolean {
  const actual = value ?? null;
  if (actual === null || wanted === null)
    return operator === 'eq' ? actual === wanted : operator === 'ne' && actual !== wanted;
  if (typeof actual !== typeof wanted) return operator === 'ne';
  return ORDER[operator](order(actual as string, wanted as string));
}

function order(actual: string | number | boolean, wanted: string | number | boolean): number {
  const left = typeof actual === 'string' ? comparable(actual) : actual;
  const right = typeof wanted === 'string' ? comparable(wanted) : wanted;
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

// A moment is a moment however many digits its seconds have.
function comparable(text: string): string {
  return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text) && !Number.isNaN(Date.parse(text))
    ? new Date(text).toISOString()
    : folded(text);
}

// The directory compares without case, but for the kind before the colon of a proxy address: `SMTP:` is the main one, `smtp:` another (G8.1).
function folded(text: string): string {
  const proxy = /^(smtp|SMTP|Smtp):/.exec(text);
  return proxy ? `${proxy[1]}:${text.slice(5).toLowerCase()}` : text.toLowerCase();
}
