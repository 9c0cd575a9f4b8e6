import { ManagedIdentityCredential } from '@azure/identity';
import { graphClient } from '../../src/graph/graph-client.ts';
import { graphSponsorships } from '../../src/graph/graph-sponsorships.ts';
import { runBotProcess } from '../../src/sandbox/bot.ts';
import { readBotSettings } from '../../src/sandbox/bot-channel.ts';

// The sandbox's bot as it is where the second identity is left out: the first does what it may.
const { tenantUrl, graphClientId } = readBotSettings(process.argv);
const only = graphClient({
  baseUrl: tenantUrl,
  credential: new ManagedIdentityCredential({ clientId: graphClientId }),
  deadlineMs: 20_000,
});

await runBotProcess({ edges: (edges) => ({ ...edges, followSeconds: 30, sponsorships: graphSponsorships(only) }) });
