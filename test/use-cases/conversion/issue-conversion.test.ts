import assert from 'node:assert/strict';
import type { ConversionEntry } from '../../../src/domain/conversion/conversion-entry.ts';
import { RedeemUrl } from '../../../src/domain/redeem-url.ts';
import { issueConversion } from '../../../src/use-cases/conversion/issue-conversion.ts';
import { EdgeError } from '../../../src/use-cases/ports/edge-error.ts';
import { ADMINS, INVITER } from '../../support/builders.ts';
import { noteOf } from '../../support/conversion-house.ts';
import { KIM } from '../../support/fresh-conversions.ts';
import { AGREED, anInviting, anOpenConversion, CONFIRMER, OUTSIDE } from '../../support/open-conversion.ts';

const WELL = { mail: OUTSIDE };
const DAY = 86_400;
const LOST = new EdgeError('ambiguous', 'answer-lost');

function reasons(entries: readonly ConversionEntry[]): readonly string[] {
  return entries.flatMap((entry) => (entry.kind === 'inviting' ? entry.reason : []));
}

describe('issuing a conversion', () => {
  it('checks, takes a snapshot, posts once and keeps the link in the vault alone', async () => {
    const open = await anOpenConversion({ account: WELL }, ...AGREED);
    open.house.directory.tenant.directGroups = { [KIM]: [{ id: 'g-1', name: 'Readers' }] };
    await open.run('issue-conversion');
    const { conversion, person, entries } = await open.reading();
    assert.equal(conversion.state, 'issued');
    assert.deepEqual(
      open.house.invitations.posts.map(({ accountId, address, landing, microsoftsMail }) => [
        accountId,
        address,
        landing,
        microsoftsMail,
      ]),
      [[KIM, OUTSIDE, 'teams', undefined]],
    );
    assert.deepEqual(reasons(entries), ['first']);
    assert.deepEqual(person?.snapshot?.things, [{ id: 'g-1', name: 'Readers', kind: 'group' }]);
    assert.deepEqual(open.house.accounts.mailOrders, []);
    const link = await open.house.edges.conversionLinks.read({ invitationId: open.invitationId, attempt: 1 });
    assert.match(link?.reveal() ?? '', /TICKET-1/);
    assert.doesNotMatch(JSON.stringify([entries, person, open.house.waiting]), /TICKET/);
  });

  it('does not wait for ever for a directory that lets nothing be checked', async () => {
    const open = await anOpenConversion({ account: WELL }, ...AGREED);
    open.house.directory.unread.set('account', { because: 'no-answer' });
    await open.run('issue-conversion');
    assert.equal(await open.state(), 'curing');
    open.house.pass(30 * 86_400);
    await open.run('issue-conversion');
    assert.equal(await open.state(), 'lapsed-before-issue');
    assert.equal(open.house.invitations.posts.length, 0);
  });

  it('does not wait for ever in silence for what became of a lost POST: both are told once, and it goes on', async () => {
    const open = await anOpenConversion({ account: WELL }, ...AGREED, anInviting());
    open.house.directory.unread.set('person', { because: 'no-answer' });
    open.house.pass(DAY - 1);
    await open.run('issue-conversion');
    assert.equal((await open.kinds()).at(-1), 'inviting');
    open.house.pass(1);
    await open.run('issue-conversion');
    assert.equal(await open.state(), 'inviting');
    assert.equal((await open.kinds()).at(-1), 'invite-unsure');
    await open.run('tell-conversion');
    // Nothing that was found, as long as nobody can tell whether they still administer.
    assert.deepEqual(
      open.house.postedCards.map(({ to, as }) => [to, as]),
      [
        [INVITER, 'converter'],
        [CONFIRMER, 'converter'],
      ],
    );
    open.house.pass(DAY);
    await open.run('issue-conversion');
    await open.run('tell-conversion');
    assert.equal(open.house.posted.length, 2);
    assert.equal(open.house.invitations.posts.length, 0);
    open.house.directory.unread.clear();
    await open.run('issue-conversion');
    assert.equal(await open.state(), 'issued');
  });

  it('says so too where each further POST is lost', async () => {
    const open = await anOpenConversion({ account: WELL }, ...AGREED, anInviting());
    const isTold = async () => (await open.kinds()).includes('invite-unsure');
    for (let tries = 1; !(await isTold()); tries += 1) {
      open.house.pass(DAY / 4);
      open.house.invitations.script.add({ fail: LOST });
      await open.run('issue-conversion');
      assert.ok(tries <= 4, 'nobody was told');
    }
    assert.equal(open.house.invitations.posts.length, 4);
  });

  it('says nothing where it can be told at the first look after a day', async () => {
    const open = await anOpenConversion({ account: WELL }, ...AGREED, anInviting());
    open.house.pass(2 * DAY);
    await open.run('issue-conversion');
    assert.equal(await open.state(), 'issued');
    assert.equal((await open.kinds()).includes('invite-unsure'), false);
  });

  it('tries less and less often too where it is the POST itself that certainly fails', async () => {
    const open = await anOpenConversion({ account: WELL }, ...AGREED);
    const pauses: unknown[] = [];
    for (const seconds of [60, 540, 300]) {
      open.house.pass(seconds);
      open.house.invitations.script.add({ fail: new EdgeError('unavailable', 'graph-500') });
      const error = await issueConversion(open.house.edges, open.id).catch((failure: unknown) => failure);
      pauses.push(error instanceof EdgeError ? error.retryAfterSeconds : error);
    }
    assert.deepEqual(pauses, [30, 300, 450]);
  });

  for (const [kind, entries] of [
    ['is made ready', AGREED],
    ['may be out', [...AGREED, anInviting()]],
  ] as const) {
    it(`tries less and less often while the directory says nothing and it ${kind}`, async () => {
      const open = await anOpenConversion({ account: WELL }, ...entries);
      open.house.directory.unread.set('person', { because: 'no-answer' });
      open.house.directory.unread.set('account', { because: 'no-answer' });
      const pause = async () => {
        const error = await issueConversion(open.house.edges, open.id).catch((failure: unknown) => failure);
        return error instanceof EdgeError ? error.retryAfterSeconds : error;
      };
      open.house.pass(60);
      assert.equal(await pause(), 30);
      open.house.pass(540);
      assert.equal(await pause(), 300);
      open.house.pass(3_600);
      assert.equal(await pause(), 600);
    });
  }

  it('waits for a POST that may still be under way, and for what it may have done', async () => {
    const open = await anOpenConversion({ account: WELL }, ...AGREED, anInviting());
    await open.run('issue-conversion');
    assert.equal(await open.state(), 'inviting');
    open.house.pass(31);
    await open.run('issue-conversion');
    assert.equal(open.house.invitations.posts.length, 0);
    assert.deepEqual(open.house.waiting, [{ name: 'issue-conversion', requestId: open.id }]);
    open.house.pass(30);
    await open.run('issue-conversion');
    assert.deepEqual(reasons((await open.reading()).entries), ['first', 'interrupted']);
    assert.equal(await open.state(), 'issued');
  });

  it('posts again once a lost POST shows, and shows the second link alone', async () => {
    const open = await anOpenConversion({ account: WELL }, ...AGREED);
    open.house.invitations.script.add({ actThenThrow: LOST });
    await open.run('ask-holder');
    await open.run('issue-conversion');
    assert.equal(await open.state(), 'inviting');
    open.house.pass(31);
    await open.house.edges.cardCopies.adopt({
      requestId: open.id,
      viewerId: KIM,
      serviceUrl: 'http://127.0.0.1',
      conversationId: 'a:kim',
      activityId: '1',
      shown: '',
    });
    await open.run('issue-conversion');
    await open.house.drain();
    assert.equal(open.house.invitations.posts.length, 2);
    assert.equal(await open.state(), 'delivered');
    assert.ok(open.linksShown().length > 0);
    assert.ok(open.linksShown().every((link) => link.endsWith('TICKET-2')));
  });

  it('does not post where they have accepted although the answer was lost', async () => {
    const open = await anOpenConversion({ account: WELL }, ...AGREED, anInviting());
    open.redeem();
    open.house.pass(31);
    await open.run('issue-conversion');
    assert.deepEqual(await open.kinds().then((kinds) => kinds.at(-1)), 'redeemed');
    assert.equal(open.house.invitations.posts.length, 0);
  });

  it('puts a POST off that was throttled, and posts when it is run again', async () => {
    const open = await anOpenConversion({ account: WELL }, ...AGREED);
    open.house.invitations.script.add({ fail: new EdgeError('throttled', 'graph-429') });
    await open.run('issue-conversion');
    assert.equal(await open.state(), 'curing');
    await open.run('issue-conversion');
    assert.deepEqual(reasons((await open.reading()).entries), ['first', 'put-off']);
    assert.equal(await open.state(), 'issued');
  });

  it('takes its own invitation for nobody else’s after a lost answer and a throttled one', async () => {
    const open = await anOpenConversion({ account: WELL }, ...AGREED);
    open.house.invitations.script.add({ actThenThrow: LOST }, { fail: new EdgeError('throttled', 'graph-429') });
    await open.run('issue-conversion');
    open.house.pass(31);
    await open.run('issue-conversion');
    assert.equal(await open.state(), 'inviting');
    open.house.pass(31);
    await open.run('issue-conversion');
    assert.equal(await open.state(), 'issued');
    assert.deepEqual(reasons((await open.reading()).entries), ['first', 'interrupted', 'interrupted']);
  });

  it('cannot be withdrawn after a lost answer, whatever was put off since', async () => {
    const open = await anOpenConversion({ account: WELL }, ...AGREED);
    open.house.invitations.script.add({ actThenThrow: LOST }, { fail: new EdgeError('throttled', 'graph-429') });
    await open.run('issue-conversion');
    open.house.pass(31);
    await open.run('issue-conversion');
    assert.equal(noteOf(await open.house.useCases.withdrawConversion(await open.press(INVITER))), 'stale');
  });

  it('leaves no link of a lost attempt in the vault, whatever comes of the next', async () => {
    const kept = (open: Awaited<ReturnType<typeof anOpenConversion>>) =>
      open.house.edges.conversionLinks.keptAt(open.invitationId);
    for (const step of [{ refuse: 'blocked-by-us' }, 'changed'] as const) {
      const open = await anOpenConversion({ account: WELL }, ...AGREED, anInviting());
      const url = new RedeemUrl('https://login.example/redeem?ticket=LOST');
      await open.house.edges.conversionLinks.keep({ invitationId: open.invitationId, attempt: 1, url });
      if (step === 'changed') open.change({ accountEnabled: false });
      else open.house.invitations.script.add(step);
      open.house.pass(61);
      await open.run('issue-conversion');
      assert.equal(await open.state(), 'stopped-after-issue');
      assert.deepEqual(await kept(open), []);
    }
  });

  it('waits for the copy of the account that a POST is judged by, a minute long and no longer (E5)', async () => {
    const open = await anOpenConversion({
      account: WELL,
      around: (edges) => ({
        ...edges,
        invitations: { invite: async () => ({ outcome: 'refused', failure: 'input-refused', mayPass: true }) },
      }),
    });
    await open.append(...AGREED);
    await open.run('issue-conversion');
    assert.equal(await open.state(), 'curing');
    open.house.pass(61);
    await open.run('issue-conversion');
    assert.equal(await open.state(), 'failed');
  });

  it('is done once where two run at the same time', async () => {
    const open = await anOpenConversion({}, ...AGREED);
    const { edges } = open.house;
    await Promise.allSettled([issueConversion(edges, open.id), issueConversion(edges, open.id)]);
    await open.run('issue-conversion');
    assert.equal(await open.state(), 'issued');
    assert.equal(open.house.accounts.mailOrders.length, 1);
    assert.equal(open.house.invitations.posts.length, 1);
  });

  it('ends with what Microsoft refuses for good', async () => {
    const open = await anOpenConversion({ account: WELL }, ...AGREED);
    open.house.invitations.script.add({ refuse: 'blocked-by-us' });
    await open.run('issue-conversion');
    const { conversion } = await open.reading();
    assert.equal(conversion.state, 'failed');
    assert.deepEqual(conversion.state === 'failed' && conversion.failure, { stage: 'issue', refusal: 'blocked-by-us' });
  });

  it('looks again when the account exists after all', async () => {
    const open = await anOpenConversion({ account: WELL }, ...AGREED, anInviting());
    open.house.invitations.script.add({ refuse: 'already-exists' });
    open.house.pass(61);
    await open.run('issue-conversion');
    assert.equal(await open.state(), 'inviting');
    open.redeem();
    open.house.pass(31);
    await open.run('issue-conversion');
    assert.equal(await open.state(), 'redeemed');
  });
});

describe('the check right before a conversion is issued', () => {
  const changes = {
    'has-mailbox': {
      plans: [{ planId: 'efb87545-963c-4e0d-99df-69c6916d9eb0', service: 'exchange', status: 'Enabled' as const }],
      licences: [{ skuId: '6fd2c87f-b296-42f0-b197-1e91e994b900', disabledPlanIds: [] }],
    },
    'account-disabled': { accountEnabled: false },
    'mail-differs': { mail: 'kim@elsewhere.example' },
    'already-invited': { externalUserState: 'PendingAcceptance' },
  };
  for (const [code, change] of Object.entries(changes)) {
    it(`stops at ${code}, which nobody has accepted`, async () => {
      const open = await anOpenConversion({ account: WELL }, ...AGREED);
      open.change(change);
      await open.run('issue-conversion');
      const { conversion } = await open.reading();
      assert.ok(conversion.state === 'failed' && conversion.failure.stage === 'check');
      assert.equal(conversion.failure.because, 'changed');
      assert.deepEqual(conversion.failure.codes, [code]);
      assert.equal(open.house.invitations.posts.length, 0);
    });
  }

  it('names a role that they hold by now', async () => {
    const open = await anOpenConversion({ account: WELL }, ...AGREED);
    open.house.directory.tenant.roleNames = { [KIM]: ['User Administrator'] };
    await open.run('issue-conversion');
    const { conversion } = await open.reading();
    assert.deepEqual(conversion.state === 'failed' && conversion.failure, {
      stage: 'check',
      because: 'changed',
      codes: ['holds-role'],
    });
  });

  it('goes on with what was accepted', async () => {
    const open = await anOpenConversion({ account: { ...WELL, isSynced: true } }, ...AGREED);
    assert.ok((await open.reading()).person?.preFlight.findings.some(({ severity }) => severity === 'warn'));
    await open.run('issue-conversion');
    assert.equal(await open.state(), 'issued');
  });

  for (const [who, left] of [
    ['asked', CONFIRMER],
    ['confirmed', INVITER],
  ] as const) {
    it(`writes and issues nothing once whoever ${who} administers no more`, async () => {
      const open = await anOpenConversion({}, ...AGREED);
      open.house.directory.tenant.groups = { [ADMINS]: [left] };
      await open.run('issue-conversion');
      const { conversion } = await open.reading();
      assert.ok(conversion.state === 'failed' && conversion.failure.stage === 'check');
      assert.equal(conversion.failure.because, 'right-lost');
      assert.deepEqual([open.house.accounts.mailOrders, open.house.invitations.posts], [[], []]);
    });
  }

  it('waits for an answer that does not come, and says nothing of the account', async () => {
    const open = await anOpenConversion({ account: WELL }, ...AGREED);
    open.house.directory.unread.set('role-names', { because: 'no-answer' });
    await open.run('issue-conversion');
    assert.equal(await open.state(), 'curing');
    open.house.directory.unread.clear();
    await open.run('issue-conversion');
    assert.equal(await open.state(), 'issued');
  });

  it('takes no snapshot for a whole one as long as a part of it does not come', async () => {
    const open = await anOpenConversion({ account: WELL }, ...AGREED);
    open.house.directory.unread.set('app-assignments', { because: 'no-answer' });
    await open.run('issue-conversion');
    assert.equal(await open.state(), 'curing');
    open.house.directory.unread.set('app-assignments', { because: 'permission', permission: 'Directory.Read.All' });
    await open.run('issue-conversion');
    assert.deepEqual((await open.reading()).person?.snapshot?.unread, [
      { part: 'apps', permission: 'Directory.Read.All' },
    ]);
    assert.equal(await open.state(), 'issued');
  });

  it('says that an invitation is out where it stops after a lost answer', async () => {
    const open = await anOpenConversion({ account: WELL }, ...AGREED, anInviting());
    open.change({ externalUserState: 'PendingAcceptance', accountEnabled: false });
    open.house.pass(31);
    await open.run('issue-conversion');
    const { conversion } = await open.reading();
    assert.equal(conversion.state, 'stopped-after-issue');
    const codes = ['account-disabled', 'already-invited'];
    assert.deepEqual(conversion.track.stopBecause, { stage: 'check', because: 'changed', codes });
    await open.house.drain();
    assert.deepEqual(
      open.house.posted.toSorted(),
      [INVITER, CONFIRMER].toSorted(),
      'nobody stopped it, so both hear of it',
    );
  });

  for (const [what, step] of [
    ['a changed check', { accountEnabled: false }],
    ['a refusal', undefined],
  ] as const)
    it(`goes on watching after a lost answer and ${what}`, async () => {
      const open = await anOpenConversion({ account: WELL }, ...AGREED);
      open.house.invitations.script.add({ actThenThrow: LOST }, { refuse: 'blocked-by-us' });
      await open.run('issue-conversion');
      if (step) open.change(step);
      open.house.pass(61);
      await open.run('issue-conversion');
      assert.equal(await open.state(), 'stopped-after-issue');
      open.redeem();
      open.house.pass(301);
      await open.house.sweep();
      assert.equal(await open.state(), 'redeemed-after-stop');
    });
});
