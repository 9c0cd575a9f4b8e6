import { readSandboxConfig } from '../sandbox-config.ts';
import type { Environment } from '../setting-table.ts';
import { banner } from './banner.ts';
import { type StartTenant, sandbox } from './parent.ts';

export interface SandboxRoots {
  readonly startTenant: StartTenant;
  readonly botScript: string;
}

/** Brings the sandbox up in this process and ends this process with it; resolves when everything answers. */
export async function runParent(roots: SandboxRoots, env: Environment): Promise<void> {
  const config = readSandboxConfig(env);
  const { start, stop } = sandbox({
    ...roots,
    config,
    env,
    say: console.log,
    onGivenUp: (why) => end(1, why.message),
  });

  async function end(exitCode: number, message?: string): Promise<void> {
    if (message !== undefined) console.error(message);
    await stop();
    process.exit(exitCode);
  }
  // npm passes on what the terminal has sent already, so a second signal says nothing new.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end(0));

  try {
    const addresses = await start();
    console.log(banner(addresses, { folder: config.folder, seconds: performance.now() / 1000 }));
  } catch (error) {
    await stop();
    throw error;
  }
}
