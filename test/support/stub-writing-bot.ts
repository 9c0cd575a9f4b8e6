import { runBotProcess } from '../../src/sandbox/bot.ts';
import { writing } from './writing-edges.ts';

// The sandbox's bot with the identity that may write to accounts, and with what of its policy a test wants otherwise.
const otherwise = JSON.parse(process.env.GUESTLIST_TEST_POLICY ?? '{}') as object;

await runBotProcess({
  edges: ({ policies, ...edges }) => ({
    ...writing({ policies, ...edges }),
    policies: { ...policies, current: async () => ({ ...(await policies.current()), ...otherwise }) },
  }),
});
