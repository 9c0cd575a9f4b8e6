import assert from 'node:assert/strict';
import type { MailPace } from '../../src/use-cases/ports/mail-pace.ts';
import { NOON } from '../support/builders.ts';

const MOST = 30;
const later = (seconds: number) => new Date(NOON.getTime() + seconds * 1000);

export function mailPaceContract(name: string, make: () => Promise<MailPace>): void {
  describe(`the mail pace contract, ${name}`, () => {
    it('lets thirty a minute through, also when all ask at once, and says how long the others wait', async () => {
      const pace = await make();
      const waits = await Promise.all(Array.from({ length: MOST + 5 }, () => pace.take(NOON)));
      assert.equal(waits.filter((wait) => wait === 0).length, MOST);
      assert.deepEqual(new Set(waits), new Set([0, 60]));
    });

    it('gives a place back after a minute, and not before', async () => {
      const pace = await make();
      await pace.take(NOON);
      for (let sent = 1; sent < MOST; sent += 1) await pace.take(later(20));
      assert.equal(await pace.take(later(59)), 1);
      assert.equal(await pace.take(later(60)), 0);
      assert.equal(await pace.take(later(60)), 20);
    });

    it('is not held up for hours by a clock that was wrong', async () => {
      const pace = await make();
      for (let sent = 0; sent < MOST; sent += 1) await pace.take(later(6 * 3_600));
      assert.equal(await pace.take(NOON), 0);
    });

    it('says how long there is no place, and takes none', async () => {
      const pace = await make();
      for (let asked = 0; asked < MOST + 1; asked += 1) assert.equal(await pace.wait(NOON), 0);
      for (let sent = 0; sent < MOST; sent += 1) assert.equal(await pace.take(NOON), 0);
      assert.equal(await pace.wait(later(20)), 40);
    });

    it('does not count whoever had to wait', async () => {
      const pace = await make();
      for (let asked = 0; asked < MOST + 10; asked += 1) await pace.take(NOON);
      for (let asked = 0; asked < MOST; asked += 1) assert.equal(await pace.take(later(60)), 0);
    });
  });
}
