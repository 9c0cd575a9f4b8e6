import type { Language } from '../domain/language.ts';
import { en } from './en.ts';
import { ko } from './ko.ts';
import type { Sentences } from './sentences.ts';

const WORDING: Readonly<Record<Language, Sentences>> = { en, ko };

export function sentences(language: Language): Sentences {
  return WORDING[language];
}

/** Each language by its own name, whatever the reader's. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: 'English', ko: '한국어' };
