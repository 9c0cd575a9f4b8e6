import type { GraphAnswer } from './graph/route.ts';
import type { Fault, World } from './world.ts';

/** The first fault that fits and has not used up its times; taking it counts. */
export function takeFault(
  world: World,
  method: string,
  url: string,
  canHappen: (fault: Fault) => boolean = () => true,
): Fault | undefined {
  const index = world.state.faults.findIndex((fault) => canHappen(fault) && fits(fault, method, url));
  const fault = world.state.faults[index];
  if (!fault) return undefined;
  world.state.faults = world.state.faults.with(index, { ...fault, fired: fault.fired + 1 });
  return fault;
}

function fits(fault: Fault, method: string, url: string): boolean {
  const isLeft = fault.times === null || fault.fired < fault.times;
  const isMethod = fault.method === undefined || fault.method === method;
  return isLeft && isMethod && (url.startsWith(fault.path) || matchesPattern(fault.path, url));
}

function matchesPattern(pattern: string, url: string): boolean {
  try {
    return new RegExp(pattern).test(url);
  } catch {
    return false;
  }
}

const CODES: Readonly<Record<number, string>> = {
  400: 'Request_BadRequest',
  403: 'Authorization_RequestDenied',
  404: 'Request_ResourceNotFound',
  409: 'Request_MultipleObjectsWithSameKeyValue',
  429: 'TooManyRequests',
  500: 'InternalServerError',
  503: 'ServiceUnavailable',
  504: 'GatewayTimeout',
};

/** The answer that stands in for the real one. */
export function faultAnswer(fault: Fault, status: number): GraphAnswer {
  const headers: Record<string, string> = fault.retryAfter === null ? {} : { 'Retry-After': fault.retryAfter };
  const body = fault.body ?? {
    error: { code: CODES[status] ?? 'UnknownError', message: `A fault of the sandbox: ${status}.` },
  };
  return { status, headers, body };
}

/** The status that replaces an answer although the act is done. */
export function lostStatus(fault: Fault | undefined): number | undefined {
  return fault?.loseAnswer === '503' || fault?.loseAnswer === '504' ? Number(fault.loseAnswer) : undefined;
}

/** Within a batch only an item's status can go wrong; what befalls a connection befalls the whole batch. */
export function canHappenToItem(fault: Fault): boolean {
  return fault.status !== undefined || lostStatus(fault) !== undefined;
}
