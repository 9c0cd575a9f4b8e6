import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { COMPILE_CACHE } from './compile-cache.ts';

const ROOT = join(import.meta.dirname, '../..');

export interface CommandResult {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

/** The command line as a shell starts it, with nobody in front of it and nothing in the environment but this. */
export function runCommand(argv: readonly string[], env: Readonly<Record<string, string>>): Promise<CommandResult> {
  return new Promise((resolve) => {
    const options = { cwd: ROOT, env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: COMPILE_CACHE, ...env } };
    const child = execFile(process.execPath, ['src/cli/main.ts', ...argv], options, (error, out, err) =>
      resolve({ exitCode: error ? Number(error.code) : 0, out, err }),
    );
    child.stdin?.end();
  });
}
