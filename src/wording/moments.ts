import type { Language } from '../domain/language.ts';

/** By whom a time is read, and when. */
interface Onlooker {
  readonly language: Language;
  readonly timeZone?: string | undefined;
  readonly now: Date;
}

const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', ko: 'ko-KR' };
const MONTH_SECONDS = 30 * 86_400;

/** Day, month and time in the reader's zone; with the year when it is another one; with the zone when it is old or theirs is unknown. */
export function momentText(at: Date, onlooker: Onlooker): string {
  return format(at, onlooker, { hour: isKorean(onlooker) ? 'numeric' : '2-digit', minute: '2-digit' });
}

/** The time alone, for a sentence beside a line that has the day. */
export function clockText(at: Date, { language, timeZone }: Onlooker): string {
  const zone = knownZone(timeZone);
  return formatter(LOCALES[language], {
    hour: language === 'ko' ? 'numeric' : '2-digit',
    minute: '2-digit',
    ...(zone === undefined ? { timeZoneName: 'short' } : {}),
    timeZone: zone ?? 'UTC',
  }).format(at);
}

/** Until when: read again when the day is near, so with its year and its zone (design 1.6). */
export function deadlineText(at: Date, onlooker: Onlooker): string {
  return formatter(LOCALES[onlooker.language], {
    day: 'numeric',
    month: isKorean(onlooker) ? 'long' : 'short',
    year: 'numeric',
    hour: isKorean(onlooker) ? 'numeric' : '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
    timeZone: knownZone(onlooker.timeZone) ?? 'UTC',
  }).format(at);
}

/** The day alone. */
export function dayText(at: Date, onlooker: Onlooker): string {
  return format(at, onlooker, {});
}

/** The month of a document, given as `2020-04`. */
export function monthText(month: string, language: Language): string {
  return formatter(LOCALES[language], { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(month));
}

export function numberText(n: number, language: Language): string {
  return new Intl.NumberFormat(LOCALES[language]).format(n);
}

function format(at: Date, onlooker: Onlooker, clock: Intl.DateTimeFormatOptions): string {
  const zone = knownZone(onlooker.timeZone);
  const timeZone = zone ?? 'UTC';
  const isOld = Math.abs(onlooker.now.getTime() - at.getTime()) > MONTH_SECONDS * 1000;
  const isOtherYear = yearOf(at, timeZone) !== yearOf(onlooker.now, timeZone);
  const saysZone = clock.hour !== undefined && (isOld || zone === undefined);
  return formatter(LOCALES[onlooker.language], {
    day: 'numeric',
    month: isKorean(onlooker) ? 'long' : 'short',
    ...(isOld || isOtherYear ? { year: 'numeric' } : {}),
    ...clock,
    ...(saysZone ? { timeZoneName: 'short' } : {}),
    timeZone,
  }).format(at);
}

function isKorean({ language }: Onlooker): boolean {
  return language === 'ko';
}

function yearOf(at: Date, timeZone: string): string {
  return formatter('en-GB', { year: 'numeric', timeZone }).format(at);
}

/** A zone comes from a client; one that this Node.js does not know counts as none. */
function knownZone(timeZone: string | undefined): string | undefined {
  if (timeZone === undefined) return undefined;
  try {
    return formatter('en-GB', { timeZone }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

/** Making one costs more than everything else about a card; there are as many as zones in use, times a few. */
const made = new Map<string, Intl.DateTimeFormat>();
const MOST_MADE = 2_000;

function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = made.get(key);
  if (known) return known;
  const one = new Intl.DateTimeFormat(locale, options);
  // Zones come from clients: whoever sends ever new ones fills nothing.
  if (made.size >= MOST_MADE) made.clear();
  made.set(key, one);
  return one;
}
