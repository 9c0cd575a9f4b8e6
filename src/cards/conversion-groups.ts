import type { ConversionCode } from '../domain/conversion/conversion-details.ts';
import type { ConversionFinding, ConversionSeverity, Evidence } from '../domain/conversion/conversion-finding.ts';
import { CONVERSION_RULES, type NamedConversionRule } from '../domain/conversion/conversion-rules.ts';
import type { FindingWords } from '../wording/finding-words.ts';
import { dayText, monthText } from '../wording/moments.ts';
import type { Sentences } from '../wording/sentences.ts';
import type { FindingGroup, SaidFinding } from './finding-groups.ts';
import type { Reader } from './reader.ts';

const VALUE_MAX = 200;

const ORDER: readonly ConversionSeverity[] = ['block', 'warn', 'not-checked', 'info'];

interface ConversionReader {
  readonly words: Sentences;
  readonly reader: Reader;
  /** Where somebody else reads what was found for them. */
  readonly asker?: string | undefined;
}

type SeenFinding = Extract<ConversionFinding, { detail: object }>;
type UnreadFinding = Extract<ConversionFinding, { fact: string }>;

/** The findings in words, worst first; what several rules could not read is said once. */
export function conversionGroups(
  findings: readonly ConversionFinding[],
  reader: ConversionReader,
): readonly FindingGroup[] {
  return ORDER.flatMap((severity) => {
    const said = findings
      .filter((finding) => finding.severity === severity)
      .map((finding) => ('detail' in finding ? seenWords(finding, reader) : unreadWords(finding, findings, reader)));
    const unique = said.filter(
      ({ sentence }, index) => said.findIndex((other) => other.sentence === sentence) === index,
    );
    return unique.length === 0 ? [] : [{ severity, findings: unique }];
  });
}

/** What could not be read although nothing can be confirmed without it, each fact once. */
export function missingFacts(findings: readonly ConversionFinding[]): readonly UnreadFinding['fact'][] {
  return [
    ...new Set(findings.flatMap((finding) => ('mustBeRead' in finding && finding.mustBeRead ? finding.fact : []))),
  ];
}

/** With the property that it was read from, and where the rule comes from if that is not current documentation. */
function seenWords(finding: SeenFinding, telling: ConversionReader): SaidFinding {
  const { words, reader } = telling;
  const { code, severity, detail, evidence } = finding;
  // TypeScript does not relate the code of a union's member to its detail; the rule table does.
  const say = words.conversionFindings[code] as (detail: object, day: (iso: string) => string) => FindingWords;
  const rule = ruleOf(code);
  const isFinal = rule?.override === 'never';
  const { preFlight } = words;
  return {
    ...say(detail, (iso) => dayText(new Date(iso), reader)),
    ...aboutAsker(finding, telling),
    small: [
      ...(severity === 'block' && isFinal && !isCuredByUs(finding) ? [preFlight.never] : []),
      ...(evidence ? [readText(evidence, words)] : []),
      ...(rule ? sourceLines(rule, telling) : []),
    ],
  };
}

/** What is about whoever asked, or theirs to do, names them; what they have given a reason for waits for nobody. */
function aboutAsker({ code, severity }: SeenFinding, { words, asker }: ConversionReader): Partial<FindingWords> {
  const isSettled = code === 'sign-in-domain-differs' && severity !== 'block';
  return (asker !== undefined && !isSettled && words.toLookAt.findings[code]?.({ asker })) || {};
}

/** What Guestlist changes itself needs no exception. */
function isCuredByUs({ detail }: SeenFinding): boolean {
  return 'isCuredByUs' in detail && detail.isCuredByUs;
}

function readText({ property, value }: Evidence, { preFlight }: Sentences): string {
  return preFlight.read({ property, value: value ? shortened(value) : preFlight.empty });
}

/** A rule of a group, or all that somebody owns, may go on for pages. */
function shortened(value: string): string {
  const letters = [...value];
  return letters.length > VALUE_MAX ? `${letters.slice(0, VALUE_MAX).join('')}…` : value;
}

function unreadWords(
  finding: UnreadFinding,
  all: readonly ConversionFinding[],
  { words, asker }: ConversionReader,
): FindingWords {
  const { conversionNotChecked, notChecked, toLookAt } = words;
  const ofAsker = asker === undefined ? undefined : toLookAt.subjects[finding.fact]?.({ asker });
  const subject = ofAsker ?? conversionNotChecked.subjects[finding.fact];
  if ('notApplicable' in finding) return notChecked.doesNotApply({ subject, ...finding.notApplicable });
  // Another rule may need what this one can do without.
  const mustBeRead = missingFacts(all).includes(finding.fact);
  if (finding.unread.because === 'no-answer') return conversionNotChecked.noAnswer({ subject, mustBeRead });
  return conversionNotChecked.permission({ subject, permission: finding.unread.permission, mustBeRead });
}

/** Undefined: the review was kept by another release. */
function ruleOf(code: ConversionCode): NamedConversionRule | undefined {
  return CONVERSION_RULES.find((one) => one.code === code);
}

/** What somebody else has said is as old as their word; a rule of ours is in force now. */
function sourceLines({ basis, since }: NamedConversionRule, { words, reader }: ConversionReader): readonly string[] {
  if (basis === 'documented') return [];
  const { preFlight } = words;
  const said = basis === 'ours' ? undefined : monthText(since, reader.language);
  return [preFlight.basis({ basis: preFlight.bases[basis], since: said })];
}
