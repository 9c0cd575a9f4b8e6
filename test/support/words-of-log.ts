/** A digest in base64url, as requests are known by. */
const OPAQUE = /(?<![\w-])[\w-]{43}(?![\w-])/g;

/** What is said in words: a short name stands in one opaque id of some thousands by chance. */
export function wordsOf(text: string): string {
  return text.replaceAll(OPAQUE, '…');
}
