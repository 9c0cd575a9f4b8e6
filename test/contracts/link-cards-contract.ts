import assert from 'node:assert/strict';
import type { InvitationId } from '../../src/domain/ids.ts';
import { RedeemUrl } from '../../src/domain/redeem-url.ts';
import type { LinkCard, LinkCards } from '../../src/use-cases/ports/link-cards.ts';
import type { LinkVault } from '../../src/use-cases/ports/link-vault.ts';
import { INVITER, NOON } from '../support/builders.ts';

export interface LinkCardsUnderTest {
  readonly cards: LinkCards;
  /** Of the same database: what is wiped there is not to be shown. */
  readonly vault: LinkVault;
  /** An invitation that is there. */
  readonly invitationId: InvitationId;
}

const LATER = new Date(NOON.getTime() + 60_000);

function cardOf(invitationId: InvitationId, more: Partial<LinkCard> = {}): LinkCard {
  return {
    invitationId,
    attempt: 1,
    viewerId: INVITER,
    serviceUrl: 'https://smba.example/',
    conversationId: 'chat',
    activityId: 'message',
    ...more,
  };
}

export function linkCardsContract(name: string, make: () => Promise<LinkCardsUnderTest>): void {
  describe(`the link cards contract, ${name}`, () => {
    const withLink = async () => {
      const made = await make();
      await made.vault.keep({ invitationId: made.invitationId, attempt: 1, url: new RedeemUrl('https://x.example/1') });
      return { ...made, card: cardOf(made.invitationId) };
    };

    it('knows a card, and names it to nobody while its link may be shown', async () => {
      const { cards, invitationId, card } = await withLink();
      await cards.keep(card);
      assert.deepEqual(await cards.of(invitationId), [card]);
      assert.deepEqual(await cards.outdated(invitationId), []);
      assert.deepEqual(await cards.toHide(NOON, 10), []);
    });

    it('keeps one row for a message that is kept twice', async () => {
      const { cards, invitationId, card } = await withLink();
      await cards.keep(card);
      await cards.keep(card);
      assert.deepEqual(await cards.of(invitationId), [card]);
    });

    for (const [how, end] of [
      ['wiped', ({ vault, invitationId }: LinkCardsUnderTest) => vault.wipe(invitationId)],
      ['replaced', ({ vault, invitationId }: LinkCardsUnderTest) => vault.wipeBefore({ invitationId, attempt: 2 })],
      ['passed on', ({ cards, invitationId }: LinkCardsUnderTest) => cards.hide(invitationId)],
    ] as const) {
      it(`names it once its link was ${how}, until it is forgotten`, async () => {
        const made = await withLink();
        const { cards, invitationId, card } = made;
        await cards.keep(card);
        await end(made);
        assert.deepEqual(await cards.of(invitationId), []);
        assert.deepEqual(await cards.outdated(invitationId), [card]);
        assert.deepEqual(await cards.toHide(NOON, 10), [invitationId]);
        await cards.forget(card);
        assert.deepEqual(await cards.outdated(invitationId), []);
        assert.deepEqual(await cards.toHide(NOON, 10), []);
      });
    }

    it('hides one card, and leaves another of the same invitation', async () => {
      const { cards, invitationId, card } = await withLink();
      const other = cardOf(invitationId, { activityId: 'other' });
      await cards.keep(card);
      await cards.keep(other);
      await cards.hideOne(card);
      assert.deepEqual(await cards.of(invitationId), [other]);
      assert.deepEqual(await cards.outdated(invitationId), [card]);
    });

    it('does not take back that it is to be hidden when it is kept once more', async () => {
      const { cards, invitationId, card } = await withLink();
      await cards.keep(card);
      await cards.hide(invitationId);
      await cards.keep(card);
      assert.deepEqual(await cards.outdated(invitationId), [card]);
    });

    it('leaves a closed chat alone until its time, and names an invitation once for all its cards', async () => {
      const { cards, vault, invitationId, card } = await withLink();
      await cards.keep(card);
      await vault.wipe(invitationId);
      await cards.putOff(card, LATER);
      assert.deepEqual(await cards.toHide(NOON, 10), []);
      assert.deepEqual(await cards.toHide(LATER, 10), [invitationId]);
      await cards.keep(cardOf(invitationId, { activityId: 'another' }));
      await cards.keep(cardOf(invitationId, { activityId: 'a third' }));
      assert.deepEqual(await cards.toHide(NOON, 10), [invitationId]);
    });
  });
}
