import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import restify, { type Request, type Response } from 'restify';
import { readJson } from './json-body.ts';

/** Far above any activity (T2.3: a message is about 100 KB), far below what would hurt. */
const BODY_LIMIT_BYTES = 256 * 1024;
const REQUEST_SECONDS = 30;
const HEADERS_SECONDS = 10;
const CLOSE_LIMIT_MS = 6_000;
const LOOK_FOR_IDLE_MS = 50;

/** A request whose body has been read. */
export interface JsonRequest {
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

export interface Readiness {
  readonly ready: boolean;
  readonly parts: Readonly<Record<string, string>>;
}

/** A page of somebody else's; it writes the response itself. */
export interface Page {
  readonly method: 'get' | 'head' | 'post';
  readonly path: string;
  readonly handle: (request: Request, response: ServerResponse) => Promise<void>;
}

export interface HttpServerParts {
  /** Answers an activity; it writes the response itself. */
  readonly messages: (request: JsonRequest, response: ServerResponse) => Promise<void>;
  readonly readiness: () => Promise<Readiness>;
  readonly pages?: readonly Page[];
  /** Told what a handler threw; the caller gets a fixed body. */
  readonly onError: (error: unknown) => void;
  /** How long a close waits for what is under way; six seconds when left out. */
  readonly closeLimitMs?: number;
}

export interface HttpServer {
  /** Port 0 takes a free one; the answer says which. */
  listen(port: number, host: string): Promise<number>;
  /** Takes nothing new, drops idle connections, and lets what is under way finish as far as that is done in time. */
  close(): Promise<void>;
}

/** The one way in: activities, health, and the pages handed to it. */
export function httpServer(parts: HttpServerParts): HttpServer {
  const server = restify.createServer({ name: '' });
  server.on('restifyError', (_request: Request, _response: Response, error: Refusable, done: () => void) => {
    fixBody(error);
    done();
  });
  server.server.requestTimeout = REQUEST_SECONDS * 1000;
  server.server.headersTimeout = HEADERS_SECONDS * 1000;

  const guarded = (answer: Answer) => guard(answer, parts.onError);
  server.post('/api/messages', guarded(messages(parts)));
  server.get(
    '/healthz',
    guarded(async (_request, response) => sendJson(response, 200, { alive: true })),
  );
  server.get(
    '/readyz',
    guarded(async (_request, response) => {
      const readiness = await parts.readiness();
      sendJson(response, readiness.ready ? 200 : 503, readiness);
    }),
  );
  for (const { method, path, handle } of parts.pages ?? []) server[method](path, guarded(handle));

  return { listen: (port, host) => listen(server, port, host), close: () => close(server, parts.closeLimitMs) };
}

type Answer = (request: Request, response: Response) => Promise<void>;

interface Refusable {
  readonly statusCode?: number;
  toJSON: () => unknown;
  toString: () => string;
}

/** Restify answers its own refusals with the library's sentence (T6); callers get a code and nothing else. */
function fixBody(error: Refusable): void {
  const code = error.statusCode === 404 || error.statusCode === 405 ? 'not-found' : 'refused';
  error.toJSON = () => ({ error: code });
  error.toString = () => code;
}

function guard(
  answer: Answer,
  onError: (error: unknown) => void,
): (request: Request, response: Response) => Promise<void> {
  return async (request, response) => {
    try {
      await answer(request, response);
    } catch (error) {
      // Whoever asked has gone before all of it was said: nothing of ours has failed.
      if (request.destroyed && !request.complete) return;
      onError(error);
      if (response.headersSent) response.end();
      else sendJson(response, 500, { error: 'internal' });
    }
  };
}

function messages({ messages }: HttpServerParts): Answer {
  return async (request, response) => {
    const read = await readJson(request, BODY_LIMIT_BYTES);
    if ('refused' in read) {
      // What was not read may still be on its way: the connection is of no more use.
      response.setHeader('Connection', 'close');
      return sendJson(response, read.refused, { error: read.error });
    }
    await messages({ body: read.body, headers: request.headers }, response);
  };
}

function sendJson(response: ServerResponse, status: number, body: object): void {
  response.statusCode = status;
  response.setHeader('Content-Type', 'application/json');
  response.end(JSON.stringify(body));
}

function listen(server: restify.Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    // Restify passes the error on to itself, where nobody listening means the end of the process.
    server.once('error', reject);
    server.listen(port, host, () => {
      server.removeListener('error', reject);
      resolve((server.server.address() as AddressInfo).port);
    });
  });
}

function close(server: restify.Server, limitMs = CLOSE_LIMIT_MS): Promise<void> {
  return new Promise((resolve) => {
    // A body that never ends would hold the process until whoever stops it kills it.
    const limit = setTimeout(() => server.server.closeAllConnections(), limitMs);
    // Keep-alive sockets would hold the close back until they time out, also those whose answer is still to come.
    const dropIdle = () => server.server.closeIdleConnections();
    const dropping = setInterval(dropIdle, LOOK_FOR_IDLE_MS);
    server.close(() => {
      clearTimeout(limit);
      clearInterval(dropping);
      resolve();
    });
    dropIdle();
  });
}
