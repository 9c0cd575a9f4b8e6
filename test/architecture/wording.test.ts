import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { filesAt, textOf } from './project-files.ts';

// What the project has no business to say: folders of one machine, where packages came from, work left lying.
const FORBIDDEN: readonly (readonly [what: string, shape: RegExp])[] = [
  ['a folder of one machine', /(?<![\w.~-])\/(work|tmp|root|home)\/\w/],
  ['a package registry', /registry\.npm|npmjs\.|artifactory|\bnexus\b/i],
  ['work left lying', /\b(TODO|FIXME|XXX)\b/],
  ['a test that shuts out others', /\b(it|describe)\.only\(/],
];

// RFC 2606 and 6761; nobody can ever own these.
const RESERVED = /(^|\.)(example|invalid|localhost)$|(^|\.)example\.(com|net|org)$|^(127\.0\.0\.1|0\.0\.0\.0|\[::1\])$/;
/** Hosts that the facts speak of. */
const FACTS = [
  'microsoft.com',
  'microsoft.us',
  'microsoftonline.com',
  'microsoftonline.us',
  'microsoftonline.cn',
  'windows.net',
  'azure.net',
  'azure.com',
  'office.com',
  'botframework.com',
  'botframework.us',
  'trafficmanager.net',
  'aka.ms',
  'onmicrosoft.com',
  'adaptivecards.io',
];

const URLS = /\bhttps?:\/\/(?:[^\s/"'`<>@]*@)?([\w.-]+[\w]|\[::1\])/gi;
// `sponsors@odata.bind` is a field of Graph's.
const ADDRESSES = /[\w.+#-]+@(?!odata\.)([\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,})\b/gu;

function isFine(host: string): boolean {
  const name = host.toLowerCase();
  return RESERVED.test(name) || FACTS.some((known) => name === known || name.endsWith(`.${known}`));
}

function strangersIn(text: string): readonly string[] {
  const urls = [...text.matchAll(URLS)].map(([, host = '']) => host).filter((host) => host.includes('.'));
  const addresses = [...text.matchAll(ADDRESSES)].map(([, domain = '']) => domain);
  return [...urls, ...addresses].filter((host) => !isFine(host));
}

function forbiddenIn(text: string): readonly string[] {
  return FORBIDDEN.filter(([, shape]) => shape.test(text)).map(([what]) => what);
}

describe('the project speaks of itself alone', () => {
  const files = filesAt(
    '{src,test,bench,deploy,manifest}/**/*.{ts,js,cjs,cts,json,hbs,html,css,md,bicep,yml}',
    'cards/*.json',
    '*.{md,json}',
    '.ci/run',
  ).filter((file) => !/package-lock|host-configs|architecture\/wording/.test(file));

  it('in every file', () => {
    assert.ok(files.length > 100);
    assert.deepEqual(
      files.map((file) => [file, ...forbiddenIn(textOf(file))]).filter(({ length }) => length > 1),
      [],
    );
  });

  it('and of domains that nobody can own', () => {
    assert.deepEqual(
      files.map((file) => [file, ...strangersIn(textOf(file))]).filter(({ length }) => length > 1),
      [],
    );
  });

  it('which would be noticed', () => {
    assert.deepEqual(strangersIn("fetch('https://contoso.com/x'); 'ann@fabrikam.co.kr' 'bo@xn--9n2bp8q.example'"), [
      'contoso.com',
      'fabrikam.co.kr',
    ]);
    assert.deepEqual(strangersIn('https://evilmicrosoft.com https://a:b@graph.microsoft.com http://localhost:1'), [
      'evilmicrosoft.com',
    ]);
    for (const text of [
      'in /home/somebody',
      '"/tmp/x"',
      '// TODO later',
      "it.only('x'",
      'https://registry.npmjs.org',
    ]) {
      assert.equal(forbiddenIn(text).length, 1, text);
    }
    assert.deepEqual(forbiddenIn('in .sandbox/tmp/x and network/homework'), []);
  });
});
