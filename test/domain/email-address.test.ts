import assert from 'node:assert/strict';
import { domainToASCII } from 'node:url';
import fc from 'fast-check';
import {
  domainOf,
  findAddresses,
  parseEmailAddress,
  parseMailbox,
  refusedCharacter,
} from '../../src/domain/email-address.ts';
import { email } from '../support/builders.ts';
import { HOSTILE, LOOSE } from './hostile-texts.ts';

const NAME = fc.stringMatching(/^[a-z]{1,8}$/);
const LOCAL = fc.stringMatching(/^[a-z0-9]([a-z0-9_'-]{0,20}[a-z0-9])?$/);
const DOMAIN = fc.constantFrom('fabrikam.example', 'mail.northwind.example', 'xn--bcher-kva.example');
const ADDRESS = fc.tuple(LOCAL, DOMAIN).map(([local, domain]) => `${local}@${domain}`);

const BEFORE = fc.constantFrom(
  '',
  '(',
  '<',
  '“',
  '"',
  "'",
  '‘',
  '[',
  'mailto:',
  '님: ',
  'invite ',
  '초대 ',
  '- ',
  '• ',
);
const AFTER = fc.constantFrom(
  '',
  ')',
  '>',
  '”',
  '"',
  "'",
  '’',
  ']',
  '.',
  ',',
  ';',
  '!',
  '?',
  ').',
  ' 님',
  '을',
  '에게',
  '께서',
  '，',
  '、',
);

describe('an address', () => {
  it('is compared in lower case and with the ASCII form of its domain', () => {
    assert.equal(email(' Ann.Lee@Fabrikam.Example '), 'ann.lee@fabrikam.example');
    assert.equal(domainOf(email('ann@bücher.example')), 'xn--bcher-kva.example');
  });

  it('may have an apostrophe', () => {
    assert.equal(email("o'brien@fabrikam.example"), "o'brien@fabrikam.example");
  });

  for (const char of '~!#$%^&*()+=[]{}\\/|;:"<>?,') {
    it(`is refused with ${char} before the @ (G3.2)`, () => {
      const text = `a${char}b@fabrikam.example`;
      assert.deepEqual(parseEmailAddress(text), { problem: { code: 'address-characters', text, char } });
    });
  }

  for (const text of ['-ann@fabrikam.example', 'ann.@fabrikam.example', '.ann@fabrikam.example']) {
    it(`is refused with an edge as in ${text}`, () => {
      const parsed = parseEmailAddress(text);
      assert.equal('problem' in parsed && parsed.problem.code, 'address-edge');
    });
  }

  for (const text of [
    'ann',
    'ann@',
    '@fabrikam.example',
    'ann@fabrikam',
    'a b@fabrikam.example',
    'ann@10.0.0.1',
    'ann@fabrikam..example',
    'ann..lee@fabrikam.example',
    'ann@fabrikam.example:25',
    'ann@fabrikam.example/x',
    'ann\u0000@fabrikam.example',
    'ann\u202e@fabrikam.example',
    `${'a'.repeat(65)}@fabrikam.example`,
  ]) {
    it(`is not ${JSON.stringify(text)}`, () => {
      const parsed = parseEmailAddress(text);
      assert.equal('problem' in parsed && parsed.problem.code, 'address-malformed');
    });
  }

  it('has a straight apostrophe where a phone has set a curly one', () => {
    assert.equal(email('sean.o’brien@fabrikam.example'), "sean.o'brien@fabrikam.example");
  });

  it('never throws, and what it accepts it accepts again unchanged', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), LOOSE, ADDRESS), (text) => {
        const parsed = parseEmailAddress(text);
        if ('address' in parsed) assert.deepEqual(parseEmailAddress(parsed.address), parsed);
      }),
    );
  });

  it('keeps its apostrophes, wherever between letters they are', () => {
    fc.assert(
      fc.property(fc.array(NAME, { minLength: 2, maxLength: 4 }), (names) => {
        assert.equal(email(`${names.join("'")}@fabrikam.example`), `${names.join("'")}@fabrikam.example`);
      }),
    );
  });

  it('is the same in upper and lower case, and with either form of its domain', () => {
    const labels = fc.constantFrom('bücher', '한국상사', 'Ünïcode', 'ПРИМЕР', 'fabrikam', 'straße', '日本語');
    fc.assert(
      fc.property(LOCAL, labels, fc.boolean(), (local, label, isUpper) => {
        const written = `${local}@${label}.example`;
        const ascii = `${local}@${domainToASCII(`${label}.example`)}`;
        assert.equal(email(isUpper ? written.toUpperCase().replace('STRASSE', 'STRAßE') : written), email(ascii));
      }),
    );
  });
});

describe('an address that Microsoft may refuse', () => {
  for (const [typed, canonical, char] of [
    ['Kim+News@FABRIKAM.example ', 'kim+news@fabrikam.example', '+'],
    ['.kim@fabrikam.example', '.kim@fabrikam.example', '.'],
    ['kim-@bücher.example', 'kim-@xn--bcher-kva.example', '-'],
    ['O’Brien@fabrikam.example', "o'brien@fabrikam.example", undefined],
  ] as const) {
    it(`is spelled as any other, and says what would be refused: ${typed}`, () => {
      const address = parseMailbox(typed);

      assert.equal(address, canonical);
      assert.equal(refusedCharacter(address ?? ''), char);
    });
  }

  it('is none where nobody could have it', () => {
    for (const text of ['', 'kim', 'kim@', 'kim@fabrikam', 'k im@fabrikam.example', 'kim..x@fabrikam.example']) {
      assert.equal(parseMailbox(text), undefined, text);
    }
  });

  it('agrees with what an invitation takes', () => {
    fc.assert(
      fc.property(LOOSE, (text) => {
        const parsed = parseEmailAddress(text);
        const address = parseMailbox(text);
        const isTaken = address !== undefined && refusedCharacter(address) === undefined;
        assert.equal('address' in parsed, isTaken);
        if ('address' in parsed) assert.equal(address, parsed.address);
      }),
    );
  });
});

describe('addresses in a sentence', () => {
  const CASES: readonly (readonly [string, readonly string[]])[] = [
    ['invite ann@fabrikam.example, bo@fabrikam.example', ['ann@fabrikam.example', 'bo@fabrikam.example']],
    ['Please invite (ann@fabrikam.example).', ['ann@fabrikam.example']],
    ['“ann@fabrikam.example”!', ['ann@fabrikam.example']],
    ['mailto:ann@fabrikam.example?', ['ann@fabrikam.example']],
    ['ann@fabrikam.example을 초대해 주세요', ['ann@fabrikam.example']],
    ['초대 ann@fabrikam.example', ['ann@fabrikam.example']],
    ['ann@fabrikam.example;ANN@fabrikam.example', ['ann@fabrikam.example']],
    ['<a href="mailto:ann@fabrikam.example">ann@fabrikam.example</a>', ['ann@fabrikam.example']],
    ["o'brien@fabrikam.example", ["o'brien@fabrikam.example"]],
    ['no address here, not even @ or x@', []],
  ];
  for (const [line, expected] of CASES) {
    it(`are found in: ${line}`, () => {
      assert.deepEqual(
        findAddresses(line).map(({ text }) => text),
        expected,
      );
    });
  }

  it('come with the name that stands before the angle bracket', () => {
    assert.deepEqual(findAddresses('invite Ann Lee <ann@fabrikam.example>, "이보라" <bo@fabrikam.example>'), [
      { text: 'ann@fabrikam.example', name: 'Ann Lee' },
      { text: 'bo@fabrikam.example', name: '이보라' },
    ]);
  });

  it('are found whatever stands around them', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(ADDRESS, { minLength: 1, maxLength: 6 }),
        BEFORE,
        AFTER,
        (addresses, before, after) => {
          const line = addresses.map((address) => `${before}${address}${after}`).join(' ');
          assert.deepEqual(
            findAddresses(line).map(({ text }) => text),
            addresses,
          );
        },
      ),
    );
  });

  it('never throw', () => {
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), LOOSE), (line) => void findAddresses(line)));
  });

  it('are found at the end of a text, however long and strange it is', () => {
    for (const hostile of HOSTILE) {
      const found = findAddresses(`${hostile.repeat(5_000)}\nann@fabrikam.example`);
      assert.equal(found.at(-1)?.text, 'ann@fabrikam.example', hostile);
    }
  });
});
