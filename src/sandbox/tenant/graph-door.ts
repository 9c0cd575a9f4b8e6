import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as pause, setImmediate as turn } from 'node:timers/promises';
import { faultAnswer, lostStatus, takeFault } from './faults.ts';
import { answerBatch } from './graph/batch.ts';
import { answerGraph, type GraphRequest, newRequestId, refused } from './graph/dispatch.ts';
import type { GraphAnswer } from './graph/route.ts';
import { headersOf, parseJson, readText, sendJson } from './http-body.ts';
import { Refusal } from './refusal.ts';
import type { TokenMint } from './tokens.ts';
import type { Exchange, Fault, World } from './world.ts';

const LONGEST_TRAFFIC = 20_000;

interface Arrival {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly requestId: string;
  readonly startedAt: string;
}

/** Graph over HTTP: faults, token, route table, and one line of traffic for each exchange. */
export async function serveGraph(
  request: IncomingMessage,
  response: ServerResponse,
  world: World,
  mint: TokenMint,
): Promise<void> {
  const startedAt = world.clock.now().toISOString();
  const arrival: Arrival = {
    method: request.method ?? 'GET',
    url: request.url ?? '/',
    headers: headersOf(request),
    text: await readText(request),
    requestId: newRequestId(),
    startedAt,
  };
  // Calls that came together are on their way together: who reads the traffic sees them overlap.
  await turn();
  const fault = takeFault(world, arrival.method, arrival.url);
  if (fault && fault.latencyMs > 0) await pause(fault.latencyMs);
  if (fault && standsInFront(fault)) return failBefore(fault, arrival, response, world);
  const answer = act(arrival, world, mint);
  if (fault && (fault.loseAnswer || fault.half)) return loseAnswer(fault, answer, arrival, response, world);
  send(answer, arrival, response, world);
}

function standsInFront(fault: Fault): boolean {
  return fault.before !== undefined || fault.hang || fault.html || fault.status !== undefined;
}

function failBefore(fault: Fault, arrival: Arrival, response: ServerResponse, world: World): void {
  if (fault.status !== undefined) {
    send(faultAnswer(fault, fault.status), arrival, response, world);
    return;
  }
  if (fault.html) {
    const page = '<!doctype html><html><body><h1>Our services are not available right now</h1></body></html>';
    record(world, arrival, { status: 200, body: null }, {});
    response.writeHead(200, { 'Content-Type': 'text/html' });
    response.end(page);
    return;
  }
  record(world, arrival, { status: 0 }, {});
  if (fault.before) response.socket?.resetAndDestroy();
}

function loseAnswer(fault: Fault, answer: GraphAnswer, arrival: Arrival, response: ServerResponse, world: World): void {
  const lost = lostStatus(fault);
  if (lost !== undefined) {
    send(faultAnswer(fault, lost), arrival, response, world, answer.status);
    return;
  }
  record(world, arrival, { status: 0 }, {}, answer.status);
  if (!fault.half) {
    response.socket?.resetAndDestroy();
    return;
  }
  const text = JSON.stringify(answer.body ?? {});
  response.writeHead(answer.status, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(text) });
  response.write(text.slice(0, Math.ceil(text.length / 2)), () => response.socket?.resetAndDestroy());
}

function act(arrival: Arrival, world: World, mint: TokenMint): GraphAnswer {
  const { requestId, headers } = arrival;
  try {
    return dispatch(arrival, world, mint);
  } catch (error) {
    if (error instanceof Refusal) return refused(error, { requestId, headers }, world);
    throw error;
  }
}

function dispatch(arrival: Arrival, world: World, mint: TokenMint): GraphAnswer {
  const [path = '', ...query] = arrival.url.split('?');
  const [, version = '', ...segments] = path.split('/');
  const request: GraphRequest = {
    method: arrival.method,
    version,
    path: `/${segments.join('/')}`.replace(/(?<=.)\/$/, ''),
    query: query.join('?'),
    headers: arrival.headers,
    app: callerOf(arrival, world, mint),
    body: parseJson(arrival.text, arrival.headers['content-type']),
    requestId: arrival.requestId,
  };
  const isBatch = request.path === '/$batch' && version === 'v1.0';
  if (isBatch && request.method !== 'POST')
    throw new Refusal(405, 'Request_BadRequest', 'Specified HTTP method is not allowed for the request target.');
  return isBatch ? answerBatch(request, world) : answerGraph(request, world);
}

function callerOf(arrival: Arrival, world: World, mint: TokenMint): GraphRequest['app'] {
  const token = /^Bearer (\S+)$/i.exec(arrival.headers.authorization ?? '')?.[1];
  if (token === undefined) throw new Refusal(401, 'InvalidAuthenticationToken', 'Access token is empty.');
  const clientId = mint.clientOf(token);
  const app = clientId === undefined ? undefined : world.state.apps.get(clientId);
  if (!app)
    throw new Refusal(401, 'InvalidAuthenticationToken', 'Access token validation failure. Invalid or expired token.');
  return app;
}

function send(answer: GraphAnswer, arrival: Arrival, response: ServerResponse, world: World, lost?: number): void {
  const clientRequestId = arrival.headers['client-request-id'];
  const headers = {
    ...answer.headers,
    'request-id': arrival.requestId,
    ...(clientRequestId === undefined ? {} : { 'client-request-id': clientRequestId }),
    'x-ms-ags-diagnostic': '{"ServerInfo":{"DataCenter":"Sandbox"}}',
    Date: world.clock.now().toUTCString(),
  };
  record(world, arrival, answer, headers, lost);
  sendJson(response, answer.status, answer.body, headers);
}

function record(
  world: World,
  arrival: Arrival,
  answer: GraphAnswer,
  responseHeaders: Exchange['responseHeaders'],
  lost?: number,
): void {
  const { authorization, ...headers } = arrival.headers;
  const exchange: Exchange = {
    method: arrival.method,
    url: arrival.url,
    requestHeaders: { ...headers, ...(authorization === undefined ? {} : { authorization: 'Bearer [redacted]' }) },
    requestBody: readable(arrival.text),
    status: answer.status,
    responseHeaders,
    responseBody: answer.body ?? null,
    startedAt: arrival.startedAt,
    endedAt: world.clock.now().toISOString(),
    requestId: arrival.requestId,
    ...(arrival.url.startsWith('/v1.0/$batch') ? { batchId: arrival.requestId } : {}),
    ...(lost === undefined ? {} : { lostStatus: lost }),
  };
  world.state.traffic.push(exchange);
  if (world.state.traffic.length > LONGEST_TRAFFIC) world.state.traffic.shift();
}

function readable(text: string): unknown {
  if (text === '') return null;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
