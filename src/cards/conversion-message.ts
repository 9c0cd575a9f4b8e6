import { hasWebAddress } from '../domain/web-address.ts';
import type { Sentences } from '../wording/sentences.ts';
import { type PlainText, plainText, quotedText } from './plain-text.ts';

export interface MessageQuote {
  readonly heading: PlainText;
  readonly text: string;
  readonly remarks: readonly PlainText[];
}

/** The asker's own words to the holder, as they will be read (P8). */
export function messageQuotes(message: string | undefined, words: Sentences): readonly MessageQuote[] {
  if (message === undefined) return [];
  const remarks = messageRemarks(message, words).map(plainText);
  return [{ heading: plainText(words.conversionMessage.heading), text: quotedText(message), remarks }];
}

/** A web address in them is shown, and leads nowhere. */
export function messageRemarks(message: string, { conversionMessage: words }: Sentences): readonly string[] {
  return hasWebAddress(message) ? [words.webAddress] : [];
}
