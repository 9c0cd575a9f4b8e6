import assert from 'node:assert/strict';
import { EdgeError } from '../../../src/use-cases/ports/edge-error.ts';
import type { Notifier } from '../../../src/use-cases/ports/notifier.ts';
import { ADMINS, INVITER } from '../../support/builders.ts';
import { AGREED, anOpenConversion, CONFIRMER } from '../../support/open-conversion.ts';

const ASKED = { kind: 'holder-asked' } as const;
const REFUSED = { kind: 'holder-refused' } as const;

describe('telling what has come of a conversion', () => {
  it('posts the card to whoever asked and whoever confirmed, once, and remembers it', async () => {
    const open = await anOpenConversion({}, ASKED, REFUSED);
    await open.run('tell-conversion');
    assert.deepEqual(
      open.house.postedCards.map(({ to, as }) => [to, as]),
      [
        [INVITER, 'asker'],
        [CONFIRMER, 'confirmer'],
      ],
    );
    const copies = await open.house.edges.cardCopies.of(open.id);
    assert.deepEqual(new Set(copies.map(({ viewerId }) => viewerId)), new Set([INVITER, CONFIRMER]));
    assert.deepEqual((await open.reading()).conversion.track.told, ['holder-refused']);
    await open.run('tell-conversion');
    assert.equal(open.house.posted.length, 2);
  });

  it('does not tell whoever denied it', async () => {
    const open = await anOpenConversion({}, { kind: 'denied', by: CONFIRMER });
    await open.run('tell-conversion');
    assert.deepEqual(open.house.posted, [INVITER]);
  });

  it('shows nothing to somebody who administers no more', async () => {
    const open = await anOpenConversion({}, ASKED, REFUSED);
    open.house.directory.tenant.groups = { [ADMINS]: [INVITER] };
    await open.run('tell-conversion');
    assert.deepEqual(open.house.posted, [INVITER]);
  });

  it('waits where the rights cannot be read', async () => {
    const open = await anOpenConversion({}, ASKED, REFUSED);
    open.house.directory.failNext(new EdgeError('unavailable', 'graph-503'));
    await open.run('tell-conversion');
    assert.deepEqual(open.house.posted, []);
    open.house.pass(31);
    await open.house.sweep();
    assert.equal(open.house.posted.length, 2);
  });

  it('tells of an invitation that may be out as those that they are', async () => {
    const inviting = { kind: 'inviting', attempt: 1, reason: 'first', clientRequestId: 'c' } as const;
    const open = await anOpenConversion({}, ...AGREED, inviting, { kind: 'invite-unsure' });
    await open.run('tell-conversion');
    assert.deepEqual(
      open.house.postedCards.map(({ to, as }) => [to, as]),
      [
        [INVITER, 'asker'],
        [CONFIRMER, 'confirmer'],
      ],
    );
    assert.deepEqual((await open.reading()).conversion.track.told, ['invite-unsure']);
  });

  it('tells the other one when one chat is unwell, and nobody twice', async () => {
    const posts: string[] = [];
    const unwell = (notifier: Notifier): Notifier => ({
      ...notifier,
      post: (person, ...rest) => {
        posts.push(person.id);
        if (person.id === INVITER) throw new EdgeError('ambiguous', 'channel');
        return notifier.post(person, ...rest);
      },
    });
    const open = await anOpenConversion({ aroundNotifier: unwell }, ASKED, REFUSED);
    await open.run('tell-conversion');
    open.house.pass(31);
    await open.house.sweep();
    assert.deepEqual(posts, [INVITER, CONFIRMER]);
  });

  it('tells once more of a holder who was asked again and not reached', async () => {
    const open = await anOpenConversion({}, { kind: 'holder-unreachable', because: 'no-app' });
    await open.run('tell-conversion');
    await open.append({ kind: 'ask-again', by: INVITER }, { kind: 'holder-unreachable', because: 'no-app' });
    await open.run('tell-conversion');
    assert.equal(open.house.posted.length, 4);
  });
});
