import assert from 'node:assert/strict';
import { followConversion } from '../../../src/use-cases/conversion/follow-conversion.ts';
import { email, INVITER, NOON } from '../../support/builders.ts';
import { KIM } from '../../support/fresh-conversions.ts';
import { AGREED, aDelivered, anOpenConversion, type OpenConversion, OUTSIDE } from '../../support/open-conversion.ts';

const DAY = 86_400;

function vaultHas(open: OpenConversion): Promise<boolean> {
  const link = open.house.edges.conversionLinks.read({ invitationId: open.invitationId, attempt: 1 });
  return link.then((url) => url !== undefined);
}

describe('following a conversion', () => {
  it('wipes the link and takes it from the card once they have accepted', async () => {
    const open = await aDelivered();
    open.redeem();
    await open.run('follow-conversion');
    assert.equal(await open.state(), 'redeemed');
    assert.equal(await vaultHas(open), false);
    await open.house.drain();
    const last = open.house.edits.findLast(({ viewer }) => viewer.id === KIM);
    assert.equal(last?.viewer.as, 'holder');
    assert.equal(last?.viewer.link, undefined);
  });

  it('knows them by who signs them in, where the state lags', async () => {
    const open = await aDelivered();
    open.change({ identities: [{ signInType: 'federated', issuer: 'ExternalAzureAD' }] });
    await open.run('follow-conversion');
    assert.equal(await open.state(), 'redeemed');
  });

  it('takes a domain of ours for nobody from outside', async () => {
    const open = await aDelivered();
    open.change({ identities: [{ signInType: 'federated', issuer: 'Contoso.example' }] });
    await open.run('follow-conversion');
    assert.equal(await open.state(), 'delivered');
  });

  it('hears of it before the link was shown', async () => {
    const open = await anOpenConversion({ account: { mail: OUTSIDE } }, ...AGREED);
    await open.run('issue-conversion');
    open.redeem();
    await open.run('follow-conversion');
    await open.house.drain();
    assert.equal(await open.state(), 'aftercare-open');
    assert.deepEqual(open.linksShown(), []);
  });

  it('keeps no link longer than the policy says, and follows the account all the same', async () => {
    const open = await aDelivered();
    open.house.pass(90 * DAY - 60);
    await open.run('follow-conversion');
    assert.equal(await vaultHas(open), true);
    open.house.pass(61);
    await open.run('follow-conversion');
    assert.equal((await open.kinds()).at(-1), 'link-wiped');
    assert.equal(await vaultHas(open), false);
    await open.house.drain();
    assert.equal(open.house.edits.findLast(({ viewer }) => viewer.id === KIM)?.viewer.link, undefined);
    await open.run('follow-conversion');
    assert.equal((await open.kinds()).filter((kind) => kind === 'link-wiped').length, 1);
    open.redeem();
    open.house.pass(301);
    await open.house.sweep();
    assert.equal(await open.state(), 'aftercare-open');
  });

  it('says nothing where the account cannot be read', async () => {
    const open = await aDelivered();
    open.house.directory.unread.set('person', { because: 'no-answer' });
    await open.run('follow-conversion');
    assert.equal(await open.state(), 'delivered');
  });

  for (const entries of [
    [],
    [{ kind: 'routed-by-mail' }, { kind: 'link-sending', mail: 1, clientRequestId: 'l' }],
    [{ kind: 'link-unsure', mail: 1, since: NOON }],
    [{ kind: 'stopped-after-issue', by: INVITER }],
  ] as const) {
    it(`hears of it and of a deleted account after ${entries.at(-1)?.kind ?? 'link-shown'}, and wipes the link`, async () => {
      const accepted = await aDelivered();
      await accepted.append(...entries);
      accepted.redeem();
      await accepted.run('follow-conversion');
      const state = entries.at(-1)?.kind === 'stopped-after-issue' ? 'redeemed-after-stop' : 'redeemed';
      assert.equal(await accepted.state(), state);

      const gone = await aDelivered();
      await gone.append(...entries);
      gone.remove();
      await gone.run('follow-conversion');
      const { conversion } = await gone.reading();
      assert.deepEqual(
        [conversion.state, conversion.state === 'failed' && conversion.failure.stage],
        ['failed', 'account'],
      );
      for (const open of [accepted, gone]) assert.equal(await vaultHas(open), false);
    });
  }

  it('says that an account is gone once it is found in no place, or in the bin, and nothing where nobody knows', async () => {
    const open = await aDelivered();
    open.remove();
    open.house.directory.unread.set('deleted-account', { because: 'permission', permission: 'User.Read.All' });
    await open.run('follow-conversion');
    assert.equal(await open.state(), 'delivered');
    open.house.directory.unread.delete('deleted-account');
    open.house.directory.tenant.deleted = [{ id: KIM, name: 'Kim Cho', deletedAt: NOON, addresses: [email(OUTSIDE)] }];
    await open.run('follow-conversion');
    await open.house.drain();
    assert.equal((await open.kinds()).filter((kind) => kind === 'account-gone').length, 1);
    assert.equal(await open.house.edges.conversions.openFor(KIM), undefined, 'and may be asked for again');
  });

  it('takes one copy that lags for no deletion', async () => {
    const open = await aDelivered();
    const { directory } = open.house.edges;
    const { people } = open.house.directory.tenant;
    let reads = 0;
    const lagging: typeof directory = {
      read: async (queries) => {
        reads += 1;
        if (reads === 1) open.remove();
        const answer = await directory.read(queries);
        open.house.directory.tenant.people = people;
        return answer;
      },
    };
    const outcome = await followConversion({ ...open.house.edges, directory: lagging }, open.id);
    assert.deepEqual([outcome.outcome, reads], ['waiting', 2]);
  });

  it('shows the link once the holder’s chat is open again, and does not say so before', async () => {
    const open = await anOpenConversion({ account: { mail: OUTSIDE } });
    await open.run('ask-holder');
    open.house.chat.closedTo.add(KIM);
    await open.append({ kind: 'holder-agreed' });
    await open.run('issue-conversion');
    await open.house.drain();
    assert.equal(await open.state(), 'issued');
    assert.deepEqual(open.linksShown(), []);
    open.house.chat.closedTo.clear();
    open.house.pass(301);
    await open.house.sweep();
    assert.equal(await open.state(), 'delivered');
    assert.ok(open.linksShown().length > 0);
  });
});
