import assert from 'node:assert/strict';
import { cardFor } from '../../../src/bot/answers.ts';
import { EMPTY_CONVERSION_FORM } from '../../../src/domain/conversion/conversion-draft.ts';
import { EdgeError } from '../../../src/use-cases/ports/edge-error.ts';
import { aGuest, aPerson, INVITER, NOON, userId } from '../../support/builders.ts';
import { anAccount, KIMS_FORM, noteOf, TWO_KIMS } from '../../support/conversion-house.ts';
import { aConverterHouse, IN_THE_WAY } from '../../support/converter-house.ts';
import { DANA } from '../../support/deciding-house.ts';
import { KIM } from '../../support/fresh-conversions.ts';
import { COLLEAGUE } from '../../support/house.ts';

const ASKED = { callerId: INVITER, activityKey: 'a', text: 'convert kim@contoso.example' };
const BLOCKED = { tenant: { accounts: [anAccount(IN_THE_WAY)] } };
const ELSEWHERE = { signIn: 'kim@northwind.example' };

describe('asking for a conversion without administering', () => {
  it('begins with a form on which nothing stands but what was said', async () => {
    const account = anAccount({ otherMails: ['kim@northwind.example'] });
    const { house } = await aConverterHouse({ tenant: { accounts: [account] } });

    const started = await house.useCases.startConversion(ASKED);
    const chosen = await house.useCases.startConversion({ ...ASKED, activityKey: 'b', text: '', accountId: KIM });

    assert.ok(started.outcome === 'started' && chosen.outcome === 'started');
    assert.deepEqual([started.as, chosen.as], ['converter', 'converter']);
    assert.deepEqual(started.draft.form, { ...EMPTY_CONVERSION_FORM, person: 'kim@contoso.example' });
    assert.deepEqual(chosen.draft.form, { ...EMPTY_CONVERSION_FORM, personId: KIM });
  });

  for (const [because, person] of [
    ['outsider', aGuest({ id: INVITER })],
    ['unknown-person', aPerson({ accountEnabled: false })],
  ] as const) {
    it(`is refused, whatever the policy says: ${because}`, async () => {
      const { house } = await aConverterHouse({ tenant: { people: [person] } });
      assert.deepEqual(await house.useCases.startConversion(ASKED), { outcome: 'refused', because });
      assert.equal(await house.useCases.mayConvert(INVITER), false);
    });
  }

  it('is for those whom the policy names, in person or by a group', async () => {
    const group = '99999999-0000-4000-8000-000000000099';
    const { house, appoint } = await aConverterHouse({ policy: { converters: [group] } });
    assert.deepEqual(await house.useCases.startConversion(ASKED), { outcome: 'refused', because: 'no-admin' });
    house.directory.tenant.groups = { [group]: [INVITER] };
    const started = await house.useCases.startConversion(ASKED);
    assert.equal(started.outcome === 'started' && started.as, 'converter');
    appoint(INVITER);
    const anew = await house.useCases.startConversion({ ...ASKED, activityKey: 'c' });
    assert.equal(anew.outcome === 'started' && anew.as, 'asker');
  });

  for (const [typed, found] of [
    ['KIM@contoso.example', KIM],
    ['kim@fabrikam.example', KIM],
    ['Kim', undefined],
    ['Kim Cho', undefined],
    ['kim', undefined],
    ['nobody@contoso.example', undefined],
    // Two have it, and neither is named by it.
    ['shared@contoso.example', undefined],
  ] as const) {
    it(`finds an account by its whole name or address, and lists nobody: ${typed}`, async () => {
      const [kim, other] = TWO_KIMS;
      assert.ok(kim && other);
      const both = [kim, other].map((each) => ({ ...each, proxyAddresses: ['smtp:shared@contoso.example'] }));
      const shared = [kim, other].map((each) => ({ ...each, mail: 'shared@contoso.example' }));
      const accounts = typed.startsWith('shared') ? shared : both;
      const all = await aConverterHouse({ tenant: { accounts } });
      all.house.directory.tenant.people = [...all.house.directory.tenant.people, ...accounts];

      const draft = await all.submitted({ personTyped: typed });

      if (found) {
        assert.deepEqual([draft.stage, draft.form.personId], ['checking', found]);
      } else {
        assert.ok(draft.stage === 'form');
        assert.deepEqual(draft.errors, [{ code: 'person-inexact', text: typed }]);
      }
      const back = await all.house.useCases.showRequest({ callerId: INVITER, requestId: draft.id });
      assert.deepEqual(all.leaksOn(all.cardsOfAsker(back), [typed, KIMS_FORM.external]), []);
    });
  }

  it('looks for no more addresses in a day than a check of invitations does', async () => {
    const all = await aConverterHouse({ policy: { limits: { ...(await limits()), checksPerPersonADay: 3 } } });
    all.house.directory.tenant.people = [...all.house.directory.tenant.people, anAccount()];
    const first = await all.submitted();
    const again = await all.submitted();
    const second = await all.submitted({ external: 'kim@northwind.example', personTyped: 'other@contoso.example' });
    assert.deepEqual([first.stage, again.stage], ['checking', 'checking']);
    assert.deepEqual(second.stage === 'form' && second.errors, [{ code: 'checks-used-up', max: 3 }]);
    all.appoint(INVITER);
    assert.equal((await all.submitted({ external: 'kim@northwind.example' })).stage, 'checking');
  });

  it('takes whom the picker names, whose name nobody tells them', async () => {
    const all = await aConverterHouse();
    const draft = await all.submitted({ person: KIM, personTyped: 'somebody else' });
    assert.deepEqual([draft.stage, draft.form.personId, draft.form.person], ['checking', KIM, '']);
  });

  it('opens what is ready at once, and one administrator is enough', async () => {
    const all = await aConverterHouse();
    const id = await all.handedIn({ person: KIM, message: ' Hello\nSam ', language: 'ko' });

    const { conversion, entries, person } = await all.reading(id);
    assert.equal(conversion.state, 'awaiting-confirmation');
    assert.equal(conversion.askerId, INVITER);
    const [requested] = entries;
    assert.ok(requested?.kind === 'requested' && requested.isByConverter);
    assert.deepEqual([person?.message, person?.holderLanguage, person?.askerName], ['Hello\nSam', 'ko', 'Sam Park']);
    assert.deepEqual(all.house.posted, [COLLEAGUE, DANA]);

    assert.equal(noteOf(await all.confirm(id)), undefined);
    assert.notEqual((await all.reading(id)).conversion.state, 'awaiting-confirmation');
  });

  it('confirms nothing by the asker, nor by whose account it is', async () => {
    const all = await aConverterHouse();
    const id = await all.handedIn({ person: KIM });
    const press = { ...(await all.pressBy(INVITER, id)), name: 'Kim Cho', ticks: [], reason: 'No' };
    assert.deepEqual(await all.house.useCases.confirmConversion(press), { outcome: 'no-admin' });
    assert.deepEqual(await all.house.useCases.denyConversion(press), { outcome: 'no-admin' });
    assert.equal((await all.reading(id)).conversion.state, 'awaiting-confirmation');
  });

  it('hands what was found to each administrator, once, and to nobody else', async () => {
    const all = await aConverterHouse(BLOCKED);
    const id = await all.handedIn({ person: KIM });

    const draft = await all.draft(id);
    assert.ok(draft.stage === 'review' && draft.review.preFlight.standing === 'blocked');
    assert.equal(draft.askedAdmins?.reached, 2);
    assert.deepEqual(
      all.house.postedCards.map(({ to, as }) => [to, as]),
      [
        [COLLEAGUE, 'admin'],
        [DANA, 'admin'],
      ],
    );
    await all.house.useCases.recheckConversion(await all.formPress(INVITER, id));
    await all.house.drain();
    assert.equal(all.house.posted.length, 2);
    const stranger = { callerId: userId(77), requestId: id };
    assert.deepEqual(await all.house.useCases.showRequest(stranger), { outcome: 'not-yours' });
    assert.equal(noteOf(await all.house.useCases.showRequest({ ...stranger, callerId: DANA })), undefined);
  });

  it('tells nothing to an administrator whose account it is, nor to one who administers no more', async () => {
    const kim = anAccount({ ...IN_THE_WAY, id: DANA });
    const all = await aConverterHouse({ tenant: { accounts: [kim] } });
    const id = await all.handedIn({ person: DANA });
    assert.deepEqual(all.house.posted, [COLLEAGUE]);
    for (const callerId of [DANA, COLLEAGUE]) {
      if (callerId === COLLEAGUE) all.appoint(DANA);
      const press = await all.formPress(callerId, id);
      assert.deepEqual(await all.house.useCases.showRequest(press), { outcome: 'not-yours' });
      assert.deepEqual(await all.house.useCases.checkForConverter(press), { outcome: 'not-yours' });
    }
    await all.house.useCases.recheckConversion(await all.formPress(INVITER, id));
    await all.house.drain();
    assert.deepEqual(all.house.edits.filter(({ viewer }) => viewer.id === COLLEAGUE).at(-1)?.viewer.as, 'nobody');
  });

  it('leaves nothing of the form on the card of one who administers no more', async () => {
    const all = await aConverterHouse(BLOCKED);
    const id = await all.handedIn({ person: KIM, message: 'For your eyes' });
    all.appoint(COLLEAGUE);
    await all.house.useCases.changeConversion(await all.formPress(INVITER, id));
    await all.house.drain();
    const { subject, viewer } = all.house.edits.findLast((edit) => edit.viewer.id === DANA) ?? assert.fail();
    const card = JSON.stringify(cardFor(subject, { language: 'en', audience: 'admin', now: NOON, viewer }));
    assert.doesNotMatch(card, /For your eyes|kim@fabrikam|conversion\./);
  });

  it('tells nothing early to whoever the form names after it was shown to them, and asks them anew', async () => {
    const dana = anAccount({ id: DANA, displayName: 'Dana Choi', userPrincipalName: 'dana@contoso.example' });
    const all = await aConverterHouse({ tenant: { accounts: [anAccount({ ...IN_THE_WAY, mail: undefined }), dana] } });
    const { house } = all;
    const id = await all.handedIn({ person: KIM });
    all.appoint(COLLEAGUE);
    await house.useCases.changeConversion(await all.formPress(INVITER, id));
    const form = { ...KIMS_FORM, person: DANA, personTyped: '' };
    await house.useCases.submitConversion({ ...(await all.formPress(INVITER, id)), form });
    await house.drain();
    assert.equal((await all.reading(id)).conversion.state, 'awaiting-confirmation');
    assert.equal(house.edits.findLast(({ viewer }) => viewer.id === DANA)?.viewer.as, 'nobody');

    const before = house.posted.length;
    assert.equal(noteOf(await all.confirm(id, { name: 'Dana Choi' })), undefined);
    await house.drain();
    assert.equal((await all.reading(id)).conversion.state, 'holder-asked');
    assert.deepEqual(house.posted.slice(before), [DANA]);
  });

  it('tells the others when one chat is unwell, and nobody twice', async () => {
    const unwell = new Set([COLLEAGUE]);
    const all = await aConverterHouse({
      ...BLOCKED,
      aroundNotifier: (notifier) => ({
        ...notifier,
        post: async (person, ...rest) => {
          if (unwell.has(person.id)) throw new EdgeError('unavailable', 'connector-503');
          return notifier.post(person, ...rest);
        },
      }),
    });
    const id = await all.handedIn({ person: KIM });
    assert.deepEqual([all.house.posted, (await all.draft(id)).askedAdmins?.reached], [[DANA], undefined]);
    unwell.clear();
    await all.house.edges.jobs.enqueue([{ job: { name: 'tell-conversion-admins', requestId: id } }]);
    await all.house.drain();
    assert.deepEqual([all.house.posted, (await all.draft(id)).askedAdmins?.reached], [[DANA, COLLEAGUE], 2]);
  });

  it('takes nothing from what the asker presses while the administrators are told', async () => {
    const all = await aConverterHouse(BLOCKED);
    const { id } = await all.submitted({ person: KIM });
    await all.house.step();
    assert.equal(all.house.waiting[0]?.name, 'tell-conversion-admins');
    await all.house.useCases.recheckConversion(await all.formPress(INVITER, id));
    all.putRight();
    await all.house.drain();
    assert.equal((await all.reading(id)).conversion.state, 'awaiting-confirmation');
  });

  it('is asked for in the asker’s name once an administrator has put it right and checked again', async () => {
    const all = await aConverterHouse(BLOCKED);
    const id = await all.handedIn({ person: KIM });
    const old = await all.formPress(COLLEAGUE, id);
    await all.house.useCases.checkForConverter(old);
    await all.house.drain();
    assert.equal((await all.draft(id)).stage, 'review');
    assert.equal(noteOf(await all.house.useCases.checkForConverter(old)), 'stale');

    all.putRight();
    const again = await all.house.useCases.checkForConverter(await all.formPress(COLLEAGUE, id));
    assert.equal(again.outcome === 'card' && again.as, 'admin');
    assert.equal(noteOf(await all.house.useCases.checkForConverter(old)), 'twice');
    await all.house.drain();

    const { conversion } = await all.reading(id);
    assert.deepEqual([conversion.state, conversion.askerId], ['awaiting-confirmation', INVITER]);
    assert.equal(noteOf(await all.confirm(id)), undefined);
    // The message that they had turns into the question.
    assert.deepEqual(all.house.posted, [COLLEAGUE, DANA]);
  });

  it('asks for nothing in the name of somebody who may not ask any more', async () => {
    const all = await aConverterHouse(BLOCKED);
    const id = await all.handedIn({ person: KIM });
    all.putRight();
    all.dismiss();

    await all.house.useCases.checkForConverter(await all.formPress(COLLEAGUE, id));
    await all.house.drain();

    assert.equal((await all.draft(id)).stage, 'cancelled');
    assert.equal(await all.house.edges.conversions.read(id), undefined);
  });

  it('stays with those who look where nobody could confirm it', async () => {
    const all = await aConverterHouse({ tenant: { accounts: [anAccount({ id: COLLEAGUE })] } });
    all.appoint(COLLEAGUE);
    const id = await all.handedIn({ person: COLLEAGUE });
    const draft = await all.draft(id);
    assert.deepEqual([draft.stage, draft.askedAdmins?.reached], ['review', 0]);
  });

  it('leaves the Teams rule to the asker, in their own words', async () => {
    const all = await aConverterHouse();
    const id = await all.handedIn({ person: KIM, ...ELSEWHERE });
    assert.deepEqual(all.house.posted, []);
    const gate = await all.house.useCases.showRequest({ callerId: INVITER, requestId: id });
    assert.match(JSON.stringify(all.cardsOfAsker(gate)), /Teams could not let kim@fabrikam/);

    const press = { ...(await all.formPress(INVITER, id)), reason: 'Files only' };
    assert.equal(noteOf(await all.house.useCases.goOnWithoutTeams({ ...press, reason: ' ' })), 'reason-missing');
    await all.house.useCases.goOnWithoutTeams(press);
    await all.house.drain();

    assert.equal((await all.reading(id)).person?.withoutTeams, 'Files only');
    assert.deepEqual(all.leaksOn(all.cardsOfAsker(gate), [KIM, KIMS_FORM.external]), []);
  });

  it('is withdrawn by the asker before it is issued, and by nobody in their place', async () => {
    const all = await aConverterHouse({ policy: { converters: [INVITER, userId(9)] } });
    all.house.directory.tenant.people = [...all.house.directory.tenant.people, aPerson({ id: userId(9) })];
    const id = await all.handedIn({ person: KIM });
    const foreign = await all.pressBy(userId(9), id);
    assert.deepEqual(await all.house.useCases.withdrawConversion(foreign), { outcome: 'no-admin' });
    assert.deepEqual(await all.house.useCases.showRequest(foreign), { outcome: 'no-admin' });

    const withdrawn = await all.house.useCases.withdrawConversion(await all.pressBy(INVITER, id));

    assert.equal(withdrawn.outcome === 'card' && withdrawn.as, 'converter');
    assert.equal((await all.reading(id)).conversion.state, 'withdrawn');
    assert.equal(noteOf(await all.house.useCases.withdrawConversion(await all.pressBy(INVITER, id))), 'twice');
  });

  it('withdraws nothing, and shows nothing, once they may not ask any more', async () => {
    const all = await aConverterHouse();
    const id = await all.handedIn({ person: KIM });
    all.dismiss();
    const press = await all.pressBy(INVITER, id);
    assert.deepEqual(await all.house.useCases.withdrawConversion(press), { outcome: 'no-admin' });
    assert.deepEqual(await all.house.useCases.showRequest(press), { outcome: 'no-admin' });
    await all.house.useCases.denyConversion({ ...(await all.pressBy(COLLEAGUE, id)), reason: 'No' });
    await all.house.drain();
    assert.equal(all.house.edits.filter(({ viewer }) => viewer.id === INVITER).at(-1)?.viewer.as, 'nobody');
    assert.equal(all.house.posted.includes(INVITER), false);
  });

  it('guesses nothing where their right cannot be read', async () => {
    const all = await aConverterHouse();
    const id = await all.handedIn({ person: KIM });
    all.house.directory.unread.set('memberships', { because: 'no-answer' });
    await assert.rejects(all.house.useCases.withdrawConversion(await all.pressBy(INVITER, id)), EdgeError);
    await assert.rejects(all.house.useCases.startConversion(ASKED), EdgeError);
  });
});

describe('what somebody who asks without administering reads', () => {
  for (const [what, settings, form] of [
    ['ready', {}, {}],
    ['blocked', BLOCKED, {}],
    ['at the gate', {}, ELSEWHERE],
    ['of an address of ours', {}, { external: 'kim@contoso.example', signIn: 'kim@contoso.example' }],
    ['of an account that is not there', { tenant: { accounts: [] } }, { person: userId(88) }],
  ] as const) {
    it(`is nothing of the directory but what they typed: ${what}`, async () => {
      const all = await aConverterHouse(settings);
      all.house.directory.tenant.people = [...all.house.directory.tenant.people, anAccount()];
      const id = await all.handedIn(form);
      const { useCases } = all.house;
      const shown = await useCases.showRequest({ callerId: INVITER, requestId: id });
      const changed = await useCases.changeConversion(await all.formPress(INVITER, id));
      const cards = all.cardsOfAsker(shown, changed);
      assert.ok(cards.length > 1);
      assert.deepEqual(all.leaksOn(cards, Object.values({ ...KIMS_FORM, ...form })), []);
    });
  }

  it('is a denial with its reason, as a message of its own, and not by whom', async () => {
    const all = await aConverterHouse();
    const id = await all.handedIn({ person: KIM });
    await all.house.useCases.denyConversion({ ...(await all.pressBy(COLLEAGUE, id)), reason: 'Not this year' });
    await all.house.drain();

    assert.deepEqual(all.house.postedCards.at(-1)?.to, INVITER);
    const cards = all.cardsOfAsker();
    assert.match(JSON.stringify(cards.at(-1)), /was declined[\s\S]*Not this year/);
    assert.deepEqual(all.leaksOn(cards, [KIM, KIMS_FORM.external]), []);
  });
});

async function limits() {
  const { house } = await aConverterHouse();
  return (await house.edges.policies.current()).limits;
}
