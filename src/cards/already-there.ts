import template from '#cards/already-there.json' with { type: 'json' };
import type { Choice } from '../domain/already-there.ts';
import { draftMark } from '../domain/press-mark.ts';
import { momentText } from '../wording/moments.ts';
import type { Sentences } from '../wording/sentences.ts';
import { sentences } from '../wording/wording.ts';
import { type AskingView, askingOf } from './asking.ts';
import { cardTitle } from './card-title.ts';
import { type ChangesView, changesView } from './change-options.ts';
import { deletedText } from './change-telling.ts';
import { countOf, type Deleted, findingGroups, findingWords, hasUnanswered, type Presence } from './finding-groups.ts';
import { type GroupView, groupViews } from './finding-views.ts';
import { noteLines } from './note.ts';
import { addTitle, hasTeam, leaveTitle, nameOf, type OpenedPerson, offeredChoices, teamOf } from './opened-person.ts';
import { type PlainText, plainText } from './plain-text.ts';
import type { Reader } from './reader.ts';
import { type CardContent, type CardView, renderCard } from './render-card.ts';
import { type SpacedLine, spacedLines } from './spaced-lines.ts';

interface OptionButton {
  readonly title: string;
  readonly style: 'positive' | 'default';
}

interface OptionView {
  readonly text: PlainText;
  /** One of them has one. */
  readonly chooses: readonly (OptionButton & { readonly choice: Choice })[];
  readonly resends: readonly OptionButton[];
  readonly converts: readonly (OptionButton & { readonly account: string })[];
}

interface AlreadyThereView extends CardView, AskingView, ChangesView {
  readonly requestId: string;
  /** What the buttons are pressed on. */
  readonly mark: string;
  readonly person: number;
  readonly heading: PlainText;
  readonly subjects: readonly PlainText[];
  readonly notes: readonly PlainText[];
  readonly changed: readonly PlainText[];
  readonly texts: readonly SpacedLine[];
  readonly questions: readonly PlainText[];
  readonly options: readonly OptionView[];
  /** What keeps from choosing, or warns of it, is read before the choices. */
  readonly urgent: readonly GroupView[];
  readonly groups: readonly GroupView[];
  readonly cureLabel: string;
  readonly isStuck: boolean;
  readonly isAlone: boolean;
  readonly isListed: boolean;
  readonly change: string;
  readonly checkAgain: string;
  readonly cancel: string;
  readonly back: string;
}

/** Somebody who is in the directory already, or was, and what was found of them that this reader may know. */
export interface OpenedPresence extends OpenedPerson {
  readonly presence: Presence | Deleted;
}

interface Telling extends OpenedPresence {
  readonly team: string;
  readonly words: Sentences;
  readonly reader: Reader;
}

/** Not an error but a choice: what can be done for somebody who needs no invitation (design 3.4). */
export function alreadyThereCard(opened: OpenedPresence, reader: Reader): CardContent {
  const { draft, person, isListed } = opened;
  const { language } = reader;
  const words = sentences(language);
  const telling: Telling = { ...opened, team: teamOf(draft, words), words, reader };
  const { audience } = draft.review;
  // That they were deleted is what the card is about.
  const findings = person.findings.filter((finding) => finding !== opened.presence || finding.code !== 'deleted');
  const groups = findingGroups(findings, { audience, words, reference: draft.reference, isListed });
  const views = groupViews(groups, words);
  const urgent = groups.filter(({ severity }) => severity === 'block' || severity === 'warn').length;
  const heading = headingOf(telling);
  const chosen = offeredChoices(person).map((choice, index) => optionView(choice, index, telling));
  const options = [...chosen, ...convertOptions(telling)];
  const changes = changesView(opened, reader);
  const canHelp = countOf(groups, 'block') > 0 || hasUnanswered(person.findings) || isToBeChanged(telling);
  const view: AlreadyThereView = {
    title: cardTitle(heading, language),
    lang: language,
    requestId: draft.id,
    mark: draftMark(draft),
    person: opened.index,
    heading: plainText(heading),
    subjects: subjectsOf(telling, heading).map(plainText),
    notes: noteLines(draft.note, language),
    changed: draft.changed ? [plainText(words.review.changed)] : [],
    texts: spacedLines(textsOf(telling), 'medium'),
    questions: options.length + changes.changes.length === 0 ? [] : [plainText(words.already.choose)],
    options,
    ...changes,
    urgent: views.slice(0, urgent),
    groups: views.slice(urgent),
    cureLabel: words.common.cure,
    ...askingOf(draft, isListed ? [] : [person], words),
    isStuck: canHelp && !isListed,
    isAlone: !canHelp && !isListed,
    isListed,
    change: words.common.change,
    checkAgain: words.common.checkAgain,
    cancel: leaveTitle(draft.review, words),
    back: words.common.backToList,
  };
  return renderCard(template, view);
}

function headingOf({ person, presence, team, words: { already, askChange } }: Telling): string {
  const values = { name: nameOf(person), address: person.address, team };
  switch (presence.code) {
    case 'already-invited':
    case 'invited-by-colleague':
      return already.headPending(values);
    case 'invited-by-somebody-else':
      return already.headElse(values);
    case 'already-a-guest':
      return already.headGuest(values);
    case 'an-external-member':
      return already.headExternal(values);
    case 'already-in-team':
      return already.headMember(values);
    case 'a-colleague':
      return already.headColleague(values);
    case 'deleted':
      return askChange.headDeleted({ name: presence.detail.name });
  }
}

/** Whatever of address and team the heading does not say. */
function subjectsOf({ draft, person, team }: Telling, heading: string): readonly string[] {
  const address = heading.includes(person.address) ? [] : [person.address];
  const parts = [...address, ...(hasTeam(draft) ? [team] : [])];
  return parts.length === 0 ? [] : [parts.join(' · ')];
}

/** Somebody who is here can only be added, and no team was chosen to add them to. */
function lacksTeam({ draft, person, presence }: OpenedPresence): boolean {
  const isToBeAdded = presence.code !== 'already-in-team' && presence.code !== 'deleted';
  return !hasTeam(draft) && person.choices.length === 0 && isToBeAdded;
}

/** Another team, or a second look once they are back, leads on. */
function isToBeChanged(telling: Telling): boolean {
  return lacksTeam(telling) || telling.presence.code === 'deleted';
}

function textsOf(telling: Telling): readonly string[] {
  const { draft, person, presence, team, words, reader } = telling;
  const { already } = words;
  const isAdmin = draft.review.audience === 'admin';
  return [
    // The heading says to an inviter all that they may know; an administrator reads who it is.
    ...(isAdmin ? [foundText(telling)] : []),
    ...(presence.code === 'already-in-team' ? [already.member] : []),
    ...(presence.code === 'a-colleague' && person.choices.includes('add') ? [already.colleague({ team })] : []),
    ...(person.sentAgainAt ? [already.sentAgain({ time: momentText(person.sentAgainAt, reader) })] : []),
    ...(lacksTeam(telling)
      ? [`${already.lacksTeam} ${telling.isListed ? words.reviewMany.changeOnList : already.chooseTeam}`]
      : []),
  ];
}

function foundText({ presence, reader, words }: Telling): string {
  if (presence.code !== 'deleted') return findingWords(presence, words, 'admin').sentence;
  return deletedText(new Date(presence.detail.deletedAt), { reader, words });
}

function optionView(choice: Choice, index: number, { draft, person, team, words }: Telling): OptionView {
  const { already } = words;
  const { audience } = draft.review;
  const resent = person.open?.isOwn === false ? already.optResendColleague : already.optResend;
  const said = {
    add: [already.optAdd({ team }), addTitle(audience, words)],
    'send-again': [resent({ address: person.address }), already.resend],
    'new-link': [already.optNewLink, already.newLink],
    'only-add': [already.optOnlyAdd({ team }), audience === 'admin' ? already.onlyAddAdmin : already.onlyAdd],
  } as const;
  const [text, title] = said[choice];
  const button = { title, style: index === 0 ? ('positive' as const) : ('default' as const) };
  return {
    text: plainText(text),
    chooses: choice === 'send-again' ? [] : [{ ...button, choice }],
    resends: choice === 'send-again' ? [button] : [],
    converts: [],
  };
}

/** For an administrator: what looks like a colleague may be an outsider with an account of ours (product 5). */
function convertOptions({ draft, presence, words: { convertInstead } }: Telling): readonly OptionView[] {
  const accountId = draft.review.audience === 'admin' ? convertibleIn(presence) : undefined;
  if (accountId === undefined) return [];
  const button = { title: convertInstead.button, style: 'default' as const, account: accountId };
  return [{ text: plainText(convertInstead.option), chooses: [], resends: [], converts: [button] }];
}

/** An account of ours, whatever its type. */
function convertibleIn(presence: OpenedPresence['presence']): string | undefined {
  switch (presence.code) {
    case 'a-colleague':
      return presence.detail.accountId;
    case 'already-a-guest':
    case 'already-in-team':
      return presence.detail.internalId;
    default:
      return undefined;
  }
}
