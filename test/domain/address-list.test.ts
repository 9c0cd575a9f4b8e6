import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseAddressList } from '../../src/domain/address-list.ts';
import { parseEmailAddress } from '../../src/domain/email-address.ts';
import { HOSTILE, LOOSE } from './hostile-texts.ts';

const PERSON = fc
  .tuple(fc.stringMatching(/^[a-z]{2,8}$/), fc.constantFrom('fabrikam.example', 'northwind.example'))
  .map(([local, domain]) => `${local}@${domain}`);

function textsOf(list: string): readonly string[] {
  return parseAddressList(list).people.map(({ text }) => text);
}

describe('a list of addresses', () => {
  for (const separator of ['\n', '\r\n', ';', '; ', ',', ', ', '，', '、', ' \n ', ' ', ', \n']) {
    it(`is split at ${JSON.stringify(separator)}`, () => {
      const list = ['ann@fabrikam.example', 'bo@fabrikam.example', 'kim@northwind.example'];

      assert.deepEqual(textsOf(list.join(separator)), list);
    });
  }

  it('keeps the names that stand before the addresses, commas and all', () => {
    const list =
      'Lee, Ann <ann@x.example>, "Kim, Min, Dr." <kim@x.example>; 이보라 <bo@x.example>\n"Sam" <sam@x.example>';

    assert.deepEqual(parseAddressList(list), {
      people: [
        { text: 'ann@x.example', name: 'Lee, Ann', listed: 1 },
        { text: 'kim@x.example', name: 'Kim, Min, Dr.', listed: 1 },
        { text: 'bo@x.example', name: '이보라', listed: 1 },
        { text: 'sam@x.example', name: 'Sam', listed: 1 },
      ],
      malformed: [],
    });
  });

  it('takes no mistyped address for half a name', () => {
    const { people, malformed } = parseAddressList('annx.example, Bo <bo@x.example>');

    assert.deepEqual(malformed, ['annx.example']);
    assert.deepEqual(people, [{ text: 'bo@x.example', name: 'Bo', listed: 1 }]);
  });

  it('counts one address once, however it is written, and remembers how often', () => {
    const { people } = parseAddressList('ann@bücher.example; ANN@bücher.example, Ann <ann@xn--bcher-kva.example>');

    assert.deepEqual(people, [{ text: 'ann@bücher.example', name: 'Ann', listed: 3 }]);
  });

  it('leaves an address as it was typed, so that the check can say what Microsoft does not accept', () => {
    const typed = ['.ann@x.example', 'ann+north@x.example', 'a(b@x.example', "o'brien@x.example", '-ann@x.example'];

    assert.deepEqual(textsOf(typed.join('\n')), typed);
  });

  it('names each entry that has letters and no address', () => {
    const { people, malformed } = parseAddressList('ann\nann@\nbo@fabrikam\n-\n\n...\n12\nAnn <annx.example>\n@');

    assert.deepEqual([people, malformed], [[], ['ann', 'ann@', 'bo@fabrikam', 'Ann <annx.example>', '@']]);
  });

  for (const [line, expected] of [
    ['Please invite (ann@x.example) and bo@x.example.', ['ann@x.example', 'bo@x.example']],
    ["'ann@x.example'", ['ann@x.example']],
    ['“ann@x.example”', ['ann@x.example']],
    ['mailto:ann@x.example', ['ann@x.example']],
    ['ann@x.example을, bo@x.example에게', ['ann@x.example', 'bo@x.example']],
    ['1. ann@x.example\n2. bo@x.example', ['ann@x.example', 'bo@x.example']],
    ['Ann Lee <ann@x.example> Bo <bo@x.example>', ['ann@x.example', 'bo@x.example']],
  ] as const) {
    it(`is read in: ${JSON.stringify(line)}`, () => {
      assert.deepEqual(textsOf(line), expected);
    });
  }

  it('gives back whoever was put in, named or not, in any mixture of separators', () => {
    const separators = fc.constantFrom('\n', '; ', ', ', ',', ';\r\n');
    const named = fc.constantFrom('', 'Ann Lee', 'Lee, Ann', '"Lee, Ann"', '이보라');
    fc.assert(
      fc.property(
        fc.uniqueArray(PERSON, { maxLength: 8 }),
        fc.infiniteStream(separators),
        named,
        (people, between, name) => {
          const list = people.map((text) => (name === '' ? text : `${name} <${text}>`));
          assert.deepEqual(textsOf(list.map((entry) => entry + between.next().value).join('')), people);
        },
      ),
    );
  });

  it('never throws, and names as people only what has the form of an address', () => {
    fc.assert(
      fc.property(fc.oneof(LOOSE, fc.string({ unit: 'binary' })), (text) => {
        for (const { text: address, listed } of parseAddressList(text).people) {
          const parsed = parseEmailAddress(address);
          assert.ok(listed >= 1 && !('problem' in parsed && parsed.problem.code === 'address-malformed'));
        }
      }),
    );
  });

  it('is read to its end, however long and strange it is', () => {
    for (const hostile of HOSTILE) {
      const { people } = parseAddressList(`${hostile.repeat(5_000)}\nann@fabrikam.example`);
      assert.ok(
        people.some(({ text }) => text === 'ann@fabrikam.example'),
        hostile,
      );
    }
  });
});
