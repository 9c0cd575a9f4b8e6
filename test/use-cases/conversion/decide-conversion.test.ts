import assert from 'node:assert/strict';
import { REASON_MAX } from '../../../src/domain/conversion/conversion-draft.ts';
import { appendConversion } from '../../../src/use-cases/conversion/record-conversion.ts';
import { EdgeError } from '../../../src/use-cases/ports/edge-error.ts';
import { INVITER, userId } from '../../support/builders.ts';
import { anAccount, noteOf } from '../../support/conversion-house.ts';
import { aDecidingHouse, DANA } from '../../support/deciding-house.ts';
import { KIM } from '../../support/fresh-conversions.ts';
import { COLLEAGUE } from '../../support/house.ts';

describe('confirming a conversion', () => {
  it('is the act of another administrator, who typed the name', async () => {
    const all = await aDecidingHouse();
    const id = await all.asked();

    const answer = await all.confirm(id);

    assert.ok(answer.outcome === 'card' && answer.as === 'confirmer' && answer.note === undefined);
    const { conversion, person } = await all.reading(id);
    assert.equal(conversion.state, 'confirmed');
    assert.deepEqual(conversion.track.decision.made, {
      verdict: 'confirmed',
      by: COLLEAGUE,
      at: all.house.edges.clock(),
    });
    assert.equal(person?.deciderName, 'Lee Walker');
    assert.ok(all.house.waiting.some(({ name }) => name === 'ask-holder'));
  });

  it('shows everybody else who decided, and asks the holder', async () => {
    const all = await aDecidingHouse();
    const id = await all.asked();
    await all.confirm(id);

    await all.house.drain();

    const last = new Map(all.house.edits.map(({ viewer, subject }) => [viewer.id, { as: viewer.as, subject }]));
    assert.deepEqual(
      [INVITER, COLLEAGUE, DANA].map((each) => last.get(each)?.as),
      ['asker', 'confirmer', 'admin'],
    );
    const subject = last.get(DANA)?.subject;
    assert.ok(subject?.kind === 'conversion-request' && subject.reading.conversion.state === 'holder-asked');
    assert.deepEqual(all.house.postedCards.at(-1)?.as, 'holder');
  });

  for (const [typed, isRight] of [
    ['  Kim Cho ', true],
    ['kim cho', false],
    ['Kim', false],
    ['', false],
  ] as const) {
    it(`takes “${typed}” for the name: ${isRight}`, async () => {
      const all = await aDecidingHouse();
      const id = await all.asked();

      const answer = await all.confirm(id, { name: typed });

      assert.equal(noteOf(answer), isRight ? undefined : 'name-differs');
      assert.equal((await all.reading(id)).conversion.state, isRight ? 'confirmed' : 'awaiting-confirmation');
    });
  }

  it('compares letters, however they are put together', async () => {
    const all = await aDecidingHouse({ tenant: { accounts: [anAccount({ displayName: '조경희'.normalize('NFD') })] } });
    const id = await all.asked();

    assert.equal(noteOf(await all.confirm(id, { name: '조경희' })), undefined);
  });

  it('accepts what was not read only tick by tick, and keeps what was ticked', async () => {
    const all = await aDecidingHouse();
    all.house.directory.unread.set('domain-lists', { because: 'permission', permission: 'Policy.Read.All' });
    const id = await all.asked();

    const none = await all.confirm(id);
    const one = await all.confirm(id, { ticks: ['domain-denied'] });
    const done = await all.confirm(id, { ticks: ['domain-denied', 'domain-not-allowed', 'something-else'] });

    assert.deepEqual([none, one, done].map(noteOf), ['ticks-missing', 'ticks-missing', undefined]);
    const { entries } = await all.reading(id);
    assert.deepEqual(
      entries.flatMap((entry) => (entry.kind === 'confirmed' ? entry.ticked : [])),
      ['domain-denied', 'domain-not-allowed'],
    );
  });

  it('is done once, by whoever is first', async () => {
    const all = await aDecidingHouse();
    const id = await all.asked();
    const presses = await Promise.all([COLLEAGUE, DANA].map((by) => all.pressBy(by, id)));

    const answers = await Promise.all(
      presses.map((press) => all.house.useCases.confirmConversion({ ...press, name: 'Kim Cho', ticks: [] })),
    );

    assert.deepEqual(answers.map(noteOf), [undefined, 'late']);
    assert.equal((await all.kinds(id)).filter((kind) => kind === 'confirmed').length, 1);
  });

  it('is said to have been done to who presses twice, and to who comes late', async () => {
    const all = await aDecidingHouse();
    const id = await all.asked();
    const press = { ...(await all.pressBy(COLLEAGUE, id)), name: 'Kim Cho', ticks: [] };
    await all.house.useCases.confirmConversion(press);
    const before = await all.kinds(id);

    const { confirmConversion, denyConversion } = all.house.useCases;
    const twice = await confirmConversion(press);
    const turned = await denyConversion({ ...press, reason: 'Not after all' });
    const late = await denyConversion({ ...press, callerId: DANA, reason: 'No' });

    assert.deepEqual([twice, turned, late].map(noteOf), ['twice', 'late', 'late']);
    assert.deepEqual(await all.kinds(id), before);
  });

  it('is not for who asked, nor for the holder, even where they administer', async () => {
    const all = await aDecidingHouse();
    const id = await all.asked();
    all.appoint(INVITER, COLLEAGUE, DANA, KIM);
    const before = await all.kinds(id);

    const own = await all.confirm(id, { callerId: INVITER });
    const holder = await all.confirm(id, { callerId: KIM });

    assert.equal(noteOf(own), 'own');
    // Nobody has asked them yet.
    assert.deepEqual(holder, { outcome: 'not-yours' });
    await all.confirm(id);
    await all.house.drain();
    assert.equal(noteOf(await all.confirm(id, { callerId: KIM })), 'holder');
    assert.deepEqual((await all.kinds(id)).slice(0, before.length), before);
  });

  it('is not for who administers no more, and waits where that cannot be read', async () => {
    const all = await aDecidingHouse();
    const id = await all.asked();
    const press = { ...(await all.pressBy(COLLEAGUE, id)), name: 'Kim Cho', ticks: [] };
    const { confirmConversion, denyConversion } = all.house.useCases;
    all.appoint(INVITER, DANA);

    assert.deepEqual(await confirmConversion(press), { outcome: 'no-admin' });
    assert.deepEqual(await denyConversion({ ...press, reason: 'No' }), { outcome: 'no-admin' });
    assert.deepEqual(await confirmConversion({ ...press, callerId: userId(77) }), { outcome: 'no-admin' });
    all.house.directory.unread.set('memberships', { because: 'no-answer' });
    await assert.rejects(confirmConversion(press), EdgeError);
    assert.equal((await all.reading(id)).conversion.state, 'awaiting-confirmation');
  });

  it('does nothing on an old card, nor after a withdrawal', async () => {
    const all = await aDecidingHouse();
    const id = await all.asked();
    const press = await all.pressBy(COLLEAGUE, id);

    assert.equal(noteOf(await all.confirm(id, { mark: 'conversion-confirmed' })), 'stale');
    await all.house.useCases.withdrawConversion(await all.pressBy(INVITER, id));
    assert.equal(noteOf(await all.confirm(id, press)), 'stale');
    assert.equal((await all.reading(id)).conversion.state, 'withdrawn');
  });

  it('loses nothing to a reminder that is recorded at the same moment', async () => {
    const all = await aDecidingHouse();
    const id = await all.asked();
    const { conversions } = all.house.edges;
    const { record } = conversions;
    let isFirst = true;
    conversions.record = async (recording) => {
      if (isFirst) {
        isFirst = false;
        await appendConversion(all.house.edges, id, () => ({ entries: [{ kind: 'deciders-reminded', reached: 2 }] }));
      }
      return record(recording);
    };

    const answer = await all.confirm(id);

    assert.equal(noteOf(answer), undefined);
    assert.deepEqual((await all.kinds(id)).slice(-2), ['deciders-reminded', 'confirmed']);
  });

  it('is not possible any more where nobody is known here by that name', async () => {
    const all = await aDecidingHouse();
    const id = await all.asked();
    const { number } = await all.reading(id);
    await all.house.edges.conversions.wipe({ id, after: number, at: all.house.edges.clock() });

    assert.equal(noteOf(await all.confirm(id)), 'stale');
    const denied = await all.house.useCases.denyConversion({ ...(await all.pressBy(COLLEAGUE, id)), reason: 'Gone' });
    assert.equal(noteOf(denied), undefined);
    assert.equal((await all.reading(id)).person, undefined);
  });
});

describe('declining a conversion', () => {
  it('ends it with a reason that stands beside the ledger, and frees the account', async () => {
    const all = await aDecidingHouse();
    const id = await all.asked();
    const press = await all.pressBy(COLLEAGUE, id);

    const answer = await all.house.useCases.denyConversion({ ...press, reason: '  They leave in May ' });
    await all.house.drain();

    assert.equal(noteOf(answer), undefined);
    const { conversion, person, entries } = await all.reading(id);
    assert.equal(conversion.state, 'denied');
    assert.equal(person?.deniedBecause, 'They leave in May');
    assert.doesNotMatch(JSON.stringify(entries), /May/);
    assert.equal(await all.house.edges.conversions.openFor(KIM), undefined);
    assert.equal(all.house.postedCards.filter(({ to, as }) => to === INVITER && as === 'asker').length, 1);
    assert.equal(all.house.postedCards.filter(({ as }) => as === 'holder').length, 0);
  });

  it('needs a reason, of a length that can be shown', async () => {
    const all = await aDecidingHouse();
    const id = await all.asked();
    const press = await all.pressBy(COLLEAGUE, id);
    const { denyConversion } = all.house.useCases;

    assert.equal(noteOf(await denyConversion({ ...press, reason: ' \u0000 ' })), 'reason-missing');
    assert.deepEqual(await denyConversion({ ...press, reason: 'x'.repeat(REASON_MAX + 1) }), {
      outcome: 'too-long',
      length: REASON_MAX + 1,
      max: REASON_MAX,
    });
    assert.equal(noteOf(await denyConversion({ ...press, callerId: INVITER, reason: 'No' })), 'own');
    assert.equal((await all.reading(id)).conversion.state, 'awaiting-confirmation');
  });

  it('is nothing that can be done to a form', async () => {
    const all = await aDecidingHouse();
    const { id } = await all.checked();

    const answer = await all.house.useCases.denyConversion({ callerId: COLLEAGUE, requestId: id, reason: 'No' });

    assert.deepEqual(answer, { outcome: 'not-yours' });
  });
});
