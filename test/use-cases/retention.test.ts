import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { stampOf } from '../../src/use-cases/card-subject.ts';
import { email, INVITER, POLICY } from '../support/builders.ts';
import { ADDRESS, aHouse, type House } from '../support/house.ts';

const DAY = 86_400;

/** Days go by, with a sweep in each: nothing needs the sweep of a certain moment. */
async function live(house: House, days: number): Promise<void> {
  for (let day = 0; day < days; day += 1) {
    house.pass(DAY);
    await house.sweep();
  }
}

async function delivered(house: House): ReturnType<House['send']> {
  const id = await house.send({ cc: 'bo@fabrikam.example' });
  await house.drain();
  house.pass(61);
  await house.sweep();
  return id;
}

async function ready(house: House): ReturnType<House['send']> {
  const id = await delivered(house);
  house.accept();
  house.list();
  for (let sweep = 0; sweep < 3; sweep += 1) {
    house.pass(301);
    await house.sweep();
  }
  assert.equal((await house.reading(id)).invitation.state, 'ready');
  return id;
}

describe('what is kept of a guest, over two years', () => {
  it('is the words for a month, the rest for a year, and the ledger for good', async () => {
    const house = aHouse();
    const id = await ready(house);
    const whole = await house.reading(id);
    await live(house, 29);
    assert.deepEqual((await house.reading(id)).invitee, whole.invitee);
    await live(house, 2);
    const { message: _, ...rest } = whole.invitee ?? {};
    assert.deepEqual((await house.reading(id)).invitee, { ...rest, hasLostMessage: true });
    await live(house, 330);
    assert.ok((await house.reading(id)).invitee);
    await live(house, 8);
    assert.deepEqual(await house.reading(id), { ...whole, invitee: undefined });
    await live(house, 370);
    const { entries, invitation } = await house.reading(id);
    assert.deepEqual([entries, invitation], [whole.entries, whole.invitation]);
    assert.deepEqual(
      (await house.edges.invitees.holding(email(ADDRESS))).map(({ as }) => as),
      ['hash'],
    );
  });

  it('is no link after ninety days, and no address a year later, where nobody ever accepts', async () => {
    const house = aHouse({ policy: { ...POLICY, reminderDays: [] } });
    const id = await delivered(house);
    const { invitation } = await house.reading(id);
    await live(house, 89);
    assert.equal((await house.edges.linkVault.keptAt(invitation.id)).length, 1);
    await live(house, 2);
    assert.equal((await house.edges.linkVault.keptAt(invitation.id)).length, 0);
    await live(house, 280);
    assert.equal((await house.reading(id)).invitee, undefined);
    assert.equal(house.mailer.sent.length, 1);
    await live(house, 30);
    house.pass(301);
    assert.deepEqual((await house.edges.ledger.due(house.edges.clock(), 10)).invitations, []);
  });

  it('is the address of an open invitation until the last reminder, however short it may be kept', async () => {
    const keepDays = { message: 1, address: 5, link: 10, snapshot: 1 };
    const house = aHouse({ around: (edges) => ({ ...edges, keepDays }), policy: { ...POLICY, reminderDays: [3, 14] } });
    const id = await delivered(house);
    await live(house, 15);
    assert.ok((await house.reading(id)).invitee);
    assert.equal((await house.reading(id)).invitation.track.reminders?.count, 2);
    house.accept();
    house.list();
    await live(house, 3);
    assert.equal((await house.reading(id)).invitation.state, 'ready');
    await live(house, 5);
    assert.equal((await house.reading(id)).invitee, undefined);
  });

  it('is nothing of the form once it was sent', async () => {
    const house = aHouse();
    const id = await delivered(house);
    const draft = await house.edges.drafts.read(id);
    assert.equal(draft?.stage, 'sent');
    const left = JSON.stringify(draft);
    assert.deepEqual(
      [ADDRESS, 'Welcome', 'bo@fabrikam.example'].filter((text) => left.includes(text)),
      [],
    );
  });

  it('changes the card each time, and its places go last', async () => {
    const house = aHouse({ policy: { ...POLICY, reminderDays: [] } });
    const id = await delivered(house);
    const copy = { requestId: id, viewerId: INVITER, serviceUrl: 'x', conversationId: 'a:1', activityId: 'm-1' };
    await house.edges.cardCopies.adopt({ ...copy, shown: stampOf(await house.subject(id)) });
    const shown = async () => (await house.edges.cardCopies.of(id)).map((each) => each.shown);
    const stamps = [...(await shown())];
    await live(house, 33);
    stamps.push(...(await shown()));
    await live(house, 335);
    stamps.push(...(await shown()));
    assert.equal(new Set(stamps).size, 3, stamps.join());
    assert.equal(stamps.at(-1), stampOf(await house.subject(id)));
    await live(house, 35);
    assert.deepEqual(await shown(), []);
  });

  it('is no name of the chat after a year unseen, unless they wait for something, but the way to reach them', async () => {
    const house = aHouse();
    await ready(house);
    await live(house, 364);
    const { conversationId, name } = (await house.edges.people.find(INVITER)) ?? {};
    assert.notEqual(name, '');
    await live(house, 2);
    const later = await house.edges.people.find(INVITER);
    assert.deepEqual([later?.name, later?.conversationId], ['', conversationId]);
  });

  it('is sent without the words when it is sent again after them', async () => {
    const house = aHouse({ policy: { ...POLICY, reminderDays: [] } });
    house.mailer.script.add({ refuse: 'mailbox-not-found' });
    const id = await house.send();
    await house.drain();
    await live(house, 32);
    await house.useCases.sendAgain({ callerId: INVITER, requestId: id, mark: await house.markOf(id) });
    await house.drain();
    assert.equal(house.mailer.attempts.length, 2);
    assert.deepEqual(
      house.mailer.attempts.map(({ mail }) => mail.message),
      ['Welcome', undefined],
    );
  });

  it('is nothing that a press could still send, once the address is gone', async () => {
    const house = aHouse({ policy: { ...POLICY, reminderDays: [] } });
    const id = await delivered(house);
    await live(house, 370);
    const { number } = await house.reading(id);
    await house.useCases.sendAgain({ callerId: INVITER, requestId: id, mark: await house.markOf(id) });
    await house.drain();
    assert.equal((await house.reading(id)).number, number);
  });
});
