import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { filesAt, textOf } from './project-files.ts';

// Words that fit anything say nothing.
const EMPTY_WORDS = [
  'util',
  'utils',
  'helper',
  'helpers',
  'manager',
  'service',
  'common',
  'misc',
  'base',
  'data',
  'info',
];
/** Names that may end so, and why. */
const ALLOWED: Readonly<Record<string, string>> = {
  'personal-data': 'the word of the law for what can be removed, whatever it is',
};

const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*(\.test|\.d)?\.(ts|js|cjs|cts|json|hbs)$/;
const DECLARED = /^\s*(?:export\s+)?(?:declare\s+)?(?:abstract\s+)?(?:interface|type|class|enum)\s+(\w+)/gm;

function lastWord(name: string): string {
  return (
    name
      .split(/[-_.]|(?<=[a-z0-9])(?=[A-Z])/)
      .at(-1)
      ?.toLowerCase() ?? ''
  );
}

function saysNothing(name: string): boolean {
  return EMPTY_WORDS.includes(lastWord(name)) && !(name in ALLOWED);
}

function baseName(file: string): string {
  return file.split('/').at(-1) ?? '';
}

describe('names', () => {
  const files = filesAt('{src,test,bench}/**/*.{ts,js,cjs,cts,hbs}', 'cards/*');

  it('of files say what is in them', () => {
    assert.ok(files.length > 50);
    assert.deepEqual(
      files.filter((file) => saysNothing(baseName(file).split('.')[0] ?? '')),
      [],
    );
  });

  it('of files are in kebab-case', () => {
    assert.deepEqual(
      files.filter((file) => !KEBAB.test(baseName(file))),
      [],
    );
  });

  it('of types say what they are', () => {
    const types = files.flatMap((file) =>
      [...textOf(file).matchAll(DECLARED)].map(([, name = '']) => `${file} ${name}`),
    );
    assert.ok(types.length > 100);
    assert.deepEqual(types.filter(saysNothing), []);
  });

  it('are refused when they are empty', () => {
    for (const name of ['string-utils', 'InvitationManager', 'user_info', 'graphService', 'base'])
      assert.ok(saysNothing(name), name);
    for (const name of ['data-of-a-press', 'ServicePlan', 'database', 'Redeemed']) assert.ok(!saysNothing(name), name);
    for (const name of ['Invite.ts', 'invite_guest.ts', 'inviteGuest.ts']) assert.ok(!KEBAB.test(name), name);
    assert.deepEqual(
      [...'export interface OneInfo {}\n  type TwoData = 1;'.matchAll(DECLARED)].map(([, name]) => name),
      ['OneInfo', 'TwoData'],
    );
  });

  it('are allowed by the list only where they exist', () => {
    const all = files
      .map((file) => baseName(file).split('.')[0])
      .concat(files.flatMap((file) => [...textOf(file).matchAll(DECLARED)].map(([, name]) => name)));
    assert.deepEqual(
      Object.keys(ALLOWED).filter((name) => !all.includes(name)),
      [],
    );
  });
});
