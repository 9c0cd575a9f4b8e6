import template from '#cards/invitation-status-many.json' with { type: 'json' };
import { type Invitation, isFinal } from '../domain/invitation.ts';
import { cardTitle } from './card-title.ts';
import { factTitle, linkNotes, reminderNotes, secondNotes } from './fact-notes.ts';
import { type Noted, noteLines } from './note.ts';
import { type PlainText, plainText } from './plain-text.ts';
import type { Reader } from './reader.ts';
import { type CardContent, type CardView, renderCard } from './render-card.ts';
import { type SpacedLine, spacedLines } from './spaced-lines.ts';
import { alarmsOf } from './status-alarms.ts';
import { type FactLine, factLines, type Mark } from './status-facts.ts';
import { deliveryRows, type PressRow } from './status-presses.ts';
import { rankOf, standingOf } from './status-standing.ts';
import {
  besidesOf,
  MARKS,
  type RequestStatus,
  smallPrint,
  type Telling,
  type TroubleView,
  tellingOf,
  troubleView,
  upperFirst,
} from './status-telling.ts';
import { troubleOf } from './status-troubles.ts';

/** With more people than that, two buttons each would make the card too tall, and too big to be sent (T2.3). */
const ROOMY = 10;

interface RowView {
  /** Between rows, not above the first. */
  readonly separator: boolean;
  readonly name: PlainText;
  readonly addresses: readonly PlainText[];
  readonly glyph: string;
  readonly weight: 'bolder' | 'default';
  readonly state: PlainText;
  readonly remarks: readonly PlainText[];
  readonly troubles: readonly TroubleView[];
  readonly rows: readonly PressRow[];
}

interface InvitationStatusManyView extends CardView {
  readonly requestId: string;
  readonly heading: PlainText;
  readonly subjects: readonly PlainText[];
  readonly notes: readonly PlainText[];
  readonly people: readonly RowView[];
  readonly cureLabel: string;
  readonly small: readonly SpacedLine[];
  readonly isOver: boolean;
  readonly newLinkWarning: PlainText;
  readonly newLink: string;
  readonly another: string;
}

/** The living card of several invitations: how far all of them are, and each in a row, worst first. */
export function invitationStatusManyCard(
  { readings, reminderDays, note }: Noted<RequestStatus>,
  reader: Reader,
): CardContent {
  const first = tellingOf(readings[0], reader);
  const { words, invitation, team } = first;
  const heading = headingOf(readings, first);
  const isOver = readings.every((reading) => isFinal(reading.invitation));
  const isCrowded = readings.length > ROOMY;
  const worstFirst = readings.toSorted((a, b) => rankOf(a.invitation) - rankOf(b.invitation));
  const view: InvitationStatusManyView = {
    title: cardTitle(heading, reader.language),
    lang: reader.language,
    requestId: invitation.requestId,
    heading: plainText(heading),
    subjects: invitation.teamId === undefined ? [] : [plainText(team)],
    notes: noteLines(note, reader.language),
    people: worstFirst.map((reading, index) => ({
      ...rowView(tellingOf(reading, reader, reminderDays), isCrowded),
      separator: index > 0,
    })),
    cureLabel: words.common.cure,
    small: spacedLines(smallPrint(!isOver, first), 'medium'),
    isOver,
    newLinkWarning: plainText(words.already.optNewLink),
    newLink: words.already.newLink,
    another: words.status.another,
  };
  return renderCard(template, view);
}

function headingOf(readings: RequestStatus['readings'], { invitation, words: { statusMany }, team }: Telling): string {
  const hasTeam = invitation.teamId !== undefined;
  const isDone = (one: Invitation) => (hasTeam ? one.state === 'ready' : one.track.acceptedAt !== undefined);
  const share = { done: readings.filter((reading) => isDone(reading.invitation)).length, n: readings.length };
  if (!hasTeam) return statusMany.accepted(share);
  return readings.every(({ invitation: one }) => isFinal(one))
    ? statusMany.ready({ ...share, team })
    : statusMany.open(share);
}

function rowView(telling: Telling, isCrowded: boolean): Omit<RowView, 'separator'> {
  const { invitation, invitee, words, name } = telling;
  const mark = markOf(telling);
  return {
    name: plainText(upperFirst(name)),
    addresses: invitee?.name === undefined ? [] : [plainText(invitee.address)],
    glyph: MARKS[mark],
    weight: mark === 'now' || mark === 'failed' ? 'bolder' : 'default',
    state: plainText(words.statusMany.rows[standingOf(invitation)]),
    remarks: remarksOf(telling).map(plainText),
    troubles: troublesOf(telling),
    rows: deliveryRows(telling, words, { isCrowded }),
  };
}

function markOf(telling: Telling): Mark {
  const { invitation } = telling;
  const isBad = factLines(invitation).some(({ mark }) => mark === 'failed') || alarmsOf(telling).length > 0;
  if (isBad) return 'failed';
  return isFinal(invitation) ? 'done' : 'now';
}

/** How the link went where that is no plain mail, when they are reminded, and what is so of the sponsor and the notice. */
function remarksOf(telling: Telling): readonly string[] {
  return [...factLines(telling.invitation).flatMap((line) => remarksOn(line, telling)), ...besidesOf(telling)];
}

function remarksOn(line: FactLine, telling: Telling): readonly string[] {
  switch (line.says) {
    case 'sentUnknown':
    case 'sentMaybe':
      return [factTitle(line, telling), telling.words.notes.sentUnknownNote, ...linkNotes(telling)];
    case 'sentByHand':
    case 'sentMicrosoft':
    case 'sentFailedAgain':
      return [factTitle(line, telling), ...secondNotes(telling), ...linkNotes(telling)];
    case 'sentDone':
    case 'sentReported':
    case 'sentFailed':
    case 'sentStopped':
      return [...secondNotes(telling), ...linkNotes(telling)];
    case 'acceptedNow':
      return reminderNotes(telling);
    default:
      return [];
  }
}

function troublesOf(telling: Telling): readonly TroubleView[] {
  const { invitation, reader, words } = telling;
  const ofFacts = factLines(invitation).flatMap((line) => {
    const trouble = troubleOf(invitation, line, { ...telling, audience: reader.audience });
    return trouble === undefined ? [] : [trouble];
  });
  return [...ofFacts, ...alarmsOf(telling)].map((trouble) => troubleView(trouble, words));
}
