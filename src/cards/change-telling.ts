import { type AccessChange, handsOnByInvitation } from '../domain/access-change/access-change.ts';
import type { AccessChangePerson } from '../domain/access-change/access-change-person.ts';
import { BIN_DAYS } from '../domain/bin.ts';
import { decideBy, nextDecisionAt } from '../domain/decision.ts';
import type { UserId } from '../domain/ids.ts';
import { dayText, deadlineText } from '../wording/moments.ts';
import { MOST_LISTED } from '../wording/most-listed.ts';
import type { Sentences } from '../wording/sentences.ts';
import { sentences } from '../wording/wording.ts';
import { findingWords } from './finding-groups.ts';
import { type Noted, noteLines } from './note.ts';
import { type PlainText, plainText } from './plain-text.ts';
import type { Reader } from './reader.ts';
import type { PersonLines } from './request-telling.ts';
import type { ChangeTold, ShownChange } from './shown-change.ts';
import type { Spacing } from './spaced-lines.ts';
import { upperFirst } from './status-telling.ts';

const DAY_MS = 86_400_000;

/** A change of access as those who administer are told of it. */
export interface ChangeTelling extends ChangeTold, Pick<ShownChange, 'handedOn' | 'decisionDays'> {
  readonly name: string;
  readonly reader: Reader;
  readonly words: Sentences;
}

/** Behind a button. */
export interface FoldedGroups {
  readonly show: string;
  readonly text: PlainText;
}

export interface InTheWay {
  readonly heading: PlainText;
  readonly reasons: readonly PlainText[];
}

/** A label and what stands behind it (P4). */
export interface FieldLine {
  readonly spacing: Spacing;
  readonly label: string;
  readonly value: PlainText;
}

export function changeTellingOf({ reading, handedOn, decisionDays }: ShownChange, reader: Reader): ChangeTelling {
  const words = sentences(reader.language);
  const { person } = reading;
  const name = person ? person.name || person.addressNow : undefined;
  return { ...reading, handedOn, decisionDays, name: name ?? words.common.someone, reader, words };
}

/** Who asks, and on whose account where it comes from a conversion. */
export function changeAskers({ change, person, reader, words }: ChangeTelling): readonly string[] {
  if (!person) return [];
  const { becauseOf } = words.handingOn;
  const asked = { person: person.askerName, date: dayText(change.requestedAt, reader) };
  const isOfConversion = change.conversionId !== undefined;
  return [
    words.conversionConfirm.asker(asked),
    ...(isOfConversion && change.change === 'block' ? [becauseOf.block] : []),
    ...(isOfConversion && change.change === 'address' ? [becauseOf.address] : []),
  ];
}

/** Who it is, with the address that stands on the account; where that changes, the fields say it. */
export function changePeople({ change, name, person, reader, words }: ChangeTelling): readonly PersonLines[] {
  if (!person) return [];
  const { addressNow, deleted } = person;
  const isSaid = addressNow === undefined || addressNow === name || change.change === 'address';
  const lines = [...(isSaid ? [] : [addressNow]), ...(deleted ? [deletedText(deleted.at, { reader, words })] : [])];
  return [{ name: plainText(upperFirst(name)), lines: lines.map(plainText) }];
}

/** Since when they are in the bin, and until when they can be brought back. */
export function deletedText(at: Date, { reader, words }: Pick<ChangeTelling, 'reader' | 'words'>): string {
  const until = new Date(at.getTime() + BIN_DAYS * DAY_MS);
  return words.askChange.deleted({ date: dayText(at, reader), until: dayText(until, reader) });
}

/** The address now and then. */
export function addressFields({ change, person, words }: ChangeTelling): readonly FieldLine[] {
  if (!person || change.change !== 'address') return [];
  const { handingOn, preFlight } = words;
  return fieldLines([
    [handingOn.oldAddress, person.addressNow ?? preFlight.empty],
    [handingOn.newAddress, person.addressNew ?? preFlight.empty],
  ]);
}

/** All that a decision needs: the addresses, who deleted the account, and what else comes with the access (product 4.2). */
export function decisionFields(telling: ChangeTelling): readonly FieldLine[] {
  const { change, person, words } = telling;
  if (!person) return [];
  const { handingOn } = words;
  return [
    ...addressFields(telling),
    ...fieldLines([
      ...(person.deleted ? [[handingOn.deletedBy, deletionText(person.deleted, telling)] as const] : []),
      ...(change.change === 'block' ? [] : [[handingOn.groups, groupsText(person, telling)] as const]),
    ]),
  ];
}

function fieldLines(fields: readonly (readonly [string, string])[]): readonly FieldLine[] {
  return fields.map(([label, value], index) => ({
    spacing: index === 0 ? 'small' : 'none',
    label,
    value: plainText(value),
  }));
}

function deletionText(
  { at, by, unread }: NonNullable<AccessChangePerson['deleted']>,
  { reader, words: { handingOn } }: ChangeTelling,
): string {
  const date = dayText(at, reader);
  if (unread?.because === 'permission') return handingOn.deletedUnread({ permission: unread.permission });
  if (unread) return handingOn.deletedUnanswered;
  return by === undefined ? handingOn.deletedUnknown({ date }) : handingOn.deletedAt({ person: by, date });
}

/** As they were read when it was asked for: it may be decided days later. */
function groupsText({ groups }: AccessChangePerson, telling: ChangeTelling): string {
  const { change, name, reader, words } = telling;
  const { handingOn } = words;
  if (change.change === 'restore') return handingOn.groupsDeleted;
  if (groups === undefined) return handingOn.groupsUnread;
  const date = dayText(change.requestedAt, reader);
  return groups.length === 0 ? handingOn.noGroups({ date }) : handingOn.otherGroups({ name, groups, date });
}

/** All of them, where the line that names them stops before the last. */
export function foldedGroups({ change, person, words: { handingOn } }: ChangeTelling): readonly FoldedGroups[] {
  const groups = handsOnByInvitation(change) ? (person?.groups ?? []) : [];
  if (groups.length <= MOST_LISTED) return [];
  return [{ show: handingOn.showGroups({ n: groups.length }), text: plainText(handingOn.everyGroup({ groups })) }];
}

/** What would keep a deleted guest from being invited (product 4.2). */
export function inTheWayOf({ name, person, words }: ChangeTelling): readonly InTheWay[] {
  const reasons = (person?.inTheWay ?? []).flatMap((finding) =>
    'detail' in finding ? [plainText(findingWords(finding, words, 'admin').sentence)] : [],
  );
  return reasons.length === 0 ? [] : [{ heading: plainText(upperFirst(words.handingOn.inTheWay({ name }))), reasons }];
}

/** By name, as far as it is kept: only whoever asked and whoever decided are known. */
export function changeAdministrator(id: UserId, { change, person, words }: ChangeTelling): string {
  const asker = id === change.askerId ? person?.askerName : undefined;
  const decider = id === change.track.decision.made?.by ? person?.deciderName : undefined;
  return asker ?? decider ?? words.conversionStatus.someAdmin;
}

export function changeDeadline({ change, decisionDays, reader }: ChangeTelling): string {
  const { decision } = change.track;
  // The days may have been changed since it lapsed.
  return deadlineText(decision.lapsedAt ?? decideBy(decision, decisionDays), reader);
}

/** How many have the question. */
export function changeReachedText({ change, decisionDays, entries, reader, words }: ChangeTelling): string {
  const { conversionNotes: notes } = words;
  const { decision } = change.track;
  const asked = entries.findLast((entry) => 'reached' in entry);
  if (asked === undefined || !('reached' in asked)) return notes.askingDeciders;
  if (asked.reached > 0) return notes.asked({ n: asked.reached });
  const next = decision.escalatedAt ? undefined : nextDecisionAt(decision, decisionDays);
  return notes.askedNobody({ date: next && dayText(next, reader) });
}

/** Why the presser sees this card; whoever comes late reads who was first. */
export function changeNotes({ note }: Noted<object>, telling: ChangeTelling): readonly PlainText[] {
  const { reader, words } = telling;
  const { conversionConfirm, handingOn } = words;
  const decided = decidedBy(telling.change);
  if (note === 'late' && decided) {
    const values = { person: changeAdministrator(decided.by, telling), date: dayText(decided.at, reader) };
    return [plainText(upperFirst(conversionConfirm.notes.lateBy(values)))];
  }
  if (note === 'own') return [plainText(handingOn.notes.own)];
  if (note === 'reason-missing') return [plainText(conversionConfirm.declineMissing)];
  return noteLines(note, reader.language);
}

function decidedBy(change: AccessChange): { readonly by: UserId; readonly at: Date } | undefined {
  return change.state === 'withdrawn' ? { by: change.by, at: change.endedAt } : change.track.decision.made;
}
