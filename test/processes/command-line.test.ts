import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { runCommand } from '../support/run-command.ts';
import { newPostgres, onPostgres } from '../support/test-databases.ts';

const ANN = 'ann.lee@fabrikam.example';
const KEYS = { GUESTLIST_LINK_KEYS: `k1:${randomBytes(32).toString('base64')}` };

describe('the command line', function () {
  this.timeout(20_000);

  it('names every setting that it lacks, and none that it does not need', async () => {
    const wrong = { GUESTLIST_ADMINS: 'nobody', GUESTLIST_LINK_KEYS: 'none' };
    const { exitCode, out, err } = await runCommand(['export', '--person', ANN], wrong);
    assert.deepEqual([exitCode, out], [1, '']);
    assert.match(
      err,
      /^2 settings are missing or wrong:\n {2}DATABASE_URL is missing[^\n]*\n {2}GUESTLIST_LINK_KEYS must/,
    );
    assert.doesNotMatch(err, /GUESTLIST_ADMINS|BOT_APP_ID/);
  });

  it('says what to do where nothing is configured and no sandbox runs', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'guestlist-nothing-'));
    const { exitCode, err } = await runCommand(['export', '--person', ANN], { GUESTLIST_SANDBOX_FOLDER: folder });
    rmSync(folder, { recursive: true });
    assert.equal(exitCode, 1);
    assert.match(err, /^Nothing is configured, and no sandbox runs here\. Start it with npm start/);
  });

  it('says how it is used before it asks for any setting', async () => {
    const { exitCode, err } = await runCommand(['forget'], { DATABASE_URL: '' });
    assert.equal(exitCode, 2);
    assert.match(err, /guestlist forget <address>/);
  });

  it('says that the database does not answer, without its address', async () => {
    const nowhere = { ...KEYS, DATABASE_URL: 'postgres://sam:hunter2@127.0.0.1:1/guestlist' };
    const { exitCode, err } = await runCommand(['export', '--person', ANN], nowhere);
    assert.equal(exitCode, 1);
    assert.match(err, /^That did not work: /);
    assert.doesNotMatch(err, /hunter2|\n\s+at /);
  });
});

onPostgres('the command line', (database) => {
  it('works on the database of the bot', async function () {
    this.timeout(20_000);
    const settings = { ...KEYS, DATABASE_URL: database().connection.url };
    const { exitCode, out, err } = await runCommand(['forget', ANN, '--yes'], settings);
    assert.deepEqual([exitCode, out, err], [0, 'Nothing is kept of this address.\n', '']);
  });

  it('leaves alone what was not migrated', async function () {
    this.timeout(20_000);
    const { connection, close } = await newPostgres();
    const { exitCode, err } = await runCommand(['forget', ANN, '--yes'], { ...KEYS, DATABASE_URL: connection.url });
    await close();
    assert.equal(exitCode, 1);
    assert.match(err, /^The database has not been brought up to this release/);
  });
});
