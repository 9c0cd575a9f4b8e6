import { APPS } from '../../src/sandbox/tenant/contoso.ts';
import { startTenant, type Tenant, type TenantOptions } from '../../src/sandbox/tenant/tenant.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** Answers of every shape; a test reads into them. */
  readonly body: ReturnType<typeof JSON.parse>;
}

export interface TenantCaller {
  readonly tenant: Tenant;
  token(clientId?: string): Promise<string>;
  graph(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  control(method: string, path: string, body?: unknown): Promise<Answer>;
  page(
    path: string,
    form?: Record<string, string>,
    cookie?: string,
  ): Promise<{
    readonly status: number;
    readonly text: string;
    readonly location: string | null;
    readonly cookie: string | null;
  }>;
  invite(address: string, more?: object): Promise<Answer>;
}

const AT_ONCE = { minSeconds: 0, maxSeconds: 0 };

/** A tenant on a free port where everything is visible at once, unless said otherwise, and somebody to call it. */
export async function callTenant(options: Partial<TenantOptions> = {}): Promise<TenantCaller> {
  const tenant = await startTenant({ port: 0, seed: 7, replication: AT_ONCE, ...options });
  const tokens = new Map<string, string>();

  async function token(clientId: string = APPS.guestlist): Promise<string> {
    const query = new URLSearchParams({
      'api-version': '2019-08-01',
      resource: 'https://graph.microsoft.com',
      client_id: clientId,
    });
    const answer = await fetch(`${tenant.url}/msi/token?${query}`, { headers: { 'x-identity-header': 'secret' } });
    const { access_token } = (await answer.json()) as { access_token: string };
    return access_token;
  }
  async function cachedToken(): Promise<string> {
    const known = tokens.get('main') ?? (await token());
    tokens.set('main', known);
    return known;
  }
  async function graph(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    return read(
      await fetch(`${tenant.url}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${await cachedToken()}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    );
  }
  async function control(method: string, path: string, body?: unknown): Promise<Answer> {
    return read(
      await fetch(`${tenant.url}/_sandbox/${path}`, {
        method,
        ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
      }),
    );
  }
  async function page(path: string, form?: Record<string, string>, cookie = '') {
    const url = path.startsWith('http') ? path : `${tenant.url}${path}`;
    const answer = await fetch(url, {
      redirect: 'manual',
      headers: { cookie },
      ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
    });
    const { headers } = answer;
    return {
      status: answer.status,
      text: await answer.text(),
      location: headers.get('location'),
      cookie: headers.get('set-cookie'),
    };
  }
  function invite(address: string, more: object = {}): Promise<Answer> {
    const body = { invitedUserEmailAddress: address, inviteRedirectUrl: `${tenant.url}/teams/?tenantId=x`, ...more };
    return graph('POST', '/v1.0/invitations', body);
  }
  return { tenant, token, graph, control, page, invite };
}

async function read(answer: Response): Promise<Answer> {
  const text = await answer.text();
  const isJson = answer.headers.get('content-type')?.includes('application/json') ?? false;
  return { status: answer.status, headers: answer.headers, body: isJson && text !== '' ? JSON.parse(text) : text };
}

export function memberRef(id: string): object {
  return { '@odata.id': `https://graph.microsoft.com/v1.0/directoryObjects/${id}` };
}

export function filtered(path: string, filter: string, rest = ''): string {
  return `${path}?$filter=${encodeURIComponent(filter)}${rest}`;
}

export const EVENTUAL = { ConsistencyLevel: 'eventual' };
