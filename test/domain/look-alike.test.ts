import assert from 'node:assert/strict';
import { domainToASCII } from 'node:url';
import fc from 'fast-check';
import { lookAlike } from '../../src/domain/look-alike.ts';

const OWN = ['contoso.example', 'contoso.onmicrosoft.com'];
const PARTNERS = ['fabrikam.example', 'mail.northwind.example', 'acme.example', 'hanbit.co.kr', 'outlook.com'];
const NAME = fc.stringMatching(/^[a-z]{5,12}$/);

function alike(domain: string) {
  return lookAlike(domainToASCII(domain), [OWN, PARTNERS]);
}

describe('a domain that looks like a known one', () => {
  const CASES: readonly (readonly [string, string, string, string])[] = [
    ['fabrikarn.example', 'fabrikam.example', 'rn', 'm'],
    ['fаbrikam.example', 'fabrikam.example', 'а', 'a'],
    ['c0ntoso.example', 'contoso.example', '0', 'o'],
    ['northvvind.example', 'northwind.example', 'vv', 'w'],
    ['fabricam.example', 'fabrikam.example', 'c', 'k'],
    ['fabrikkam.example', 'fabrikam.example', 'kk', 'k'],
    ['fabrikm.example', 'fabrikam.example', 'k', 'ka'],
    ['ffabrikam.example', 'fabrikam.example', 'ff', 'f'],
    ['abrikam.example', 'fabrikam.example', 'a', 'fa'],
    ['fabirkam.example', 'fabrikam.example', 'ir', 'ri'],
    ['mail.fabrikarn.example', 'fabrikam.example', 'rn', 'm'],
    ['hanblt.co.kr', 'hanbit.co.kr', 'l', 'i'],
    ['cont0so.onmicrosoft.com', 'contoso.onmicrosoft.com', '0', 'o'],
  ];
  for (const [domain, known, a, b] of CASES) {
    it(`${domain} is not ${known}: “${a}” instead of “${b}”`, () => {
      assert.deepEqual(alike(domain), { known, difference: { kind: 'letters', a, b } });
    });
  }

  for (const [domain, known, a, b] of [
    ['fabrikam.com', 'fabrikam.example', '.com', '.example'],
    ['fabrikam.co.kr', 'fabrikam.example', '.co.kr', '.example'],
    ['hanbit.kr', 'hanbit.co.kr', '.kr', '.co.kr'],
    ['contoso.com', 'contoso.example', '.com', '.example'],
    ['fabrikam.onmicrosoft.com', 'fabrikam.example', '.onmicrosoft.com', '.example'],
  ] as const) {
    it(`${domain} is not ${known}: ending ${a} instead of ${b}`, () => {
      assert.deepEqual(alike(domain), { known, difference: { kind: 'ending', a, b } });
    });
  }

  for (const domain of [
    'contoso.example',
    'shop.contoso.example',
    'northwind.example',
    'deep.mail.northwind.example',
    'contoso-events.example',
    'adatum.example',
    'acne.example',
    'acme.com',
    'acme.co.kr',
    'fabrikom.com',
    'outlook.com',
    'outlook.kr',
    '0utlook.com',
    'example',
  ]) {
    it(`${domain} is none`, () => {
      assert.equal(alike(domain), undefined);
    });
  }

  it('is none where it is for private mail, whatever it looks like', () => {
    assert.equal(lookAlike('outlook.com', [['outl00k.com', 'outlook.example']]), undefined);
  });

  it('names a domain of ours before the one that Microsoft gave us, in whichever order they are read', () => {
    for (const own of [OWN, OWN.toReversed()]) assert.equal(lookAlike('contoso.net', [own])?.known, 'contoso.example');
  });

  it('is none if it is known, or lies under one that is', () => {
    fc.assert(
      fc.property(NAME, fc.constantFrom('', 'mail.', 'a.b.'), (name, sub) => {
        assert.equal(lookAlike(`${sub}${name}.example`, [[`${name}.example`]]), undefined);
      }),
    );
  });

  it('is one either way round, where both names are long enough', () => {
    const edit = fc.record({
      at: fc.nat(11),
      letter: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'),
      kind: fc.nat(3),
    });
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{6,12}$/), edit, (name, { at, letter, kind }) => {
        const start = at % name.length;
        const [before, rest] = [name.slice(0, start), name.slice(start)];
        const edits = [
          before + letter + rest,
          before + rest.slice(1),
          before + letter + rest.slice(1),
          before + rest.slice(1, 2) + rest.slice(0, 1) + rest.slice(2),
        ];
        const edited = edits[kind] ?? name;
        fc.pre(edited !== name);

        const there = lookAlike(`${edited}.example`, [[`${name}.example`]])?.difference;
        const back = lookAlike(`${name}.example`, [[`${edited}.example`]])?.difference;

        assert.equal(there?.kind, 'letters');
        assert.deepEqual(back, there && { kind: there.kind, a: there.b, b: there.a });
      }),
    );
  });
});
