import assert from 'node:assert/strict';
import { HOLDER_ID } from './conversion-casts.ts';
import { headingsOf, verbsOf, wordsOf } from './read-card.ts';
import { aRequestCard, type Shows } from './request-scenes.ts';
import { aReader, INVITER_ID, LINK, ORDINARY } from './scenes.ts';
import { CONVERTED, type ConversionStep, DECIDER_ID, WAY } from './shown-casts.ts';

const { requested, silent } = CONVERTED;

function cardOf(steps: readonly ConversionStep[], more: Shows) {
  return aRequestCard(ORDINARY.en, aReader('en', { audience: 'admin' }), { steps, more });
}

const ASKER = { as: 'asker', viewerId: INVITER_ID } as const;
const CONFIRMER = { as: 'confirmer', viewerId: DECIDER_ID } as const;
const ADMIN = { as: 'admin', viewerId: DECIDER_ID } as const;
const HOLDER = { as: 'holder', viewerId: HOLDER_ID } as const;

/** What can be done; who did what can always be looked at. */
function pressesOf(card: Parameters<typeof verbsOf>[0]): readonly string[] {
  return verbsOf(card).filter((verb) => verb !== 'conversion.history');
}

describe('the card of a conversion that was asked for', () => {
  it('asks those who may decide while it waits for them, and tells them the end afterwards', () => {
    assert.ok(pressesOf(cardOf([requested], ADMIN)).includes('conversion.confirm'));
    assert.deepEqual(pressesOf(cardOf(WAY.confirmed, ADMIN)), []);
    assert.deepEqual(pressesOf(cardOf([requested], { ...ADMIN, as: 'nobody' })), []);
  });

  it('lets nobody who asked decide', () => {
    assert.deepEqual(pressesOf(cardOf([requested], ASKER)), ['conversion.withdraw']);
  });

  it('follows for whoever asked and whoever confirmed, to the end', () => {
    for (const viewer of [ASKER, CONFIRMER]) {
      assert.equal(headingsOf(cardOf(WAY.asked, viewer))[0], 'Waiting for Ann Lee to say yes');
      assert.ok(pressesOf(cardOf([...WAY.asked, silent], viewer)).includes('conversion.askAgain'));
      assert.ok(pressesOf(cardOf(WAY.verified, viewer)).includes('conversion.done'));
      assert.match(headingsOf(cardOf([...WAY.verified, CONVERTED.closed], viewer))[0] ?? '', /is converted/);
    }
  });

  it('shows every administrator what was accepted after the stop, and what can be done', () => {
    const steps = [...WAY.delivered, { kind: 'stopped-after-issue', by: INVITER_ID } as const];
    assert.deepEqual(pressesOf(cardOf(steps, ADMIN)), []);
    assert.ok(pressesOf(cardOf([...steps, CONVERTED.redeemed], ADMIN)).includes('conversion.finish'));
    assert.deepEqual(pressesOf(cardOf([...steps, CONVERTED.redeemed], { ...ADMIN, as: 'nobody' })), []);
  });

  it('asks the holder, also after a silence, and shows them the link', () => {
    const again: ConversionStep = { kind: 'ask-again', by: INVITER_ID };
    for (const steps of [WAY.asked, [...WAY.asked, silent], [...WAY.asked, silent, again]])
      assert.ok(pressesOf(cardOf(steps, HOLDER)).includes('conversion.agree'));
    assert.deepEqual(pressesOf(cardOf(WAY.agreed, HOLDER)), []);
    const shown = JSON.stringify(cardOf(WAY.delivered, { ...HOLDER, link: LINK }).card);
    assert.ok(shown.includes(LINK.reveal()));
  });

  it('shows the link to nobody else, whatever was handed in', () => {
    for (const viewer of [
      ASKER,
      CONFIRMER,
      ADMIN,
      { ...HOLDER, viewerId: DECIDER_ID },
      { ...ADMIN, as: 'nobody' } as const,
    ]) {
      for (const steps of [WAY.issued, WAY.delivered]) {
        const card = cardOf(steps, { ...viewer, link: LINK });
        assert.ok(!JSON.stringify(card).includes(LINK.reveal()));
      }
    }
  });

  it('says nothing of the findings to the holder', () => {
    assert.doesNotMatch(wordsOf(cardOf(WAY.asked, HOLDER)), /Warnings|Conditional Access/);
  });
});
