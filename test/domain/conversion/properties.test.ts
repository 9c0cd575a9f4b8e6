import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import type { ConversionCode } from '../../../src/domain/conversion/conversion-details.ts';
import type { ConversionFacts } from '../../../src/domain/conversion/conversion-facts.ts';
import { CONVERSION_RULES } from '../../../src/domain/conversion/conversion-rules.ts';
import { assessConversion } from '../../../src/domain/conversion/pre-flight.ts';
import { email, POLICY } from '../../support/builders.ts';
import { CONVERSION_BREACHES } from './breaches.ts';
import { account, anAccount, codes, FINE, NO_ANSWER, stated } from './fine-conversion.ts';

const ORDER = ['block', 'warn', 'not-checked', 'info'];
const RULES = CONVERSION_RULES.map(({ code }) => code);
const READS = [...new Set(CONVERSION_RULES.flatMap(({ reads }) => reads))];
/** What is said once for each thing that is seen. */
const SAID_OF_EACH: readonly ConversionCode[] = ['has-mailbox', 'mailbox-plan-by-group', 'address-taken', 'guest-twin'];

/** Facts with several things wrong at once, and several that could not be read. */
const FACTS: fc.Arbitrary<ConversionFacts> = fc
  .tuple(fc.subarray(RULES), fc.subarray(READS), fc.boolean())
  .map(([broken, unread, mayWriteMail]) => {
    const facts: ConversionFacts = {
      ...FINE,
      ...Object.assign({}, ...broken.map((code) => CONVERSION_BREACHES[code].facts)),
      ...Object.fromEntries(unread.map((fact) => [fact, NO_ANSWER])),
    };
    return { ...facts, stated: { ...facts.stated, mayWriteMail } };
  });

const LABEL = fc.stringMatching(/^[a-z]{3,8}$/);
const DOMAIN = LABEL.map((name) => `${name}.example`);
const LOCAL = fc.stringMatching(/^[a-z]([a-z0-9_'.-]{0,12}[a-z0-9])?$/).filter((local) => !local.includes('..'));
const INTERNATIONAL = fc.constantFrom('bücher.example', '한국.example', 'mañana.bücher.example');

function spelled(text: string, capitals: readonly boolean[]): string {
  return Array.from(text, (char, at) => (capitals[at % capitals.length] ? char.toUpperCase() : char)).join('');
}

const CAPITALS = fc.array(fc.boolean(), { minLength: 1, maxLength: 7 });

describe('every pre-flight', () => {
  it('has its findings in the order of the cards, and each rule either found, not checked or fine', () => {
    fc.assert(
      fc.property(FACTS, (facts) => {
        const { findings, fine } = assessConversion(facts, POLICY);
        const at = findings.map(({ severity }) => ORDER.indexOf(severity));
        assert.deepEqual(
          at,
          at.toSorted((a, b) => a - b),
        );
        assert.ok(!findings.some(({ code }) => fine.includes(code)));
        const once = findings.map(({ code }) => code).filter((code) => !SAID_OF_EACH.includes(code));
        assert.deepEqual(once, [...new Set(once)]);
        assert.deepEqual(fine, [...new Set(fine)]);
      }),
    );
  });

  it('is ready only where nothing blocks but what we mend ourselves, and all that must be read was read', () => {
    fc.assert(
      fc.property(FACTS, (facts) => {
        const { standing, findings } = assessConversion(facts, POLICY);
        const stops = findings.filter((finding) => {
          if (finding.severity === 'not-checked') return finding.mustBeRead;
          const isMended = 'isCuredByUs' in finding.detail && finding.detail.isCuredByUs;
          return finding.severity === 'block' && !isMended;
        });
        const isGate = stops.length > 0 && stops.every(({ code }) => code === 'sign-in-domain-differs');
        assert.equal(standing === 'ready', stops.length === 0);
        assert.equal(standing === 'gate', isGate);
      }),
    );
  });

  it('calls nothing fine that blocked, for not being able to read any more', () => {
    fc.assert(
      fc.property(FACTS, fc.constantFrom(...READS), (facts, fact) => {
        const before = assessConversion(facts, POLICY);
        const { fine } = assessConversion({ ...facts, [fact]: NO_ANSWER }, POLICY);
        for (const { code, severity } of before.findings) {
          if (severity === 'block') assert.ok(!fine.includes(code), code);
        }
      }),
    );
  });
});

describe('the gate of Teams', () => {
  it('is shut for every domain but the very one, sub-domains and parents included', () => {
    fc.assert(
      fc.property(LOCAL, DOMAIN, LABEL, (local, domain, sub) => {
        const pairs = [
          [domain, `${sub}.${domain}`],
          [`${sub}.${domain}`, domain],
          [domain, `${sub}${domain}`],
        ];
        for (const [mail, signIn] of pairs) {
          const facts = stated({ address: email(`${local}@${mail}`), signIn: email(`${local}@${signIn}`) });
          assert.ok(codes(facts).includes('sign-in-domain-differs'), `${mail} ${signIn}`);
        }
      }),
    );
  });

  it('is open for the same domain, however it is spelled and whatever stands before the @', () => {
    fc.assert(
      fc.property(LOCAL, LOCAL, fc.oneof(DOMAIN, INTERNATIONAL), CAPITALS, (one, other, domain, capitals) => {
        const ascii = new URL(`https://${domain}`).hostname;
        const address = email(`${one}@${ascii}`);
        const signIn = email(`${other}@${spelled(domain, capitals)}`);
        assert.ok(!codes(stated({ address, signIn })).includes('sign-in-domain-differs'));
      }),
    );
  });
});

describe('mail and the external address', () => {
  it('are the same in whatever case, with apostrophes, straight or curly, and whichever form of the domain', () => {
    fc.assert(
      fc.property(LOCAL, fc.oneof(DOMAIN, INTERNATIONAL), CAPITALS, (local, domain, capitals) => {
        const address = email(`${local}@${domain}`);
        for (const mail of [spelled(`${local}@${domain}`, capitals), `${local.replaceAll("'", '’')}@${domain}`]) {
          const facts = { ...stated({ address, signIn: address }), ...account({ mail, proxyAddresses: [] }) };
          assert.deepEqual(codes(facts), [], mail);
        }
      }),
    );
  });

  it('are different where a letter is', () => {
    fc.assert(
      fc.property(LOCAL, LOCAL, DOMAIN, (one, other, domain) => {
        fc.pre(one !== other);
        const address = email(`${one}@${domain}`);
        const facts = {
          ...stated({ address, signIn: address }),
          ...account({ ...anAccount(), mail: `${other}@${domain}` }),
        };
        assert.deepEqual(codes(facts), ['mail-differs']);
      }),
    );
  });
});
