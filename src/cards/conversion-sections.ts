import { type ConversionPerson, mustWriteMail } from '../domain/conversion/conversion-person.ts';
import { codesToTick } from '../domain/conversion/ticks.ts';
import { conversionGroups } from './conversion-groups.ts';
import { countOf } from './finding-groups.ts';
import { groupViews } from './finding-views.ts';
import { type PlainText, plainText } from './plain-text.ts';
import { nameIn, type RequestTelling } from './request-telling.ts';

/** What will be so, under a heading of its own. */
export interface ConversionSection {
  readonly heading: PlainText;
  readonly lines: readonly PlainText[];
}

export function sectionOf(heading: string, texts: readonly string[]): ConversionSection {
  return { heading: plainText(heading), lines: texts.map(plainText) };
}

/** All that somebody says yes to, in the order in which it matters (product 5.4). */
export function decisionSections(person: ConversionPerson, telling: RequestTelling): readonly ConversionSection[] {
  const { conversionConfirm: said } = telling.words;
  const accepted = sentencesOf('warn', person, telling);
  return [
    sectionOf(said.written, [writtenText(person, telling)]),
    ...effectSections(person, telling),
    sectionOf(said.notCarried, [said.notCarriedList, ...sentencesOf('not-checked', person, telling)]),
    sectionOf(said.when, [whenText(person, telling)]),
    ...(accepted.length === 0
      ? []
      : [
          sectionOf(
            said.accepted,
            accepted.map((sentence, index) => `(${index + 1}) ${sentence}`),
          ),
        ]),
  ];
}

/** What stays and what changes; it is so whatever was decided since. */
export function effectSections(
  person: ConversionPerson,
  { words: { conversionConfirm: said } }: RequestTelling,
): readonly ConversionSection[] {
  const { signIn, partner, userType, directGroups, directApps } = person;
  return [
    sectionOf(said.kept, [said.keptList({ groups: directGroups, apps: directApps })]),
    sectionOf(said.changes, [
      said.changesSignIn({ signIn, partner }),
      said.changesAccess,
      said.changesStop,
      said.typeStays({ type: userType }),
    ]),
  ];
}

/** What is only good to know, folded; numbered on from the warnings. */
export function infoSection({ preFlight }: ConversionPerson, telling: RequestTelling) {
  const { words } = telling;
  const findings = preFlight.findings.filter(({ severity }) => severity === 'warn' || severity === 'info');
  const groups = conversionGroups(findings, telling);
  const foldedInfo = groupViews(groups, words).filter((_, index) => groups[index]?.severity === 'info');
  const n = countOf(groups, 'info');
  return { hasInfo: n > 0, foldedInfo, showInfo: words.preFlight.showInfo({ n }) };
}

/** Whether they are asked, and where they cannot be, what there is instead (product 5.5). */
function whenText(
  person: ConversionPerson,
  { asksHolder, words: { conversionConfirm: said } }: RequestTelling,
): string {
  const { address, preFlight } = person;
  const name = nameIn(person);
  if (!asksHolder) return said.asksNobody({ name });
  const hasNoTeams = preFlight.findings.some(
    (finding) => finding.code === 'no-teams-for-holder' && 'detail' in finding,
  );
  return hasNoTeams ? said.asksElsewhere({ name, address }) : said.asksFirst({ name });
}

function writtenText(person: ConversionPerson, { words }: RequestTelling): string {
  const { address, mailBefore } = person;
  const { conversionConfirm: said, preFlight } = words;
  return mustWriteMail(person)
    ? said.writes({ old: mailBefore ?? preFlight.empty, new: address })
    : said.writesNone({ address });
}

/** In the words of the pre-flight; what is ticked is said beside its tick. */
function sentencesOf(
  severity: 'warn' | 'not-checked',
  { preFlight }: ConversionPerson,
  telling: RequestTelling,
): readonly string[] {
  const ticked = codesToTick(preFlight);
  const findings = preFlight.findings.filter(
    (finding) => finding.severity === severity && !('unread' in finding && ticked.includes(finding.code)),
  );
  return conversionGroups(findings, telling).flatMap((group) => group.findings.map(({ sentence }) => sentence));
}
