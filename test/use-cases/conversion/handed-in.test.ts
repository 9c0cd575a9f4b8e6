import assert from 'node:assert/strict';
import type { RequestId, UserId } from '../../../src/domain/ids.ts';
import { EdgeError } from '../../../src/use-cases/ports/edge-error.ts';
import type { Notifier } from '../../../src/use-cases/ports/notifier.ts';
import { INVITER } from '../../support/builders.ts';
import { anAccount, KIMS_FORM } from '../../support/conversion-house.ts';
import { aConverterHouse, type ConverterHouse, IN_THE_WAY } from '../../support/converter-house.ts';
import { DANA } from '../../support/deciding-house.ts';
import { KIM } from '../../support/fresh-conversions.ts';
import { COLLEAGUE, type HouseSettings } from '../../support/house.ts';

const BLOCKED = { tenant: { accounts: [anAccount(IN_THE_WAY)] } };
const ELSEWHERE = { person: KIM, signIn: 'kim@northwind.example' };

/** A house in which posts to those who are unwell fail. */
async function aHouseWithChats(settings: HouseSettings = BLOCKED) {
  const unwell = new Set<UserId>();
  const aroundNotifier = (notifier: Notifier): Notifier => ({
    ...notifier,
    post: async (person, ...rest) => {
      if (unwell.has(person.id)) throw new EdgeError('unavailable', 'connector-503');
      return notifier.post(person, ...rest);
    },
  });
  return { all: await aConverterHouse({ ...settings, aroundNotifier }), unwell };
}

/** A day goes by, and the sweep of it. */
async function live(all: ConverterHouse, days: number): Promise<void> {
  for (let day = 0; day < days; day += 1) {
    all.passDays(1);
    await all.house.sweep();
  }
}

async function cardOfAsker(all: ConverterHouse, id: RequestId): Promise<string> {
  const shown = await all.house.useCases.showRequest({ callerId: INVITER, requestId: id });
  return JSON.stringify(all.cardsOfAsker(shown).at(-1));
}

describe('what waits for the administrators to put something right', () => {
  it('comes to them once the connector answers again, and until then the asker reads that they are being told', async () => {
    const { all, unwell } = await aHouseWithChats();
    for (const each of [COLLEAGUE, DANA]) unwell.add(each);
    const id = await all.handedIn({ person: KIM });
    all.house.loseJobs();
    assert.match(await cardOfAsker(all, id), /The administrators are being told what was found/);
    await live(all, 1);
    assert.deepEqual(all.house.posted, []);

    unwell.clear();
    all.house.pass(31);
    await all.house.sweep();

    assert.deepEqual(all.house.posted, [COLLEAGUE, DANA]);
    assert.equal((await all.draft(id)).askedAdmins?.reached, 2);
    assert.match(await cardOfAsker(all, id), /The administrators see what was found/);
    await all.house.sweep();
    assert.equal(all.house.posted.length, 2);
  });

  it('comes to them where its job was lost, whatever the asker pressed meanwhile', async () => {
    const all = await aConverterHouse(BLOCKED);
    const { id } = await all.submitted({ person: KIM });
    await all.house.step();
    all.house.loseJobs();
    await all.house.useCases.recheckConversion(await all.formPress(INVITER, id));
    all.house.loseJobs();
    all.house.pass(31);
    await all.house.sweep();
    assert.deepEqual(all.house.posted, [COLLEAGUE, DANA]);
    assert.equal((await all.draft(id)).askedAdmins?.reached, 2);
  });

  it('comes to them again after the days of the policy, and lapses, which the asker is told', async () => {
    const all = await aConverterHouse(BLOCKED);
    const id = await all.handedIn({ person: KIM });
    const both = [COLLEAGUE, DANA];
    const posted: (readonly UserId[])[] = [];
    for (let day = 0; day < 8; day += 1) {
      const before = all.house.posted.length;
      await live(all, 1);
      posted.push(all.house.posted.slice(before));
    }
    assert.deepEqual(posted, [[], both, [], both, [], [], [INVITER], []]);
    const draft = await all.draft(id);
    assert.deepEqual([draft.stage, draft.askedAdmins?.lapsedAt !== undefined], ['cancelled', true]);
    const told = JSON.stringify(all.cardsOfAsker().at(-1));
    assert.match(told, /The request to convert kim@fabrikam\.example lapsed/);
    assert.deepEqual(all.leaksOn(all.cardsOfAsker(), Object.values(KIMS_FORM)), []);
    const again = await all.house.useCases.checkForConverter(await all.formPress(COLLEAGUE, id));
    assert.equal(again.outcome === 'card' && again.note, 'stale');
  });

  it('has its days anew where a form that lapsed is checked once more', async () => {
    const all = await aConverterHouse(BLOCKED);
    const id = await all.handedIn({ person: KIM });
    await live(all, 8);
    await all.house.useCases.changeConversion(await all.formPress(INVITER, id));
    const form = { ...KIMS_FORM, person: KIM, personTyped: '' };
    await all.house.useCases.submitConversion({ ...(await all.formPress(INVITER, id)), form });
    await all.house.drain();
    const { askedAdmins, version } = await all.draft(id);
    assert.deepEqual(askedAdmins, { at: all.house.edges.clock(), reached: 2 });
    all.house.pass(60);
    await all.house.sweep();
    assert.equal((await all.draft(id)).version, version);
  });

  it('has its days anew where the form was changed, and sent again long after', async () => {
    const all = await aConverterHouse(BLOCKED);
    const id = await all.handedIn({ person: KIM });
    await live(all, 1);
    await all.house.useCases.changeConversion(await all.formPress(INVITER, id));
    await live(all, 9);
    const form = { ...KIMS_FORM, person: KIM, personTyped: '' };
    await all.house.useCases.submitConversion({ ...(await all.formPress(INVITER, id)), form });
    await all.house.drain();
    const { stage, askedAdmins } = await all.draft(id);
    assert.deepEqual([stage, askedAdmins], ['review', { at: all.house.edges.clock(), reached: 2 }]);
    const before = all.house.posted.length;
    await live(all, 2);
    assert.deepEqual(all.house.posted.slice(before), [COLLEAGUE, DANA]);
    assert.equal((await all.draft(id)).stage, 'review');
  });

  it('says to the administrators that it comes once more', async () => {
    const all = await aConverterHouse(BLOCKED);
    const id = await all.handedIn({ person: KIM });
    const known: boolean[][] = [];
    for (const days of [2, 2]) {
      await live(all, days);
      const { subject } = all.house.postedCards.at(-1) ?? {};
      assert.ok(subject?.kind === 'conversion');
      const { remindedAt, escalatedAt } = subject.draft.askedAdmins ?? {};
      known.push([remindedAt !== undefined, escalatedAt !== undefined]);
    }
    assert.deepEqual(known, [
      [true, false],
      [true, true],
    ]);
    assert.equal((await all.draft(id)).stage, 'review');
  });

  it('reminds the others although one chat is unwell for days', async () => {
    const { all, unwell } = await aHouseWithChats();
    unwell.add(COLLEAGUE);
    const id = await all.handedIn({ person: KIM });
    await live(all, 1);
    assert.deepEqual([all.house.posted, (await all.draft(id)).askedAdmins?.reached], [[DANA], undefined]);
    await live(all, 1);
    all.house.pass(31);
    await all.house.sweep();
    assert.deepEqual(all.house.posted, [DANA, DANA]);
    unwell.clear();
    await live(all, 2);
    assert.deepEqual(all.house.posted, [DANA, DANA, COLLEAGUE, DANA]);
  });

  it('begins its days anew with a check of an administrator, and not with one of the asker', async () => {
    for (const [by, state] of [
      [COLLEAGUE, 'review'],
      [INVITER, 'cancelled'],
    ] as const) {
      const all = await aConverterHouse(BLOCKED);
      const id = await all.handedIn({ person: KIM });
      await live(all, 6);
      const press = await all.formPress(by, id);
      await (by === INVITER
        ? all.house.useCases.recheckConversion(press)
        : all.house.useCases.checkForConverter(press));
      await all.house.drain();
      await live(all, 1);
      assert.equal((await all.draft(id)).stage, state);
    }
  });

  it('lapses before it is forgotten, whatever the policy says', async () => {
    const all = await aConverterHouse({ ...BLOCKED, policy: { decisionDays: { remind: 2, escalate: 4, lapse: 30 } } });
    const id = await all.handedIn({ person: KIM });
    await live(all, 28);
    assert.equal((await all.draft(id)).stage, 'review');
    await live(all, 1);
    assert.deepEqual([(await all.draft(id)).stage, all.house.posted.at(-1)], ['cancelled', INVITER]);
    await live(all, 2);
    assert.equal(await all.house.edges.conversionDrafts.read(id), undefined);
  });

  it('tells the asker that it lapsed once their chat is well again, and once', async () => {
    const { all, unwell } = await aHouseWithChats();
    const id = await all.handedIn({ person: KIM });
    unwell.add(INVITER);
    await live(all, 8);
    assert.deepEqual([(await all.draft(id)).stage, all.house.posted.includes(INVITER)], ['cancelled', false]);
    unwell.clear();
    await live(all, 3);
    assert.equal(all.house.posted.filter((to) => to === INVITER).length, 1);
  });

  it('is not waited for any more once the asker administers and looks again', async () => {
    const all = await aConverterHouse(BLOCKED);
    const id = await all.handedIn({ person: KIM });
    all.appoint(INVITER, COLLEAGUE, DANA);
    await all.house.useCases.recheckConversion(await all.formPress(INVITER, id));
    await all.house.drain();
    const before = all.house.posted.length;
    await live(all, 8);
    assert.deepEqual([(await all.draft(id)).stage, all.house.posted.length], ['review', before]);
  });

  it('is not waited for any more once the asker changes or cancels it', async () => {
    const all = await aConverterHouse(BLOCKED);
    for (const act of [all.house.useCases.changeConversion, all.house.useCases.cancelConversion]) {
      const id = await all.handedIn({ person: KIM });
      const before = all.house.posted.length;
      await act(await all.formPress(INVITER, id));
      await live(all, 8);
      assert.deepEqual(all.house.posted.slice(before), []);
    }
  });
});

describe('the Teams rule beside something else that is in the way', () => {
  async function atGateBy(all: ConverterHouse, callerId: UserId): Promise<RequestId> {
    const id = await all.handedIn(ELSEWHERE);
    assert.deepEqual(all.house.posted, [COLLEAGUE, DANA]);
    all.passDays(1);
    all.putRight();
    const { checkForConverter, recheckConversion } = all.house.useCases;
    await (callerId === INVITER ? recheckConversion : checkForConverter)(await all.formPress(callerId, id));
    await all.house.drain();
    const draft = await all.draft(id);
    assert.ok(draft.stage === 'review' && draft.review.preFlight.standing === 'gate');
    return id;
  }

  it('comes to the asker as a message of its own once an administrator has seen to the rest', async () => {
    const { all, unwell } = await aHouseWithChats();
    unwell.add(INVITER);
    const id = await atGateBy(all, COLLEAGUE);
    assert.equal(all.house.posted.includes(INVITER), false);
    unwell.clear();
    all.house.pass(31);
    await all.house.sweep();
    await all.house.sweep();

    assert.deepEqual(all.house.posted.slice(2), [INVITER]);
    assert.match(JSON.stringify(all.cardsOfAsker().at(-1)), /Teams could not let kim@fabrikam/);
    await all.house.useCases.goOnWithoutTeams({ ...(await all.formPress(INVITER, id)), reason: 'Files only' });
    await all.house.drain();
    assert.equal((await all.reading(id)).conversion.state, 'awaiting-confirmation');
  });

  it('is an edit of the card that they have where they have looked themselves', async () => {
    const all = await aConverterHouse(BLOCKED);
    await atGateBy(all, INVITER);
    await all.house.sweep();
    assert.equal(all.house.posted.includes(INVITER), false);
  });

  it('reminds no administrator, because it is the asker’s, and lapses all the same', async () => {
    const all = await aConverterHouse(BLOCKED);
    const id = await atGateBy(all, COLLEAGUE);
    await live(all, 6);
    assert.deepEqual(all.house.posted.slice(2), [INVITER]);
    await live(all, 1);
    assert.deepEqual([(await all.draft(id)).stage, all.house.posted.slice(2)], ['cancelled', [INVITER, INVITER]]);
  });
});
