import assert from 'node:assert/strict';
import { read } from '../../src/domain/facts.ts';
import { adminStandingIn } from '../../src/use-cases/admin-right.ts';
import { EdgeError } from '../../src/use-cases/ports/edge-error.ts';
import { ADMINS, aGuest, aPerson, INVITER } from '../support/builders.ts';
import { aHouse } from '../support/house.ts';

const ADMIN = { person: read(aPerson()), ownDomains: read(['contoso.example']), memberships: read([ADMINS]) };
const LACKING = { unread: { because: 'permission', permission: 'User.Read.All' } } as const;

describe('who administers Guestlist', () => {
  for (const [standing, facts] of [
    ['admin', ADMIN],
    ['no-admin', { ...ADMIN, memberships: read([]) }],
    ['unknown-person', { ...ADMIN, person: read(undefined) }],
    ['unknown-person', { ...ADMIN, person: read(aPerson({ accountEnabled: false })) }],
    ['outsider', { ...ADMIN, person: read(aGuest()) }],
    // A converted account stays a member (checks 1).
    ['outsider', { ...ADMIN, person: read(aPerson({ externalUserState: 'Accepted' })) }],
    [
      'outsider',
      { ...ADMIN, person: read(aPerson({ identities: [{ signInType: 'federated', issuer: 'fabrikam.example' }] })) },
    ],
  ] as const) {
    it(`is decided by person and membership: ${standing}`, () => {
      assert.equal(adminStandingIn(facts), standing);
    });
  }

  for (const name of ['person', 'ownDomains', 'memberships'] as const) {
    it(`is not guessed without ${name}, and what is lacking is said`, () => {
      assert.throws(
        () => adminStandingIn({ ...ADMIN, [name]: LACKING }),
        (error: EdgeError) => error instanceof EdgeError && error.permission === 'User.Read.All',
      );
    });
  }

  it('is remembered for a minute, for what is offered', async () => {
    const house = aHouse({ tenant: { groups: { [ADMINS]: [INVITER] } } });
    const before = house.directory.waves.length;
    assert.equal(await house.useCases.mayConvert(INVITER), true);
    house.directory.tenant.groups = { [ADMINS]: [] };
    house.pass(59);
    assert.equal(await house.useCases.mayConvert(INVITER), true);
    assert.equal(house.directory.waves.length - before, 1);

    house.pass(2);

    assert.equal(await house.useCases.mayConvert(INVITER), false);
  });
});
