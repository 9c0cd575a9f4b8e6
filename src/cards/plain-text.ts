import { bareText, INVISIBLE } from '../domain/bare-text.ts';

declare const brand: unique symbol;

/** Text that a TextBlock shows as it is: nothing in it becomes markup. */
export type PlainText = string & { readonly [brand]: 'PlainText' };

// The braces keep the renderer from reading `{{DATE(…)}}` as an instruction.
const MARKUP = /[\\`*_[\]<>~|&{}]/g;
const RUN_MAX = 30;
const RUN_PIECE = 20;

/** For a TextBlock, which renders Markdown: a value comes out as it went in, and no element of it (P10). */
export function plainText(text: string): PlainText {
  const escaped = bareText(text).replace(MARKUP, '\\$&');
  return escaped.replace(/^[-+#=]/, '\\$&').replace(/^(\d+)([.)])/, '$1\\$2') as PlainText;
}

/** A person's own words for a TextRun: line breaks kept, long runs made breakable, because a TextRun does not break them (P8). */
export function quotedText(text: string): string {
  const lines = text.toWellFormed().split(/\r\n|[\n\r\u2028\u2029]/u);
  return lines
    .map((line) => line.replace(/\s+/gu, ' ').replace(INVISIBLE, '').trimEnd())
    .join('\n')
    .trim()
    .replace(/\{(?=\{)/g, '{\u200b')
    .replace(/\S+/gu, (run) => (run.length > RUN_MAX ? broken(run) : run));
}

function broken(run: string): string {
  const letters = [...run];
  const pieces = Array.from({ length: Math.ceil(letters.length / RUN_PIECE) }, (_, index) =>
    letters.slice(index * RUN_PIECE, (index + 1) * RUN_PIECE).join(''),
  );
  return pieces.join('\u200b');
}
