import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { TokenCredential } from '@azure/identity';
import { type GraphClient, type GraphClientSettings, graphClient } from '../../src/graph/graph-client.ts';

export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: unknown;
}

export interface SeenItem {
  readonly id: string;
  readonly method: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export type Reply =
  | Answer
  | { readonly status: number; readonly raw: string; readonly headers?: Readonly<Record<string, string>> }
  /** The connection is reset before an answer, in the middle of one, or the server says nothing (more) at all. */
  | { readonly reset: 'before' | 'midway' }
  | { readonly silent: 'before' | 'midway' }
  | ((request: SeenRequest) => Answer | Promise<Answer>);

export interface FakeGraph {
  readonly url: string;
  readonly requests: readonly SeenRequest[];
  /** What comes next, one a request; a request beyond the script is answered with 500. */
  script(...replies: readonly Reply[]): void;
  close(): Promise<void>;
}

/** A Graph that says what it is told to. */
export async function startFakeGraph(): Promise<FakeGraph> {
  const replies: Reply[] = [];
  const requests: SeenRequest[] = [];
  const server = createServer(async (request, response) => {
    const body = await text(request);
    const seen = {
      method: request.method ?? '',
      path: request.url ?? '',
      headers: request.headers,
      body: body === '' ? undefined : JSON.parse(body),
    };
    requests.push(seen);
    await answer(response, replies.shift() ?? { status: 500 }, seen);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    script: (...more) => {
      replies.push(...more);
    },
    close: async () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function answer(response: ServerResponse, reply: Reply, seen: SeenRequest): Promise<void> {
  const plain = typeof reply === 'function' ? await reply(seen) : reply;
  if ('reset' in plain || 'silent' in plain) {
    breakOff(response, plain);
    return;
  }
  response.writeHead(plain.status, { 'Content-Type': 'application/json', ...plain.headers });
  response.end('raw' in plain ? plain.raw : JSON.stringify(plain.body));
}

function breakOff(response: ServerResponse, reply: Extract<Reply, { reset: string } | { silent: string }>): void {
  const isReset = 'reset' in reply;
  const when = isReset ? reply.reset : reply.silent;
  if (when === 'before') {
    if (isReset) response.socket?.resetAndDestroy();
    return;
  }
  response.writeHead(201, { 'Content-Type': 'application/json', 'Content-Length': '4000' });
  response.write('{"inviteRedeemUrl":"https://login.microsoftonline.com/redeem?rd=half-a-SECRET', () => {
    if (isReset) response.socket?.destroy();
  });
}

/** Answers each item of a batch by itself, the last one first. */
export function batchOf(itemAnswer: (item: SeenItem) => Answer): Reply {
  return ({ body }) => {
    const { requests } = body as { readonly requests: readonly SeenItem[] };
    return {
      status: 200,
      body: { responses: requests.map((item) => ({ id: item.id, ...itemAnswer(item) })).reverse() },
    };
  };
}

/** Answers nobody before so many have arrived: who asks one after the other waits for ever. */
export function onceArrived(count: number): (reply: Reply) => Reply {
  let arrived = 0;
  const { promise, resolve } = Promise.withResolvers<void>();
  return (reply) => async (request) => {
    arrived += 1;
    if (arrived === count) resolve();
    await promise;
    const plain = typeof reply === 'function' ? await reply(request) : reply;
    if ('status' in plain && !('raw' in plain)) return plain;
    throw new TypeError('only an answer can wait');
  };
}

export function itemsOf({ body }: SeenRequest): readonly SeenItem[] {
  return (body as { readonly requests: readonly SeenItem[] }).requests;
}

export function graphError(status: number, message: string, code = 'Request_BadRequest'): Answer {
  return { status, body: { error: { code, message } } };
}

/** A token in the form of Microsoft's, unsigned, that carries the roles. */
export function credentialWith(...roles: readonly string[]): TokenCredential {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const token = `${part({ alg: 'none' })}.${part({ roles })}.x`;
  return { getToken: async () => ({ token, expiresOnTimestamp: Number.MAX_SAFE_INTEGER }) };
}

export const ALL_ROLES = [
  'User.Invite.All',
  'User.Read.All',
  'Mail.Send',
  'Domain.Read.All',
  'GroupMember.Read.All',
  'GroupMember.ReadWrite.All',
  'GroupSettings.Read.All',
  'Team.ReadBasic.All',
  'OrgContact.Read.All',
  'Policy.Read.All',
  'Policy.Read.AuthenticationMethod',
  'Policy.Read.B2BManagementPolicy',
  'CrossTenantInformation.ReadBasic.All',
  'RoleManagement.Read.Directory',
  'SharePointTenantSettings.Read.All',
  'MailboxSettings.Read',
  'AuditLog.Read.All',
  'Application.Read.All',
  'Directory.Read.All',
];

export function clientOf(graph: FakeGraph, more: Partial<GraphClientSettings> = {}): GraphClient {
  return graphClient({ baseUrl: graph.url, credential: credentialWith(...ALL_ROLES), deadlineMs: 5000, ...more });
}
