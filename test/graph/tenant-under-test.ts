import assert from 'node:assert/strict';
import type { TokenCredential } from '@azure/identity';
import { type GraphClient, graphClient } from '../../src/graph/graph-client.ts';
import { APPS } from '../../src/sandbox/tenant/contoso.ts';
import { startTenant } from '../../src/sandbox/tenant/tenant.ts';

export interface TenantUnderTest {
  readonly url: string;
  readonly client: GraphClient;
  /** The second identity, which may write to accounts (checks 4). */
  readonly writer: GraphClient;
  control(method: string, path: string, body?: unknown): Promise<unknown>;
  /** All exchanges, as they were recorded. */
  traffic(): Promise<string>;
  close(): Promise<void>;
}

const AT_ONCE = { minSeconds: 0, maxSeconds: 0 };

/** The emulated tenant on a free port, everything visible at once, and our client before it. */
export async function tenantUnderTest(): Promise<TenantUnderTest> {
  const tenant = await startTenant({ port: 0, seed: 11, replication: AT_ONCE, teamsListing: AT_ONCE });
  const { url } = tenant;
  const clientAs = (app: string): GraphClient =>
    graphClient({ baseUrl: url, credential: identityAt(url, app), deadlineMs: 5000 });
  return {
    url,
    client: clientAs(APPS.guestlist),
    writer: clientAs(APPS.guestlistWriter),
    async control(method, path, body) {
      const headers = { 'content-type': 'application/json' };
      const init = body === undefined ? {} : { body: JSON.stringify(body), headers };
      const answer = await fetch(`${url}/_sandbox/${path}`, { method, ...init });
      assert.ok(answer.ok, await answer.clone().text());
      return answer.json();
    },
    traffic: async () => (await fetch(`${url}/_sandbox/traffic`)).text(),
    close: () => tenant.close(),
  };
}

/** The tenant's managed-identity endpoint, asked each time: what is granted can change at once. */
function identityAt(url: string, app: string): TokenCredential {
  const query = new URLSearchParams({
    'api-version': '2019-08-01',
    resource: 'https://graph.microsoft.com',
    client_id: app,
  });
  return {
    getToken: async () => {
      const answer = await fetch(`${url}/msi/token?${query}`, { headers: { 'x-identity-header': 'x' } });
      const { access_token } = (await answer.json()) as { readonly access_token: string };
      return { token: access_token, expiresOnTimestamp: Number.MAX_SAFE_INTEGER };
    },
  };
}
