import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { UserId } from '../../src/domain/ids.ts';
import type { Accounts } from '../../src/use-cases/ports/accounts.ts';

export interface AccountsUnderTest {
  readonly accounts: Accounts;
  /** In the cloud alone, without a mailbox. */
  readonly account: UserId;
  readonly guest: UserId;
  mailOf(id: UserId): Promise<string | undefined>;
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
      assert.deepEqual([await write(), await test.accounts.removeGuest(order(test.guest))], [refused, refused]);
      assert.notEqual(await test.mailOf(test.account), 'ann.lee@fabrikam.example');
      assert.equal(await test.isThere(test.guest), true);
    });

    it('say of an account that is gone that it is', async () => {
      await test.lose(test.account);
      assert.deepEqual(await write(), { outcome: 'refused', refusal: 'account-gone' });
    });
  });
}
