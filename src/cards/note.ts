import type { Language } from '../domain/language.ts';
import type { Sentences } from '../wording/sentences.ts';
import { sentences } from '../wording/wording.ts';
import { type PlainText, plainText } from './plain-text.ts';

/**
 * Why the presser sees this card in place of what they pressed; or that it comes from what they asked for elsewhere,
 * in a team whose name is not always known (T8.3).
 */
export type Note =
  | 'stale'
  | 'twice'
  | 'unknown-verb'
  | 'reason-missing'
  | 'problem-told'
  | DecisionNote
  | CodeNote
  | ChangeNote
  | { readonly askedIn: string | undefined };

/** Of a press with which somebody wanted to decide, or to have decided. */
type DecisionNote = 'late' | 'own' | 'holder' | 'name-differs' | 'ticks-missing' | 'one-admin' | 'read-anew';

/** Of a code that somebody typed, or wanted sent. */
type CodeNote = 'code-missing' | 'code-wrong' | 'code-late' | 'code-tries-used-up' | 'codes-used-up';

/** Of access that somebody wanted handed on or taken. */
type ChangeNote =
  | 'change-asked'
  | 'has-role'
  | 'account-changed'
  | 'account-in-use'
  | 'account-converted'
  | 'address-refused';

/** What a card shows, and why it is shown if it is not what was asked for. */
export type Noted<Shown> = Shown & { readonly note?: Note | undefined };

/** The line for it; none for a card that is what was asked for. */
export function noteLines(note: Note | undefined, language: Language): readonly PlainText[] {
  if (note === undefined) return [];
  return [plainText(sentenceFor(note, sentences(language)))];
}

function sentenceFor(note: Note, words: Sentences): string {
  const { handingOn, holder, unreachable, problem, talk, teamsGate, conversionConfirm } = words;
  if (typeof note === 'object') {
    return note.askedIn === undefined ? talk.askedElsewhere : talk.askedInTeam({ team: note.askedIn });
  }
  const said = {
    stale: problem.stale,
    twice: problem.twice,
    'unknown-verb': problem.unknownVerb,
    'reason-missing': teamsGate.reasonMissing,
    'problem-told': holder.problemTold,
    late: conversionConfirm.notes.late,
    own: conversionConfirm.notes.own,
    holder: conversionConfirm.notes.holder,
    'name-differs': conversionConfirm.typeMissing,
    'ticks-missing': conversionConfirm.notes.ticksMissing,
    'one-admin': conversionConfirm.notes.oneAdmin,
    'read-anew': conversionConfirm.notes.readAnew,
    'code-missing': unreachable.codeMissing,
    'code-wrong': unreachable.codeWrong,
    'code-late': unreachable.codeLate,
    'code-tries-used-up': unreachable.codeTriesUsed,
    'codes-used-up': unreachable.codesUsedUp,
    'change-asked': handingOn.asked,
    'has-role': handingOn.notes.hasRole,
    'account-changed': handingOn.notes.accountChanged,
    'account-in-use': handingOn.notes.accountInUse,
    'account-converted': handingOn.notes.accountConverted,
    'address-refused': handingOn.notes.addressRefused,
  };
  return said[note];
}
