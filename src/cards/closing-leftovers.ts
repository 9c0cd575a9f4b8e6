import { type PlainText, plainText } from './plain-text.ts';
import type { RequestTelling } from './request-telling.ts';

/** Something that a person has to do. */
export interface Leftover {
  readonly text: PlainText;
  readonly notes: readonly PlainText[];
}

/** What Guestlist does not do by itself, numbered, so that people can say “number 3”. */
export function leftoversOf({ person, words: { closing: words } }: RequestTelling): readonly Leftover[] {
  if (!person) return [];
  const { licences, userType, isSynced } = person;
  const texts: readonly (readonly [string, ...string[]])[] = [
    ...(licences.length === 0 ? [] : [[words.licences({ licences })] as const]),
    ...(userType === 'Member' ? [[words.type, words.typeCure] as const] : []),
    [isSynced ? words.passwordSynced : words.passwordOff],
    [words.apps],
  ];
  return texts.map(([text, ...notes], index) => ({
    text: plainText(`(${index + 1}) ${text}`),
    notes: notes.map(plainText),
  }));
}
