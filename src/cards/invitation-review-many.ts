import template from '#cards/invitation-review-many.json' with { type: 'json' };
import { actOf } from '../domain/already-there.ts';
import { type Review, readyPeople } from '../domain/draft.ts';
import { draftMark } from '../domain/press-mark.ts';
import type { Sentences } from '../wording/sentences.ts';
import { sentences } from '../wording/wording.ts';
import { type AskingView, askingOf } from './asking.ts';
import { cardTitle } from './card-title.ts';
import { type GroupView, groupViews } from './finding-views.ts';
import { noteLines } from './note.ts';
import {
  leaveTitle,
  type MailView,
  mailedPerson,
  mailViews,
  nameOf,
  type ReviewDraft,
  teamOf,
  wasSentAgain,
} from './opened-person.ts';
import { type Listing, type PersonRow, personRows, sharedGroups, waitsForChoice } from './person-row.ts';
import { type PlainText, plainText } from './plain-text.ts';
import type { Reader } from './reader.ts';
import { type CardContent, type CardView, renderCard } from './render-card.ts';
import { type SpacedLine, spacedLines } from './spaced-lines.ts';

interface Section {
  readonly bands: readonly PlainText[];
  readonly headings: readonly PlainText[];
  readonly rows: readonly PersonRow[];
}

interface InvitationReviewManyView extends CardView, AskingView {
  readonly requestId: string;
  /** What the buttons are pressed on. */
  readonly mark: string;
  readonly heading: PlainText;
  readonly subjects: readonly PlainText[];
  readonly notes: readonly PlainText[];
  readonly changed: readonly PlainText[];
  readonly remarks: readonly SpacedLine[];
  readonly groups: readonly GroupView[];
  readonly cureLabel: string;
  readonly sections: readonly Section[];
  readonly folded: readonly {
    readonly more: PlainText;
    readonly showAll: string;
    readonly rows: readonly PersonRow[];
  }[];
  readonly mails: readonly MailView[];
  readonly maySend: boolean;
  readonly endsSecondRow: boolean;
  readonly startsThirdRow: boolean;
  readonly isStuck: boolean;
  readonly send: string;
  readonly change: string;
  readonly checkAgain: string;
  readonly cancel: string;
  readonly showMail: string;
}

/** So many of those who are left out are shown at once; the others unfold. */
const LEFT_OUT_SHOWN = 8;

/** Who can be invited, who is left out and why, and one press for all (design 3.3). */
export function invitationReviewManyCard(draft: ReviewDraft, reader: Reader): CardContent {
  const { language } = reader;
  const words = sentences(language);
  const { review } = draft;
  const ready = readyPeople(review);
  const heading = headingOf(review, words);
  const shared = sharedGroups(draft, words);
  const mails = mailsOf(draft, words);
  const view: InvitationReviewManyView = {
    title: cardTitle(heading, language),
    lang: language,
    requestId: draft.id,
    mark: draftMark(draft),
    heading: plainText(heading),
    subjects: [plainText(teamOf(draft, words))],
    notes: noteLines(draft.note, language),
    changed: draft.changed ? [plainText(words.review.changed)] : [],
    remarks: spacedLines(remarksOf(draft, words), 'small'),
    groups: groupViews(shared, words),
    cureLabel: words.common.cure,
    ...askingOf(draft, review.people, words),
    ...peopleOf({ draft, words, reader, shared }),
    mails,
    maySend: ready.length > 0,
    endsSecondRow: mails.length === 0,
    startsThirdRow: mails.length > 0,
    isStuck: ready.length === 0,
    send: sendTitle(review, words),
    change: words.common.change,
    checkAgain: words.common.checkAgain,
    cancel: leaveTitle(review, words),
    showMail: words.common.showMail,
  };
  return renderCard(template, view);
}

function remarksOf({ review, form }: ReviewDraft, { review: words, common }: Sentences): readonly string[] {
  const isMailed = mailedPerson(review) !== undefined;
  return [
    ...(wasSentAgain(review.people) ? [] : [common.nothingSent]),
    ...(isMailed && review.sponsorName !== undefined ? [`${words.sponsor} ${review.sponsorName}`] : []),
    ...(isMailed && form.cc.trim() !== '' ? [words.cc({ cc: form.cc })] : []),
  ];
}

function peopleOf(listing: Listing): Pick<InvitationReviewManyView, 'sections' | 'folded'> {
  const { draft, words, shared } = listing;
  const { people } = draft.review;
  const indexes = [...people.keys()];
  const ready = indexes.filter((index) => people[index]?.standing === 'ready');
  // Whoever waits for a choice can still come along, so they stand first.
  const leftOut = indexes
    .filter((index) => !ready.includes(index))
    .toSorted((a, b) => Number(waitsForChoice(people[b])) - Number(waitsForChoice(people[a])));
  const folded = leftOut.slice(LEFT_OUT_SHOWN);
  const leftOutTitle = plainText(words.reviewMany.leftOut({ n: leftOut.length }));
  // What concerns everybody has its band already, and three a card are enough.
  const hasBand = shared.every(({ severity }) => severity !== 'block' && severity !== 'warn');
  const sections: readonly Section[] = [
    {
      bands: [],
      headings: [plainText(words.reviewMany.readyList({ n: ready.length }))],
      rows: personRows(ready, listing),
    },
    {
      bands: hasBand ? [leftOutTitle] : [],
      headings: hasBand ? [] : [leftOutTitle],
      rows: personRows(leftOut.slice(0, LEFT_OUT_SHOWN), listing),
    },
  ];
  return {
    sections: sections.filter(({ rows }) => rows.length > 0),
    folded:
      folded.length === 0
        ? []
        : [
            {
              more: plainText(words.reviewMany.andMore({ n: folded.length })),
              showAll: words.reviewMany.showAll,
              rows: personRows(folded, listing),
            },
          ],
  };
}

function mailsOf({ review }: ReviewDraft, { reviewMany: words }: Sentences): readonly MailView[] {
  const person = mailedPerson(review);
  if (!person) return [];
  const mailed = readyPeople(review).length - addedOf(review);
  const said = mailed > 1 ? words.mailOf : words.mailOfOne;
  return mailViews(review, [said({ name: nameOf(person) })]);
}

function addedOf(review: Review): number {
  return readyPeople(review).filter(({ choice }) => actOf(choice) === 'add').length;
}

function headingOf(review: Review, { reviewMany: words }: Sentences): string {
  const values = { ready: readyPeople(review).length, total: review.people.length };
  return addedOf(review) === 0 ? words.heading(values) : words.headingMixed(values);
}

/** What the press does for all who are ready: a mail for each, a membership for each, or some of both. */
function sendTitle(review: Review, { reviewMany: words }: Sentences): string {
  const n = readyPeople(review).length;
  const added = addedOf(review);
  if (added === 0) return words.send({ n });
  return added === n ? words.add({ n }) : words.sendAndAdd({ n: n - added, added });
}
