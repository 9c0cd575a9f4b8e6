import template from '#cards/invitation-status.json' with { type: 'json' };
import { type Invitation, type Invitee, isFinal } from '../domain/invitation.ts';
import { deliveryMark } from '../domain/press-mark.ts';
import { clockText, momentText } from '../wording/moments.ts';
import type { FindingWords, Sentences } from '../wording/sentences.ts';
import { sentences } from '../wording/wording.ts';
import { cardTitle } from './card-title.ts';
import { type Noted, noteLines } from './note.ts';
import { type PlainText, plainText } from './plain-text.ts';
import type { Reader } from './reader.ts';
import { type CardContent, type CardView, renderCard } from './render-card.ts';
import { type FactLine, factLines, lateHours, type Mark } from './status-facts.ts';
import { troubleOf } from './status-troubles.ts';

interface InvitationStatus {
  readonly invitation: Invitation;
  /** Undefined once it has been wiped. */
  readonly invitee: Invitee | undefined;
}

interface TroubleView {
  readonly sentence: PlainText;
  readonly cures: readonly PlainText[];
  readonly who: readonly PlainText[];
}

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
  readonly closing: readonly PlainText[];
  readonly small: readonly { readonly spacing: 'medium' | 'none'; readonly text: PlainText }[];
  readonly isUnsure: boolean;
  readonly mayTryAgain: boolean;
  readonly isOver: boolean;
  readonly sendAgain: string;
  readonly haveIt: string;
  readonly tryAgain: string;
  readonly another: string;
}

/** An invitation, its reader, and the words for both. */
interface Telling extends InvitationStatus {
  readonly reader: Reader;
  readonly words: Sentences;
  readonly name: string;
  readonly team: string;
}

const MARKS: Readonly<Record<Mark, string>> = { done: '✓', now: '→', next: '·', failed: '✕' };

/** The living card: what is so, what is waited for, and what the reader can do about it. */
export function invitationStatusCard(status: Noted<InvitationStatus>, reader: Reader): CardContent {
  const { invitation, invitee } = status;
  const words = sentences(reader.language);
  const name = invitee?.name ?? invitee?.address ?? words.common.someone;
  const team = invitation.teamName ?? words.common.unnamedTeam;
  const telling: Telling = { ...status, reader, words, name, team };
  const heading = upperFirst(headingOf(telling));
  const isRefused = invitation.state === 'failed' && invitation.stage !== 'delivery';
  const isMailRefused = invitation.state === 'failed' && invitation.stage === 'delivery';
  const mayBeSent = invitation.track.mayBeSentAt !== undefined;
  const view: InvitationStatusView = {
    title: cardTitle(heading, reader.language),
    lang: reader.language,
    requestId: invitation.requestId,
    pressMark: deliveryMark(invitation),
    heading: plainText(heading),
    subjects: subjectsOf(telling).map(plainText),
    notes: noteLines(status.note, reader.language),
    facts: factLines(invitation).map((line, index) => factView(line, index, telling)),
    cureLabel: words.common.cure,
    closing: closingOf(telling).map(plainText),
    small: smallOf(telling).map((text, index) => ({ spacing: index === 0 ? 'medium' : 'none', text: plainText(text) })),
    isUnsure: invitation.state === 'delivery-unknown' || (isMailRefused && mayBeSent),
    mayTryAgain: isMailRefused && !mayBeSent,
    isOver: isRefused || invitation.state === 'ready' || (invitation.state === 'redeemed' && isFinal(invitation)),
    sendAgain: words.status.sendAgain,
    haveIt: words.status.haveIt,
    tryAgain: words.status.tryAgain,
    another: isRefused ? words.common.inviteGuest : words.status.another,
  };
  return renderCard(template, view);
}

function headingOf({ invitation, words: { status }, name, team }: Telling): string {
  switch (invitation.state) {
    case 'requested':
    case 'inviting':
    case 'issued':
    case 'sending':
      return status.issued({ name });
    case 'delivery-unknown':
      return status.unknown({ name });
    case 'delivered':
      return status.delivered({ name });
    case 'redeemed':
      return redeemedHeading(invitation, status, { name, team });
    case 'ready':
      return status.ready({ name, team });
    case 'failed':
      return failedHeading(invitation, status, { name });
    case 'needs-attention':
      return status.attention({ name });
  }
}

function failedHeading(
  { stage, track }: Extract<Invitation, { state: 'failed' }>,
  words: Sentences['status'],
  values: { readonly name: string },
): string {
  if (stage === 'account') return words.gone(values);
  return track.mayBeSentAt ? words.unknown(values) : words.failed(values);
}

function redeemedHeading(
  { teamId, track }: Invitation,
  words: Sentences['status'],
  values: { readonly name: string; readonly team: string },
): string {
  if (teamId === undefined) return words.accepted(values);
  if (track.inTeamAt) return words.redeemed(values);
  return track.teamRefusal ? words.notAdded(values) : words.joining(values);
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
    listedNow: waitingForTeams(invitation, said, reader.now),
  };
  const note = notes[says];
  const parts = [...time, ...(note === undefined ? [] : [note])];
  return parts.length === 0 ? [] : [plainText(parts.join(' · '))];
}

function waitingForTeams(invitation: Invitation, said: Sentences['notes'], now: Date): string {
  const hours = lateHours(invitation, now);
  return hours === undefined ? said.usualNone : said.listedLate({ hours });
}

function troubleView({ sentence, cure, who }: FindingWords, { common }: Sentences): TroubleView {
  return {
    sentence: plainText(sentence),
    cures: cure === undefined ? [] : [plainText(cure)],
    who: who === undefined ? [] : [plainText(common.who({ who }))],
  };
}

function closingOf({ invitation, words: { notes: said, common }, name }: Telling): readonly string[] {
  switch (invitation.state) {
    case 'ready':
      return [said.ready, said.conditionalAccess({ name, signedIn: said.signedInUnread }), said.opens({ name })].map(
        upperFirst,
      );
    case 'needs-attention':
      return [said.nothingSent];
    case 'failed':
      return invitation.stage === 'issue' ? [said.nothingSent] : [];
    case 'requested':
      return invitation.attempts > 0 ? [common.late] : [];
    case 'issued':
      return invitation.mailAttempts > 0 ? [common.late] : [];
    default:
      return [];
  }
}

function smallOf({ invitation, reader, words: { common } }: Telling): readonly string[] {
  const updated = `${common.updated({ time: momentText(reader.now, reader) })} · ${common.selfUpdating}`;
  return [...(isFinal(invitation) ? [] : [updated]), common.reference({ reference: invitation.reference })];
}

/** A name that is not known any more (“the guest”) may begin a sentence; a real one stays as the directory has it. */
function upperFirst(text: string): string {
  return /^the /.test(text) ? `T${text.slice(1)}` : text;
}
