import template from '#cards/invitation-status.json' with { type: 'json' };
import { type Invitation, isFinal } from '../domain/invitation.ts';
import { deliveryMark } from '../domain/press-mark.ts';
import { clockText, momentText } from '../wording/moments.ts';
import type { Sentences } from '../wording/sentences.ts';
import { cardTitle } from './card-title.ts';
import { invitationStatusManyCard } from './invitation-status-many.ts';
import { type Note, type Noted, noteLines } from './note.ts';
import { type PlainText, plainText } from './plain-text.ts';
import type { Reader } from './reader.ts';
import { type CardContent, type CardView, renderCard } from './render-card.ts';
import { type SpacedLine, spacedLines } from './spaced-lines.ts';
import { type FactLine, factLines, lateHours } from './status-facts.ts';
import { statusHeading } from './status-standing.ts';
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
  readonly besides: readonly SpacedLine[];
  readonly closing: readonly PlainText[];
  readonly small: readonly SpacedLine[];
  readonly isUnsure: boolean;
  readonly mayTryAgain: boolean;
  readonly isOver: boolean;
  readonly sendAgain: string;
  readonly haveIt: string;
  readonly tryAgain: string;
  readonly another: string;
}

/** All invitations of a request. */
interface RequestStatus {
  readonly readings: readonly [InvitationReading, ...InvitationReading[]];
}

/** The living card: what is so, what is waited for, and what the reader can do about it. */
export function invitationStatusCard({ readings, note }: Noted<RequestStatus>, reader: Reader): CardContent {
  const [first, ...others] = readings;
  if (others.length > 0) return invitationStatusManyCard({ readings, note }, reader);
  return oneStatusCard(tellingOf(first, reader), note);
}

function oneStatusCard(telling: Telling, note: Note | undefined): CardContent {
  const { invitation, reader, words } = telling;
  const heading = upperFirst(statusHeading(invitation, words, telling));
  const isRefused = invitation.state === 'failed' && invitation.stage !== 'delivery';
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
    besides: spacedLines(besidesOf(telling), 'medium'),
    closing: closingOf(telling).map(plainText),
    small: spacedLines(smallPrint(!isFinal(invitation), telling), 'medium'),
    ...pressesOf(invitation),
    // Where it needs somebody, the next one can wait.
    isOver: isFinal(invitation) && invitation.state !== 'needs-attention',
    sendAgain: words.status.sendAgain,
    haveIt: words.status.haveIt,
    tryAgain: words.status.tryAgain,
    another: isRefused ? words.common.inviteGuest : words.status.another,
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

function factTitle({ says, at }: FactLine, { invitation, invitee, reader, words, name, team }: Telling): string {
  const time = clockText(at ?? invitation.requestedAt, reader);
  const values = { name, team, address: invitee?.address ?? name, time };
  const sentence = words.steps[says];
  return typeof sentence === 'string' ? sentence : sentence(values);
}

function factNotes(
  { says, at }: FactLine,
  { invitation, reader, words: { notes: said }, name }: Telling,
): readonly PlainText[] {
  const time = at === undefined ? [] : [momentText(at, reader)];
  const notes: Partial<Record<FactLine['says'], string>> = {
    ...(invitation.state === 'delivered' ? { sentDone: said.sentSeen } : {}),
    sentUnknown: said.sentUnknownNote,
    acceptedNow: said.acceptedHow({ name }),
    acceptedTheirs: said.acceptedHow({ name }),
    listedNow: waitingForTeams(invitation, said, reader.now),
  };
  const note = notes[says];
  const parts = [...time, ...(note === undefined ? [] : [note])];
  return parts.length === 0 ? [] : [plainText(upperFirst(parts.join(' · ')))];
}

function waitingForTeams(invitation: Invitation, said: Sentences['notes'], now: Date): string {
  const { listingNeeds } = invitation.track;
  if (listingNeeds !== undefined) return said.listingUnread({ permission: listingNeeds });
  const hours = lateHours(invitation, now);
  return hours === undefined ? said.usualNone : said.listedLate({ hours });
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
      return invitation.attempts > 0 ? [common.late] : [];
    case 'issued':
      return invitation.mailAttempts > 0 ? [common.late] : [];
    default:
      return [];
  }
}
