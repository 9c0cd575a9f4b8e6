import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { COMPILE_CACHE } from '../support/compile-cache.ts';

const ROOT = join(import.meta.dirname, '../..');
const EXIT_WITHIN_MS = 20_000;

export interface RunningSandbox {
  readonly process: ChildProcess;
  readonly folder: string;
  /** All it has printed so far. */
  output(): string;
  /** Resolves when it has printed this, with the groups. */
  printed(shape: RegExp): Promise<readonly string[]>;
  exit(): Promise<number | NodeJS.Signals | null>;
  /** Ends it if it still runs, and removes its folder. */
  clear(): Promise<void>;
}

/** Starts a script of the project as a shell would, each time in a new folder. */
export function runScript(args: readonly string[], env: NodeJS.ProcessEnv = {}): RunningSandbox {
  const folder = mkdtempSync(join(tmpdir(), 'guestlist-'));
  const child = spawn(process.execPath, [...args], {
    cwd: ROOT,
    env: {
      PATH: process.env.PATH,
      HOME: folder,
      NODE_COMPILE_CACHE: COMPILE_CACHE,
      GUESTLIST_SANDBOX_FOLDER: folder,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // Not `exit`: that may come before the last of the output.
  const closed = once(child, 'close');
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (part: string) => {
      text += part;
      child.emit('printed');
    });
  }

  async function printed(shape: RegExp): Promise<readonly string[]> {
    const found = shape.exec(text);
    if (found) return found;
    if (child.stdout.destroyed && child.stderr.destroyed) throw new Error(`It ended and printed:\n${text}`);
    await Promise.race([once(child, 'printed'), closed]);
    return printed(shape);
  }

  async function exit(): Promise<number | NodeJS.Signals | null> {
    const tooLong = setTimeout(() => child.kill('SIGKILL'), EXIT_WITHIN_MS);
    const [code, signal] = await closed;
    clearTimeout(tooLong);
    return code ?? signal;
  }

  async function clear(): Promise<void> {
    child.kill('SIGTERM');
    await exit();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }

  return { process: child, folder, output: () => text, printed, exit, clear };
}

/** A connection that shows by closing that whoever listened there is gone. */
export async function holdOnTo(url: string): Promise<{ readonly closed: Promise<unknown> }> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port) });
  const { promise: closed, resolve } = Promise.withResolvers<void>();
  // A reset is as good an end as any; `close` follows it.
  socket.on('error', () => undefined).on('close', () => resolve());
  await once(socket, 'connect');
  return { closed };
}
