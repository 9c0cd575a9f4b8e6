import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { UserId } from '../../src/domain/ids.ts';
import type { DirectoryPerson } from '../../src/domain/person.ts';
import { graphAccounts } from '../../src/graph/graph-accounts.ts';
import type { GraphClient } from '../../src/graph/graph-client.ts';
import { graphDirectory } from '../../src/graph/graph-directory.ts';
import { graphInstallations } from '../../src/graph/graph-installations.ts';
import { graphInvitations } from '../../src/graph/graph-invitations.ts';
import { PEOPLE } from '../../src/sandbox/tenant/contoso.ts';
import { CATALOGUE_ID, EXTERNAL_ID } from '../../src/sandbox/tenant/installed-apps.ts';
import type { InviteOutcome } from '../../src/use-cases/ports/invitations.ts';
import { email } from '../support/builders.ts';
import { contractProblem, findingsOf } from '../support/check-contract.ts';
import { colleague, JONAS } from './every-fact.ts';
import { type TenantUnderTest, tenantUnderTest } from './tenant-under-test.ts';

const ALMA = colleague('alma.reyes');
const ADDRESS = email('alma.reyes@fabrikam.example');
const LEE = PEOPLE.leeWalker as UserId;

describe('a conversion in the emulated tenant, as the Graph edges see it', () => {
  let tenant: TenantUnderTest;
  before(async () => {
    tenant = await tenantUnderTest();
  });
  after(() => tenant.close());
  beforeEach(async () => {
    await tenant.control('POST', 'reset');
  });

  const vary = (variants: object) => tenant.control('PUT', 'variants', variants);
  const order = (id: UserId) => ({ id, clientRequestId: randomUUID() });

  function convert(accountId: UserId, address = ADDRESS, as?: GraphClient): Promise<InviteOutcome> {
    const landings = { teams: `${tenant.url}/teams/?tenantId=t`, apps: `${tenant.url}/apps/?tenantId=t` };
    const invitations = graphInvitations({ client: tenant.client, clientForAccounts: as, landings });
    return invitations.invite({ address, accountId, landing: 'teams', clientRequestId: randomUUID() });
  }

  async function personNow(id: UserId): Promise<DirectoryPerson | undefined> {
    const { person } = await graphDirectory(tenant.client).read({ person: { fact: 'person', id } });
    assert.ok('read' in person);
    return person.read;
  }

  async function redeem(outcome: InviteOutcome): Promise<void> {
    assert.ok(outcome.outcome === 'issued');
    const fields = new URL(outcome.redeemUrl.reveal()).searchParams;
    fields.set('account', ADDRESS);
    const page = await fetch(`${tenant.url}/redeem/accept`, { method: 'POST', body: fields, redirect: 'manual' });
    assert.equal(page.status, 303);
  }

  for (const identityId of ['null', 'filled']) {
    it(`writes the address, keeps the account, and reads who signs it in (${identityId}, E13)`, async () => {
      await vary({ 'identity-id': identityId });
      assert.equal((await personNow(ALMA))?.mail, undefined);
      const written = await graphAccounts(tenant.writer).writeMail({ ...order(ALMA), mail: ADDRESS });
      assert.deepEqual([written, (await personNow(ALMA))?.mail], [{ outcome: 'done' }, ADDRESS]);
      const issued = await convert(ALMA);
      assert.equal(issued.outcome === 'issued' && issued.guestId, ALMA);
      assert.equal((await personNow(ALMA))?.externalUserState, 'PendingAcceptance');
      await redeem(issued);
      const person = await personNow(ALMA);
      assert.equal(person?.externalUserState, 'Accepted');
      const assignedId = identityId === 'filled' ? ADDRESS : undefined;
      assert.deepEqual(person?.identities[0], { signInType: 'federated', issuer: 'ExternalAzureAD', assignedId });
    });
  }

  it('is refused, or waits, where the address is not on the account (E5)', async () => {
    await vary({ 'convert-checks-mail': 'on' });
    // Whether it passes by itself is for whoever knows when mail was written.
    const refused = await convert(JONAS);
    assert.equal(refused.outcome === 'refused' && refused.mayPass, true);
    assert.equal((await convert(JONAS, email('jonas.weber@fabrikam.example'))).outcome, 'issued');
  });

  it('takes the identity that changes accounts where the right to invite alone does not do (G15.1)', async () => {
    await vary({ 'convert-permission': 'needs-write' });
    assert.deepEqual(await convert(ALMA), { outcome: 'refused', failure: 'permission-missing' });
    assert.equal((await convert(ALMA, ADDRESS, tenant.writer)).outcome, 'issued');
  });

  it('removes the guest that was made in place of a conversion, and leaves the account (E4)', async () => {
    await vary({ 'convert-makes-guest': 'on' });
    const strayed = await convert(ALMA);
    assert.ok(strayed.outcome === 'issued' && strayed.guestId !== ALMA);
    assert.deepEqual(await graphAccounts(tenant.writer).removeGuest(order(strayed.guestId)), { outcome: 'done' });
    assert.equal(await personNow(strayed.guestId), undefined);
    assert.equal((await personNow(ALMA))?.externalUserState, undefined);
  });

  it('does not take a guest for removed whom the directory does not show yet (G6)', async () => {
    await vary({ 'convert-makes-guest': 'on' });
    await tenant.control('PUT', 'faults', { replication: { minSeconds: 600, maxSeconds: 600 } });
    const strayed = await convert(ALMA);
    assert.ok(strayed.outcome === 'issued');
    const accounts = graphAccounts(tenant.writer);
    await assert.rejects(accounts.removeGuest(order(strayed.guestId)), { kind: 'unavailable' });
    await tenant.control('PUT', 'clock', { advanceSeconds: 601 });
    assert.deepEqual(await accounts.removeGuest(order(strayed.guestId)), { outcome: 'done' });
  });

  const REFUSED: readonly (readonly [string, UserId])[] = [
    ['a mailbox', colleague('dev.patel')],
    ['the directory on-premises', colleague('lena.fischer')],
    ['a restricted management unit (E8)', colleague('ruth.delgado')],
  ];
  for (const [says, id] of REFUSED) {
    it(`leaves mail alone where ${says} has it`, async () => {
      const { mail } = (await personNow(id)) ?? {};
      const outcome = await graphAccounts(tenant.writer).writeMail({ ...order(id), mail: ADDRESS });
      assert.deepEqual(outcome, { outcome: 'refused', refusal: 'refused' });
      assert.equal((await personNow(id))?.mail, mail);
    });
  }

  it('is unsure about mail when the act is done and the answer lost, and leaves it at one', async () => {
    for (const loseAnswer of ['reset', '503', '504']) {
      await tenant.control('PUT', 'faults', [{ method: 'PATCH', path: '/v1.0/users', loseAnswer }]);
      const lost = graphAccounts(tenant.writer).writeMail({ ...order(ALMA), mail: ADDRESS });
      await assert.rejects(lost, { kind: 'ambiguous' });
    }
    assert.equal((await personNow(ALMA))?.mail, ADDRESS);
    assert.equal((await tenant.traffic()).match(/"method":"PATCH"/g)?.length, 3);
  });

  it('opens a chat with the holder by either id of the app, where a policy lets it', async () => {
    const found = graphInstallations({ client: tenant.client, appExternalId: EXTERNAL_ID });
    const told = graphInstallations({ client: tenant.client, appExternalId: 'another', catalogueId: CATALOGUE_ID });
    const chat = await found.chatWith(LEE);
    assert.equal(chat.outcome, 'chat');
    assert.deepEqual(await told.chatWith(LEE), chat);
    await tenant.control('PATCH', 'policies', { appsRefusedBy: [JONAS] });
    assert.deepEqual(await found.chatWith(JONAS), { outcome: 'refused' });
  });

  for (const permission of ['AppCatalog.Read.All', 'TeamsAppInstallation.ReadWriteSelfForUser.All']) {
    it(`has no chat without ${permission}`, async () => {
      await tenant.control('PATCH', 'policies', { granted: { [permission]: false } });
      const installations = graphInstallations({ client: tenant.client, appExternalId: EXTERNAL_ID });
      assert.deepEqual(await installations.chatWith(LEE), { outcome: 'refused' });
    });
  }

  it('keeps to Graph’s own contract in everything it sends, as either identity', async function () {
    const problem = contractProblem();
    if (problem) {
      console.log(`        not checked: ${problem}`);
      return this.skip();
    }
    const installations = graphInstallations({ client: tenant.client, appExternalId: EXTERNAL_ID });
    for (const _ of [1, 2]) await installations.chatWith(LEE);
    await convert(ALMA);
    assert.equal(await findingsOf(await tenant.traffic(), [...(await tenant.client.roles())]), '');

    await tenant.control('POST', 'reset');
    await vary({ 'convert-makes-guest': 'on' });
    const accounts = graphAccounts(tenant.writer);
    await accounts.writeMail({ ...order(ALMA), mail: ADDRESS });
    const strayed = await convert(JONAS, email('jonas.weber@fabrikam.example'), tenant.writer);
    assert.ok(strayed.outcome === 'issued');
    for (const _ of [1, 2]) await accounts.removeGuest(order(strayed.guestId));
    assert.equal(await findingsOf(await tenant.traffic(), [...(await tenant.writer.roles())]), '');
  });
});
