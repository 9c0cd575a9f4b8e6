import assert from 'node:assert/strict';
import fc from 'fast-check';
import { plainText, quotedText } from '../../src/cards/plain-text.ts';
import { bareText } from '../../src/domain/bare-text.ts';
import { RedeemUrl } from '../../src/domain/redeem-url.ts';
import { readMarkdown } from './read-card.ts';

const SIGNS = [
  ...'\\`*_[]<>~|&{}-+#=.()!:/"\'@ \n\t0123456789aA가ﬁ',
  'http://',
  '</a>',
  '<img ',
  '&amp;',
  '1. ',
  '\u202e',
  '\u0000',
];
const text = fc.oneof(
  fc.string({ unit: fc.constantFrom(...SIGNS), maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
);

describe('plainText', () => {
  for (const html of [false, true]) {
    it(`lets a text come out of Markdown as it went in${html ? ', where HTML is allowed too' : ''}`, () => {
      fc.assert(
        fc.property(text, (value) => {
          const { text: shown, elements } = readMarkdown(plainText(value), { html });
          assert.equal(shown, bareText(value));
          assert.deepEqual(elements, []);
        }),
        { numRuns: 5000 },
      );
    });
  }

  it('does so behind a bold label as well', () => {
    fc.assert(
      fc.property(text, (value) => {
        const { text: shown, elements } = readMarkdown(`**Label:** ${plainText(value)}`);
        assert.equal(shown.trimEnd(), `Label: ${bareText(value)}`.trimEnd());
        assert.deepEqual(elements, []);
      }),
      { numRuns: 5000 },
    );
  });

  it('takes no redeem URL, neither as a type nor when it runs', () => {
    // @ts-expect-error A secret is no text.
    assert.throws(() => plainText(new RedeemUrl('https://login.example/redeem?id=1')), TypeError);
  });

  it('keeps the renderer from reading dates into a name', () => {
    assert.doesNotMatch(plainText('{{DATE(2017-02-14T06:08:39Z,SHORT)}}'), /\{\{/);
  });
});

describe('bareText', () => {
  it('takes out what cannot be seen and keeps what joins letters', () => {
    assert.equal(bareText('  a\u202eb\u2066c\u0000\u00ad d\n\te\ufeff '), 'abc d e');
    assert.equal(bareText('می\u200cخواهم'), 'می\u200cخواهم');
  });

  it('mends half a character', () => {
    assert.equal(bareText('a\ud800b'), 'a\ufffdb');
  });
});

describe('quotedText', () => {
  it('keeps lines and breaks long runs', () => {
    assert.equal(quotedText('one\r\ntwo\u2028three\n\n'), 'one\ntwo\nthree');
    assert.equal(quotedText('x'.repeat(45)), `${'x'.repeat(20)}\u200b${'x'.repeat(20)}\u200b${'x'.repeat(5)}`);
    assert.equal(quotedText('x'.repeat(30)), 'x'.repeat(30));
  });

  it('never splits a character', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (value) => quotedText(value).isWellFormed()));
  });

  it('takes out bidi signs and the renderer’s own instructions', () => {
    assert.equal(quotedText('\u202eabc'), 'abc');
    assert.doesNotMatch(quotedText('{{{DATE(2017-02-14T06:08:39Z)}}'), /\{\{/);
  });
});
