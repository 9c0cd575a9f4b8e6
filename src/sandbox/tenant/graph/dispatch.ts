import { randomUUID } from 'node:crypto';
import { badRequest, denied, Refusal } from '../refusal.ts';
import { PLAIN_REPLICAS } from '../replicated.ts';
import type { AppRegistration, World } from '../world.ts';
import { ACCOUNT_ROUTES } from './account-routes.ts';
import { APP_ROUTES } from './app-routes.ts';
import { AUDIT_ROUTES } from './audit-routes.ts';
import { BIN_ROUTES } from './bin-routes.ts';
import { DELTA_ROUTES } from './delta-routes.ts';
import { keepDirectoryQuota } from './directory-quota.ts';
import { DIRECTORY_ROUTES } from './directory-routes.ts';
import { GROUP_ROUTES } from './group-routes.ts';
import { INVITATION_ROUTES } from './invite.ts';
import { holds } from './permissions.ts';
import { POLICY_ROUTES } from './policy-routes.ts';
import { RELATION_ROUTES } from './relation-routes.ts';
import { ROLE_ROUTES } from './role-routes.ts';
import { compileRoutes, type FoundRoute, findRoutes, type GraphAnswer, type Route } from './route.ts';
import { MAIL_ROUTES } from './send-mail.ts';
import { TEAM_ROUTES } from './team-routes.ts';
import { USER_ROUTES } from './user-routes.ts';

export interface GraphRequest {
  readonly method: string;
  readonly version: string;
  readonly path: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly app: AppRegistration;
  readonly requestId: string;
}

// More literal paths stand before those with holes in the same place.
export const GRAPH_ROUTES: readonly Route[] = [
  ...POLICY_ROUTES,
  ...AUDIT_ROUTES,
  ...DELTA_ROUTES,
  ...APP_ROUTES,
  ...DIRECTORY_ROUTES,
  ...ROLE_ROUTES,
  ...ACCOUNT_ROUTES,
  ...INVITATION_ROUTES,
  ...MAIL_ROUTES,
  ...TEAM_ROUTES,
  ...GROUP_ROUTES,
  ...RELATION_ROUTES,
  ...USER_ROUTES,
  ...BIN_ROUTES,
];
const ROUTES = compileRoutes(GRAPH_ROUTES);

export function answerGraph(request: GraphRequest, world: World): GraphAnswer {
  return refusedOr(request, world, () => act(request, world));
}

function act(request: GraphRequest, world: World): GraphAnswer {
  const { route, params } = chooseRoute(request);
  const query = readOptions(request.query, route.options ?? []);
  const spent = keepDirectoryQuota({ ...request, query }, world);
  const answer = refusedOr(request, world, () => {
    if (!isOpen({ route, params }, request, world)) throw denied();
    const isWriting = request.body !== undefined;
    if (isWriting && request.method === 'GET') throw badRequest('A GET request must not have a body.');
    const replica = world.random.pick(PLAIN_REPLICAS);
    return route.handle({ ...request, params, query, replica }, world);
  });
  // The units are spent, and told, whether the call then succeeds or not.
  return { ...answer, headers: { ...spent, ...answer.headers } };
}

function refusedOr(request: GraphRequest, world: World, handle: () => GraphAnswer): GraphAnswer {
  try {
    return handle();
  } catch (error) {
    if (error instanceof Refusal) return refused(error, request, world);
    throw error;
  }
}

/** By a permission of the app, or by the consent of the very team that the path names. */
function isOpen({ route, params }: FoundRoute, request: GraphRequest, world: World): boolean {
  const isTeamPath = /^\/(teams|groups)\//.test(route.path);
  const consented = isTeamPath ? (world.state.teamConsents.get((params.id ?? '').toLowerCase()) ?? []) : [];
  return holds(request.app.granted, route.anyOf) || holds(new Set(consented), route.anyOf);
}

function chooseRoute(request: GraphRequest): FoundRoute {
  const found = findRoutes(ROUTES, request.version, request.path);
  const exact = found.find(({ route }) => route.method === request.method);
  if (exact) return exact;
  if (found.length > 0)
    throw new Refusal(405, 'Request_BadRequest', 'Specified HTTP method is not allowed for the request target.');
  throw new Refusal(
    400,
    'BadRequest',
    `Resource not found for the segment '${decodeLoosely(request.path.split('/')[1] ?? '')}'.`,
  );
}

function decodeLoosely(text: string): string {
  return text.replaceAll(/%[0-9a-f]{2}/gi, '_');
}

// Options of OData that Graph drops without a word where a resource does not know them; so is whatever has no dollar (G6).
const IGNORED_IN_SILENCE = ['$select', '$filter', '$top', '$count', '$expand', '$orderby', '$search', '$format'];

function readOptions(text: string, allowed: readonly string[]): ReadonlyMap<string, string> {
  const options = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(text)) {
    const isHonoured = allowed.includes(name);
    if (!isHonoured && name.startsWith('$') && !IGNORED_IN_SILENCE.includes(name))
      throw badRequest(`Query option '${name}' is not supported for this resource.`);
    if (isHonoured && options.has(name))
      throw badRequest(`Query option '${name}' was specified more than once, but it must be specified at most once.`);
    if (isHonoured) options.set(name, value);
  }
  return options;
}

/** Graph's error shape. */
export function refused(
  refusal: Refusal,
  request: Pick<GraphRequest, 'requestId' | 'headers'>,
  world: World,
): GraphAnswer {
  const clientRequestId = request.headers['client-request-id'] ?? request.requestId;
  const innerError = {
    date: world.clock.now().toISOString().slice(0, 19),
    'request-id': request.requestId,
    'client-request-id': clientRequestId,
  };
  return {
    status: refusal.status,
    headers: refusal.headers,
    body: { error: { code: refusal.code, message: refusal.message, innerError } },
  };
}

export function newRequestId(): string {
  return randomUUID();
}
