import assert from 'node:assert/strict';
import { conversionCancelledCard } from '../../src/cards/conversion-cancelled.ts';
import { converterReviewCard } from '../../src/cards/conversion-handed-in.ts';
import { aPreFlight, EVERY_CODE, everyConversionFinding, seen } from './conversion-casts.ts';
import { handedIn, UNTYPED } from './converter-scenes.ts';
import { verbsOf, wordsOf } from './read-card.ts';
import { aReader, NOW, ORDINARY } from './scenes.ts';

describe('what the check comes to for somebody who asks without administering', () => {
  it('is that the administrators see it; about the address that they typed they read it themselves', () => {
    const card = converterReviewCard(handedIn(ORDINARY.en, everyConversionFinding(ORDINARY.en)), aReader('en'));
    const words = wordsOf(card);
    assert.match(words, /you hear the result here \(reference GL-7F3K-Q2\)/);
    assert.match(words, /contoso\.example is a verified domain of our own tenant/);
    assert.deepEqual(verbsOf(card), ['conversion.recheck', 'conversion.change', 'conversion.cancel']);
    const own = ['own-domain', 'address-characters', 'domain-denied', 'domain-not-allowed'];
    const others = EVERY_CODE.filter((code) => !own.includes(code)).map((code) => seen(ORDINARY.en, code));
    const silent = JSON.stringify(converterReviewCard(handedIn(ORDINARY.en, others), aReader('en')));
    assert.equal(silent, JSON.stringify(converterReviewCard(handedIn(ORDINARY.en, []), aReader('en'))));
    for (const word of [...UNTYPED, 'Ann Lee']) assert.ok(!silent.includes(word), word);
  });

  it('says where no administrator was reached, and where none was told', () => {
    for (const askedAdmins of [{ at: NOW, reached: 0 }, undefined]) {
      const words = wordsOf(converterReviewCard(handedIn(ORDINARY.en, [], { askedAdmins }), aReader('en')));
      assert.match(words, /No administrator could be reached in Teams\.[\s\S]*GL-7F3K-Q2/);
    }
  });

  it('says that they are being told, as long as nobody knows how many of them have it', () => {
    const words = wordsOf(converterReviewCard(handedIn(ORDINARY.en, [], { askedAdmins: { at: NOW } }), aReader('en')));
    assert.match(words, /Checked\. The administrators are being told what was found/);
    assert.doesNotMatch(words, /administrators see/);
  });

  it('ends where nothing was settled in time, and can be asked for again', () => {
    const { form } = handedIn(ORDINARY.en, []);
    const asked = { form: { ...form, external: ORDINARY.en.address }, askedAdmins: { at: NOW, lapsedAt: NOW } };
    const card = conversionCancelledCard(aReader('en'), asked);
    assert.match(
      wordsOf(card),
      /^The request to convert ann\.lee@fabrikam\.example lapsed\nWhat was in the way was not settled by/,
    );
    assert.deepEqual(verbsOf(card), ['conversion.start']);
  });

  it('is the Teams rule in their own words', () => {
    const gate = aPreFlight(ORDINARY.en, { standing: 'gate', signIn: 'ann@northwind.example' });
    const card = converterReviewCard(gate, aReader('en'));
    assert.match(wordsOf(card), /^Teams could not let ann\.lee@fabrikam\.example in/);
    for (const word of [...UNTYPED, 'Ann Lee']) assert.ok(!JSON.stringify(card).includes(word), word);
    // What takes something from the person is asked for after that; of it they read nothing.
    const findings = [seen(ORDINARY.en, 'sign-in-domain-differs'), seen(ORDINARY.en, 'has-mailbox')];
    const both = aPreFlight(ORDINARY.en, { standing: 'blocked', findings, signIn: 'ann@northwind.example' });
    assert.equal(JSON.stringify(converterReviewCard(both, aReader('en'))), JSON.stringify(card));
  });
});
