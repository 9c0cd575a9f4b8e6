import assert from 'node:assert/strict';
import { changeMark, conversionPressMark } from '../../../src/domain/press-mark.ts';
import type { NewConversionEntry } from '../../../src/use-cases/conversion/record-conversion.ts';
import { isConverted } from '../../../src/use-cases/converted-account.ts';
import type { PressOutcome } from '../../../src/use-cases/press-outcome.ts';
import { INVITER } from '../../support/builders.ts';
import { KIM } from '../../support/fresh-conversions.ts';
import { AGREED, anInviting, anOpenConversion, CONFIRMER, type OpenConversion } from '../../support/open-conversion.ts';

const DELIVERED: readonly NewConversionEntry[] = [
  ...AGREED,
  anInviting(),
  { kind: 'issued', attempt: 1 },
  { kind: 'link-shown' },
];
const MISMATCH: readonly NewConversionEntry[] = [
  ...DELIVERED,
  { kind: 'redeemed' },
  { kind: 'verified', result: 'mismatch' },
];

async function pressOn(open: OpenConversion, callerId = INVITER) {
  return { callerId, requestId: open.id, mark: conversionPressMark((await open.reading()).conversion) };
}

async function changeOf({ house }: OpenConversion) {
  const found = await house.edges.accessChanges.openFor(KIM);
  assert.ok(found);
  const reading = await house.edges.accessChanges.read(found.id);
  assert.ok(reading);
  return reading;
}

async function decide(open: OpenConversion, verdict: 'confirm' | 'deny' | 'withdraw'): Promise<PressOutcome> {
  const { change } = await changeOf(open);
  const press = { requestId: change.id, mark: changeMark(change) };
  const { useCases } = open.house;
  if (verdict === 'withdraw') return useCases.withdrawChange({ ...press, callerId: INVITER });
  if (verdict === 'deny') return useCases.denyChange({ ...press, callerId: CONFIRMER, reason: 'Not now' });
  return useCases.confirmChange({ ...press, callerId: CONFIRMER });
}

function noteOf(outcome: PressOutcome): string | undefined {
  return outcome.outcome === 'card' ? outcome.note : outcome.outcome;
}

describe('the sign-in of somebody who cannot be kept from accepting any more', () => {
  it('is blocked once another administrator has confirmed it, and the conversion is stopped', async () => {
    const open = await anOpenConversion({}, ...DELIVERED);
    const { house } = open;
    assert.equal(noteOf(await house.useCases.askToBlock(await pressOn(open))), 'change-asked');
    await house.drain();
    assert.deepEqual(house.accounts.blockOrders, []);
    const own = await changeOf(open);
    const pressed = { callerId: INVITER, requestId: own.change.id, mark: changeMark(own.change) };
    assert.equal(noteOf(await house.useCases.confirmChange(pressed)), 'own');

    await decide(open, 'confirm');
    await house.drain();
    assert.deepEqual(
      house.accounts.blockOrders.map(({ id }) => id),
      [KIM],
    );
    assert.equal(house.directory.tenant.people.find(({ id }) => id === KIM)?.accountEnabled, false);
    assert.deepEqual((await open.kinds()).slice(-3), ['block-asked', 'stopped-after-issue', 'sign-in-blocked']);
    assert.equal(await open.state(), 'stopped-after-issue');
    const after = await house.edges.accessChanges.read(own.change.id);
    assert.deepEqual(after?.entries.map(({ kind }) => kind).slice(2), [
      ...['confirmed', 'writing', 'written', 'seen', 'done', 'telling'],
    ]);
  });

  for (const verdict of ['deny', 'withdraw'] as const)
    it(`stays as it is after ${verdict}, and can be asked for again`, async () => {
      const open = await anOpenConversion({}, ...DELIVERED);
      const { house } = open;
      await house.useCases.askToBlock(await pressOn(open));
      await house.drain();
      assert.equal(noteOf(await house.useCases.askToBlock(await pressOn(open))), 'twice');
      await decide(open, verdict);
      await house.drain();
      assert.deepEqual((await open.kinds()).slice(-2), ['block-asked', 'block-ended']);
      assert.deepEqual(house.accounts.blockOrders, []);
      assert.equal(noteOf(await house.useCases.askToBlock(await pressOn(open))), 'change-asked');
    });

  it('is asked for again by itself where the press broke off between the two ledgers', async () => {
    const open = await anOpenConversion({}, ...DELIVERED);
    const { house } = open;
    const press = await pressOn(open);
    const { record } = house.edges.conversions;
    house.edges.conversions.record = async () => {
      throw new Error('killed');
    };
    await assert.rejects(house.useCases.askToBlock(press));
    house.edges.conversions.record = record;
    house.loseJobs();
    house.pass(31);
    await house.sweep();
    // Nobody has pressed again: what comes of it says so in the end.
    await decide(open, 'confirm');
    await house.drain();
    assert.deepEqual((await open.kinds()).slice(-3), ['block-asked', 'stopped-after-issue', 'sign-in-blocked']);
  });

  it('is not blocked any more where they have accepted as they were to', async () => {
    const open = await anOpenConversion({}, ...DELIVERED);
    const { house } = open;
    await house.useCases.askToBlock(await pressOn(open));
    await house.drain();
    await open.append({ kind: 'redeemed' });
    await decide(open, 'confirm');
    await house.drain();
    assert.deepEqual(house.accounts.blockOrders, []);
    assert.ok((await open.kinds()).includes('block-ended'));
  });

  it('stops nothing for whoever has lost the right, though somebody else has blocked it', async () => {
    const open = await anOpenConversion({}, ...DELIVERED);
    const { house } = open;
    await house.useCases.askToBlock(await pressOn(open));
    await house.drain();
    await decide(open, 'confirm');
    open.change({ accountEnabled: false });
    const { change } = await changeOf(open);
    const [admins] = Object.keys(house.directory.tenant.groups);
    house.directory.tenant.groups = { [admins ?? '']: [INVITER] };
    await house.drain();
    const after = (await house.edges.accessChanges.read(change.id))?.change;
    assert.equal(after && 'because' in after && after.because, 'right-lost');
    assert.notEqual(await open.state(), 'stopped-after-issue');
  });

  it('is asked for on a card from before the link arrived, and not by a press that is delivered again', async () => {
    const open = await anOpenConversion({}, ...DELIVERED);
    const { useCases } = open.house;
    const press = { ...(await pressOn(open)), mark: 'conversion-issued-0' };
    assert.equal(noteOf(await useCases.askToBlock(press)), 'change-asked');
    assert.equal(noteOf(await useCases.askToBlock(press)), 'twice');
    await open.house.drain();
    await decide(open, 'deny');
    await open.house.drain();
    assert.equal(noteOf(await useCases.askToBlock(press)), 'stale');
    assert.equal((await open.kinds()).filter((kind) => kind === 'block-asked').length, 1);
  });

  it('is nothing that the card offers before the invitation is out', async () => {
    const open = await anOpenConversion({});
    assert.equal(noteOf(await open.house.useCases.askToBlock(await pressOn(open))), 'stale');
    const stale = { ...(await pressOn(open)), mark: 'conversion-delivered-7' };
    assert.equal(noteOf(await open.house.useCases.askToBlock(stale)), 'stale');
    assert.equal(await open.house.edges.accessChanges.openFor(KIM), undefined);
  });
});

describe('the address of somebody whose sign-in does not fit', () => {
  it('is changed to the one they sign in with, and their redemption reset to it', async () => {
    const open = await anOpenConversion({}, ...MISMATCH);
    const { house } = open;
    open.redeem();
    open.change({ mail: 'kim@fabrikam.example' });
    for (const address of ['', 'kim', 'kim@contoso.example']) {
      const refused = await house.useCases.askAddressOfConversion({ ...(await pressOn(open)), address });
      assert.equal(noteOf(refused), 'address-refused');
    }
    const asked = { ...(await pressOn(open)), address: ' kim@northwind.example ' };
    assert.equal(noteOf(await house.useCases.askAddressOfConversion(asked)), 'change-asked');
    assert.equal((await open.kinds()).at(-1), 'address-asked');
    await house.drain();
    await decide(open, 'confirm');
    await house.drain();
    assert.deepEqual(
      house.accounts.mailOrders.map(({ mail }) => mail),
      ['kim@northwind.example'],
    );
    assert.deepEqual(
      house.invitations.posts.map(({ isReset, accountId, landing }) => [isReset, accountId, landing]),
      [[true, KIM, 'teams']],
    );
    assert.equal(await open.state(), 'needs-attention');

    const { finishConversion } = house.useCases;
    assert.equal(noteOf(await finishConversion(await pressOn(open))), undefined);
    house.pass(61);
    await house.sweep();
    assert.equal(await open.state(), 'needs-attention', 'nobody has accepted with it yet');
    open.redeem('kim@northwind.example');
    assert.equal(noteOf(await finishConversion(await pressOn(open))), undefined);
    await house.drain();
    assert.equal(await open.state(), 'aftercare-open');
    const mailed = house.mailer.teamsLinks.attempts.map(({ mail }) => mail.address);
    assert.deepEqual(mailed, ['kim@northwind.example']);
  });

  it('is not compared in the middle of it: that would end what two administrators agreed to', async () => {
    const open = await anOpenConversion({}, ...MISMATCH);
    const { house } = open;
    open.redeem();
    open.change({ mail: 'kim@fabrikam.example' });
    await house.useCases.askAddressOfConversion({ ...(await pressOn(open)), address: 'kim@northwind.example' });
    await house.drain();
    await decide(open, 'confirm');
    assert.equal(noteOf(await house.useCases.finishConversion(await pressOn(open))), 'account-in-use');
    await house.drain();
    assert.equal(house.invitations.posts.length, 1);
    assert.equal(noteOf(await house.useCases.finishConversion(await pressOn(open))), undefined);
  });

  it('is no acceptance until they accept again, and its link stays one that may be sent', async () => {
    const open = await anOpenConversion({}, ...MISMATCH);
    const { house } = open;
    house.directory.unlicensed.set('sign-ins', 'Microsoft Entra ID P1');
    open.redeem();
    open.change({ mail: 'kim@fabrikam.example' });
    await house.useCases.askAddressOfConversion({ ...(await pressOn(open)), address: 'kim@northwind.example' });
    await house.drain();
    await decide(open, 'confirm');
    await house.drain();
    house.pass(1);
    // Before they accept, the identity names where they come from (G6).
    open.change({
      externalUserState: 'PendingAcceptance',
      externalUserStateChangedAt: house.edges.clock(),
      identities: [{ signInType: 'federated', issuer: 'northwind.example' }],
    });
    assert.equal(noteOf(await house.useCases.finishConversion(await pressOn(open))), undefined);
    await house.drain();
    assert.equal(await open.state(), 'redeemed', 'a copy may lag');
    house.pass(61);
    await house.sweep();
    const { conversion } = await open.reading();
    assert.equal(conversion.state === 'needs-attention' && conversion.because.what, 'not-accepted');
    assert.deepEqual(house.mailer.teamsLinks.attempts, []);
    assert.equal(await isConverted(house.edges, [KIM]), false);
  });

  it('is changed where the directory names no state of theirs: somebody else signs them in (G2.3 row 7)', async () => {
    const open = await anOpenConversion({}, ...MISMATCH);
    const { house } = open;
    open.redeem();
    open.change({ mail: 'kim@fabrikam.example', externalUserState: undefined });
    const asked = { ...(await pressOn(open)), address: 'kim@northwind.example' };
    assert.equal(noteOf(await house.useCases.askAddressOfConversion(asked)), 'change-asked');
    await house.drain();
    await decide(open, 'confirm');
    await house.drain();
    assert.equal(house.invitations.posts.length, 1);
  });

  it('is not asked for where nothing was proven', async () => {
    const open = await anOpenConversion({}, ...DELIVERED);
    assert.equal(
      noteOf(
        await open.house.useCases.askAddressOfConversion({
          ...(await pressOn(open)),
          address: 'kim@northwind.example',
        }),
      ),
      'stale',
    );
  });
});
