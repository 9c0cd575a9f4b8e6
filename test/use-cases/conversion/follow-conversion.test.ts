import assert from 'node:assert/strict';
import type { ConversionPerson } from '../../../src/domain/conversion/conversion-person.ts';
import { followConversion } from '../../../src/use-cases/conversion/follow-conversion.ts';
import { email, INVITER, NOON } from '../../support/builders.ts';
import { KIM } from '../../support/fresh-conversions.ts';
import { AGREED, anOpenConversion, type OpenConversion, OUTSIDE } from '../../support/open-conversion.ts';

const DAY = 86_400;

/** The link is made, and in front of the holder. */
async function delivered(account: object = {}, person: Partial<ConversionPerson> = {}): Promise<OpenConversion> {
  const open = await anOpenConversion({ account: { mail: OUTSIDE, ...account }, person });
  const { tenant } = open.house.directory;
  tenant.directGroups = { [KIM]: [{ id: 'g-1', name: 'Readers' }] };
  tenant.appAssignments = { [KIM]: [{ id: 'a-1', name: 'Wiki' }] };
  await open.run('ask-holder');
  await open.append({ kind: 'holder-agreed' });
  await open.run('issue-conversion');
  await open.house.drain();
  assert.equal(await open.state(), 'delivered');
  return open;
}

function remove({ house }: OpenConversion): void {
  house.directory.tenant.people = house.directory.tenant.people.filter(({ id }) => id !== KIM);
}

function vaultHas(open: OpenConversion): Promise<boolean> {
  const link = open.house.edges.conversionLinks.read({ invitationId: open.invitationId, attempt: 1 });
  return link.then((url) => url !== undefined);
}

describe('following a conversion', () => {
  it('wipes the link and takes it from the card once they have accepted', async () => {
    const open = await delivered();
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
    const open = await delivered();
    open.change({ identities: [{ signInType: 'federated', issuer: 'ExternalAzureAD' }] });
    await open.run('follow-conversion');
    assert.equal(await open.state(), 'redeemed');
  });

  it('takes a domain of ours for nobody from outside', async () => {
    const open = await delivered();
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
    const open = await delivered();
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
    const open = await delivered();
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
      const accepted = await delivered();
      await accepted.append(...entries);
      accepted.redeem();
      await accepted.run('follow-conversion');
      const state = entries.at(-1)?.kind === 'stopped-after-issue' ? 'redeemed-after-stop' : 'redeemed';
      assert.equal(await accepted.state(), state);

      const gone = await delivered();
      await gone.append(...entries);
      remove(gone);
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
    const open = await delivered();
    remove(open);
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
    const open = await delivered();
    const { directory } = open.house.edges;
    const { people } = open.house.directory.tenant;
    let reads = 0;
    const lagging: typeof directory = {
      read: async (queries) => {
        reads += 1;
        if (reads === 1) remove(open);
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

describe('comparing the account after the acceptance', () => {
  async function verified(assignedId?: string, person: Partial<ConversionPerson> = {}): Promise<OpenConversion> {
    const open = await delivered({}, person);
    open.redeem(assignedId);
    await open.run('follow-conversion');
    return open;
  }

  it('says what is the same, gone and new', async () => {
    const open = await verified('kim@fabrikam.example');
    open.house.directory.tenant.directGroups = { [KIM]: [{ id: 'g-2', name: 'Writers' }] };
    await open.run('verify-conversion');
    const { person } = await open.reading();
    assert.equal(await open.state(), 'aftercare-open');
    assert.deepEqual(person?.comparison, {
      same: 1,
      gone: [{ id: 'g-1', name: 'Readers', kind: 'group' }],
      added: [{ id: 'g-2', name: 'Writers', kind: 'group' }],
      unread: [],
    });
    assert.deepEqual([person?.provider, person?.signedInAt], ['ExternalAzureAD', 'fabrikam.example']);
  });

  for (const [assignedId, result, state] of [
    ['kim@fabrikam.example', 'fine', 'aftercare-open'],
    ['Kim@Fabrikam.example', 'fine', 'aftercare-open'],
    ['kim@adatum.example', 'mismatch', 'needs-attention'],
    ['10032001ABCDEF', 'not-readable', 'aftercare-open'],
    [undefined, 'not-readable', 'aftercare-open'],
  ] as const) {
    it(`is ${result} where the id is ${assignedId ?? 'empty'}`, async () => {
      const open = await verified(assignedId);
      await open.run('verify-conversion');
      const last = (await open.reading()).entries.at(-1);
      assert.ok(last?.kind === 'verified');
      assert.equal(last.result, result);
      assert.equal(await open.state(), state);
    });
  }

  it('minds no other domain where somebody has accepted it, and minds a third', async () => {
    for (const [id, state] of [
      ['kim@adatum.example', 'aftercare-open'],
      ['kim@northwind.example', 'needs-attention'],
    ] as const) {
      const accepted = { withoutTeams: 'Reads files only.', signIn: email('kim@adatum.example') };
      const open = await verified(id, accepted);
      await open.run('verify-conversion');
      assert.equal(await open.state(), state, id);
    }
  });

  it('goes by mail as it is now', async () => {
    const open = await verified('kim@adatum.example');
    open.change({ mail: 'kim@adatum.example' });
    await open.run('verify-conversion');
    assert.equal(await open.state(), 'aftercare-open');
  });

  it('waits for a part that does not come, and says what it may not read', async () => {
    const open = await verified();
    open.house.directory.unread.set('direct-groups', { because: 'no-answer' });
    await open.run('verify-conversion');
    assert.equal(await open.state(), 'redeemed');
    open.house.directory.unread.delete('direct-groups');
    open.house.directory.unread.set('groups-of', { because: 'permission', permission: 'GroupMember.Read.All' });
    await open.run('verify-conversion');
    assert.deepEqual((await open.reading()).person?.comparison?.unread, [
      { part: 'groups', permission: 'GroupMember.Read.All' },
    ]);
  });

  it('compares all groups where it may not read which are direct', async () => {
    const open = await verified();
    open.house.directory.tenant.groupsOf = {
      [KIM]: { ids: ['g-1'], names: new Map([['g-1', 'Readers']]), dynamic: [] },
    };
    open.house.directory.unread.set('direct-groups', { because: 'permission', permission: 'Directory.Read.All' });
    await open.run('verify-conversion');
    const { comparison } = (await open.reading()).person ?? {};
    assert.deepEqual([comparison?.gone, comparison?.added, comparison?.unread], [[], [], []]);
  });

  it('claims nothing of an account that is gone', async () => {
    const open = await verified();
    const { tenant } = open.house.directory;
    tenant.people = tenant.people.filter(({ id }) => id !== KIM);
    open.house.pass(61);
    await open.run('verify-conversion');
    const { person } = await open.reading();
    assert.deepEqual(
      [await open.state(), person?.comparison, person?.provider],
      ['aftercare-open', undefined, undefined],
    );
  });

  it('waits a little for who signs them in', async () => {
    const open = await delivered();
    open.change({ externalUserState: 'Accepted' });
    await open.run('follow-conversion');
    await open.run('verify-conversion');
    assert.equal(await open.state(), 'redeemed');
    open.house.pass(61);
    await open.run('verify-conversion');
    assert.equal(await open.state(), 'aftercare-open');
  });

  it('compares nothing once the person’s data are removed', async () => {
    const open = await verified();
    const { number } = await open.reading();
    await open.house.edges.conversions.wipe({ id: open.id, after: number, at: open.house.edges.clock() });
    await open.run('verify-conversion');
    assert.equal((await open.kinds()).at(-1), 'verified');
    assert.equal((await open.reading()).person, undefined);
  });
});
