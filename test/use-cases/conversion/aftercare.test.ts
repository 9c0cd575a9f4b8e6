import assert from 'node:assert/strict';
import type { AftercareStep } from '../../../src/domain/conversion/conversion-entry.ts';
import type { UserId } from '../../../src/domain/ids.ts';
import { conversionPressMark } from '../../../src/domain/press-mark.ts';
import type { NewConversionEntry } from '../../../src/use-cases/conversion/record-conversion.ts';
import { EdgeError } from '../../../src/use-cases/ports/edge-error.ts';
import { ADMINS, INVITER, TEAM } from '../../support/builders.ts';
import { noteOf } from '../../support/conversion-house.ts';
import { KIM } from '../../support/fresh-conversions.ts';
import type { HouseSettings } from '../../support/house.ts';
import {
  AGREED,
  anInviting,
  anOpenConversion,
  CONFIRMER,
  type OpenConversion,
  OUTSIDE,
} from '../../support/open-conversion.ts';

const DAY = 86_400;
const DONE: readonly NewConversionEntry[] = [
  ...AGREED,
  anInviting(),
  { kind: 'issued', attempt: 1 },
  { kind: 'link-shown' },
  { kind: 'redeemed' },
  { kind: 'verified', result: 'fine' },
  { kind: 'telling', what: 'aftercare-open' },
];

async function accepted(
  settings: HouseSettings & { readonly account?: object; readonly person?: object } = {},
): Promise<OpenConversion> {
  const open = await anOpenConversion({ ...settings, account: { mail: OUTSIDE, ...settings.account } }, ...DONE);
  open.redeem(OUTSIDE);
  return open;
}

async function pressFor(open: OpenConversion, step: AftercareStep, callerId: UserId = INVITER) {
  const { conversion } = await open.reading();
  return { callerId, requestId: open.id, mark: conversionPressMark(conversion), step };
}

async function ask(open: OpenConversion, step: AftercareStep, callerId?: UserId): Promise<string | undefined> {
  return noteOf(await open.house.useCases.askAftercare(await pressFor(open, step, callerId)));
}

async function refusalOf(open: OpenConversion): Promise<string | undefined> {
  const last = (await open.reading()).entries.findLast((entry) => entry.kind === 'aftercare-refused');
  return last?.kind === 'aftercare-refused' ? last.because : undefined;
}

function typeOf({ house }: OpenConversion): string | undefined {
  return house.directory.tenant.accounts.find(({ id }) => id === KIM)?.userType;
}

describe('the steps after an acceptance', () => {
  it('are done by a press alone', async () => {
    const open = await accepted({ policy: { replacesPassword: true } });
    open.house.pass(DAY);
    await open.house.sweep();
    const { sessionOrders, typeOrders, passwordOrders } = open.house.accounts;
    assert.deepEqual([sessionOrders, typeOrders, passwordOrders], [[], [], []]);
  });

  it('end the old sessions, once, whoever of the two presses', async () => {
    const open = await accepted();
    const press = await pressFor(open, 'sessions', CONFIRMER);
    assert.equal(noteOf(await open.house.useCases.askAftercare(press)), undefined);
    assert.equal(noteOf(await open.house.useCases.askAftercare(press)), 'twice');
    await open.house.drain();
    assert.equal(noteOf(await open.house.useCases.askAftercare(press)), 'stale');
    const asked = (await open.reading()).entries.find((entry) => entry.kind === 'aftercare-asked');
    assert.deepEqual(open.house.accounts.sessionOrders, [{ id: KIM, clientRequestId: asked?.clientRequestId }]);
    assert.equal(await ask(open, 'sessions'), 'stale');
  });

  it('change the user type, and take it back for thirty days', async () => {
    const open = await accepted();
    assert.equal(await ask(open, 'member'), 'stale');
    assert.equal(await ask(open, 'guest'), undefined);
    await open.house.drain();
    assert.equal(typeOf(open), 'Guest');
    assert.equal(await ask(open, 'guest'), 'stale');
    open.house.pass(29 * DAY);
    assert.equal(await ask(open, 'member'), undefined);
    await open.house.drain();
    assert.equal(typeOf(open), 'Member');
    assert.equal(await ask(open, 'member'), 'stale');
    open.house.pass(60);
    assert.equal(await ask(open, 'guest'), undefined);
    await open.house.drain();
    open.house.pass(30 * DAY);
    assert.equal(await ask(open, 'member'), 'stale');
    assert.equal(typeOf(open), 'Guest');
  });

  it('take the user type back for thirty days, marked as done or not', async () => {
    const open = await accepted();
    await ask(open, 'guest');
    await open.house.drain();
    const close = async () => noteOf(await open.house.useCases.closeConversion(await open.press(INVITER)));
    assert.equal(await close(), undefined);
    assert.equal(await open.state(), 'closed');
    open.house.pass(29 * DAY);
    assert.equal(await ask(open, 'sessions'), 'stale');
    assert.equal(await ask(open, 'member'), undefined);
    assert.equal(await open.house.edges.conversions.openFor(KIM), undefined);
    open.house.loseJobs();
    open.house.pass(31);
    await open.house.sweep();
    assert.deepEqual([typeOf(open), await open.state()], ['Member', 'closed']);
    assert.equal(await ask(open, 'member'), 'stale');

    const late = await accepted();
    await ask(late, 'guest');
    await late.house.drain();
    await late.house.useCases.closeConversion(await late.press(INVITER));
    late.house.pass(30 * DAY);
    assert.equal(await ask(late, 'member'), 'stale');
  });

  it('replace the password only where the policy wants it and the account is not synchronised', async () => {
    const off = await accepted();
    assert.equal(await ask(off, 'password'), 'stale');
    const synced = await accepted({ policy: { replacesPassword: true }, person: { isSynced: true } });
    assert.equal(await ask(synced, 'password'), 'stale');
    const open = await accepted({ policy: { replacesPassword: true } });
    assert.equal(await ask(open, 'password'), undefined);
    await open.house.drain();
    assert.equal(open.house.accounts.passwordOrders.length, 1);
    assert.equal(await ask(open, 'password'), 'stale');
  });

  it('are nothing for others, nor before the comparison, nor after the end', async () => {
    const open = await accepted();
    assert.equal(await ask(open, 'sessions', KIM), 'holder');
    await open.house.useCases.closeConversion(await open.press(INVITER));
    assert.equal(await ask(open, 'sessions'), 'stale');
    const early = await anOpenConversion({}, ...DONE.slice(0, -2));
    assert.equal(await ask(early, 'sessions'), 'stale');
    open.house.directory.tenant.groups = { [ADMINS]: [CONFIRMER] };
    assert.equal(await ask(open, 'sessions'), 'no-admin');
    assert.deepEqual([...open.house.accounts.sessionOrders, ...early.house.accounts.sessionOrders], []);
  });

  it('keep it open until they are done', async () => {
    const open = await accepted();
    await ask(open, 'sessions');
    assert.equal(noteOf(await open.house.useCases.closeConversion(await open.press(INVITER))), 'stale');
    await open.house.drain();
    assert.equal(noteOf(await open.house.useCases.closeConversion(await open.press(INVITER))), undefined);
  });
});

describe('the check that each step has of its own', () => {
  const all = { policy: { replacesPassword: true } };

  it('makes nobody a guest who owns a team, alone or with others', async () => {
    const open = await accepted();
    open.house.directory.tenant.teams = [{ id: TEAM, name: 'North', owners: [INVITER, KIM], listed: [] }];
    await ask(open, 'guest');
    await open.house.drain();
    assert.equal(await refusalOf(open), 'owns-teams');
    assert.deepEqual(open.house.accounts.typeOrders, []);
    // Once that is put right it can be pressed again.
    open.house.directory.tenant.teams = [];
    assert.equal(await ask(open, 'guest'), undefined);
    await open.house.drain();
    assert.equal(typeOf(open), 'Guest');
  });

  for (const step of ['guest', 'password'] as const) {
    for (const [what, roles] of [
      ['a role that they hold', { roleNames: { [KIM]: ['User Administrator'] } }],
      ['one that they may activate', { eligibleRoleNames: { [KIM]: ['User Administrator'] } }],
      ['a group that may have one', { roleGroups: { [KIM]: [{ id: TEAM, name: 'Helpdesk' }] } }],
    ] as const) {
      it(`stops at ${what}: ${step}`, async () => {
        const open = await accepted(all);
        await ask(open, step);
        Object.assign(open.house.directory.tenant, roles);
        await open.house.drain();
        assert.equal(await refusalOf(open), 'has-role');
        assert.deepEqual([open.house.accounts.typeOrders, open.house.accounts.passwordOrders], [[], []]);
      });
    }

    it(`touches no account that is one of our own again: ${step}`, async () => {
      const open = await accepted(all);
      await ask(open, step);
      open.change({ externalUserState: undefined, identities: [] });
      await open.house.drain();
      assert.equal(await refusalOf(open), 'refused');
      assert.deepEqual([open.house.accounts.typeOrders, open.house.accounts.passwordOrders], [[], []]);
    });
  }

  it('leaves the password of an account that is synchronised by now', async () => {
    const open = await accepted(all);
    await ask(open, 'password');
    open.change({ isSynced: true });
    await open.house.drain();
    assert.equal(await refusalOf(open), 'synced');
    assert.deepEqual(open.house.accounts.passwordOrders, []);
  });

  it('leaves the password where the policy does not want it replaced any more', async () => {
    const policy = { isOn: true };
    const open = await accepted({
      around: (edges) => ({
        ...edges,
        policies: { current: async () => ({ ...(await edges.policies.current()), replacesPassword: policy.isOn }) },
      }),
    });
    await ask(open, 'password');
    policy.isOn = false;
    await open.house.drain();
    assert.equal(await refusalOf(open), 'refused');
    assert.deepEqual(open.house.accounts.passwordOrders, []);
  });

  it('says which permission is missing to look, and needs no licence that is not there', async () => {
    const open = await accepted();
    open.house.directory.unlicensed.set('eligible-role-names', 'P2');
    open.house.directory.unread.set('role-names', {
      because: 'permission',
      permission: 'RoleManagement.Read.Directory',
    });
    await ask(open, 'guest');
    await open.house.drain();
    assert.equal(await refusalOf(open), 'permission-missing');
    open.house.directory.unread.clear();
    await ask(open, 'guest');
    await open.house.drain();
    assert.equal(typeOf(open), 'Guest');
  });

  it('does not do again what was done and taken back while another step was on its way', async () => {
    const slow: { meanwhile?: () => Promise<void> } = {};
    const open = await accepted({
      around: (edges) => ({
        ...edges,
        accounts: {
          ...edges.accounts,
          endSessions: async (order) => {
            await slow.meanwhile?.();
            return edges.accounts.endSessions(order);
          },
        },
      }),
    });
    await ask(open, 'sessions');
    await ask(open, 'guest');
    slow.meanwhile = () =>
      open.append(
        { kind: 'aftercare-done', step: 'guest' },
        { kind: 'aftercare-asked', step: 'member', by: INVITER, clientRequestId: 'm' },
        { kind: 'aftercare-done', step: 'member' },
      );
    await open.run('do-aftercare');
    assert.equal(open.house.accounts.sessionOrders.length, 1);
    assert.deepEqual(open.house.accounts.typeOrders, []);
  });

  it('is nothing for whoever administers no more by then', async () => {
    const open = await accepted();
    await ask(open, 'sessions');
    open.house.directory.tenant.groups = { [ADMINS]: [CONFIRMER] };
    await open.house.drain();
    assert.equal(await refusalOf(open), 'right-lost');
    assert.deepEqual(open.house.accounts.sessionOrders, []);
    assert.equal(await ask(open, 'sessions', CONFIRMER), undefined);
  });

  it('finds an account that is gone', async () => {
    const open = await accepted();
    await ask(open, 'sessions');
    open.house.directory.tenant.accounts = [];
    await open.house.drain();
    assert.equal(await refusalOf(open), 'account-gone');
  });
});

describe('a step whose answer does not come', () => {
  for (const step of [
    { fail: new EdgeError('throttled', 'graph-429') },
    { fail: new EdgeError('ambiguous', 'reset') },
    { actThenThrow: new EdgeError('ambiguous', 'reset') },
  ]) {
    it(`is done by the sweep: ${Object.keys(step)} ${Object.values(step)[0]?.message}`, async () => {
      const open = await accepted();
      open.house.accounts.typeScript.add(step);
      await ask(open, 'guest');
      await open.house.drain();
      assert.equal((await open.kinds()).includes('aftercare-done'), false);
      open.house.pass(31);
      await open.house.sweep();
      assert.equal((await open.kinds()).at(-1), 'aftercare-done');
      assert.equal(typeOf(open), 'Guest');
    });
  }

  it('keeps no other from being done, and looks again where nothing could be read', async () => {
    const open = await accepted();
    open.house.accounts.sessionScript.add({ fail: new EdgeError('unavailable', 'graph-503') });
    await ask(open, 'sessions');
    await ask(open, 'guest');
    await open.run('do-aftercare');
    assert.equal(typeOf(open), 'Guest');
    assert.equal(open.house.accounts.sessionOrders.length, 1);
    open.house.directory.unread.set('account', { because: 'no-answer' });
    open.house.pass(31);
    await open.house.sweep();
    assert.equal(await refusalOf(open), undefined);
    open.house.directory.unread.clear();
    open.house.pass(31);
    await open.house.sweep();
    assert.equal((await open.kinds()).filter((kind) => kind === 'aftercare-done').length, 2);
  });

  it('says after a day in which nothing was answered that nobody knows, and may be pressed again', async () => {
    const open = await accepted();
    await ask(open, 'guest');
    open.house.directory.unread.set('account', { because: 'no-answer' });
    open.house.pass(DAY - 1);
    await open.run('do-aftercare');
    assert.equal(await refusalOf(open), undefined);
    open.house.pass(1);
    await open.run('do-aftercare');
    assert.equal(await refusalOf(open), 'unanswered');
    open.house.directory.unread.clear();
    assert.equal(await ask(open, 'guest'), undefined);
    await open.house.drain();
    assert.equal(typeOf(open), 'Guest');
  });

  it('says what was refused, and may be pressed again', async () => {
    const open = await accepted();
    open.house.accounts.sessionScript.add({ refuse: 'permission-missing' });
    await ask(open, 'sessions');
    await open.house.drain();
    assert.equal(await refusalOf(open), 'permission-missing');
    open.house.pass(31);
    await open.house.sweep();
    assert.equal(open.house.accounts.sessionOrders.length, 1);
    assert.equal(await ask(open, 'sessions'), undefined);
    await open.house.drain();
    assert.equal(open.house.accounts.sessionOrders.length, 2);
  });

  it('is recorded beside what was recorded meanwhile', async () => {
    const open = await accepted();
    await ask(open, 'sessions');
    const { accounts } = open.house.edges;
    const { endSessions } = accounts;
    accounts.endSessions = async (order) => {
      await open.append({ kind: 'telling', what: 'problem' });
      return endSessions(order);
    };
    await open.run('do-aftercare');
    assert.equal((await open.kinds()).at(-1), 'aftercare-done');
    assert.equal(open.house.accounts.sessionOrders.length, 1);
  });
});
