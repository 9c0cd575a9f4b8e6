import type { IncomingMessage, ServerResponse } from 'node:http';
import { APPS } from './contoso.ts';
import { takeFault } from './faults.ts';
import { sendJson } from './http-body.ts';
import { GRAPH_AUDIENCE, type TokenMint } from './tokens.ts';
import type { World } from './world.ts';

const API_VERSION = '2019-08-01';

/** The managed-identity endpoint of App Service, as the identity library speaks to it. */
export function serveToken(request: IncomingMessage, response: ServerResponse, world: World, mint: TokenMint): void {
  const fault = takeFault(world, request.method ?? 'GET', request.url ?? '/');
  if (fault?.hang) return;
  const { status, body } =
    fault?.status === undefined
      ? answerToken(request, world, mint)
      : refusedToken(fault.status, 'A fault of the sandbox.');
  sendJson(response, status, body);
}

function answerToken(request: IncomingMessage, world: World, mint: TokenMint): TokenAnswer {
  const query = new URL(request.url ?? '/', 'http://localhost').searchParams;
  if (!request.headers['x-identity-header']) return refusedToken(401, 'The X-IDENTITY-HEADER header is missing.');
  if (query.get('api-version') !== API_VERSION) return refusedToken(400, `api-version must be ${API_VERSION}.`);
  const resource = query.get('resource') ?? '';
  if (resource.replace(/\/+$/, '') !== GRAPH_AUDIENCE)
    return refusedToken(400, `The resource ${resource} is not known here.`);
  // No client id means the identity of the app itself.
  const app = world.state.apps.get(query.get('client_id') ?? APPS.guestlist);
  if (!app) return refusedToken(400, 'No User Assigned or Delegated Managed Identity found for specified ClientId.');
  const { token, expiresOn } = mint.issue(app);
  const body = {
    access_token: token,
    expires_on: String(expiresOn),
    resource,
    token_type: 'Bearer',
    client_id: app.clientId,
  };
  return { status: 200, body };
}

interface TokenAnswer {
  readonly status: number;
  readonly body: unknown;
}

function refusedToken(statusCode: number, message: string): TokenAnswer {
  return { status: statusCode, body: { statusCode, message } };
}
