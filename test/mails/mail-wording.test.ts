import assert from 'node:assert/strict';
import { mailEn } from '../../src/wording/mail-en.ts';
import { mailKo } from '../../src/wording/mail-ko.ts';
import type { MailSentences } from '../../src/wording/mail-sentences.ts';

const KEYS = Object.keys(mailEn) as readonly (keyof MailSentences)[];

/** A sentence with a mark in place of each value, and the names of the values it used. */
function said(
  sentences: MailSentences,
  key: keyof MailSentences,
): { readonly text: string; readonly used: readonly string[] } {
  const used = new Set<string>();
  const values = new Proxy(
    {},
    {
      get: (_, name) => {
        used.add(String(name));
        return name === 'until' ? new Date('2026-12-05T00:00:00Z') : '§';
      },
    },
  );
  const sentence = sentences[key] as (values: object) => string;
  return { text: key === 'textHeading' ? '' : sentence(values), used: [...used].toSorted() };
}

describe('the words of the mail', () => {
  for (const key of KEYS) {
    it(`${key} uses the same values in each language`, () => {
      assert.deepEqual(said(mailKo, key).used, said(mailEn, key).used);
    });

    it(`${key} hangs no particle on a value that ends in any sound`, () => {
      assert.doesNotMatch(said(mailKo, key).text, /§’?(은|는|이|가|을|를|와|과|으로|로|이나|나)(?![가-힣])/u);
      assert.doesNotMatch(said(mailKo, key).text, /[은을이]\([가를와]\)|씨|하십시오/u);
    });
  }

  it('leaves no value out', () => {
    for (const key of KEYS) assert.doesNotMatch(said(mailEn, key).text + said(mailKo, key).text, /undefined/, key);
  });

  it('says “we” to nobody outside', () => {
    for (const key of KEYS) assert.doesNotMatch(said(mailEn, key).text, /\b(we|our|us)\b/i);
  });

  it('writes the day in the language', () => {
    const until = new Date('2026-12-05T23:59:00Z');
    assert.match(mailEn.foot({ inviter: '', org: '', until }), /by 5 December 2026;/);
    assert.match(mailKo.foot({ inviter: '', org: '', until }), /2026년 12월 5일까지/);
  });
});
