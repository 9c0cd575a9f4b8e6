import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { closePglite } from './test-databases.ts';

const KEEPER = fileURLToPath(import.meta.resolve('./stub-postgres.ts'));
let keeper: ChildProcess | undefined;

/** Once a run, in the parent when tests run in parallel: one PostgreSQL for all, found through the environment. */
export async function mochaGlobalSetup(): Promise<void> {
  if (process.env.GUESTLIST_TEST_POSTGRES) return;
  keeper = fork(KEEPER, { stdio: ['ignore', 'ignore', 'pipe', 'ipc'], execArgv: [] });
  let said = '';
  keeper.stderr?.on('data', (chunk) => {
    said += String(chunk);
  });
  const [answer] = await Promise.race([once(keeper, 'message'), once(keeper, 'exit')]);
  if (typeof answer === 'string') process.env.GUESTLIST_TEST_POSTGRES = answer;
  else process.env.GUESTLIST_TEST_POSTGRES_MISSING = said.trim() || `it ended with ${answer}`;
}

export async function mochaGlobalTeardown(): Promise<void> {
  if (!keeper?.connected) return;
  const gone = once(keeper, 'exit');
  keeper.disconnect();
  await gone;
}

export const mochaHooks = {
  afterAll: closePglite,
};
