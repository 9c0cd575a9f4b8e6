import assert from 'node:assert/strict';
import { APPS, GROUPS, PEOPLE, TENANT_ID } from '../../src/sandbox/tenant/contoso.ts';
import { callTenant, type TenantCaller } from './tenant-caller.ts';

const GUEST = `/v1.0/users/${PEOPLE.minaKerr}/sponsors`;

describe('sandbox tenant: sponsors', () => {
  let caller: TenantCaller;
  before(async () => {
    caller = await callTenant();
  });
  beforeEach(async () => {
    await caller.control('POST', 'reset');
    await caller.control('PATCH', 'policies', { granted: { 'User.ReadWrite.All': true } });
  });
  after(() => caller.tenant.close());

  function add(id: string) {
    const body = { '@odata.id': `https://graph.microsoft.com/v1.0/directoryObjects/${id}` };
    return caller.graph('POST', `${GUEST}/$ref`, body);
  }
  async function idsOf(path = GUEST): Promise<string[]> {
    return (await caller.graph('GET', `${path}?$select=id`)).body.value.map(({ id }: { id: string }) => id);
  }

  it('a person or a group is added once and taken away again', async () => {
    const before = await idsOf();
    for (const id of [PEOPLE.leeWalker, GROUPS.guestlistAdmins]) assert.equal((await add(id)).status, 204);
    assert.deepEqual((await idsOf()).sort(), [...before, PEOPLE.leeWalker, GROUPS.guestlistAdmins].sort());
    const again = await add(PEOPLE.leeWalker);
    assert.equal(again.status, 400);
    assert.match(again.body.error.message, /already exist/);
    assert.equal((await caller.graph('DELETE', `${GUEST}/${PEOPLE.leeWalker}/$ref`)).status, 204);
    assert.equal((await caller.graph('DELETE', `${GUEST}/${PEOPLE.leeWalker}/$ref`)).status, 404);
  });

  it('nobody can be a sponsor who is not there, and five are the most', async () => {
    assert.equal((await add(TENANT_ID)).status, 404);
    const many = [PEOPLE.samPark, PEOPLE.danaChoi, PEOPLE.priyaNair, PEOPLE.sangminPark, PEOPLE.leeWalker];
    for (const id of [...many, GROUPS.guestlistAdmins]) await add(id);
    assert.equal((await idsOf()).length, 5);
  });

  it('takes the right to write accounts', async () => {
    await caller.control('PATCH', 'policies', { granted: { 'User.ReadWrite.All': false } });
    assert.equal((await add(PEOPLE.leeWalker)).status, 403);
  });

  it('where an invitation names none, the app itself is the sponsor', async () => {
    const { id } = (await caller.invite('kim@fabrikam.example')).body.invitedUser;
    const { apps } = (await caller.control('GET', 'tenant')).body;
    const app = apps.find(({ clientId }: { clientId: string }) => clientId === APPS.guestlist);
    assert.deepEqual(await idsOf(`/v1.0/users/${id}/sponsors`), [app.objectId]);
  });
});
