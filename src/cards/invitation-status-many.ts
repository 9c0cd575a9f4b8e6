import template from '#cards/invitation-status-many.json' with { type: 'json' };
import { type Invitation, isFinal } from '../domain/invitation.ts';
import { deliveryMark } from '../domain/press-mark.ts';
import { clockText } from '../wording/moments.ts';
import { cardTitle } from './card-title.ts';
import { type Noted, noteLines } from './note.ts';
import { type PlainText, plainText } from './plain-text.ts';
import type { Reader } from './reader.ts';
import { type CardContent, type CardView, renderCard } from './render-card.ts';
import { type SpacedLine, spacedLines } from './spaced-lines.ts';
import { factLines, type Mark } from './status-facts.ts';
import { rankOf, standingOf } from './status-standing.ts';
import {
  besidesOf,
  type InvitationReading,
  MARKS,
  pressesOf,
  smallPrint,
  type Telling,
  type TroubleView,
  tellingOf,
  troubleView,
  upperFirst,
} from './status-telling.ts';
import { troubleOf } from './status-troubles.ts';

/** What a button in a row is pressed on. */
interface RowPress {
  readonly mark: string;
  readonly invitation: string;
}

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
  readonly unsure: readonly RowPress[];
  readonly refused: readonly RowPress[];
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
  readonly sendAgain: string;
  readonly haveIt: string;
  readonly tryAgain: string;
  readonly another: string;
}

interface Several {
  readonly readings: readonly [InvitationReading, ...InvitationReading[]];
}

/** The living card of several invitations: how far all of them are, and each in a row, worst first. */
export function invitationStatusManyCard({ readings, note }: Noted<Several>, reader: Reader): CardContent {
  const first = tellingOf(readings[0], reader);
  const { words, invitation, team } = first;
  const heading = headingOf(readings, first);
  const isOver = readings.every((reading) => isFinal(reading.invitation));
  const worstFirst = readings.toSorted((a, b) => rankOf(a.invitation) - rankOf(b.invitation));
  const view: InvitationStatusManyView = {
    title: cardTitle(heading, reader.language),
    lang: reader.language,
    requestId: invitation.requestId,
    heading: plainText(heading),
    subjects: invitation.teamId === undefined ? [] : [plainText(team)],
    notes: noteLines(note, reader.language),
    people: worstFirst.map((reading, index) => ({ ...rowView(tellingOf(reading, reader)), separator: index > 0 })),
    cureLabel: words.common.cure,
    small: spacedLines(smallPrint(!isOver, first), 'medium'),
    isOver,
    sendAgain: words.status.sendAgain,
    haveIt: words.status.haveIt,
    tryAgain: words.status.tryAgain,
    another: words.status.another,
  };
  return renderCard(template, view);
}

function headingOf(readings: Several['readings'], { invitation, words: { statusMany }, team }: Telling): string {
  const hasTeam = invitation.teamId !== undefined;
  const isDone = (one: Invitation) => (hasTeam ? one.state === 'ready' : one.track.acceptedAt !== undefined);
  const share = { done: readings.filter((reading) => isDone(reading.invitation)).length, n: readings.length };
  if (!hasTeam) return statusMany.accepted(share);
  return readings.every(({ invitation: one }) => isFinal(one))
    ? statusMany.ready({ ...share, team })
    : statusMany.open(share);
}

function rowView(telling: Telling): Omit<RowView, 'separator'> {
  const { invitation, invitee, words, name } = telling;
  const mark = markOf(invitation);
  const press = { mark: deliveryMark(invitation), invitation: invitation.id };
  const { isUnsure, mayTryAgain } = pressesOf(invitation);
  return {
    name: plainText(upperFirst(name)),
    addresses: invitee?.name === undefined ? [] : [plainText(invitee.address)],
    glyph: MARKS[mark],
    weight: mark === 'now' || mark === 'failed' ? 'bolder' : 'default',
    state: plainText(words.statusMany.rows[standingOf(invitation)]),
    remarks: remarksOf(telling).map(plainText),
    troubles: troublesOf(telling),
    unsure: isUnsure ? [press] : [],
    refused: mayTryAgain ? [press] : [],
  };
}

function markOf(invitation: Invitation): Mark {
  if (factLines(invitation).some(({ mark }) => mark === 'failed')) return 'failed';
  return isFinal(invitation) ? 'done' : 'now';
}

/** When a mail may have gone out, and what is so of the sponsor and the notice. */
function remarksOf(telling: Telling): readonly string[] {
  const { invitation, reader, words } = telling;
  const { steps, notes } = words;
  const { mayBeSentAt } = invitation.track;
  const besides = besidesOf(telling);
  if (mayBeSentAt === undefined || !pressesOf(invitation).isUnsure) return besides;
  const time = clockText(mayBeSentAt, reader);
  return invitation.state === 'failed'
    ? [steps.sentFailedAgain({ time }), ...besides]
    : [steps.sentUnknown({ time }), notes.sentUnknownNote, ...besides];
}

function troublesOf(telling: Telling): readonly TroubleView[] {
  const { invitation, reader, words } = telling;
  return factLines(invitation).flatMap((line) => {
    const trouble = troubleOf(invitation, line, { ...telling, audience: reader.audience });
    return trouble === undefined ? [] : [troubleView(trouble, words)];
  });
}
