import {
  everyAddress,
  type NamedAddress,
  nameIn,
  parseEmailAddress,
  sameKey,
  withoutParticle,
} from './email-address.ts';

export interface ListedAddress extends NamedAddress {
  /** How often it stands in the list. */
  readonly listed: number;
}

export interface AddressList {
  readonly people: readonly ListedAddress[];
  /** Entries with letters in them and no address. */
  readonly malformed: readonly string[];
}

// Between entries: line ends, semicolons and commas, as keyboards of either language write them. Those in quotes belong to a name.
const LINE_ENDS = /[\r\n\v\f\u0085\u2028\u2029;；]+/;
const PIECE = /(?:"[^"]{0,256}"|[^,，、])+/gu;
/** Longer entries are no name and address: what they hold is looked for as in any text. */
const ENTRY_MAX = 700;

/**
 * The entries of a form's field, or of any text: what is typed as an address stays as it was typed, so that the check can say
 * what is wrong with it. The same address twice is one person, listed twice.
 */
export function parseAddressList(text: string): AddressList {
  const people = new Map<string, ListedAddress>();
  const malformed: string[] = [];
  for (const entry of text.split(LINE_ENDS).flatMap(entriesOf)) {
    const addresses = addressesOf(entry);
    if (addresses.length === 0 && /[\p{L}@]/u.test(entry)) malformed.push(entry);
    for (const { text: address, name } of addresses) {
      const key = sameKey(address);
      const before = people.get(key);
      people.set(key, { text: before?.text ?? address, name: before?.name ?? name, listed: (before?.listed ?? 0) + 1 });
    }
  }
  return { people: [...people.values()], malformed };
}

/** `Lee, Ann <ann@fabrikam.example>` is one entry, though a comma stands in it. */
function entriesOf(line: string): readonly string[] {
  const entries: string[] = [];
  for (const [piece] of line.matchAll(PIECE)) {
    const entry = piece.trim();
    const last = entries.at(-1);
    if (last !== undefined && isHalfAName(last) && isNamed(entry)) entries.splice(-1, 1, `${last}, ${entry}`);
    else if (entry !== '') entries.push(entry);
  }
  return entries;
}

function isHalfAName(entry: string): boolean {
  return entry.length < ENTRY_MAX && !/[@<>]|\.\p{L}/u.test(entry);
}

/** Another half of a name stands before the angle bracket. */
function isNamed(entry: string): boolean {
  return entry.indexOf('<') > 0 && entry.includes('@');
}

function addressesOf(entry: string): readonly NamedAddress[] {
  const single = entry.length > ENTRY_MAX ? undefined : singleOf(entry);
  if (single && !isMalformed(single.text)) return [single];
  return everyAddress(entry).filter(({ text }) => !isMalformed(text));
}

/** An entry that is one address and nothing else but its name and what encloses it. */
function singleOf(entry: string): NamedAddress | undefined {
  const named = /^([^<>]*)<([^<>]*)>$/.exec(entry);
  const text = bare(named?.[2] ?? entry);
  return /\s/.test(text) ? undefined : { text, name: nameIn(named?.[1] ?? '') };
}

function bare(text: string): string {
  const open = text
    .trim()
    .replace(/^mailto:/i, '')
    .replace(/^[([{"“‘«]+/, '')
    .replace(/[)\]}"”’»]+$/, '');
  return withoutParticle(open);
}

function isMalformed(text: string): boolean {
  const parsed = parseEmailAddress(text);
  return 'problem' in parsed && parsed.problem.code === 'address-malformed';
}
