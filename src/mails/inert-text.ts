const ZERO_WIDTH_SPACE = '\u200b';
// Overrides and isolates that show a text in another order than it is written in; ordinary right-to-left letters stay.
const REORDERING = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
// What a mail program takes for an address: `fabrikam.example`, `x@y`, `http://`, `\\server`, `tel:`; in full width too.
const ADDRESS_MARK = /(?<=\S)[.．。｡](?=\p{L})|(?<=\S)[@＠](?=\S)|[:\\/](?=[\\/])|\b(?:mailto|tel|sms):(?=\S)/giu;
const LINE_END = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/;

/**
 * A person's words as they may stand in a mail: shown, and never a link. Escaping keeps them from being markup, but mail
 * programs make links out of plain text as well; a space of no width after each mark breaks every such address, looks
 * like nothing, and needs no element that a program could look through.
 */
export function inertLine(text: string): string {
  return unlinked(cleaned(text.replace(/\s+/gu, ' '))).trim();
}

/** The same for words of several lines: the line breaks stay. */
export function inertLines(text: string): readonly string[] {
  const lines = text
    .trim()
    .split(LINE_END)
    .map((line) => unlinked(cleaned(line)).trimEnd());
  return lines.every((line) => line === '') ? [] : lines;
}

function cleaned(text: string): string {
  return text
    .toWellFormed()
    .replace(REORDERING, '')
    .replace(/\p{Cc}/gu, ' ');
}

function unlinked(text: string): string {
  return text.replace(ADDRESS_MARK, (mark) => `${mark}${ZERO_WIDTH_SPACE}`);
}
