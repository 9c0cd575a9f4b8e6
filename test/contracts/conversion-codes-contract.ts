import assert from 'node:assert/strict';
import type { RequestId } from '../../src/domain/ids.ts';
import type { ConversionCodes } from '../../src/use-cases/ports/conversion-codes.ts';
import { at, NOON } from '../support/builders.ts';
import { newRequestId } from '../support/fresh-builders.ts';

export interface ConversionCodesUnderTest {
  readonly codes: ConversionCodes;
  /** A conversion that is there. */
  readonly requestId: RequestId;
}

/** `make` is told what time it is. */
export function conversionCodesContract(
  name: string,
  make: (clock?: () => Date) => Promise<ConversionCodesUnderTest>,
): void {
  describe(`the conversion codes contract, ${name}`, () => {
    it('makes six digits, and knows them again', async () => {
      const { codes, requestId } = await make();
      const code = await codes.make({ requestId, number: 1 });
      assert.match(code, /^\d{6}$/);
      assert.equal(await codes.isRight({ requestId, number: 1, code }), true);
      const other = code === '000000' ? '000001' : '000000';
      assert.equal(await codes.isRight({ requestId, number: 1, code: other }), false);
      assert.equal(await codes.isRight({ requestId, number: 1, code: `${code}0` }), false);
    });

    it('knows nothing of other numbers and other conversions', async () => {
      const { codes, requestId } = await make();
      const code = await codes.make({ requestId, number: 1 });
      assert.equal(await codes.isRight({ requestId, number: 2, code }), undefined);
      assert.equal(await codes.isRight({ requestId: newRequestId(), number: 1, code }), undefined);
    });

    it('has the newer take the place of the older, of the same number or the one before', async () => {
      const { codes, requestId } = await make();
      const made: string[] = [];
      for (const number of [1, 1, 2]) made.push(await codes.make({ requestId, number }));
      const [first = '', second = '', third = ''] = made;
      assert.equal(await codes.isRight({ requestId, number: 1, code: second }), undefined);
      assert.equal(await codes.isRight({ requestId, number: 2, code: third }), true);
      for (const old of [first, second])
        assert.equal(await codes.isRight({ requestId, number: 2, code: old }), old === third);
    });

    it('keeps the newer where the older is made late, by whoever was held up over it', async () => {
      const { codes, requestId } = await make();
      const newer = await codes.make({ requestId, number: 2 });
      await codes.make({ requestId, number: 1 });
      assert.equal(await codes.isRight({ requestId, number: 2, code: newer }), true);
    });

    it('forgets those that were made before a time', async () => {
      let now = NOON;
      const { codes, requestId } = await make(() => now);
      const code = await codes.make({ requestId, number: 1 });
      now = at(60);
      await codes.forget(NOON);
      assert.equal(await codes.isRight({ requestId, number: 1, code }), true);
      await codes.forget(at(1));
      assert.equal(await codes.isRight({ requestId, number: 1, code }), undefined);
    });
  });
}
