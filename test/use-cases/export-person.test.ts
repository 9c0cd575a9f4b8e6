import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { exportPerson } from '../../src/use-cases/export-person.ts';
import type { Who } from '../../src/use-cases/who.ts';
import { email, INVITER, userId } from '../support/builders.ts';
import { ADDRESS, aHouse, type House } from '../support/house.ts';

const CC = 'bo@fabrikam.example';

interface Exported {
  readonly invitations: readonly Readonly<Record<string, unknown>>[];
  readonly drafts: readonly Readonly<Record<string, unknown>>[];
  readonly chat?: Readonly<Record<string, unknown>>;
  readonly cards?: readonly unknown[];
  readonly checks: readonly unknown[];
}

/** As it is printed. */
async function exported(house: House, who: Who): Promise<Exported & { readonly text: string }> {
  const text = JSON.stringify(await exportPerson(house.edges, who));
  return { ...JSON.parse(text), text };
}

async function delivered(house: House): ReturnType<House['send']> {
  const id = await house.send({ cc: CC });
  await house.drain();
  house.pass(61);
  await house.sweep();
  return id;
}

describe('an export', () => {
  it('of an address is all that is kept of it, and of nobody else, and no link', async () => {
    const house = aHouse();
    const id = await delivered(house);
    await house.edges.cardCopies.adopt({
      ...{ requestId: id, viewerId: INVITER, serviceUrl: 'x', conversationId: 'a:1', activityId: 'm', shown: '' },
    });
    const { invitations, drafts, checks, text } = await exported(house, { address: email(ADDRESS) });
    const [only, ...more] = invitations;
    assert.equal(more.length, 0);
    assert.deepEqual(
      [only?.as, only?.address, only?.name, only?.message, only?.language, only?.state, only?.inviterId],
      [['invitee'], ADDRESS, 'Ann Lee', 'Welcome', 'en', 'delivered', INVITER],
    );
    assert.deepEqual(only?.entries, JSON.parse(JSON.stringify((await house.reading(id)).entries)));
    assert.equal((only?.linksKeptSince as readonly string[]).length, 1);
    assert.deepEqual(drafts, []);
    assert.equal(checks.length, 1);
    const link = house.mailer.sent[0]?.redeemUrl ?? '';
    assert.ok(link !== '' && !text.includes(link));
    assert.ok(!text.includes(CC));
  });

  it('of one who was told as well is that address', async () => {
    const house = aHouse();
    await delivered(house);
    const { invitations, text } = await exported(house, { address: email(CC) });
    assert.deepEqual([invitations[0]?.as, invitations[0]?.cc, invitations[0]?.address], [['cc'], CC, undefined]);
    assert.ok(!text.includes(ADDRESS));
  });

  it('of an address that waits in a form gives it with its name, and nobody beside it', async () => {
    const house = aHouse();
    const id = await house.review({ addresses: `Kim Cho <kim.cho@fabrikam.example>, Ann Lee <${ADDRESS}>`, cc: CC });
    const { drafts, text } = await exported(house, { address: email(ADDRESS) });
    assert.deepEqual([drafts[0]?.id, drafts[0]?.stage], [id, 'review']);
    assert.deepEqual(drafts[0]?.addresses, [{ text: ADDRESS }, { text: ADDRESS, name: 'Ann Lee' }]);
    for (const other of ['Kim', 'kim.cho', CC, 'Sam Park']) assert.ok(!text.includes(other), other);
  });

  it('of an inviter gives of a form their own words, and nobody it invites', async () => {
    const house = aHouse();
    const id = await house.review({ cc: CC });
    const { drafts, text } = await exported(house, { id: INVITER });
    const draft = await house.edges.drafts.read(id);
    assert.deepEqual(drafts, [
      {
        ...{ id, reference: draft?.reference, stage: 'review', createdAt: draft?.createdAt.toISOString() },
        ...{ message: 'Welcome', language: 'en' },
      },
    ]);
    assert.doesNotMatch(text, /fabrikam|Ann Lee/);
  });

  it('of an inviter is what they asked for in their own words, without the addresses kept for it', async () => {
    const house = aHouse();
    const id = await delivered(house);
    const copy = {
      requestId: id,
      viewerId: INVITER,
      serviceUrl: 'x',
      conversationId: 'a:1',
      activityId: 'm',
      shown: '',
    };
    await house.edges.cardCopies.adopt(copy);
    const { invitations, drafts, chat, cards, checks } = await exported(house, { id: INVITER });
    const [only] = invitations;
    assert.deepEqual([only?.as, only?.message, only?.address], [['inviter', 'sponsor'], 'Welcome', undefined]);
    assert.equal(drafts.length, 1);
    assert.equal(chat?.name, 'Sam Park');
    assert.deepEqual(cards, [copy]);
    assert.equal(checks.length, 1);
  });

  it('of a guest by their id is what is kept of them', async () => {
    const house = aHouse();
    const id = await delivered(house);
    const { guestId } = (await house.reading(id)).invitation.track;
    assert.ok(guestId);
    const { invitations } = await exported(house, { id: guestId });
    assert.deepEqual([invitations[0]?.as, invitations[0]?.address], [['guest'], ADDRESS]);
  });

  it('of somebody unknown is empty', async () => {
    const nothing = { invitations: [], drafts: [], conversions: [], checks: [] };
    const { text: _, ...byId } = await exported(aHouse(), { id: userId(99) });
    assert.deepEqual(byId, { ...byId, ...nothing, cards: [] });
    const { text: __, ...byAddress } = await exported(aHouse(), { address: email(ADDRESS) });
    assert.deepEqual(byAddress, { ...byAddress, ...nothing });
  });
});
