import assert from 'node:assert/strict';
import fc from 'fast-check';
import { dayStart } from '../../src/domain/day.ts';

describe('the beginning of a day', () => {
  it('is midnight where the person is, and in UTC where nothing is known', () => {
    const now = new Date('2026-11-21T20:15:30.250Z');

    assert.equal(dayStart(now, undefined).toISOString(), '2026-11-21T00:00:00.000Z');
    assert.equal(dayStart(now, 'Nowhere/At all').toISOString(), '2026-11-21T00:00:00.000Z');
    assert.equal(dayStart(now, 'Asia/Seoul').toISOString(), '2026-11-21T15:00:00.000Z');
    assert.equal(dayStart(now, 'America/New_York').toISOString(), '2026-11-21T05:00:00.000Z');
  });

  it('is never ahead and never more than a day behind', () => {
    const moments = fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
    const zones = fc.constantFrom('UTC', 'Asia/Seoul', 'Asia/Kolkata', 'America/St_Johns', 'Pacific/Kiritimati');
    fc.assert(
      fc.property(moments, zones, (now, zone) => {
        const behind = now.getTime() - dayStart(now, zone).getTime();
        assert.ok(behind >= 0 && behind < 86_400_000);
      }),
    );
  });
});
