import assert from 'node:assert/strict';
import { guestPageEn } from '../../src/wording/guest-page-en.ts';
import { guestPageKo } from '../../src/wording/guest-page-ko.ts';
import { mailEn } from '../../src/wording/mail-en.ts';
import { mailKo } from '../../src/wording/mail-ko.ts';
import type { MailSentences } from '../../src/wording/mail-sentences.ts';

type Say = (values: object) => string;

/** Every sentence to a guest, with its name, in one language. */
function sentencesOf(mail: MailSentences, page: typeof guestPageEn): Readonly<Record<string, Say>> {
  const { step2, textHeading: _, ...rest } = mail;
  const named = (prefix: string, sentences: object) =>
    Object.entries(sentences).map(([name, say]): [string, Say] => [`${prefix}${name}`, say]);
  return Object.fromEntries([...named('', rest), ...named('step2 ', step2), ...named('page ', page)]);
}

const EN = sentencesOf(mailEn, guestPageEn);
const KO = sentencesOf(mailKo, guestPageKo);

/** A sentence with a mark in place of each value, and the names of the values it used. */
function said(say: Say | undefined): { readonly text: string; readonly used: readonly string[] } {
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
  assert.ok(say);
  return { text: say(values), used: [...used].toSorted() };
}

describe('the words of the mail and of its pages', () => {
  for (const key of Object.keys(EN)) {
    it(`${key} uses the same values in each language`, () => {
      assert.deepEqual(said(KO[key]).used, said(EN[key]).used);
    });

    it(`${key} hangs no particle on a value that ends in any sound`, () => {
      assert.doesNotMatch(said(KO[key]).text, /§’?(은|는|이|가|을|를|와|과|으로|로|이나|나)(?![가-힣])/u);
      assert.doesNotMatch(said(KO[key]).text, /[은을이]\([가를와]\)|씨|하십시오/u);
    });

    it(`${key} leaves no value out`, () => {
      assert.doesNotMatch(said(EN[key]).text + said(KO[key]).text, /undefined/);
    });

    it(`${key} says “we” to nobody outside, but of the mails themselves`, () => {
      const text = said(EN[key]).text.replaceAll(/\bour (first|last) mail\b/g, '');
      assert.doesNotMatch(text, /\b(we|our|us)\b/i);
    });
  }

  it('writes the day in the language', () => {
    const until = new Date('2026-12-05T23:59:00Z');
    assert.match(mailEn.foot({ inviter: '', org: '', until }), /by 5 December 2026;/);
    assert.match(mailKo.foot({ inviter: '', org: '', until }), /2026년 12월 5일까지/);
  });
});
