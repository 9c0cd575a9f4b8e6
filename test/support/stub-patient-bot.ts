import { runBotProcess } from '../../src/sandbox/bot.ts';

// The sandbox's bot, which looks again at whoever waits only when the clock is moved: a play does that whenever it wants to see.
await runBotProcess({ edges: (edges) => ({ ...edges, followSeconds: 30 }) });
