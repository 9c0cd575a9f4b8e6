import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, describe, it } from 'mocha';
import { newPostgres, type TestDatabase } from '../support/test-databases.ts';
import { buildContext, layOutImage } from './image-files.ts';
import { PRODUCTION } from './production-settings.ts';
import { linesOf } from './project-lines.ts';

const LINES = linesOf('deploy/Dockerfile').filter((line) => !line.startsWith('#'));
const LAST_STAGE = LINES.slice(LINES.findLastIndex((line) => line.startsWith('FROM ')));

/** The command of an instruction in exec form: anything else runs in a shell, which keeps the signal to itself. */
function commandOf(instruction: string): readonly string[] {
  const line = LAST_STAGE.find((each) => each.startsWith(`${instruction} `)) ?? '';
  const command: unknown = JSON.parse(line.slice(line.indexOf('[')));
  assert.ok(Array.isArray(command) && command.every((part) => typeof part === 'string'));
  return command;
}

/** What the image itself sets. */
function imageEnv(): Readonly<Record<string, string>> {
  const pairs = LAST_STAGE.filter((line) => line.startsWith('ENV ')).flatMap((line) => line.slice(4).split(' '));
  return Object.fromEntries(pairs.map((pair) => pair.split('=') as [string, string]));
}

describe('the Dockerfile', () => {
  it('brings a Node.js 24 of its own, and the same for installing', () => {
    const images = LINES.filter((line) => line.startsWith('FROM ')).map((line) => line.split(' ')[1]);
    assert.equal(images.length, 2);
    for (const image of images) assert.match(image ?? '', /^node:24[.-]/);
  });

  it('installs what is locked, without dev and optional packages and without their scripts', () => {
    const runs = LINES.filter((line) => line.startsWith('RUN '));
    assert.deepEqual(runs, ['RUN npm ci --omit=dev --omit=optional --ignore-scripts']);
  });

  it('runs as somebody who may write nothing in it', () => {
    const users = LAST_STAGE.filter((line) => line.startsWith('USER '));
    assert.deepEqual(users, ['USER node']);
    assert.doesNotMatch(LAST_STAGE.join('\n'), /--chown|chmod/);
  });

  it('starts the bot itself and is ended by SIGTERM', () => {
    assert.deepEqual(commandOf('CMD'), ['node', 'src/start.ts']);
    assert.ok(LAST_STAGE.includes('STOPSIGNAL SIGTERM'));
    assert.ok(!LAST_STAGE.some((line) => line.startsWith('ENTRYPOINT ')));
  });

  it('copies by name what is let in, and nothing else is let in', () => {
    const copied = LINES.flatMap((line) => /^COPY (?!--)(.+) \S+$/.exec(line)?.[1]?.split(' ') ?? []);
    assert.deepEqual([...new Set(copied)].toSorted(), buildContext().included.toSorted());
  });

  it('knows no setting but the one that makes the start count as configured', () => {
    assert.deepEqual(imageEnv(), { NODE_ENV: 'production', BOT_APP_TYPE: 'UserAssignedMSI' });
  });
});

/** No `writeHead(…).end()`: restify changes what `writeHead` gives back, for every server of the process. */
function answerWith(response: ServerResponse, status: number): void {
  response.statusCode = status;
  response.end();
}

describe('the health check of the image', () => {
  const verdicts: readonly (readonly [what: string, answer: RequestListener, code: number])[] = [
    ['is content with 200 at /healthz', ({ url }, response) => answerWith(response, url === '/healthz' ? 200 : 404), 0],
    ['is not with anything else', (_, response) => answerWith(response, 503), 1],
    ['is not when nobody answers', (_, response) => response.destroy(), 1],
  ];
  for (const [what, answer, code] of verdicts)
    it(what, async () => {
      const server = createServer(answer).listen(0, '127.0.0.1');
      await once(server, 'listening');
      const [node, ...args] = commandOf('HEALTHCHECK');
      assert.equal(node, 'node');
      const { port } = server.address() as AddressInfo;
      const check = spawn(process.execPath, args, { env: { PORT: String(port) }, stdio: 'ignore' });
      assert.deepEqual(await once(check, 'exit'), [code, null]);
      server.close();
    });
});

describe('what is in the image', function () {
  this.timeout(30_000);
  let folder = '';
  let database: TestDatabase | undefined;
  let bot: ChildProcess | undefined;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'guestlist-image-'));
    layOutImage(folder);
  });
  afterEach(() => bot?.kill('SIGKILL'));
  after(async () => {
    rmSync(folder, { recursive: true, force: true });
    await database?.close();
  });

  /** As the image would, but for packages that are links: they must not find those beside their real place. */
  function start(env: Readonly<Record<string, string>>) {
    const [, script = ''] = commandOf('CMD');
    const child = spawn(process.execPath, ['--preserve-symlinks', '--preserve-symlinks-main', script], {
      cwd: folder,
      env: { ...imageEnv(), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    bot = child;
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (said += String(part)));
    const closed = once(child, 'close');
    async function listening(): Promise<number> {
      for (;;) {
        const port = /"port":(\d+),"event":"listening"/.exec(said)?.[1];
        if (port !== undefined) return Number(port);
        const isOver = await Promise.race([once(child.stdout, 'data'), closed.then(() => 'over')]);
        if (isOver === 'over') throw new Error(`It ended and said:\n${said}`);
      }
    }
    return { child, closed, listening, said: () => said };
  }

  it('is all that the bot needs to come up on PostgreSQL, answer and end in order', async function () {
    const missing = process.env.GUESTLIST_TEST_POSTGRES_MISSING;
    if (missing !== undefined) {
      console.warn(`    no PostgreSQL here: ${missing}`);
      this.skip();
    }
    database = await newPostgres();
    const url = 'url' in database.connection ? database.connection.url : '';
    const { child, closed, listening } = start({ ...PRODUCTION, DATABASE_URL: url, HOST: '127.0.0.1', PORT: '0' });
    const address = `http://127.0.0.1:${await listening()}`;
    assert.equal((await fetch(`${address}/healthz`)).status, 200);
    assert.equal((await fetch(`${address}/readyz`)).status, 200);
    child.kill('SIGTERM');
    assert.deepEqual(await closed, [0, null]);
  });

  it('says what is missing when nothing is set, and does not look for the sandbox', async () => {
    const { closed, said } = start({});
    assert.deepEqual(await closed, [1, null]);
    assert.match(said(), /^\d+ settings are missing or wrong:/);
    assert.doesNotMatch(said(), /sandbox|Cannot find|\n\s+at /);
  });
});
