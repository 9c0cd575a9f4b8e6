import type { GraphExchange, Journey } from '../test/support/journey.ts';

/** What the tenant was asked for; the parts of a `$batch` each for itself. */
export interface GraphCalls {
  readonly reads: number;
  /** The mails among them. */
  readonly writes: number;
  /** Over the wire: a `$batch` is one. */
  readonly roundTrips: number;
  readonly throttled: number;
}

export const NO_CALLS: GraphCalls = { reads: 0, writes: 0, roundTrips: 0, throttled: 0 };

/** Since the last time, and forgets them: the tenant keeps a limited number. */
export async function takeGraphCalls(journey: Journey): Promise<GraphCalls> {
  const exchanges = await journey.traffic();
  await journey.control('DELETE', 'traffic');
  return exchanges.map(callsIn).reduce(sum, NO_CALLS);
}

export function sum(one: GraphCalls, other: GraphCalls): GraphCalls {
  return {
    reads: one.reads + other.reads,
    writes: one.writes + other.writes,
    roundTrips: one.roundTrips + other.roundTrips,
    throttled: one.throttled + other.throttled,
  };
}

function callsIn(exchange: GraphExchange): GraphCalls {
  const { requests = [exchange] } = (exchange.requestBody ?? {}) as { readonly requests?: readonly Asked[] };
  const { responses = [exchange] } = (exchange.responseBody ?? {}) as { readonly responses?: readonly Answered[] };
  const reads = requests.filter(isRead).length;
  return {
    reads,
    writes: requests.length - reads,
    roundTrips: 1,
    throttled: responses.filter(({ status }) => status === 429).length,
  };
}

/** Asking whether somebody is in groups is a POST that changes nothing. */
function isRead({ method, url }: Asked): boolean {
  return method === 'GET' || url.endsWith('/checkMemberObjects');
}

type Asked = Pick<GraphExchange, 'method' | 'url'>;
type Answered = Pick<GraphExchange, 'status'>;
