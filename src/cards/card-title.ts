import { bareText } from '../domain/bare-text.ts';
import type { Language } from '../domain/language.ts';
import { sentences } from '../wording/wording.ts';

/** The heading for the notification. It shows on lock screens: one with an address gives way to the title of the command (design 1.6). */
export function cardTitle(heading: string, language: Language, command: 'form' | 'conversionForm' = 'form'): string {
  const bare = bareText(heading);
  return bare.includes('@') ? sentences(language)[command].heading : bare;
}
