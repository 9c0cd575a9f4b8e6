import { z } from 'zod';
import { EdgeError } from '../use-cases/ports/edge-error.ts';
import type { ItemAnswer } from './batch.ts';
import type { Deadline } from './deadline.ts';
import type { GraphClient } from './graph-client.ts';
import { type GraphRefusal, refusalOf } from './graph-reply.ts';
import type { ReadRequest } from './read.ts';
import { mayPass } from './wave.ts';

const MOST_PAGES = 20;
const Page = z.object({ '@odata.nextLink': z.string() });

/** What came for one fact: all bodies, the first refusal, or not everything. */
export type Found = { readonly bodies: readonly unknown[] } | { readonly refusal: GraphRefusal } | 'incomplete';

export interface Answered {
  readonly request: ReadRequest;
  readonly answer: ItemAnswer | undefined;
}

interface Paging {
  readonly isFirstPageEnough: boolean;
  readonly deadline: Deadline;
}

/** The answers to the requests of one fact, with the pages that follow them. */
export async function foundIn(client: GraphClient, answered: readonly Answered[], paging: Paging): Promise<Found> {
  const bodies: unknown[] = [];
  for (const { request, answer } of answered) {
    if (!answer || mayPass(answer)) return 'incomplete';
    if (answer.status >= 400) return { refusal: refusalOf(answer.status, answer.body) };
    if (answer.status >= 300 || typeof answer.body !== 'object') return 'incomplete';
    const first = { body: answer.body, headers: request.headers };
    const pages = paging.isFirstPageEnough ? [] : await pagesAfter(client, first, paging.deadline);
    if (!pages) return 'incomplete';
    bodies.push(answer.body, ...pages);
  }
  return { bodies };
}

/** The pages that follow, or undefined when not all of them came: half a list must not pass for the list. */
async function pagesAfter(
  client: GraphClient,
  { body, headers }: { readonly body: unknown; readonly headers: ReadRequest['headers'] },
  deadline: Deadline,
): Promise<readonly unknown[] | undefined> {
  const pages: unknown[] = [];
  let page = body;
  while (pages.length < MOST_PAGES) {
    const next = Page.safeParse(page).data?.['@odata.nextLink'];
    if (next === undefined) return pages;
    const path = pathBelow(client.baseUrl, next);
    if (path === undefined) return undefined;
    const reply = await client.send({ method: 'GET', path, headers, kind: 'read', deadline }).catch(nothingFrom);
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
