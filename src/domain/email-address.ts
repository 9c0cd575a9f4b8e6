declare const brand: unique symbol;

/** Lower case, domain in ASCII form: two spellings of one mailbox compare equal. */
export type EmailAddress = string & { readonly [brand]: 'EmailAddress' };

export type AddressProblem =
  | { readonly code: 'address-malformed'; readonly text: string }
  | { readonly code: 'address-edge'; readonly text: string; readonly char: string }
  | { readonly code: 'address-characters'; readonly text: string; readonly char: string };

export type ParsedAddress = { readonly address: EmailAddress } | { readonly problem: AddressProblem };

// G3.2: what Microsoft refuses in the part before @.
const REFUSED = /[~!#$%^&*()+=[\]{}\\/|;:"<>?,]/;
const LABEL = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/;
// Words of a line: an address has none of these in it. Full-width signs come from Korean keyboards.
const WORD = /[^\s<>()[\]{}"“”«»,;:|，；、（）]+/gu;
/** Longer than an address and all that speech puts around it: looked at no further, so that time stays in proportion. */
const WORD_MAX = 400;
const NAME_MAX = 256;

/** A bare address as a person typed it; says which rule of G3.2 it breaks. */
export function parseEmailAddress(text: string): ParsedAddress {
  const trimmed = text.normalize('NFC').trim();
  const parts = partsOf(trimmed);
  if (!parts) return { problem: { code: 'address-malformed', text: trimmed } };

  const { local } = parts;
  const refused = REFUSED.exec(local)?.[0];
  if (refused) return { problem: { code: 'address-characters', text: trimmed, char: refused } };
  const edge = edgeOf(local);
  if (edge) return { problem: { code: 'address-edge', text: trimmed, char: edge } };
  return { address: joined(parts) };
}

/** The canonical form of what is an address elsewhere, though Microsoft may refuse it in invitations: to look it up, or to compare it. */
export function parseMailbox(text: string): EmailAddress | undefined {
  const parts = partsOf(text.normalize('NFC').trim());
  return parts && joined(parts);
}

/** What Microsoft refuses in an invitation's address (G3.2), the part before @ being looked at. */
export function refusedCharacter(address: string): string | undefined {
  const local = address.slice(0, address.lastIndexOf('@'));
  return REFUSED.exec(local)?.[0] ?? edgeOf(local);
}

function edgeOf(local: string): string | undefined {
  return /^[.-]/.exec(local)?.[0] ?? /[.-]$/.exec(local)?.[0];
}

interface AddressParts {
  readonly local: string;
  readonly domain: string;
}

function partsOf(trimmed: string): AddressParts | undefined {
  const at = trimmed.lastIndexOf('@');
  // Half of a character that was cut in two goes into no address, and into no URL.
  if (at < 1 || trimmed.length > 254 || !trimmed.isWellFormed()) return undefined;

  // Phones set a curly apostrophe where the address has a straight one.
  const local = trimmed.slice(0, at).toLowerCase().replaceAll('’', "'");
  const domain = asciiDomain(trimmed.slice(at + 1));
  const isMalformed = local.length > 64 || /[\s@\p{Cc}\p{Cf}]/u.test(local) || local.includes('..');
  return domain === undefined || isMalformed ? undefined : { local, domain };
}

function joined({ local, domain }: AddressParts): EmailAddress {
  return `${local}@${domain}` as EmailAddress;
}

/** The ASCII form of a domain with at least two labels, or undefined. */
function asciiDomain(text: string): string | undefined {
  if (!/^[^\s/@:?#[\]\\%]+$/.test(text)) return undefined;
  let host: string;
  try {
    host = new URL(`http://${text}`).hostname;
  } catch {
    return undefined;
  }
  const labels = host.split('.');
  const isName = labels.length > 1 && labels.every((label) => LABEL.test(label)) && !/^\d+$/.test(labels.at(-1) ?? '');
  return isName ? host : undefined;
}

export function domainOf(address: EmailAddress): string {
  return address.slice(address.lastIndexOf('@') + 1);
}

export interface NamedAddress {
  readonly text: string;
  readonly name?: string | undefined;
}

/**
 * The addresses in a line, whatever stands around them: words, quotes, brackets, a full stop at the end, a Korean particle.
 * `Ann Lee <ann@fabrikam.example>` gives the name as well. Each once, in the order they stand there.
 */
export function findAddresses(line: string): readonly NamedAddress[] {
  const found = new Map<string, NamedAddress>();
  for (const each of everyAddress(line)) {
    const key = sameKey(each.text);
    if (!found.has(key)) found.set(key, each);
  }
  return [...found.values()];
}

/** The same with those that stand there twice. */
export function everyAddress(line: string): readonly NamedAddress[] {
  return Array.from(line.matchAll(WORD)).flatMap((word) => {
    const text = addressIn(word[0]);
    return text === undefined ? [] : [{ text, name: nameBefore(line, word.index) }];
  });
}

/** What two spellings of one address have in common. */
export function sameKey(text: string): string {
  const parsed = parseEmailAddress(text);
  return 'address' in parsed ? parsed.address : text.trim().toLowerCase();
}

function addressIn(word: string): string | undefined {
  if (word.length > WORD_MAX || !word.includes('@')) return undefined;
  const text = withoutParticle(
    word
      .replace(/^mailto:/i, '')
      .replace(/^[.!?'*_‘’]+|[.!?'*_@‘’]+$/gu, '')
      .replace(/(@[^@]*?)[‘’].*$/u, '$1'),
  );
  return /[^@]@[^@]/.test(text) ? text : undefined;
}

/** A Korean particle is written without a space: “ann@fabrikam.example을 초대해 줘”. ASCII before it shows where the domain ends. */
export function withoutParticle(text: string): string {
  return text.replace(/(?<=\.[a-z]{2,})\p{Script=Hangul}+$/iu, '');
}

function nameBefore(line: string, index: number): string | undefined {
  if (line[index - 1] !== '<') return undefined;
  const before =
    line
      .slice(Math.max(0, index - 1 - NAME_MAX), index - 1)
      .split(/[,;\n>]/)
      .at(-1) ?? '';
  return nameIn(before.replace(/^\s*(invite|초대)(?=\s)/i, ''));
}

/** A name without the quotes that mail programs put around it. */
export function nameIn(text: string): string | undefined {
  const name = text.replace(/["“”]/g, '').trim().slice(0, NAME_MAX);
  return name === '' ? undefined : name;
}
