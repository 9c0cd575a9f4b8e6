import type { UserId } from '../../src/domain/ids.ts';
import { graphAccounts } from '../../src/graph/graph-accounts.ts';
import { graphInstallations } from '../../src/graph/graph-installations.ts';
import { APPS, PEOPLE } from '../../src/sandbox/tenant/contoso.ts';
import { EXTERNAL_ID } from '../../src/sandbox/tenant/installed-apps.ts';
import { type AccountsUnderTest, accountsContract } from '../contracts/accounts-contract.ts';
import { type InstallationsUnderTest, installationsContract } from '../contracts/installations-contract.ts';
import { userId } from '../support/builders.ts';
import { fakeAccounts } from '../support/fake-accounts.ts';
import { fakeInstallations } from '../support/fake-installations.ts';
import { colleague } from './every-fact.ts';
import { tenantUnderTest } from './tenant-under-test.ts';

const ALMA = colleague('alma.reyes');
const LEE = PEOPLE.leeWalker as UserId;

async function accountsOfTenant(): Promise<AccountsUnderTest> {
  const tenant = await tenantUnderTest();
  const lookAt = (id: UserId) =>
    tenant.client.send({ method: 'GET', path: `/users/${id}?$select=id,mail`, kind: 'read' });
  const revoked = { 'User.ReadWrite.All': false, 'User.DeleteRestore.All': false };
  return {
    accounts: graphAccounts(tenant.writer),
    account: ALMA,
    guest: PEOPLE.pendingGuest as UserId,
    async mailOf(id) {
      const reply = await lookAt(id);
      return 'body' in reply ? ((reply.body as { readonly mail: string | null }).mail ?? undefined) : undefined;
    },
    isThere: async (id) => 'body' in (await lookAt(id)),
    revoke: () => tenant.control('PATCH', 'policies', { grantedTo: { [APPS.guestlistWriter]: revoked } }),
    lose: (id) => graphAccounts(tenant.writer).removeGuest({ id, clientRequestId: 'x' }),
    close: tenant.close,
  };
}

async function accountsInMemory(): Promise<AccountsUnderTest> {
  const mails = new Map<UserId, string | undefined>([
    [userId(1), undefined],
    [userId(2), 'guest@fabrikam.example'],
  ]);
  const accounts = fakeAccounts({
    onMail: ({ id, mail }) => mails.set(id, mail),
    onRemoved: ({ id }) => mails.delete(id),
  });
  return {
    accounts,
    account: userId(1),
    guest: userId(2),
    mailOf: async (id) => mails.get(id),
    isThere: async (id) => mails.has(id),
    revoke: async () => accounts.grant(false),
    lose: async () => accounts.mailScript.add({ refuse: 'account-gone' }),
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
