import type { Edges } from '../../src/app.ts';
import { runBotProcess } from '../../src/sandbox/bot.ts';

// The sandbox's bot under a policy with limits that are soon reached, which tells nobody who is here.
function strict({ policies, ...edges }: Edges): Edges {
  return {
    ...edges,
    policies: {
      ...policies,
      current: async () => ({
        ...(await policies.current()),
        limits: {
          addressesPerInviterADay: 20,
          openPerUnknownDomain: 5,
          addressesPerTenantADay: 1,
          checksPerPersonADay: 8,
        },
        tellsWhoIsHere: false,
      }),
    },
  };
}

await runBotProcess({ edges: strict });
