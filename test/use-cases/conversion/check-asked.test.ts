import assert from 'node:assert/strict';
import type { RequestId } from '../../../src/domain/ids.ts';
import { EdgeError } from '../../../src/use-cases/ports/edge-error.ts';
import { INVITER, userId } from '../../support/builders.ts';
import { anAccount, noteOf } from '../../support/conversion-house.ts';
import { aDecidingHouse, DANA, type DecidingHouse } from '../../support/deciding-house.ts';
import { KIM } from '../../support/fresh-conversions.ts';
import { COLLEAGUE } from '../../support/house.ts';

const SYNCED = anAccount({ isSynced: true });
const ROLE = { [KIM]: ['Reports Reader'] };

async function lookedAt(all: DecidingHouse, id: RequestId, by = COLLEAGUE) {
  return all.house.useCases.checkAsked(await all.pressBy(by, id));
}

async function standingOf(all: DecidingHouse, id: RequestId) {
  const { conversion, person } = await all.reading(id);
  return [conversion.state, person?.preFlight.standing];
}

describe('checking again what is asked to be confirmed', () => {
  it('is for any administrator who may decide, and shows everybody what is so now', async () => {
    const all = await aDecidingHouse();
    const id = await all.asked();
    all.house.pass(3_600);
    all.house.directory.tenant.accounts = [SYNCED];
    all.house.directory.tenant.directGroups = { [KIM]: [{ id: 'g-1', name: 'Readers' }] };

    const answer = await lookedAt(all, id);
    await all.house.drain();

    assert.ok(answer.outcome === 'card' && answer.as === 'admin' && answer.note === undefined);
    const { person, entries } = await all.reading(id);
    assert.ok(person?.preFlight.findings.some(({ code }) => code === 'synced'));
    assert.deepEqual([person?.directGroups, person?.checkedAt], [1, all.house.edges.clock()]);
    const look = entries.find((entry) => entry.kind === 'checked-again');
    // What a yes accepts from now on.
    assert.ok(look?.by === COLLEAGUE && look.findings?.includes('synced'));
    const shown = new Map(all.house.edits.map(({ viewer, subject }) => [viewer.id, subject]));
    for (const viewer of [INVITER, COLLEAGUE, DANA]) {
      const subject = shown.get(viewer);
      assert.ok(subject?.kind === 'conversion-request' && subject.reading.person?.preFlight.standing === 'ready');
      assert.ok(subject.reading.entries.some(({ kind }) => kind === 'checked-again'));
    }
  });

  it('takes the yes from a card that does not show what was found since, but not the no', async () => {
    const all = await aDecidingHouse();
    const id = await all.asked();
    const old = await all.pressBy(DANA, id);
    all.house.directory.tenant.accounts = [SYNCED];
    await lookedAt(all, id);

    const { confirmConversion, denyConversion, checkAsked } = all.house.useCases;
    assert.equal(noteOf(await confirmConversion({ ...old, name: 'Kim Cho', ticks: [] })), 'stale');
    assert.equal(noteOf(await checkAsked(old)), 'stale');
    assert.equal((await all.reading(id)).conversion.state, 'awaiting-confirmation');
    assert.equal(noteOf(await all.confirm(id)), undefined);
    assert.equal((await all.reading(id)).conversion.state, 'confirmed');

    const other = await aDecidingHouse();
    const denied = await other.asked();
    const before = await other.pressBy(DANA, denied);
    await lookedAt(other, denied);
    assert.equal(noteOf(await other.house.useCases.denyConversion({ ...before, reason: 'No' })), undefined);
    assert.equal((await other.reading(denied)).conversion.state, 'denied');
    assert.equal(noteOf(await denyConversion({ ...before, requestId: id, reason: 'No' })), 'late');
  });

  it('leaves nothing to confirm where something must be fixed, until it is', async () => {
    const all = await aDecidingHouse();
    const id = await all.asked();
    all.house.directory.tenant.roleNames = ROLE;

    await lookedAt(all, id);
    assert.deepEqual(await standingOf(all, id), ['awaiting-confirmation', 'blocked']);
    assert.equal(noteOf(await all.confirm(id)), 'stale');
    assert.deepEqual(await standingOf(all, id), ['awaiting-confirmation', 'blocked']);

    all.house.directory.tenant.roleNames = {};
    await lookedAt(all, id, DANA);
    await all.confirm(id);
    assert.deepEqual(await standingOf(all, id), ['confirmed', 'ready']);
  });

  it('reads nothing for who may not decide, for an old card, or where it is decided', async () => {
    const all = await aDecidingHouse();
    const id = await all.asked();
    const press = await all.pressBy(COLLEAGUE, id);
    const { checkAsked } = all.house.useCases;
    all.house.directory.unread.set('account', { because: 'no-answer' });

    assert.equal(noteOf(await checkAsked({ ...press, callerId: INVITER })), 'own');
    assert.deepEqual(await checkAsked({ ...press, callerId: KIM }), { outcome: 'not-yours' });
    assert.deepEqual(await checkAsked({ ...press, callerId: userId(77) }), { outcome: 'no-admin' });
    assert.equal(noteOf(await checkAsked({ ...press, mark: 'conversion-confirmed' })), 'stale');
    all.house.directory.unread.clear();
    await all.confirm(id);
    assert.equal(noteOf(await checkAsked(press)), 'late');
    assert.equal((await all.kinds(id)).includes('checked-again'), false);
  });

  it('is done once by two presses at once, and says so to the second', async () => {
    const all = await aDecidingHouse();
    const id = await all.asked();
    const presses = await Promise.all([COLLEAGUE, DANA].map((by) => all.pressBy(by, id)));

    const answers = await Promise.all(presses.map((press) => all.house.useCases.checkAsked(press)));

    assert.deepEqual(answers.map(noteOf).toSorted(), ['stale', undefined]);
    assert.equal((await all.kinds(id)).filter((kind) => kind === 'checked-again').length, 1);
  });

  it('ends it where whoever asked may not ask any more', async () => {
    const all = await aDecidingHouse();
    const id = await all.asked();
    all.appoint(COLLEAGUE, DANA);

    await lookedAt(all, id);

    const { conversion } = await all.reading(id);
    assert.ok(conversion.state === 'failed' && conversion.failure.stage === 'check');
    assert.equal(conversion.failure.because, 'right-lost');
  });

  it('changes nothing where the directory does not answer who may', async () => {
    const all = await aDecidingHouse();
    const id = await all.asked();
    const press = await all.pressBy(COLLEAGUE, id);
    all.house.directory.unread.set('memberships', { because: 'no-answer' });

    await assert.rejects(all.house.useCases.checkAsked(press), EdgeError);
    assert.equal((await all.kinds(id)).includes('checked-again'), false);
  });
});
