import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { ConversionCode } from '../../../src/domain/conversion/conversion-details.ts';
import type { ConversionFacts } from '../../../src/domain/conversion/conversion-facts.ts';
import type { ConversionSeverity } from '../../../src/domain/conversion/conversion-finding.ts';
import { CONVERSION_RULES } from '../../../src/domain/conversion/conversion-rules.ts';
import { assessConversion } from '../../../src/domain/conversion/pre-flight.ts';
import { READ_FROM } from '../../../src/domain/conversion/read-from.ts';
import { read } from '../../../src/domain/facts.ts';
import { email, POLICY } from '../../support/builders.ts';
import { CONVERSION_BREACHES } from './breaches.ts';
import {
  ALWAYS_SAID,
  account,
  aPlan,
  codes,
  FINE,
  MAILBOX,
  NO_ANSWER,
  NO_HOME,
  standing,
  stated,
  withPlans,
} from './fine-conversion.ts';

const FOUND = CONVERSION_RULES.filter(({ severity }) => severity !== 'fine');
const FINE_ROWS = CONVERSION_RULES.filter(({ severity }) => severity === 'fine');
const READING = FOUND.filter(({ reads }) => reads.length > 0);
const ELSEWHERE = stated({ signIn: email('kim@northwind.example') });

/** What makes a rule look at all, where the fine account gives it no reason to. */
const LOOKING: { readonly [Code in ConversionCode]?: Partial<ConversionFacts> } = {
  'mailbox-plan-by-group': withPlans(aPlan(MAILBOX)),
  'email-code-off': NO_HOME,
  'inviter-lacks-role': CONVERSION_BREACHES['inviter-lacks-role'].facts,
  'default-blocks': CONVERSION_BREACHES['default-blocks'].facts,
  'partner-entries-not-checked': CONVERSION_BREACHES['partner-entries-not-checked'].facts,
};

function assess(facts: Partial<ConversionFacts>, policy = {}) {
  return assessConversion({ ...FINE, ...facts }, { ...POLICY, ...policy });
}

function breached(code: ConversionCode) {
  const { facts, policy } = CONVERSION_BREACHES[code];
  return assess(facts, policy);
}

describe('the pre-flight of a conversion', () => {
  it('finds nothing in the way of a fine account, and says only what is always said', () => {
    const { standing, findings, fine } = assess({});

    assert.equal(standing, 'ready');
    assert.deepEqual(findings.map(({ code }) => code).toSorted(), ALWAYS_SAID.toSorted());
    assert.ok(fine.length > 35, `${fine.length} rules are fine`);
  });

  for (const { code, severity } of FOUND) {
    it(`${code} is the only finding when only it is breached`, () => {
      const { detail, evidence, besides = [] } = CONVERSION_BREACHES[code];
      const quiet = [...ALWAYS_SAID, ...besides].filter((other) => other !== code);

      const { findings, fine } = breached(code);

      const said = findings.filter((finding) => !quiet.includes(finding.code) && finding.severity !== 'not-checked');
      assert.deepEqual(said, [{ severity, detail, ...(evidence && { evidence }), code }]);
      assert.ok(!fine.includes(code));
    });
  }

  for (const { code } of READING.filter((rule) => rule.code !== 'account-not-found')) {
    it(`${code} says what it was read from, and what stood there`, () => {
      const found = breached(code).findings.filter((finding) => finding.code === code);

      assert.ok(found.length > 0);
      for (const finding of found) assert.ok('evidence' in finding && finding.evidence?.property, code);
    });
  }

  it('says of every rule that reads which properties it goes by, findings and what is fine alike', () => {
    for (const { code, reads } of CONVERSION_RULES) {
      const { evidence } = CONVERSION_BREACHES[code];
      const known = READ_FROM[code] ?? [];
      if (reads.length > 0) assert.ok(known.length > 0, code);
      if (evidence)
        assert.ok(
          known.some((name) => isPartOf(evidence.property, name)),
          `${code}: ${evidence.property}`,
        );
    }
  });

  for (const { code } of FINE_ROWS) {
    it(`${code} stands among what is fine, and nowhere where there is nothing of the kind`, () => {
      assert.ok(breached(code).fine.includes(code));
      const other = assess(account({ userType: 'Member' }));
      assert.ok(!other.fine.includes(code));
      assert.ok(!other.findings.some((finding) => finding.code === code));
      assert.ok(!assess({ account: NO_ANSWER }).fine.includes(code));
    });
  }

  for (const { code, reads, mustBeRead = false } of READING) {
    for (const fact of reads) {
      it(`${code} was not checked where ${fact} did not come`, () => {
        const { standing, findings, fine } = assess({ ...LOOKING[code], [fact]: NO_ANSWER });

        assert.deepEqual(
          findings.filter((finding) => finding.code === code),
          [{ code, severity: 'not-checked', fact, mustBeRead, unread: NO_ANSWER.unread }],
        );
        assert.ok(!fine.includes(code));
        if (mustBeRead) assert.equal(standing, 'blocked');
      });
    }
  }

  it('lets a conversion go on where nothing that must be read is missing', () => {
    const missing = READING.filter(({ mustBeRead }) => !mustBeRead).flatMap(({ reads }) => reads.at(-1) ?? []);
    const needed = READING.filter(({ mustBeRead }) => mustBeRead).flatMap(({ reads }) => reads);
    const spare = missing.filter((fact) => !needed.includes(fact));

    assert.ok(spare.length > 10, spare.join());
    for (const fact of spare) assert.equal(standing({ [fact]: NO_ANSWER }), 'ready', fact);
  });

  it('takes what no licence of the tenant lets anybody have for no obstacle (E14)', () => {
    const licence = 'Entra ID P2';

    const { standing, findings } = assess({ eligibleRoles: { notApplicable: { licence } } });

    assert.equal(standing, 'ready');
    assert.deepEqual(
      findings.find(({ code }) => code === 'eligible-for-role'),
      {
        code: 'eligible-for-role',
        severity: 'not-checked',
        fact: 'eligibleRoles',
        mustBeRead: false,
        notApplicable: { licence },
      },
    );
  });

  it('says of an account that is not there only that', () => {
    const facts: Partial<ConversionFacts> = { account: read(undefined), ...ELSEWHERE, invitesFrom: read('none') };

    const { standing, findings, fine } = assess(facts);

    assert.deepEqual([standing, findings.map(({ code }) => code), fine], ['blocked', ['account-not-found'], []]);
  });

  it('puts its findings in the order of the cards', () => {
    const order: readonly ConversionSeverity[] = ['block', 'warn', 'not-checked', 'info'];

    const { findings } = assess({ ...account({ mail: undefined, userType: 'Member' }), devices: NO_ANSWER });

    assert.deepEqual([...new Set(findings.map(({ severity }) => severity))], order);
  });
});

function isPartOf(property: string, whole: string): boolean {
  return property === whole || property.startsWith(`${whole}.`);
}

describe('what stands in the way', () => {
  it('is the gate of Teams where that is all', () => {
    assert.equal(standing(ELSEWHERE), 'gate');
    assert.equal(standing({ ...ELSEWHERE, ...account({ userType: 'Member' }) }), 'gate');
  });

  it('is more than the gate where something else blocks or was not read', () => {
    assert.equal(standing({ ...ELSEWHERE, ...account({ mail: undefined }) }), 'blocked');
    assert.equal(standing({ ...ELSEWHERE, roles: NO_ANSWER }), 'blocked');
    assert.equal(standing({ ...ELSEWHERE, devices: NO_ANSWER }), 'gate');
  });

  it('is nothing any more once there is a reason to go without Teams', () => {
    const withoutTeams = 'She only needs the portal.';
    const reasoned = stated({ signIn: email('kim@northwind.example'), withoutTeams });

    const { standing, findings } = assess(reasoned);

    assert.equal(standing, 'ready');
    const gate = findings.find(({ code }) => code === 'sign-in-domain-differs');
    assert.ok(gate && 'detail' in gate);
    assert.equal(gate.severity, 'warn');
    assert.deepEqual(gate.detail, {
      name: 'Kim Cho',
      signInDomain: 'northwind.example',
      mailDomain: 'fabrikam.example',
      withoutTeams,
    });
  });

  it('needs no reason where the domains agree', () => {
    assert.deepEqual(codes(stated({ withoutTeams: 'Typed before the address was changed' })), []);
  });
});

describe('the rules of a conversion', () => {
  const where = (holds: (rule: (typeof CONVERSION_RULES)[number]) => boolean) =>
    CONVERSION_RULES.filter(holds)
      .map(({ code }) => code)
      .toSorted();
  /** G2.3, by their rows. */
  const ROWS_1_2_3_7_8: readonly ConversionCode[] = [
    'on-premises-upn-written',
    'mail-missing',
    'mail-differs',
    'mail-differs-synced',
    'has-mailbox',
    'already-invited',
    'already-external',
    'address-taken',
    'address-of-a-contact',
    'guest-twin',
  ];
  const ROWS_19_20_23: readonly ConversionCode[] = [
    'holds-role',
    'in-role-group',
    'account-disabled',
    'resource-account',
    'last-admin',
  ];

  it('that must be read are those of checks 1', () => {
    const expected = [...ROWS_1_2_3_7_8, ...ROWS_19_20_23, 'eligible-for-role', 'management-restricted'];
    assert.deepEqual(
      where(({ mustBeRead }) => mustBeRead === true),
      expected.toSorted(),
    );
  });

  it('without any exception are those of checks 1, and the account that is not there', () => {
    const expected = [
      ...ROWS_1_2_3_7_8,
      ...ROWS_19_20_23,
      'mailbox-plan-by-group',
      'own-domain',
      'address-characters',
      'invitations-off',
      'own-account',
      'eligible-for-role',
      'management-restricted',
      'never-convert',
      'already-running',
      'account-not-found',
    ];
    assert.deepEqual(
      where(({ override }) => override === 'never'),
      expected.toSorted(),
    );
  });

  it('block where nothing can be confirmed without them, and need no second administrator where they do not', () => {
    for (const { code, severity, mustBeRead, override } of CONVERSION_RULES) {
      if (mustBeRead || override === 'never') assert.equal(severity, 'block', code);
      if (severity === 'info' || severity === 'fine') assert.equal(override, 'tick', code);
    }
  });

  it('say which of them rests on what the documents said in 2020', () => {
    assert.deepEqual(
      where(({ basis }) => basis === 'documented-2020'),
      ['partner-domain-federated'],
    );
  });
});
