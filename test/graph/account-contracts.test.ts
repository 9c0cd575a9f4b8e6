import type { UserId } from '../../src/domain/ids.ts';
import { graphAccounts } from '../../src/graph/graph-accounts.ts';
import { graphInstallations } from '../../src/graph/graph-installations.ts';
import { APPS, PEOPLE } from '../../src/sandbox/tenant/contoso.ts';
import { EXTERNAL_ID } from '../../src/sandbox/tenant/installed-apps.ts';
import { stableId } from '../../src/sandbox/tenant/stable-id.ts';
import { type AccountsUnderTest, accountsContract } from '../contracts/accounts-contract.ts';
import { type InstallationsUnderTest, installationsContract } from '../contracts/installations-contract.ts';
import { userId } from '../support/builders.ts';
import { fakeAccounts } from '../support/fake-accounts.ts';
import { fakeInstallations } from '../support/fake-installations.ts';
import { colleague } from './every-fact.ts';
import { tenantUnderTest } from './tenant-under-test.ts';

const ALMA = colleague('alma.reyes');
const LEE = PEOPLE.leeWalker as UserId;

interface Seen {
  readonly mail: string | null;
  readonly userType: string | null;
  readonly accountEnabled: boolean;
}

async function accountsOfTenant(): Promise<AccountsUnderTest> {
  const tenant = await tenantUnderTest();
  async function lookAt(id: UserId): Promise<Seen | undefined> {
    const path = `/users/${id}?$select=id,mail,userType,accountEnabled`;
    const reply = await tenant.client.send({ method: 'GET', path, kind: 'read' });
    return 'body' in reply ? (reply.body as Seen) : undefined;
  }
  const revoked = {
    'User.ReadWrite.All': false,
    'User.DeleteRestore.All': false,
    'User-PasswordProfile.ReadWrite.All': false,
  };
  return {
    accounts: graphAccounts(tenant.writer),
    account: ALMA,
    guest: PEOPLE.pendingGuest as UserId,
    deleted: stableId('user hal.pryor@fabrikam.example') as UserId,
    mailOf: async (id) => (await lookAt(id))?.mail ?? undefined,
    userTypeOf: async (id) => (await lookAt(id))?.userType ?? undefined,
    isEnabled: async (id) => (await lookAt(id))?.accountEnabled === true,
    isThere: async (id) => (await lookAt(id)) !== undefined,
    revoke: () => tenant.control('PATCH', 'policies', { grantedTo: { [APPS.guestlistWriter]: revoked } }),
    lose: (id) => graphAccounts(tenant.writer).removeGuest({ id, clientRequestId: 'x' }),
    close: tenant.close,
  };
}

async function accountsInMemory(): Promise<AccountsUnderTest> {
  const there = (mail: string | undefined, userType: string) => ({ mail, userType, isEnabled: true });
  const seen = new Map([
    [userId(1), there(undefined, 'Member')],
    [userId(2), there('guest@fabrikam.example', 'Guest')],
  ]);
  function change(id: UserId, more: Partial<ReturnType<typeof there>>): void {
    const before = seen.get(id);
    if (before) seen.set(id, { ...before, ...more });
  }
  const accounts = fakeAccounts({
    onMail: ({ id, mail }) => change(id, { mail }),
    onUserType: ({ id, userType }) => change(id, { userType }),
    onBlocked: ({ id }) => change(id, { isEnabled: false }),
    onRestored: ({ id }) => seen.set(id, there('back@fabrikam.example', 'Guest')),
    onRemoved: ({ id }) => seen.delete(id),
  });
  const { mailScript, sessionScript, typeScript, passwordScript, blockScript } = accounts;
  return {
    accounts,
    account: userId(1),
    guest: userId(2),
    deleted: userId(3),
    mailOf: async (id) => seen.get(id)?.mail,
    userTypeOf: async (id) => seen.get(id)?.userType,
    isEnabled: async (id) => seen.get(id)?.isEnabled === true,
    isThere: async (id) => seen.has(id),
    revoke: async () => accounts.grant(false),
    lose: async () => {
      for (const script of [mailScript, sessionScript, typeScript, passwordScript, blockScript])
        script.add({ refuse: 'account-gone' });
    },
  };
}

async function installationsOfTenant(): Promise<InstallationsUnderTest> {
  const tenant = await tenantUnderTest();
  const { client } = tenant;
  return {
    installations: graphInstallations({ client, appExternalId: EXTERNAL_ID }),
    people: [LEE, PEOPLE.samPark as UserId],
    nextIs: async (kind) => (kind === 'no-teams' ? PEOPLE.invitationsMailbox : PEOPLE.minaKerr) as UserId,
    close: tenant.close,
  };
}

async function installationsInMemory(): Promise<InstallationsUnderTest> {
  const installations = fakeInstallations();
  return {
    installations,
    people: [userId(1), userId(2)],
    async nextIs(kind) {
      installations.script.add({ refuse: kind });
      return userId(3);
    },
  };
}

accountsContract('Graph, against the emulated tenant', accountsOfTenant);
accountsContract('the fake', accountsInMemory);
installationsContract('Graph, against the emulated tenant', installationsOfTenant);
installationsContract('the fake', installationsInMemory);
