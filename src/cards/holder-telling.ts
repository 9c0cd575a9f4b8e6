import { type Conversion, isOver } from '../domain/conversion/conversion.ts';
import type { ConversionPerson } from '../domain/conversion/conversion-person.ts';
import { dayText } from '../wording/moments.ts';
import type { Sentences } from '../wording/sentences.ts';
import { sentences } from '../wording/wording.ts';
import { type PlainText, plainText, quotedText } from './plain-text.ts';
import type { Reader } from './reader.ts';
import type { ShownConversion } from './shown-conversion.ts';
import type { Spacing } from './spaced-lines.ts';

/** A conversion as its holder is told of it. */
export interface HolderTelling {
  readonly conversion: Conversion;
  readonly person: ConversionPerson | undefined;
  readonly org: string;
  readonly reader: Reader;
  readonly words: Sentences;
}

export interface HolderField {
  readonly spacing: Spacing;
  readonly label: PlainText;
  readonly text: PlainText;
}

export function holderTellingOf({ reading, organisation }: ShownConversion, reader: Reader): HolderTelling {
  const { conversion, person } = reading;
  return { conversion, person, org: organisation, reader, words: sentences(reader.language) };
}

/** Who asked for it and who confirmed it. */
export function askedText(person: ConversionPerson, { conversion, org, reader, words }: HolderTelling): string {
  const asked = { person: person.askerName, org, date: dayText(conversion.requestedAt, reader) };
  const { deciderName } = person;
  return deciderName === undefined
    ? words.holder.whoAlone(asked)
    : words.holder.who({ ...asked, confirmer: deciderName });
}

/** Under which address they are invited. */
export function addressField({ address }: ConversionPerson, { words }: HolderTelling): HolderField {
  return { spacing: 'small', label: plainText(words.preFlight.external), text: plainText(address) };
}

/** A person's own words. */
export interface HolderQuote {
  readonly heading: PlainText;
  readonly text: string;
}

/** What the asker wants them to know. */
export function quotesOf({ askerName, message }: ConversionPerson, { words }: HolderTelling): readonly HolderQuote[] {
  const text = quotedText(message ?? '');
  return text === '' ? [] : [{ heading: plainText(words.holder.wrote({ person: askerName })), text }];
}

/** The link goes to the external address, and is not to be looked for here (product 5.5). */
export function byMailText({ address, askerName }: ConversionPerson, { words }: HolderTelling): string {
  return words.holder.byMail({ address, person: askerName });
}

/** Once, by whoever has the question or the link in their chat, as long as something comes of it. */
export function mayReport(conversion: Conversion): boolean {
  const { holderAskedAt, problemAt } = conversion.track;
  return holderAskedAt !== undefined && problemAt === undefined && !isOver(conversion);
}

/** That they have. */
export function problemTexts({ conversion, reader, words }: HolderTelling): readonly string[] {
  const { problemAt } = conversion.track;
  return problemAt && !isOver(conversion) ? [words.holder.problemKnown({ date: dayText(problemAt, reader) })] : [];
}

/** What stays, what changes, and when. */
export function changeTexts(person: ConversionPerson, telling: HolderTelling): readonly string[] {
  const { org, words } = telling;
  const { holder } = words;
  const { signIn } = person;
  return [holder.stays({ org }), holder.now({ org, signIn }), ...noTeamsTexts(person, telling), holder.stops({ org })];
}

/** Where it goes on without Teams, whoever loses it is told before they say yes (product 5.3). */
export function noTeamsTexts(
  { signIn, withoutTeams }: ConversionPerson,
  { org, words: { holder } }: HolderTelling,
): readonly string[] {
  return withoutTeams === undefined ? [] : [holder.noTeams({ org, signIn })];
}

/** With the question switched off nobody was (product 5.5). */
export function wasAsked({ track }: Conversion): boolean {
  return track.isAgreedByPolicy !== true;
}
