import template from '#cards/invitation-review.json' with { type: 'json' };
import type { Draft } from '../domain/draft.ts';
import type { Severity } from '../domain/eligibility.ts';
import { draftMark } from '../domain/press-mark.ts';
import type { FindingWords, Sentences } from '../wording/sentences.ts';
import { LANGUAGE_NAMES, sentences } from '../wording/wording.ts';
import { cardTitle } from './card-title.ts';
import { type FindingGroup, findingGroups, hasUnanswered } from './finding-groups.ts';
import { type Noted, noteLines } from './note.ts';
import { type PlainText, plainText, quotedText } from './plain-text.ts';
import type { Reader } from './reader.ts';
import { type CardContent, type CardView, renderCard } from './render-card.ts';

type Spacing = 'none' | 'small' | 'medium';

interface GroupView {
  readonly bands: readonly { readonly style: 'attention' | 'warning'; readonly title: PlainText }[];
  readonly headings: readonly PlainText[];
  readonly findings: readonly FindingView[];
}

interface FindingView {
  readonly spacing: Spacing;
  readonly weight: 'bolder' | 'default';
  readonly sentence: PlainText;
  readonly cures: readonly PlainText[];
  readonly remarks: readonly PlainText[];
  readonly who: readonly PlainText[];
}

interface InvitationReviewView extends CardView {
  readonly requestId: string;
  /** What the buttons are pressed on. */
  readonly mark: string;
  readonly heading: PlainText;
  readonly subjects: readonly PlainText[];
  readonly notes: readonly PlainText[];
  readonly changed: readonly PlainText[];
  readonly summary: PlainText;
  readonly fields: readonly { readonly spacing: Spacing; readonly label: string; readonly value: PlainText }[];
  readonly groups: readonly GroupView[];
  readonly cureLabel: string;
  readonly words: readonly { readonly heading: PlainText; readonly text: string }[];
  readonly noWords: readonly PlainText[];
  readonly mailLines: readonly { readonly spacing: Spacing; readonly text: PlainText }[];
  readonly isEligible: boolean;
  readonly isBlocked: boolean;
  readonly mayRecheck: boolean;
  readonly endsSecondRow: boolean;
  readonly send: string;
  readonly change: string;
  readonly checkAgain: string;
  readonly cancel: string;
  readonly showMail: string;
}

type ReviewDraft = Extract<Draft, { stage: 'review' }>;

const BANDS: Readonly<Partial<Record<Severity, 'attention' | 'warning'>>> = { block: 'attention', warn: 'warning' };

/** What was found, what would be sent in which words, and the press that sends it. */
export function invitationReviewCard(draft: Noted<ReviewDraft>, { language, audience }: Reader): CardContent {
  const words = sentences(language);
  const { review } = draft;
  const groups = findingGroups(review.findings, { audience, words, reference: draft.reference });
  const heading = headingOf(draft, groups, words);
  const mayRecheck = review.eligible && hasUnanswered(review.findings);
  const team = teamOf(draft, words);
  const view: InvitationReviewView = {
    title: cardTitle(heading, language),
    lang: language,
    requestId: draft.id,
    mark: draftMark(draft),
    heading: plainText(heading),
    subjects: [plainText(`${review.address} · ${team}`)],
    notes: noteLines(draft.note, language),
    changed: draft.changed ? [plainText(words.review.changed)] : [],
    summary: plainText(`${summaryOf(groups, review.fine, words)}. ${words.common.nothingSent}`),
    fields: review.eligible ? fieldsOf(draft, team, words) : [],
    groups: groupViews(groups, words),
    cureLabel: words.common.cure,
    ...messageOf(draft, words),
    mailLines: review.eligible ? mailLines(review.mail.text) : [],
    isEligible: review.eligible,
    isBlocked: !review.eligible,
    mayRecheck,
    endsSecondRow: !mayRecheck,
    send: words.common.send,
    change: words.common.change,
    checkAgain: words.common.checkAgain,
    cancel: words.common.cancel,
    showMail: words.common.showMail,
  };
  return renderCard(template, view);
}

function headingOf({ review }: ReviewDraft, groups: readonly FindingGroup[], { review: words }: Sentences): string {
  const name = review.name ?? review.address;
  const count = (severity: Severity) => groups.find((group) => group.severity === severity)?.findings.length ?? 0;
  if (!review.eligible) return words.blocked({ name });
  if (count('warn') > 0) return words.warned({ name, n: count('warn') });
  return count('not-checked') > 0 ? words.unchecked({ name, n: count('not-checked') }) : words.ready({ name });
}

function teamOf({ review, form, teams }: ReviewDraft, { form: words, common }: Sentences): string {
  if (form.teamId === '') return words.teamNone;
  return review.teamName ?? teams.find(({ id }) => id === form.teamId)?.name ?? common.unnamedTeam;
}

function summaryOf(groups: readonly FindingGroup[], fine: number, { severity: words }: Sentences): string {
  const counts = groups.map(({ severity, findings }) => `${words[severity]} ${findings.length}`);
  return [...counts, ...(fine > 0 ? [`${words.fine} ${fine}`] : [])].join(' · ');
}

function fieldsOf(
  { review, form }: ReviewDraft,
  team: string,
  { review: words }: Sentences,
): InvitationReviewView['fields'] {
  const to = review.name === undefined ? review.address : `${review.name} <${review.address}>`;
  const fields = [
    [words.to, to],
    [words.from, review.mail.from],
    [words.subject, review.mail.subject],
    [words.team, team],
    [words.language, LANGUAGE_NAMES[form.language]],
  ] as const;
  return fields.map(([label, value], index) => ({
    spacing: index === 0 ? 'small' : 'none',
    label,
    value: plainText(value),
  }));
}

/** Numbers run through the card, so that people can say “number 3”. */
function groupViews(groups: readonly FindingGroup[], words: Sentences): readonly GroupView[] {
  return groups.map(({ severity, findings }, position) => {
    const before = groups.slice(0, position).reduce((sum, group) => sum + group.findings.length, 0);
    const title = plainText(`${words.severity[severity]} (${findings.length})`);
    const band = BANDS[severity];
    return {
      bands: band ? [{ style: band, title }] : [],
      headings: band ? [] : [title],
      findings: findings.map((finding, index) =>
        findingView(finding, { band, number: before + index + 1, index, words }),
      ),
    };
  });
}

interface Place {
  readonly band: 'attention' | 'warning' | undefined;
  readonly number: number;
  readonly index: number;
  readonly words: Sentences;
}

function findingView({ sentence, cure, who }: FindingWords, { band, number, index, words }: Place): FindingView {
  const cures = cure === undefined ? [] : [plainText(cure)];
  return {
    spacing: index === 0 ? 'small' : 'medium',
    weight: band ? 'bolder' : 'default',
    sentence: plainText(`(${number}) ${sentence}`),
    cures: band ? cures : [],
    remarks: band ? [] : cures,
    who: who === undefined ? [] : [plainText(words.common.who({ who }))],
  };
}

function messageOf(
  { form, review }: ReviewDraft,
  { review: words }: Sentences,
): Pick<InvitationReviewView, 'words' | 'noWords'> {
  if (!review.eligible) return { words: [], noWords: [] };
  const text = quotedText(form.message);
  if (text === '') return { words: [], noWords: [plainText(words.noWords)] };
  return { words: [{ heading: plainText(words.words), text }], noWords: [] };
}

/** A TextBlock makes one line of its text, so each line of the mail gets one of its own. */
function mailLines(text: string): InvitationReviewView['mailLines'] {
  const lines = text.split(/\r?\n/).map(plainText);
  return lines.flatMap((line, index) => {
    const startsParagraph = index > 0 && lines[index - 1] === '';
    return line === '' ? [] : [{ spacing: startsParagraph ? ('small' as const) : ('none' as const), text: line }];
  });
}
