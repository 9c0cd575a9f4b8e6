import assert from 'node:assert/strict';
import { offers, spoken, until } from '../support/asking.ts';
import {
  ADMINS,
  ALMA,
  greeted,
  holderAsked,
  JONAS,
  linkFor,
  linkOn,
  POLICY_BOT,
  PRIYA,
  untilReads,
  writesAmong,
} from '../support/confirming.ts';
import { assertContract } from '../support/contract-of-journey.ts';
import { anyDatabase, type Journey, startJourney } from '../support/journey.ts';
import { passUntilCard, swept } from '../support/passing-time.ts';
import { DANA } from '../support/shown-rules.ts';
import type { SeenMessage } from '../support/teams-client.ts';

describe('a conversion between the holder’s yes and the link, over HTTP', function () {
  this.timeout(120_000);
  let journey: Journey;

  beforeEach(async () => {
    journey = await startJourney({ database: anyDatabase(), script: POLICY_BOT });
    await greeted(journey, [PRIYA, JONAS]);
  });
  afterEach(() => journey?.end());

  it('is stopped by what somebody did to the account meanwhile', async function () {
    const { asker, holders } = await holderAsked(journey, JONAS, fabrikam('jonas.weber'));
    await journey.control('POST', 'users', {
      userPrincipalName: 'jonas.weber@contoso.example',
      roles: ['Helpdesk Administrator'],
    });
    await journey.teams.press(JONAS, holders.id, 'conversion.agree');
    const stopped = await until(journey, { by: DANA, id: asker.id }, 'was stopped; nothing was converted');
    assert.match(spoken(stopped.card), /Stopped before sending: .*role.* changed since the confirmation/i);
    await untilReads(journey, PRIYA, 'Stopped before sending');
    const { card } = await journey.teams.waitFor(JONAS, isOver, 'the end');
    assert.equal(linkOn(card), undefined);
    assert.deepEqual(await writes(), []);
    await journey.control('POST', 'users', { userPrincipalName: 'jonas.weber@contoso.example', roles: [] });
    await assertContract(this, journey, { writer: true });
  });

  it('is stopped when whoever confirmed it administers no more', async () => {
    const { asker, holders } = await holderAsked(journey, JONAS, fabrikam('jonas.weber'));
    await journey.control('POST', 'users', { userPrincipalName: 'priya.nair@contoso.example', groups: [] });
    await journey.teams.press(JONAS, holders.id, 'conversion.agree');
    await until(journey, { by: DANA, id: asker.id }, 'was stopped; nothing was converted');
    assert.deepEqual(await writes(), []);
    await journey.control('POST', 'users', { userPrincipalName: 'priya.nair@contoso.example', groups: [ADMINS] });
  });

  it('removes a guest that was made in place of it, and delivers nothing', async function () {
    await journey.control('PUT', 'variants', { 'convert-makes-guest': 'on' });
    const { asker, holders } = await holderAsked(journey, JONAS, fabrikam('jonas.weber'));
    const before = await accountsOf(JONAS_MAIL);
    await journey.teams.press(JONAS, holders.id, 'conversion.agree');
    const { card } = await until(journey, { by: DANA, id: asker.id }, 'The conversion of Jonas Weber needs you');
    assert.match(spoken(card), /Microsoft’s answer names the account \S+ instead of .*\. Nothing was delivered\./);
    await passUntilCard(journey, { by: DANA, id: asker.id }, 'The guest that this call made was removed.');
    await untilReads(journey, PRIYA, 'The conversion of Jonas Weber needs you');
    await swept(journey, 31);
    assert.deepEqual(await accountsOf(JONAS_MAIL), before);
    assert.equal(before.length, 1);
    assert.equal((await writes()).filter((line) => line === 'POST /invitations').length, 1);
    assert.equal((await writes()).filter((line) => line.startsWith('DELETE /users/')).length, 1);
    const told = JSON.stringify(journey.connector.calls);
    assert.equal(told.includes('/redeem/'), false, 'the stray link is nowhere');
    await assertContract(this, journey, { writer: true });
  });

  for (const loseAnswer of ['reset', '503'])
    it(`is done once although both answers were lost (${loseAnswer})`, async function () {
      await journey.control('PUT', 'faults', [
        { method: 'PATCH', path: '/v1.0/users/.*', times: 1, loseAnswer },
        { method: 'POST', path: '/v1.0/invitations', times: 1, loseAnswer },
      ]);
      const { asker, holders } = await holderAsked(journey, ALMA, fabrikam('alma.reyes'));
      await journey.teams.press(ALMA, holders.id, 'conversion.agree');
      const link = await linkFor(journey, ALMA, holders.id);
      await journey.redeem(link, ALMA_MAIL);
      await passUntilCard(journey, { by: ALMA, id: holders.id }, 'Accepted on');
      await until(journey, { by: DANA, id: asker.id }, 'The account of Alma Reyes is converted');
      const done = await writes();
      assert.ok(done.filter((line) => line.startsWith('PATCH')).length <= 2, done.join('\n'));
      assert.equal(done.filter((line) => line === 'POST /invitations').length, 2, done.join('\n'));
      assert.deepEqual(await accountsOf(ALMA_MAIL), [ALMA.id]);
      await assertContract(this, journey, { writer: true });
    });

  const JONAS_MAIL = 'jonas.weber@fabrikam.example';
  const ALMA_MAIL = 'alma.reyes@fabrikam.example';

  async function writes(): Promise<readonly string[]> {
    return writesAmong(await journey.traffic()).filter((line) => !line.endsWith('/teamwork/installedApps'));
  }

  async function accountsOf(mail: string): Promise<readonly string[]> {
    const { users } = (await journey.control('GET', 'tenant')) as {
      readonly users: readonly { readonly id: string; readonly mail?: string | null }[];
    };
    return users.filter((user) => user.mail === mail).map(({ id }) => id);
  }
});

function isOver({ card }: SeenMessage): boolean {
  return card !== undefined && !offers(card, 'conversion.agree') && spoken(card).includes('stopped');
}

function fabrikam(alias: string): { readonly account: string; readonly external: string } {
  return { account: `${alias}@contoso.example`, external: `${alias}@fabrikam.example` };
}
