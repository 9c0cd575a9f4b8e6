import assert from 'node:assert/strict';
import type { NewConversionEntry } from '../../../src/use-cases/conversion/record-conversion.ts';
import { EdgeError } from '../../../src/use-cases/ports/edge-error.ts';
import { ADMINS, INVITER } from '../../support/builders.ts';
import { noteOf } from '../../support/conversion-house.ts';
import { aConversionOpening, aConversionRequest, KIM, openConversion } from '../../support/fresh-conversions.ts';
import {
  AGREED,
  anOpenConversion,
  CONFIRMER,
  MAIL_BEFORE,
  type OpenConversion,
  OUTSIDE,
} from '../../support/open-conversion.ts';

const STOPPED: readonly NewConversionEntry[] = [
  ...AGREED,
  { kind: 'writing-mail', clientRequestId: 'w-1' },
  { kind: 'mail-written' },
  { kind: 'mail-seen' },
  { kind: 'stopped-before-issue', because: 'changed', codes: ['holds-role'] },
];

/** Ended with our value in `mail`. */
async function stopped(account: object = {}): Promise<OpenConversion> {
  const open = await anOpenConversion({ account }, ...STOPPED);
  open.change({ mail: OUTSIDE });
  open.house.pass(120);
  return open;
}

async function putBack(open: OpenConversion, callerId = INVITER): Promise<string | undefined> {
  const note = noteOf(await open.house.useCases.askMailBack(await open.press(callerId)));
  await open.house.drain();
  return note;
}

function mailOf({ house }: OpenConversion): string | undefined {
  return house.directory.tenant.accounts.find(({ id }) => id === KIM)?.mail;
}

describe('putting mail back', () => {
  for (const callerId of [INVITER, CONFIRMER]) {
    it(`writes the value of before for ${callerId === INVITER ? 'the asker' : 'whoever confirmed'}, once`, async () => {
      const open = await stopped();
      assert.equal(await putBack(open, callerId), undefined);
      assert.equal(mailOf(open), MAIL_BEFORE);
      assert.equal((await open.kinds()).at(-1), 'mail-back');
      const asked = (await open.reading()).entries.find((entry) => entry.kind === 'mail-back-asked');
      assert.equal(open.house.accounts.mailOrders[0]?.clientRequestId, asked?.clientRequestId);
      assert.equal(await putBack(open, callerId), 'twice');
      assert.equal(open.house.accounts.mailOrders.length, 1);
    });
  }

  it('is nothing for others, nor without a value, nor where nothing was written', async () => {
    const open = await stopped();
    open.house.directory.tenant.groups = { [ADMINS]: [CONFIRMER] };
    assert.equal(await putBack(open), 'no-admin');
    assert.equal(await putBack(open, KIM), 'holder');
    const empty = await stopped({ mail: undefined });
    assert.equal(await putBack(empty), 'stale');
    const unwritten = await anOpenConversion({}, { kind: 'holder-asked' }, { kind: 'holder-refused' });
    assert.equal(await putBack(unwritten), 'stale');
    const running = await anOpenConversion({}, ...STOPPED.slice(0, -1));
    assert.equal(await putBack(running), 'stale');
    for (const { house } of [open, empty, unwritten, running]) assert.deepEqual(house.accounts.mailOrders, []);
  });

  it('says after a day in which nothing was answered that nobody knows, and may be pressed again', async () => {
    const open = await stopped();
    open.house.directory.unread.set('person', { because: 'no-answer' });
    await open.append({ kind: 'mail-back-asked', by: INVITER, clientRequestId: 'b-1' });
    open.house.pass(86_399);
    await open.run('put-mail-back');
    assert.equal((await open.kinds()).at(-1), 'mail-back-asked');
    open.house.pass(1);
    await open.run('put-mail-back');
    const last = (await open.reading()).entries.at(-1);
    assert.equal(last?.kind === 'mail-back-refused' && last.refusal, 'unanswered');
    open.house.directory.unread.clear();
    assert.equal(await putBack(open), undefined);
    assert.equal(mailOf(open), MAIL_BEFORE);
  });

  it('leaves the value of somebody else', async () => {
    const open = await stopped();
    open.change({ mail: 'kim@elsewhere.example' });
    await putBack(open);
    assert.equal(mailOf(open), 'kim@elsewhere.example');
    assert.equal((await open.kinds()).at(-1), 'mail-back-refused');
  });

  it('leaves an account that was accepted all the same', async () => {
    const open = await stopped();
    open.redeem();
    await putBack(open);
    assert.equal(mailOf(open), OUTSIDE);
    assert.equal((await open.kinds()).at(-1), 'mail-back-refused');
  });

  it('leaves an account that was asked for again: the other conversion goes by what stands there', async () => {
    const open = await stopped();
    await openConversion(open.house.edges, aConversionOpening({ request: aConversionRequest({ accountId: KIM }) }));
    await putBack(open);
    assert.equal(mailOf(open), OUTSIDE);
    assert.equal((await open.kinds()).at(-1), 'mail-back-refused');
  });

  it('waits for a write that was on its way when it was withdrawn', async () => {
    const open = await anOpenConversion({}, ...AGREED, { kind: 'writing-mail', clientRequestId: 'w-1' });
    await open.append({ kind: 'withdrawn', by: INVITER });
    await putBack(open);
    assert.deepEqual(open.house.accounts.mailOrders, []);
    open.change({ mail: OUTSIDE });
    open.house.pass(61);
    await open.house.sweep();
    assert.equal(mailOf(open), MAIL_BEFORE);
    assert.equal((await open.kinds()).at(-1), 'mail-back');
  });

  it('writes nothing where it stands there already', async () => {
    const open = await stopped();
    open.change({ mail: MAIL_BEFORE });
    await putBack(open);
    assert.deepEqual(open.house.accounts.mailOrders, []);
    assert.equal((await open.kinds()).at(-1), 'mail-back');
  });

  for (const step of [
    { fail: new EdgeError('throttled', 'graph-429') },
    { fail: new EdgeError('ambiguous', 'reset') },
    { actThenThrow: new EdgeError('ambiguous', 'reset') },
  ]) {
    it(`comes to an end by the sweep: ${Object.keys(step)} ${Object.values(step)[0]?.message}`, async () => {
      const open = await stopped();
      open.house.accounts.mailScript.add(step);
      await putBack(open);
      assert.equal((await open.kinds()).includes('mail-back'), false);
      open.house.pass(31);
      await open.house.sweep();
      assert.equal((await open.kinds()).at(-1), 'mail-back');
      assert.equal(mailOf(open), MAIL_BEFORE);
    });
  }

  it('says that it was put back, although they have accepted since', async () => {
    const open = await stopped();
    open.house.accounts.mailScript.add({ actThenThrow: new EdgeError('ambiguous', 'reset') });
    await putBack(open);
    open.redeem();
    open.house.pass(31);
    await open.house.sweep();
    assert.equal(mailOf(open), MAIL_BEFORE);
    assert.equal((await open.kinds()).at(-1), 'mail-back');
    assert.equal(open.house.accounts.mailOrders.length, 1);
  });

  it('comes to an end although the person was forgotten meanwhile', async () => {
    const open = await stopped();
    await open.house.useCases.askMailBack(await open.press(INVITER));
    const { conversions, clock } = open.house.edges;
    await conversions.wipe({ id: open.id, after: (await open.reading()).number, at: clock() });
    await open.house.drain();
    assert.ok((await open.kinds()).includes('mail-back-refused'));
    assert.deepEqual(open.house.accounts.mailOrders, []);
  });

  it('says what was refused', async () => {
    const open = await stopped();
    open.house.accounts.mailScript.add({ refuse: 'permission-missing' });
    await putBack(open);
    const last = (await open.reading()).entries.at(-1);
    assert.deepEqual(last?.kind === 'mail-back-refused' && last.refusal, 'permission-missing');
    open.house.pass(61);
    await open.house.sweep();
    assert.equal(open.house.accounts.mailOrders.length, 1);
  });
});
