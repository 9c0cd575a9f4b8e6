import assert from 'node:assert/strict';
import { reportProblem } from '../../../src/use-cases/conversion/report-problem.ts';
import { showConversionHistory } from '../../../src/use-cases/conversion/show-conversion-history.ts';
import { INVITER, userId } from '../../support/builders.ts';
import { noteOf } from '../../support/conversion-house.ts';
import { KIM } from '../../support/fresh-conversions.ts';
import { AGREED, anOpenConversion, CONFIRMER } from '../../support/open-conversion.ts';

const STRANGER = userId(77);

describe('a problem that the holder reports', () => {
  it('is recorded once, stops nothing, and is told to whoever asked and whoever confirmed', async () => {
    const open = await anOpenConversion({}, { kind: 'holder-asked' });
    const first = await reportProblem(open.house.edges, await open.press(KIM));
    assert.equal(noteOf(first), 'problem-told');
    assert.equal(noteOf(await reportProblem(open.house.edges, await open.press(KIM))), 'twice');
    assert.equal((await open.kinds()).filter((kind) => kind === 'problem-reported').length, 1);
    assert.equal(await open.state(), 'holder-asked');

    const before = open.house.postedCards.length;
    await open.run('tell-conversion');
    await open.run('tell-conversion');
    assert.deepEqual(
      open.house.postedCards
        .slice(before)
        .map(({ to }) => to)
        .toSorted(),
      [CONFIRMER, INVITER].toSorted(),
    );
    assert.deepEqual((await open.reading()).conversion.track.told, ['problem']);
  });

  it('is nobody else’s to report, nor before they were asked, nor after the end', async () => {
    const open = await anOpenConversion({}, { kind: 'holder-asked' });
    for (const caller of [INVITER, CONFIRMER, STRANGER])
      await reportProblem(open.house.edges, await open.press(caller));
    assert.equal((await open.kinds()).includes('problem-reported'), false);

    const unasked = await anOpenConversion();
    assert.equal(noteOf(await reportProblem(unasked.house.edges, await unasked.press(KIM))), 'stale');
    const over = await anOpenConversion({}, { kind: 'holder-asked' }, { kind: 'holder-refused' });
    assert.equal(noteOf(await reportProblem(over.house.edges, await over.press(KIM))), 'stale');
  });
});

describe('the history of a conversion, as it is asked for', () => {
  it('is for those who administer, and for nobody else', async () => {
    const open = await anOpenConversion({}, ...AGREED);
    for (const caller of [INVITER, CONFIRMER]) {
      const shown = await showConversionHistory(open.house.edges, await open.press(caller));
      assert.equal(shown.outcome, 'conversion-history');
      assert.ok(shown.outcome === 'conversion-history' && shown.names.get(INVITER));
    }
    const seen = async (caller: Parameters<typeof open.press>[0]) =>
      (await showConversionHistory(open.house.edges, await open.press(caller))).outcome;
    assert.equal(await seen(STRANGER), 'no-admin');
    assert.equal(await seen(KIM), 'card');
  });
});
