import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { describe, it } from 'mocha';
import { readConfig } from '../../src/config.ts';
import { FEATURES } from '../../src/graph/permissions-by-feature.ts';
import { PACKAGE_SETTINGS, readPackageConfig } from '../../src/package-config.ts';
import { madeFiles } from '../../src/packaging/made-files.ts';
import { ConfigError } from '../../src/setting-table.ts';
import { SETTINGS } from '../../src/settings.ts';
import { PRODUCTION } from './production-settings.ts';
import { ROOT } from './project-lines.ts';

const read = (name: string) => readFileSync(join(ROOT, 'deploy', name), 'utf8');
const PARTS = {
  settings: Object.values(SETTINGS),
  packageSettings: Object.values(PACKAGE_SETTINGS),
  features: FEATURES,
  readme: read('README.md'),
};
const made = madeFiles(PARTS);

describe('what deploy/ repeats from tables of the code', () => {
  for (const [name, text] of Object.entries(made))
    it(`${name} is up to date; npm run deploy-files makes it anew`, () => {
      assert.equal(read(name), text);
    });

  it('follows a table that changes', () => {
    const [first, ...rest] = FEATURES;
    assert.ok(first);
    const other = { ...first, needs: [{ anyOf: ['Files.Read.All'], why: 'reads files' }] } as const;
    const changed = madeFiles({ ...PARTS, features: [other, ...rest] });
    assert.match(changed['grant-permissions.ps1'] ?? '', /'Files\.Read\.All'/);
    assert.match(changed['README.md'] ?? '', /\| `Files\.Read\.All` \| reads files \|/);
    assert.doesNotMatch(changed['README.md'] ?? '', /`User\.Invite\.All`/);
  });

  it('needs the place in the README that it is to fill', () => {
    assert.throws(() => madeFiles({ ...PARTS, readme: '# Running it' }), /lacks the lines/);
  });
});

describe('.env.example', () => {
  const text = read('.env.example');
  const rows = [...PARTS.settings, ...PARTS.packageSettings];

  it('names every setting once, with its meaning', () => {
    const named = [...text.matchAll(/^(?:# )?([A-Z_]+)=/gm)].map(([, name = '']) => name);
    assert.deepEqual(named.toSorted(), [...new Set(rows.map(({ name }) => name))].toSorted());
    for (const { meaning } of rows) assert.ok(text.includes(`# ${meaning}`), meaning);
  });

  it('is a file that the bot and its package start with, once what is empty is filled in', () => {
    const empty = Object.keys(parseEnv(text));
    const database = { DATABASE_URL: 'postgres://db.contoso.example/guestlist' };
    const known: Readonly<Record<string, string>> = { ...PRODUCTION, ...database, GUESTLIST_DEVELOPER_NAME: 'Contoso' };
    const filled = Object.fromEntries(empty.map((name) => [name, known[name]]));
    assert.doesNotThrow(() => readConfig(filled));
    assert.doesNotThrow(() => readPackageConfig(filled));
    for (const name of empty)
      assert.throws(
        () => [readConfig({ ...filled, [name]: '' }), readPackageConfig({ ...filled, [name]: '' })],
        ConfigError,
      );
  });

  it('shows the defaults that hold anyway, behind a comment sign', () => {
    for (const row of rows)
      if ('default' in row) assert.ok(text.includes(`\n# ${row.name}=${row.default}\n`), row.name);
  });

  it('says which are secret', () => {
    const secret = [...text.matchAll(/\(secret\)\n(?:# )?([A-Z_]+)=/g)].map(([, name = '']) => name);
    assert.deepEqual(
      secret.toSorted(),
      PARTS.settings.flatMap((row) => ('secret' in row ? [row.name] : [])).toSorted(),
    );
  });
});
