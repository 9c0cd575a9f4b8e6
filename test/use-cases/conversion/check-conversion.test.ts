import assert from 'node:assert/strict';
import { EMPTY_CONVERSION_FORM } from '../../../src/domain/conversion/conversion-draft.ts';
import { parseUserId } from '../../../src/domain/ids.ts';
import { EdgeError } from '../../../src/use-cases/ports/edge-error.ts';
import { aConversionHouse, anAccount, KIMS_FORM } from '../../support/conversion-house.ts';
import { type DeathPoint, deadlyPorts, untilKilled } from '../../support/deadly-ports.ts';
import { newRequestId } from '../../support/fresh-builders.ts';
import { aFreshConversion, KIM } from '../../support/fresh-conversions.ts';

describe('the check of a conversion', () => {
  it('brings everything at once, of whom, and on whose word', async () => {
    const { checked, house } = aConversionHouse();

    const draft = await checked({ external: ' Kim@Fabrikam.example ' });

    assert.ok(draft.stage === 'review');
    const { preFlight, ...review } = draft.review;
    assert.deepEqual(review, {
      account: { id: KIM, name: 'Kim Cho', userPrincipalName: 'kim@contoso.example' },
      address: 'kim@fabrikam.example',
      signIn: 'kim@fabrikam.example',
      askerName: 'Sam Park',
      present: {
        ...{ mailBefore: 'kim@fabrikam.example', isSynced: false, userType: 'Member', partner: 'Fabrikam' },
        ...{ holderLanguage: undefined, licences: [] },
      },
      checkedAt: house.edges.clock(),
    });
    assert.equal(preFlight.standing, 'ready');
    assert.ok(preFlight.findings.some(({ code }) => code === 'not-visible'));
    assert.ok(preFlight.fine.includes('has-mailbox'));
  });

  for (const mayWriteMail of [true, false]) {
    it(`is stopped by another value of mail only where we may not change it: ${mayWriteMail}`, async () => {
      const { checked, house } = aConversionHouse({ tenant: { accounts: [anAccount({ mail: undefined })] } });
      house.accounts.grant(mayWriteMail);

      const draft = await checked();

      const standing = draft.stage === 'review' && draft.review.preFlight.standing;
      assert.equal(standing, mayWriteMail ? 'ready' : 'blocked');
    });
  }

  it('knows the account by the id that the directory has, however a client spells it', async () => {
    const id = parseUserId('abcdefab-0000-4000-8000-000000000001');
    assert.ok(id);
    const { checked } = aConversionHouse({ tenant: { accounts: [anAccount({ id })] } });

    const draft = await checked({ person: 'ABCDEFAB-0000-4000-8000-000000000001', personTyped: '' });

    assert.equal(draft.stage === 'review' && draft.review.account.id, id);
  });

  it('stops at the gate where Teams alone stands in the way', async () => {
    const { checked } = aConversionHouse();

    const draft = await checked({ signIn: 'kim@northwind.example' });

    assert.equal(draft.stage === 'review' && draft.review.preFlight.standing, 'gate');
  });

  it('says of an account that is gone by then only that', async () => {
    const all = aConversionHouse();
    const { id } = await all.submitted();
    all.house.directory.tenant.accounts = [];

    await all.house.drain();

    const draft = await all.draft(id);
    assert.ok(draft.stage === 'review');
    assert.deepEqual(
      draft.review.preFlight.findings.map(({ code }) => code),
      ['account-not-found'],
    );
    assert.deepEqual(draft.review.account, { id: KIM, name: '', userPrincipalName: '' });
  });

  it('reads in two waves', async () => {
    const all = aConversionHouse();
    await all.submitted();
    const before = all.house.directory.waves.length;

    await all.house.step();

    assert.equal(all.house.directory.waves.length - before, 2);
  });

  it('changes nothing where it was called off meanwhile, or done already', async () => {
    const all = aConversionHouse();
    const { id } = await all.submitted();
    await all.house.useCases.cancelConversion(await all.press(id));

    await all.house.drain();
    await all.house.edges.jobs.enqueue([{ job: { name: 'check-conversion', requestId: newRequestId() } }]);
    await all.house.drain();

    assert.equal((await all.draft(id)).stage, 'cancelled');
  });

  it('shows its result on the card', async () => {
    const all = aConversionHouse();
    const { id } = await all.submitted();
    await all.copied(await all.draft(id));

    await all.house.drain();

    assert.deepEqual(all.house.shown, [{ kind: 'conversion', draft: await all.draft(id) }]);
    assert.deepEqual(all.house.shownAs, ['asker']);
  });

  it('brings back a form that cannot be checked as it stands', async () => {
    const all = aConversionHouse();
    const form = { ...EMPTY_CONVERSION_FORM, personId: KIM, external: 'kim' };
    const draft = aFreshConversion({ stage: 'checking', since: all.house.edges.clock() }, { form });
    await all.house.edges.conversionDrafts.create(draft);
    all.house.pass(16);

    await all.house.sweep();

    const now = await all.draft(draft.id);
    assert.deepEqual(now.stage === 'form' && now.errors.map(({ code }) => code), [
      'external-malformed',
      'sign-in-missing',
    ]);
  });
});

describe('the check of a conversion that does not come', () => {
  it('says that the directory is late, once, and is done by the sweep', async () => {
    const all = aConversionHouse();
    const { id } = await all.submitted();
    await all.copied(await all.draft(id));
    all.house.directory.failNext(new EdgeError('unavailable', 'directory'), new EdgeError('unavailable', 'directory'));
    await all.house.drain();
    const late = await all.draft(id);
    // The card says so without a read, which would fail as well.
    assert.deepEqual(all.house.shown, [{ kind: 'conversion', draft: late }]);
    all.house.pass(16);
    await all.house.sweep();
    const stillLate = await all.draft(id);

    await all.house.sweep();

    assert.ok(late.stage === 'checking' && late.isLate);
    assert.deepEqual(stillLate, late);
    assert.equal((await all.draft(id)).stage, 'review');
  });

  it('is late as well where only the right cannot be read', async () => {
    const all = aConversionHouse();
    const { id } = await all.submitted();
    all.house.directory.unread.set('memberships', { because: 'no-answer' });

    await all.house.drain();

    const draft = await all.draft(id);
    assert.ok(draft.stage === 'checking' && draft.isLate);
  });

  it('is late as well where it cannot be read what we may write', async () => {
    const all = aConversionHouse();
    const { id } = await all.submitted();
    all.house.edges.accounts.mayWriteMail = async () => {
      throw new EdgeError('unavailable', 'graph-token');
    };

    await all.house.drain();

    const draft = await all.draft(id);
    assert.ok(draft.stage === 'checking' && draft.isLate);
  });

  it('is brought on by the sweep where its job was lost, but not while it may be running', async () => {
    const all = aConversionHouse();
    const { id } = await all.submitted();
    all.house.loseJobs();
    all.house.pass(14);
    await all.house.sweep();
    const early = await all.draft(id);
    all.house.pass(2);

    await all.house.sweep();

    assert.equal(early.stage, 'checking');
    assert.equal((await all.draft(id)).stage, 'review');
  });

  for (const [nth, when] of [
    [1, 'before'],
    [1, 'after'],
    [2, 'before'],
    [2, 'after'],
  ] as const) {
    it(`survives a crash ${when} the ${nth}. saving`, async () => {
      const point: DeathPoint = { port: 'conversionDrafts', act: 'save', when, nth };
      const killer = deadlyPorts(point);
      const all = aConversionHouse({ around: killer.around });
      const { id } = await all.start();
      const pressed = { ...(await all.press(id)), form: KIMS_FORM };

      await untilKilled(async () => {
        await all.house.useCases.submitConversion(pressed);
        await all.house.drain();
      });
      assert.ok(killer.hasStruck());
      killer.restart();
      all.house.loseJobs();
      if ((await all.draft(id)).stage === 'form') await all.house.useCases.submitConversion(pressed);
      all.house.pass(16);
      await all.house.sweep();

      const draft = await all.draft(id);
      assert.equal(draft.stage, 'review');
      assert.equal(draft.version, 3);
    });
  }
});
