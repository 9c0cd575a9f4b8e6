import assert from 'node:assert/strict';
import { EdgeError } from '../../../src/use-cases/ports/edge-error.ts';
import type { Notifier } from '../../../src/use-cases/ports/notifier.ts';
import { INVITER } from '../../support/builders.ts';
import { deadlyPorts, untilKilled } from '../../support/deadly-ports.ts';
import { KIM } from '../../support/fresh-conversions.ts';
import type { HouseSettings } from '../../support/house.ts';
import { AGREED, anInviting, anOpenConversion, type OpenConversion, OUTSIDE } from '../../support/open-conversion.ts';

const DAY = 86_400;

/** The link is in front of the holder since noon. */
async function delivered(settings: HouseSettings = {}): Promise<OpenConversion> {
  const open = await anOpenConversion({ account: { mail: OUTSIDE }, ...settings });
  await open.run('ask-holder');
  await open.append({ kind: 'holder-agreed' });
  await open.run('issue-conversion');
  await open.house.drain();
  assert.equal(await open.state(), 'delivered');
  return open;
}

function postedTo({ house }: OpenConversion, state: string): number {
  return house.postedCards.filter(
    ({ to, as, subject }) =>
      to === KIM &&
      as === 'holder' &&
      subject.kind === 'conversion-request' &&
      subject.reading.conversion.state === state,
  ).length;
}

async function passDays(open: OpenConversion, days: number): Promise<void> {
  open.house.pass(days * DAY);
  await open.house.sweep();
}

async function count(open: OpenConversion, kind: string): Promise<number> {
  return (await open.kinds()).filter((each) => each === kind).length;
}

describe('reminding the holder', () => {
  it('posts the card anew on each day of the policy, with the same link edited in', async () => {
    const open = await delivered();
    const shown = open.linksShown().length;
    for (const [days, reminders] of [
      [2.9, 0],
      [0.2, 1],
      [0.5, 1],
      [3.5, 2],
      [7, 3],
      [30, 3],
    ] as const) {
      await passDays(open, days);
      assert.equal(postedTo(open, 'delivered'), reminders, `${days} days later`);
    }
    assert.equal(await count(open, 'holder-reminded'), 3);
    assert.ok(open.linksShown().length > shown, 'on the new message');
    assert.equal(new Set(open.linksShown()).size, 1);
    const { reminders } = (await open.reading()).conversion.track;
    assert.equal(reminders, 3);
  });

  it('makes up for a missed day with one message', async () => {
    const open = await delivered();
    await passDays(open, 8);
    assert.equal(postedTo(open, 'delivered'), 1);
    await passDays(open, 1);
    assert.equal(postedTo(open, 'delivered'), 1);
  });

  it('takes the link from every message once they have accepted', async () => {
    const open = await delivered();
    await passDays(open, 3);
    open.redeem();
    open.house.pass(301);
    await open.house.sweep();
    const copies = (await open.house.edges.cardCopies.of(open.id)).filter(({ viewerId }) => viewerId === KIM);
    assert.equal(copies.length, 2);
    const last = open.house.edits.filter(({ viewer }) => viewer.id === KIM).slice(-2);
    assert.deepEqual(
      last.map(({ viewer }) => viewer.link),
      [undefined, undefined],
    );
  });

  it('reminds nobody who has accepted, whose account is gone, or where it was stopped', async () => {
    const accepted = await delivered();
    accepted.redeem();
    accepted.house.pass(3 * DAY);
    await accepted.run('remind-holder');
    assert.equal(await accepted.state(), 'redeemed');

    const gone = await delivered();
    gone.house.directory.tenant.people = gone.house.directory.tenant.people.filter(({ id }) => id !== KIM);
    gone.house.pass(3 * DAY);
    await gone.run('remind-holder');

    const quiet = await delivered();
    await quiet.append({ kind: 'reminders-stopped', by: INVITER });
    const stopped = await delivered();
    await stopped.append({ kind: 'stopped-after-issue', by: INVITER });
    const wiped = await delivered();
    await wiped.append({ kind: 'link-wiped' });
    for (const open of [quiet, stopped, wiped]) await passDays(open, 3);
    for (const open of [accepted, gone, quiet, stopped, wiped]) {
      assert.equal(await count(open, 'holder-reminding'), 0);
      assert.equal(postedTo(open, 'delivered'), 0);
    }
  });

  it('leaves a gap rather than a second message', async () => {
    let posts = 0;
    const aroundNotifier = (notifier: Notifier): Notifier => ({
      ...notifier,
      post: async (person, subject, as) => {
        const posted = await notifier.post(person, subject, as);
        if (as === 'holder') posts += 1;
        if (posts === 2) throw new EdgeError('ambiguous', 'channel');
        return posted;
      },
    });
    const open = await delivered({ aroundNotifier });
    await passDays(open, 3);
    open.house.pass(301);
    await open.house.sweep();
    assert.deepEqual([await count(open, 'holder-reminding'), await count(open, 'holder-reminded')], [1, 0]);
    assert.equal(postedTo(open, 'delivered'), 1);
    await passDays(open, 4);
    assert.equal(await count(open, 'holder-reminded'), 1);
  });

  for (const [port, act, nth] of [
    // The first brought it so far.
    ['conversions', 'record', 2],
    ['notifier', 'post', 1],
    ['cardCopies', 'adopt', 1],
    ['conversions', 'record', 3],
  ] as const)
    for (const when of ['before', 'after'] as const) {
      it(`sends one message at most where it dies ${when} the ${nth}. ${port}.${act}`, async () => {
        const killer = deadlyPorts({ port, act, when, nth });
        const open = await anOpenConversion(
          { account: { mail: OUTSIDE }, around: killer.around, aroundNotifier: killer.notifier },
          ...[...AGREED, anInviting(), { kind: 'issued', attempt: 1 } as const, { kind: 'link-shown' } as const],
        );
        open.house.pass(3 * DAY);
        await untilKilled(() => open.run('remind-holder'));
        assert.ok(killer.hasStruck(), 'this act was never reached');
        killer.restart();
        open.house.loseJobs();
        await passDays(open, 0.5);
        assert.ok(postedTo(open, 'delivered') <= 1);
        assert.ok(postedTo(open, 'delivered') <= (await count(open, 'holder-reminding')));
        assert.equal(await open.state(), 'delivered');
      });
    }

  it('goes on where the chat is closed on that day', async () => {
    const open = await delivered();
    open.house.chat.closedTo.add(KIM);
    await passDays(open, 3);
    assert.equal(await count(open, 'holder-reminded'), 0);
    open.house.chat.closedTo.clear();
    await passDays(open, 4);
    assert.equal(await count(open, 'holder-reminded'), 1);
  });

  it('repeats no mail', async () => {
    const open = await anOpenConversion(
      { account: { mail: OUTSIDE } },
      { kind: 'holder-unreachable', because: 'no-teams' },
      { kind: 'proof-waived', by: INVITER },
    );
    await open.run('issue-conversion');
    await open.house.drain();
    assert.equal(await open.state(), 'delivered');
    await passDays(open, 14);
    assert.equal(open.house.mailer.conversions.attempts.length, 1);
    assert.equal(postedTo(open, 'delivered'), 0);
  });
});
