import assert from 'node:assert/strict';
import { PEOPLE } from '../../src/sandbox/tenant/contoso.ts';
import { callTenant, type TenantCaller } from './tenant-caller.ts';

describe('sandbox tenant: what refuses an invitation besides the settings', () => {
  let caller: TenantCaller;
  before(async () => {
    caller = await callTenant();
  });
  beforeEach(() => caller.control('POST', 'reset'));
  after(() => caller.tenant.close());

  async function refusal(address: string): Promise<string> {
    const { status, body } = await caller.invite(address);
    return `${status} ${body.error?.message}`;
  }

  it('an internal account with that mail is refused without its id, unless the variant tells it', async () => {
    const internal = () => refusal('jonas.weber@fabrikam.example');
    assert.match(await internal(), /^400 Non-external user already exists with the given mail address/);
    await caller.control('PUT', 'variants', { 'internal-holder': 'object-id' });
    assert.ok(
      (await internal()).includes(`already exists in the directory as object ID: ${PEOPLE.eligibleContractor}`),
    );
  });

  it('an internal account in the bin still holds its mail', async () => {
    await caller.control('PATCH', 'policies', { granted: { 'User.ReadWrite.All': true } });
    await caller.graph('DELETE', `/v1.0/users/${PEOPLE.eligibleContractor}`);
    assert.match(await refusal('jonas.weber@fabrikam.example'), /^400 Non-external user already exists/);
  });

  it('what the other organisation blocks shows in the invitation and nowhere before', async () => {
    await caller.control('PATCH', 'policies', {
      partnerSides: { 'fabrikam.example': 'blocked', 'hanbit.example': 'app-disabled' },
    });
    assert.match(await refusal('a@fabrikam.example'), /^400 .*cross-tenant access settings\. Admins in both/);
    assert.match(await refusal('a@litware.example'), /cross-tenant access settings\. Admins in your organization/);
    assert.match(await refusal('a@hanbit.example'), /Microsoft B2B Cross Cloud Worker application has been disabled/);
    await caller.control('PATCH', 'policies', { partnerSides: { 'fabrikam.example': null } });
    assert.equal((await caller.invite('a@fabrikam.example')).status, 201);
  });

  it('a full directory takes no new guest, but a pending one can be invited again', async () => {
    const { used } = (await caller.control('GET', 'quotas')).body.objects;
    await caller.control('PATCH', 'quotas', { objects: Math.ceil(used) });
    const { status, body } = await caller.invite('one.more@fabrikam.example');
    assert.deepEqual([status, body.error.code], [403, 'Directory_QuotaExceeded']);
    assert.equal((await caller.invite('oscar.lund@adatum.example')).status, 201);
  });

  it('a tenant that is not provisioned answers 500, as a fault says', async () => {
    const body = { error: { code: 'InternalServerError', message: 'Unable to find target address' } };
    await caller.control('PUT', 'faults', [{ method: 'POST', path: '/v1.0/invitations', status: 500, body, times: 1 }]);
    assert.equal(await refusal('a@fabrikam.example'), '500 Unable to find target address');
    assert.equal((await caller.invite('a@fabrikam.example')).status, 201);
  });
});
