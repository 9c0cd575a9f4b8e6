import type { Audience } from '../domain/eligibility.ts';
import type { Language } from '../domain/language.ts';

/** By whom a card is read, and when it is made. */
export interface Reader {
  readonly language: Language;
  readonly timeZone?: string | undefined;
  readonly audience: Audience;
  /** Whether they may ask for conversions; undefined: that was not looked at. */
  readonly mayConvert?: boolean | undefined;
  readonly now: Date;
}
