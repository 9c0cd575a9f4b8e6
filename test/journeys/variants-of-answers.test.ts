import assert from 'node:assert/strict';
import { VARIANTS } from '../../src/sandbox/tenant/variants.ts';
import { ACTS, ANSWERS } from '../support/variant-castings.ts';
import { describeVariants } from '../support/variant-plays.ts';

describeVariants('the paths of an invitation, however the directory may answer', ANSWERS);

describe('the variants of the tenant', () => {
  it('are each played by one of the two suites', () => {
    const cast = [ACTS, ANSWERS].flatMap(({ felt, held, unfelt }) => [felt, held, unfelt].flatMap(Object.keys));
    assert.deepEqual(cast.toSorted(), VARIANTS.map(({ name }) => name).toSorted());
  });
});
