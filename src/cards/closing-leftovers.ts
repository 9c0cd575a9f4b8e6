import { leavesToPeople } from './closing-steps.ts';
import { type PlainText, plainText } from './plain-text.ts';
import type { RequestTelling } from './request-telling.ts';

/** Something that a person has to do. */
export interface Leftover {
  readonly text: PlainText;
  readonly notes: readonly PlainText[];
}

/** What Guestlist does not do by itself, numbered, so that people can say “number 3”. */
export function leftoversOf(telling: RequestTelling): readonly Leftover[] {
  const { conversion, person } = telling;
  const { closing: words } = telling.words;
  if (!person) return [];
  const { licences, userType } = person;
  const isTypeLeft = userType === 'Member' && leavesToPeople('guest', telling);
  const isReplaced = conversion.track.aftercare?.password?.doneAt !== undefined;
  const texts: readonly (readonly [string, ...string[]])[] = [
    ...(licences.length === 0 ? [] : [[words.licences({ licences })] as const]),
    ...(isTypeLeft ? [[words.type, words.typeCure] as const] : []),
    ...(leavesToPeople('password', telling) ? [[passwordText(telling)] as const] : []),
    [isReplaced ? words.appsDone : words.apps],
  ];
  return texts.map(([text, ...notes], index) => ({
    text: plainText(`(${index + 1}) ${text}`),
    notes: notes.map(plainText),
  }));
}

function passwordText({ person, replacesPassword, words: { closing: words } }: RequestTelling): string {
  if (person?.isSynced) return words.passwordSynced;
  return replacesPassword ? words.passwordLeft : words.passwordOff;
}
