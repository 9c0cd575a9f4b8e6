import assert from 'node:assert/strict';
import { invitationStatusCard } from '../../src/cards/invitation-status.ts';
import { linkHandOverCard } from '../../src/cards/link-hand-over.ts';
import { mayHandOver, mayHaveNewLink } from '../../src/domain/delivery.ts';
import type { RequestId, TeamId } from '../../src/domain/ids.ts';
import { linkMark } from '../../src/domain/press-mark.ts';
import { lookUpGuestPage, rememberedOrganisation, settleGuestPage } from '../../src/use-cases/answer-guest.ts';
import { handOverLink } from '../../src/use-cases/hand-over-link.ts';
import { hideLink } from '../../src/use-cases/hide-link.ts';
import { EdgeError } from '../../src/use-cases/ports/edge-error.ts';
import type { Notifier } from '../../src/use-cases/ports/notifier.ts';
import type { Press } from '../../src/use-cases/press-outcome.ts';
import { INVITER, userId } from '../support/builders.ts';
import { deadlyPorts, untilKilled } from '../support/deadly-ports.ts';
import { ADDRESS, aHouse, COLLEAGUE, FORM, type House, type HouseSettings } from '../support/house.ts';

const DAY = 86_400;
const READER = { language: 'en', timeZone: 'Asia/Seoul', audience: 'inviter' } as const;

async function sent(settings: HouseSettings = {}) {
  const house = aHouse(settings);
  const id = await house.send();
  await house.drain();
  return { house, id, link: house.invitations.issued[0]?.redeemUrl ?? '' };
}

async function refused(settings: HouseSettings = {}) {
  const house = aHouse(settings);
  house.mailer.script.add({ refuse: 'not-allowed' });
  const id = await house.send();
  await house.drain();
  return { house, id, link: house.invitations.issued[0]?.redeemUrl ?? '' };
}

async function pressOf(house: House, requestId: RequestId): Promise<Press> {
  return { callerId: INVITER, requestId, mark: await house.markOf(requestId) };
}

async function linkPressOf(house: House, requestId: RequestId): Promise<Press> {
  return { callerId: INVITER, requestId, mark: linkMark((await house.reading(requestId)).invitation) };
}

async function invitationOf(house: House, id: RequestId) {
  return (await house.reading(id)).invitation;
}

async function cardText(house: House, id: RequestId): Promise<string> {
  const subject = await house.subject(id);
  if (subject.kind !== 'request') throw new Error('no status');
  return JSON.stringify(invitationStatusCard(subject, { ...READER, now: house.edges.clock() }).card);
}

async function sweeps(house: House, rounds: number, seconds = 61): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    house.pass(seconds);
    await house.sweep();
  }
}

async function seeColleague(house: House): Promise<void> {
  await house.edges.people.see({
    id: COLLEAGUE,
    channelUserId: '29:2',
    name: 'Lee Walker',
    tenantId: 't',
    serviceUrl: 'http://127.0.0.1',
    conversationId: 'a:2',
  });
}

/** Sent, and the link wiped; the press that finds it so was made. */
async function lost() {
  const made = await sent();
  await made.house.edges.linkVault.wipe((await invitationOf(made.house, made.id)).id);
  await made.house.useCases.sendAgain(await pressOf(made.house, made.id));
  await made.house.drain();
  return made;
}

describe('a new link that is refused after a mail is out', () => {
  async function play() {
    const { house, id } = await lost();
    house.invitations.script.add({ refuse: 'quota-reached' });
    await house.useCases.newLink(await pressOf(house, id));
    await house.drain();
    return { house, id };
  }

  it('does not make the card say that nothing was sent, and can be asked for once more', async () => {
    const { house, id } = await play();
    const text = await cardText(house, id);
    assert.doesNotMatch(text, /Nothing was sent|did not go out/);
    assert.match(text, /A new link could not be made/);
    assert.ok(text.includes('invitation.newLink'));
  });

  it('leaves the guest followed, who may accept with what they have', async () => {
    const { house, id } = await play();
    house.accept();
    await sweeps(house, 3, 400);
    assert.equal((await invitationOf(house, id)).state, 'redeemed');
  });
});

describe('a card with the link', () => {
  it('is emptied when the link goes out again from another card', async () => {
    const { house, id } = await refused();
    const review = await house.review();
    await house.useCases.resendLink({ ...(await pressOf(house, review)), person: 0 });
    await house.drain();
    await sweeps(house, 2);
    assert.equal((await invitationOf(house, id)).track.handOver, undefined);
    assert.deepEqual(house.linkCards, ['no link']);
  });

  it('that was emptied by a press the process died over can be asked for again, and nothing says that it is there', async () => {
    const ports = deadlyPorts({ port: 'linkCards', act: 'hide', when: 'after', nth: 1 });
    const { house, id } = await refused({ around: ports.around, aroundNotifier: ports.notifier });
    await untilKilled(async () => house.useCases.passOn(await linkPressOf(house, id)));
    assert.ok(ports.hasStruck());
    ports.restart();
    await sweeps(house, 5);
    assert.deepEqual(house.linkCards, ['no link']);
    assert.ok(mayHandOver(await invitationOf(house, id)));
    assert.doesNotMatch(await cardText(house, id), /The link is on a card of its own/);
  });

  it('stands there once when it is handed over twice at the same moment', async () => {
    const house = aHouse();
    const cards: string[] = [];
    const notifier: Pick<Notifier, 'postLinkCard' | 'editLinkCard'> = {
      postLinkCard: async () => {
        cards.push('');
        return { outcome: 'posted', activityId: `x-${cards.length}` };
      },
      editLinkCard: async ({ activityId }, _reading, { link }) => {
        await Promise.resolve();
        cards[Number(activityId.slice(2)) - 1] = link ? link.url.reveal() : 'no link';
        return { outcome: 'edited' };
      },
    };
    house.mailer.script.add({ refuse: 'not-allowed' });
    const id = await house.send();
    for (let step = 0; step < 30 && !(await isFailed(house, id)); step += 1) await house.step();
    house.loseJobs();
    const invitation = await invitationOf(house, id);
    const deps = { ...house.edges, notifier: { ...NO_NOTIFIER, ...notifier } };
    await Promise.all([handOverLink(deps, invitation.id), handOverLink(deps, invitation.id)]);
    await hideLink(deps, invitation.id);
    assert.equal(cards.filter((shown) => shown.startsWith('https:')).length, 1, cards.join());
  });

  it('is emptied although its edit was overtaken by a press, and the answer lost', async () => {
    let isFirst = true;
    const held: { house?: House; id?: RequestId } = {};
    const house = aHouse({
      aroundNotifier: (notifier) => ({
        ...notifier,
        editLinkCard: async (card, reading, shows) => {
          const { house: there, id: asked } = held;
          if (!shows.link || !isFirst || !there || !asked) return notifier.editLinkCard(card, reading, shows);
          isFirst = false;
          await there.useCases.sendAgain(await pressOf(there, asked));
          await hideLink({ ...there.edges, notifier }, card.invitationId);
          await notifier.editLinkCard(card, reading, shows);
          throw new EdgeError('ambiguous', 'channel 504');
        },
      }),
    });
    held.house = house;
    house.mailer.script.add({ refuse: 'not-allowed' });
    const id = await house.send();
    held.id = id;
    await house.drain();
    await sweeps(house, 5);
    house.accept();
    await sweeps(house, 5, 400);
    assert.equal(isFirst, false);
    assert.equal((await invitationOf(house, id)).state, 'redeemed');
    assert.deepEqual(house.linkCards, ['no link']);
  });

  it('that was shown before a crash is emptied, although the chat was closed at the second try', async () => {
    const ports = deadlyPorts({ port: 'notifier', act: 'editLinkCard', when: 'after', nth: 1 });
    const house = aHouse({ around: ports.around, aroundNotifier: ports.notifier });
    house.mailer.script.add({ refuse: 'not-allowed' });
    await house.send();
    await untilKilled(() => house.drain());
    ports.restart();
    house.loseJobs();
    house.chat.isClosed = true;
    await sweeps(house, 3);
    house.chat.isClosed = false;
    house.accept();
    await sweeps(house, 4, 7 * 3_600);
    assert.deepEqual(house.linkCards, ['no link']);
  });

  it('is spoken of only while it shows the link', async () => {
    const { house, id } = await refused();
    house.pass(91 * DAY);
    await sweeps(house, 2, 1);
    assert.deepEqual(house.linkCards, ['no link']);
    assert.doesNotMatch(await cardText(house, id), /The link is on a card of its own/);
  });

  it('does not keep the link when a press on it came too late and was told so', async () => {
    const { house, id } = await refused();
    const press = await linkPressOf(house, id);
    await settleGuestPage(house.edges, 'stranger', (await invitationOf(house, id)).id);
    await house.drain();
    const answer = await house.useCases.mailInstead(press);
    assert.equal(answer.outcome, 'link-card');
    const { reading, note } = answer;
    const text = JSON.stringify(linkHandOverCard({ ...reading, note }, { ...READER, now: house.edges.clock() }).card);
    assert.doesNotMatch(text, /https:/);
    await sweeps(house, 2);
    assert.deepEqual(house.linkCards, ['no link']);
  });

  it('does not come any more once the guest does not know the inviter', async () => {
    const { house, id } = await sent();
    await house.useCases.handOver(await pressOf(house, id));
    await settleGuestPage(house.edges, 'stranger', (await invitationOf(house, id)).id);
    await house.drain();
    assert.deepEqual(house.linkCards, []);
  });

  it('that cannot be had any more leads to a new link', async () => {
    const { house, id } = await sent();
    await house.edges.linkVault.wipe((await invitationOf(house, id)).id);
    await house.useCases.handOver(await pressOf(house, id));
    await house.drain();
    const invitation = await invitationOf(house, id);
    assert.equal(invitation.track.handOver?.failed, 'link-lost');
    assert.deepEqual([mayHandOver(invitation), mayHaveNewLink(invitation)], [false, true]);
  });
});

describe('a press of an earlier card', () => {
  it('sends nothing again after “They have it”', async () => {
    const house = aHouse();
    house.mailer.script.add({ actThenThrow: new EdgeError('ambiguous', 'reset') });
    const id = await house.send();
    await house.drain();
    const press = await pressOf(house, id);
    await house.useCases.markReceived(press);
    await house.useCases.sendAgain(press);
    await house.drain();
    assert.equal(house.mailer.sent.length, 1);
  });

  it('sends nothing after “I passed it on”, and does not pass on what is handed over anew', async () => {
    const { house, id, link } = await refused();
    const press = await linkPressOf(house, id);
    await house.useCases.passOn(press);
    await house.useCases.mailInstead(press);
    await house.drain();
    assert.equal(house.mailer.sent.length, 0);
    await house.useCases.handOver(await pressOf(house, id));
    await house.drain();
    await house.useCases.passOn(press);
    await house.drain();
    assert.ok(house.linkCards.includes(link));
  });

  it('never fits a mail that came after: no mark is given twice', async () => {
    const { house, id } = await lost();
    const before = await house.markOf(id);
    await house.useCases.newLink(await pressOf(house, id));
    await house.drain();
    assert.notEqual(await house.markOf(id), before);
  });
});

describe('a link that somebody may have', () => {
  it('is never replaced without a press, even if it was passed on before that it was shown was recorded', async () => {
    const ports = deadlyPorts({ port: 'notifier', act: 'editLinkCard', when: 'after', nth: 1 });
    const house = aHouse({ around: ports.around, aroundNotifier: ports.notifier });
    house.mailer.script.add({ refuse: 'not-allowed' });
    const id = await house.send();
    await untilKilled(() => house.drain());
    ports.restart();
    house.loseJobs();
    await house.useCases.passOn(await linkPressOf(house, id));
    await house.drain();
    house.pass(91 * DAY);
    await house.sweep();
    await house.useCases.sendAgain(await pressOf(house, id));
    await house.drain();
    assert.equal(house.invitations.posts.length, 1);
  });

  it('is not spoken of as one of our first mail where none of ours went out', async () => {
    const { house, id } = await refused();
    await house.useCases.passOn(await linkPressOf(house, id));
    await house.drain();
    await sweeps(house, 4, DAY);
    assert.deepEqual(house.mailer.sent, []);
  });
});

describe('reminders', () => {
  it('go on by the inviter’s right when a colleague who once sent the link again has left', async () => {
    const { house, id } = await sent();
    const other = {
      id: 'bbbbbbbb-0000-4000-8000-0000000000aa' as TeamId,
      name: 'Harbour',
      owners: [COLLEAGUE],
      listed: [],
    };
    house.directory.tenant.teams = [...house.directory.tenant.teams, other];
    await seeColleague(house);
    const started = await house.useCases.startDraft({
      callerId: COLLEAGUE,
      text: ADDRESS,
      language: 'en',
      activityKey: 'z',
    });
    assert.equal(started.outcome, 'started');
    const press = { callerId: COLLEAGUE, requestId: started.draft.id };
    await house.useCases.submitForm({ ...press, mark: 'draft-1', form: { ...FORM, team: other.id } });
    await house.drain();
    await house.useCases.resendLink({ ...press, person: 0, mark: 'draft-3' });
    await house.drain();
    assert.equal(house.mailer.sent.length, 2);
    house.directory.tenant.people = house.directory.tenant.people.map((person) =>
      person.id === COLLEAGUE ? { ...person, accountEnabled: false } : person,
    );
    await sweeps(house, 4, DAY);
    const { reminders } = (await invitationOf(house, id)).track;
    assert.deepEqual([reminders?.count, reminders?.failed], [1, undefined]);
  });
});

describe('Microsoft’s mail', () => {
  async function pressedWith(change: (house: House) => void) {
    const { house, id } = await refused();
    change(house);
    house.pass(1_000);
    await house.useCases.microsoftMail(await linkPressOf(house, id));
    await house.drain();
    return { house, id };
  }

  it('is not asked for where the pending account is gone: it would make a second guest', async () => {
    const { house } = await pressedWith(({ directory }) => {
      directory.tenant.people = directory.tenant.people.filter(({ mail }) => mail !== ADDRESS);
    });
    assert.equal(house.invitations.posts.length, 1);
  });

  it('is not asked for where somebody else has the address by now: it would end their link', async () => {
    const { house } = await pressedWith(({ directory }) => {
      directory.tenant.people = directory.tenant.people.map((person) =>
        person.mail === ADDRESS ? { ...person, id: userId(90) } : person,
      );
    });
    assert.equal(house.invitations.posts.length, 1);
  });

  it('that finds the guest has just accepted is an acceptance', async () => {
    let isLate = false;
    const { house, id } = await refused({
      around: (edges) => ({
        ...edges,
        invitations: {
          invite: async (order) => ({ ...(await edges.invitations.invite(order)), ...(isLate && { wasThere: true }) }),
        },
      }),
    });
    isLate = true;
    await house.useCases.microsoftMail(await linkPressOf(house, id));
    await house.drain();
    assert.equal((await invitationOf(house, id)).state, 'redeemed');
  });
});

describe('a guest page', () => {
  it('does without the name where the directory is silent, and asks for it once for many', async () => {
    const { house, id } = await sent();
    let asked = 0;
    const silent = {
      read: () => {
        asked += 1;
        return new Promise<never>(() => undefined);
      },
    };
    const organisationName = rememberedOrganisation({ directory: silent, clock: house.edges.clock });
    const { id: token } = await invitationOf(house, id);
    const look = () => lookUpGuestPage({ ...house.edges, organisationName }, 'stranger', token);
    const pages = await Promise.all([look(), look(), look()]);
    assert.deepEqual(
      pages.map(({ outcome }) => outcome),
      ['open', 'open', 'open'],
    );
    assert.equal(asked, 1);
  });
});

const NO_NOTIFIER: Notifier = {
  show: async () => ({ outcome: 'edited' }),
  post: async () => ({ outcome: 'unreachable' }),
  tell: async () => ({ outcome: 'unreachable' }),
  postLinkCard: async () => ({ outcome: 'unreachable' }),
  editLinkCard: async () => ({ outcome: 'unreachable' }),
};

async function isFailed(house: House, id: RequestId): Promise<boolean> {
  const subject = await house.subject(id);
  return subject.kind === 'request' && subject.readings[0].invitation.state === 'failed';
}
