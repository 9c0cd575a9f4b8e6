import assert from 'node:assert/strict';
import type { RequestId, UserId } from '../../../src/domain/ids.ts';
import { conversionMark, conversionRequestMark } from '../../../src/domain/press-mark.ts';
import type { NewConversionEntry } from '../../../src/use-cases/conversion/record-conversion.ts';
import { INVITER } from '../../support/builders.ts';
import { KIMS_FORM, noteOf } from '../../support/conversion-house.ts';
import { KIM } from '../../support/fresh-conversions.ts';
import { AGREED, anInviting, anOpenConversion, CONFIRMER, OUTSIDE } from '../../support/open-conversion.ts';

const DAY = 86_400;
const ISSUED: readonly NewConversionEntry[] = [...AGREED, anInviting(), { kind: 'issued', attempt: 1 }];
const DELIVERED: readonly NewConversionEntry[] = [...ISSUED, { kind: 'link-shown' }];

type Open = Awaited<ReturnType<typeof anOpenConversion>>;

/** Issued and never accepted, as the directory shows it. */
async function waiting(...entries: readonly NewConversionEntry[]): Promise<Open> {
  const open = await anOpenConversion({ account: { mail: OUTSIDE } }, ...DELIVERED, ...entries);
  open.change({ externalUserState: 'PendingAcceptance' });
  return open;
}

/** Asked for once more, and checked. */
async function checked({ house }: Open) {
  const started = await house.useCases.startConversion({ callerId: INVITER, text: '', activityKey: 'again' });
  assert.equal(started.outcome, 'started');
  const { id } = started.draft;
  const read = async () => (await house.edges.conversionDrafts.read(id)) ?? assert.fail();
  const press = async () => ({ callerId: INVITER, requestId: id, mark: conversionMark(await read()) });
  await house.useCases.submitConversion({ ...(await press()), form: KIMS_FORM });
  await house.drain();
  const draft = await read();
  assert.ok(draft.stage === 'review');
  const { preFlight } = draft.review;
  const found = preFlight.findings.find(({ code }) => code === 'already-invited');
  return { id, standing: preFlight.standing, found, press };
}

describe('an account whose conversion ended without an acceptance', () => {
  it('is converted again by the full way, which makes a new link for the same account', async () => {
    const open = await waiting({ kind: 'stopped-after-issue', by: INVITER }, { kind: 'closed', by: INVITER });
    const { house } = open;
    const { reference } = (await open.reading()).conversion;
    const { id, standing, found, press } = await checked(open);
    assert.deepEqual([standing, found?.severity], ['ready', 'warn']);
    assert.deepEqual(found && 'detail' in found && found.detail, { ended: reference });

    await house.useCases.askForConfirmation(await press());
    const by = async (callerId: UserId) => ({ callerId, requestId: id, mark: await markOf(open, id) });
    await house.useCases.confirmConversion({ ...(await by(CONFIRMER)), name: 'Kim Cho', ticks: [] });
    await house.drain();
    await house.useCases.agreeConversion(await by(KIM));
    await house.drain();
    assert.equal((await house.edges.conversions.read(id))?.conversion.state, 'delivered');
    assert.deepEqual(
      house.invitations.posts.map(({ accountId }) => accountId),
      [KIM],
    );
  });

  it('may still be confirmed once somebody has checked again what is asked', async () => {
    const open = await waiting({ kind: 'stopped-after-issue', by: INVITER }, { kind: 'closed', by: INVITER });
    const { house } = open;
    const { id, press } = await checked(open);
    await house.useCases.askForConfirmation(await press());
    const looked = await house.useCases.checkAsked({
      ...{ callerId: CONFIRMER, requestId: id },
      mark: await markOf(open, id),
    });
    assert.equal(noteOf(looked), undefined);
    const { person } = (await house.edges.conversions.read(id)) ?? assert.fail();
    assert.equal(person?.preFlight.standing, 'ready');
  });

  it('waits for the open one to be marked as done', async () => {
    const { standing, found } = await checked(await waiting({ kind: 'stopped-after-issue', by: INVITER }));
    assert.deepEqual([standing, found?.severity], ['blocked', 'block']);
  });

  it('is left alone where somebody else invited it', async () => {
    const open = await anOpenConversion({ account: { mail: OUTSIDE } }, { kind: 'withdrawn', by: INVITER });
    open.change({ externalUserState: 'PendingAcceptance' });
    const { standing, found } = await checked(open);
    assert.deepEqual([standing, found?.severity], ['blocked', 'block']);
  });
});

describe('a link that was too old to be kept', () => {
  it('is told of to whoever asked and confirmed, once, and lets them ask anew', async () => {
    const open = await waiting();
    const { house } = open;
    assert.equal(noteOf(await house.useCases.closeConversion(await open.press(INVITER))), 'stale');
    house.pass(91 * DAY);
    await open.run('follow-conversion');
    await house.drain();
    assert.deepEqual((await open.reading()).conversion.track.told, ['link-wiped']);
    assert.deepEqual(house.posted.toSorted(), [INVITER, CONFIRMER].toSorted());
    house.pass(DAY);
    await house.sweep();
    assert.equal(house.posted.length, 2);

    assert.equal(noteOf(await house.useCases.closeConversion(await open.press(INVITER))), undefined);
    assert.equal((await checked(open)).standing, 'ready');
  });

  it('is no news once it was stopped, or accepted', async () => {
    const stopped = await waiting({ kind: 'link-wiped' }, { kind: 'stopped-after-issue', by: INVITER });
    await stopped.run('tell-conversion');
    assert.deepEqual(stopped.house.posted, []);
  });
});

async function markOf({ house }: Open, id: RequestId): Promise<string> {
  const reading = (await house.edges.conversions.read(id)) ?? assert.fail();
  return conversionRequestMark(reading.conversion);
}
