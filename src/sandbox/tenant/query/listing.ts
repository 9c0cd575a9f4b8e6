import type { GraphAnswer, GraphCall } from '../graph/route.ts';
import { badRequest, Refusal, unsupportedQuery } from '../refusal.ts';
import { ADVANCED_INDEX } from '../replicated.ts';
import type { World } from '../world.ts';
import { matches, type Row } from './filter-match.ts';
import { checkFilter } from './filter-rules.ts';
import { parseFilter } from './filter-syntax.ts';
import type { EntityType } from './property-table.ts';
import { searchRows } from './search.ts';

const USUAL_PAGE = 100;
const LARGEST_PAGE = 999;

interface Listing {
  readonly type: EntityType;
  /** The objects as a replica has them. */
  readonly rows: (replica: number) => readonly Row[];
  readonly show: (row: Row) => Row;
  /** After `$metadata#`. */
  readonly context: string;
  /** A cast in the path, or a resource whose every $filter is an advanced query (E6, E7). */
  readonly isAdvanced?: boolean;
}

export function listAnswer(call: GraphCall, world: World, listing: Listing): GraphAnswer {
  const isAdvanced = requireAdvancedRight(call, listing);
  const replica = isAdvanced ? ADVANCED_INDEX : call.replica;
  const found = narrowed(call, listing, listing.rows(replica));
  const { from, size } = pageOf(call);
  const page = found.slice(from, from + size);
  const body = {
    '@odata.context': `https://graph.microsoft.com/${call.version}/$metadata#${listing.context}`,
    // Without the header $count is ignored, and nothing says so (G6).
    ...(isAdvanced && readCount(call) ? { '@odata.count': found.length } : {}),
    ...(found.length > from + size ? { '@odata.nextLink': nextLink(call, world, from + size) } : {}),
    value: page.map(listing.show),
  };
  return { status: 200, body };
}

function narrowed(call: GraphCall, listing: Listing, rows: readonly Row[]): readonly Row[] {
  const filter = call.query.get('$filter');
  const search = call.query.get('$search');
  const tree = filter === undefined ? undefined : parseFilter(filter);
  const filtered = tree ? rows.filter((row) => matches(tree, row)) : rows;
  const found = search === undefined ? filtered : searchRows(filtered, search);
  return ordered(call, listing.type, found);
}

/** Whether this is an advanced query; refuses one that does not say so (checks 5 #13). */
function requireAdvancedRight(call: GraphCall, { type, isAdvanced = false }: Listing): boolean {
  const isEventual = call.headers.consistencylevel?.toLowerCase() === 'eventual';
  const counts = readCount(call);
  const filter = call.query.get('$filter');
  const { advanced } = filter === undefined ? { advanced: false } : checkFilter(parseFilter(filter), type);
  const needsCount = advanced || isAdvanced || call.query.has('$orderby');
  if ((needsCount && !(isEventual && counts)) || (call.query.has('$search') && !isEventual)) {
    throw unsupportedQuery(
      'Request is not supported: the query needs the header ConsistencyLevel: eventual and $count=true. See https://aka.ms/graph-docs/advanced-queries.',
    );
  }
  if (isEventual && (counts || call.query.has('$search')) && call.query.has('$expand')) {
    throw unsupportedQuery('$expand is not supported in advanced queries.');
  }
  return isEventual && (counts || call.query.has('$search'));
}

function readCount(call: GraphCall): boolean {
  const count = call.query.get('$count');
  if (count !== undefined && count !== 'true' && count !== 'false')
    throw badRequest(`Invalid value '${count}' for $count.`);
  return count === 'true';
}

function ordered(call: GraphCall, type: EntityType, rows: readonly Row[]): readonly Row[] {
  const order = call.query.get('$orderby');
  if (order === undefined) return rows;
  const [name, direction = 'asc'] = order.split(' ');
  const property = type.properties.get(name ?? '');
  if (!property?.filterable || !['asc', 'desc'].includes(direction))
    throw unsupportedQuery(`$orderby=${order} is not supported.`);
  const sign = direction === 'asc' ? 1 : -1;
  return [...rows].sort(
    (a, b) => sign * String(a[name as string] ?? '').localeCompare(String(b[name as string] ?? '')),
  );
}

function pageOf(call: GraphCall): { readonly from: number; readonly size: number } {
  const top = call.query.get('$top');
  const size = top === undefined ? USUAL_PAGE : Number(top);
  if (!Number.isInteger(size) || size < 1 || size > LARGEST_PAGE)
    throw badRequest(`Invalid page size specified: '${top}'. Must be between 1 and ${LARGEST_PAGE} inclusive.`);
  const token = call.query.get('$skiptoken');
  return { from: token === undefined ? 0 : readToken(token, call), size };
}

// The token holds the rest of the query, so that one made for another query is refused as Graph refuses it.
function nextLink(call: GraphCall, world: World, from: number): string {
  const query = new URLSearchParams([...call.query].filter(([name]) => name !== '$skiptoken'));
  query.set('$skiptoken', Buffer.from(JSON.stringify([from, fingerprint(call)])).toString('base64url'));
  return `${world.origin()}/${call.version}${call.path}?${query}`;
}

function readToken(token: string, call: GraphCall): number {
  try {
    const [from, print] = JSON.parse(Buffer.from(token, 'base64url').toString()) as [number, string];
    if (Number.isInteger(from) && print === fingerprint(call)) return from;
  } catch {
    // Not one of ours: refused below like a foreign one.
  }
  throw new Refusal(
    400,
    'Directory_ExpiredPageToken',
    'The specified page token value has expired and can no longer be included in your request.',
  );
}

function fingerprint(call: GraphCall): string {
  return ['$filter', '$search', '$orderby'].map((name) => call.query.get(name) ?? '').join('|');
}
