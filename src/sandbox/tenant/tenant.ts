import { randomInt } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serveControl } from './control/control-door.ts';
import { serveGraph } from './graph-door.ts';
import { sendJson } from './http-body.ts';
import { serveToken } from './identity-door.ts';
import { servePage } from './pages/page-door.ts';
import { seededRandom } from './random.ts';
import { makeWorld, type StartSettings, USUAL_SETTINGS } from './start-state.ts';
import { tenantClock } from './tenant-clock.ts';
import { tokenMint } from './tokens.ts';
import type { World } from './world.ts';

export interface TenantOptions extends Partial<StartSettings> {
  /** 0 picks a free one. */
  readonly port: number;
  readonly host?: string;
  /** Real time; the tenant's clock is this and an offset. */
  readonly now?: () => Date;
  readonly onClockChanged?: (now: Date) => void;
  /** The same seed gives the same delays, replicas and order. */
  readonly seed?: number;
}

export interface Tenant {
  readonly url: string;
  readonly port: number;
  now(): Date;
  /** Moves the clock; throws a RangeError when that would go back. */
  setNow(target: Date): void;
  close(): Promise<void>;
}

const LOOPBACK_HOST = '127.0.0.1';

export async function startTenant(options: TenantOptions): Promise<Tenant> {
  const realNow = options.now ?? (() => new Date());
  const host = options.host ?? LOOPBACK_HOST;
  const clock = tenantClock(realNow, options.onClockChanged ?? (() => undefined));
  const random = seededRandom(options.seed ?? randomInt(2 ** 32 - 1));
  const settings: StartSettings = {
    replication: options.replication ?? USUAL_SETTINGS.replication,
    teamsListing: options.teamsListing ?? USUAL_SETTINGS.teamsListing,
  };
  const world = makeWorld(clock, random, () => url, settings);
  const mint = tokenMint(realNow);
  const server = createServer((request, response) => {
    serve(request, response, world, mint).catch((error: unknown) => fail(response, error));
  });
  await listen(server, options.port, host);
  const { port } = server.address() as AddressInfo;
  const url = `http://${host}:${port}`;

  function setNow(target: Date): void {
    if (!clock.moveTo(target)) throw new RangeError(`The clock never goes back: it is ${clock.now().toISOString()}.`);
  }
  return { url, port, now: clock.now, setNow, close: () => close(server) };
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  world: World,
  mint: ReturnType<typeof tokenMint>,
): Promise<void> {
  const path = (request.url ?? '/').split('?')[0] ?? '/';
  if (/^\/(v1\.0|beta)\//.test(path)) return serveGraph(request, response, world, mint);
  if (path.startsWith('/_sandbox/')) return serveControl(request, response, world);
  if (path === '/msi/token') return serveToken(request, response, world, mint);
  return servePage(request, response, world);
}

// An error of the emulator's own must never look like one of Graph's.
function fail(response: ServerResponse, error: unknown): void {
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  if (response.headersSent) {
    response.destroy();
    return;
  }
  sendJson(response, 500, { sandboxDefect: message });
}

function listen(server: Server, port: number, host: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', reject);
  server.listen(port, host, resolve);
  return promise;
}

function close(server: Server): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.close((error) => (error ? reject(error) : resolve()));
  server.closeAllConnections();
  return promise;
}
