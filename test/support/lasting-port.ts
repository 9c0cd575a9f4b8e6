import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

/** Below those that systems give to whoever asks for any; each of the processes that run tests has a slice of its own. */
const FIRST = 20_000;
const SLICE = 600;
const SLICES = 16;
const slice = Number(process.env.MOCHA_WORKER_ID ?? SLICES - 1) % SLICES;

let next = randomInt(SLICE);

/** A free port on loopback that nobody is given by chance while whoever sits on it is away for a while. */
export async function lastingPort(): Promise<number> {
  for (;;) {
    const port = FIRST + slice * SLICE + (next % SLICE);
    next += 1;
    const probe = createServer().listen(port, '127.0.0.1');
    const isFree = await once(probe, 'listening').then(
      () => true,
      () => false,
    );
    if (!isFree) continue;
    probe.close();
    await once(probe, 'close');
    return port;
  }
}

/** One for each of these settings, as text. */
export async function lastingPorts<Setting extends string>(
  settings: readonly Setting[],
): Promise<Readonly<Record<Setting, string>>> {
  const ports: (readonly [Setting, string])[] = [];
  for (const setting of settings) ports.push([setting, String(await lastingPort())]);
  return Object.fromEntries(ports) as Record<Setting, string>;
}
