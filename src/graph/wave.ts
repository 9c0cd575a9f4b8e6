import { setTimeout } from 'node:timers/promises';
import { EdgeError } from '../use-cases/ports/edge-error.ts';
import { type Answers, BATCH_ITEMS, type ItemAnswer, readAlone, readBatch } from './batch.ts';
import type { Deadline } from './deadline.ts';
import type { GraphClient } from './graph-client.ts';
import { chunksOf, type ReadRequest } from './read.ts';

const LONGEST_WAIT_SECONDS = 5;
const WAIT_UNTOLD_SECONDS = 1;

export interface Wave {
  /** Undefined: nothing came back for it. */
  answerTo(request: ReadRequest): ItemAnswer | undefined;
  readonly roles: ReadonlySet<string>;
}

type Requests = ReadonlyMap<string, ReadRequest>;

/**
 * All requests at once: twenty a batch, the batches side by side, what is not of v1.0 by itself beside them. Who asks the same
 * is answered by the same item. Throws an EdgeError when nothing at all came.
 */
export async function sendWave(
  client: GraphClient,
  requests: readonly ReadRequest[],
  deadline: Deadline,
): Promise<Wave> {
  const distinct = [...new Map(requests.map((request) => [keyOf(request), request])).values()];
  const byId: Requests = new Map(distinct.map((request, at) => [String(at), request]));
  const ids = new Map([...byId].map(([id, request]) => [keyOf(request), id]));
  const { items, roles } = await answersTo(client, byId, deadline);
  failIfSilent(byId, items);
  return { answerTo: (request) => items.get(ids.get(keyOf(request)) ?? ''), roles };
}

function keyOf(request: ReadRequest): string {
  return JSON.stringify(request);
}

/** Items are throttled each on its own and nobody else repeats them (G5): once more, if the wait is short. */
async function answersTo(client: GraphClient, requests: Requests, deadline: Deadline): Promise<Answers> {
  const first = await round(client, requests, deadline);
  // What is throttled for longer stays unread, and does not keep the rest from being asked for.
  const isSoon = (answer: ItemAnswer | undefined) => mayPass(answer) && waitFor(answer) <= LONGEST_WAIT_SECONDS;
  const again = new Map([...requests].filter(([id]) => isSoon(first.items.get(id))));
  const wait = Math.max(0, ...[...again.keys()].map((id) => waitFor(first.items.get(id))));
  if (again.size === 0 || wait * 1000 >= deadline.remainingMs()) return first;
  await setTimeout(wait * 1000);
  try {
    const second = await round(client, again, deadline);
    return { items: new Map([...first.items, ...second.items]), roles: second.roles };
  } catch (error) {
    // What came in the first round is worth having; the rest stays unread.
    if (error instanceof EdgeError) return first;
    throw error;
  }
}

interface Part {
  readonly ids: readonly string[];
  readonly answers: Answers | EdgeError;
}

async function round(client: GraphClient, requests: Requests, deadline: Deadline): Promise<Answers> {
  const all = [...requests];
  const batches = chunksOf(
    all.filter(([, { version }]) => version === undefined),
    BATCH_ITEMS,
  ).map((chunk) => partOf(chunk, readBatch(client, new Map(chunk), deadline)));
  const alone = all
    .filter(([, { version }]) => version !== undefined)
    .map((one) => partOf([one], readAlone(client, one, deadline)));
  const [together, apart] = await Promise.all([Promise.all(batches), Promise.all(alone)]);
  failIfNoneCame(together.length > 0 ? together : apart);
  const parts = [...together, ...apart];
  return {
    items: new Map(parts.flatMap(itemsOf)),
    roles: parts.map(({ answers }) => answers).find((answers) => 'roles' in answers)?.roles ?? new Set(),
  };
}

async function partOf(requests: readonly (readonly [string, ReadRequest])[], sent: Promise<Answers>): Promise<Part> {
  const ids = requests.map(([id]) => id);
  try {
    return { ids, answers: await sent };
  } catch (error) {
    if (error instanceof EdgeError) return { ids, answers: error };
    throw error;
  }
}

/** One batch that is refused as a whole takes nothing from the answers of the others. */
function itemsOf({ ids, answers }: Part): readonly (readonly [string, ItemAnswer])[] {
  if (!(answers instanceof EdgeError)) return [...answers.items];
  const { kind, retryAfterSeconds = WAIT_UNTOLD_SECONDS } = answers;
  const status = kind === 'throttled' ? 429 : 503;
  return ids.map((id) => [id, { status, body: undefined, retryAfterSeconds }]);
}

function failIfNoneCame(parts: readonly Part[]): void {
  const errors = parts.flatMap(({ answers }) => (answers instanceof EdgeError ? [answers] : []));
  if (errors.length < parts.length) return;
  const [worst] = errors.toSorted((one, other) => (other.retryAfterSeconds ?? 0) - (one.retryAfterSeconds ?? 0));
  if (worst) throw worst;
}

function waitFor(answer: ItemAnswer | undefined): number {
  return answer?.retryAfterSeconds ?? (answer?.status === 429 ? WAIT_UNTOLD_SECONDS : 0);
}

/** Not an answer for good. */
export function mayPass(answer: ItemAnswer | undefined): boolean {
  if (!answer) return true;
  return answer.status === 429 || answer.status === 408 || answer.status === 424 || answer.status >= 500;
}

/** Nothing at all came: the directory as a whole does not answer, and whoever asked had better come again. */
function failIfSilent(requests: Requests, items: Answers['items']): void {
  const answers = [...requests.keys()].map((id) => items.get(id));
  if (answers.length === 0 || !answers.every(mayPass)) return;
  const throttled = answers.filter((answer) => answer?.status === 429);
  if (throttled.length === 0) throw new EdgeError('unavailable', 'graph-items');
  const waits = throttled.flatMap((answer) => answer?.retryAfterSeconds ?? []);
  const wait = waits.length > 0 ? Math.max(...waits) : undefined;
  throw new EdgeError('throttled', 'graph-items', { retryAfterSeconds: wait });
}
