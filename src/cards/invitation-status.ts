import template from '#cards/invitation-status.json' with { type: 'json' };
import { isFinal } from '../domain/invitation.ts';
import { deliveryMark } from '../domain/press-mark.ts';
import { cardTitle } from './card-title.ts';
import { factNotes, factTitle } from './fact-notes.ts';
import { invitationStatusManyCard } from './invitation-status-many.ts';
import { type Note, type Noted, noteLines } from './note.ts';
import { type PlainText, plainText } from './plain-text.ts';
import type { Reader } from './reader.ts';
import { type CardContent, type CardView, renderCard } from './render-card.ts';
import { type SpacedLine, spacedLines } from './spaced-lines.ts';
import { alarmsOf } from './status-alarms.ts';
import { type FactLine, factLines } from './status-facts.ts';
import { type PressRow, pressRows } from './status-presses.ts';
import { statusHeading } from './status-standing.ts';
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

interface FactView {
  readonly spacing: 'small' | 'medium';
  readonly mark: string;
  readonly weight: 'bolder' | 'default';
  readonly isSubtle: boolean;
  readonly title: PlainText;
  readonly notes: readonly PlainText[];
  readonly troubles: readonly TroubleView[];
}

interface InvitationStatusView extends CardView {
  readonly requestId: string;
  /** What the buttons about the mail are pressed on. */
  readonly pressMark: string;
  readonly heading: PlainText;
  readonly subjects: readonly PlainText[];
  readonly notes: readonly PlainText[];
  readonly facts: readonly FactView[];
  readonly cureLabel: string;
  readonly alarms: readonly TroubleView[];
  readonly besides: readonly SpacedLine[];
  readonly closing: readonly PlainText[];
  readonly small: readonly SpacedLine[];
  readonly rows: readonly PressRow[];
  readonly newLinkWarning: PlainText;
  readonly newLink: string;
}

/** The living card: what is so, what is waited for, and what the reader can do about it. */
export function invitationStatusCard(
  { readings, reminderDays, note }: Noted<RequestStatus>,
  reader: Reader,
): CardContent {
  const [first, ...others] = readings;
  if (others.length > 0) return invitationStatusManyCard({ readings, reminderDays, note }, reader);
  return oneStatusCard(tellingOf(first, reader, reminderDays), note);
}

function oneStatusCard(telling: Telling, note: Note | undefined): CardContent {
  const { invitation, reader, words } = telling;
  const heading = upperFirst(statusHeading(invitation, words, telling));
  const view: InvitationStatusView = {
    title: cardTitle(heading, reader.language),
    lang: reader.language,
    requestId: invitation.requestId,
    pressMark: deliveryMark(invitation),
    heading: plainText(heading),
    subjects: subjectsOf(telling).map(plainText),
    notes: noteLines(note, reader.language),
    facts: factLines(invitation).map((line, index) => factView(line, index, telling)),
    cureLabel: words.common.cure,
    alarms: alarmsOf(telling).map((alarm) => troubleView(alarm, words)),
    besides: spacedLines(besidesOf(telling), 'medium'),
    closing: closingOf(telling).map(plainText),
    small: spacedLines(smallPrint(!isFinal(invitation), telling), 'medium'),
    rows: pressRows(telling, words),
    newLinkWarning: plainText(words.already.optNewLink),
    newLink: words.already.newLink,
  };
  return renderCard(template, view);
}

function subjectsOf({ invitation, invitee, team }: Telling): readonly string[] {
  const parts = [...(invitee ? [invitee.address] : []), ...(invitation.teamId === undefined ? [] : [team])];
  return parts.length === 0 ? [] : [parts.join(' · ')];
}

function factView(line: FactLine, index: number, telling: Telling): FactView {
  const trouble = troubleOf(telling.invitation, line, { ...telling, audience: telling.reader.audience });
  return {
    spacing: index === 0 ? 'medium' : 'small',
    mark: MARKS[line.mark],
    weight: line.mark === 'now' || line.mark === 'failed' ? 'bolder' : 'default',
    isSubtle: line.mark === 'next',
    title: plainText(upperFirst(factTitle(line, telling))),
    notes: factNotes(line, telling),
    troubles: trouble === undefined ? [] : [troubleView(trouble, telling.words)],
  };
}

function closingOf({ invitation, words: { notes: said, common }, name }: Telling): readonly string[] {
  switch (invitation.state) {
    case 'ready':
      if (invitation.act === 'add') return [said.readyAdded];
      return [said.ready, said.conditionalAccess({ name, signedIn: said.signedInUnread }), said.opens({ name })].map(
        upperFirst,
      );
    case 'needs-attention':
      return [said.nothingSent];
    case 'failed':
      if (invitation.stage !== 'issue') return [];
      return [invitation.act === 'add' ? said.nothingAdded : said.nothingSent];
    case 'requested':
      // A new link begins with the attempts of the one before it.
      return invitation.attempts > (invitation.track.issueAttempts ?? 0) ? [common.late] : [];
    case 'issued':
      return invitation.isLate ? [common.late] : [];
    default:
      return [];
  }
}
