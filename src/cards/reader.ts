import type { Audience } from '../domain/eligibility.ts';
import type { Language } from '../domain/language.ts';

/** By whom a card is read, and when it is made. */
export interface Reader {
  readonly language: Language;
  readonly timeZone?: string | undefined;
  readonly audience: Audience;
  readonly now: Date;
}
