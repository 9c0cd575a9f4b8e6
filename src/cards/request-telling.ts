import { whatIsTaken } from '../domain/conversion/agreement.ts';
import { type Conversion, isOver } from '../domain/conversion/conversion.ts';
import type { ConversionEntry } from '../domain/conversion/conversion-entry.ts';
import { openDecision } from '../domain/conversion/conversion-follow-up.ts';
import type { ConversionPerson } from '../domain/conversion/conversion-person.ts';
import { type DecisionDays, decideBy } from '../domain/decision.ts';
import type { UserId } from '../domain/ids.ts';
import type { FindingWords } from '../wording/finding-words.ts';
import { dayText, deadlineText, momentText } from '../wording/moments.ts';
import type { Sentences } from '../wording/sentences.ts';
import { sentences } from '../wording/wording.ts';
import { type Noted, noteLines } from './note.ts';
import { type PlainText, plainText } from './plain-text.ts';
import type { Reader } from './reader.ts';
import type { ShownConversion } from './shown-conversion.ts';
import type { Mark } from './status-facts.ts';
import { upperFirst } from './status-telling.ts';

/** A conversion as those who administer are told of it. */
export interface RequestTelling {
  readonly conversion: Conversion;
  readonly entries: readonly ConversionEntry[];
  readonly person: ConversionPerson | undefined;
  readonly name: string;
  /** Where somebody else reads what was found for them. */
  readonly asker: string | undefined;
  readonly asksHolder: boolean;
  readonly organisation: string;
  readonly reminderDays: readonly number[];
  readonly replacesPassword: boolean;
  readonly decisionDays: DecisionDays;
  readonly reader: Reader;
  readonly words: Sentences;
}

/** A fact about a conversion, as it stands. */
export interface ConversionStep {
  readonly mark: Mark;
  readonly text: string;
  readonly notes: readonly string[];
  readonly trouble?: FindingWords | undefined;
}

/** One of the facts: what is said when it is so, while it is waited for, and before. */
export interface ConversionFact {
  readonly done?:
    | {
        readonly text: string;
        readonly at?: Date | undefined;
        readonly notes?: readonly string[];
        readonly mark?: 'failed' | undefined;
      }
    | undefined;
  readonly now: Omit<ConversionStep, 'mark'> & { readonly mark?: 'failed' | undefined };
  readonly next: string;
}

export interface PersonLines {
  readonly name: PlainText;
  readonly lines: readonly PlainText[];
}

export function requestTellingOf(shown: ShownConversion, reader: Reader): RequestTelling {
  const { reading, decisionDays, organisation, asksHolder = true, reminderDays = [], replacesPassword = false } = shown;
  const words = sentences(reader.language);
  const { person } = reading;
  return {
    ...reading,
    name: person ? nameIn(person) : words.unreachable.someone,
    asker: shown.viewerId === reading.conversion.askerId ? undefined : person?.askerName || undefined,
    ...{ asksHolder, organisation, reminderDays, replacesPassword },
    decisionDays,
    reader,
    words,
  };
}

/** As it has to be typed, too. */
export function nameIn({ name, userPrincipalName }: ConversionPerson): string {
  return name || userPrincipalName;
}

/** Who it is: the account, and the address that it is invited by. */
export function personLines({ person, words: { preFlight } }: RequestTelling): readonly PersonLines[] {
  if (!person) return [];
  const { userPrincipalName, address } = person;
  const lines = [userPrincipalName, `${preFlight.external} ${address}`];
  return [{ name: plainText(nameIn(person)), lines: lines.map(plainText) }];
}

/** By name, as far as it is kept: only whoever asked and whoever decided are known. */
export function administratorName(id: UserId, { conversion, person, words }: RequestTelling): string {
  const { askerId, track } = conversion;
  const known = id === askerId ? person?.askerName : undefined;
  const decided = id === track.decision.made?.by ? person?.deciderName : undefined;
  const agreed = id === track.agreement?.made?.by ? person?.agreerName : undefined;
  return known ?? decided ?? agreed ?? words.conversionStatus.someAdmin;
}

export function decisionDeadline({ conversion, decisionDays, reader }: RequestTelling): string {
  const decision = openDecision(conversion);
  // The days may have been changed since it lapsed.
  return deadlineText(decision.lapsedAt ?? decideBy(decision, decisionDays), reader);
}

/** Who has agreed in principle, and what is still to be taken away. */
export function agreedText(by: UserId, telling: RequestTelling): string {
  const { person, words } = telling;
  const taken = person ? whatIsTaken(person.preFlight) : [];
  return words.agreement.agreed({ person: administratorName(by, telling), taken });
}

/** Why the presser sees this card; whoever comes late reads who was first. */
export function requestNotes({ note }: Noted<object>, telling: RequestTelling): readonly PlainText[] {
  const { conversion, reader, words } = telling;
  const { conversionConfirm } = words;
  const decided = decidedBy(conversion);
  if (note === 'late' && decided) {
    const values = { person: administratorName(decided.by, telling), date: dayText(decided.at, reader) };
    return [plainText(upperFirst(conversionConfirm.notes.lateBy(values)))];
  }
  if (note === 'reason-missing') return [plainText(conversionConfirm.declineMissing)];
  return noteLines(note, reader.language);
}

/** What the holder has reported, for as long as something can be done about it. */
export function problemLines({ conversion, name, reader, words }: RequestTelling): readonly PlainText[] {
  const { problemAt } = conversion.track;
  if (!problemAt || isOver(conversion)) return [];
  return [plainText(upperFirst(words.conversionNotes.problem({ name, time: momentText(problemAt, reader) })))];
}

/** Who had the last word. */
function decidedBy(conversion: Conversion): { readonly by: UserId; readonly at: Date } | undefined {
  if (conversion.state === 'withdrawn') return { by: conversion.by, at: conversion.endedAt };
  const { agreement, decision } = conversion.track;
  return decision.made ?? agreement?.made;
}

/** Who has said that the rest is done, and when. */
export function doneTexts(telling: RequestTelling): readonly string[] {
  const { entries, reader, words } = telling;
  const closed = entries.findLast((entry) => entry.kind === 'closed');
  if (!closed) return [];
  const date = dayText(closed.at, reader);
  return [words.closing.done({ person: administratorName(closed.by, telling), date })];
}
