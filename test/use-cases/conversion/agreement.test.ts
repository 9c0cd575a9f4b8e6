import assert from 'node:assert/strict';
import { AGREEMENT_DAYS } from '../../../src/domain/conversion/conversion-follow-up.ts';
import type { RequestId, UserId } from '../../../src/domain/ids.ts';
import { EdgeError } from '../../../src/use-cases/ports/edge-error.ts';
import { type AgreeingHouse, anAgreeingHouse } from '../../support/agreeing-house.ts';
import { INVITER } from '../../support/builders.ts';
import { anAccount, noteOf } from '../../support/conversion-house.ts';
import { aDecidingHouse, DANA } from '../../support/deciding-house.ts';
import { KIM } from '../../support/fresh-conversions.ts';
import { COLLEAGUE } from '../../support/house.ts';

function postedTo({ house }: AgreeingHouse, as: 'admin' | 'asker'): readonly UserId[] {
  return house.postedCards.filter((card) => card.as === as).map(({ to }) => to as UserId);
}

async function stateOf(all: AgreeingHouse, id: RequestId) {
  return (await all.reading(id)).conversion.state;
}

describe('asking whether a conversion is agreed', () => {
  it('opens it with what has to be taken away, and asks everybody who may agree', async () => {
    const all = await anAgreeingHouse();

    const id = await all.askedInPrinciple();

    const { conversion, person, entries } = await all.reading(id);
    assert.equal(conversion.state, 'awaiting-agreement');
    assert.ok(
      entries[0]?.kind === 'requested' && entries[0].isInPrinciple && entries[0].findings.includes('has-mailbox'),
    );
    assert.equal(person?.preFlight.standing, 'blocked');
    assert.deepEqual(postedTo(all, 'admin').toSorted(), [COLLEAGUE, DANA].toSorted());
    assert.ok(conversion.track.agreement?.askedAt);
    assert.equal(conversion.track.decision.askedAt, undefined);
    assert.ok(await all.house.edges.conversions.openFor(KIM));
  });

  it('opens nothing where something else is in the way, or nothing is', async () => {
    const blocked = await anAgreeingHouse({ tenant: { accounts: [anAccount({ accountEnabled: false })] } });
    const ready = await anAgreeingHouse({ tenant: { accounts: [anAccount()] } });
    for (const all of [blocked, ready]) {
      const { id } = await all.checked();

      assert.equal(noteOf(await all.house.useCases.askForAgreement(await all.press(id))), 'stale');
      assert.equal(await all.house.edges.conversions.read(id), undefined);
    }
  });

  it('is not what asking for the confirmation does, nor the other way round', async () => {
    const all = await anAgreeingHouse();
    const { id } = await all.checked();

    assert.equal(noteOf(await all.house.useCases.askForConfirmation(await all.press(id))), 'stale');
  });

  it('opens one for two presses at once', async () => {
    const all = await anAgreeingHouse();
    const { id } = await all.checked();
    const press = await all.press(id);

    const twice = await Promise.all([press, press].map((each) => all.house.useCases.askForAgreement(each)));

    assert.deepEqual(twice.map(noteOf).toSorted(), ['twice', undefined]);
    assert.deepEqual(await all.kinds(id), ['requested']);
  });

  it('is checked again first where the check is older than a day', async () => {
    const all = await anAgreeingHouse();
    const { id } = await all.checked();
    all.passDays(2);

    await all.house.useCases.askForAgreement(await all.press(id));
    await all.house.drain();

    assert.equal(await all.house.edges.conversions.read(id), undefined);
    assert.equal((await all.draft(id)).isReadAnew, true);
  });

  it('waits for the Teams rule, which is passed on the same card', async () => {
    const all = await anAgreeingHouse();
    const { id } = await all.checked({ signIn: 'kim@northwind.example' });
    assert.equal(noteOf(await all.house.useCases.askForAgreement(await all.press(id))), 'stale');

    await all.house.useCases.goOnWithoutTeams({ ...(await all.press(id)), reason: 'Only reads documents.' });
    await all.house.drain();
    await all.house.useCases.askForAgreement(await all.press(id));

    const { person } = await all.reading(id);
    assert.equal(person?.withoutTeams, 'Only reads documents.');
  });

  it('is withdrawn by whoever asked, before it is agreed and after', async () => {
    const all = await anAgreeingHouse();
    for (const open of [all.askedInPrinciple, all.agreed]) {
      const id = await open();

      await all.house.useCases.withdrawConversion(await all.pressBy(INVITER, id));

      assert.equal(await stateOf(all, id), 'withdrawn');
      assert.equal(await all.house.edges.conversions.openFor(KIM), undefined);
    }
  });
});

describe('agreeing in principle', () => {
  it('is the act of another administrator, changes nothing, and is told to whoever asked', async () => {
    const all = await anAgreeingHouse();
    const id = await all.askedInPrinciple();

    const answer = await all.agree(id);
    await all.house.drain();

    assert.ok(answer.outcome === 'card' && answer.as === 'admin' && answer.note === undefined);
    const { conversion, person } = await all.reading(id);
    assert.equal(conversion.state, 'agreed-in-principle');
    assert.deepEqual(
      [conversion.track.agreement?.made?.by, conversion.track.decision.made, person?.agreerName],
      [COLLEAGUE, undefined, 'Lee Walker'],
    );
    assert.deepEqual(postedTo(all, 'asker'), [INVITER]);
    assert.deepEqual(
      all.house.postedCards.filter(({ as }) => as === 'holder'),
      [],
    );
    assert.deepEqual(all.house.accounts.mailOrders, []);
  });

  it('is done once, by whoever is first; whoever presses again, or late, changes nothing', async () => {
    const all = await anAgreeingHouse();
    const id = await all.askedInPrinciple();
    const presses = await Promise.all([COLLEAGUE, DANA].map((by) => all.pressBy(by, id)));
    const { agreeInPrinciple, denyConversion } = all.house.useCases;

    const answers = await Promise.all(presses.map((press) => agreeInPrinciple(press)));
    const again = await Promise.all(presses.map((press) => agreeInPrinciple(press)));
    const turned = await Promise.all(presses.map((press) => denyConversion({ ...press, reason: 'No' })));

    assert.deepEqual(answers.map(noteOf), [undefined, 'late']);
    assert.deepEqual(again.map(noteOf), ['twice', 'late']);
    assert.deepEqual(turned.map(noteOf), ['late', 'late']);
    assert.equal((await all.kinds(id)).filter((kind) => kind === 'agreed-in-principle').length, 1);
  });

  it('is not for who asked, for the holder, or for who administers no more', async () => {
    const all = await anAgreeingHouse();
    const id = await all.askedInPrinciple();
    const press = await all.pressBy(COLLEAGUE, id);
    all.appoint(INVITER, COLLEAGUE, DANA, KIM);

    assert.equal(noteOf(await all.agree(id, { callerId: INVITER })), 'own');
    assert.deepEqual(await all.agree(id, { callerId: KIM }), { outcome: 'not-yours' });
    all.appoint(INVITER, DANA);
    assert.deepEqual(await all.house.useCases.agreeInPrinciple(press), { outcome: 'no-admin' });
    all.house.directory.unread.set('memberships', { because: 'no-answer' });
    await assert.rejects(all.house.useCases.agreeInPrinciple(press), EdgeError);
    assert.equal(await stateOf(all, id), 'awaiting-agreement');
  });

  it('is no confirmation, and a confirmation is no agreement', async () => {
    const all = await anAgreeingHouse();
    const id = await all.askedInPrinciple();
    assert.equal(noteOf(await all.confirm(id)), 'stale');
    assert.equal(await stateOf(all, id), 'awaiting-agreement');

    const other = await aDecidingHouse();
    const ready = await other.asked();
    assert.equal(noteOf(await other.house.useCases.agreeInPrinciple(await other.pressBy(COLLEAGUE, ready))), 'stale');
  });

  it('is enough by oneself where two eyes are enough', async () => {
    const all = await anAgreeingHouse({ policy: { fourEyes: false } });
    const id = await all.askedInPrinciple();

    const answer = await all.agree(id, { callerId: INVITER });

    assert.ok(answer.outcome === 'card' && answer.as === 'asker' && answer.note === undefined);
    assert.equal(await stateOf(all, id), 'agreed-in-principle');
  });

  it('is declined with a reason, which whoever asked reads', async () => {
    const all = await anAgreeingHouse();
    const id = await all.askedInPrinciple();
    const press = await all.pressBy(COLLEAGUE, id);

    assert.equal(noteOf(await all.house.useCases.denyConversion({ ...press, reason: ' ' })), 'reason-missing');
    await all.house.useCases.denyConversion({ ...press, reason: 'He needs his mailbox.' });
    await all.house.drain();

    const { conversion, person } = await all.reading(id);
    assert.equal(conversion.state, 'denied');
    assert.deepEqual([person?.deniedBecause, person?.agreerName], ['He needs his mailbox.', 'Lee Walker']);
    assert.deepEqual(postedTo(all, 'asker'), [INVITER]);
    assert.equal(await all.house.edges.conversions.openFor(KIM), undefined);
  });

  it('is asked for again, escalated, and lapses like a confirmation', async () => {
    const all = await anAgreeingHouse();
    const id = await all.askedInPrinciple();

    for (const days of [2, 2, 3]) {
      all.passDays(days);
      await all.house.sweep();
    }

    const { conversion, entries } = await all.reading(id);
    assert.deepEqual(entries.map(({ kind }) => kind).slice(1, 5), [
      'deciders-asked',
      'deciders-reminded',
      'decision-escalated',
      'lapsed',
    ]);
    assert.equal(conversion.state, 'lapsed-before-issue');
    assert.ok(entries.some((entry) => entry.kind === 'lapsed' && entry.waitedFor === 'agreement'));
    assert.deepEqual(postedTo(all, 'asker'), [INVITER]);
  });
});

describe('what is agreed in principle', () => {
  it('is checked again, as often as somebody wants, and asked to be confirmed once it is ready', async () => {
    const all = await anAgreeingHouse();
    const id = await all.agreed();
    const { checkAgreed, askNow } = all.house.useCases;

    assert.equal(noteOf(await askNow(await all.askerPress(id))), 'stale');
    await checkAgreed(await all.askerPress(id));
    assert.equal((await all.reading(id)).person?.preFlight.standing, 'blocked');
    all.takeAway({ displayName: 'Kim Cho-Lee', userType: 'Guest' });
    const checked = await checkAgreed(await all.askerPress(id));

    assert.ok(checked.outcome === 'card' && checked.as === 'asker' && checked.note === undefined);
    const { person } = await all.reading(id);
    assert.deepEqual(
      [person?.preFlight.standing, person?.name, person?.mailBefore, person?.userType, person?.agreerName],
      ['ready', 'Kim Cho-Lee', undefined, 'Guest', 'Lee Walker'],
    );
    await askNow(await all.askerPress(id));
    const { conversion, entries } = await all.reading(id);
    assert.equal(conversion.state, 'awaiting-confirmation');
    const asked = entries.find((entry) => entry.kind === 'confirmation-asked');
    assert.ok(asked?.kind === 'confirmation-asked' && asked.findings.includes('mail-missing'));
    assert.equal(asked.findings.includes('has-mailbox'), false);
  });

  it('is read anew where the last look is older than a day, and asked for by another press', async () => {
    const all = await anAgreeingHouse();
    const id = await all.agreed();
    const { checkAgreed, askNow } = all.house.useCases;
    all.takeAway();
    await checkAgreed(await all.askerPress(id));
    all.passDays(2);

    const answer = await askNow(await all.askerPress(id));

    assert.equal(noteOf(answer), 'read-anew');
    assert.equal(await stateOf(all, id), 'agreed-in-principle');
    assert.deepEqual((await all.reading(id)).person?.checkedAt, all.house.edges.clock());
    assert.equal(noteOf(await askNow(await all.askerPress(id))), undefined);
    assert.equal(await stateOf(all, id), 'awaiting-confirmation');
  });

  it('is asked to be confirmed by a message of its own to every administrator, and goes its way', async () => {
    const all = await anAgreeingHouse();
    const id = await all.agreed();
    all.takeAway();
    await all.house.useCases.checkAgreed(await all.askerPress(id));
    await all.house.useCases.askNow(await all.askerPress(id));
    await all.house.drain();

    const both = [COLLEAGUE, DANA].toSorted();
    assert.deepEqual(postedTo(all, 'admin').slice(2).toSorted(), both);
    const { conversion } = await all.reading(id);
    assert.ok(conversion.track.decision.askedAt);
    // Whoever has agreed may confirm as well: it is the asker who may not.
    assert.equal(noteOf(await all.confirm(id)), undefined);
    await all.house.drain();
    assert.equal(await stateOf(all, id), 'holder-asked');
  });

  it('is asked to be confirmed although one chat is unwell, and asked again where all are', async () => {
    const unwell = new Set<string>();
    const all = await anAgreeingHouse({
      aroundNotifier: (notifier) => ({
        ...notifier,
        post: async (person, subject, as) => {
          if (unwell.delete(person.id)) throw new EdgeError('unavailable', 'connector');
          return notifier.post(person, subject, as);
        },
      }),
    });
    const id = await all.agreed();
    all.takeAway();
    await all.house.useCases.checkAgreed(await all.askerPress(id));
    await all.house.useCases.askNow(await all.askerPress(id));
    for (const each of [COLLEAGUE, DANA]) unwell.add(each);
    await all.house.drain();
    assert.equal((await all.reading(id)).conversion.track.decision.askedAt, undefined);

    unwell.add(DANA);
    all.house.pass(31);
    await all.house.sweep();

    const { entries } = await all.reading(id);
    const asked = entries.filter((entry) => entry.kind === 'deciders-asked');
    assert.deepEqual(
      asked.map((entry) => 'reached' in entry && entry.reached),
      [2, 1],
    );
    assert.deepEqual(postedTo(all, 'admin').slice(2), [COLLEAGUE]);
  });

  it('is confirmed within days of its own, and lapses like any other', async () => {
    const all = await anAgreeingHouse();
    const id = await all.agreed();
    all.passDays(50);
    all.takeAway();
    await all.house.useCases.checkAgreed(await all.askerPress(id));
    await all.house.useCases.askNow(await all.askerPress(id));
    await all.house.drain();

    all.passDays(6);
    await all.house.sweep();
    assert.equal(await stateOf(all, id), 'awaiting-confirmation');
    all.passDays(1);
    await all.house.sweep();

    const lapsed = (await all.reading(id)).entries.find(({ kind }) => kind === 'lapsed');
    assert.ok(lapsed?.kind === 'lapsed' && lapsed.waitedFor === 'decision');
  });

  it('lapses after sixty days, with nothing changed by it, and is known for so long', async () => {
    const keepDays = { message: 1, address: 1, link: 1, snapshot: 1 };
    const all = await anAgreeingHouse({ around: (edges) => ({ ...edges, keepDays }) });
    const id = await all.agreed();

    all.passDays(AGREEMENT_DAYS - 1);
    await all.house.sweep();
    assert.equal(await stateOf(all, id), 'agreed-in-principle');
    assert.ok((await all.reading(id)).person);
    all.passDays(1);
    await all.house.sweep();

    const { conversion, entries } = await all.reading(id);
    assert.equal(conversion.state, 'lapsed-before-issue');
    assert.ok(entries.some((entry) => entry.kind === 'lapsed' && entry.waitedFor === 'agreed'));
    assert.equal(await all.house.edges.conversions.openFor(KIM), undefined);
    // That it was agreed, and that nothing came of it.
    assert.deepEqual(postedTo(all, 'asker'), [INVITER, INVITER]);
    assert.deepEqual(postedTo(all, 'admin').length, 2);
  });

  it('is good for nothing after sixty days, although no sweep has said so', async () => {
    const all = await anAgreeingHouse();
    const id = await all.agreed();
    all.takeAway();
    await all.house.useCases.checkAgreed(await all.askerPress(id));
    all.passDays(AGREEMENT_DAYS);

    const press = await all.askerPress(id);
    assert.equal(noteOf(await all.house.useCases.checkAgreed(press)), 'stale');
    assert.equal(noteOf(await all.house.useCases.askNow(press)), 'stale');
    assert.equal(await stateOf(all, id), 'agreed-in-principle');
  });

  it('acts once on a press that is delivered again', async () => {
    const all = await anAgreeingHouse();
    const id = await all.agreed();
    all.takeAway();
    const { checkAgreed, askNow } = all.house.useCases;
    const check = await all.askerPress(id);

    await checkAgreed(check);
    assert.equal(noteOf(await checkAgreed(check)), 'twice');
    // Whoever asks now has read what was found since.
    assert.equal(noteOf(await askNow(check)), 'twice');
    const ask = await all.askerPress(id);
    await askNow(ask);
    assert.equal(noteOf(await askNow(ask)), 'twice');
    assert.equal(noteOf(await checkAgreed(ask)), 'twice');

    const kinds = await all.kinds(id);
    assert.deepEqual(
      ['checked-again', 'confirmation-asked'].map((one) => kinds.filter((kind) => kind === one).length),
      [1, 1],
    );
  });

  it('is in the hands of whoever asked, as long as they administer', async () => {
    const all = await anAgreeingHouse();
    const id = await all.agreed();
    all.takeAway();
    const press = await all.askerPress(id);
    const { checkAgreed, askNow } = all.house.useCases;
    const before = await all.kinds(id);

    for (const act of [checkAgreed, askNow])
      for (const callerId of [COLLEAGUE, DANA]) assert.equal(noteOf(await act({ ...press, callerId })), 'stale');
    all.appoint(COLLEAGUE, DANA);
    for (const act of [checkAgreed, askNow]) assert.deepEqual(await act(press), { outcome: 'no-admin' });

    assert.deepEqual(await all.kinds(id), before);
  });

  it('is not asked to be confirmed where nobody could', async () => {
    const all = await anAgreeingHouse();
    const id = await all.agreed();
    all.takeAway();
    await all.house.useCases.checkAgreed(await all.askerPress(id));
    all.appoint(INVITER, KIM);

    assert.equal(noteOf(await all.house.useCases.askNow(await all.askerPress(id))), 'one-admin');
    assert.equal(await stateOf(all, id), 'agreed-in-principle');
  });

  it('is left as it was where the directory does not answer, and said to be gone where the account is', async () => {
    const all = await anAgreeingHouse();
    const id = await all.agreed();
    const before = await all.kinds(id);
    all.house.directory.unread.set('memberships', { because: 'no-answer' });
    await assert.rejects(all.house.useCases.checkAgreed(await all.askerPress(id)), EdgeError);
    all.house.directory.unread.clear();
    assert.deepEqual(await all.kinds(id), before);
    all.house.directory.tenant.accounts = [];

    await all.house.useCases.checkAgreed(await all.askerPress(id));

    const { person } = await all.reading(id);
    assert.deepEqual(
      [person?.name, person?.preFlight.findings.map(({ code }) => code)],
      ['Kim Cho', ['account-not-found']],
    );
  });
});
