import assert from 'node:assert/strict';
import { assessEligibility, ELIGIBILITY_RULES, type FindingCode, type Severity } from '../../src/domain/eligibility.ts';
import type { EligibilityFacts, ReadFact } from '../../src/domain/eligibility-facts.ts';
import { domainOf } from '../../src/domain/email-address.ts';
import { read } from '../../src/domain/facts.ts';
import type { Policy } from '../../src/domain/policy.ts';
import { ADMINS, ALWAYS_SAID, aGuest, aHolder, aPerson, email, FINE, POLICY, userId } from '../support/builders.ts';
import { BREACHES, broken } from './breaches.ts';
import { PRIVATE_MAIL } from './known-domains.ts';

const NO_ANSWER = { unread: { because: 'no-answer' } } as const;
const NO_HOME = { homeTenant: read(undefined), inboundPartner: undefined };

/** What makes the rules that read the fact look at it. */
const UNREAD_WITH: { readonly [Name in ReadFact]: Partial<EligibilityFacts> } = {
  ownDomains: { sponsor: read(aPerson()) },
  inviter: {},
  memberships: {},
  invitesFrom: {},
  inviterRoles: { invitesFrom: read('adminsAndGuestInviters') },
  team: {},
  owners: {},
  tenantTakesGuests: {},
  teamTakesGuests: {},
  isArchived: {},
  inboundDefault: {},
  emailCodes: NO_HOME,
  federatedDomains: NO_HOME,
  fileSharing: {},
  domainLists: {},
  sponsor: {},
  accounts: {},
  groups: {},
  contacts: {},
  deleted: {},
  homeTenant: { inboundPartner: undefined },
  inboundPartner: {},
  inTeam: {},
};

function findings(facts: EligibilityFacts, policy: Policy = POLICY) {
  return assessEligibility(facts, policy).findings;
}

function codes(facts: EligibilityFacts, policy: Policy = POLICY): readonly FindingCode[] {
  return findings(facts, policy)
    .map(({ code }) => code)
    .filter((code) => !ALWAYS_SAID.includes(code));
}

describe('eligibility', () => {
  it('finds nothing where nothing is wrong but what is said of every partner', () => {
    const { standing, findings, choices, act, fine } = assessEligibility(FINE, POLICY);

    assert.deepEqual(
      { standing, choices, act, codes: findings.map(({ code }) => code).toSorted() },
      { standing: 'ready', choices: [], act: 'invite', codes: ALWAYS_SAID.toSorted() },
    );
    assert.ok(fine > 40, `${fine} rules were looked at`);
  });

  for (const { code, severity } of ELIGIBILITY_RULES) {
    it(`${code} is the only finding when only it is breached`, () => {
      const { facts, policy } = broken(code);
      const said = findings(facts, policy).filter((finding) => finding.severity !== 'not-checked');
      const besides = [...ALWAYS_SAID, ...(BREACHES[code].besides ?? [])].filter((other) => other !== code);

      assert.deepEqual(
        said.filter((finding) => !besides.includes(finding.code)),
        [{ code, severity, detail: BREACHES[code].detail }],
      );
    });
  }

  for (const fact of Object.keys(UNREAD_WITH) as ReadFact[]) {
    it(`says of each rule that reads ${fact} that it was not checked, and of no other`, () => {
      const facts = { ...FINE, ...UNREAD_WITH[fact], [fact]: NO_ANSWER };
      const expected = ELIGIBILITY_RULES.filter(
        ({ reads, applies }) => reads.includes(fact) && applies?.(facts, POLICY) !== false,
      );

      const unread = findings(facts).filter(({ severity }) => severity === 'not-checked');

      assert.ok(expected.length > 0);
      assert.deepEqual(
        unread,
        expected.map(({ code }) => ({ code, severity: 'not-checked', fact, unread: NO_ANSWER.unread })),
      );
    });
  }

  it('names the licence where a rule does not apply for want of one', () => {
    const [finding] = findings({ ...FINE, domainLists: { notApplicable: { licence: 'Entra ID P1' } } });

    assert.deepEqual(finding, {
      code: 'domain-denied',
      severity: 'not-checked',
      fact: 'domainLists',
      notApplicable: { licence: 'Entra ID P1' },
    });
  });

  it('looks at no rule of a team where none is asked for, and counts none of them as fine', () => {
    const alone = {
      ...FINE,
      memberships: read([ADMINS]),
      team: undefined,
      owners: undefined,
      teamTakesGuests: undefined,
      isArchived: undefined,
    };
    const ofTeam = ELIGIBILITY_RULES.filter(({ reads }) => reads[0] === 'team' && !reads.includes('inTeam'));
    const asAdmin = assessEligibility({ ...FINE, memberships: read([ADMINS]) }, POLICY);

    const { fine, findings } = assessEligibility(alone, POLICY);

    assert.deepEqual(
      findings.map(({ code }) => code),
      ['alias-possible'],
    );
    assert.equal(fine, asAdmin.fine - (ofTeam.length - 1));
  });

  it('puts its findings in the order of the cards', () => {
    const facts: EligibilityFacts = {
      ...FINE,
      accounts: read([aHolder(aGuest())]),
      isArchived: read(true),
      fileSharing: NO_ANSWER,
      askedFrom: 'shared-channel',
    };
    const order: readonly Severity[] = ['block', 'choice', 'warn', 'not-checked', 'info'];

    const severities = findings(facts).map(({ severity }) => severity);

    assert.deepEqual([...new Set(severities)], order);
  });

  it('lets an invitation go on when only checks could not be read', () => {
    const unread = { accounts: NO_ANSWER, domainLists: NO_ANSWER, invitesFrom: NO_ANSWER, homeTenant: NO_ANSWER };

    assert.equal(assessEligibility({ ...FINE, ...unread, inboundPartner: undefined }, POLICY).standing, 'ready');
  });

  it('lets nobody go on whose right could not be read', () => {
    for (const fact of ['inviter', 'memberships', 'owners', 'team', 'ownDomains'] as const) {
      assert.equal(assessEligibility({ ...FINE, [fact]: NO_ANSWER }, POLICY).standing, 'blocked', fact);
    }
  });
});

describe('cross-tenant access (checks 1, row 15)', () => {
  const DEFAULT = { people: 'all', applications: 'all', redeemsByItself: false } as const;

  for (const [partner, standard, expected] of [
    [undefined, { ...DEFAULT, people: 'none' }, ['partner-blocked-inbound']],
    [{}, { ...DEFAULT, applications: 'none' }, ['partner-blocked-inbound']],
    [{ people: 'all', applications: 'all' }, { people: 'none', applications: 'none' }, []],
    [{ people: 'all' }, { people: 'none', applications: 'none' }, ['partner-blocked-inbound']],
    [{ people: 'some', applications: 'none' }, DEFAULT, ['partner-blocked-inbound']],
    [{ applications: 'some' }, DEFAULT, ['partner-partly-blocked']],
    [undefined, { ...DEFAULT, redeemsByItself: true }, ['automatic-redemption']],
    [{ redeemsByItself: false }, { ...DEFAULT, redeemsByItself: true }, []],
  ] as const) {
    it(`of ${JSON.stringify(partner)} over ${JSON.stringify(standard)}: ${expected.join() || 'nothing'}`, () => {
      assert.deepEqual(codes({ ...FINE, inboundPartner: read(partner), inboundDefault: read(standard) }), expected);
    });
  }

  it('is the default alone where partners may not be looked up', () => {
    const homeTenant = {
      unread: { because: 'permission', permission: 'CrossTenantInformation.ReadBasic.All' },
    } as const;
    const unknown = { ...FINE, homeTenant, inboundPartner: undefined };
    const said = (people: 'all' | 'some') =>
      findings({ ...unknown, inboundDefault: read({ people }) })
        .filter((finding) => !ALWAYS_SAID.includes(finding.code) && finding.severity !== 'not-checked')
        .map(({ code, severity }) => [code, severity]);

    assert.deepEqual(said('all'), [['partner-entries-not-checked', 'info']]);
    assert.deepEqual(said('some'), [['default-blocks', 'warn']]);
  });

  it('does not apply where no organisation stands behind the domain', () => {
    const blocked = { inboundDefault: read({ people: 'none', applications: 'none' } as const) };

    assert.deepEqual(codes({ ...FINE, ...NO_HOME, ...blocked }), ['no-entra-home']);
  });

  it('names the domain where the organisation has no name', () => {
    const homeTenant = read({ tenantId: userId(50), name: '', defaultDomain: 'fabrikam.example' });
    const [finding] = findings({ ...FINE, homeTenant, inboundPartner: read({ people: 'none' }) });

    assert.deepEqual(finding && 'detail' in finding && finding.detail, { partner: 'fabrikam.example' });
  });
});

describe('what is said of accepting', () => {
  const ABOUT_ACCEPTING: readonly FindingCode[] = ['alias-possible', 'automatic-redemption', 'no-entra-home'];
  const BYITSELF = { ...FINE, inboundPartner: read({ redeemsByItself: true }) };
  const said = (facts: EligibilityFacts) =>
    findings(facts)
      .map(({ code }) => code)
      .filter((code) => ABOUT_ACCEPTING.includes(code));

  it('stands where an invitation could go out', () => {
    const pending = { accounts: read([aHolder(aGuest({ externalUserState: 'PendingAcceptance' }))]) };

    assert.deepEqual(said(BYITSELF), ['automatic-redemption', 'alias-possible']);
    assert.deepEqual(said({ ...BYITSELF, ...pending }), ['automatic-redemption', 'alias-possible']);
    assert.deepEqual(said({ ...FINE, ...NO_HOME }), ['no-entra-home']);
  });

  for (const [why, more] of [
    ['an own domain', { ownDomains: read(['fabrikam.example']) }],
    ['a domain on the deny list', { domainLists: read({ allowed: [], blocked: ['fabrikam.example'] }) }],
    ['a deleted account', { deleted: read([{ id: userId(1), name: '', deletedAt: new Date(0) }]) }],
    ['a team that is archived', { isArchived: read(true) }],
  ] as const) {
    it(`stands not beside ${why}, and is not counted as fine`, () => {
      assert.deepEqual(said({ ...BYITSELF, ...more }), []);
      assert.deepEqual(said({ ...FINE, ...NO_HOME, ...more }), []);
    });
  }

  it('stands not where somebody who was invited can only be added', () => {
    const pending = { accounts: read([aHolder(aGuest({ externalUserState: 'PendingAcceptance' }))]) };
    const denied = { domainLists: read({ allowed: [], blocked: ['fabrikam.example'] }) };

    assert.deepEqual(said({ ...BYITSELF, ...pending, ...denied }), []);
  });
});

describe('limits', () => {
  const USED_UP = {
    ...FINE,
    usage: { ...FINE.usage, byInviter: 20, byTenant: 200, openAtDomain: 5 },
  };

  it('stop an inviter at the last one and not before', () => {
    const before = { ...FINE.usage, byInviter: 19, byTenant: 199, openAtDomain: 4 };

    assert.deepEqual(codes({ ...FINE, usage: before }), []);
    assert.deepEqual(codes(USED_UP), ['inviter-limit-reached', 'domain-limit-reached', 'tenant-limit-reached']);
  });

  it('do not count open invitations where somebody has accepted', () => {
    assert.deepEqual(codes({ ...FINE, usage: { ...FINE.usage, openAtDomain: 9, isDomainKnown: true } }), []);
  });

  it('do not bind an admin, except that of checks', () => {
    const asAdmin = { ...USED_UP, memberships: read([ADMINS]) };

    assert.deepEqual(codes(asAdmin), []);
    assert.deepEqual(codes({ ...asAdmin, isBeyondChecks: true }), ['check-limit-reached']);
  });

  it('do not bind whoever only adds a guest to a team', () => {
    const { choices } = assessEligibility({ ...USED_UP, accounts: read([aHolder(aGuest())]) }, POLICY);

    assert.deepEqual(choices, ['add']);
  });

  it('of checks leave nothing to be said of the address, nor of who is here', () => {
    const facts = { ...FINE, isBeyondChecks: true, accounts: read([aHolder(aGuest())]), isArchived: read(true) };

    const { standing, findings, choices } = assessEligibility(facts, POLICY);

    assert.deepEqual([standing, choices, findings.map(({ code }) => code)], ['blocked', [], ['check-limit-reached']]);
  });
});

describe('single rules', () => {
  it('say nothing of the email code where SAML signs people in', () => {
    const facts = { ...FINE, ...NO_HOME, emailCodes: read(false), federatedDomains: read(['fabrikam.example']) };

    assert.deepEqual(codes(facts), ['no-entra-home']);
  });

  it('ask nothing about the email code where a home signs people in', () => {
    for (const emailCodes of [read(false), NO_ANSWER]) assert.deepEqual(codes({ ...FINE, emailCodes }), []);
  });

  it('ask nothing about roles where the tenant asks for none', () => {
    assert.deepEqual(codes({ ...FINE, inviterRoles: NO_ANSWER }), []);
  });

  it('say nothing of consumer domains where the policy does not mind', () => {
    const facts = { ...FINE, address: { address: email(`ann@${PRIVATE_MAIL}`) } };

    assert.deepEqual(codes(facts, { ...POLICY, mindsConsumerDomains: false }), []);
  });

  it('take throw-away domains from the policy as well', () => {
    assert.deepEqual(codes(FINE, { ...POLICY, throwAwayDomains: ['fabrikam.example'] }), ['domain-throw-away']);
  });

  for (const code of [
    'domain-throw-away',
    'domain-consumer',
    'domain-looks-alike',
    'domain-mixed-script',
    'domain-limit-reached',
  ] as const) {
    it(`trust the domains that the policy trusts: no ${code}`, () => {
      const { facts, policy } = broken(code);
      const domain = 'address' in facts.address ? domainOf(facts.address.address) : '';
      assert.ok(codes(facts, policy).includes(code));
      assert.ok(!codes(facts, { ...policy, trustedDomains: [domain] }).includes(code));
    });
  }

  it('refuse what the policy refuses, trusted or not', () => {
    const both = { refusedDomains: ['fabrikam.example'], trustedDomains: ['fabrikam.example'] };
    assert.deepEqual(codes(FINE, { ...POLICY, ...both }), ['domain-refused-by-us']);
  });

  it('speak of files where sharing is off, or allowed to others only', () => {
    for (const sharing of [{ isOff: true }, { isOff: false, allowedDomains: ['northwind.example'] }]) {
      assert.deepEqual(codes({ ...FINE, fileSharing: read(sharing) }), ['files-closed']);
    }
    assert.deepEqual(codes({ ...FINE, fileSharing: read({ isOff: false, allowedDomains: ['fabrikam.example'] }) }), []);
  });

  it('name the one who was deleted last', () => {
    const gone = [1, 3, 2].map((day) => ({ id: userId(day), name: '', deletedAt: new Date(Date.UTC(2026, 10, day)) }));
    const [finding] = findings({ ...FINE, deleted: read(gone) });

    assert.deepEqual(finding && 'detail' in finding && finding.detail, {
      name: 'ann.lee@fabrikam.example',
      isInternal: false,
      deletedAt: '2026-11-03T00:00:00.000Z',
      until: '2026-12-03T00:00:00.000Z',
    });
  });

  it('tell a colleague in the bin from a guest there', () => {
    for (const [userType, isInternal] of [
      ['Member', true],
      ['Guest', false],
    ] as const) {
      const gone = [{ id: userId(1), name: 'Gil', deletedAt: new Date(0), userType }];
      const [finding] = findings({ ...FINE, deleted: read(gone) });
      assert.ok(finding?.code === 'deleted' && 'detail' in finding);
      assert.equal(finding.detail.isInternal, isInternal, userType);
    }
  });

  for (const [how, more, detail] of [
    ['a code by mail', {}, { hasCodes: true, isFederated: false }],
    ['no code', { emailCodes: read(false) }, { hasCodes: false, isFederated: false }],
    ['SAML', { federatedDomains: read(['fabrikam.example']) }, { hasCodes: true, isFederated: true }],
  ] as const) {
    it(`know how people sign in who have no home: ${how}`, () => {
      const found = findings({ ...FINE, ...NO_HOME, ...more }).find(({ code }) => code === 'no-entra-home');

      assert.deepEqual(found && 'detail' in found && found.detail, { domain: 'fabrikam.example', ...detail });
    });
  }

  it('leave private mail out of the look-alikes, as a known domain too', () => {
    const facts = { ...FINE, partnerDomains: [PRIVATE_MAIL] };
    const to = (domain: string) => ({ ...facts, address: { address: email(`ann@${domain}`) } });

    assert.deepEqual(codes(to('gmaill.com')), []);
    assert.deepEqual(codes({ ...to(PRIVATE_MAIL), partnerDomains: ['gmaill.com'] }), ['domain-consumer']);
  });

  for (const [sponsor, cause] of [
    [undefined, 'not-found'],
    [aPerson({ accountEnabled: false }), 'disabled'],
    [aGuest(), 'outsider'],
    [aPerson(), undefined],
  ] as const) {
    it(`of a sponsor: ${cause ?? 'fine'}`, () => {
      const person = sponsor?.displayName ?? '';
      const found = findings({ ...FINE, sponsor: read(sponsor) }).filter(({ code }) => code === 'sponsor-unfit');

      const expected = cause ? [{ code: 'sponsor-unfit', severity: 'block', detail: { person, cause } }] : [];
      assert.deepEqual(found, expected);
    });
  }
});
