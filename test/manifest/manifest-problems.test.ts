import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { FILLINGS, MANIFEST_FOLDER, problemsOf, type Spoiling } from './pack.ts';

const change =
  (edit: (json: Record<string, unknown>) => void): Spoiling['spoil'] =>
  (text) => {
    const json = JSON.parse(text);
    edit(json);
    return JSON.stringify(json);
  };
const text = (name: string, value: string | undefined) =>
  change((json) => {
    json[name] = value;
  });
const long = (length: number) => 'x'.repeat(length + 1);
const TITLE = 'bots[0].commandLists[0].commands[0].title';
const DESCRIPTION = 'bots[0].commandLists[0].commands[0].description';
const KO = { file: 'ko.json' };
const MANIFEST = { file: 'manifest.json' };

/** The limits of T8.1 in each place, and what nobody but us would mind. */
const SPOILT: readonly (readonly [what: string, spoiling: Spoiling, minded: RegExp])[] = [
  ['a short name that is too long', { ...KO, spoil: text('name.short', long(30)) }, /ko\.json: \/name\.short .*30/],
  ['a name that is too long', { ...KO, spoil: text('name.full', long(100)) }, /ko\.json: \/name\.full .*100/],
  [
    'a short text too long',
    { ...KO, spoil: text('description.short', long(80)) },
    /ko\.json: \/description\.short .*80/,
  ],
  ['a text too long', { ...KO, spoil: text('description.full', long(4000)) }, /ko\.json: \/description\.full .*4000/],
  ['a title that is too long', { ...KO, spoil: text(TITLE, long(128)) }, /ko\.json: .*title .*128/],
  ['a description too long', { ...KO, spoil: text(DESCRIPTION, long(4000)) }, /ko\.json: .*description .*4000/],
  [
    'the same in the default language',
    { file: 'en.json', spoil: text('name.short', long(30)) },
    /manifest\.json: \/name\/short .*30/,
  ],
  ['a missing text', { ...KO, spoil: text(DESCRIPTION, undefined) }, /ko\.json has no text for .*description/],
  ['an empty text', { ...KO, spoil: text(TITLE, ' ') }, /ko\.json has no text for .*title/],
  [
    'a text for a command that is not there',
    { ...KO, spoil: text('bots[0].commandLists[0].commands[9].title', '해제') },
    /ko\.json: the manifest has no bots\[0\]\.commandLists\[0\]\.commands\[9\]\.title/,
  ],
  ['a key that is none', { ...KO, spoil: text('greeting', '안녕') }, /ko\.json: .*additionalProperty":"greeting"/],
  [
    'a place that nothing fills',
    { ...MANIFEST, spoil: (json) => json.replace('{{GRAPH_CLIENT_ID}}', '{{GRAPH_ID}}') },
    /manifest\.json asks for GRAPH_ID, which nothing gives/,
  ],
  [
    'a property that Teams does not know',
    { ...MANIFEST, spoil: change((json) => Object.assign(json, { surface: [] })) },
    /manifest\.json: .*additionalProperty":"surface"/,
  ],
  [
    'a version that is none',
    { ...MANIFEST, spoil: change((json) => Object.assign(json, { manifestVersion: '1.28' })) },
    /manifest\.json: \/manifestVersion/,
  ],
  [
    'an icon of the wrong size',
    { file: 'outline.png', spoil: () => readFileSync(join(MANIFEST_FOLDER, 'color.png')) },
    /outline\.png must be a PNG of 32x32, and is 192x192/,
  ],
  ['an icon that is no PNG', { file: 'color.png', spoil: () => '<svg/>' }, /color\.png .* and is no picture/],
];

describe('what the package is refused for', () => {
  const { fetch } = globalThis;
  before(() => {
    // Microsoft's package has the schemas with it; whatever is fetched could differ tomorrow.
    globalThis.fetch = () => Promise.reject(new Error('no schema may be fetched'));
  });
  after(() => {
    globalThis.fetch = fetch;
  });

  it('is nothing as it stands', async () => {
    assert.deepEqual(await problemsOf({ ...MANIFEST, spoil: (json) => json }), []);
  });

  for (const [what, spoiling, minded] of SPOILT)
    it(what, async () => {
      assert.match((await problemsOf(spoiling)).join('\n'), minded);
    });

  it('a developer name that is too long, and all of it at once', async () => {
    const problems = await problemsOf(
      { ...KO, spoil: text(TITLE, undefined) },
      { ...FILLINGS, GUESTLIST_DEVELOPER_NAME: long(32), GUESTLIST_WEBSITE: 'nowhere', BOT_APP_ID: 'bot' },
    );
    for (const minded of [/developer\/name .*32/, /developer\/websiteUrl/, /botId/, /ko\.json has no text/])
      assert.ok(
        problems.some((problem) => minded.test(problem)),
        `${minded} in\n${problems.join('\n')}`,
      );
  });

  it('a setting that looks like a place to be filled', async () => {
    const developer = 'Contoso {{version}}';
    const problems = await problemsOf(
      { ...MANIFEST, spoil: (json) => json },
      { ...FILLINGS, GUESTLIST_DEVELOPER_NAME: developer },
    );
    assert.deepEqual(problems, ['manifest.json asks for version, which nothing gives.']);
  });
});
