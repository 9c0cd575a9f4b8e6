import assert from 'node:assert/strict';
import { spoken } from '../support/asking.ts';
import { greeted, holderAsked, holderOf, linkFor, PRIYA, WRITING_BOT, writesAmong } from '../support/confirming.ts';
import { assertContract } from '../support/contract-of-journey.ts';
import { anyDatabase, type Journey, startJourney } from '../support/journey.ts';
import { passUntilCard } from '../support/passing-time.ts';
import { DANA } from '../support/shown-rules.ts';

/** What nobody knows without a live tenant, and somebody who is converted while it is so. */
const VARIATIONS: readonly (readonly [alias: string, variants: Readonly<Record<string, string>>, reads: RegExp])[] = [
  ['vera', {}, /Which account they signed in with is not readable/],
  ['vito', { 'convert-state': 'null-until-redeemed' }, /Which account they signed in with is not readable/],
  ['vesna', { 'convert-state': 'never' }, /Which account they signed in with is not readable/],
  ['viggo', { 'convert-checks-mail': 'on' }, /Which account they signed in with is not readable/],
  ['vilma', { 'convert-permission': 'needs-write' }, /Which account they signed in with is not readable/],
  ['vlad', { 'direct-redeem': 'off' }, /Which account they signed in with is not readable/],
  ['vuk', { 'identity-id': 'filled' }, /mail and sign-in agree: fabrikam\.example/],
];
const DEFAULTS = {
  'convert-state': 'pending',
  'convert-checks-mail': 'off',
  'convert-permission': 'invite-alone',
  'direct-redeem': 'on',
  'identity-id': 'null',
};

describe('a conversion, however the directory may answer, over HTTP', function () {
  this.timeout(120_000);
  let journey: Journey;

  before(async () => {
    journey = await startJourney({ database: anyDatabase(), script: WRITING_BOT });
    await greeted(journey, [PRIYA]);
    const accounts = VARIATIONS.map(([alias]) => ({
      userPrincipalName: `${alias}@contoso.example`,
      displayName: alias,
      licences: ['teams'],
      mail: `${alias}@fabrikam.example`,
    }));
    await journey.control('POST', 'users', accounts);
  });
  after(() => journey?.end());

  for (const [alias, variants, reads] of VARIATIONS) {
    const which = Object.entries(variants).map(([name, value]) => `${name} is ${value}`);
    it(`comes to its end, and is made once: ${which.join() || 'as it is by default'}`, async () => {
      await journey.control('PUT', 'variants', { ...DEFAULTS, ...variants });
      const external = `${alias}@fabrikam.example`;
      const holder = holderOf(alias, alias);
      const before = (await journey.traffic()).length;
      const { asker, holders } = await holderAsked(journey, holder, { account: `${alias}@contoso.example`, external });
      await journey.teams.press(holder, holders.id, 'conversion.agree');
      await journey.redeem(await linkFor(journey, holder, holders.id), external);
      await passUntilCard(journey, { by: DANA, id: asker.id }, `The account of ${alias} is converted`);
      const card = spoken(journey.teams.card(DANA, asker.id));
      assert.match(card, reads);
      assert.match(card, /Same account: the object ID is unchanged/);
      const writes = writesAmong((await journey.traffic()).slice(before));
      assert.deepEqual(
        // The mail with the address of Teams goes out as soon as it is compared.
        writes.filter((line) => !/installedApps|sendMail/.test(line)),
        ['POST /invitations'],
      );
    });
  }

  it('comes to its end, and is made once, although each write is throttled first', async () => {
    await journey.control('PUT', 'variants', DEFAULTS);
    const holder = holderOf('vasil', 'vasil');
    const account = { userPrincipalName: 'vasil@contoso.example', displayName: 'vasil', licences: ['teams'] };
    await journey.control('POST', 'users', [{ ...account, mail: 'vasil@northwind.example' }]);
    await journey.control('PUT', 'faults', [
      { method: 'PATCH', path: '/v1.0/users/.*', times: 1, status: 429, retryAfter: '7' },
      { method: 'POST', path: '/v1.0/invitations', times: 2, status: 429, retryAfter: '7' },
    ]);
    const before = (await journey.traffic()).length;
    const external = 'vasil@fabrikam.example';
    const { asker, holders } = await holderAsked(journey, holder, { account: account.userPrincipalName, external });
    await journey.teams.press(holder, holders.id, 'conversion.agree');
    await journey.redeem(await linkFor(journey, holder, holders.id), external);
    await passUntilCard(journey, { by: DANA, id: asker.id }, 'The account of vasil is converted');
    const written = (await journey.traffic()).slice(before).filter(({ method }) => method !== 'GET');
    const statuses = (path: RegExp) => written.filter(({ url }) => path.test(url)).map(({ status }) => status);
    assert.deepEqual(statuses(/\/invitations$/), [429, 429, 201]);
    assert.deepEqual(statuses(/\/users\/[^/]+$/), [429, 204]);
  });

  it('asks of Graph only what its schema and the permissions allow', function () {
    return assertContract(this, journey, { writer: true });
  });
});
