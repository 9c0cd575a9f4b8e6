import { randomUUID } from 'node:crypto';
import type { TokenCredential } from '@azure/identity';
import {
  Client,
  HTTPMessageHandler,
  type Middleware,
  ResponseType,
  RetryHandler,
  RetryHandlerOptions,
} from '@microsoft/microsoft-graph-client';
import { EdgeError } from '../use-cases/ports/edge-error.ts';
import { Bearer, tokenOf } from './bearer.ts';
import { type Deadline, deadlineIn } from './deadline.ts';
import { Exchange } from './exchange.ts';
import { CallRecord, type GraphCall } from './graph-call.ts';
import { failureOf, type GraphRefusal, type GraphReply, replyOf } from './graph-reply.ts';
import { retryAfterSeconds } from './retry-after.ts';
import { rolesOf } from './token-roles.ts';

/** What a log line needs to find Graph's own line again (G5). The message is for the log alone. */
export interface RefusedCall extends GraphRefusal {
  readonly method: string;
  readonly path: string;
  readonly clientRequestId: string;
}

export interface GraphClientSettings {
  /** `https://graph.microsoft.com`, another cloud's, or the sandbox's. */
  readonly baseUrl: string;
  readonly credential: TokenCredential;
  /** For one call with everything that is tried again inside it. */
  readonly deadlineMs: number;
  readonly scope?: string | undefined;
  readonly clock?: (() => Date) | undefined;
  readonly newRequestId?: (() => string) | undefined;
  /** Called for each answer that is a no for good. */
  readonly onRefusal?: ((refused: RefusedCall) => void) | undefined;
}

type Sending = Omit<GraphCall, 'deadline' | 'clientRequestId'> & {
  readonly deadline?: Deadline | undefined;
  readonly clientRequestId?: string | undefined;
};

export interface GraphClient {
  readonly baseUrl: string;
  /** Graph's own name in its cloud, by which it refers to things, wherever it is reached. */
  readonly resource: string;
  /** One call. A 4xx for good is a value; throws EdgeError for everything else that is no 2xx with a readable body. */
  send(call: Sending): Promise<GraphReply>;
  /** The application permissions that the identity holds, as its token names them. Throws EdgeError. */
  roles(): Promise<ReadonlySet<string>>;
  newDeadline(): Deadline;
  refused(refused: RefusedCall): void;
}

const PUBLIC_SCOPE = 'https://graph.microsoft.com/.default';
const READ_REPEATS = 2;
const BACK_OFF_SECONDS = 1;
const SHORT_WAIT_SECONDS = 2;

/** Microsoft's client with our token, our deadline and its own retries, bridled. */
export function graphClient(settings: GraphClientSettings): GraphClient {
  const { credential, deadlineMs, clock = () => new Date(), newRequestId = randomUUID, onRefusal } = settings;
  const { scope = PUBLIC_SCOPE } = settings;
  const baseUrl = settings.baseUrl.replace(/\/+$/, '');
  const client = Client.initWithMiddleware({
    baseUrl,
    defaultVersion: 'v1.0',
    middleware: chained(new Bearer(credential, scope), new RetryHandler(), new Exchange(), new HTTPMessageHandler()),
  });

  async function send(sending: Sending): Promise<GraphReply> {
    const { clientRequestId = newRequestId(), deadline = deadlineIn(deadlineMs) } = sending;
    const call: GraphCall = { ...sending, clientRequestId, deadline };
    const record = new CallRecord(call);
    const response = await responseTo(client, record, clock).catch(() => {
      throw failureOf(record.failure, call);
    });
    const reply = await replyOf(response, { call, roles: record.roles, now: clock() });
    if ('refusal' in reply) {
      onRefusal?.({ ...reply.refusal, method: call.method, path: shapeOf(call.path), clientRequestId });
    }
    return reply;
  }

  async function roles(): Promise<ReadonlySet<string>> {
    try {
      return rolesOf(await tokenOf({ credential, scope, deadline: deadlineIn(deadlineMs) }));
    } catch (cause) {
      throw new EdgeError('unavailable', 'graph-token', { cause });
    }
  }

  return {
    baseUrl,
    resource: new URL(scope).origin,
    send,
    roles,
    newDeadline: () => deadlineIn(deadlineMs),
    refused: (refused) => onRefusal?.(refused),
  };
}

/** The raw response: the library's own reading takes HTML with status 200 for an empty object. */
async function responseTo(client: Client, record: CallRecord, clock: () => Date): Promise<Response> {
  const { method, path, body, headers = {}, version = 'v1.0' } = record.call;
  const request = client
    .api(path)
    .version(version)
    .headers(headers)
    .responseType(ResponseType.RAW)
    .middlewareOptions([record, retriesFor(record.call, clock)]);
  switch (method) {
    case 'GET':
      return request.get();
    case 'POST':
      return request.post(body);
    case 'PATCH':
      return request.patch(body);
    case 'DELETE':
      return request.delete();
  }
}

/**
 * Left alone, Microsoft's handler repeats POSTs on 503 and 504, three times. A write is never repeated here:
 * a second invitation makes the first link useless (G1.9), and a second mail is a second mail.
 */
function retriesFor({ kind, deadline }: GraphCall, clock: () => Date): RetryHandlerOptions {
  const repeats = kind === 'read' ? READ_REPEATS : 0;
  return new RetryHandlerOptions(BACK_OFF_SECONDS, repeats, (_delay, _attempt, _request, _options, response) => {
    const wait = retryAfterSeconds(response.headers.get('retry-after'), clock()) ?? BACK_OFF_SECONDS;
    return wait <= SHORT_WAIT_SECONDS && wait * 1000 < deadline.remainingMs();
  });
}

function chained(first: Middleware, ...rest: readonly Middleware[]): Middleware {
  rest.reduce((before, next) => {
    before.setNext?.(next);
    return next;
  }, first);
  return first;
}

/** The path without ids, addresses and query, for logs. */
export function shapeOf(path: string): string {
  const [bare = ''] = path.split('?');
  return bare
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi, '{id}')
    .replace(/[^/]*(@|%40)[^/]*/gi, '{address}');
}
