import assert from 'node:assert/strict';
import type { EmailAddress } from '../../src/domain/email-address.ts';
import type { CheckedAddresses } from '../../src/use-cases/ports/checked-addresses.ts';
import { at, email, userId } from '../support/builders.ts';

const CALLER = userId(1);
const [ANN, BEN, CHO, DEE] = ['ann', 'ben', 'cho', 'dee'].map((name) => email(`${name}@fabrikam.example`)) as [
  EmailAddress,
  EmailAddress,
  EmailAddress,
  EmailAddress,
];

export function checkedAddressesContract(name: string, make: () => Promise<CheckedAddresses>): void {
  describe(`the checked addresses contract, ${name}`, () => {
    const asking = async () => {
      const checked = await make();
      const take = (addresses: readonly EmailAddress[], more: Partial<Parameters<CheckedAddresses['take']>[0]> = {}) =>
        checked.take({ callerId: CALLER, addresses, since: at(0), at: at(10), max: 3, ...more });
      return { checked, take };
    };

    it('gives the first of those that are asked for, until there are enough', async () => {
      const { take } = await asking();
      assert.deepEqual(await take([DEE, BEN, CHO, ANN]), [DEE, BEN, CHO]);
      assert.deepEqual(await take([ANN]), []);
    });

    it('gives again what it gave before, at no cost', async () => {
      const { take } = await asking();
      assert.deepEqual(await take([ANN, BEN]), [ANN, BEN]);
      assert.deepEqual(await take([BEN, ANN]), [BEN, ANN]);
      assert.deepEqual(await take([CHO, DEE, ANN]), [CHO, ANN]);
    });

    it('counts one that comes twice once', async () => {
      const { take } = await asking();
      assert.deepEqual(await take([ANN, ANN, BEN, CHO]), [ANN, ANN, BEN, CHO]);
    });

    it('gives nothing where nothing may be given', async () => {
      const { take } = await asking();
      assert.deepEqual(await take([ANN], { max: 0 }), []);
      assert.deepEqual(await take([]), []);
    });

    it('gives what was given, even where a lower limit is passed by now', async () => {
      const { take } = await asking();
      await take([ANN, BEN, CHO]);
      assert.deepEqual(await take([BEN, DEE, CHO], { max: 1 }), [BEN, CHO]);
    });

    it('counts for each person apart', async () => {
      const { take } = await asking();
      await take([ANN, BEN, CHO]);
      assert.deepEqual(await take([ANN, DEE], { callerId: userId(2) }), [ANN, DEE]);
    });

    it('counts from the time it is given, and anew what was counted before it', async () => {
      const { take } = await asking();
      await take([ANN, BEN, CHO], { at: at(10) });
      const later = { since: at(11), at: at(20) };
      assert.deepEqual(await take([DEE, ANN], later), [DEE, ANN]);
      assert.deepEqual(await take([BEN, CHO], later), [BEN]);
      assert.deepEqual(await take([CHO, ANN], { since: at(20), at: at(21) }), [ANN]);
    });

    it('forgets what was counted before a time', async () => {
      const { checked, take } = await asking();
      await take([ANN], { at: at(9) });
      await take([BEN, CHO], { at: at(10) });
      await checked.forget(at(10));
      assert.deepEqual(await take([BEN, DEE, ANN]), [BEN, DEE]);
    });

    it('forgets an address, whoever had it checked, and nothing else', async () => {
      const { checked, take } = await asking();
      await take([ANN, BEN]);
      await take([ANN, CHO], { callerId: userId(2) });
      assert.equal(await checked.forgetAddress(ANN), 2);
      assert.deepEqual(await checked.checks({ address: ANN }), []);
      assert.equal((await checked.checks({ address: BEN })).length, 1);
      assert.equal((await checked.checks({ address: CHO })).length, 1);
      assert.equal(await checked.forgetAddress(ANN), 0);
    });

    it('says who had an address checked, and when somebody had any checked', async () => {
      const { checked, take } = await asking();
      await take([ANN, BEN], { at: at(9) });
      await take([ANN], { at: at(10), callerId: userId(2) });
      const first = { callerId: userId(1), at: at(9) };
      const second = { callerId: userId(2), at: at(10) };
      assert.deepEqual(await checked.checks({ address: ANN }), [first, second]);
      assert.deepEqual(await checked.checks({ address: DEE }), []);
      assert.deepEqual(await checked.checks({ callerId: userId(1) }), [first, first]);
    });

    it('gives no more to several who ask at the same time', async () => {
      const { take } = await asking();
      const asked = Array.from({ length: 8 }, (_, form) => email(`person.${form}@fabrikam.example`));
      const answers = await Promise.all(asked.map((address) => take([address, ANN])));
      const given = new Set(answers.flat());
      assert.equal(given.size, 3);
      assert.deepEqual(new Set(await take([...asked, ANN])), given);
    });
  });
}
