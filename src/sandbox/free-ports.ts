import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { StartError } from '../start-error.ts';

const LOOPBACK = '127.0.0.1';

export interface WantedPort {
  /** What will listen there, as a message names it. */
  readonly what: string;
  /** The setting that changes it. */
  readonly setting: string;
  /** 0 takes any. */
  readonly port: number;
}

/** The ports as they will be, before anything starts; throws one StartError that names all that are busy. */
export async function freePorts<Wanted extends Readonly<Partial<Record<string, WantedPort>>>>(
  wanted: Wanted,
): Promise<{ readonly [Key in keyof Wanted]: Wanted[Key] extends WantedPort ? number : number | undefined }> {
  const rows = Object.entries(wanted).flatMap(([key, row]) => (row ? [[key, row] as const] : []));
  // All are held until all are chosen: two that take any port must not be given the same one.
  const held = await rows.reduce<Promise<readonly (Server | string)[]>>(
    async (before, [, row]) => [...(await before), await hold(row)],
    Promise.resolve([]),
  );
  const chosen = rows.map(([key], index) => [key, portOf(held[index])]);
  await Promise.all(held.map(release));
  const problems = held.filter((result) => typeof result === 'string');
  if (problems.length > 0) throw new StartError(problems.join('\n'));
  return Object.fromEntries(chosen) as Awaited<ReturnType<typeof freePorts<Wanted>>>;
}

async function hold({ what, setting, port }: WantedPort): Promise<Server | string> {
  const server = createServer();
  try {
    server.listen({ port, host: LOOPBACK, exclusive: true });
    await once(server, 'listening');
    return server;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why = code === 'EADDRINUSE' ? 'is busy' : `cannot be used (${code})`;
    return `Port ${port} for ${what} ${why}. End what uses it, or set ${setting} to another port (0 picks a free one).`;
  }
}

async function release(held: Server | string): Promise<void> {
  if (typeof held === 'string') return;
  const closed = once(held, 'close');
  held.close();
  await closed;
}

function portOf(held: Server | string | undefined): number {
  return typeof held === 'object' ? (held.address() as AddressInfo).port : 0;
}
