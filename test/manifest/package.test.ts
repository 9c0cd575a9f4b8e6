import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { COMPILE_CACHE } from '../support/compile-cache.ts';
import { FILLINGS, manifestIn } from './pack.ts';

const ROOT = join(import.meta.dirname, '../..');
const { BOT_APP_ID, GRAPH_CLIENT_ID, GUESTLIST_PRIVACY_STATEMENT } = FILLINGS;
const NEEDED = { BOT_APP_ID, GRAPH_CLIENT_ID, GUESTLIST_PRIVACY_STATEMENT, GUESTLIST_DEVELOPER_NAME: 'Contoso' };

describe('npm run package', function () {
  this.timeout(20_000);
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'guestlist-package-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function run(env: Readonly<Record<string, string>> = {}) {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'src/package.ts')], {
      cwd: folder,
      env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: COMPILE_CACHE, ...env },
      encoding: 'utf8',
    });
    const zips = readdirSync(folder).filter((name) => name.endsWith('.zip'));
    return { status, said: `${stdout}${stderr}`, zips };
  }
  const packed = (name = '') => manifestIn(unzipSync(readFileSync(join(folder, name))));

  it('writes the package of this version, and one page stands in for those that are left out', () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    const { status, said, zips } = run(NEEDED);
    assert.deepEqual([status, zips], [0, [`guestlist-${version}.zip`]], said);
    const { developer, version: packedVersion, authorization } = packed(zips[0]);
    assert.equal(packedVersion, version);
    assert.ok(authorization);
    assert.deepEqual(new Set(Object.values(developer)), new Set(['Contoso', GUESTLIST_PRIVACY_STATEMENT]));
  });

  it('reads .env like the bot does, and gives the same bytes for the same settings', () => {
    const first = run(NEEDED).zips[0] ?? '';
    const bytes = readFileSync(join(folder, first));
    rmSync(join(folder, first));
    const lines = Object.entries(NEEDED).map(([name, value]) => `${name}=${value}`);
    writeFileSync(join(folder, '.env'), lines.join('\n'));
    assert.deepEqual(run().zips, [first]);
    assert.deepEqual(readFileSync(join(folder, first)), bytes);
    run({ GUESTLIST_ASK_OWNERS: 'off', GUESTLIST_WEBSITE: 'https://contoso.example/help' });
    const { developer, authorization } = packed(first);
    assert.deepEqual([developer.websiteUrl, authorization], ['https://contoso.example/help', undefined]);
  });

  it('lists all that is missing or wrong at once, without a stack, and writes nothing', () => {
    const { status, said, zips } = run({ GRAPH_CLIENT_ID: 'x', GUESTLIST_TERMS_OF_USE: 'http://contoso.example' });
    assert.deepEqual([status, zips], [1, []]);
    for (const problem of [
      /^5 settings are missing or wrong:/,
      /BOT_APP_ID is missing/,
      /GRAPH_CLIENT_ID must be a GUID/,
      /GUESTLIST_PRIVACY_STATEMENT is missing/,
      /GUESTLIST_DEVELOPER_NAME is missing/,
      /GUESTLIST_TERMS_OF_USE must be a web address that begins with https/,
    ])
      assert.match(said, problem);
    assert.doesNotMatch(said, /\n\s+at |node:internal/);
  });

  it('refuses a name that Teams cuts off', () => {
    const { status, said } = run({ ...NEEDED, GUESTLIST_DEVELOPER_NAME: 'x'.repeat(33) });
    assert.equal(status, 1);
    assert.match(said, /GUESTLIST_DEVELOPER_NAME must have at most 32 characters/);
  });
});
