import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { afterEach, describe, it } from 'mocha';
import { PEOPLE, TEAMS, TENANT_ID } from '../../src/sandbox/tenant/contoso.ts';
import { lastingPorts } from '../support/lasting-port.ts';
import { holdOnTo, type RunningSandbox, runScript } from './running-sandbox.ts';

const PORTS = ['PORT', 'GUESTLIST_TENANT_PORT', 'GUESTLIST_INVITER_PORT', 'GUESTLIST_ADMIN_PORT'] as const;
const STUB = 'test/support/stub-sandbox.ts';

interface Places {
  readonly inviter: string;
  readonly admin: string;
  readonly tenant: string;
  readonly bot: string;
}

async function placesOf(sandbox: RunningSandbox): Promise<Places> {
  const [, inviter = '', admin = '', tenant = '', bot = ''] = await sandbox.printed(
    /invites +(\S+)[\s\S]+administers +(\S+)[\s\S]+everybody +(\S+)\/mail[\s\S]+bot +(\S+)\/api\/messages/,
  );
  return { inviter, admin, tenant, bot };
}

interface BotTold {
  readonly pid: number;
  readonly settings: { readonly tenantUrl: string; readonly folder: string; readonly clockAheadMs: number };
  readonly identity: Readonly<Record<string, string>>;
  readonly clocks: readonly string[];
}

async function read<Answer>(url: string): Promise<Answer> {
  return (await fetch(url)).json() as Promise<Answer>;
}

describe('the processes of the sandbox', function () {
  this.timeout(30_000);
  const running: RunningSandbox[] = [];

  async function start(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<RunningSandbox> {
    const sandbox = runScript(args, { ...(await lastingPorts(PORTS)), ...env });
    running.push(sandbox);
    return sandbox;
  }

  afterEach(async () => {
    await Promise.all(running.splice(0).map((sandbox) => sandbox.clear()));
  });

  it('come up within the times promised, the second start with a folder that is there already', async () => {
    const first = await start([STUB, 'stub-bot.ts']);
    const [, seconds] = await first.printed(/ready in ([\d.]+) s/);
    assert.ok(Number(seconds) <= 12, `${seconds} s`);
    first.process.kill('SIGINT');
    await first.exit();
    const second = await start([STUB, 'stub-bot.ts'], { GUESTLIST_SANDBOX_FOLDER: first.folder });
    const [, again] = await second.printed(/ready in ([\d.]+) s/);
    assert.ok(Number(again) <= 5, `${again} s`);
  });

  it('give each Playground one person of Contoso, and the bot as its counterpart', async () => {
    const { inviter, admin } = await placesOf(await start([STUB, 'stub-bot.ts']));
    const seats = [
      [inviter, PEOPLE.samPark, TEAMS.projectNorth],
      [admin, PEOPLE.danaChoi, TEAMS.allStaff],
    ] as const;
    for (const [url, personId, teamId] of seats) {
      const { config } = await read<{ config: PlaygroundConfig }>(`${url}/_internal/v1/config`);
      assert.equal(config.tenantId, TENANT_ID);
      assert.equal(config.currentUser.aadObjectId, personId);
      assert.equal(config.users.length, 5);
      assert.equal(config.teams[0]?.aadGroupId, teamId);
      assert.equal((await fetch(url)).status, 200);
    }
  });

  it('tell the bot where the tenant is, with an identity as App Service gives it and no proxy', async () => {
    const sandbox = await start([STUB, 'stub-bot.ts'], { HTTPS_PROXY: 'http://proxy.example:1', AZURE_CLIENT_ID: 'x' });
    const { bot, tenant } = await placesOf(sandbox);
    const { settings, identity } = await read<BotTold>(bot);
    assert.deepEqual([settings.tenantUrl, settings.folder], [tenant, sandbox.folder]);
    assert.deepEqual(Object.keys(identity), ['IDENTITY_ENDPOINT', 'IDENTITY_HEADER']);
    assert.equal(identity.IDENTITY_ENDPOINT, `${tenant}/msi/token`);
  });

  it('share one clock: the bot hears of each move, also after it was started again', async () => {
    const sandbox = await start([STUB, 'stub-bot.ts']);
    const { bot, tenant } = await placesOf(sandbox);
    const moved = await (await fetch(tenant)).text();
    const before = await read<BotTold>(bot);
    assert.equal(before.clocks.at(-1), moved);
    process.kill(before.pid, 'SIGKILL');
    await sandbox.printed(/The bot is back\./);
    // It answers as soon as it is up; what it is told may still be on the way.
    let told = await read<BotTold>(bot);
    while (told.clocks.length === 0) told = await read<BotTold>(bot);
    const { settings, clocks } = told;
    assert.ok(Math.abs(settings.clockAheadMs - 3_600_000) < 50);
    assert.ok(Date.parse(clocks.at(-1) ?? '') >= Date.parse(moved));
  });

  it('bring a killed bot back, at the same address, and say so', async () => {
    const sandbox = await start([STUB, 'stub-bot.ts']);
    const { bot } = await placesOf(sandbox);
    const { pid } = await read<BotTold>(bot);
    process.kill(pid, 'SIGKILL');
    await sandbox.printed(/The bot ended \(SIGKILL\) and is started again\.\nThe bot is back\./);
    assert.notEqual((await read<BotTold>(bot)).pid, pid);
  });

  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    it(`end all at ${signal}, with exit code 0 and without a word`, async () => {
      const sandbox = await start([STUB, 'stub-bot.ts']);
      const held = await Promise.all(Object.values(await placesOf(sandbox)).map(holdOnTo));
      const said = sandbox.output();
      const asked = performance.now();
      sandbox.process.kill(signal);
      // npm passes on what the terminal has sent to the whole group already.
      sandbox.process.kill(signal);
      assert.equal(await sandbox.exit(), 0);
      await Promise.all(held.map(({ closed }) => closed));
      assert.ok(performance.now() - asked < 2000, `${performance.now() - asked} ms`);
      assert.equal(sandbox.output(), said);
    });
  }

  it('leave nothing behind when the parent is killed', async () => {
    const sandbox = await start([STUB, 'stub-bot.ts']);
    const held = await Promise.all(Object.values(await placesOf(sandbox)).map(holdOnTo));
    sandbox.process.kill('SIGKILL');
    await Promise.all(held.map(({ closed }) => closed));
  });

  it('name every busy port, before anything starts', async () => {
    const others = [createServer(), createServer()];
    const [one, two] = await Promise.all(
      others.map(async (server) => {
        await once(server.listen(0, '127.0.0.1'), 'listening');
        return String((server.address() as AddressInfo).port);
      }),
    );
    const sandbox = await start([STUB, 'stub-bot.ts'], { PORT: one, GUESTLIST_ADMIN_PORT: two });
    assert.equal(await sandbox.exit(), 1);
    const how = 'is busy\\. End what uses it, or set';
    const free = 'to another port \\(0 picks a free one\\)\\.';
    await sandbox.printed(
      new RegExp(
        `^Port ${one} for the bot ${how} PORT ${free}\nPort ${two} for the admin's Playground ${how} GUESTLIST_ADMIN_PORT ${free}\n$`,
      ),
    );
    for (const server of others) server.close();
  });

  it('end with the reason when the bot cannot start', async () => {
    const sandbox = await start([STUB, 'stub-broken-bot.ts']);
    assert.equal(await sandbox.exit(), 1);
    await sandbox.printed(
      /^The bot ended before it was ready \(exit code 3\)\. The end of .+bot\.log:\n {2}the database/,
    );
  });
});

interface PlaygroundConfig {
  readonly tenantId: string;
  readonly currentUser: { readonly aadObjectId: string };
  readonly users: readonly unknown[];
  readonly teams: readonly { readonly aadGroupId: string }[];
}
