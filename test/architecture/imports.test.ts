import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser';
import { after, before, describe, it } from 'mocha';
import config from './dependency-cruiser.cjs';

const ROOT = join(import.meta.dirname, '../..');

/** A project in which each file breaks one rule, by the import it makes. */
const BROKEN: readonly (readonly [rule: string, file: string, imported: string])[] = [
  ['domain-rooms', 'src/domain/a.ts', '../wording/z.ts'],
  ['domain-packages', 'src/domain/b.ts', 'zod'],
  ['domain-without-node', 'src/domain/c.ts', 'node:fs'],
  ['use-cases-rooms', 'src/use-cases/a.ts', '../graph/z.ts'],
  ['use-cases-packages', 'src/use-cases/b.ts', 'kysely'],
  ['wording-rooms', 'src/wording/a.ts', '../use-cases/z.ts'],
  ['wording-packages', 'src/wording/b.ts', 'handlebars'],
  ['cards-rooms', 'src/cards/a.ts', '../use-cases/z.ts'],
  ['cards-packages', 'src/cards/b.ts', 'zod'],
  ['mails-rooms', 'src/mails/a.ts', '../cards/z.ts'],
  ['mails-packages', 'src/mails/b.ts', 'adaptivecards-templating'],
  ['graph-rooms', 'src/graph/a.ts', '../use-cases/z.ts'],
  ['graph-packages', 'src/graph/b.ts', 'kysely'],
  ['storage-rooms', 'src/storage/a.ts', '../jobs/z.ts'],
  ['storage-packages', 'src/storage/b.ts', 'pg-boss'],
  ['bot-rooms', 'src/bot/a.ts', '../storage/z.ts'],
  ['bot-packages', 'src/bot/b.ts', 'restify'],
  ['jobs-rooms', 'src/jobs/a.ts', '../storage/z.ts'],
  ['jobs-packages', 'src/jobs/b.ts', 'pg'],
  ['http-rooms', 'src/http/a.ts', '../bot/z.ts'],
  ['http-packages', 'src/http/b.ts', 'zod'],
  ['cli-rooms', 'src/cli/a.ts', '../storage/z.ts'],
  ['cli-packages', 'src/cli/b.ts', 'zod'],
  ['packaging-rooms', 'src/packaging/a.ts', '../graph/z.ts'],
  ['packaging-packages', 'src/packaging/b.ts', 'zod'],
  ['nothing-imports-packaging', 'src/app.ts', './packaging/z.ts'],
  ['botbuilder-only-in-bot', 'src/app.ts', 'botbuilder'],
  ['pglite-only-in-one-file', 'src/main.ts', '@electric-sql/pglite'],
  ['tenant-imports-itself', 'src/sandbox/tenant/a.ts', '../../domain/z.ts'],
  ['nothing-imports-sandbox', 'src/app.ts', './sandbox/z.ts'],
  ['open-doors-only-in-sandbox', 'src/main.ts', './bot/loopback-door.ts'],
  ['sandbox-knows-roots-only', 'src/sandbox/b.ts', '../storage/z.ts'],
  ['top-knows-domain-only', 'src/config.ts', './storage/z.ts'],
  ['only-roots-read-the-top', 'src/http/c.ts', '../config.ts'],
  ['src-without-test', 'src/jobs/c.ts', '../../test/z.ts'],
  ['production-without-dev-packages', 'src/serve.ts', 'markdown-it'],
  ['no-circles', 'src/domain/d.ts', './d2.ts'],
  ['all-resolve', 'src/domain/e.ts', './gone.ts'],
  ['all-declared', 'src/graph/c.ts', 'axios'],
];

describe('the import rules', function () {
  this.timeout(20_000);
  let folder = '';

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'guestlist-imports-'));
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    for (const file of ['package.json', 'tsconfig.json']) cpSync(join(ROOT, file), join(folder, file));
    const rooms = [
      'domain',
      'wording',
      'use-cases',
      'graph',
      'cards',
      'jobs',
      'bot',
      'storage',
      'sandbox',
      'packaging',
    ];
    for (const harmless of [...rooms.map((room) => `src/${room}/z.ts`), 'test/z.ts'])
      put(harmless, 'export const z = 1;\n');
    put('src/bot/loopback-door.ts', 'export const z = 1;\n');
    put('src/domain/d2.ts', "import './d.ts';\n");
    for (const file of new Set(BROKEN.map(([, name]) => name))) {
      const imports = BROKEN.filter(([, name]) => name === file).map(([, , imported]) => `import '${imported}';\n`);
      put(file, imports.join(''));
    }
  });

  after(() => rmSync(folder, { recursive: true, force: true }));

  function put(file: string, text: string): void {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }

  it('each bite, where they should and only there', async () => {
    const options = { ...config.options, baseDir: folder, ruleSet: { forbidden: config.forbidden }, validate: true };
    const { output } = await cruise(['src'], options as ICruiseOptions);
    const { violations } = (output as ICruiseResult).summary;
    const found = new Set(violations.map(({ rule, from }) => `${rule.name} ${from}`));
    for (const [rule, file, imported] of BROKEN)
      assert.ok(found.has(`${rule} ${file}`), `${rule} lets ${file} import ${imported}`);
    assert.deepEqual(
      violations.filter(({ from }) => from.endsWith('/z.ts')),
      [],
    );
  });

  it('have an example each', () => {
    const shown = new Set(BROKEN.map(([rule]) => rule));
    assert.deepEqual(
      config.forbidden.map(({ name }) => name).filter((name) => !shown.has(name)),
      [],
    );
  });
});
