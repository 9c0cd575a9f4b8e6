import assert from 'node:assert/strict';
import { mayInvite } from '../../src/domain/eligibility.ts';
import type { RightFacts } from '../../src/domain/eligibility-facts.ts';
import { read } from '../../src/domain/facts.ts';
import { ADMINS, aGuest, aPerson, FINE, INVITER, POLICY, userId } from '../support/builders.ts';

const ALONE = { ...FINE, team: undefined, owners: undefined };
const UNREAD = { unread: { because: 'no-answer' } } as const;

describe('who may invite', () => {
  it('an owner of the team', () => {
    assert.equal(mayInvite(FINE, POLICY), true);
    assert.equal(mayInvite({ ...FINE, owners: read([{ id: userId(9) }]) }, POLICY), false);
  });

  it('an admin, to a team of others and to no team', () => {
    const asAdmin = { memberships: read([ADMINS]) };

    assert.equal(mayInvite({ ...FINE, ...asAdmin, owners: read([]) }, POLICY), true);
    assert.equal(mayInvite({ ...ALONE, ...asAdmin }, POLICY), true);
  });

  it('those whom the policy names, to no team and not to a team of others', () => {
    const policy = { ...POLICY, inviters: [INVITER] };
    const named = { memberships: read([INVITER]) };

    assert.equal(mayInvite({ ...ALONE, ...named }, policy), true);
    assert.equal(mayInvite({ ...FINE, ...named, owners: read([]) }, policy), false);
  });

  it('not a member without a team', () => {
    assert.equal(mayInvite(ALONE, POLICY), false);
  });

  it('never an outsider, not even one who is in the admins’ group: a converted account stays Member', () => {
    const converted = aPerson({ identities: [{ signInType: 'federated', issuer: 'ExternalAzureAD' }] });

    for (const inviter of [aGuest({ id: INVITER }), converted, aPerson({ accountEnabled: false }), undefined]) {
      assert.equal(mayInvite({ ...FINE, inviter: read(inviter), memberships: read([ADMINS]) }, POLICY), false);
    }
  });

  it('nobody whose right could not be read', () => {
    for (const fact of ['inviter', 'memberships', 'owners', 'team', 'ownDomains'] as const) {
      assert.equal(mayInvite({ ...FINE, [fact]: UNREAD }, POLICY), false, fact);
    }
  });

  it('only holders of a role where the tenant asks for one, if that can be read', () => {
    const restricted: RightFacts = { ...FINE, invitesFrom: read('adminsAndGuestInviters') };

    assert.equal(mayInvite(restricted, POLICY), false);
    assert.equal(mayInvite({ ...restricted, memberships: read([ADMINS]) }, POLICY), false);
    assert.equal(mayInvite({ ...restricted, inviterRoles: UNREAD }, POLICY), true);
    assert.equal(mayInvite({ ...FINE, invitesFrom: UNREAD }, POLICY), true);
    for (const role of [
      '95e79109-95c0-4d8e-aee3-d01accf2d47b',
      'fe930be7-5e62-47db-91af-98c3a49a38b1',
      '9360feb5-f418-4baa-8175-e2a00bac4301',
      '62e90394-69f5-4237-9190-012177145e10',
    ]) {
      assert.equal(mayInvite({ ...restricted, inviterRoles: read([role]) }, POLICY), true, role);
    }
  });

  it('needs no role to add somebody who is here', () => {
    const restricted: RightFacts = { ...FINE, invitesFrom: read('adminsAndGuestInviters') };

    assert.equal(mayInvite(restricted, POLICY, 'add'), true);
    assert.equal(mayInvite(restricted, POLICY, 'renew'), false);
  });
});
