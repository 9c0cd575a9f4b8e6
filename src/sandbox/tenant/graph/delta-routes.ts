import { isDeepStrictEqual } from 'node:util';
import { USER } from '../query/entity-types.ts';
import type { Row } from '../query/filter-match.ts';
import { type FilterNode, parseFilter } from '../query/filter-syntax.ts';
import { project, readSelect } from '../query/select.ts';
import { badRequest, Refusal, unsupportedQuery } from '../refusal.ts';
import { ADVANCED_INDEX } from '../replicated.ts';
import type { Delta, World } from '../world.ts';
import { READ_WHOLE_USERS } from './permissions.ts';
import type { GraphAnswer, GraphCall, Route } from './route.ts';

const MOST_IDS = 50;
const TOKEN_DAYS = 7;
const MOST_TOKENS = 1000;
const UNTRACKED: readonly string[] = ['externalUserState', 'externalUserStateChangeDateTime'];

export const DELTA_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/users/delta',
    anyOf: READ_WHOLE_USERS,
    options: ['$select', '$filter', '$deltatoken', '$skiptoken'],
    handle: delta,
  },
];

/** Everybody once, then who changed since the token; it reads the index that lags (G6). */
function delta(call: GraphCall, world: World): GraphAnswer {
  const token = call.query.get('$deltatoken');
  const past = token === undefined ? undefined : readToken(token, world);
  const query = past?.query ?? queryOf(call);
  const options = new URLSearchParams(query);
  const select = readSelect(options.get('$select') ?? undefined, [USER]);
  const ids = readIds(options.get('$filter'));
  const shown = new Map(rowsNow(world, { select, ids }).map((row) => [row.id as string, row]));
  const changes = past ? changesSince(past, shown, call) : [...shown.values()];
  const value = changes.map((row) => ({ '@odata.type': `#${USER.name}`, ...row }));
  const next = world.random.hex(32);
  const [oldest] = world.state.deltas.keys();
  if (oldest !== undefined && world.state.deltas.size >= MOST_TOKENS) world.state.deltas.delete(oldest);
  world.state.deltas.set(next, { startedAt: world.clock.now().getTime(), query, shown });
  return {
    status: 200,
    body: {
      '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#users',
      '@odata.deltaLink': `${world.origin()}/v1.0/users/delta?$deltatoken=${next}`,
      value,
    },
  };
}

// What is asked first is what is followed; later calls carry the token alone.
function queryOf({ query }: GraphCall): string {
  return new URLSearchParams([...query].filter(([name]) => name !== '$deltatoken')).toString();
}

function readToken(token: string, world: World): Delta {
  const found = world.state.deltas.get(token);
  const oldest = world.clock.now().getTime() - TOKEN_DAYS * 24 * 3600 * 1000;
  if (found && found.startedAt > oldest) return found;
  throw new Refusal(
    410,
    'syncStateNotFound',
    'The delta token has expired or is not known; begin again without a token.',
    { Location: `${world.origin()}/v1.0/users/delta${found ? `?${found.query}` : ''}` },
  );
}

/** The one filter that delta knows: some ids, fifty at most. */
function readIds(filter: string | null): readonly string[] | undefined {
  if (filter === null) return undefined;
  const tree = parseFilter(filter);
  const terms = tree.kind === 'or' ? tree.terms : [tree];
  if (terms.length > MOST_IDS) throw badRequest(`The number of ids in the filter exceeds the limit of ${MOST_IDS}.`);
  return terms.map(readId);
}

function readId(node: FilterNode): string {
  const isId = node.kind === 'compare' && node.operator === 'eq' && node.path.segments.join('/') === 'id';
  if (!isId || typeof node.value !== 'string')
    throw unsupportedQuery('Only id eq is supported in the filter of a delta.');
  return node.value.toLowerCase();
}

interface Followed {
  readonly select: readonly string[] | undefined;
  readonly ids: readonly string[] | undefined;
}

function rowsNow(world: World, { select, ids }: Followed): readonly Row[] {
  const isTracked = world.state.variants['delta-shows-state'] === 'yes';
  const names = select && ['id', ...select].filter((name) => isTracked || !UNTRACKED.includes(name));
  return world.state.users
    .allSeen(ADVANCED_INDEX)
    .filter(({ id }) => ids === undefined || ids.includes(id))
    .map(({ properties }) => project(USER, properties as Row, names));
}

function changesSince(past: Delta, shown: ReadonlyMap<string, Row>, call: GraphCall): readonly Row[] {
  const isMinimal = call.headers.prefer?.includes('return=minimal') ?? false;
  const changed = [...shown].flatMap(([id, row]) => {
    const before = past.shown.get(id);
    if (isDeepStrictEqual(before, row)) return [];
    return [isMinimal && before ? { id, ...differing(before, row) } : row];
  });
  const removed = [...past.shown.keys()]
    .filter((id) => !shown.has(id))
    .map((id) => ({ id, '@removed': { reason: 'changed' } }));
  return [...changed, ...removed];
}

function differing(before: Row, now: Row): Row {
  return Object.fromEntries(Object.entries(now).filter(([name, value]) => !isDeepStrictEqual(before[name], value)));
}
