import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isAtGate, mayAskAgreement, stoppersIn, whatIsTaken } from '../../../src/domain/conversion/agreement.ts';
import type { ConversionFacts } from '../../../src/domain/conversion/conversion-facts.ts';
import { assessConversion } from '../../../src/domain/conversion/pre-flight.ts';
import { read } from '../../../src/domain/facts.ts';
import { email, POLICY, userId } from '../../support/builders.ts';
import { account, aPlan, FINE, MAILBOX, NO_ANSWER, stated, withPlans } from './fine-conversion.ts';

const ROLE = { roles: read(['Helpdesk Administrator']) };
const OWN_MAIL = 'kim@contoso.example';
const ELSEWHERE = stated({ signIn: email('kim@northwind.example') });
const BY_ROLE_GROUP = { roleGroups: read([{ id: userId(70), name: 'Tier zero' }]) };

function preFlightOf(facts: Partial<ConversionFacts>) {
  return assessConversion({ ...FINE, ...facts }, POLICY);
}

function isAskedFor(facts: Partial<ConversionFacts>): boolean {
  return mayAskAgreement(preFlightOf(facts));
}

describe('an agreement in principle (product 5.2)', () => {
  for (const [what, facts, taken] of [
    ['a mailbox', withPlans(aPlan(MAILBOX)), ['mailbox']],
    ['a mailbox without a licence', { mailboxPurpose: read('shared') }, ['mailbox']],
    ['a role', ROLE, ['role']],
    ['a role-assignable group', BY_ROLE_GROUP, ['role']],
    ['a role that can be activated', { eligibleRoles: read(['User Administrator']) }, ['role']],
    ['both', { ...withPlans(aPlan(MAILBOX)), ...ROLE, ...BY_ROLE_GROUP }, ['mailbox', 'role']],
  ] as const satisfies readonly (readonly [string, Partial<ConversionFacts>, readonly string[]])[]) {
    it(`is asked for where ${what} is in the way`, () => {
      assert.equal(isAskedFor(facts), true);
      assert.deepEqual(whatIsTaken(preFlightOf(facts)), taken);
    });
  }

  it('is asked for although mail waits for the mailbox to be gone, synchronised or not', () => {
    const plans = [aPlan(MAILBOX)];
    assert.equal(isAskedFor(account({ plans, mail: OWN_MAIL })), true);
    assert.equal(isAskedFor(account({ plans, mail: undefined })), true);
    assert.equal(isAskedFor(account({ plans, mail: OWN_MAIL, isSynced: true })), true);
  });

  for (const [what, facts] of [
    ['nothing is in the way', {}],
    ['mail is to be changed by somebody, and nothing else holds it', { ...ROLE, ...account({ mail: undefined }) }],
    ['the account is blocked too', { ...ROLE, ...account({ accountEnabled: false }) }],
    ['another holds the address too', { ...ROLE, contacts: read([{ id: userId(71), name: 'Kim' }]) }],
    ['what must be read was not', { ...ROLE, eligibleRoles: NO_ANSWER }],
    ['the account itself was not read', { account: NO_ANSWER }],
    ['Teams could not let them in', { ...ROLE, ...ELSEWHERE }],
    ['only Teams could not let them in', ELSEWHERE],
  ] as const satisfies readonly (readonly [string, Partial<ConversionFacts>])[]) {
    it(`is not asked for where ${what}`, () => {
      assert.equal(isAskedFor(facts), false);
    });
  }

  it('is asked for where Guestlist changes mail itself, or where somebody goes on without Teams', () => {
    const curing = stated({ mayWriteMail: true });
    assert.equal(isAskedFor({ ...ROLE, ...account({ mail: undefined, proxyAddresses: [] }), ...curing }), true);
    const reasoned = stated({ signIn: email('kim@northwind.example'), withoutTeams: 'Only reads documents.' });
    assert.equal(isAskedFor({ ...ROLE, ...reasoned }), true);
  });

  it('is of no use where a confirmation may be asked for, whatever else is found', () => {
    const some: readonly Partial<ConversionFacts>[] = [ROLE, ELSEWHERE, BY_ROLE_GROUP, withPlans(aPlan(MAILBOX))];
    fc.assert(
      fc.property(fc.subarray([...some, { owned: NO_ANSWER }, { devices: read(2) }]), (chosen) => {
        const preFlight = preFlightOf(Object.assign({}, ...chosen));
        const offers = [preFlight.standing === 'ready', isAtGate(preFlight), mayAskAgreement(preFlight)];
        assert.ok(offers.filter(Boolean).length <= 1);
        assert.equal(stoppersIn(preFlight.findings).length === 0, preFlight.standing === 'ready');
      }),
    );
  });
});

describe('the gate of Teams', () => {
  it('is to be passed first where the rest waits for an agreement', () => {
    assert.equal(isAtGate(preFlightOf({ ...ROLE, ...ELSEWHERE })), true);
    assert.equal(isAtGate(preFlightOf(ELSEWHERE)), true);
  });

  it('waits where something else is in the way', () => {
    assert.equal(isAtGate(preFlightOf({ ...ELSEWHERE, ...account({ accountEnabled: false }) })), false);
    assert.equal(isAtGate(preFlightOf({ ...ELSEWHERE, ...ROLE, eligibleRoles: NO_ANSWER })), false);
    assert.equal(isAtGate(preFlightOf(ROLE)), false);
    assert.equal(isAtGate(preFlightOf({})), false);
  });
});
