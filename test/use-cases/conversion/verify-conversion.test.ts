import assert from 'node:assert/strict';
import type { ConversionPerson } from '../../../src/domain/conversion/conversion-person.ts';
import type { UserId } from '../../../src/domain/ids.ts';
import { conversionPressMark } from '../../../src/domain/press-mark.ts';
import { aPerson, email, INVITER, userId } from '../../support/builders.ts';
import { noteOf } from '../../support/conversion-house.ts';
import { KIM } from '../../support/fresh-conversions.ts';
import {
  AGREED,
  aDelivered,
  anInviting,
  anOpenConversion,
  type OpenConversion,
  OUTSIDE,
} from '../../support/open-conversion.ts';

describe('comparing the account after the acceptance', () => {
  async function verified(assignedId?: string, person: Partial<ConversionPerson> = {}): Promise<OpenConversion> {
    const open = await aDelivered({}, person);
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

  it('waits a little for who signs them in', async () => {
    const open = await aDelivered();
    open.house.directory.unlicensed.set('sign-ins', 'Microsoft Entra ID P1');
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

  it('keeps everything that is owned, whatever it is', async () => {
    const laptop = { id: 'd-1', name: '', type: 'device' };
    const list = { id: 'g-9', name: 'Lunch', type: 'group' };
    const open = await aDelivered({}, {}, { ownedOthers: { [KIM]: [laptop, list] } });
    open.redeem(OUTSIDE);
    open.house.directory.tenant.ownedOthers = { [KIM]: [list] };
    await open.run('follow-conversion');
    await open.run('verify-conversion');
    assert.deepEqual((await open.reading()).person?.comparison?.gone, [{ ...laptop, kind: 'owned' }]);
  });

  it('goes by the licences and the user type as they are now, the mailbox first', async () => {
    const open = await verified(OUTSIDE, { licences: [{ name: 'GONE' }], userType: 'Member' });
    const { tenant } = open.house.directory;
    open.change({
      userType: 'Guest',
      licences: [
        { skuId: 's-1', disabledPlanIds: [] },
        { skuId: 's-2', disabledPlanIds: [], byGroup: 'G-1' },
      ],
    });
    const mailbox = 'efb87545-963c-4e0d-99df-69c6916d9eb0';
    tenant.licencePlans = {
      [KIM]: [
        { skuId: 's-1', name: 'FLOW_FREE', planIds: [] },
        { skuId: 's-2', name: 'ENTERPRISEPACK', planIds: [mailbox] },
      ],
    };
    await open.run('verify-conversion');
    const { person } = await open.reading();
    assert.deepEqual(person?.licences, [{ name: 'ENTERPRISEPACK', byGroup: 'Readers' }, { name: 'FLOW_FREE' }]);
    assert.equal(person?.userType, 'Guest');

    const unread = await verified(OUTSIDE, { licences: [{ name: 'ENTERPRISEPACK' }] });
    unread.house.directory.unread.set('licence-plans', { because: 'permission', permission: 'User.Read.All' });
    await unread.run('verify-conversion');
    assert.deepEqual((await unread.reading()).person?.licences, [{ name: 'ENTERPRISEPACK' }]);
  });
});

describe('where they have signed in, by the log', () => {
  /** The identity has no id; the log has these lines, the oldest first. */
  async function logged(...names: readonly string[]): Promise<OpenConversion> {
    const open = await aDelivered();
    open.redeem();
    open.house.pass(1);
    const at = open.house.edges.clock();
    const lines = names.map((name, index) => ({ name, at: new Date(at.getTime() + index) }));
    open.house.directory.tenant.signIns = { [KIM]: lines };
    await open.run('follow-conversion');
    return open;
  }

  for (const [names, result, at] of [
    [['kim@fabrikam.example'], 'fine', 'fabrikam.example'],
    [['kim@contoso.example', 'kim@adatum.example'], 'mismatch', 'adatum.example'],
    [['kim@adatum.example', 'kim@fabrikam.example'], 'fine', 'fabrikam.example'],
    [['kim@contoso.example'], 'not-readable', undefined],
    [['kim_fabrikam.example#EXT#@adatum.example'], 'not-readable', undefined],
  ] as const) {
    it(`is ${result} after ${names.join(' and ')}`, async () => {
      const open = await logged(...names);
      await open.run('verify-conversion');
      const { entries, person } = await open.reading();
      const last = entries.at(-1);
      assert.equal(last?.kind === 'verified' && last.result, result);
      assert.equal(person?.signedInAt, at);
    });
  }

  it('is asked for once, from the invitation on, and an id counts more', async () => {
    const open = await logged('kim@adatum.example');
    open.redeem('kim@fabrikam.example');
    await open.run('verify-conversion');
    assert.equal(await open.state(), 'aftercare-open');
    const asked = open.house.directory.waves.flat().filter(({ fact }) => fact === 'sign-ins');
    const { issuedAt } = (await open.reading()).conversion.track;
    assert.deepEqual(asked, [{ fact: 'sign-ins', of: KIM, since: issuedAt }]);
  });

  it('is not what they signed in with before they accepted once more', async () => {
    const open = await logged('kim@adatum.example');
    const { tenant } = open.house.directory;
    const { signIns } = tenant;
    open.house.pass(3_600);
    open.redeem();
    tenant.signIns = signIns;
    open.house.pass(301);
    await open.run('verify-conversion');
    assert.equal(await open.state(), 'aftercare-open');
    assert.equal((await open.reading()).person?.signedInAt, undefined);
  });

  it('is found where the answer to the POST was lost, and they had accepted by the time that somebody looked', async () => {
    const open = await anOpenConversion({ account: { mail: OUTSIDE } }, ...AGREED, anInviting());
    open.redeem();
    const { tenant } = open.house.directory;
    tenant.signIns = { [KIM]: [{ name: OUTSIDE, at: open.house.edges.clock() }] };
    open.house.pass(3_600);
    await open.run('issue-conversion');
    assert.equal(await open.state(), 'redeemed');
    await open.run('verify-conversion');
    assert.equal((await open.reading()).person?.signedInAt, 'fabrikam.example');
  });

  it('is what they signed in with in order to accept', async () => {
    const open = await logged('kim@adatum.example');
    open.change({ externalUserStateChangedAt: new Date(open.house.edges.clock().getTime() + 90_000) });
    await open.run('verify-conversion');
    assert.equal(await open.state(), 'needs-attention');
  });

  it('is waited for a few minutes, because the log is late', async () => {
    const open = await logged();
    await open.run('verify-conversion');
    assert.equal(await open.state(), 'redeemed');
    open.house.pass(301);
    await open.run('verify-conversion');
    assert.equal(await open.state(), 'aftercare-open');
  });

  it('is not known, and not waited for, where the log may not be read or needs a licence', async () => {
    const denied = await logged();
    denied.house.directory.unread.set('sign-ins', { because: 'permission', permission: 'AuditLog.Read.All' });
    const unlicensed = await logged();
    unlicensed.house.directory.unlicensed.set('sign-ins', 'Microsoft Entra ID P1');
    for (const open of [denied, unlicensed]) {
      await open.run('verify-conversion');
      assert.equal(await open.state(), 'aftercare-open');
      assert.equal((await open.reading()).person?.signedInAt, undefined);
    }
  });
});

describe('a surprise after the acceptance', () => {
  const TWIN = userId(90);
  const SURPRISES: Readonly<Record<string, (open: OpenConversion) => void>> = {
    'account-gone': (open) => open.remove(),
    'not-accepted': (open) => open.change({ externalUserState: 'PendingAcceptance', identities: [] }),
    'another-account': (open) => twin(open, 'Accepted'),
  };

  function twin({ house: { directory } }: OpenConversion, externalUserState: string, mail = OUTSIDE): void {
    const guest = aPerson({ id: TWIN, mail, userType: 'Guest', externalUserState, identities: [] });
    directory.tenant.people = [...directory.tenant.people, guest];
  }

  async function surprised(surprise: (open: OpenConversion) => void): Promise<OpenConversion> {
    const open = await aDelivered();
    open.redeem(OUTSIDE);
    await open.run('follow-conversion');
    surprise(open);
    open.house.pass(61);
    await open.run('verify-conversion');
    return open;
  }

  for (const [what, surprise] of Object.entries(SURPRISES)) {
    it(`stops there, is told, and sends no mail: ${what}`, async () => {
      const open = await surprised(surprise);
      const posts = open.house.posted.length;
      await open.house.drain();
      const { conversion, person } = await open.reading();
      assert.ok(conversion.state === 'needs-attention');
      assert.equal(conversion.because.what, what);
      assert.deepEqual([person?.comparison, conversion.track.verifiedAt], [undefined, undefined]);
      assert.deepEqual(open.house.mailer.teamsLinks.attempts, []);
      assert.equal(open.house.posted.length - posts, 2, 'whoever asked and whoever confirmed');
      await open.house.useCases.closeConversion(await open.press(INVITER));
      await open.house.drain();
      assert.equal(await open.state(), 'closed');
      assert.deepEqual(open.house.mailer.teamsLinks.attempts, []);
    });
  }

  it('names the account that has accepted in its place', async () => {
    const { reading } = await surprised((open) => twin(open, 'Accepted'));
    assert.partialDeepStrictEqual((await reading()).entries.at(-1), { result: 'another-account', other: TWIN });
  });

  it('is none, where others have the address and have not accepted, or have it among their other mails', async () => {
    const pending = await surprised((open) => {
      twin(open, 'PendingAcceptance');
      const { tenant } = open.house.directory;
      // Of whoever is invited it names where they come from (G6).
      const identities = [{ signInType: 'federated', issuer: 'fabrikam.example' }];
      tenant.people = tenant.people.map((each) => (each.id === TWIN ? { ...each, identities } : each));
    });
    assert.equal(await pending.state(), 'aftercare-open');
    const other = await surprised((open) => {
      twin(open, 'Accepted', 'lo@fabrikam.example');
      const { tenant } = open.house.directory;
      tenant.people = tenant.people.map((each) => (each.id === TWIN ? { ...each, otherMails: [OUTSIDE] } : each));
    });
    assert.equal(await other.state(), 'aftercare-open');
  });

  it('is not taken from one copy that lags', async () => {
    const open = await aDelivered();
    open.redeem(OUTSIDE);
    await open.run('follow-conversion');
    const { accounts } = open.house.directory.tenant;
    open.house.directory.tenant.accounts = [];
    await open.run('verify-conversion');
    assert.equal(await open.state(), 'redeemed');
    open.house.directory.tenant.accounts = accounts;
    await open.run('verify-conversion');
    assert.equal(await open.state(), 'aftercare-open');
  });

  describe('that is put right', () => {
    async function mismatched(): Promise<OpenConversion> {
      const open = await surprised((each) => each.redeem('kim@adatum.example'));
      await open.house.drain();
      return open;
    }

    async function compareAgain(open: OpenConversion, callerId: UserId = INVITER): Promise<string | undefined> {
      const mark = conversionPressMark((await open.reading()).conversion);
      return noteOf(await open.house.useCases.finishConversion({ ...(await open.press(callerId)), mark }));
    }

    it('goes on: everything is compared, and the address of Teams goes to the address that it is now', async () => {
      const open = await mismatched();
      assert.equal(await open.state(), 'needs-attention');
      await open.append({ kind: 'address-asked', by: INVITER, changeId: open.id });
      open.change({ mail: 'kim@adatum.example' });
      assert.equal(await compareAgain(open), undefined);
      await open.house.drain();
      assert.equal(await open.state(), 'aftercare-open');
      const { person } = await open.reading();
      assert.deepEqual(
        [person?.address, person?.signIn, person?.signedInAt, person?.comparison?.gone],
        ['kim@adatum.example', 'kim@adatum.example', 'adatum.example', []],
      );
      assert.deepEqual(
        open.house.mailer.teamsLinks.attempts.map(({ mail }) => mail.address),
        ['kim@adatum.example'],
      );
    });

    it('stops again, and tells it again, where nothing was put right, or nobody has accepted yet', async () => {
      const open = await mismatched();
      assert.equal(await compareAgain(open), undefined);
      const posts = open.house.posted.length;
      await open.house.drain();
      assert.equal(await open.state(), 'needs-attention');
      assert.equal(open.house.posted.length - posts, 2);
      assert.deepEqual(open.house.mailer.teamsLinks.attempts, []);

      SURPRISES['not-accepted']?.(open);
      assert.equal(await compareAgain(open), undefined);
      await open.run('verify-conversion');
      assert.equal(await open.state(), 'redeemed', 'a copy may lag');
      open.house.pass(61);
      await open.house.sweep();
      const { conversion } = await open.reading();
      assert.equal(conversion.state === 'needs-attention' && conversion.because.what, 'not-accepted');
    });

    it('is compared once a press, of whoever administers', async () => {
      const open = await mismatched();
      assert.equal(await compareAgain(open, KIM), 'holder');
      assert.equal(await compareAgain(open, userId(78)), 'no-admin');
      const press = { ...(await open.press(INVITER)), mark: conversionPressMark((await open.reading()).conversion) };
      const { finishConversion } = open.house.useCases;
      assert.equal(noteOf(await finishConversion(press)), undefined);
      assert.equal(noteOf(await finishConversion(press)), 'twice');
      await open.house.drain();
      assert.equal(noteOf(await finishConversion(press)), 'twice', 'delivered again on another comparison');
      assert.equal((await open.kinds()).filter((kind) => kind === 'finish-asked').length, 1);
    });

    it('is found again after a restore', async () => {
      const open = await surprised((each) => each.remove());
      const { tenant } = open.house.directory;
      assert.equal(await open.state(), 'needs-attention');
      const { house } = await aDelivered();
      tenant.people = [...tenant.people, ...house.directory.tenant.people.filter(({ id }) => id === KIM)];
      tenant.accounts = house.directory.tenant.accounts;
      open.redeem(OUTSIDE);
      assert.equal(await compareAgain(open), undefined);
      await open.house.drain();
      assert.equal(await open.state(), 'aftercare-open');
    });
  });
});
