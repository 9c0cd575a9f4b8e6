import { z } from 'zod';
import { EdgeError } from '../use-cases/ports/edge-error.ts';
import type { ItemAnswer } from './batch.ts';
import type { Deadline } from './deadline.ts';
import type { GraphClient } from './graph-client.ts';
import { type GraphRefusal, refusalOf } from './graph-reply.ts';
import { mayPass } from './wave.ts';

const MOST_PAGES = 20;
const Page = z.object({ '@odata.nextLink': z.string() });

/** What came for one fact: all bodies, the first refusal, or not everything. */
export type Found = { readonly bodies: readonly unknown[] } | { readonly refusal: GraphRefusal } | 'incomplete';

/** The answers to the requests of one fact, with the pages that follow them. */
export async function foundIn(
  client: GraphClient,
  answers: readonly (ItemAnswer | undefined)[],
  deadline: Deadline,
): Promise<Found> {
  const bodies: unknown[] = [];
  for (const answer of answers) {
    if (!answer || mayPass(answer)) return 'incomplete';
    if (answer.status >= 400) return { refusal: refusalOf(answer.status, answer.body) };
    if (answer.status >= 300 || typeof answer.body !== 'object') return 'incomplete';
    const pages = await pagesAfter(client, answer.body, deadline);
    if (!pages) return 'incomplete';
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
