import { ManagedIdentityCredential } from '@azure/identity';
import type { Edges } from '../../src/app.ts';
import { graphAccounts } from '../../src/graph/graph-accounts.ts';
import { graphClient } from '../../src/graph/graph-client.ts';
import { graphInvitations } from '../../src/graph/graph-invitations.ts';
import { readBotSettings } from '../../src/sandbox/bot-channel.ts';
import { APPS } from '../../src/sandbox/tenant/contoso.ts';

/** The edges of a bot's process with the identity that may write to accounts (checks 4). */
export function writing(edges: Edges): Edges {
  const writer = graphClient({
    baseUrl: readBotSettings(process.argv).tenantUrl,
    credential: new ManagedIdentityCredential({ clientId: APPS.guestlistWriter }),
    deadlineMs: 20_000,
  });
  const { teamsAddress, invitations } = edges;
  const conversions = graphInvitations({ client: writer, landings: { teams: teamsAddress, apps: teamsAddress } });
  return {
    ...edges,
    accounts: graphAccounts(writer),
    invitations: {
      invite: (order) => (order.accountId === undefined ? invitations : conversions).invite(order),
    },
  };
}
