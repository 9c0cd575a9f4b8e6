import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { isReady } from '../src/sandbox/bot-channel.ts';

const ECHO_SCRIPT = join(import.meta.dirname, 'echo-bot.ts');

/** The bare bot in a process of its own. */
export interface EchoProcess {
  readonly port: number;
  end(): Promise<void>;
}

export async function startEcho(): Promise<EchoProcess> {
  const child = fork(ECHO_SCRIPT, { execArgv: [], env: { PATH: process.env.PATH ?? '' }, stdio: 'inherit' });
  const gone = once(child, 'exit');
  const [answer] = await Promise.race([once(child, 'message'), gone]);
  if (!isReady(answer)) throw new Error(`The echo bot did not come up: ${answer}`);
  return {
    port: answer.port,
    end: async () => {
      child.kill();
      await gone;
    },
  };
}
