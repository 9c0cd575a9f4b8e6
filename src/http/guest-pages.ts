import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Page } from './http-server.ts';
import { readLimited } from './limited-body.ts';

/** The form has no fields. */
const BODY_LIMIT_BYTES = 4 * 1024;
const ADDRESS = /^\/guest\/([^/]+)\/([^/]+)$/;

const HEADERS = {
  'Content-Type': 'text/html; charset=utf-8',
  'Cache-Control': 'no-store',
  'Content-Security-Policy':
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  // The address is the right to press: it goes to no other site and into no index.
  'Referrer-Policy': 'no-referrer',
  'X-Robots-Tag': 'noindex',
  'X-Content-Type-Options': 'nosniff',
};

type Unanswered = { readonly outcome: 'unknown' | 'failed' };

export interface GuestPageParts<Name extends string, Answer> {
  readonly names: readonly Name[];
  /** What there is to say of a page; changes nothing, because mail scanners open every link. */
  readonly lookUp: (name: Name, token: string) => Promise<Answer>;
  /** Does what the page asks, and says how it stands then. */
  readonly settle: (name: Name, token: string) => Promise<Answer>;
  readonly show: (visit: {
    readonly name: Name | undefined;
    readonly answer: Answer | Unanswered;
    readonly acceptLanguage: string | undefined;
  }) => { readonly status: number; readonly html: string };
  readonly onError: (error: unknown) => void;
}

/** The pages that the mail's foot leads to, for whoever holds the address; no sign-in, no script, no cookie. */
export function guestPages<Name extends string, Answer>(parts: GuestPageParts<Name, Answer>): readonly Page[] {
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const isPressed = request.method === 'POST';
    if (isPressed && !(await readLimited(request, BODY_LIMIT_BYTES))) return refuse(response);
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const [, asked, token = ''] = ADDRESS.exec(pathname) ?? [];
    const name = parts.names.find((known) => known === asked);
    const known = name === undefined ? ({ outcome: 'unknown' } as const) : await ask(parts, { name, token, isPressed });
    const { status, html } = parts.show({ name, answer: known, acceptLanguage: request.headers['accept-language'] });
    response.writeHead(status, HEADERS);
    response.end(html);
  }
  return (['get', 'head', 'post'] as const).map((method) => ({ method, path: '/guest/*', handle: answer }));
}

interface Ask<Name> {
  readonly name: Name;
  readonly token: string;
  readonly isPressed: boolean;
}

async function ask<Name extends string, Answer>(
  { lookUp, settle, onError }: GuestPageParts<Name, Answer>,
  { name, token, isPressed }: Ask<Name>,
): Promise<Answer | Unanswered> {
  try {
    return await (isPressed ? settle : lookUp)(name, token);
  } catch (error) {
    onError(error);
    return { outcome: 'failed' };
  }
}

function refuse(response: ServerResponse): void {
  // What was not read may still be on its way: the connection is of no more use.
  response.writeHead(413, { 'Content-Type': 'application/json', Connection: 'close' });
  response.end(JSON.stringify({ error: 'too-large' }));
}
