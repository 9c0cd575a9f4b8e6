import {
  type Audience,
  ELIGIBILITY_RULES,
  type Finding,
  type FindingCode,
  type Severity,
} from '../domain/eligibility.ts';
import type { ReadFact } from '../domain/eligibility-facts.ts';
import type { Reference } from '../domain/ids.ts';
import type { FindingWords } from '../wording/finding-words.ts';
import type { Sentences } from '../wording/sentences.ts';

/** A finding in words, with what stands small under it. */
export interface SaidFinding extends FindingWords {
  readonly small?: readonly string[];
}

export interface FindingGroup {
  readonly severity: Severity;
  readonly findings: readonly SaidFinding[];
}

interface FindingsReader {
  readonly audience: Audience;
  readonly words: Sentences;
  readonly reference: Reference;
  /** The buttons that a finding asks to press are on the list, not on this card. */
  readonly isListed?: boolean;
}

type SeenFinding = Extract<Finding, { detail: object }>;

const PRESENCE = [
  'already-in-team',
  'already-invited',
  'invited-by-colleague',
  'invited-by-somebody-else',
  'already-a-guest',
  'an-external-member',
  'a-colleague',
] as const satisfies readonly FindingCode[];

/** That somebody is here already, in a way that leaves something to choose. */
export type Presence = Extract<SeenFinding, { code: (typeof PRESENCE)[number] }>;

/** A guest who may be brought back. */
export type Deleted = Extract<SeenFinding, { code: 'deleted' }>;

/** `choice` is none of them: what stands behind it has a card of its own. */
const ORDER: readonly Severity[] = ['block', 'warn', 'not-checked', 'info'];

// Without these no act has a right behind it, so an unread one stops the invitation (checks 1).
const NEEDED: readonly FindingCode[] = ['inviter-not-allowed', 'not-team-owner'];

/** The findings in words, worst first. What only an administrator reads becomes one sentence a severity for an inviter. */
export function findingGroups(findings: readonly Finding[], reader: FindingsReader): readonly FindingGroup[] {
  return ORDER.flatMap((severity) => {
    const said = findings
      .filter((finding) => shownAs(finding, reader.audience) === severity)
      .map((finding) => wordsOf(finding, findings, reader));
    const unique = said.filter(
      ({ sentence }, index) => said.findIndex((other) => other.sentence === sentence) === index,
    );
    return unique.length === 0 ? [] : [{ severity, findings: unique }];
  });
}

/** How many of that severity are said. */
export function countOf(groups: readonly FindingGroup[], severity: Severity): number {
  return groups.find((group) => group.severity === severity)?.findings.length ?? 0;
}

/** Whether a second look could help: the directory did not answer. */
export function hasUnanswered(findings: readonly Finding[]): boolean {
  return findings.some((finding) => 'unread' in finding && finding.unread.because === 'no-answer');
}

/** The finding that somebody is here already, if this reader may know. */
export function presenceOf(findings: readonly Finding[], audience: Audience): Presence | undefined {
  const presences = findings.filter(isPresence);
  return presences.find((finding) => finding.severity === 'choice' && maySee(finding, audience));
}

export function deletedIn(findings: readonly Finding[]): Deleted | undefined {
  return findings.find((finding): finding is Deleted => 'detail' in finding && finding.code === 'deleted');
}

/** What was seen, in the words for this reader. */
export function findingWords<Code extends FindingCode>(
  finding: SeenFinding & { readonly code: Code },
  { findings }: Sentences,
  audience: Audience,
): FindingWords {
  // TypeScript does not relate the code of a union's member to its detail; the rule table does.
  const say = findings[finding.code] as (detail: object, audience: Audience) => FindingWords;
  return say(finding.detail, audience);
}

/** Nothing where it asks nothing of this reader and they may not know it, or where a card of its own says it. */
function shownAs(finding: Finding, audience: Audience): Severity | undefined {
  const { severity } = finding;
  if (audience === 'admin' || maySee(finding, audience)) return severity === 'choice' ? undefined : severity;
  if (severity === 'info' || 'notApplicable' in finding) return undefined;
  // That somebody is here is kept from them: what they read is that it does not go on by itself.
  return severity === 'choice' ? 'block' : severity;
}

/** Whether it keeps them from being invited, and only an administrator reads why. */
export function isKeptStop(finding: Finding, audience: Audience): boolean {
  return isKept(finding, audience) && (shownAs(finding, audience) === 'block' || NEEDED.includes(finding.code));
}

/** Whether it is said to this reader, and said as “somebody has to look”. */
export function isKept(finding: Finding, audience: Audience): boolean {
  return !maySee(finding, audience) && shownAs(finding, audience) !== undefined;
}

function wordsOf(
  finding: Finding,
  all: readonly Finding[],
  { audience, words, reference, isListed = false }: FindingsReader,
): FindingWords {
  if (!maySee(finding, audience)) return { sentence: words.common.look({ reference }) };
  if (finding.severity === 'not-checked') {
    const unchecked = uncheckedWords(finding, all, words);
    return isListed && hasUnanswered([finding]) ? { ...unchecked, cure: words.reviewMany.checkOnList } : unchecked;
  }
  const said = findingWords(finding, words, audience);
  // What it tells them to choose has been chosen.
  return isPresence(finding) ? { sentence: said.sentence } : said;
}

function uncheckedWords(
  finding: Extract<Finding, { severity: 'not-checked' }>,
  all: readonly Finding[],
  { notChecked }: Sentences,
): FindingWords {
  const subject = notChecked.subjects[finding.fact];
  if ('notApplicable' in finding) return notChecked.doesNotApply({ subject, ...finding.notApplicable });
  if (finding.unread.because === 'no-answer') return notChecked.noAnswer({ subject });
  const { permission } = finding.unread;
  return notChecked.permission({ subject, permission, isNeeded: isNeeded(finding.fact, all) });
}

function maySee(finding: Finding, audience: Audience): boolean {
  if (audience === 'admin') return true;
  // Nobody can learn anything of an account from it, and pressing again is the inviter's own cure.
  if (finding.severity === 'not-checked') return hasUnanswered([finding]);
  return finding.tells !== 'admin' && !tellsAdmin(finding.code);
}

function isPresence(finding: Finding): finding is Presence {
  return 'detail' in finding && PRESENCE.some((code) => code === finding.code);
}

function isNeeded(fact: ReadFact, findings: readonly Finding[]): boolean {
  return findings.some((finding) => 'unread' in finding && finding.fact === fact && NEEDED.includes(finding.code));
}

function tellsAdmin(code: FindingCode): boolean {
  return ELIGIBILITY_RULES.some((rule) => rule.code === code && rule.tells === 'admin');
}
