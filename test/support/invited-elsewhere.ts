import { APPS, TENANT_ID } from '../../src/sandbox/tenant/contoso.ts';
import type { Journey } from './journey.ts';

interface AnyMail {
  readonly mailbox: string;
  readonly sentBy: 'guestlist' | 'microsoft';
  readonly text: string;
}

/** A colleague invites in the portal: Microsoft sends its own mail, and we hear nothing of it. Gives the link in it. */
export async function inviteElsewhere(journey: Journey, address: string): Promise<string> {
  const { tenant } = journey;
  const query = new URLSearchParams({
    'api-version': '2019-08-01',
    resource: 'https://graph.microsoft.com',
    client_id: APPS.guestlist,
  });
  const headers = { 'x-identity-header': 'journey' };
  const token = (await (await fetch(`${tenant.url}/msi/token?${query}`, { headers })).json()) as Token;
  const invited = await fetch(`${tenant.url}/v1.0/invitations`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token.access_token}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      invitedUserEmailAddress: address,
      inviteRedirectUrl: `${tenant.url}/teams/?tenantId=${TENANT_ID}`,
      sendInvitationMessage: true,
    }),
  });
  if (!invited.ok) throw new Error(`The portal answered ${invited.status}: ${await invited.text()}`);
  // Until every replica knows the account.
  journey.pass(90);
  const mails = (await journey.control('GET', `mail?to=${address}`)) as readonly AnyMail[];
  const link = mails.find(({ sentBy }) => sentBy === 'microsoft')?.text.match(/https?:\S+/)?.[0];
  if (!link) throw new Error(`no link of Microsoft’s for ${address}`);
  return link;
}

interface Token {
  readonly access_token: string;
}
