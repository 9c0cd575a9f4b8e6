import { join } from 'node:path';
import { type DatabaseKind, type Journey, startJourney } from '../test/support/journey.ts';
import { swept } from '../test/support/passing-time.ts';
import { residentMb } from './memory-of-process.ts';

const DEPLOYED_BOT = join(import.meta.dirname, 'deployed-bot.ts');

/** The whole product over HTTP on an empty database: tenant and channel in this process, the bot in one of its own. */
export function startProduct(database: DatabaseKind): Promise<Journey> {
  return startJourney({ database, script: DEPLOYED_BOT });
}

export async function restart(journey: Journey): Promise<void> {
  await journey.bot.stop();
  await journey.restartBot(DEPLOYED_BOT);
}

/** The bot's memory when nothing is asked of it: it has said that it is ready, and has looked for what is due. */
export async function memoryAtRest(journey: Journey): Promise<number> {
  const { status } = await fetch(`http://127.0.0.1:${journey.bot.port}/readyz`);
  if (status !== 200) throw new Error(`the bot is not ready: ${status}`);
  await swept(journey);
  return residentMb(journey.bot.pid);
}
