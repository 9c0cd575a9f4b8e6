import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import { holdOnTo, type RunningSandbox, runScript } from './running-sandbox.ts';

const PASSWORD = 'Tr0ub4dor-3';
const CONFIGURED = {
  GUESTLIST_TENANT_ID: '0f0e0d0c-1111-4222-8333-444455556666',
  BOT_APP_ID: 'aaaaaaaa-1111-4222-8333-444455556666',
  GRAPH_CLIENT_ID: 'bbbbbbbb-1111-4222-8333-444455556666',
  GUESTLIST_ADMINS: 'cccccccc-1111-4222-8333-444455556666,dddddddd-1111-4222-8333-444455556666',
  GUESTLIST_MAILBOX: 'invitations@contoso.example',
  GUESTLIST_LINK_KEYS: `k1:${Buffer.alloc(32, 7).toString('base64')}`,
  GUESTLIST_PRIVACY_CONTACT: 'privacy@contoso.example',
  GUESTLIST_PRIVACY_STATEMENT: 'https://contoso.example/privacy',
  GUESTLIST_ADDRESS: 'https://guestlist.contoso.example',
  HOST: '127.0.0.1',
  PORT: '0',
};

const ANY_PORTS = { PORT: '0', GUESTLIST_TENANT_PORT: '0', GUESTLIST_INVITER_PORT: '0', GUESTLIST_ADMIN_PORT: '0' };

describe('npm start', function () {
  this.timeout(60_000);
  const running: RunningSandbox[] = [];

  function start(env: NodeJS.ProcessEnv): RunningSandbox {
    const started = runScript(['src/start.ts'], env);
    running.push(started);
    return started;
  }

  afterEach(async () => {
    await Promise.all(running.splice(0).map((started) => started.clear()));
  });

  it('with one setting of production lists all that is missing, and starts nothing', async () => {
    const started = start({ DATABASE_URL: `postgres:///${PASSWORD}` });
    assert.equal(await started.exit(), 1);
    await started.printed(/settings are missing or wrong:\n/);
    for (const name of Object.keys(CONFIGURED).filter((row) => row !== 'HOST' && row !== 'PORT')) {
      await started.printed(new RegExp(`^ {2}${name} is missing: `, 'm'));
    }
    await started.printed(/^ {2}DATABASE_URL must be a PostgreSQL address/m);
    assert.doesNotMatch(started.output(), new RegExp(`${PASSWORD}|^ +at |sandbox`, 'm'));
  });

  it('with an empty app id is an error, never a bot without authentication', async () => {
    const started = start({ BOT_APP_ID: '' });
    assert.equal(await started.exit(), 1);
    await started.printed(/BOT_APP_ID is missing/);
  });

  it('without its database ends with one message, and neither stack nor password', async () => {
    const started = start({
      ...CONFIGURED,
      DATABASE_URL: `postgres://guestlist:${PASSWORD}@127.0.0.1:1/guestlist`,
    });
    assert.equal(await started.exit(), 1);
    await started.printed(/^Guestlist could not start: .*ECONNREFUSED/m);
    assert.doesNotMatch(started.output(), new RegExp(`${PASSWORD}|^ +at `, 'm'));
  });

  it('with nothing configured brings up the bot, the tenant and two Playgrounds', async () => {
    const started = start(ANY_PORTS);
    await started.printed(/Ctrl-C ends everything\./);
    const urls = urlsIn(started);
    assert.equal(urls.length, 5);
    for (const url of urls) assert.equal((await fetch(url)).status, 200, url);
    started.process.kill('SIGINT');
    assert.equal(await started.exit(), 0);
  });

  it('ends with an npm that is killed, though the shell between passes nothing on', async () => {
    const shell = runScript(['test/support/stub-shell.ts'], { ...ANY_PORTS, npm_lifecycle_event: 'start' });
    running.push(shell);
    await shell.printed(/Ctrl-C ends everything\./);
    const held = await Promise.all(urlsIn(shell).map(holdOnTo));
    shell.process.kill('SIGKILL');
    await Promise.all(held.map(({ closed }) => closed));
  });
});

function urlsIn(started: RunningSandbox): readonly string[] {
  return [...started.output().matchAll(/http:\S+/g)].map(([url]) => url.replace('/api/messages', '/healthz'));
}
