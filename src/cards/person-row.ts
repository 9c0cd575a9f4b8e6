import { bareText } from '../domain/bare-text.ts';
import type { ReviewedPerson } from '../domain/draft.ts';
import type { FindingWords } from '../wording/finding-words.ts';
import { momentText } from '../wording/moments.ts';
import type { Sentences } from '../wording/sentences.ts';
import { type FindingGroup, findingGroups, findingWords, type Presence, presenceOf } from './finding-groups.ts';
import { nameOf, offeredChoices, type ReviewDraft, teamOf } from './opened-person.ts';
import { type PlainText, plainText } from './plain-text.ts';
import type { Reader } from './reader.ts';

/** One of several people: who it is, the worst about them in a line, and the press that opens them (P6). */
export interface PersonRow {
  /** Between rows, not above the first. */
  readonly separator: boolean;
  readonly person: number;
  /** All that can be read of the row, in its order: the name of the press for those who do not see it. */
  readonly pressName: string;
  readonly name: PlainText;
  readonly addresses: readonly PlainText[];
  readonly labelled: readonly { readonly label: PlainText; readonly text: PlainText }[];
  readonly plain: readonly PlainText[];
  readonly open: PlainText;
}

export interface Listing {
  readonly draft: ReviewDraft;
  readonly words: Sentences;
  readonly reader: Reader;
  /** What is said of everybody above the list. */
  readonly shared: readonly FindingGroup[];
}

/** Here already, and something can be chosen for them. */
export function waitsForChoice(person: ReviewedPerson | undefined): boolean {
  return person !== undefined && person.standing === 'already-there' && offeredChoices(person).length > 0;
}

/** What is so for each of several, said once above the list: good to know only for one person is not for a list. */
export function sharedGroups(draft: ReviewDraft, words: Sentences): readonly FindingGroup[] {
  const [first, ...others] = draft.review.people.map((person) => groupsOf(person, draft, words));
  if (first === undefined || others.length === 0) return [];
  return first.flatMap(({ severity, findings }) => {
    const common = findings.filter((finding) => others.every((groups) => says(groups, severity, finding)));
    return common.length === 0 || severity === 'info' ? [] : [{ severity, findings: common }];
  });
}

export function personRows(indexes: readonly number[], listing: Listing): readonly PersonRow[] {
  return indexes.map((index, position) => ({ ...personRow(index, listing), separator: position > 0 }));
}

function personRow(index: number, listing: Listing): Omit<PersonRow, 'separator'> {
  const { draft, words } = listing;
  const person = draft.review.people[index];
  if (!person) throw new Error(`A review has nobody at ${index}`);
  const name = nameOf(person);
  const addresses = person.name === undefined ? [] : [person.address];
  const { labelled, plain } = linesOf(person, listing);
  const open = waitsForChoice(person) ? words.reviewMany.chooseRow : words.reviewMany.openRow;
  const said = labelled.map(({ label, text }) => `${label} ${text}`);
  return {
    person: index,
    pressName: bareText([name, ...addresses, ...plain, ...said, open].join(' ')),
    name: plainText(name),
    addresses: addresses.map(plainText),
    labelled: labelled.map(({ label, text }) => ({ label: plainText(label), text: plainText(text) })),
    plain: plain.map(plainText),
    open: plainText(open),
  };
}

interface Lines {
  readonly labelled: readonly { readonly label: string; readonly text: string }[];
  readonly plain: readonly string[];
}

function linesOf(person: ReviewedPerson, listing: Listing): Lines {
  const { draft, words } = listing;
  const presence = person.standing === 'already-there' ? presenceOf(person.findings, draft.review.audience) : undefined;
  const plain = presence ? presenceLines(person, presence, listing) : chosenLines(person, listing);
  const worst = groupsOf(person, draft, words)
    .filter(({ severity }) => severity !== 'info')
    .flatMap(({ severity, findings }) =>
      findings
        .filter((finding) => !says(listing.shared, severity, finding))
        .map(({ sentence }) => ({ label: `${words.severity[severity]}:`, text: sentence })),
    );
  return { labelled: worst.slice(0, 1), plain };
}

function presenceLines({ sentAgainAt }: ReviewedPerson, presence: Presence, listing: Listing): readonly string[] {
  const { draft, words, reader } = listing;
  const { sentence } = findingWords(presence, words, draft.review.audience);
  if (sentAgainAt === undefined) return [sentence];
  return [sentence, words.already.sentAgain({ time: momentText(sentAgainAt, reader) })];
}

function chosenLines({ choice }: ReviewedPerson, { draft, words }: Listing): readonly string[] {
  if (choice === undefined) return [];
  return [words.reviewMany.chosen[choice]({ team: teamOf(draft, words) })];
}

function groupsOf({ findings }: ReviewedPerson, { review, reference }: ReviewDraft, words: Sentences) {
  return findingGroups(findings, { audience: review.audience, words, reference });
}

function says(
  groups: readonly FindingGroup[],
  severity: FindingGroup['severity'],
  { sentence }: FindingWords,
): boolean {
  return groups.some(
    (group) => group.severity === severity && group.findings.some((said) => said.sentence === sentence),
  );
}
