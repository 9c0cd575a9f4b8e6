import assert from 'node:assert/strict';
import type { MailRefusal } from '../../src/domain/failures.ts';
import type { RequestId } from '../../src/domain/ids.ts';
import { linkMark } from '../../src/domain/press-mark.ts';
import { lookUpGuestPage, settleGuestPage } from '../../src/use-cases/answer-guest.ts';
import { EdgeError } from '../../src/use-cases/ports/edge-error.ts';
import type { Press } from '../../src/use-cases/press-outcome.ts';
import { settleOnLinkCard } from '../../src/use-cases/settle-delivery.ts';
import { ADMINS, INVITER, userId } from '../support/builders.ts';
import { ADDRESS, aHouse, COLLEAGUE, type House } from '../support/house.ts';

const DAY = 86_400;
const STRANGER = userId(77);

async function pressOf(house: House, requestId: RequestId): Promise<Press> {
  return { callerId: INVITER, requestId, mark: await house.markOf(requestId) };
}

/** On the card that shows the link. */
async function linkPressOf(house: House, requestId: RequestId): Promise<Press> {
  return { callerId: INVITER, requestId, mark: linkMark((await house.reading(requestId)).invitation) };
}

async function kindsOf(house: House, id: RequestId): Promise<readonly string[]> {
  return (await house.reading(id)).entries.map(({ kind }) => kind);
}

async function stateOf(house: House, id: RequestId): Promise<string> {
  return (await house.reading(id)).invitation.state;
}

/** An invitation whose mail Exchange has refused. */
async function refused(refusal: MailRefusal = 'not-allowed', times = 1) {
  const house = aHouse();
  for (let time = 0; time < times; time += 1) house.mailer.script.add({ refuse: refusal });
  const id = await house.send();
  await house.drain();
  return { house, id, link: house.invitations.issued[0]?.redeemUrl ?? '' };
}

async function sent() {
  const house = aHouse();
  const id = await house.send();
  await house.drain();
  return { house, id, link: house.invitations.issued[0]?.redeemUrl ?? '' };
}

describe('a mail that was refused for good', () => {
  it('gives the same link to the inviter alone, on a card that stood there before the link did', async () => {
    const { house, link } = await refused();
    assert.deepEqual(house.linkCards, [link]);
    assert.equal(house.invitations.posts.length, 1);
  });

  it('is done with once the link was passed on: the card shows it no more, and nothing else is sent', async () => {
    const { house, id } = await refused();
    const answer = await house.useCases.passOn(await linkPressOf(house, id));
    await house.drain();
    assert.equal(answer.outcome, 'link-card');
    assert.deepEqual(house.linkCards, ['no link']);
    const { invitation } = await house.reading(id);
    assert.equal(invitation.state === 'delivered' && invitation.route, 'hand');
    assert.equal(house.mailer.attempts.length, 1);
  });

  it('can be tried again with the same link, which the card then shows no more', async () => {
    const { house, id, link } = await refused();
    await house.useCases.mailInstead(await linkPressOf(house, id));
    await house.drain();
    assert.deepEqual(house.linkCards, ['no link']);
    assert.equal(house.mailer.sent[0]?.redeemUrl, link);
    assert.equal(house.invitations.posts.length, 1);
  });

  it('counts each press once, and none of a stranger', async () => {
    const { house, id } = await refused();
    const press = await linkPressOf(house, id);
    const foreign = await house.useCases.passOn({ ...press, callerId: STRANGER });
    assert.equal(foreign.outcome, 'not-yours');
    await house.useCases.passOn(press);
    const again = await house.useCases.passOn(press);
    assert.equal(again.outcome === 'link-card' && again.note, 'twice');
    assert.equal((await kindsOf(house, id)).filter((kind) => kind === 'passed-on').length, 1);
  });

  it('is not handed over to somebody who has lost the right meanwhile', async () => {
    const house = aHouse();
    house.mailer.script.add({ refuse: 'not-allowed' });
    const id = await house.send();
    const teams = house.directory.tenant.teams;
    await runUntil(house, id, 'failed');
    house.directory.tenant.teams = teams.map((team) => ({ ...team, owners: [COLLEAGUE] }));
    await house.drain();
    assert.deepEqual(house.linkCards, []);
    assert.ok((await kindsOf(house, id)).includes('hand-over-failed'));
  });

  it('says that the inviter could not be reached, and tries again by a press', async () => {
    const house = aHouse();
    house.chat.isClosed = true;
    house.mailer.script.add({ refuse: 'not-allowed' });
    const id = await house.send();
    await house.drain();
    assert.deepEqual(house.linkCards, []);
    const { handOver } = (await house.reading(id)).invitation.track;
    assert.equal(handOver?.failed, 'unreachable');

    house.chat.isClosed = false;
    await house.useCases.handOver(await pressOf(house, id));
    await house.drain();
    assert.deepEqual(house.linkCards, [house.invitations.issued[0]?.redeemUrl]);
  });

  it('is brought on by the sweep alone, with every job lost', async () => {
    const house = aHouse();
    house.mailer.script.add({ refuse: 'not-allowed' });
    const id = await house.send();
    for (let round = 0; round < 8; round += 1) {
      house.loseJobs();
      house.pass(61);
      await house.sweep();
    }
    assert.deepEqual(house.linkCards, [house.invitations.issued[0]?.redeemUrl]);
    await house.useCases.passOn(await linkPressOf(house, id));
    house.loseJobs();
    await house.sweep();
    assert.deepEqual(house.linkCards, ['no link']);
  });

  it('takes the link off every card when the guest accepts, also off one that a closed chat kept', async () => {
    const { house, id } = await refused();
    house.accept();
    house.chat.isClosed = true;
    house.pass(301);
    await house.sweep();
    await house.sweep();
    assert.equal(await stateOf(house, id), 'redeemed');
    assert.deepEqual(house.linkCards, [house.invitations.issued[0]?.redeemUrl]);

    house.chat.isClosed = false;
    house.pass(7 * 3_600);
    await house.sweep();
    assert.deepEqual(house.linkCards, ['no link']);
  });
});

/** Runs job after job, as far as the state. */
async function runUntil(house: House, id: RequestId, state: string): Promise<void> {
  const stateNow = async () => {
    const subject = await house.subject(id);
    return subject.kind === 'request' ? subject.readings[0].invitation.state : 'draft';
  };
  for (let round = 0; round < 20 && (await stateNow()) !== state; round += 1) await house.step();
}

describe('a link that is asked for', () => {
  it('is shown to whoever invited, while the mail is out as well', async () => {
    const { house, id, link } = await sent();
    await house.useCases.handOver(await pressOf(house, id));
    await house.drain();
    assert.deepEqual(house.linkCards, [link]);
    assert.equal(house.mailer.sent.length, 1);
    const again = await house.useCases.handOver(await pressOf(house, id));
    assert.equal(again.outcome === 'card' && again.note, 'twice');
  });

  it('goes out once more by a press, and once for a press that is delivered twice', async () => {
    const { house, id, link } = await sent();
    const press = await pressOf(house, id);
    await house.useCases.sendAgain(press);
    await house.useCases.sendAgain(press);
    await house.drain();
    await house.useCases.sendAgain(press);
    await house.drain();
    assert.deepEqual(
      house.mailer.sent.map(({ redeemUrl }) => redeemUrl),
      [link, link],
    );
  });

  it('is made anew by a press where it is lost, for the same account, and the one before is forgotten', async () => {
    const { house, id } = await sent();
    const { invitation } = await house.reading(id);
    await house.edges.linkVault.wipe(invitation.id);
    await house.useCases.sendAgain(await pressOf(house, id));
    await house.drain();
    assert.equal(await stateOf(house, id), 'failed');
    assert.equal(house.invitations.posts.length, 1);

    await house.useCases.newLink(await pressOf(house, id));
    await house.drain();
    assert.equal(await stateOf(house, id), 'delivered');
    assert.equal(house.invitations.posts.length, 2);
    assert.equal(new Set(house.invitations.issued.map(({ guestId }) => guestId)).size, 1);
    assert.equal(house.mailer.sent.at(-1)?.redeemUrl, house.invitations.issued.at(-1)?.redeemUrl);
    assert.equal(house.mailer.sent.at(-1)?.mail.isNewLink, true);
    const inviting = (await house.reading(id)).entries.filter((entry) => entry.kind === 'inviting');
    assert.deepEqual(
      inviting.map(({ attempt, reason }) => [attempt, reason]),
      [
        [1, 'first'],
        [2, 'asked'],
      ],
    );
  });

  it('is not made anew for an account that somebody has put in the place of the first', async () => {
    const { house, id } = await sent();
    const { invitation } = await house.reading(id);
    await house.edges.linkVault.wipe(invitation.id);
    await house.useCases.sendAgain(await pressOf(house, id));
    await house.drain();
    house.directory.tenant.people = house.directory.tenant.people.map((person) =>
      person.mail === ADDRESS ? { ...person, id: userId(90) } : person,
    );
    await house.useCases.newLink(await pressOf(house, id));
    await house.drain();
    const after = (await house.reading(id)).invitation;
    assert.equal(after.state === 'failed' && after.stage === 'delivery' && after.refusal, 'new-link-refused');
    assert.equal(house.invitations.posts.length, 1);
  });
});

describe('Microsoft’s own mail', () => {
  it('is the last way: one POST with it, a new link, the card of the old one emptied, the notice dropped', async () => {
    const house = aHouse();
    house.mailer.script.add({ refuse: 'not-allowed' });
    const id = await house.send({ cc: 'bo@fabrikam.example', language: 'ko' });
    await house.drain();
    await house.useCases.microsoftMail(await linkPressOf(house, id));
    await house.drain();
    assert.equal(await stateOf(house, id), 'delivered');
    assert.deepEqual(
      house.invitations.posts.map(({ microsoftsMail }) => microsoftsMail),
      [undefined, 'ko'],
    );
    assert.deepEqual(house.linkCards, ['no link']);
    assert.deepEqual(house.mailer.notices, []);
    assert.equal(house.mailer.attempts.length, 1);
  });

  it('is not to be had once a mail went out, or may have', async () => {
    for (const { house, id } of [await sent(), await unsure()]) {
      const before = await kindsOf(house, id);
      await house.useCases.microsoftMail(await linkPressOf(house, id));
      await house.drain();
      assert.deepEqual(await kindsOf(house, id), before);
    }
  });

  it('is never sent twice by itself when its answer is lost: only a new link by a press goes on', async () => {
    const { house, id } = await refused();
    house.invitations.script.add({ actThenThrow: new EdgeError('ambiguous', 'reset') });
    await house.useCases.microsoftMail(await linkPressOf(house, id));
    await house.drain();
    for (let round = 0; round < 5; round += 1) {
      house.pass(61);
      await house.sweep();
    }
    assert.equal(await stateOf(house, id), 'delivery-unknown');
    assert.equal(house.invitations.posts.length, 2);
    assert.deepEqual(house.linkCards, ['no link']);

    await house.useCases.sendAgain(await pressOf(house, id));
    await house.drain();
    assert.equal(house.invitations.posts.length, 2, 'the link before is dead and must not be sent');
    await house.useCases.newLink(await pressOf(house, id));
    await house.drain();
    assert.equal(house.mailer.sent.at(-1)?.redeemUrl, house.invitations.issued.at(-1)?.redeemUrl);
  });

  it('leaves the link before alive where Microsoft refuses', async () => {
    const { house, id, link } = await refused();
    house.invitations.script.add({ refuse: 'quota-reached' });
    await house.useCases.microsoftMail(await linkPressOf(house, id));
    await house.drain();
    const { invitation } = await house.reading(id);
    assert.equal(
      invitation.state === 'failed' && invitation.stage === 'delivery' && invitation.refusal,
      'microsoft-refused',
    );
    await house.useCases.sendAgain(await pressOf(house, id));
    await house.drain();
    assert.equal(house.mailer.sent.at(-1)?.redeemUrl, link);
  });
});

async function unsure() {
  const house = aHouse();
  house.mailer.script.add({ actThenThrow: new EdgeError('ambiguous', 'reset') });
  const id = await house.send();
  await house.drain();
  return { house, id };
}

describe('a guest who has not accepted', () => {
  it('is reminded on the days of the policy with the same link, and then no more', async () => {
    const { house, id, link } = await sent();
    for (let day = 1; day <= 30; day += 1) {
      house.pass(DAY);
      await house.sweep();
    }
    assert.deepEqual(
      house.mailer.sent.map(({ redeemUrl, mail }) => [redeemUrl, mail.isReminder ?? false]),
      [
        [link, false],
        [link, true],
        [link, true],
        [link, true],
      ],
    );
    assert.deepEqual((await house.reading(id)).invitation.track.reminders?.count, 3);
  });

  it('gets no second reminder when it is not certain whether the first went out', async () => {
    const { house } = await sent();
    house.mailer.script.add({ actThenThrow: new EdgeError('ambiguous', 'reset') });
    for (let round = 0; round < 20; round += 1) {
      house.pass(DAY / 4);
      await house.sweep();
    }
    assert.equal(house.mailer.sent.filter(({ mail }) => mail.isReminder).length, 1);
  });

  it('is reminded after all when the mailbox was throttled', async () => {
    const { house } = await sent();
    house.mailer.script.add({ fail: new EdgeError('throttled', '429') });
    house.pass(3 * DAY + 61);
    await house.sweep();
    assert.equal(house.mailer.sent.length, 1);
    house.pass(301);
    await house.sweep();
    assert.equal(house.mailer.sent.filter(({ mail }) => mail.isReminder).length, 1);
  });

  it('is left alone once they have asked for it, and the invitation stays open', async () => {
    const { house, id } = await sent();
    const { invitation } = await house.reading(id);
    const page = (token: string) => settleGuestPage(house.edges, 'no-more-reminders', token);
    assert.equal((await lookUpGuestPage(house.edges, 'no-more-reminders', invitation.id)).outcome, 'open');
    assert.equal((await page(invitation.id)).outcome, 'done');
    assert.equal((await page(invitation.id)).outcome, 'done');
    assert.equal((await kindsOf(house, id)).filter((kind) => kind === 'reminders-stopped').length, 1);
    house.pass(20 * DAY);
    await house.sweep();
    assert.equal(house.mailer.sent.length, 1);
    assert.equal(await stateOf(house, id), 'delivered');
  });
});

describe('a guest who does not know the inviter', () => {
  it('says so once; the inviter and the admins are told, and no mail goes out any more', async () => {
    const { house, id } = await sent();
    house.directory.tenant.groups = { [ADMINS]: [COLLEAGUE] };
    await house.edges.people.see({
      id: COLLEAGUE,
      channelUserId: '29:2',
      name: 'Lee Walker',
      tenantId: 't',
      serviceUrl: 'http://127.0.0.1',
      conversationId: 'a:2',
    });
    const { invitation } = await house.reading(id);
    assert.equal((await settleGuestPage(house.edges, 'stranger', invitation.id)).outcome, 'done');
    await settleGuestPage(house.edges, 'stranger', invitation.id);
    await house.drain();
    assert.deepEqual(house.told, ['stranger', 'stranger']);

    for (const press of [house.useCases.sendAgain, house.useCases.handOver, house.useCases.newLink])
      await press(await pressOf(house, id));
    house.pass(20 * DAY);
    await house.sweep();
    assert.equal(house.mailer.sent.length, 1);
    assert.deepEqual(house.linkCards, []);
  });

  it('is heard before the first mail of a second press goes out', async () => {
    const { house, id } = await sent();
    await house.useCases.sendAgain(await pressOf(house, id));
    const { invitation } = await house.reading(id);
    await settleGuestPage(house.edges, 'stranger', invitation.id);
    await house.drain();
    assert.equal(house.mailer.sent.length, 1);
    const after = (await house.reading(id)).invitation;
    assert.equal(after.state === 'failed' && after.stage === 'delivery' && after.refusal, 'not-wanted');
  });

  it('changes nothing with a token that we have not made, or after the end', async () => {
    const { house, id } = await sent();
    assert.deepEqual(await settleGuestPage(house.edges, 'stranger', 'x'), { outcome: 'unknown' });
    house.accept();
    house.list();
    for (let round = 0; round < 4; round += 1) {
      house.pass(301);
      await house.sweep();
    }
    const { invitation } = await house.reading(id);
    assert.equal(invitation.state, 'ready');
    assert.equal((await settleGuestPage(house.edges, 'no-more-reminders', invitation.id)).outcome, 'over');
  });
});

describe('the mailbox', () => {
  it('sends thirty a minute, and the others a minute later', async () => {
    const limits = {
      addressesPerInviterADay: 100,
      openPerUnknownDomain: 100,
      addressesPerTenantADay: 100,
      checksPerPersonADay: 100,
    };
    const house = aHouse({ policy: { limits } });
    for (let n = 0; n < 40; n += 1) await house.send({ addresses: `guest${n}@fabrikam.example` });
    await house.drain();
    assert.equal(house.mailer.sent.length, 30);
    house.pass(61);
    await house.sweep();
    assert.equal(house.mailer.sent.length, 40);
  });
});

describe('a press about the link, while something else is recorded', () => {
  it('is decided once more, and not lost', async () => {
    const { house, id } = await refused();
    const { ledger } = house.edges;
    const press = await linkPressOf(house, id);
    const { invitation } = await house.reading(id);
    let others = 2;
    const busy: typeof ledger = {
      ...ledger,
      record: async (recording) => {
        if (others > 0) {
          others -= 1;
          const now = await ledger.read(invitation.id);
          const entries = [{ kind: 'sponsor-set', at: house.edges.clock() }] as const;
          await ledger.record({ ...recording, after: now?.number ?? 0, entries, jobs: [] });
        }
        return ledger.record(recording);
      },
    };
    const outcome = await settleOnLinkCard({ ...house.edges, ledger: busy }, press, 'passedOn');
    assert.deepEqual([outcome.outcome === 'link-card' && outcome.note, others], [undefined, 0]);
    assert.equal(await stateOf(house, id), 'delivered');
  });
});
