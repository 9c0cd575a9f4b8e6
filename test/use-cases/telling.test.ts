import assert from 'node:assert/strict';
import { settleGuestPage } from '../../src/use-cases/answer-guest.ts';
import { EdgeError } from '../../src/use-cases/ports/edge-error.ts';
import type { Notifier } from '../../src/use-cases/ports/notifier.ts';
import { ADMINS, aGuest, aPerson, INVITER, userId } from '../support/builders.ts';
import { ADDRESS, aHouse, type House } from '../support/house.ts';

const DANA = userId(50);
const LEO = userId(51);

/** Whose chat is unwell, and how; those that got something got it. */
function unwell(kind: 'throttled' | 'unavailable' | 'ambiguous', isUnwell: (id: string) => boolean) {
  const chats = { isUnwell };
  const around = (notifier: Notifier): Notifier => ({
    ...notifier,
    tell: async (person, what, reading) => {
      if (chats.isUnwell(person.id)) throw new EdgeError(kind, 'channel');
      return notifier.tell(person, what, reading);
    },
    post: async (person, subject, as) => {
      if (chats.isUnwell(person.id)) throw new EdgeError(kind, 'channel');
      return notifier.post(person, subject, as);
    },
  });
  return { chats, around };
}

async function toTheEnd(house: House): Promise<void> {
  await house.drain();
  house.accept();
  house.list();
  for (let round = 0; round < 3; round += 1) {
    house.pass(301);
    await house.sweep();
  }
}

async function withAdmins(house: House): Promise<void> {
  house.directory.tenant.groups = { [ADMINS]: [DANA, LEO] };
  for (const [id, name] of [
    [DANA, 'dana'],
    [LEO, 'leo'],
  ] as const) {
    house.directory.tenant.people = [
      ...house.directory.tenant.people,
      aPerson({ id, mail: `${name}@contoso.example`, userPrincipalName: `${name}@contoso.example` }),
    ];
    await house.edges.people.see({
      id,
      channelUserId: `29:${id}`,
      name,
      tenantId: 't',
      serviceUrl: 'http://127.0.0.1',
      conversationId: `a:${id}`,
    });
  }
}

describe('the one message at the end', () => {
  for (const kind of ['throttled', 'unavailable'] as const) {
    it(`is said later, and once, where the channel is certain that it was not said (${kind})`, async () => {
      const { chats, around } = unwell(kind, () => true);
      const house = aHouse({ aroundNotifier: around });
      await house.send();
      await toTheEnd(house);
      assert.deepEqual(house.told, []);
      chats.isUnwell = () => false;
      for (let round = 0; round < 3; round += 1) {
        house.pass(61);
        await house.sweep();
      }
      assert.deepEqual(house.told, ['ready']);
    });
  }

  it('is not said again where nobody knows', async () => {
    const { chats, around } = unwell('ambiguous', () => true);
    const house = aHouse({ aroundNotifier: around });
    const id = await house.send();
    await toTheEnd(house);
    chats.isUnwell = () => false;
    house.pass(3_600);
    await house.sweep();
    assert.deepEqual(house.told, []);
    assert.equal((await house.reading(id)).entries.at(-1)?.kind, 'told');
  });
});

describe('one administrator whose chat is unwell', () => {
  it('keeps no other from being asked to look, and is asked once they are well', async () => {
    const { chats, around } = unwell('throttled', (id) => id === DANA);
    const house = aHouse({ aroundNotifier: around });
    await withAdmins(house);
    house.directory.tenant.people = [
      ...house.directory.tenant.people,
      aGuest({ mail: ADDRESS, accountEnabled: false }),
    ];
    const requestId = await house.review();
    await house.useCases.askAdmins({ callerId: INVITER, requestId, mark: await house.markOf(requestId) });
    await house.drain();
    assert.deepEqual(house.posted, [LEO]);
    chats.isUnwell = () => false;
    await house.sweep();
    assert.deepEqual(house.posted, [LEO, DANA]);
    const subject = await house.subject(requestId);
    assert.equal(subject.kind === 'draft' && subject.draft.askedAdmins?.reached, 2);
  });

  it('keeps nobody from hearing of a guest who does not know the inviter', async () => {
    const { around } = unwell('unavailable', (id) => id === DANA);
    const house = aHouse({ aroundNotifier: around });
    await withAdmins(house);
    const id = await house.send();
    await house.drain();
    await settleGuestPage(house.edges, 'stranger', (await house.reading(id)).invitation.id);
    await house.drain();
    assert.deepEqual(house.told, ['stranger', 'stranger']);
    const last = (await house.reading(id)).entries.at(-1);
    assert.equal(last?.kind === 'stranger-told' && last.reached, 2);
  });
});

describe('an account that a replica does not know', () => {
  async function lookedAt(misses: number): Promise<string> {
    let left = 0;
    const house = aHouse({
      around: (edges) => ({
        ...edges,
        directory: {
          read: async (queries) => {
            const facts = await edges.directory.read(queries);
            if (left === 0) return facts;
            left -= 1;
            const missing = Object.keys(queries).map((key) => [key, { read: undefined }]);
            return { ...facts, ...Object.fromEntries(missing) };
          },
        },
      }),
    });
    const id = await house.send();
    await house.drain();
    house.pass(3_600);
    left = misses;
    await house.sweep();
    const { invitation } = await house.reading(id);
    return invitation.state === 'failed' ? invitation.stage : invitation.state;
  }

  it('is asked for again, and taken for removed when that knows it neither', async () => {
    assert.equal(await lookedAt(1), 'delivered');
    assert.equal(await lookedAt(2), 'account');
  });
});
