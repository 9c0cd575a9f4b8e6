import assert from 'node:assert/strict';
import { assessEligibility, ELIGIBILITY_RULES, type FindingCode, mayInvite } from '../../src/domain/eligibility.ts';
import type { EligibilityFacts, ReadFact } from '../../src/domain/eligibility-facts.ts';
import { parseEmailAddress } from '../../src/domain/email-address.ts';
import { read } from '../../src/domain/facts.ts';
import type { Reference } from '../../src/domain/ids.ts';
import { ADMINS, aGuest, aPerson, email, FINE, INVITER, POLICY, userId } from '../support/builders.ts';

/** For each rule, facts that break it and nothing else. */
const BREACHES: { readonly [Code in FindingCode]: Partial<EligibilityFacts> } = {
  'address-malformed': { address: parseEmailAddress('ann.lee@fabrikam') },
  'address-edge': { address: parseEmailAddress('.ann@fabrikam.example') },
  'address-characters': { address: parseEmailAddress('ann+teams@fabrikam.example') },
  'own-domain': { address: { address: email('nobody@contoso.example') } },
  'sub-domain-unlisted': { address: { address: email('ann@shop.contoso.example') } },
  'inviter-not-allowed': { inviter: read(aPerson({ accountEnabled: false })) },
  'not-team-owner': { owners: read([{ id: userId(9), name: 'Dana Choi' }]) },
  'invited-by-colleague': { openHere: { inviterId: userId(9), reference: 'GL-2222-22' as Reference } },
  'already-invited': { accounts: read([aGuest({ externalUserState: 'PendingAcceptance' })]) },
  'guest-blocked': { accounts: read([aGuest({ accountEnabled: false })]) },
  'already-a-guest': { accounts: read([aGuest()]) },
  'an-external-member': { accounts: read([aGuest({ userType: 'Member' })]) },
  'a-colleague': { accounts: read([aPerson({ id: userId(30) })]) },
};

const READS = [
  'ownDomains',
  'inviter',
  'memberships',
  'team',
  'owners',
  'accounts',
] as const satisfies readonly ReadFact[];

function codesOf(facts: EligibilityFacts): readonly (readonly [string, string])[] {
  return assessEligibility(facts, POLICY).findings.map(({ code, severity }) => [code, severity]);
}

describe('eligibility', () => {
  it('finds nothing where nothing is wrong', () => {
    assert.deepEqual(assessEligibility(FINE, POLICY), {
      eligible: true,
      findings: [],
      fine: ELIGIBILITY_RULES.length,
    });
  });

  for (const { code, severity } of ELIGIBILITY_RULES) {
    it(`${code} is the only finding when only it is breached`, () => {
      assert.deepEqual(codesOf({ ...FINE, ...BREACHES[code] }), [[code, severity]]);
    });
  }

  for (const fact of READS) {
    it(`says of each rule that reads ${fact} that it was not checked, and of no other`, () => {
      const facts = { ...FINE, [fact]: { unread: { because: 'permission', permission: 'User.Read.All' } } };
      const expected = ELIGIBILITY_RULES.filter(({ reads }) => (reads as readonly string[]).includes(fact));

      const { findings } = assessEligibility(facts, POLICY);

      assert.deepEqual(
        findings.map(({ code, severity }) => [code, severity]).toSorted(),
        expected.map(({ code }) => [code, 'not-checked']).toSorted(),
      );
    });
  }

  it('puts what blocks before what is only good to know', () => {
    const facts = { ...FINE, address: { address: email('ann@shop.contoso.example') }, owners: read([]) };

    assert.deepEqual(codesOf(facts), [
      ['not-team-owner', 'block'],
      ['sub-domain-unlisted', 'info'],
    ]);
  });

  it('lets an invitation go on when only the accounts could not be read', () => {
    const { eligible } = assessEligibility({ ...FINE, accounts: { unread: { because: 'no-answer' } } }, POLICY);

    assert.equal(eligible, true);
  });

  it('lets nobody go on whose right could not be read', () => {
    for (const fact of ['inviter', 'memberships', 'owners', 'team'] as const) {
      const { eligible } = assessEligibility({ ...FINE, [fact]: { unread: { because: 'no-answer' } } }, POLICY);
      assert.equal(eligible, false, fact);
    }
  });
});

describe('who may invite', () => {
  it('an owner of the team', () => {
    assert.equal(mayInvite(FINE, POLICY), true);
  });

  it('an admin, to a team of others and to no team', () => {
    const asAdmin = { ...FINE, memberships: read([ADMINS]), owners: read([]) };

    assert.equal(mayInvite(asAdmin, POLICY), true);
    assert.equal(mayInvite({ ...asAdmin, team: undefined, owners: undefined }, POLICY), true);
  });

  it('not a member without a team', () => {
    assert.equal(mayInvite({ ...FINE, team: undefined, owners: undefined }, POLICY), false);
  });

  it('never an outsider, not even one who is in the admins’ group: a converted account stays Member', () => {
    const converted = aPerson({ identities: [{ signInType: 'federated', issuer: 'ExternalAzureAD' }] });

    for (const inviter of [aGuest({ id: INVITER }), converted]) {
      assert.equal(mayInvite({ ...FINE, inviter: read(inviter), memberships: read([ADMINS]) }, POLICY), false);
    }
  });
});
