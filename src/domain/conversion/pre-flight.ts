import type { Policy } from '../policy.ts';
import type { ConversionCode } from './conversion-details.ts';
import type { ConversionFacts } from './conversion-facts.ts';
import type { ConversionFinding, ConversionSeverity, ConversionStanding, PreFlight } from './conversion-finding.ts';
import { CONVERSION_RULES, type NamedConversionRule } from './conversion-rules.ts';

const ORDER: readonly ConversionSeverity[] = ['block', 'warn', 'not-checked', 'info'];

/** Every reason at once, in the order of the cards. Of an account that is not there, only that. */
export function assessConversion(facts: ConversionFacts, policy: Policy): PreFlight {
  const { account } = facts;
  const isGone = 'read' in account && account.read === undefined;
  const rules = CONVERSION_RULES.filter(({ code }) => !isGone || code === 'account-not-found');
  const looks = rules.flatMap((rule) => lookAt(rule, facts, policy) ?? []);
  const findings = looks
    .flatMap((look) => look.findings)
    .toSorted((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
  return {
    standing: standingOf(findings),
    findings,
    fine: looks.flatMap(({ code, isFine }) => (isFine ? code : [])),
  };
}

/** A rule that was looked at. */
interface Look {
  readonly code: ConversionCode;
  readonly isFine: boolean;
  readonly findings: readonly ConversionFinding[];
}

function lookAt(rule: NamedConversionRule, facts: ConversionFacts, policy: Policy): Look | undefined {
  const { code } = rule;
  if (rule.applies?.(facts, policy) === false) return undefined;
  const unread = unreadOf(rule, facts);
  if (unread === 'not-asked') return undefined;

  const sightings = unread && !rule.seesPart ? [] : rule.assess(facts, policy);
  const { severity } = rule;
  // What is worth a line among what is fine is fine where it is seen, and is no news where it is not.
  if (severity === 'fine') return { code, isFine: sightings.length > 0, findings: [] };
  // TypeScript does not relate the code of a union's member to its detail; the table does.
  const found = sightings.map((sighting) => ({ severity, ...sighting, code }) as ConversionFinding);
  if (found.length > 0 || !unread) return { code, isFine: found.length === 0, findings: found };
  return { code, isFine: false, findings: [unread] };
}

/** The first of its reads that did not come, said as a finding; undefined: all came. */
function unreadOf(rule: NamedConversionRule, facts: ConversionFacts): ConversionFinding | 'not-asked' | undefined {
  const { code } = rule;
  const mustBeRead = rule.mustBeRead === true;
  for (const name of rule.reads) {
    const fact = facts[name];
    if (fact === undefined) return 'not-asked';
    // What no licence lets anybody have, the account does not have either (E14).
    if ('notApplicable' in fact) return { code, severity: 'not-checked', fact: name, mustBeRead: false, ...fact };
    if ('unread' in fact) return { code, severity: 'not-checked', fact: name, mustBeRead, ...fact };
  }
  return undefined;
}

function standingOf(findings: readonly ConversionFinding[]): ConversionStanding {
  const stopping = findings.filter(isStopping);
  if (stopping.length === 0) return 'ready';
  return stopping.every(({ code }) => code === 'sign-in-domain-differs') ? 'gate' : 'blocked';
}

/** Nothing is confirmed as long as it is so. */
export function isStopping(finding: ConversionFinding): boolean {
  if (finding.severity === 'not-checked') return finding.mustBeRead;
  return finding.severity === 'block' && !isCuredByUs(finding);
}

/** What we change ourselves before anything is issued keeps its place, and stops nothing (product 5.6). */
export function isCuredByUs(finding: ConversionFinding): boolean {
  if (finding.severity === 'not-checked') return false;
  return (finding.code === 'mail-missing' || finding.code === 'mail-differs') && finding.detail.isCuredByUs;
}
