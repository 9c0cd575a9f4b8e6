import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { lastingPort } from '../support/lasting-port.ts';
import { newPostgres, type TestDatabase } from '../support/test-databases.ts';
import { type RunningSandbox, runScript } from './running-sandbox.ts';

const TENANT = '5b1f2c90-7a4e-4a55-9d0e-2f60c1a7e3aa';
const SETTINGS = {
  GUESTLIST_TENANT_ID: TENANT,
  BOT_APP_ID: '0b8d1c2e-3f4a-4b5c-8d6e-7f8091a2b3c4',
  GRAPH_CLIENT_ID: '1c9e2d3f-4a5b-4c6d-9e7f-8091a2b3c4d5',
  GUESTLIST_ADMINS: '2daf3e40-5b6c-4d7e-8f80-91a2b3c4d5e6,3eb04f51-6c7d-4e8f-9091-a2b3c4d5e6f7',
  GUESTLIST_MAILBOX: 'invitations@contoso.example',
  GUESTLIST_PRIVACY_CONTACT: 'privacy@contoso.example',
  GUESTLIST_PRIVACY_STATEMENT: 'https://contoso.example/privacy',
  GUESTLIST_ADDRESS: 'https://guestlist.contoso.example',
  GUESTLIST_LINK_KEYS: `one:${randomBytes(32).toString('base64')}`,
  HOST: '127.0.0.1',
};

describe('the configured product on a real PostgreSQL', function () {
  this.timeout(30_000);
  let database: TestDatabase;
  let running: RunningSandbox | undefined;

  before(async function () {
    const missing = process.env.GUESTLIST_TEST_POSTGRES_MISSING;
    if (missing !== undefined) {
      console.warn(`    no PostgreSQL here: ${missing}`);
      this.skip();
    }
    database = await newPostgres();
  });
  afterEach(() => running?.clear());
  after(() => database?.close());

  async function start(more: Readonly<Record<string, string>> = {}): Promise<string> {
    const { connection } = database;
    const port = String(await lastingPort());
    const url = 'url' in connection ? connection.url : '';
    running = runScript(['src/start.ts'], { ...SETTINGS, DATABASE_URL: url, PORT: port, ...more });
    await running.printed(/"event":"listening"/);
    return `http://127.0.0.1:${port}`;
  }

  it('comes up, is ready, lets in nobody without a token, and ends in order', async () => {
    const address = await start();

    assert.equal((await fetch(`${address}/healthz`)).status, 200);
    assert.deepEqual(await (await fetch(`${address}/readyz`)).json(), {
      ready: true,
      parts: { database: 'ok', migrations: 'ok', graphToken: 'not-asked' },
    });
    const activity = {
      type: 'message',
      text: 'invite ann@fabrikam.example',
      channelId: 'msteams',
      serviceUrl: 'http://127.0.0.1:9/',
      from: { id: '29:x', aadObjectId: '4fc15062-7d8e-4f90-8a1b-b3c4d5e6f708' },
      conversation: { id: 'a:x', tenantId: TENANT },
    };
    const refused = await fetch(`${address}/api/messages`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(activity),
    });
    assert.deepEqual([refused.status, await refused.text()], [401, '']);

    running?.process.kill('SIGTERM');
    assert.equal(await running?.exit(), 0);
  });

  it('starts again on the database that is there', async () => {
    await start();
    assert.match(running?.output() ?? '', /"migrations":\[\]/);
  });

  it('starts without migrating where another process does that', async () => {
    await start({ GUESTLIST_MIGRATE: 'off' });
    assert.doesNotMatch(running?.output() ?? '', /"event":"migrated"/);
  });

  it('does not start on a database that was never migrated when it must not do so itself', async () => {
    const empty = await newPostgres();
    const url = 'url' in empty.connection ? empty.connection.url : '';
    running = runScript(['src/start.ts'], { ...SETTINGS, DATABASE_URL: url, PORT: '0', GUESTLIST_MIGRATE: 'off' });

    assert.equal(await running.exit(), 1);
    assert.match(running.output(), /GUESTLIST_MIGRATE=on/);
    assert.doesNotMatch(running.output(), /\n\s+at /);
    await empty.close();
  });
});
