import template from '#cards/invitation-review.json' with { type: 'json' };
import { actOf, type ChosenAct } from '../domain/already-there.ts';
import { draftMark } from '../domain/press-mark.ts';
import type { Sentences } from '../wording/sentences.ts';
import { LANGUAGE_NAMES, sentences } from '../wording/wording.ts';
import { type AskingView, askingOf } from './asking.ts';
import { cardTitle } from './card-title.ts';
import { countOf, type FindingGroup, findingGroups, hasUnanswered } from './finding-groups.ts';
import { countsText, type GroupView, groupViews } from './finding-views.ts';
import { noteLines } from './note.ts';
import {
  addTitle,
  hasTeam,
  leaveTitle,
  type MailView,
  mailedPerson,
  mailViews,
  nameOf,
  type OpenedPerson,
  teamOf,
  wasSentAgain,
} from './opened-person.ts';
import { type PlainText, plainText, quotedText } from './plain-text.ts';
import type { Reader } from './reader.ts';
import { type CardContent, type CardView, renderCard } from './render-card.ts';
import { type SpacedLine, type Spacing, spacedLines } from './spaced-lines.ts';

interface InvitationReviewView extends CardView, AskingView {
  readonly requestId: string;
  /** What the buttons are pressed on. */
  readonly mark: string;
  readonly heading: PlainText;
  readonly subjects: readonly PlainText[];
  readonly notes: readonly PlainText[];
  readonly changed: readonly PlainText[];
  readonly summary: PlainText;
  readonly fields: readonly { readonly spacing: Spacing; readonly label: string; readonly value: PlainText }[];
  readonly remarks: readonly SpacedLine[];
  readonly groups: readonly GroupView[];
  readonly cureLabel: string;
  readonly words: readonly { readonly heading: PlainText; readonly text: string }[];
  readonly noWords: readonly PlainText[];
  readonly mails: readonly MailView[];
  readonly maySend: boolean;
  readonly mayRecheck: boolean;
  readonly endsSecondRow: boolean;
  readonly hasThirdRow: boolean;
  readonly isStuck: boolean;
  readonly isListed: boolean;
  readonly isListedWithMail: boolean;
  readonly backSpacing: Spacing;
  readonly send: string;
  readonly change: string;
  readonly checkAgain: string;
  readonly cancel: string;
  readonly showMail: string;
  readonly back: string;
}

/** A person, what would be done for them, and the words to say it in. */
interface Telling extends OpenedPerson {
  readonly act: ChosenAct;
  readonly isReady: boolean;
  readonly team: string;
  readonly words: Sentences;
}

/** What was found about one person, what would be sent in which words, and the press that sends it. */
export function invitationReviewCard(opened: OpenedPerson, { language }: Reader): CardContent {
  const words = sentences(language);
  const { draft, person, isListed } = opened;
  const { review } = draft;
  const telling: Telling = {
    ...opened,
    act: actOf(person.choice),
    isReady: person.standing === 'ready',
    team: teamOf(draft, words),
    words,
  };
  const { audience } = review;
  const groups = findingGroups(person.findings, { audience, words, reference: draft.reference, isListed });
  const heading = headingOf(telling, groups);
  const view: InvitationReviewView = {
    title: cardTitle(heading, language),
    lang: language,
    requestId: draft.id,
    mark: draftMark(draft),
    heading: plainText(heading),
    subjects: [plainText(`${person.address} · ${telling.team}`)],
    notes: noteLines(draft.note, language),
    changed: draft.changed ? [plainText(words.review.changed)] : [],
    summary: plainText(summaryOf(telling, groups)),
    fields: telling.isReady ? fieldsOf(telling) : [],
    remarks: telling.isReady ? spacedLines(remarksOf(telling), 'small') : [],
    groups: groupViews(groups, words),
    cureLabel: words.common.cure,
    ...askingOf(draft, isListed ? [] : [person], words),
    ...messageOf(telling),
    ...buttonsOf(telling),
    change: words.common.change,
    checkAgain: words.common.checkAgain,
    cancel: leaveTitle(review, words),
    showMail: words.common.showMail,
    back: words.common.backToList,
  };
  return renderCard(template, view);
}

function headingOf({ person, act, isReady, team, words: { review: words } }: Telling, groups: readonly FindingGroup[]) {
  const name = nameOf(person);
  if (!isReady) return words.blocked({ name });
  const said = { invite: words.ready, renew: words.readyToRenew, add: words.readyToAdd };
  const ready = said[act]({ name, team });
  const warnings = countOf(groups, 'warn');
  if (warnings > 0) return words.warned({ ready, n: warnings });
  const unchecked = countOf(groups, 'not-checked');
  return unchecked > 0 ? words.unchecked({ ready, n: unchecked }) : ready;
}

function summaryOf({ draft, person, words }: Telling, groups: readonly FindingGroup[]): string {
  const counts = `${countsText(groups, person.fine, words)}.`;
  return wasSentAgain(draft.review.people) ? counts : `${counts} ${words.common.nothingSent}`;
}

/** A membership alone is no mail, so there is nothing to say about one. */
function fieldsOf(telling: Telling): InvitationReviewView['fields'] {
  const { draft, person, act, team, words } = telling;
  const { review, form } = draft;
  if (act === 'add') return [];
  const to = person.name === undefined ? person.address : `${person.name} <${person.address}>`;
  const mail = isMailed(telling) ? review.mail : undefined;
  const fields: readonly (readonly [string, string | undefined])[] = [
    [words.review.to, to],
    [words.review.from, mail?.from],
    [words.review.subject, mail?.subject],
    [words.review.team, team],
    // An account that is here keeps the sponsor it has.
    [words.review.sponsor, act === 'invite' ? review.sponsorName : undefined],
    [words.review.language, LANGUAGE_NAMES[form.language]],
  ];
  return fields
    .flatMap(([label, value]) => (value === undefined ? [] : [{ label, value: plainText(value) }]))
    .map((field, index) => ({ ...field, spacing: index === 0 ? 'small' : 'none' }));
}

/** What else happens, beside the mail. */
function remarksOf(telling: Telling): readonly string[] {
  const { draft, person, act, team, words: all } = telling;
  const { review: words, already } = all;
  if (person.choice === 'add') return [already.optAdd({ team })];
  if (person.choice === 'only-add') return [already.optOnlyAdd({ team })];
  const { cc } = draft.form;
  return [
    ...(act === 'renew' ? [already.optNewLink] : []),
    ...whenAdded(telling),
    ...(cc.trim() === '' ? [] : [words.cc({ cc })]),
  ];
}

/** Somebody who is in the team already cannot be added: that choice is missing. */
function whenAdded({ draft, person, act, team, words: { review: words } }: Telling): readonly string[] {
  if (!hasTeam(draft)) return [];
  if (act !== 'renew') return [words.teamWhen({ team })];
  return person.choices.includes('only-add') ? [words.teamWhenRenewed({ team })] : [];
}

function isMailed({ draft, person }: OpenedPerson): boolean {
  return mailedPerson(draft.review) === person;
}

type Buttons = Pick<
  InvitationReviewView,
  | 'mails'
  | 'maySend'
  | 'mayRecheck'
  | 'endsSecondRow'
  | 'hasThirdRow'
  | 'isStuck'
  | 'isListed'
  | 'isListedWithMail'
  | 'backSpacing'
  | 'send'
>;

function buttonsOf(telling: Telling): Buttons {
  const { draft, person, act, isReady, isListed, words } = telling;
  const mails = isMailed(telling) ? mailViews(draft.review, []) : [];
  const hasMail = mails.length > 0;
  const maySend = isReady && !isListed;
  const mayRecheck = maySend && hasUnanswered(person.findings);
  const isSecondRowFull = mayRecheck && hasMail;
  const send = {
    invite: words.common.send,
    renew: words.already.sendNewLink,
    add: addTitle(draft.review.audience, words),
  };
  return {
    mails,
    maySend,
    mayRecheck,
    endsSecondRow: !isSecondRowFull,
    hasThirdRow: isSecondRowFull,
    isStuck: !isReady && !isListed,
    isListed,
    isListedWithMail: isListed && hasMail,
    backSpacing: hasMail ? 'small' : 'medium',
    send: send[act],
  };
}

function messageOf({ draft, act, isReady, words }: Telling): Pick<InvitationReviewView, 'words' | 'noWords'> {
  if (!isReady || act === 'add') return { words: [], noWords: [] };
  const text = quotedText(draft.form.message);
  if (text === '') return { words: [], noWords: [plainText(words.review.noWords)] };
  return { words: [{ heading: plainText(words.review.words), text }], noWords: [] };
}
