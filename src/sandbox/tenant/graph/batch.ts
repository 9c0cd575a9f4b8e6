import { canHappenToItem, faultAnswer, lostStatus, takeFault } from '../faults.ts';
import { badRequest, Refusal } from '../refusal.ts';
import type { World } from '../world.ts';
import { isObject, type JsonObject, objectBody } from './body.ts';
import { answerGraph, type GraphRequest, refused } from './dispatch.ts';
import type { GraphAnswer } from './route.ts';

const MOST_ITEMS = 20;
const METHODS: readonly unknown[] = ['GET', 'POST', 'PATCH', 'DELETE', 'PUT'];

interface Item {
  readonly id: string;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly dependsOn: readonly string[];
}

/** One version, at most twenty, no nesting; each item by itself, answers in any order (G5, checks 5 #10). */
export function answerBatch(request: GraphRequest, world: World): GraphAnswer {
  try {
    sometimesRefuse(world);
    const items = readItems(request.body);
    const answers = runAll(items, request, world);
    return { status: 200, body: { responses: world.random.shuffle(answers) } };
  } catch (error) {
    if (error instanceof Refusal) return refused(error, request, world);
    throw error;
  }
}

/** The second of every two batches, before anything in it is looked at (checks 5 #10). */
function sometimesRefuse(world: World): void {
  world.state.batches += 1;
  const refusal = world.state.variants['batch-outer'];
  if (refusal === 'fine' || world.state.batches % 2 === 1) return;
  if (refusal === '429') throw new Refusal(429, 'TooManyRequests', 'Too many requests', { 'Retry-After': '1.375' });
  throw new Refusal(503, 'ServiceUnavailable', 'The service is temporarily unavailable.');
}

interface ItemAnswer {
  readonly id: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

function runAll(items: readonly Item[], request: GraphRequest, world: World): ItemAnswer[] {
  const answers = new Map<string, ItemAnswer>();
  let waiting = world.random.shuffle(items);
  while (waiting.length > 0) {
    const ready = waiting.filter((item) => item.dependsOn.every((id) => answers.has(id)));
    for (const item of ready) answers.set(item.id, runOne(item, answers, request, world));
    waiting = waiting.filter((item) => !answers.has(item.id));
  }
  return [...answers.values()];
}

function runOne(item: Item, done: ReadonlyMap<string, ItemAnswer>, outer: GraphRequest, world: World): ItemAnswer {
  // A hash that was not encoded ends the address: a guest's name is cut in two there (G8.1).
  const [path = '', ...query] = (item.url.split('#')[0] ?? '').split('?');
  const request: GraphRequest = {
    ...outer,
    method: item.method,
    path,
    query: query.join('?'),
    headers: item.headers,
    body: item.body,
  };
  const answer = itemAnswer(item, request, done, world);
  const headers = { ...answer.headers, ...(answer.body === undefined ? {} : { 'Content-Type': 'application/json' }) };
  return { id: item.id, status: answer.status, headers, ...(answer.body === undefined ? {} : { body: answer.body }) };
}

function itemAnswer(
  item: Item,
  request: GraphRequest,
  done: ReadonlyMap<string, ItemAnswer>,
  world: World,
): GraphAnswer {
  const hasFailed = item.dependsOn.some((id) => (done.get(id)?.status ?? 500) >= 400);
  if (hasFailed)
    return refused(
      new Refusal(424, 'FailedDependency', 'Executing the requested operation failed because a dependency failed.'),
      request,
      world,
    );
  if (item.body !== undefined && !item.headers['content-type']?.includes('json')) {
    return refused(
      badRequest(`Write request id : ${item.id} does not contain Content-Type header or body.`),
      request,
      world,
    );
  }
  const fault = takeFault(world, item.method, `/${request.version}${item.url}`, canHappenToItem);
  if (fault?.status !== undefined) return faultAnswer(fault, fault.status);
  const answer = answerGraph(request, world);
  const lost = lostStatus(fault);
  return fault && lost !== undefined ? faultAnswer(fault, lost) : answer;
}

function readItems(body: unknown): readonly Item[] {
  const { requests } = objectBody(body);
  if (!Array.isArray(requests) || requests.length === 0)
    throw badRequest("Invalid batch payload format: 'requests' is required.");
  if (requests.length > MOST_ITEMS)
    throw badRequest(`Number of batch request steps exceeds the maximum value of ${MOST_ITEMS}.`);
  const items = requests.map(readItem);
  const ids = items.map((item) => item.id);
  if (new Set(ids).size !== ids.length) throw badRequest('Batch request ids must be unique.');
  items.forEach((item, index) => {
    if (!item.dependsOn.every((id) => ids.slice(0, index).includes(id)))
      throw badRequest(`Invalid dependsOn of request '${item.id}'.`);
  });
  requireOnePattern(items);
  return items;
}

/** All side by side, each after the one before it, or all after the first; nothing between (G5). */
function requireOnePattern(items: readonly Item[]): void {
  const [first, ...others] = items;
  const isParallel = items.every((item) => item.dependsOn.length === 0);
  const isOneEach = others.every((item) => item.dependsOn.length === 1);
  const isSerial = isOneEach && others.every((item, index) => item.dependsOn[0] === items[index]?.id);
  const isSame = isOneEach && others.every((item) => item.dependsOn[0] === first?.id);
  if (!isParallel && !isSerial && !isSame)
    throw badRequest('The dependsOn of a batch must be parallel, serial, or the same for all requests.');
}

function readItem(raw: unknown): Item {
  const item: JsonObject = isObject(raw) ? raw : {};
  const { id, method, url, headers, dependsOn = [] } = item;
  if (typeof id !== 'string' || id === '') throw badRequest('Each batch request needs an id.');
  if (!METHODS.includes(method)) throw badRequest(`Invalid method of batch request '${id}'.`);
  if (typeof url !== 'string' || !url.startsWith('/') || /^\/(v1\.0|beta)\//.test(url))
    throw badRequest(`Invalid url of batch request '${id}'.`);
  if (/^\/\$batch/i.test(url)) throw badRequest('Nested batch requests are not supported.');
  if (!Array.isArray(dependsOn)) throw badRequest(`Invalid dependsOn of request '${id}'.`);
  return {
    id,
    method: method as string,
    url,
    headers: lowerCase(headers),
    body: item.body ?? undefined,
    dependsOn: dependsOn.map(String),
  };
}

function lowerCase(headers: unknown): Readonly<Record<string, string>> {
  const pairs = isObject(headers) ? Object.entries(headers) : [];
  return Object.fromEntries(pairs.map(([name, value]) => [name.toLowerCase(), String(value)]));
}
