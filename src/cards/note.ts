import type { Language } from '../domain/language.ts';
import { sentences } from '../wording/wording.ts';
import { type PlainText, plainText } from './plain-text.ts';

/** Why the presser sees this card in place of what they pressed. */
export type Note = 'stale' | 'twice' | 'unknown-verb';

/** What a card shows, and why it is shown if it is not what was asked for. */
export type Noted<Shown> = Shown & { readonly note?: Note | undefined };

/** The line for it; none for a card that is what was asked for. */
export function noteLines(note: Note | undefined, language: Language): readonly PlainText[] {
  if (note === undefined) return [];
  const { problem } = sentences(language);
  const said = { stale: problem.stale, twice: problem.twice, 'unknown-verb': problem.unknownVerb };
  return [plainText(said[note])];
}
