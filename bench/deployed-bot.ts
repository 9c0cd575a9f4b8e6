import { runBotProcess } from '../src/sandbox/bot.ts';

/** The default of GUESTLIST_FOLLOW_SECONDS; the sandbox looks every two seconds, so that somebody who tries it need not wait. */
const FOLLOW_SECONDS = 300;

// The sandbox's bot, as eager about open invitations as a deployed one.
await runBotProcess({ edges: (edges) => ({ ...edges, followSeconds: FOLLOW_SECONDS }) });
