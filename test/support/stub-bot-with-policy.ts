import { runBotProcess } from '../../src/sandbox/bot.ts';

// The sandbox's bot with what of its policy a test wants otherwise.
const otherwise = JSON.parse(process.env.GUESTLIST_TEST_POLICY ?? '{}') as object;

await runBotProcess({
  edges: ({ policies, ...edges }) => ({
    ...edges,
    policies: { ...policies, current: async () => ({ ...(await policies.current()), ...otherwise }) },
  }),
});
