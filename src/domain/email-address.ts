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
const CANDIDATE = /[^\s<>()[\]{}"“”‘’«»,;:|]+@[^\s<>()[\]{}"“”‘’«»,;:|@]+/gu;

/** A bare address as a person typed it; says which rule of G3.2 it breaks. */
export function parseEmailAddress(text: string): ParsedAddress {
  const trimmed = text.normalize('NFC').trim();
  const at = trimmed.lastIndexOf('@');
  const malformed = { problem: { code: 'address-malformed', text: trimmed } } as const;
  if (at < 1 || trimmed.length > 254) return malformed;

  const local = trimmed.slice(0, at).toLowerCase();
  const domain = asciiDomain(trimmed.slice(at + 1));
  if (!domain || local.length > 64 || /[\s@\p{Cc}\p{Cf}]/u.test(local) || local.includes('..')) return malformed;

  const refused = REFUSED.exec(local)?.[0];
  if (refused) return { problem: { code: 'address-characters', text: trimmed, char: refused } };
  const edge = /^[.-]/.exec(local)?.[0] ?? /[.-]$/.exec(local)?.[0];
  if (edge) return { problem: { code: 'address-edge', text: trimmed, char: edge } };
  return { address: `${local}@${domain}` as EmailAddress };
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
  for (const match of line.matchAll(CANDIDATE)) {
    const text = trimmedOfSpeech(match[0]);
    const key = text.toLowerCase();
    if (!found.has(key)) found.set(key, { text, name: nameBefore(line, match.index) });
  }
  return [...found.values()];
}

function trimmedOfSpeech(candidate: string): string {
  const bare = candidate.replace(/^mailto:/i, '').replace(/^[.!?'*_]+|[.!?'*_]+$/gu, '');
  // A Korean particle is written without a space: “ann@fabrikam.example을 초대해 줘”. ASCII before it shows where the domain ends.
  return bare.replace(/(?<=\.[a-z]{2,})\p{Script=Hangul}+$/iu, '');
}

function nameBefore(line: string, index: number): string | undefined {
  if (line[index - 1] !== '<') return undefined;
  const before =
    line
      .slice(0, index - 1)
      .split(/[,;\n>]/)
      .at(-1) ?? '';
  const name = before
    .replace(/^\s*(invite|초대)(?=\s)/i, '')
    .replace(/["“”]/g, '')
    .trim();
  return name === '' ? undefined : name.slice(0, 256);
}
