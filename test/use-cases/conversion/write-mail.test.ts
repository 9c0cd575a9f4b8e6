import assert from 'node:assert/strict';
import type { NewConversionEntry } from '../../../src/use-cases/conversion/record-conversion.ts';
import { EdgeError } from '../../../src/use-cases/ports/edge-error.ts';
import { KIM } from '../../support/fresh-conversions.ts';
import { AGREED, anOpenConversion, MAIL_BEFORE, type OpenConversion, OUTSIDE } from '../../support/open-conversion.ts';

const LOST = new EdgeError('ambiguous', 'answer-lost');
const WRITING: NewConversionEntry = { kind: 'writing-mail', clientRequestId: 'w-1' };

async function failureOf(open: OpenConversion): Promise<unknown> {
  const { conversion } = await open.reading();
  return conversion.state === 'failed' ? conversion.failure : conversion.state;
}

describe('writing mail before a conversion is issued', () => {
  it('writes it once, reads it back, and goes on', async () => {
    const open = await anOpenConversion({}, ...AGREED);
    await open.run('issue-conversion');
    assert.deepEqual(
      open.house.accounts.mailOrders.map(({ id, mail }) => [id, mail]),
      [[KIM, OUTSIDE]],
    );
    const { entries } = await open.reading();
    const kinds = entries.map(({ kind }) => kind);
    assert.deepEqual(kinds.slice(-5), ['writing-mail', 'mail-written', 'mail-seen', 'inviting', 'issued']);
    const [writing] = entries.filter((entry) => entry.kind === 'writing-mail');
    assert.equal(writing?.clientRequestId, open.house.accounts.mailOrders[0]?.clientRequestId);
    assert.doesNotMatch(JSON.stringify(entries), /adatum|fabrikam/);
  });

  it('writes where there was no value', async () => {
    const open = await anOpenConversion({ account: { mail: undefined } }, ...AGREED);
    await open.run('issue-conversion');
    assert.equal(await open.state(), 'issued');
  });

  it('waits until a plain read shows it, without another PATCH', async () => {
    const open = await anOpenConversion({}, ...AGREED, WRITING, { kind: 'mail-written' });
    await open.run('issue-conversion');
    assert.equal(await open.state(), 'curing');
    open.house.pass(20);
    open.change({ mail: OUTSIDE });
    await open.run('issue-conversion');
    assert.equal(await open.state(), 'issued');
    assert.deepEqual(open.house.accounts.mailOrders, []);
  });

  it('gives up where another value stands long after it was written', async () => {
    const open = await anOpenConversion({}, ...AGREED, WRITING, { kind: 'mail-written' });
    open.change({ mail: 'kim@elsewhere.example' });
    open.house.pass(601);
    await open.run('issue-conversion');
    assert.deepEqual(await failureOf(open), { stage: 'check', because: 'changed', codes: ['mail-differs'] });
  });

  it('looks before it writes again: what a lost answer had done is enough', async () => {
    const open = await anOpenConversion({}, ...AGREED);
    open.house.accounts.mailScript.add({ actThenThrow: LOST });
    await open.run('issue-conversion');
    await open.run('issue-conversion');
    assert.equal(await open.state(), 'issued');
    assert.equal(open.house.accounts.mailOrders.length, 1);
  });

  it('writes again, with an entry of its own, what a lost answer had not done', async () => {
    const open = await anOpenConversion({}, ...AGREED);
    open.house.accounts.mailScript.add({ fail: LOST });
    await open.run('issue-conversion');
    open.house.pass(59);
    await open.run('issue-conversion');
    assert.equal(open.house.accounts.mailOrders.length, 1);
    open.house.pass(2);
    await open.run('issue-conversion');
    assert.equal(await open.state(), 'issued');
    assert.equal(open.house.accounts.mailOrders.length, 2);
    assert.equal((await open.kinds()).filter((kind) => kind === 'writing-mail').length, 2);
  });

  for (const kind of ['throttled', 'unavailable'] as const) {
    it(`puts it off when the directory is ${kind}`, async () => {
      const open = await anOpenConversion({}, ...AGREED);
      open.house.accounts.mailScript.add({ fail: new EdgeError(kind, 'graph') });
      await open.run('issue-conversion');
      assert.deepEqual((await open.reading()).entries.at(-1), {
        kind: 'mail-put-off',
        because: kind,
        at: open.house.edges.clock(),
      });
      await open.run('issue-conversion');
      assert.equal(await open.state(), 'issued');
    });
  }

  it('ends with what is refused for good', async () => {
    const open = await anOpenConversion({}, ...AGREED);
    open.house.accounts.mailScript.add({ refuse: 'permission-missing' });
    await open.run('issue-conversion');
    assert.deepEqual(await failureOf(open), { stage: 'mail', refusal: 'permission-missing' });
    assert.equal(open.house.invitations.posts.length, 0);
  });

  it('does not write over the value of somebody else', async () => {
    const open = await anOpenConversion({}, ...AGREED);
    open.change({ mail: 'kim@elsewhere.example' });
    await open.run('issue-conversion');
    assert.deepEqual(await failureOf(open), { stage: 'check', because: 'changed', codes: ['mail-differs'] });
    assert.deepEqual(open.house.accounts.mailOrders, []);
  });

  it('does not write what stands there already, in whatever case', async () => {
    const open = await anOpenConversion({}, ...AGREED);
    open.change({ mail: 'Kim@Fabrikam.example' });
    await open.run('issue-conversion');
    assert.equal(await open.state(), 'issued');
    assert.deepEqual(open.house.accounts.mailOrders, []);
  });

  it('writes nothing on an account that has changed since the confirmation', async () => {
    const open = await anOpenConversion({}, ...AGREED);
    open.change({ accountEnabled: false });
    await open.run('issue-conversion');
    assert.deepEqual(await failureOf(open), { stage: 'check', because: 'changed', codes: ['account-disabled'] });
    assert.deepEqual(open.house.accounts.mailOrders, []);
  });

  it('takes a replica that lags behind what was read for no change', async () => {
    const open = await anOpenConversion({}, ...AGREED, WRITING, { kind: 'mail-written' }, { kind: 'mail-seen' });
    await open.run('issue-conversion');
    assert.equal(await open.state(), 'curing');
    open.house.pass(61);
    await open.run('issue-conversion');
    assert.deepEqual(await failureOf(open), { stage: 'check', because: 'changed', codes: ['mail-differs'] });
    assert.equal((await open.reading()).person?.mailBefore, MAIL_BEFORE);
  });
});
