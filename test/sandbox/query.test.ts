import assert from 'node:assert/strict';
import { PEOPLE } from '../../src/sandbox/tenant/contoso.ts';
import { callTenant, EVENTUAL, filtered, type TenantCaller } from './tenant-caller.ts';

describe('sandbox tenant: queries', () => {
  let caller: TenantCaller;
  before(async () => {
    caller = await callTenant();
  });
  after(() => caller.tenant.close());

  async function codeOf(path: string, headers: Record<string, string> = {}): Promise<string> {
    const { status, body } = await caller.graph('GET', path, undefined, headers);
    return status === 200 ? '200' : `${status} ${body.error.code}`;
  }

  it('without $select a user has the usual properties and no state', async () => {
    const { body } = await caller.graph('GET', `/v1.0/users/${PEOPLE.minaKerr}`);
    assert.equal(body.displayName, 'Mina Kerr');
    assert.ok(!('externalUserState' in body) && !('userType' in body));
  });

  it('a guest is found by name only with the hash encoded', async () => {
    const name = 'mina.kerr_fabrikam.example%23EXT%23@contosodemo.onmicrosoft.example';
    assert.equal((await caller.graph('GET', `/v1.0/users/${name}?$select=id`)).body.id, PEOPLE.minaKerr);
    assert.equal((await caller.graph('GET', '/v1.0/users/mina.kerr@fabrikam.example')).status, 404);
  });

  for (const [path, code] of [
    ['/v1.0/users?$select=id,signInNames', '400 Request_BadRequest'],
    ['/v1.0/users?$skip=3', '400 Request_BadRequest'],
    ['/v1.0/users?$apply=aggregate', '400 Request_BadRequest'],
    ['/v1.0/users?$top=0', '400 Request_BadRequest'],
    ['/v1.0/users?$top=1000', '400 Request_BadRequest'],
    ['/v1.0/users?$top=3&$top=4', '400 Request_BadRequest'],
    ['/v1.0/users?$expand=memberOf', '400 Request_BadRequest'],
    ['/v1.0/users?$skiptoken=abc', '400 Directory_ExpiredPageToken'],
    ['/v1.0/users?$orderby=displayName', '400 Request_UnsupportedQuery'],
    [filtered('/v1.0/users', "userType ne 'Guest'"), '400 Request_UnsupportedQuery'],
    [filtered('/v1.0/users', "userType ne 'Guest'", '&$count=true'), '400 Request_UnsupportedQuery'],
    [filtered('/v1.0/users', "mail eq '"), '400 Request_BadRequest'],
    ['/v1.0/nothing', '400 BadRequest'],
    ['/v1.0/me', '400 BadRequest'],
    ['/beta/users', '400 BadRequest'],
  ] as const) {
    it(`${path} is ${code}`, async () => assert.equal(await codeOf(path), code));
  }

  it('ignores without a word what a resource does not know, and $count without the header', async () => {
    const everybody = (await caller.graph('GET', '/v1.0/users?$select=id')).body.value.length;
    assert.equal((await caller.graph('GET', '/v1.0/users?top=3&$select=id')).body.value.length, everybody);
    const counted = (await caller.graph('GET', '/v1.0/users?$count=true&$select=id')).body;
    assert.ok(!('@odata.count' in counted));
    const domains = (await caller.graph('GET', '/v1.0/domains')).body.value.length;
    const filter = filtered('/v1.0/domains', "id eq 'contoso.example'");
    assert.equal((await caller.graph('GET', filter)).body.value.length, domains);
  });

  it('casts, and filters of the bin, are advanced queries', async () => {
    const cast = `/v1.0/users/${PEOPLE.samPark}/ownedObjects/microsoft.graph.group?$select=id`;
    const bin = filtered(
      '/v1.0/directory/deletedItems/microsoft.graph.user',
      "otherMails/any(x:x eq 'a@b.example')",
      '&$top=999',
    );
    for (const path of [cast, bin]) {
      assert.equal(await codeOf(path), '400 Request_UnsupportedQuery');
      assert.equal(await codeOf(path, EVENTUAL), '400 Request_UnsupportedQuery');
      assert.equal(await codeOf(`${path}&$count=true`, EVENTUAL), '200');
    }
    assert.equal(await codeOf(`${cast}&$count=true&$expand=owners`, EVENTUAL), '200', 'ignored: no option of it');
  });

  it('an advanced query takes no $expand', async () => {
    assert.equal(await codeOf('/v1.0/users?$count=true&$expand=manager', EVENTUAL), '400 Request_UnsupportedQuery');
  });

  it('an advanced query needs the header as well as $count', async () => {
    const path = filtered(
      '/v1.0/users',
      "endsWith(userPrincipalName,'#EXT#@contosodemo.onmicrosoft.example')",
      '&$count=true&$select=id',
    );
    assert.equal(await codeOf(path), '400 Request_UnsupportedQuery');
    const { body } = await caller.graph('GET', path, undefined, EVENTUAL);
    assert.equal(body['@odata.count'], body.value.length);
    assert.ok(body.value.length >= 10);
  });

  it('pages through everybody once, 100 a page unless asked otherwise', async () => {
    const ids: string[] = [];
    let next: string | undefined = '/v1.0/users?$select=id&$top=20';
    while (next !== undefined) {
      const { body } = await caller.graph('GET', next);
      ids.push(...body.value.map((user: { id: string }) => user.id));
      next = (body['@odata.nextLink'] as string | undefined)?.replace(caller.tenant.url, '');
    }
    assert.ok(ids.length >= 60);
    assert.equal(new Set(ids).size, ids.length);
  });

  it('searches people by a part of the name', async () => {
    const path = `/v1.0/users?$search=${encodeURIComponent('"displayName:park"')}&$select=displayName`;
    assert.equal(await codeOf(path), '400 Request_UnsupportedQuery');
    const { body } = await caller.graph('GET', path, undefined, EVENTUAL);
    assert.deepEqual(body.value, [{ displayName: 'Sam Park' }]);
  });

  it('searches an address by its beginning alone, and any of several by OR', async () => {
    async function found(search: string): Promise<readonly string[]> {
      const path = `/v1.0/users?$search=${encodeURIComponent(search)}&$select=displayName`;
      const { body } = await caller.graph('GET', path, undefined, EVENTUAL);
      return body.value.map(({ displayName }: { displayName: string }) => displayName);
    }
    assert.deepEqual(await found('"userPrincipalName:park"'), []);
    assert.deepEqual(await found('"mail:Sam.Park"'), ['Sam Park']);
    assert.deepEqual(await found('"displayName:o\'brien nora"'), ["Nora O'Brien"]);
    assert.deepEqual(await found('"displayName:서지훈" OR "userPrincipalName:sam.park"'), ['Sam Park', '서지훈']);
    assert.deepEqual(await found('"displayName:park" AND "mail:sam"'), ['Sam Park']);
    assert.deepEqual(await found(String.raw`"mail:\"sam OR \\"`), []);
  });

  for (const search of [
    'displayName:park',
    '"displayName:"',
    '"displayName:pa"rk"',
    '"jobTitle:buyer"',
    '"a:b" or "c:d"',
  ])
    it(`refuses to search ${search}`, async () => {
      const path = `/v1.0/users?$search=${encodeURIComponent(search)}`;
      assert.equal(await codeOf(path, EVENTUAL), '400 Request_BadRequest');
    });

  it('shows the manager where $expand asks for it', async () => {
    const { body } = await caller.graph(
      'GET',
      `/v1.0/users/${PEOPLE.samPark}?$select=id&$expand=manager($select=id,displayName)`,
    );
    assert.equal(body.manager.displayName, 'Helen Moreau');
  });

  it('a plus that was not encoded is a blank', async () => {
    const { body } = await caller.graph('GET', "/v1.0/users?$select=id&$filter=mail+eq+'mina.kerr@fabrikam.example'");
    assert.equal(body.value.length, 1);
  });
});
