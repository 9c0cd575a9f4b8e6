export const LANGUAGES = ['en', 'ko'] as const;
export type Language = (typeof LANGUAGES)[number];

const HANGUL = /[\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3]/;

export function parseLanguage(text: string | undefined): Language | undefined {
  const start = text?.trim().toLowerCase().split(/[-_]/)[0];
  return LANGUAGES.find((language) => language === start);
}

export interface LanguageSigns {
  /** What the person chose with `language`. */
  readonly chosen?: Language | undefined;
  /** What they typed; Hangul counts as Korean, because the Playground and some clients always say en-US. */
  readonly text?: string | undefined;
  /** The locale of the activity, such as `ko-KR`. */
  readonly locale?: string | undefined;
  /** The language of their last activity. */
  readonly seen?: Language | undefined;
}

/** The one place that decides in which language a person is answered, for turns and for jobs. */
export function languageOf({ chosen, text, locale, seen }: LanguageSigns): Language {
  if (chosen) return chosen;
  if (text && HANGUL.test(text)) return 'ko';
  const spoken = parseLanguage(locale);
  // A client that always says English must not take back the Korean somebody has just used.
  if (spoken && spoken !== 'en') return spoken;
  return seen ?? spoken ?? 'en';
}

/** A first guess for the mail: the directory's `preferredLanguage`, else the ending of the domain. */
export function guestLanguageGuess(
  domain: string | undefined,
  preferred: string | undefined,
  inviter: Language,
): Language {
  const stated = parseLanguage(preferred);
  if (stated) return stated;
  if (domain === undefined) return inviter;
  return domain.endsWith('.kr') || domain.endsWith('.xn--3e0b707e') ? 'ko' : 'en';
}
