import assert from 'node:assert/strict';
import { TENANT_ID } from '../../src/sandbox/tenant/contoso.ts';
import { offers, spoken, until } from '../support/asking.ts';
import {
  ALMA,
  confirm,
  dataOf,
  greeted,
  holderAsked,
  holderOf,
  invoked,
  JONAS,
  linkFor,
  linkOn,
  POLICY_BOT,
  PRIYA,
  question,
  untilReads,
  writesAmong,
} from '../support/confirming.ts';
import { assertContract } from '../support/contract-of-journey.ts';
import { convert } from '../support/converting.ts';
import { anyDatabase, type Journey, startJourney } from '../support/journey.ts';
import { otherApp } from '../support/other-app.ts';
import { accept, passUntil, passUntilCard, swept } from '../support/passing-time.ts';
import { DANA } from '../support/shown-rules.ts';
import type { SeenMessage } from '../support/teams-client.ts';

describe('a conversion that was issued, or came to nothing, over HTTP', function () {
  this.timeout(120_000);
  let journey: Journey;

  before(async () => {
    journey = await startJourney({ database: anyDatabase(), script: POLICY_BOT });
    await greeted(journey, [PRIYA]);
  });
  after(() => journey?.end());

  it('offers no withdrawal any more, and takes none; accepted without our link it is seen all the same', async () => {
    const { asker, holders } = await holderAsked(journey, ALMA, fabrikam('alma.reyes'));
    const early = dataOf({ card: journey.teams.card(DANA, asker.id) }, 'conversion.withdraw');
    await journey.teams.press(ALMA, holders.id, 'conversion.agree');
    await linkFor(journey, ALMA, holders.id);
    const { card } = await until(journey, { by: DANA, id: asker.id }, 'Waiting for Alma Reyes to accept');
    assert.equal(offers(card, 'conversion.withdraw'), false);
    await invoked(journey, DANA, { on: asker.id, verb: 'conversion.withdraw', data: early });
    await swept(journey);
    assert.match(spoken(journey.teams.card(DANA, asker.id)), /Waiting for Alma Reyes to accept/);

    await fetch(`${journey.tenant.url}/teams/join`, {
      method: 'POST',
      body: new URLSearchParams({ as: ALMA_MAIL }),
      redirect: 'manual',
    });
    await passUntilCard(journey, { by: ALMA, id: holders.id }, 'Accepted on');
    assert.equal(linkOn(holdersCard(holders)), undefined);
    await untilReads(journey, PRIYA, 'The account of Alma Reyes is converted');
  });

  it('gives mail its old value back on a press, if it came to nothing after the write', async () => {
    const piet = holderOf('piet.bakker', 'Piet Bakker');
    const asking = { account: 'piet.bakker@contoso.example', external: 'piet.bakker@northwind.example' };
    const { asker, holders } = await holderAsked(journey, piet, asking);
    await journey.control('PUT', 'faults', [
      { method: 'POST', path: '/v1.0/invitations', status: 403, body: { error: { code: 'Forbidden', message: 'no' } } },
    ]);
    await journey.teams.press(piet, holders.id, 'conversion.agree');
    // A copy of the directory may show the old value for half a minute (checks 5).
    await passUntilCard(journey, { by: DANA, id: asker.id }, 'nothing was converted');
    await journey.control('PUT', 'faults', []);
    assert.match(
      spoken(journey.teams.card(DANA, asker.id)),
      /mail is piet\.bakker@northwind\.example; before the request it was p\.bakker@northwind\.example\./,
    );
    await journey.teams.press(DANA, asker.id, 'conversion.mailBack');
    await passUntilCard(journey, { by: DANA, id: asker.id }, 'mail was put back to p.bakker@northwind.example');
    assert.deepEqual(await accountsOf('p.bakker@northwind.example'), [piet.id]);
    assert.equal((await writes()).filter((line) => line === `PATCH /users/${piet.id}`).length, 2);
  });

  it('stops where the log shows another domain than mail, and goes on once two administrators have put it right', async () => {
    const mika = holderOf('mika', 'Mika Laine');
    const account = { userPrincipalName: 'mika@contoso.example', displayName: 'Mika Laine', licences: ['teams'] };
    const external = 'mika@fabrikam.example';
    await journey.control('PUT', 'variants', { 'sign-in-log': 'home-name' });
    await journey.control('POST', 'users', [{ ...account, mail: external }]);
    const { asker, holders } = await holderAsked(journey, mika, { account: account.userPrincipalName, external });
    await journey.teams.press(mika, holders.id, 'conversion.agree');
    const link = await linkFor(journey, mika, holders.id);
    // Somebody writes another one meanwhile, such as a synchronisation that nobody thought of.
    await journey.control('POST', 'users', [{ ...account, mail: 'mika@northwind.example' }]);
    await journey.redeem(link, external);
    await passUntilCard(journey, { by: DANA, id: asker.id }, 'The conversion of Mika Laine needs you');
    const card = () => journey.teams.card(DANA, asker.id);
    assert.match(spoken(card()), /They signed in at fabrikam\.example, but mail is at another domain by now/);
    assert.match(await teamsFor(external), /Teams cannot sign you in/);
    assert.deepEqual(await journey.mails(external), [], 'no address of Teams to somebody whom it does not let in');

    await journey.teams.press(DANA, asker.id, 'conversion.changeAddress', { address: external });
    const question = await untilReads(journey, PRIYA, 'Change the address of Mika Laine?');
    await journey.teams.press(PRIYA, question.id, 'change.confirm');
    await passUntil(journey, async () => (await journey.mails(external)).length > 0, 'the new link');
    const [mail] = await journey.mails(external);
    await accept(journey, mail ?? assert.fail());
    assert.doesNotMatch(await teamsFor(external), /Teams cannot sign you in/);

    // While two administrators' change is under way, nothing is compared.
    const isOver = () =>
      journey.teams.messages(DANA).some(({ card }) => spoken(card).includes('Mika Laine has accepted again'));
    await passUntil(journey, async () => isOver(), 'the end of the change');
    await journey.teams.press(DANA, asker.id, 'conversion.finish');
    await passUntilCard(journey, { by: DANA, id: asker.id }, 'The account of Mika Laine is converted');
    await passUntilCard(journey, { by: DANA, id: asker.id }, `Link to Teams for Contoso sent to ${external}`);
    assert.match(spoken(card()), /Same account: .*mail and sign-in agree: fabrikam\.example/s);
    assert.deepEqual(
      (await writes()).filter((line) => line === `PATCH /users/${mika.id}`),
      [`PATCH /users/${mika.id}`],
    );
  });

  it('stops where the account is gone by the time it is compared, and mails nothing', async () => {
    const nils = holderOf('nils', 'Nils Aho');
    const account = { userPrincipalName: 'nils@contoso.example', displayName: 'Nils Aho', licences: ['teams'] };
    const external = 'nils@fabrikam.example';
    await journey.control('POST', 'users', [{ ...account, mail: external }]);
    const { asker, holders } = await holderAsked(journey, nils, { account: account.userPrincipalName, external });
    await journey.teams.press(nils, holders.id, 'conversion.agree');
    const link = await linkFor(journey, nils, holders.id);
    // Read for the comparison alone: until it is, the acceptance is known, and nothing more.
    await journey.control('PUT', 'faults', [{ method: 'GET', path: '/v1.0/users/.*/ownedObjects', status: 503 }]);
    await journey.redeem(link, external);
    await passUntilCard(journey, { by: DANA, id: asker.id }, 'Nils Aho has accepted');
    await (await otherApp({ journey })).graph('DELETE', `/users/${nils.id}`);
    await journey.control('PUT', 'faults', []);
    await passUntilCard(journey, { by: DANA, id: asker.id }, 'The conversion of Nils Aho needs you');
    assert.match(spoken(journey.teams.card(DANA, asker.id)), /The account was deleted after it had been accepted/);
    assert.deepEqual(await journey.mails(external), []);
  });

  it('asks of Graph only what its schema and the permissions allow', function () {
    return assertContract(this, journey, { writer: true, takenAway: ['User.Invite.All, User.ReadWrite.All'] });
  });

  const ALMA_MAIL = 'alma.reyes@fabrikam.example';

  function holdersCard({ id }: SeenMessage): object | undefined {
    return [JONAS, ALMA].flatMap((person) => journey.teams.messages(person)).find((message) => message.id === id)?.card;
  }

  async function writes(): Promise<readonly string[]> {
    return writesAmong(await journey.traffic()).filter((line) => !line.endsWith('/teamwork/installedApps'));
  }

  /** What they see who open Teams of the tenant with this account. */
  async function teamsFor(account: string): Promise<string> {
    const query = new URLSearchParams({ tenantId: TENANT_ID, as: account });
    return (await fetch(`${journey.tenant.url}/teams/?${query}`)).text();
  }

  async function accountsOf(mail: string): Promise<readonly string[]> {
    const { users } = (await journey.control('GET', 'tenant')) as {
      readonly users: readonly { readonly id: string; readonly mail?: string | null }[];
    };
    return users.filter((user) => user.mail === mail).map(({ id }) => id);
  }
});

describe('a conversion where two eyes are enough, and the holder need not be asked', function () {
  this.timeout(120_000);
  let journey: Journey;

  before(async () => {
    const env = { GUESTLIST_TEST_POLICY: JSON.stringify({ fourEyes: false, holderMustAgree: false }) };
    journey = await startJourney({ database: anyDatabase(), script: POLICY_BOT, env });
    await greeted(journey, [JONAS]);
  });
  after(() => journey?.end());

  it('is confirmed by whoever asked, and begins with the link', async function () {
    const asking = fabrikam('jonas.weber');
    const { teams } = journey;
    const { id } = await convert(journey, asking);
    await teams.press(DANA, id, 'conversion.ask');
    await confirm(journey, { by: DANA, on: await question(journey, DANA, 'Jonas Weber'), name: 'Jonas Weber' });
    const isLinked = ({ card }: SeenMessage) => linkOn(card) !== undefined;
    const { card, id: hers } = await teams.waitFor(JONAS, isLinked, 'the link', 30_000);
    assert.equal(offers(card, 'conversion.agree'), false);
    const asked = await until(journey, { by: DANA, id }, 'Waiting for Jonas Weber to accept');
    assert.doesNotMatch(spoken(asked.card), /Jonas Weber agreed/, 'nobody says that they were asked');
    await journey.redeem(linkOn(card) ?? '', asking.external);
    await passUntilCard(journey, { by: JONAS, id: hers }, 'Accepted on');
    await untilReads(journey, DANA, 'The account of Jonas Weber is converted');
    await assertContract(this, journey, { writer: true });
  });
});

function fabrikam(alias: string): { readonly account: string; readonly external: string } {
  return { account: `${alias}@contoso.example`, external: `${alias}@fabrikam.example` };
}
