import assert from 'node:assert/strict';
import type { InvitationId } from '../../src/domain/ids.ts';
import { RedeemUrl } from '../../src/domain/redeem-url.ts';
import type { LinkVault } from '../../src/use-cases/ports/link-vault.ts';
import { at, NOON } from '../support/builders.ts';
import { newInvitationId } from '../support/fresh-builders.ts';

export interface LinkVaultUnderTest {
  readonly vault: LinkVault;
  /** An invitation that is there. */
  readonly invitationId: InvitationId;
}

const LINK = 'https://login.example/redeem?rd=https%3A%2F%2Finvitations.example%2F%3Fticket%3Dä';

/** `make` is told what time it is. */
export function linkVaultContract(name: string, make: (clock?: () => Date) => Promise<LinkVaultUnderTest>): void {
  describe(`the link vault contract, ${name}`, () => {
    it('gives back the link of an attempt, and prints none', async () => {
      const { vault, invitationId } = await make();
      await vault.keep({ invitationId, attempt: 1, url: new RedeemUrl(LINK) });
      const link = await vault.read({ invitationId, attempt: 1 });
      assert.equal(link?.reveal(), LINK);
      assert.equal(`${link}`, '[redeem URL]');
    });

    it('has the newer link of an attempt take the place of the older', async () => {
      const { vault, invitationId } = await make();
      await vault.keep({ invitationId, attempt: 1, url: new RedeemUrl(LINK) });
      await vault.keep({ invitationId, attempt: 1, url: new RedeemUrl(`${LINK}&again`) });
      assert.equal((await vault.read({ invitationId, attempt: 1 }))?.reveal(), `${LINK}&again`);
    });

    it('is not misled by an attempt that was taken for lost and comes late', async () => {
      const { vault, invitationId } = await make();
      await vault.keep({ invitationId, attempt: 2, url: new RedeemUrl(`${LINK}&second`) });
      await vault.keep({ invitationId, attempt: 1, url: new RedeemUrl(`${LINK}&first`) });
      assert.equal((await vault.read({ invitationId, attempt: 2 }))?.reveal(), `${LINK}&second`);
      assert.equal((await vault.read({ invitationId, attempt: 1 }))?.reveal(), `${LINK}&first`);
    });

    it('has nothing for other attempts and other invitations', async () => {
      const { vault, invitationId } = await make();
      await vault.keep({ invitationId, attempt: 1, url: new RedeemUrl(LINK) });
      assert.equal(await vault.read({ invitationId, attempt: 2 }), undefined);
      assert.equal(await vault.read({ invitationId: newInvitationId(), attempt: 1 }), undefined);
    });

    it('has nothing of any attempt after wiping', async () => {
      const { vault, invitationId } = await make();
      for (const attempt of [1, 2]) await vault.keep({ invitationId, attempt, url: new RedeemUrl(LINK) });
      await vault.wipe(invitationId);
      for (const attempt of [1, 2]) assert.equal(await vault.read({ invitationId, attempt }), undefined);
    });

    it('has nothing of what was kept before a time, and all that was kept since', async () => {
      let now = NOON;
      const { vault, invitationId } = await make(() => now);
      await vault.keep({ invitationId, attempt: 1, url: new RedeemUrl(LINK) });
      await vault.keep({ invitationId, attempt: 2, url: new RedeemUrl(LINK) });
      now = at(60);
      await vault.keep({ invitationId, attempt: 2, url: new RedeemUrl(`${LINK}&again`) });
      assert.deepEqual(await vault.keptAt(invitationId), [NOON, at(60)]);
      await vault.forget(NOON, 10);
      assert.deepEqual(await vault.keptAt(invitationId), [NOON, at(60)]);
      await vault.forget(at(1), 10);
      assert.deepEqual(await vault.keptAt(invitationId), [at(60)]);
      assert.equal((await vault.read({ invitationId, attempt: 2 }))?.reveal(), `${LINK}&again`);
    });
  });
}
