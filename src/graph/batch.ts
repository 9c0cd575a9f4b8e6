import { z } from 'zod';
import { EdgeError } from '../use-cases/ports/edge-error.ts';
import type { Deadline } from './deadline.ts';
import { type GraphClient, shapeOf } from './graph-client.ts';
import { refusalOf } from './graph-reply.ts';
import type { ReadRequest } from './read.ts';
import { retryAfterSeconds } from './retry-after.ts';

/** Microsoft's limit (G5). */
export const BATCH_ITEMS = 20;

export interface ItemAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly retryAfterSeconds: number | undefined;
}

export interface Answers {
  /** By the id we gave; an id that is missing did not come back. */
  readonly items: ReadonlyMap<string, ItemAnswer>;
  /** What the token carried. */
  readonly roles: ReadonlySet<string>;
}

const BatchBody = z.object({
  responses: z.array(
    z.object({
      id: z.coerce.string(),
      status: z.number(),
      headers: z.record(z.string(), z.unknown()).nullish(),
      body: z.unknown().optional(),
    }),
  ),
});

/** One `$batch`. Answers come in any order and are matched by id. */
export async function readBatch(
  client: GraphClient,
  requests: ReadonlyMap<string, ReadRequest>,
  deadline: Deadline,
): Promise<Answers> {
  const body = { requests: [...requests].map(([id, request]) => ({ id, ...request })) };
  const reply = await client.send({ method: 'POST', path: '/$batch', body, kind: 'read', deadline });
  if ('refusal' in reply) throw new EdgeError('unavailable', `graph-batch-${reply.refusal.status}`);
  const parsed = BatchBody.safeParse(reply.body);
  if (!parsed.success) throw new EdgeError('unavailable', 'graph-batch-unreadable');

  const { clientRequestId, roles } = reply;
  const items = parsed.data.responses.map(({ id, status, headers, body: answer }): [string, ItemAnswer] => {
    const request = requests.get(id);
    if (request && isRefusal(status)) {
      const { method, url } = request;
      client.refused({ ...refusalOf(status, answer), method, path: shapeOf(url), clientRequestId });
    }
    return [id, { status, body: answer, retryAfterSeconds: waitOf(headers) }];
  });
  return { items: new Map(items), roles };
}

/** One request by itself, read as if it had been an item. */
export async function readAlone(
  client: GraphClient,
  [id, request]: readonly [string, ReadRequest],
  deadline: Deadline,
): Promise<Answers> {
  const { method, url, version, body } = request;
  const reply = await client.send({ method, path: url, version, body, kind: 'read', deadline });
  const answer = 'refusal' in reply ? { status: reply.refusal.status, body: { error: reply.refusal } } : reply;
  const item = { status: answer.status, body: answer.body, retryAfterSeconds: undefined };
  return { items: new Map([[id, item]]), roles: reply.roles };
}

/** Worth a line in the log; 404 is an answer like another, and 429 and 5xx are asked again. */
function isRefusal(status: number): boolean {
  return status >= 400 && status < 500 && status !== 404 && status !== 429;
}

function waitOf(headers: Readonly<Record<string, unknown>> | null | undefined): number | undefined {
  const found = Object.entries(headers ?? {}).find(([name]) => name.toLowerCase() === 'retry-after');
  return found ? retryAfterSeconds(String(found[1]), new Date()) : undefined;
}
