import { z } from 'zod';
import { EdgeError } from '../use-cases/ports/edge-error.ts';
import type { CallFailure, GraphCall } from './graph-call.ts';
import { retryAfterSeconds } from './retry-after.ts';

/** Graph said no, for good. The message is outside text: matched against the error table, never shown. */
export interface GraphRefusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  /** Graph's own id of the request. */
  readonly requestId: string | undefined;
}

interface Replied {
  /** What the token of this call carried. */
  readonly roles: ReadonlySet<string>;
  readonly clientRequestId: string;
}

export type GraphReply =
  | (Replied & { readonly status: number; readonly body: unknown })
  | (Replied & { readonly refusal: GraphRefusal });

const ErrorBody = z.object({
  error: z.object({
    code: z.string().catch(''),
    message: z.string().catch(''),
    innerError: z.object({ 'request-id': z.string() }).optional().catch(undefined),
  }),
});
// No connection, no name, or a certificate that is not trusted: nothing of the request has left.
const NEVER_SENT = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_.*|UNABLE_TO_.*|.*CERT.*)$/;

/** What an answer means: a body, a refusal for good, or an EdgeError thrown. */
export async function replyOf(
  response: Response,
  asked: { readonly call: GraphCall; readonly roles: ReadonlySet<string>; readonly now: Date },
): Promise<GraphReply> {
  const { call, roles, now } = asked;
  const { clientRequestId } = call;
  const { status, ok, headers } = response;
  const text = await textOf(response, call);
  if (ok) return { status, body: parsedBody(text, call), roles, clientRequestId };

  const refusal = refusalOf(status, text);
  // Never a body: half of it may be a redeem URL.
  const cause = { status, code: refusal.code, requestId: refusal.requestId, clientRequestId };
  const wait = retryAfterSeconds(headers.get('retry-after'), now);
  if (status === 429) throw new EdgeError('throttled', 'graph-429', { retryAfterSeconds: wait, cause });
  // The token was not taken: nothing was looked at.
  if (status === 401) throw new EdgeError('unavailable', 'graph-401', { cause });
  if (status >= 500 || status === 408)
    throw new EdgeError(unsure(call), `graph-${status}`, { retryAfterSeconds: wait, cause });
  return { refusal, roles, clientRequestId };
}

/** No answer at all. */
export function failureOf(failure: CallFailure | undefined, call: GraphCall): EdgeError {
  const cause = failure?.error;
  if (failure?.at === 'token') return new EdgeError('unavailable', 'graph-token', { cause });
  if (neverSent(cause)) return new EdgeError('unavailable', 'graph-unreachable', { cause });
  return new EdgeError(unsure(call), call.deadline.signal.aborted ? 'graph-timeout' : 'graph-no-answer', { cause });
}

export function refusalOf(status: number, body: unknown): GraphRefusal {
  const parsed = ErrorBody.safeParse(typeof body === 'string' ? jsonOf(body) : body);
  const { code = '', message = '', innerError } = parsed.data?.error ?? {};
  const requestId = innerError?.['request-id'] ?? '';
  return {
    status,
    code: /^[\w.]{1,80}$/.test(code) ? code : '',
    requestId: /^[\w-]{1,80}$/.test(requestId) ? requestId : undefined,
    message: message.replace(/https?:\S+/gi, '[address]').slice(0, 1000),
  };
}

/** A read that failed has certainly done nothing; a write may have. */
function unsure({ kind }: GraphCall): 'unavailable' | 'ambiguous' {
  return kind === 'read' ? 'unavailable' : 'ambiguous';
}

async function textOf(response: Response, call: GraphCall): Promise<string> {
  try {
    return await response.text();
  } catch (cause) {
    throw new EdgeError(unsure(call), call.deadline.signal.aborted ? 'graph-timeout' : 'graph-cut-off', { cause });
  }
}

function parsedBody(text: string, call: GraphCall): unknown {
  if (text === '') return undefined;
  const body = jsonOf(text);
  // Without the parser's own error as the cause: it quotes the text.
  if (body === undefined) throw new EdgeError(unsure(call), 'graph-unreadable');
  return body;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whether the request cannot have left. */
function neverSent(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (typeof code === 'string' && NEVER_SENT.test(code)) return true;
  if (syscall === 'connect' || syscall === 'getaddrinfo') return true;
  if (error instanceof AggregateError && error.errors.length > 0) return error.errors.every(neverSent);
  return neverSent(error.cause);
}
