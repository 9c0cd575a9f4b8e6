import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { CARD_ACTIONS } from '../../src/bot/card-actions.ts';
import { filesAt, textOf } from './project-files.ts';

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** Verbs of a template: in `verb`, and in the data of a fallback. */
function verbsIn(part: Json): readonly string[] {
  if (part === null || typeof part !== 'object') return [];
  const own = 'verb' in part && typeof part.verb === 'string' ? [part.verb] : [];
  return [...own, ...Object.values(part).flatMap(verbsIn)];
}

/** The base names of `cards/x.json` and its view and test, and who lacks one. */
function missingParts(files: readonly string[], templates: readonly string[]): readonly string[] {
  return templates
    .flatMap((name) => [`cards/${name}.json`, `src/cards/${name}.ts`, `test/cards/${name}.test.ts`])
    .filter((file) => !files.includes(file));
}

describe('cards', () => {
  const templates = filesAt('cards/*.json').map((file) => file.slice('cards/'.length, -'.json'.length));
  const files = filesAt('cards/*.json', 'src/cards/*.ts', 'test/cards/*.test.ts');

  it('are three files of one name: template, view, test', () => {
    assert.ok(templates.length > 0);
    assert.deepEqual(missingParts(files, templates), []);
  });

  it('are each shown by the view of its name and by no other', () => {
    const imports = filesAt('src/**/*.ts').flatMap((file) =>
      [...textOf(file).matchAll(/#cards\/([\w-]+)\.json/g)].map(([, name]) => `${name} by ${file}`),
    );
    assert.deepEqual(imports.toSorted(), templates.map((name) => `${name} by src/cards/${name}.ts`).toSorted());
  });

  it('carry no verb that is not routed', () => {
    const verbs = templates.flatMap((name) =>
      verbsIn(JSON.parse(textOf(`cards/${name}.json`)) as Json).map((verb) => [name, verb] as const),
    );
    assert.ok(verbs.length > 0);
    // A verb that the view fills in stands as ${…} in the template; the card's own test reads it.
    const fixed = verbs.filter(([, verb]) => !verb.includes('$'));
    assert.deepEqual(
      fixed.filter(([, verb]) => !Object.hasOwn(CARD_ACTIONS, verb)),
      [],
    );
  });

  it('have a button for each verb that is routed', () => {
    const written = [...filesAt('cards/*.json'), ...filesAt('src/cards/*.ts')].map(textOf).join('\n');
    assert.deepEqual(
      Object.keys(CARD_ACTIONS).filter((verb) => !written.includes(verb)),
      [],
    );
  });

  it('would be missed', () => {
    assert.deepEqual(missingParts(['cards/a.json', 'src/cards/a.ts'], ['a']), ['test/cards/a.test.ts']);
    assert.deepEqual(verbsIn({ actions: [{ verb: 'a.b', fallback: { data: { verb: 'c.d' } } }] }), ['a.b', 'c.d']);
  });
});
