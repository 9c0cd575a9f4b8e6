import assert from 'node:assert/strict';
import type { RequestId, UserId } from '../../../src/domain/ids.ts';
import { conversionPressMark } from '../../../src/domain/press-mark.ts';
import { WITH_MAILBOX } from '../../support/agreeing-house.ts';
import { INVITER, userId } from '../../support/builders.ts';
import { anAccount, KIMS_FORM, noteOf } from '../../support/conversion-house.ts';
import { aConverterHouse, type ConverterHouse } from '../../support/converter-house.ts';
import { DANA } from '../../support/deciding-house.ts';
import { KIM } from '../../support/fresh-conversions.ts';
import { COLLEAGUE, type HouseSettings } from '../../support/house.ts';

async function aHouseWithMailbox(settings: HouseSettings = {}) {
  return aConverterHouse({ tenant: { accounts: [WITH_MAILBOX] }, ...settings });
}

async function agreed(all: ConverterHouse): Promise<RequestId> {
  const id = await all.handedIn({ person: KIM });
  assert.equal(noteOf(await all.house.useCases.agreeInPrinciple(await all.pressBy(COLLEAGUE, id))), undefined);
  await all.house.drain();
  return id;
}

async function pressOn(all: ConverterHouse, callerId: UserId, requestId: RequestId) {
  return { callerId, requestId, mark: conversionPressMark((await all.reading(requestId)).conversion) };
}

async function stateOf(all: ConverterHouse, id: RequestId) {
  return (await all.reading(id)).conversion.state;
}

describe('an agreement in principle for somebody who does not administer', () => {
  it('is asked for at once where all that is in the way takes something from the person, and one is enough', async () => {
    const all = await aHouseWithMailbox();
    const id = await all.handedIn({ person: KIM });

    const { conversion, entries } = await all.reading(id);
    assert.equal(conversion.state, 'awaiting-agreement');
    const [requested] = entries;
    assert.ok(requested?.kind === 'requested' && requested.isInPrinciple && requested.isByConverter);
    assert.deepEqual(all.house.posted, [COLLEAGUE, DANA]);
    assert.deepEqual(await all.house.useCases.agreeInPrinciple(await all.pressBy(INVITER, id)), {
      outcome: 'no-admin',
    });

    assert.equal(noteOf(await all.house.useCases.agreeInPrinciple(await all.pressBy(DANA, id))), undefined);
    await all.house.drain();
    assert.equal(await stateOf(all, id), 'agreed-in-principle');
    assert.deepEqual(all.house.posted, [COLLEAGUE, DANA, INVITER]);
  });

  it('goes on by any administrator in the asker’s stead, up to the confirmation', async () => {
    const all = await aHouseWithMailbox();
    const id = await agreed(all);
    const { checkAgreed, askNow } = all.house.useCases;
    assert.equal(noteOf(await askNow(await pressOn(all, DANA, id))), 'stale');
    all.house.directory.tenant.accounts = [anAccount({ mail: undefined })];
    const checked = await checkAgreed(await pressOn(all, DANA, id));
    assert.ok(checked.outcome === 'card' && checked.as === 'admin' && checked.note === undefined);
    assert.equal((await all.reading(id)).person?.preFlight.standing, 'ready');
    const before = all.house.posted.length;

    assert.equal(noteOf(await askNow(await pressOn(all, DANA, id))), undefined);
    await all.house.drain();

    assert.equal(await stateOf(all, id), 'awaiting-confirmation');
    assert.deepEqual(all.house.posted.slice(before), [COLLEAGUE, DANA]);
    assert.equal(noteOf(await all.confirm(id)), undefined);
    assert.deepEqual(all.leaksOn(all.cardsOfAsker(), [KIM, ...Object.values(KIMS_FORM)]), []);
  });

  it('is asked to be confirmed by its only administrator', async () => {
    const all = await aHouseWithMailbox();
    all.appoint(COLLEAGUE);
    const id = await agreed(all);
    all.house.directory.tenant.accounts = [anAccount({ mail: undefined })];
    await all.house.useCases.checkAgreed(await pressOn(all, COLLEAGUE, id));
    assert.equal(noteOf(await all.house.useCases.askNow(await pressOn(all, COLLEAGUE, id))), undefined);
    assert.equal(await stateOf(all, id), 'awaiting-confirmation');
  });

  it('is in the hands of nobody else: the asker, the holder, a stranger', async () => {
    const all = await aHouseWithMailbox();
    const id = await agreed(all);
    const before = await all.kinds(id);
    all.appoint(COLLEAGUE, DANA, KIM);
    for (const act of [all.house.useCases.checkAgreed, all.house.useCases.askNow]) {
      for (const callerId of [INVITER, userId(77)])
        assert.deepEqual(await act(await pressOn(all, callerId, id)), { outcome: 'no-admin' });
      assert.deepEqual(await act(await pressOn(all, KIM, id)), { outcome: 'not-yours' });
    }
    assert.deepEqual(await all.kinds(id), before);
  });

  it('stops where the asker may not ask any more', async () => {
    const all = await aHouseWithMailbox();
    const id = await agreed(all);
    all.dismiss();
    const answer = await all.house.useCases.checkAgreed(await pressOn(all, COLLEAGUE, id));
    assert.equal(noteOf(answer), undefined);
    const { conversion } = await all.reading(id);
    assert.ok(conversion.state === 'failed' && conversion.failure.stage === 'check');
    assert.equal(conversion.failure.because, 'right-lost');
  });

  it('tells the asker how it stands, a no with its reason, and nothing of the directory', async () => {
    const all = await aHouseWithMailbox();
    const id = await all.handedIn({ person: KIM });
    const shown = await all.house.useCases.showRequest({ callerId: INVITER, requestId: id });
    assert.match(JSON.stringify(all.cardsOfAsker(shown).at(-1)), /to agree in principle to converting kim@fabrikam/);
    const press = { ...(await all.pressBy(COLLEAGUE, id)), reason: 'Not this year' };
    await all.house.useCases.denyConversion(press);
    await all.house.drain();
    assert.equal(all.house.posted.at(-1), INVITER);
    const cards = all.cardsOfAsker(shown);
    assert.match(JSON.stringify(all.cardsOfAsker().at(-1)), /was declined[\s\S]*Not this year/);
    assert.deepEqual(all.leaksOn(cards, [KIM, ...Object.values(KIMS_FORM)]), []);
  });

  it('waits for the asker where Teams could not let them in', async () => {
    const all = await aHouseWithMailbox();
    const id = await all.handedIn({ person: KIM, signIn: 'kim@northwind.example' });
    assert.deepEqual(all.house.posted, []);
    await all.house.useCases.goOnWithoutTeams({ ...(await all.formPress(INVITER, id)), reason: 'Files only' });
    await all.house.drain();
    const { conversion, person } = await all.reading(id);
    assert.deepEqual([conversion.state, person?.withoutTeams], ['awaiting-agreement', 'Files only']);
  });

  it('is asked for once an administrator has put right what else was in the way', async () => {
    const all = await aConverterHouse({ tenant: { accounts: [{ ...WITH_MAILBOX, isManagementRestricted: true }] } });
    const id = await all.handedIn({ person: KIM });
    assert.equal((await all.draft(id)).stage, 'review');
    all.house.directory.tenant.accounts = [WITH_MAILBOX];
    await all.house.useCases.checkForConverter(await all.formPress(COLLEAGUE, id));
    await all.house.drain();
    assert.equal(await stateOf(all, id), 'awaiting-agreement');
    // The message that they had turns into the question.
    assert.deepEqual(all.house.posted, [COLLEAGUE, DANA]);
  });
});
