import assert from 'node:assert/strict';
import { spoken } from '../support/asking.ts';
import { greeted, holderAsked, holderOf, linkFor, POLICY_BOT, PRIYA, writesAmong } from '../support/confirming.ts';
import { assertContract } from '../support/contract-of-journey.ts';
import { anyDatabase, type Journey, startJourney } from '../support/journey.ts';
import { passUntil, passUntilCard } from '../support/passing-time.ts';
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
  ['vinca', { 'sign-in-log': 'home-name' }, /mail and sign-in agree: fabrikam\.example/],
  ['vance', { replication: 'none' }, /Link to Teams for Contoso sent to vance@fabrikam\.example/],
  ['vlora', { replication: 'minute' }, /Link to Teams for Contoso sent to vlora@fabrikam\.example/],
  ['vidar', { 'redeemed-state': 'later' }, /Link to Teams for Contoso sent to vidar@fabrikam\.example/],
  [
    'velma',
    { 'mail-delivery': 'mailbox-missing' },
    /The link to Teams for Contoso could not be sent to velma@fabrikam\.example/,
  ],
  ['viola', { 'mail-delivery': 'bounced' }, /Link to Teams for Contoso sent to viola@fabrikam\.example/],
  ['vitus', { 'guest-app-install': 'allowed' }, /Link to Teams for Contoso sent to vitus@fabrikam\.example/],
];
/** Whose `mail` has to be written first, so that what is read after a write counts. */
const WRITTEN = ['vance', 'vlora'];
const DEFAULTS = {
  'convert-state': 'pending',
  'convert-checks-mail': 'off',
  'convert-permission': 'invite-alone',
  'direct-redeem': 'on',
  'identity-id': 'null',
  'sign-in-log': 'object-name',
  replication: 'random',
  'redeemed-state': 'with-identities',
  'mail-delivery': 'delivered',
  'guest-app-install': 'refused',
};

/** Every other variant: the journey that flips it, or why a conversion cannot feel it. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'convert-makes-guest': 'conversion-issued.test.ts',
  'batch-outer': 'conversion-rules.test.ts',
  'password-patch': 'conversion-stopped.test.ts',
  'reset-address': 'handing-on.test.ts',
  'domain-list': 'conversion-rules.test.ts',
  'unknown-domain': 'conversion-rules.test.ts',
  'bin-filter': 'conversion-rules.test.ts',
  'tenant-licence': 'conversion-rules.test.ts',
  'code-mail-read': 'conversion-rules.test.ts',
  'unpermitted-relations': 'conversion-rules.test.ts',
  'app-invite-restricted':
    'A POST that is refused for good ends alike whatever refused it: conversion-after-issue.test.ts.',
  'contact-address':
    'A contact with the address stops the check before anything is asked for: conversion-rules.test.ts.',
  'old-link': 'It is invited once; where an answer was lost, nobody was given the link before.',
  'accepted-reinvite': 'Whoever has accepted is not invited.',
  'sponsor-body': 'It names no sponsor.',
  'mail-scope': 'Its mails go from the one mailbox.',
  'mail-to-existing': 'Microsoft is asked to send no mail.',
  'invitation-pace': 'Nobody converts so many accounts a minute.',
  'unicode-domain': 'The address is invited in its ASCII form.',
  'group-welcome': 'It adds nobody to a group.',
  'internal-holder': 'Only the refusal of an ordinary invitation tells whose the address is.',
  'teams-listing': 'It waits for no team.',
  'automatic-redemption-mail': 'Nothing follows from a mail of Microsoft’s own.',
  'delta-shows-state': 'The account is read plainly.',
};

describe('a conversion, however the directory may answer, over HTTP', function () {
  this.timeout(120_000);
  let journey: Journey;

  before(async () => {
    journey = await startJourney({ database: anyDatabase(), script: POLICY_BOT });
    await greeted(journey, [PRIYA]);
    const accounts = VARIATIONS.map(([alias]) => ({
      userPrincipalName: `${alias}@contoso.example`,
      displayName: alias,
      licences: ['teams'],
      mail: `${alias}@${WRITTEN.includes(alias) ? 'northwind' : 'fabrikam'}.example`,
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
      const read = () => spoken(journey.teams.card(DANA, asker.id));
      await passUntil(journey, async () => reads.test(read()), String(reads));
      assert.match(read(), /Same account: the object ID is unchanged/);
      const writes = writesAmong((await journey.traffic()).slice(before));
      assert.deepEqual(
        // The mail with the address of Teams goes out as soon as it is compared.
        writes.filter((line) => !/installedApps|sendMail/.test(line)).map((line) => line.replace(/users\/.+/, 'users')),
        [...(WRITTEN.includes(alias) ? ['PATCH /users'] : []), 'POST /invitations'],
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

  it('leaves no variant out without a reason', async () => {
    const variants = (await journey.control('GET', 'variants')) as readonly { readonly name: string }[];
    const flipped = VARIATIONS.flatMap(([, flips]) => Object.keys(flips));
    assert.deepEqual(
      [...new Set([...flipped, ...Object.keys(ELSEWHERE)])].toSorted(),
      variants.map(({ name }) => name).toSorted(),
    );
  });

  it('asks of Graph only what its schema and the permissions allow', function () {
    return assertContract(this, journey, { writer: true });
  });
});
