import { ELIGIBILITY_RULES, type Finding, type FindingCode, type Severity } from '../domain/eligibility.ts';
import type { ReadFact } from '../domain/eligibility-facts.ts';
import type { Reference } from '../domain/ids.ts';
import type { Audience, FindingWords, Sentences } from '../wording/sentences.ts';

export interface FindingGroup {
  readonly severity: Severity;
  readonly findings: readonly FindingWords[];
}

interface FindingsReader {
  readonly audience: Audience;
  readonly words: Sentences;
  readonly reference: Reference;
}

const ORDER: readonly Severity[] = ['block', 'warn', 'not-checked', 'info'];

// Without these no act has a right behind it, so an unread one stops the invitation (checks 1).
const NEEDED: readonly FindingCode[] = ['inviter-not-allowed', 'not-team-owner'];

/** The findings in words, worst first. What only an administrator reads becomes one sentence a severity for an inviter. */
export function findingGroups(findings: readonly Finding[], reader: FindingsReader): readonly FindingGroup[] {
  return ORDER.flatMap((severity) => {
    const said = findings
      .filter((finding) => finding.severity === severity)
      .map((finding) => wordsOf(finding, findings, reader));
    const unique = said.filter(
      ({ sentence }, index) => said.findIndex((other) => other.sentence === sentence) === index,
    );
    return unique.length === 0 ? [] : [{ severity, findings: unique }];
  });
}

/** Whether a second look could help: the directory did not answer. */
export function hasUnanswered(findings: readonly Finding[]): boolean {
  return findings.some((finding) => finding.severity === 'not-checked' && finding.unread.because === 'no-answer');
}

function wordsOf(
  finding: Finding,
  all: readonly Finding[],
  { audience, words, reference }: FindingsReader,
): FindingWords {
  const look: FindingWords = { sentence: words.common.look({ reference }) };
  if (finding.severity === 'not-checked') {
    const subject = words.notChecked.subjects[finding.fact];
    // Nobody can learn anything of an account from it, and pressing again is the inviter's own cure.
    if (finding.unread.because === 'no-answer') return words.notChecked.noAnswer({ subject });
    if (audience === 'inviter') return look;
    const { permission } = finding.unread;
    return words.notChecked.permission({ subject, permission, isNeeded: isNeeded(finding.fact, all) });
  }
  if (audience === 'inviter' && tellsAdmin(finding.code)) return look;
  return spoken(finding, words, audience);
}

function spoken<Code extends FindingCode>(
  finding: Extract<Finding, { detail: object }> & { readonly code: Code },
  { findings }: Sentences,
  audience: Audience,
): FindingWords {
  // TypeScript does not relate the code of a union's member to its detail; the rule table does.
  const say = findings[finding.code] as (detail: object, audience: Audience) => FindingWords;
  return say(finding.detail, audience);
}

function isNeeded(fact: ReadFact, findings: readonly Finding[]): boolean {
  return findings.some(
    (finding) => finding.severity === 'not-checked' && finding.fact === fact && NEEDED.includes(finding.code),
  );
}

function tellsAdmin(code: FindingCode): boolean {
  return ELIGIBILITY_RULES.some((rule) => rule.code === code && rule.tells === 'admin');
}
