import { isHandOverOpen, mayPassOn, nextReminderAt } from '../domain/delivery.ts';
import type { Invitation } from '../domain/invitation.ts';
import { clockText, dayText, momentText } from '../wording/moments.ts';
import type { Sentences } from '../wording/sentences.ts';
import { type PlainText, plainText } from './plain-text.ts';
import { type FactLine, lateHours } from './status-facts.ts';
import { type Telling, upperFirst } from './status-telling.ts';

/** What a fact says. */
export function factTitle({ says, at }: FactLine, { invitation, invitee, reader, words, name, team }: Telling): string {
  const time = clockText(at ?? invitation.requestedAt, reader);
  const values = { name, team, address: invitee?.address ?? name, time };
  const sentence = words.steps[says];
  return typeof sentence === 'string' ? sentence : sentence(values);
}

/** The small lines under a fact: when it was, and what is to be known about it. */
export function factNotes({ says, at }: FactLine, telling: Telling): readonly PlainText[] {
  const time = at === undefined ? [] : [momentText(at, telling.reader)];
  const [note, ...others] = notesOn(says, telling);
  const first = [...time, ...(note === undefined ? [] : [note])];
  const lines = first.length === 0 ? others : [first.join(' · '), ...others];
  return lines.map((line) => plainText(upperFirst(line)));
}

function notesOn(says: FactLine['says'], telling: Telling): readonly string[] {
  const { invitation, words, name, reader } = telling;
  const { notes } = words;
  switch (says) {
    case 'sentDone':
    case 'sentMicrosoft':
    case 'sentReported':
    case 'sentByHand':
      return [...seenNote(says, telling), ...secondNotes(telling), ...linkNotes(telling)];
    case 'sentUnknown':
    case 'sentMaybe':
      return [notes.sentUnknownNote, ...linkNotes(telling)];
    case 'sentFailed':
    case 'sentFailedAgain':
    case 'sentStopped':
      return linkNotes(telling);
    case 'acceptedNow':
      return acceptanceNotes(telling);
    case 'acceptedTheirs':
      return [notes.acceptedHow({ name })];
    case 'listedNow':
      return [waitingForTeams(invitation, notes, reader.now)];
    default:
      return [];
  }
}

/** What can be seen of a mail, as long as its acceptance is waited for. */
function seenNote(says: FactLine['says'], { invitation, words: { notes } }: Telling): readonly string[] {
  if (invitation.track.acceptedAt) return [];
  if (says === 'sentMicrosoft') return [notes.microsoftSeen];
  return says === 'sentDone' && invitation.state === 'delivered' ? [notes.sentSeen] : [];
}

export function secondNotes({ invitation, reader, words: { notes } }: Telling): readonly string[] {
  if (invitation.state !== 'delivery-unknown') return [];
  return [notes.secondUnsure({ time: clockText(invitation.since, reader) })];
}

/** Where the link is to be found, while it is on its way to the inviter or shown to them. */
export function linkNotes({ invitation, words: { handOver } }: Telling): readonly string[] {
  if (isHandOverOpen(invitation)) return [handOver.comes];
  return mayPassOn(invitation) ? [handOver.shown] : [];
}

function acceptanceNotes(telling: Telling): readonly string[] {
  const how = telling.words.notes.acceptedHow({ name: telling.name });
  return [[how, ...nextNotes(telling)].join(' '), ...pastNotes(telling)];
}

export function reminderNotes(telling: Telling): readonly string[] {
  return [...nextNotes(telling), ...pastNotes(telling)];
}

function nextNotes({ invitation, reader, reminderDays, words: { notes } }: Telling): readonly string[] {
  const next = nextReminderAt(invitation, reminderDays);
  return next ? [notes.nextReminder({ date: dayText(next, reader) })] : [];
}

function pastNotes({ invitation, reader, reminderDays, words: { notes }, name }: Telling): readonly string[] {
  const { reminders, remindersStoppedAt } = invitation.track;
  const stopped = remindersStoppedAt ? [notes.remindersStopped({ name })] : [];
  if (!reminders?.lastAt) return stopped;
  const [k, max] = [reminders.count, reminderDays.length];
  const sent = k > max ? notes.remindedAlone({ k }) : notes.reminded({ k, max });
  return [`${sent} · ${momentText(reminders.lastAt, reader)}`, ...stopped];
}

function waitingForTeams(invitation: Invitation, said: Sentences['notes'], now: Date): string {
  const { listingNeeds } = invitation.track;
  if (listingNeeds !== undefined) return said.listingUnread({ permission: listingNeeds });
  const hours = lateHours(invitation, now);
  return hours === undefined ? said.usualNone : said.listedLate({ hours });
}
