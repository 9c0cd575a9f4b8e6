import { ManagedIdentityCredential } from '@azure/identity';
import { graphClient } from '../../src/graph/graph-client.ts';
import { graphSponsorships } from '../../src/graph/graph-sponsorships.ts';
import { runBotProcess } from '../../src/sandbox/bot.ts';
import { readBotSettings } from '../../src/sandbox/bot-channel.ts';
import { APPS } from '../../src/sandbox/tenant/contoso.ts';

// The sandbox's bot with the second identity for what changes accounts, as production may have one.
const writer = graphClient({
  baseUrl: readBotSettings(process.argv).tenantUrl,
  credential: new ManagedIdentityCredential({ clientId: APPS.guestlistWriter }),
  deadlineMs: 20_000,
});

await runBotProcess({ edges: (edges) => ({ ...edges, followSeconds: 30, sponsorships: graphSponsorships(writer) }) });
