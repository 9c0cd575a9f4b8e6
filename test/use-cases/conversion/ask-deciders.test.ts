import assert from 'node:assert/strict';
import { askDeciders } from '../../../src/use-cases/conversion/ask-deciders.ts';
import { EdgeError } from '../../../src/use-cases/ports/edge-error.ts';
import type { Notifier } from '../../../src/use-cases/ports/notifier.ts';
import { INVITER, userId } from '../../support/builders.ts';
import { aDecidingHouse, DANA, type DecidingHouse } from '../../support/deciding-house.ts';
import { KIM } from '../../support/fresh-conversions.ts';
import { COLLEAGUE } from '../../support/house.ts';

const NEW = userId(4);

function postsTo({ house }: DecidingHouse): readonly string[] {
  return house.postedCards.filter(({ as }) => as === 'admin').map(({ to }) => to);
}

async function reachedOf(all: DecidingHouse, id: Parameters<DecidingHouse['reading']>[0]) {
  return (await all.reading(id)).entries.flatMap((entry) => ('reached' in entry ? [[entry.kind, entry.reached]] : []));
}

/** The chat of somebody is out of order so many times. */
function failingFor(failing: { readonly id: string; times: number }): (notifier: Notifier) => Notifier {
  return (notifier) => ({
    ...notifier,
    post: async (person, subject, as) => {
      if (person.id === failing.id && failing.times > 0) {
        failing.times -= 1;
        throw new EdgeError('unavailable', 'connector');
      }
      return notifier.post(person, subject, as);
    },
  });
}

describe('the question to the administrators', () => {
  it('reaches everybody but who asked and the holder, and who never talked to us as well', async () => {
    const all = await aDecidingHouse();
    all.appoint(INVITER, COLLEAGUE, DANA, KIM);

    const id = await all.asked();

    assert.deepEqual(postsTo(all).toSorted(), [COLLEAGUE, DANA].toSorted());
    assert.deepEqual(all.house.installations.asked, [DANA]);
    assert.deepEqual(await reachedOf(all, id), [['deciders-asked', 2]]);
    const copies = await all.house.edges.cardCopies.of(id);
    assert.deepEqual(copies.map(({ viewerId }) => viewerId).toSorted(), [INVITER, COLLEAGUE, DANA].toSorted());
  });

  it('counts only those who could be reached', async () => {
    const all = await aDecidingHouse();
    all.house.installations.script.add({ refuse: 'no-teams' });

    const id = await all.asked();

    assert.deepEqual(await reachedOf(all, id), [['deciders-asked', 1]]);
  });

  it('goes on until everybody has it, and comes to nobody twice', async () => {
    const failing = { id: DANA, times: 2 };
    const all = await aDecidingHouse({ aroundNotifier: failingFor(failing) });
    const id = await all.asked();
    assert.deepEqual(await reachedOf(all, id), []);

    for (const _ of [1, 2]) {
      all.house.pass(31);
      await all.house.sweep();
    }

    assert.equal(failing.times, 0);
    assert.deepEqual(postsTo(all).toSorted(), [COLLEAGUE, DANA].toSorted());
    assert.deepEqual(await reachedOf(all, id), [['deciders-asked', 2]]);
  });

  it('is tried again less and less often for a chat that stays unwell', async () => {
    const notifiers: Notifier[] = [];
    const all = await aDecidingHouse({
      aroundNotifier: (notifier) => {
        notifiers.push(failingFor({ id: DANA, times: 99 })(notifier));
        return notifiers[0] ?? notifier;
      },
    });
    const id = await all.asked();
    const [notifier] = notifiers;
    assert.ok(notifier);
    const pauseAfter = async (seconds: number) => {
      all.house.pass(seconds);
      const error = await askDeciders({ ...all.house.edges, notifier }, id).catch((failure: unknown) => failure);
      return error instanceof EdgeError ? error.retryAfterSeconds : error;
    };
    assert.deepEqual([await pauseAfter(60), await pauseAfter(540), await pauseAfter(3_600)], [30, 300, 600]);
  });

  it('comes again after two days, goes to new ones after four, and lapses after seven', async () => {
    const all = await aDecidingHouse();
    const id = await all.asked();
    const people = all.house.directory.tenant.people;
    all.house.directory.tenant.people = [...people, { ...people[1], id: NEW } as (typeof people)[number]];

    all.passDays(2);
    await all.house.sweep();
    const reminded = all.house.postedCards.at(-1)?.subject;
    all.appoint(INVITER, COLLEAGUE, NEW);
    all.passDays(2);
    await all.house.sweep();
    const escalated = all.house.postedCards.at(-1)?.subject;
    all.passDays(3);
    await all.house.sweep();

    assert.deepEqual(await reachedOf(all, id), [
      ['deciders-asked', 2],
      ['deciders-reminded', 2],
      ['decision-escalated', 2],
    ]);
    assert.ok(reminded?.kind === 'conversion-request' && reminded.reading.conversion.track.decision.remindedAt);
    assert.ok(escalated?.kind === 'conversion-request' && escalated.reading.conversion.track.decision.escalatedAt);
    assert.deepEqual(postsTo(all), [COLLEAGUE, DANA, COLLEAGUE, DANA, COLLEAGUE, NEW]);
    const { entries } = await all.reading(id);
    assert.deepEqual(
      entries.flatMap((entry) => (entry.kind === 'decision-escalated' ? entry.newTo : [])),
      [NEW],
    );
    assert.deepEqual(escalated.reading.entries.at(-1)?.kind, 'decision-escalated');
    const { conversion } = await all.reading(id);
    assert.equal(conversion.state, 'lapsed-before-issue');
    assert.deepEqual(await all.kinds(id).then((kinds) => kinds.slice(-2)), ['lapsed', 'telling']);
    assert.equal(await all.house.edges.conversions.openFor(KIM), undefined);
  });

  it('comes again once, however often it is looked at', async () => {
    const all = await aDecidingHouse();
    const id = await all.asked();
    all.passDays(2);

    for (const _ of [1, 2, 3]) {
      await all.house.sweep();
      all.house.pass(31);
    }

    assert.deepEqual(await reachedOf(all, id), [
      ['deciders-asked', 2],
      ['deciders-reminded', 2],
    ]);
    assert.equal(postsTo(all).length, 4);
  });

  it('reminds nobody twice where another one’s chat is unwell, but tries again where all are', async () => {
    const failing = { id: '', times: 1 };
    const all = await aDecidingHouse({ aroundNotifier: failingFor(failing) });
    const id = await all.asked();
    failing.id = DANA;
    all.passDays(2);
    await all.house.sweep();
    assert.deepEqual((await reachedOf(all, id)).at(-1), ['deciders-reminded', 1]);
    all.appoint(INVITER, COLLEAGUE);
    Object.assign(failing, { id: COLLEAGUE, times: 1 });
    all.passDays(2);

    await all.house.sweep();
    assert.equal((await all.kinds(id)).includes('decision-escalated'), false);
    await all.house.sweep();

    assert.deepEqual((await reachedOf(all, id)).at(-1), ['decision-escalated', 1]);
  });

  it('is taken for asked where one chat stays unwell, so that the others are reminded', async () => {
    const all = await aDecidingHouse({ aroundNotifier: failingFor({ id: DANA, times: 1_000 }) });
    const id = await all.asked();
    all.passDays(2);

    await all.house.sweep();
    all.house.pass(31);
    await all.house.sweep();

    assert.deepEqual(await reachedOf(all, id), [
      ['deciders-asked', 1],
      ['deciders-reminded', 1],
    ]);
  });

  it('is over with a decision: nothing is sent after it', async () => {
    const all = await aDecidingHouse();
    const id = await all.asked();
    await all.confirm(id);
    await all.house.drain();
    const posts = postsTo(all).length;

    all.passDays(3);
    await all.house.sweep();
    await all.house.edges.jobs.enqueue([{ job: { name: 'ask-deciders', requestId: id } }]);
    await all.house.drain();

    assert.equal(postsTo(all).length, posts);
  });

  it('records no question that was decided while it was sent', async () => {
    const decided: { by?: () => Promise<unknown> } = {};
    const all = await aDecidingHouse({
      aroundNotifier: (notifier) => ({
        ...notifier,
        post: async (person, subject, as) => {
          const posted = await notifier.post(person, subject, as);
          if (person.id === DANA) await decided.by?.();
          return posted;
        },
      }),
    });
    const id = await all.opened();
    decided.by = () => all.confirm(id);

    await all.house.drain();

    assert.deepEqual((await all.kinds(id)).slice(0, 2), ['requested', 'confirmed']);
    const shown = all.house.edits.filter(({ viewer }) => viewer.id === DANA).at(-1)?.subject;
    assert.ok(shown?.kind === 'conversion-request' && shown.reading.conversion.state === 'holder-asked');
  });

  it('is found by the sweep where its job was lost', async () => {
    const all = await aDecidingHouse();
    const id = await all.opened();
    all.house.loseJobs();
    all.house.pass(31);

    await all.house.sweep();

    assert.deepEqual(await reachedOf(all, id), [['deciders-asked', 2]]);
  });

  it('waits where it cannot be read who administers', async () => {
    const all = await aDecidingHouse();
    const id = await all.opened();
    all.house.directory.unread.set('members', { because: 'no-answer' });
    await all.house.drain();
    all.house.directory.unread.delete('members');
    assert.deepEqual(await all.kinds(id), ['requested']);

    all.house.pass(31);
    await all.house.sweep();

    assert.deepEqual(await reachedOf(all, id), [['deciders-asked', 2]]);
  });
});
