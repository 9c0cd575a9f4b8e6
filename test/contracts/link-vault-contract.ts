import assert from 'node:assert/strict';
import type { InvitationId } from '../../src/domain/ids.ts';
import { RedeemUrl } from '../../src/domain/redeem-url.ts';
import type { LinkVault } from '../../src/use-cases/ports/link-vault.ts';
import { newInvitationId } from '../support/fresh-builders.ts';

export interface LinkVaultUnderTest {
  readonly vault: LinkVault;
  /** An invitation that is there. */
  readonly invitationId: InvitationId;
}

const LINK = 'https://login.example/redeem?rd=https%3A%2F%2Finvitations.example%2F%3Fticket%3Dä';

export function linkVaultContract(name: string, make: () => Promise<LinkVaultUnderTest>): void {
  describe(`the link vault contract, ${name}`, () => {
    it('gives back the link, and prints none', async () => {
      const { vault, invitationId } = await make();
      await vault.keep(invitationId, new RedeemUrl(LINK));
      const link = await vault.read(invitationId);
      assert.equal(link?.reveal(), LINK);
      assert.equal(`${link}`, '[redeem URL]');
    });

    it('has the newer link take the place of the older', async () => {
      const { vault, invitationId } = await make();
      await vault.keep(invitationId, new RedeemUrl(LINK));
      await vault.keep(invitationId, new RedeemUrl(`${LINK}&second`));
      assert.equal((await vault.read(invitationId))?.reveal(), `${LINK}&second`);
    });

    it('has nothing after wiping, and nothing for others', async () => {
      const { vault, invitationId } = await make();
      await vault.keep(invitationId, new RedeemUrl(LINK));
      await vault.wipe(invitationId);
      assert.equal(await vault.read(invitationId), undefined);
      assert.equal(await vault.read(newInvitationId()), undefined);
    });
  });
}
