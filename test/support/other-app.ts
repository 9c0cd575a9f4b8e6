import { APPS } from '../../src/sandbox/tenant/contoso.ts';
import type { Stage } from './stage.ts';

/** Somebody else in the same tenant, who calls Graph without us; with the rights of the second identity. */
export async function otherApp({ journey: { tenant } }: Pick<Stage, 'journey'>) {
  const query = new URLSearchParams({
    'api-version': '2019-08-01',
    resource: 'https://graph.microsoft.com',
    client_id: APPS.guestlistWriter,
  });
  const answer = await fetch(`${tenant.url}/msi/token?${query}`, { headers: { 'x-identity-header': 'other' } });
  const { access_token } = (await answer.json()) as { readonly access_token: string };

  async function graph(method: 'POST' | 'PATCH' | 'DELETE', path: string, body?: object): Promise<unknown> {
    const headers = { authorization: `Bearer ${access_token}`, 'content-type': 'application/json' };
    const answered = await fetch(`${tenant.url}/v1.0${path}`, {
      method,
      headers,
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!answered.ok) throw new Error(`${method} ${path}: ${answered.status} ${await answered.text()}`);
    return answered.status === 204 ? undefined : answered.json();
  }

  return {
    graph,
    /** Gives the link, which it keeps to itself. */
    invite: async (invitedUserEmailAddress: string): Promise<string> => {
      const body = { invitedUserEmailAddress, inviteRedirectUrl: `${tenant.url}/apps/` };
      const { inviteRedeemUrl } = (await graph('POST', '/invitations', body)) as { readonly inviteRedeemUrl: string };
      return inviteRedeemUrl;
    },
  };
}
