import { randomBytes, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

type Say = (text: string) => void;
export type RunCommand = (argv: readonly string[], io: { readonly out: Say; readonly err: Say }) => Promise<number>;

export interface DoorParts {
  /** Says where it is, as long as it is open. */
  readonly file: string;
  readonly run: RunCommand;
  readonly onError: (error: unknown) => void;
}

export interface CommandDoor {
  close(): Promise<void>;
}

/**
 * Where the bot takes commands, because nobody else can open its database. On loopback, at any port, with a token that only
 * whoever may read the folder has: a page in a browser can reach the port, and must not reach people's data.
 */
export async function openCommandDoor({ file, run, onError }: DoorParts): Promise<CommandDoor> {
  const token = randomBytes(32).toString('base64url');
  const server = createServer(async (request, response) => {
    const isAllowed = hasToken(request, token);
    const answer = isAllowed ? await answerTo(request, run).catch(onError) : undefined;
    // No `writeHead(…).end()`: restify changes what `writeHead` gives back, for every server of the process.
    response.statusCode = isAllowed ? statusOf(answer) : 403;
    response.end(JSON.stringify(answer));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  rmSync(file, { force: true });
  writeFileSync(file, JSON.stringify({ url: `http://127.0.0.1:${port}`, token }), { mode: 0o600 });
  return {
    close: async () => {
      rmSync(file, { force: true });
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function answerTo(request: IncomingMessage, run: RunCommand): Promise<object> {
  const argv: unknown = JSON.parse(await text(request));
  if (!Array.isArray(argv)) throw new TypeError('no arguments');
  const said: { readonly to: 'out' | 'err'; readonly text: string }[] = [];
  const exitCode = await run(argv.map(String), {
    out: (line) => void said.push({ to: 'out', text: line }),
    err: (line) => void said.push({ to: 'err', text: line }),
  });
  return { exitCode, said };
}

function statusOf(answer: unknown): number {
  return answer === undefined ? 500 : 200;
}

function hasToken({ method, headers }: IncomingMessage, token: string): boolean {
  const given = Buffer.from(headers.authorization ?? '');
  const wanted = Buffer.from(`Bearer ${token}`);
  return method === 'POST' && given.length === wanted.length && timingSafeEqual(given, wanted);
}
