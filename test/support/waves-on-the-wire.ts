import type { GraphExchange } from './journey.ts';

/** What a stretch of traffic amounts to (checks 2). */
export interface WireCount {
  readonly batches: number;
  /** Items of batches and what was read alone. */
  readonly reads: number;
  /** Read on their own, outside of batches. */
  readonly alone: readonly string[];
  /** The longest chain of exchanges, each begun after the one before had ended. */
  readonly waves: number;
}

/** Tokens are no reads, and what was answered with 429 or 503 is asked again. */
export function countOnWire(traffic: readonly GraphExchange[]): WireCount {
  const reads = traffic.filter(({ url, status }) => isGraph(url) && status !== 429 && status !== 503);
  const [batches, alone] = [reads.filter(isBatch), reads.filter((exchange) => !isBatch(exchange))];
  return {
    batches: batches.length,
    reads: alone.length + batches.reduce((sum, { requestBody }) => sum + itemsIn(requestBody), 0),
    alone: alone.map(({ method, url }) => `${method} ${url.split('?')[0]}`),
    waves: longestChain(reads),
  };
}

function isGraph(url: string): boolean {
  return /^\/(?:v1\.0|beta)\//.test(url);
}

function isBatch({ url }: GraphExchange): boolean {
  return url.endsWith('/$batch');
}

function itemsIn(body: unknown): number {
  return (body as { readonly requests: readonly unknown[] }).requests.length;
}

function longestChain(exchanges: readonly GraphExchange[]): number {
  const byStart = exchanges.toSorted((a, b) => a.startedAt.localeCompare(b.startedAt));
  const depths: number[] = [];
  for (const { startedAt } of byStart) {
    const before = depths.filter((_, at) => (byStart[at]?.endedAt ?? '') <= startedAt);
    depths.push(1 + Math.max(0, ...before));
  }
  return Math.max(0, ...depths);
}
