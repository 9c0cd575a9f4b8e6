import assert from 'node:assert/strict';
import fc from 'fast-check';
import { inertLine, inertLines } from '../../src/mails/inert-text.ts';

const ZWSP = '\u200b';
// What mail programs make links out of.
const LINKED = /[a-z]+:\/\/|\/\/|\\\\|\S[@＠][^\s\u200b]|[^\s\u200b][.．。｡]\p{L}|\b(mailto|tel|sms):[^\s\u200b]/iu;

const HOSTILE = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .array(
      fc.constantFrom(
        'https://',
        'HTTP://',
        'www.',
        'evil',
        '.example',
        '．',
        '。',
        '@',
        '\\\\',
        '/',
        ':',
        'mailto:',
        'tel:+49',
        ' ',
        '\n',
        '\r\n',
        '\u2028',
        '\u202e',
        '\u200f',
        '가나',
        ZWSP,
        '\0',
        '\ud800',
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join('')),
);

describe('inert text', () => {
  it('leaves nothing in a line that a mail program would make a link of', () => {
    fc.assert(
      fc.property(HOSTILE, (text) => {
        for (const line of [inertLine(text), ...inertLines(text)]) {
          assert.doesNotMatch(line, LINKED);
          assert.doesNotMatch(line, /[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u);
          assert.ok(line.isWellFormed());
        }
      }),
    );
  });

  it('shows the same characters as before', () => {
    const text = 'See https://evil.example/a?b=c, write to eve@evil.example or open \\\\server\\share.';
    assert.equal(inertLine(text).replaceAll(ZWSP, ''), text);
  });

  it('leaves ordinary words alone', () => {
    for (const text of ['Meet at 14:00, room 3.5. See you. — Sam', '안녕하세요. 회의는 3.5층입니다.', 'a/b and 1:2']) {
      assert.equal(inertLine(text), text);
    }
  });

  it('keeps line breaks of a message and empties of the ends away', () => {
    assert.deepEqual(inertLines('\n one\r\n\ttwo \u2028\nthree\n\n'), ['one', ' two', '', 'three']);
    assert.deepEqual(inertLines(' \n\u200e\n '), []);
    assert.equal(inertLine(' Ann\n\tLee '), 'Ann Lee');
  });
});
