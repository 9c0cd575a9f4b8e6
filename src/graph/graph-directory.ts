import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import type { Fact, Unread } from '../domain/facts.ts';
import type { Directory, FactName, FactQuery, FactValues } from '../use-cases/ports/directory.ts';
import { EdgeError } from '../use-cases/ports/edge-error.ts';
import { type BatchAnswer, type ItemAnswer, readBatches } from './batch.ts';
import type { Deadline } from './deadline.ts';
import type { GraphClient } from './graph-client.ts';
import { type AnyOf, holds } from './permissions.ts';
import { type QueryOf, type ReadRequest, readFor } from './reads.ts';

const LONGEST_WAIT_SECONDS = 5;
const WAIT_UNTOLD_SECONDS = 1;
const MOST_PAGES = 20;

const Page = z.object({ '@odata.nextLink': z.string() });

/** Entra through Graph. Everything asked for at once goes out at once: one wave (checks 2). */
export function graphDirectory(client: GraphClient): Directory {
  return {
    async read<const Queries extends Readonly<Record<string, FactQuery>>>(queries: Queries) {
      const facts = await readWave(client, Object.entries(queries));
      return Object.fromEntries(facts) as { readonly [Key in keyof Queries]: Fact<FactValues[Queries[Key]['fact']]> };
    },
  };
}

type Named<T> = readonly [string, T];

async function readWave(
  client: GraphClient,
  queries: readonly Named<FactQuery>[],
): Promise<readonly Named<Fact<unknown>>[]> {
  const deadline = client.newDeadline();
  const requests = new Map(
    queries.flatMap(([key, query]) =>
      readFor(query)
        .requests(query)
        .map((request, at): [string, ReadRequest] => [`${key}.${at}`, request]),
    ),
  );
  const answers = await answersTo(client, requests, deadline);
  failIfSilent(requests, answers);
  return Promise.all(
    queries.map(async ([key, query]) => {
      const ids = readFor(query)
        .requests(query)
        .map((_, at) => `${key}.${at}`);
      const bodies = await bodiesOf(client, { ids, answers, deadline });
      return [key, factOf(query, bodies, answers.roles)] as const;
    }),
  );
}

/** Items are throttled each on its own and nobody else repeats them (G5): once more, if the wait is short. */
async function answersTo(
  client: GraphClient,
  requests: ReadonlyMap<string, ReadRequest>,
  deadline: Deadline,
): Promise<BatchAnswer> {
  const first = await readBatches(client, requests, deadline);
  const again = new Map([...requests].filter(([id]) => mayPass(first.items.get(id))));
  const wait = Math.max(0, ...[...again.keys()].map((id) => waitFor(first.items.get(id))));
  if (again.size === 0 || wait > LONGEST_WAIT_SECONDS || wait * 1000 >= deadline.remainingMs()) return first;
  await setTimeout(wait * 1000);
  try {
    const second = await readBatches(client, again, deadline);
    return { items: new Map([...first.items, ...second.items]), roles: second.roles };
  } catch (error) {
    // What came in the first round is worth having; the rest stays unread.
    if (error instanceof EdgeError) return first;
    throw error;
  }
}

function waitFor(answer: ItemAnswer | undefined): number {
  return answer?.retryAfterSeconds ?? (answer?.status === 429 ? WAIT_UNTOLD_SECONDS : 0);
}

function mayPass(answer: ItemAnswer | undefined): boolean {
  if (!answer) return true;
  return answer.status === 429 || answer.status === 408 || answer.status === 424 || answer.status >= 500;
}

/** Nothing at all came: the directory as a whole does not answer, and whoever asked had better come again. */
function failIfSilent(requests: ReadonlyMap<string, ReadRequest>, { items }: BatchAnswer): void {
  const answers = [...requests.keys()].map((id) => items.get(id));
  if (answers.length === 0 || !answers.every(mayPass)) return;
  const throttled = answers.filter((answer) => answer?.status === 429);
  if (throttled.length === 0) throw new EdgeError('unavailable', 'graph-items');
  const waits = throttled.flatMap((answer) => answer?.retryAfterSeconds ?? []);
  const wait = waits.length > 0 ? Math.max(...waits) : undefined;
  throw new EdgeError('throttled', 'graph-items', { retryAfterSeconds: wait });
}

type Bodies = { readonly bodies: readonly unknown[] } | { readonly without: 'permission' | 'no-answer' | 'not-found' };

async function bodiesOf(
  client: GraphClient,
  asked: { readonly ids: readonly string[]; readonly answers: BatchAnswer; readonly deadline: Deadline },
): Promise<Bodies> {
  const bodies: unknown[] = [];
  for (const id of asked.ids) {
    const answer = asked.answers.items.get(id);
    if (answer?.status === 403) return { without: 'permission' };
    if (answer?.status === 404) return { without: 'not-found' };
    if (!answer || answer.status >= 300 || typeof answer.body !== 'object') return { without: 'no-answer' };
    const pages = await pagesAfter(client, answer.body, asked.deadline);
    if (!pages) return { without: 'no-answer' };
    bodies.push(answer.body, ...pages);
  }
  return { bodies };
}

/** The pages that follow, or undefined when not all of them came: half a list must not pass for the list. */
async function pagesAfter(
  client: GraphClient,
  first: unknown,
  deadline: Deadline,
): Promise<readonly unknown[] | undefined> {
  const pages: unknown[] = [];
  let page = first;
  while (pages.length < MOST_PAGES) {
    const next = Page.safeParse(page).data?.['@odata.nextLink'];
    if (next === undefined) return pages;
    const path = pathBelow(client.baseUrl, next);
    if (path === undefined) return undefined;
    const reply = await client.send({ method: 'GET', path, kind: 'read', deadline }).catch(nothingFrom);
    if (!reply || 'refusal' in reply || typeof reply.body !== 'object') return undefined;
    page = reply.body;
    pages.push(page);
  }
  return undefined;
}

function nothingFrom(error: unknown): undefined {
  if (error instanceof EdgeError) return undefined;
  throw error;
}

/** A next link that leads anywhere else does not get our token. */
function pathBelow(baseUrl: string, link: string): string | undefined {
  const start = `${baseUrl}/v1.0/`;
  return link.toLowerCase().startsWith(start.toLowerCase()) ? `/${link.slice(start.length)}` : undefined;
}

function factOf<Name extends FactName>(
  query: QueryOf<Name>,
  found: Bodies,
  roles: ReadonlySet<string>,
): Fact<FactValues[Name]> {
  const read = readFor<Name>(query);
  const missing = read.provenByAnswer ? undefined : read.needs.find((anyOf) => !holds(roles, anyOf));
  if ('without' in found) {
    if (found.without === 'permission') return { unread: lacking(missing ?? read.needs[0]) };
    if (found.without === 'not-found' && read.absent && !missing) return { read: read.absent(query) };
    return { unread: missing ? lacking(missing) : { because: 'no-answer' } };
  }
  const parsed = read.schema(query).safeParse(found.bodies);
  // Status 200 is no proof: Graph answers nulls to somebody who may not look (E10).
  const asked = found.bodies.length > 0;
  if (asked && (missing || !parsed.success)) return { unread: lacking(missing ?? read.needs[0]) };
  return parsed.success ? { read: parsed.data } : { unread: { because: 'no-answer' } };
}

function lacking([permission]: AnyOf): Unread {
  return { because: 'permission', permission };
}
