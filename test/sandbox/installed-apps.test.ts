import assert from 'node:assert/strict';
import { PEOPLE } from '../../src/sandbox/tenant/contoso.ts';
import { CATALOGUE_ID, EXTERNAL_ID } from '../../src/sandbox/tenant/installed-apps.ts';
import { callTenant, filtered, type TenantCaller } from './tenant-caller.ts';

describe('sandbox tenant: the app in Teams', () => {
  let caller: TenantCaller;
  before(async () => {
    caller = await callTenant();
  });
  beforeEach(async () => {
    await caller.control('POST', 'reset');
    await caller.control('PATCH', 'policies', {
      granted: { 'TeamsAppInstallation.ReadWriteSelfForUser.All': true, 'AppCatalog.Read.All': true },
    });
  });
  after(() => caller.tenant.close());

  function pathOf(id: string): string {
    return `/v1.0/users/${id}/teamwork/installedApps`;
  }
  async function install(id: string, app: string = CATALOGUE_ID): Promise<number> {
    const body = { 'teamsApp@odata.bind': `https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/${app}` };
    return (await caller.graph('POST', pathOf(id), body)).status;
  }
  async function installations(id: string): Promise<{ readonly id: string }[]> {
    return (await caller.graph('GET', filtered(pathOf(id), `teamsApp/id eq '${CATALOGUE_ID}'`, '&$expand=teamsApp')))
      .body.value;
  }

  it('is in the catalogue under another id than in its manifest', async () => {
    const found = await caller.graph('GET', filtered('/v1.0/appCatalogs/teamsApps', `externalId eq '${EXTERNAL_ID}'`));
    assert.deepEqual(
      found.body.value.map(({ id }: { id: string }) => id),
      [CATALOGUE_ID],
    );
    assert.notEqual(CATALOGUE_ID, EXTERNAL_ID);
  });

  it('is installed once, found by a filter, and has a chat', async () => {
    assert.deepEqual(await installations(PEOPLE.leeWalker), []);
    assert.equal(await install(PEOPLE.leeWalker), 201);
    assert.equal(await install(PEOPLE.leeWalker), 409);
    const [installation] = await installations(PEOPLE.leeWalker);
    assert.ok(installation);
    const chat = await caller.graph('GET', `${pathOf(PEOPLE.leeWalker)}/${encodeURIComponent(installation.id)}/chat`);
    assert.deepEqual([chat.status, chat.body.chatType], [200, 'oneOnOne']);
  });

  for (const [who, id, status] of [
    ['who has it', PEOPLE.samPark, 409],
    ['a guest', PEOPLE.minaKerr, 403],
    ['a guest who has not accepted', PEOPLE.pendingGuest, 404],
    ['a mailbox without Teams', PEOPLE.invitationsMailbox, 404],
    ['a disabled account', PEOPLE.disabledEmployee, 404],
  ] as const) {
    it(`${who} is answered with ${status}`, async () => assert.equal(await install(id), status));
  }

  it('a policy may refuse it to single people', async () => {
    await caller.control('PATCH', 'policies', { appsRefusedBy: [PEOPLE.leeWalker] });
    assert.equal(await install(PEOPLE.leeWalker), 403);
  });

  it('wants the right, a reference it understands, and an app that is there', async () => {
    assert.equal(await install(PEOPLE.leeWalker, PEOPLE.leeWalker), 404);
    assert.equal((await caller.graph('POST', pathOf(PEOPLE.leeWalker), {})).status, 400);
    await caller.control('PATCH', 'policies', { granted: { 'TeamsAppInstallation.ReadWriteSelfForUser.All': false } });
    assert.equal(await install(PEOPLE.leeWalker), 403);
  });
});
