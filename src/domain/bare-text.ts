// Invisible characters can turn a name round or hide part of it. The two joiners stay: words of some scripts need them.
export const INVISIBLE = /(?![\u200c\u200d])[\p{Cc}\p{Cf}]/gu;

/** One line without control or bidi characters, for labels, button titles and other places that know no markup. */
export function bareText(text: string): string {
  return text.toWellFormed().replace(/\s+/gu, ' ').replace(INVISIBLE, '').trim();
}
