import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { StorageError } from './storage-error.ts';

const HELD = new Set<string>();

/**
 * Takes a folder for this process alone, because two processes on one PGlite folder corrupt it without a word.
 * A lock left by a process that was killed is taken over. Gives back how to let go.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const file = join(resolve(folder), 'guestlist.pid');
  await mkdir(resolve(folder), { recursive: true });
  if (!(await wrote(file))) {
    const holder = await holderOf(file);
    if (holder !== undefined) {
      throw new StorageError(
        'folder-in-use',
        `process ${holder} uses ${resolve(folder)}; stop it first, or delete ${file} if that process is another program`,
      );
    }
    await rm(file, { force: true });
    if (!(await wrote(file))) throw new StorageError('folder-in-use', `another process has just taken ${folder}`);
  }
  HELD.add(file);
  return async () => {
    HELD.delete(file);
    await rm(file, { force: true });
  };
}

async function wrote(file: string): Promise<boolean> {
  try {
    await writeFile(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** The living process that holds the lock. Our own number without our own lock is a left-over: in a container every start is process 1. */
async function holderOf(file: string): Promise<number | undefined> {
  const holder = Number(await readFile(file, 'utf8'));
  if (holder === process.pid) return HELD.has(file) ? holder : undefined;
  return Number.isInteger(holder) && holder > 0 && isAlive(holder) ? holder : undefined;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, and belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
