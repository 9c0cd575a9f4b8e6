import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);
const KILOBYTES_A_MEGABYTE = 1_024;

/** What of a process stands in real memory, in MB. */
export async function residentMb(pid: number | undefined): Promise<number> {
  const kilobytes = Number(process.platform === 'linux' ? await fromProc(pid) : await fromPs(pid));
  if (!(kilobytes > 0)) throw new Error(`no memory of process ${pid} to be read`);
  return kilobytes / KILOBYTES_A_MEGABYTE;
}

async function fromProc(pid: number | undefined): Promise<string | undefined> {
  return /^VmRSS:\s+(\d+) kB$/m.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1];
}

async function fromPs(pid: number | undefined): Promise<string> {
  return (await run('ps', ['-o', 'rss=', '-p', String(pid)])).stdout;
}
