import assert from 'node:assert/strict';
import { aGuest, INVITER, userId } from '../../support/builders.ts';
import { ANN, aChangingHouse, DANA, NEW_ADDRESS } from '../../support/changing-house.ts';
import { ADDRESS, COLLEAGUE } from '../../support/house.ts';

const PENDING = 'PendingAcceptance';

describe('a reset of somebody who has accepted', () => {
  it('takes a second administrator, and then their sign-in, by one POST and one mail', async () => {
    const all = await aChangingHouse();
    const { house } = all;
    const id = await all.asked();
    assert.equal(house.invitations.posts.length, 0, 'nothing is done before it is confirmed');
    assert.equal(all.ann()?.externalUserState, 'Accepted');

    await all.confirm(id);
    await house.drain();

    assert.deepEqual(await all.kinds(id), ['requested', 'deciders-asked', 'confirmed', 'opened', 'done', 'telling']);
    const [post, ...others] = house.invitations.posts;
    assert.deepEqual(others, []);
    assert.deepEqual([post?.accountId, post?.isReset, post?.address, post?.sponsorId], [ANN, true, ADDRESS, undefined]);
    assert.equal(all.ann()?.externalUserState, PENDING);
    assert.deepEqual(house.accounts.mailOrders, [], 'the address stays');
    assert.equal(house.mailer.sent.length, 1);
    assert.equal(house.mailer.sent[0]?.mail.address, ADDRESS);
    const { change } = await all.reading(id);
    const invitation = await house.edges.ledger.read(change.invitationId);
    assert.equal(invitation?.invitation.state, 'delivered');
    assert.equal(invitation.invitation.requestId, change.invitationRequestId);
  });

  it('is made of whoever somebody else signs in, though the directory names no state of theirs', async () => {
    for (const wanted of ['reset', 'address'] as const) {
      const all = await aChangingHouse();
      all.changeAnn({ externalUserState: undefined });
      const id = await all.asked(wanted);
      await all.confirm(id);
      await all.house.drain();
      assert.equal((await all.reading(id)).change.state, 'done');
      assert.equal(all.house.invitations.posts.length, 1);
    }
  });

  it('brings the question to the others, and to whoever asked a card to follow it', async () => {
    const all = await aChangingHouse();
    const id = await all.asked();
    const posted = all.house.postedCards.map(({ to, as, subject }) => [to, as, subject.kind]);
    assert.deepEqual(posted, [
      [INVITER, 'asker', 'access-change'],
      [COLLEAGUE, 'admin', 'access-change'],
      [DANA, 'admin', 'access-change'],
    ]);
    await all.confirm(id);
    await all.house.drain();
    const told = all.house.postedCards.slice(3).map(({ to, as, subject }) => [to, as, subject.kind]);
    assert.deepEqual(told, [
      [INVITER, 'asker', 'access-change'],
      [INVITER, 'asker', 'request'],
      [COLLEAGUE, 'confirmer', 'access-change'],
    ]);
  });

  it('takes nobody for accepted who is shown so by a copy that lags, and follows them to the end', async () => {
    const all = await aChangingHouse();
    const { house } = all;
    const id = await all.asked();
    await all.confirm(id);
    while (house.waiting[0]?.name !== 'deliver') await house.step();
    // Made, and a replica has not heard of it: the mail goes out all the same.
    all.changeAnn({ externalUserState: 'Accepted' });
    await house.drain();
    assert.equal(house.mailer.sent.length, 1);
    house.pass(301);
    await house.sweep();
    const { invitationId } = (await all.reading(id)).change;
    assert.equal((await house.edges.ledger.read(invitationId))?.invitation.state, 'delivered');

    house.pass(601);
    await house.sweep();
    assert.equal((await house.edges.ledger.read(invitationId))?.invitation.state, 'redeemed');
  });

  it('says what is said of everybody who would be invited, and opens nothing where something stands in the way', async () => {
    const all = await aChangingHouse({ policy: { refusedDomains: ['northwind.example'] } });
    const { house } = all;
    const press = await all.reviewed();
    await house.useCases.askAddress({ ...press, address: NEW_ADDRESS });
    assert.equal(await all.openOf(ANN), undefined);
    const [person] = (await house.reviewed(press.requestId)).people;
    assert.deepEqual(
      person?.change?.findings.map(({ code }) => code),
      ['domain-refused-by-us'],
    );
    assert.deepEqual([person?.change?.wanted, person?.change?.address], ['address', NEW_ADDRESS]);
    assert.deepEqual(
      house.waiting.map(({ name }) => name),
      ['show-card'],
    );
  });

  it('opens one request, however often the press is delivered, and says so on the card', async () => {
    const all = await aChangingHouse();
    const { house } = all;
    const press = await all.reviewed();
    const outcomes = [await house.useCases.askReset(press), await house.useCases.askReset(press)];
    assert.deepEqual(
      outcomes.map((each) => 'note' in each && each.note),
      ['change-asked', 'stale'],
    );
    const [person] = (await house.reviewed(press.requestId)).people;
    assert.deepEqual([person?.change?.wanted, person?.change?.findings], ['reset', []]);
    // On the card as it is now, while the first is open.
    const again = await house.useCases.askReset({ ...press, mark: await house.markOf(press.requestId) });
    assert.equal('note' in again && again.note, 'account-in-use');
  });
});

describe('another address', () => {
  it('is written, read back, and accepted with; the invitation of before ends', async () => {
    const all = await aChangingHouse();
    const { house } = all;
    // Invited by us, and pending.
    house.directory.tenant.people = house.directory.tenant.people.filter(({ id }) => id !== ANN);
    const first = await house.send({ team: 'none' });
    await house.drain();
    const [{ guestId }] = house.invitations.issued as [(typeof house.invitations.issued)[number]];
    const press = await all.reviewed();
    await house.useCases.askAddress({ ...press, address: NEW_ADDRESS });
    await house.drain();
    const id = (await all.openOf(guestId)) as NonNullable<Awaited<ReturnType<typeof all.openOf>>>;
    await all.confirm(id);
    await house.drain();

    assert.deepEqual(await all.kinds(id), [
      ...['requested', 'deciders-asked', 'confirmed', 'writing', 'written', 'seen', 'opened', 'done', 'telling'],
    ]);
    assert.deepEqual(
      house.accounts.mailOrders.map(({ id: of, mail }) => [of, mail]),
      [[guestId, NEW_ADDRESS]],
    );
    const [, reset] = house.invitations.posts;
    assert.deepEqual([reset?.accountId, reset?.isReset, reset?.address], [guestId, true, NEW_ADDRESS]);
    const before = (await house.reading(first)).invitation;
    assert.deepEqual([before.state, 'isSuperseded' in before && before.isSuperseded], ['failed', true]);
    assert.equal(await house.edges.linkVault.read({ invitationId: before.id, attempt: 1 }), undefined);
    house.pass(15 * 86_400);
    await house.sweep();
    const to = house.mailer.sent.map(({ mail }) => mail.address);
    assert.deepEqual(to.slice(0, 2), [ADDRESS, NEW_ADDRESS]);
    assert.ok(
      to.slice(1).every((each) => each === NEW_ADDRESS),
      'no reminder to the address of before',
    );
  });

  it('is not asked for where somebody has it', async () => {
    const all = await aChangingHouse();
    const { tenant } = all.house.directory;
    tenant.people = [...tenant.people, aGuest({ id: userId(30), mail: NEW_ADDRESS })];
    const press = await all.reviewed();
    await all.house.useCases.askAddress({ ...press, address: NEW_ADDRESS });
    assert.equal(await all.openOf(ANN), undefined);
    const [person] = (await all.house.reviewed(press.requestId)).people;
    assert.deepEqual(
      person?.change?.findings.map(({ code }) => code),
      ['already-a-guest'],
    );
  });

  it('keeps what was typed where it is no address', async () => {
    const all = await aChangingHouse();
    const press = await all.reviewed();
    await all.house.useCases.askAddress({ ...press, address: ' not one ' });
    const [person] = (await all.house.reviewed(press.requestId)).people;
    assert.equal(person?.change?.address, 'not one');
    assert.deepEqual(
      person.change?.findings.map(({ code }) => code),
      ['address-malformed'],
    );
    const long = await all.house.useCases.askAddress({ ...press, address: 'a'.repeat(321) });
    assert.deepEqual(long, { outcome: 'too-long', length: 321, max: 320 });
  });
});
