import assert from 'node:assert/strict';
import { ADMINS, aGuest, aPerson, INVITER, userId } from '../support/builders.ts';
import { ADDRESS, aHouse, type House } from '../support/house.ts';

const DANA = userId(50);
const PRIYA = userId(51);

async function blockedHouse(admins: readonly string[]): Promise<House> {
  const house = aHouse();
  house.directory.tenant.people = [
    ...house.directory.tenant.people,
    aGuest({ mail: ADDRESS, accountEnabled: false }),
    aPerson({ id: DANA, mail: 'dana@contoso.example', userPrincipalName: 'dana@contoso.example' }),
    aGuest({ id: PRIYA, mail: 'priya@fabrikam.example' }),
  ];
  house.directory.tenant.groups = { [ADMINS]: admins };
  for (const id of [DANA, PRIYA]) {
    await house.edges.people.see({
      id,
      channelUserId: `29:${id}`,
      name: 'x',
      tenantId: 't',
      serviceUrl: 'http://127.0.0.1',
      conversationId: `a:${id}`,
    });
  }
  return house;
}

describe('asking the administrators to look', () => {
  it('gives each of them a card, once, and says how many were reached', async () => {
    const house = await blockedHouse([DANA]);
    const requestId = await house.review();
    const press = { callerId: INVITER, requestId, mark: await house.markOf(requestId) };

    await house.useCases.askAdmins(press);
    const twice = await house.useCases.askAdmins({ ...press, mark: await house.markOf(requestId) });
    await house.drain();

    assert.equal(twice.outcome === 'card' && twice.note, 'twice');
    assert.deepEqual(house.posted, [DANA]);
    const subject = await house.subject(requestId);
    assert.equal(subject.kind === 'draft' && subject.draft.askedAdmins?.reached, 1);
  });

  it('never tells an outsider, whatever group they are in', async () => {
    const house = await blockedHouse([PRIYA]);
    const requestId = await house.review();

    await house.useCases.askAdmins({ callerId: INVITER, requestId, mark: await house.markOf(requestId) });
    await house.drain();

    assert.deepEqual(house.posted, []);
    const subject = await house.subject(requestId);
    assert.equal(subject.kind === 'draft' && subject.draft.askedAdmins?.reached, 0);
  });

  it('outlives a crash after a card: who has one gets no second', async () => {
    const house = await blockedHouse([DANA]);
    const requestId = await house.review();
    await house.useCases.askAdmins({ callerId: INVITER, requestId, mark: await house.markOf(requestId) });
    await house.edges.cardCopies.adopt({
      requestId,
      viewerId: DANA,
      serviceUrl: 'http://127.0.0.1',
      conversationId: 'a:dana',
      activityId: 'm-0',
      shown: '',
    });

    await house.drain();

    assert.deepEqual(house.posted, []);
    const subject = await house.subject(requestId);
    assert.equal(subject.kind === 'draft' && subject.draft.askedAdmins?.reached, 1);
  });

  it('is tried again by the sweep where its job was lost, whatever the inviter pressed meanwhile', async () => {
    const house = await blockedHouse([DANA]);
    const requestId = await house.review();
    const press = { callerId: INVITER, requestId };
    await house.useCases.askAdmins({ ...press, mark: await house.markOf(requestId) });
    house.loseJobs();
    await house.useCases.recheckDraft({ ...press, mark: await house.markOf(requestId) });
    house.loseJobs();
    house.pass(16);

    await house.sweep();

    assert.deepEqual(house.posted, [DANA]);
    const subject = await house.subject(requestId);
    assert.ok(subject.kind === 'draft' && subject.draft.stage === 'review');
    assert.equal(subject.draft.askedAdmins?.reached, 1);
  });

  it('shows the findings to nobody who does not administer any more', async () => {
    const house = await blockedHouse([DANA]);
    const requestId = await house.review();
    const press = { callerId: INVITER, requestId };
    await house.useCases.askAdmins({ ...press, mark: await house.markOf(requestId) });
    await house.drain();
    house.directory.tenant.groups = { [ADMINS]: [] };
    const before = house.shownAs.length;

    await house.useCases.recheckDraft({ ...press, mark: await house.markOf(requestId) });
    await house.drain();

    const after = house.shownAs.slice(before);
    assert.ok(after.includes('nobody'));
    assert.equal(after.includes('admin'), false);
  });

  it('is nobody else’s to press', async () => {
    const house = await blockedHouse([DANA]);
    const requestId = await house.review();

    const foreign = await house.useCases.askAdmins({ callerId: userId(77), requestId, mark: 'draft-3' });
    await house.drain();

    assert.deepEqual(foreign, { outcome: 'not-yours' });
    assert.deepEqual(house.posted, []);
  });
});
