import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { UserId } from '../../src/domain/ids.ts';
import type { Accounts } from '../../src/use-cases/ports/accounts.ts';

export interface AccountsUnderTest {
  readonly accounts: Accounts;
  /** In the cloud alone, without a mailbox. */
  readonly account: UserId;
  readonly guest: UserId;
  /** A guest in the bin. */
  readonly deleted: UserId;
  mailOf(id: UserId): Promise<string | undefined>;
  userTypeOf(id: UserId): Promise<string | undefined>;
  isEnabled(id: UserId): Promise<boolean>;
  isThere(id: UserId): Promise<boolean>;
  /** From now on the identity may write nothing. */
  revoke(): Promise<unknown>;
  /** From now on the account is gone. */
  lose(id: UserId): Promise<unknown>;
  close?(): Promise<void>;
}

/** What every way to change accounts promises. */
export function accountsContract(name: string, make: () => Promise<AccountsUnderTest>): void {
  describe(`changes of accounts: ${name}`, () => {
    let test: AccountsUnderTest;
    beforeEach(async () => {
      test = await make();
    });
    afterEach(() => test.close?.());

    const DONE = { outcome: 'done' };
    const order = (id: UserId) => ({ id, clientRequestId: randomUUID() });
    const write = (id = test.account) => test.accounts.writeMail({ ...order(id), mail: 'ann.lee@fabrikam.example' });

    it('write mail, and the same again is no harm', async () => {
      assert.deepEqual([await write(), await write()], [DONE, DONE]);
      assert.equal(await test.mailOf(test.account), 'ann.lee@fabrikam.example');
    });

    it('make the user type Guest and Member again, twice each', async () => {
      const { accounts, account } = test;
      for (const userType of ['Guest', 'Guest', 'Member', 'Member'] as const) {
        assert.deepEqual(await accounts.setUserType({ ...order(account), userType }), DONE);
        assert.equal(await test.userTypeOf(account), userType);
      }
    });

    it('end sessions and replace the password, no matter how often', async () => {
      for (const _ of [1, 2]) {
        assert.deepEqual(await test.accounts.endSessions(order(test.account)), DONE);
        assert.deepEqual(await test.accounts.replacePassword(order(test.account)), DONE);
      }
    });

    it('block sign-in, and the same again is no harm', async () => {
      const { accounts, guest } = test;
      assert.equal(await test.isEnabled(guest), true);
      assert.deepEqual(
        [await accounts.blockSignIn(order(guest)), await accounts.blockSignIn(order(guest))],
        [DONE, DONE],
      );
      assert.deepEqual([await test.isEnabled(guest), await test.isEnabled(test.account)], [false, true]);
    });

    it('restore a guest, and who is there already is restored', async () => {
      const { accounts, deleted } = test;
      assert.equal(await test.isThere(deleted), false);
      assert.deepEqual(await accounts.restore(order(deleted)), DONE);
      assert.equal(await test.isThere(deleted), true);
      assert.deepEqual(await accounts.restore(order(deleted)), DONE);
    });

    it('remove a guest, and who is gone already is removed', async () => {
      const { accounts, guest } = test;
      assert.deepEqual(await accounts.removeGuest(order(guest)), DONE);
      assert.equal(await test.isThere(guest), false);
      assert.deepEqual(await accounts.removeGuest(order(guest)), DONE);
      assert.equal(await test.isThere(test.account), true);
    });

    it('say before whether they may write mail, and are refused where they may not', async () => {
      assert.equal(await test.accounts.mayWriteMail(), true);
      await test.revoke();
      assert.equal(await test.accounts.mayWriteMail(), false);
      const refused = { outcome: 'refused', refusal: 'permission-missing' };
      const { accounts, account, guest, deleted } = test;
      const outcomes = [
        await write(),
        await accounts.endSessions(order(account)),
        await accounts.setUserType({ ...order(account), userType: 'Guest' }),
        await accounts.replacePassword(order(account)),
        await accounts.blockSignIn(order(account)),
        await accounts.restore(order(deleted)),
        await accounts.removeGuest(order(guest)),
      ];
      assert.deepEqual(outcomes, Array(7).fill(refused));
      assert.deepEqual([await test.userTypeOf(account), await test.isEnabled(account)], ['Member', true]);
      assert.equal(await test.isThere(deleted), false);
      assert.notEqual(await test.mailOf(test.account), 'ann.lee@fabrikam.example');
      assert.equal(await test.isThere(test.guest), true);
    });

    it('say of an account that is gone that it is', async () => {
      const { accounts, account } = test;
      await test.lose(account);
      const outcomes = [
        await write(),
        await accounts.endSessions(order(account)),
        await accounts.setUserType({ ...order(account), userType: 'Guest' }),
        await accounts.replacePassword(order(account)),
        await accounts.blockSignIn(order(account)),
      ];
      assert.deepEqual(outcomes, Array(5).fill({ outcome: 'refused', refusal: 'account-gone' }));
    });
  });
}
