import { types } from 'node:util';

const SECRET = '[secret]';
const ADDRESS = '[address]';
const REDEEM_URL = '[redeem URL]';
const GUEST_PAGE = '[guest page]';

const TEXT_MAX = 2000;
const DEPTH_MAX = 6;
const ENTRIES_MAX = 50;
const FRAMES_MAX = 12;
const CAUSES_MAX = 3;

// Names whose value is secret whatever it looks like.
const SECRET_NAME =
  /pass(word|wd|phrase)|secret|token|authori[sz]ation|cookie|credential|api-?key|link-?keys?|^keys?$|signature|database-?url/i;
const REDEEM_NAME = /redeem-?(url|link)|redemption-?(url|link)/i;
const CODE = /^[\w.-]{1,64}$/;
const FRAME = /^\s*at (?:async )?[^\n]*:\d+:\d+\)?$/;

// “@” as it stands in a text, in a URL, twice encoded, in HTML, in escaped JSON, and in full width.
const AT = '(?:@|%(?:25)*40|&#(?:64|x40);|\\\\u0040|\\uff20)';
const WORD = String.raw`[^\s"'<>()[\]{},;:|\\/@=&?\uff20]`;
const ADDRESSES = new RegExp(`${WORD}+?${AT}${WORD}*[\\p{L}\\p{N}]`, 'giu');
const QUOTED_ADDRESSES = new RegExp(`"[^"\\n]{1,64}"${AT}${WORD}+`, 'giu');

// Graph's redeem URLs, Microsoft's older ones and the sandbox's, whole or encoded inside another URL.
const REDEEM_URLS = /[^\s"'<>]*(?:\/|%(?:25)*2f|\\\/)(?:r|%(?:25)*72)(?:edeem|%(?:25)*65deem)[^\s"'<>]*/gi;
const TICKETS = /[^\s"'<>]*[?&;](?:rd|ticket|redeem\w*)(?:=|%3d)[^\s"'<>]*/gi;

// The pages of the mail's foot: whoever has such an address speaks for the guest.
const GUEST_PAGES = /[^\s"'<>]*(?:\/|%(?:25)*2f|\\\/)(?:g|%(?:25)*67)uest(?:\/|%(?:25)*2f|\\\/)[^\s"'<>]*/gi;

const SECRETS: readonly (readonly [shape: RegExp, instead: string])[] = [
  [/-----BEGIN [A-Z ]+-----[\s\S]*?(?:-----END [A-Z ]+-----|$)/g, SECRET],
  [/\beyJ[\w-]{8,}(?:\.[\w-]*){1,4}/g, SECRET],
  [/\b(bearer|basic)\s+[\w.~+/=-]{6,}/gi, `$1 ${SECRET}`],
  // The name and password in any address: postgres://name:password@host.
  [/\b([a-z][a-z0-9+.-]*:\/\/)[^\s/?#"'<>]*@/gi, `$1${SECRET}@`],
  [
    /(["']?(?:[\w-]*(?:password|passwd|pwd|secret|token|api[_-]?key|assertion)|authorization|cookie|sig)["']?\s*(?:=|:|%3d)\s*)(?:"[^"]*"|'[^']*'|[^\s&,;"'}]+)/gi,
    `$1${SECRET}`,
  ],
];

/** A text without secrets, mail addresses, redeem URLs and the addresses of guests' pages, wherever they stand in it. */
export function redactText(text: string): string {
  const short = text.length > TEXT_MAX ? `${text.slice(0, TEXT_MAX)}…` : text;
  const withoutLinks = short
    .replaceAll(REDEEM_URLS, REDEEM_URL)
    .replaceAll(TICKETS, REDEEM_URL)
    .replaceAll(GUEST_PAGES, GUEST_PAGE);
  const withoutSecrets = SECRETS.reduce((rest, [shape, instead]) => rest.replaceAll(shape, instead), withoutLinks);
  return withoutSecrets
    .replaceAll(QUOTED_ADDRESSES, ADDRESS)
    .replaceAll(ADDRESSES, (found) => (found.startsWith(SECRET) ? found : ADDRESS));
}

/** Plain JSON of anything, redacted all the way down. It never throws: a log line must not end what it tells of. */
export function redact(value: unknown): unknown {
  return redactValue(value, { depth: 0, above: [] });
}

interface Place {
  readonly depth: number;
  readonly above: readonly object[];
}

function redactValue(value: unknown, place: Place): unknown {
  switch (typeof value) {
    case 'string':
      return redactText(value);
    case 'number':
      return Number.isFinite(value) ? value : String(value);
    case 'boolean':
    case 'undefined':
      return value;
    case 'bigint':
      return String(value);
    case 'object':
      return value === null ? null : redactObject(value, place);
    default:
      return `[${typeof value}]`;
  }
}

function redactObject(value: object, { depth, above }: Place): unknown {
  if (above.includes(value)) return '[circular]';
  if (depth >= DEPTH_MAX) return '[deep]';
  const below = { depth: depth + 1, above: [...above, value] };
  try {
    if (types.isProxy(value)) return '[proxy]';
    if (value instanceof Error) return describeError(value);
    if (value instanceof Date) return Number.isNaN(value.getTime()) ? '[no date]' : value.toISOString();
    if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return '[bytes]';
    if (value instanceof Map)
      return redactEntries(
        [...value].map(([key, held]) => [String(key), held]),
        below,
      );
    if (value instanceof Set) return redactList([...value], below);
    if (Array.isArray(value)) return redactList(value, below);
    if (hasOwnJson(value)) return redactValue(value.toJSON(), below);
    return redactEntries(entriesOf(value), below);
  } catch {
    return '[unreadable]';
  }
}

function redactList(list: readonly unknown[], place: Place): unknown {
  const shown = list.slice(0, ENTRIES_MAX).map((entry) => redactValue(entry, place));
  return list.length > ENTRIES_MAX ? [...shown, `[${list.length - ENTRIES_MAX} more]`] : shown;
}

function redactEntries(entries: readonly (readonly [string, unknown])[], place: Place): unknown {
  // No prototype: a field named `__proto__` must stay a field.
  const fields: Record<string, unknown> = Object.create(null);
  for (const [name, value] of entries.slice(0, ENTRIES_MAX)) {
    fields[redactText(name)] = redactNamed(name, value, place);
  }
  if (entries.length > ENTRIES_MAX) fields['…'] = `[${entries.length - ENTRIES_MAX} more]`;
  return fields;
}

function redactNamed(name: string, value: unknown, place: Place): unknown {
  if (value === undefined || value === null || typeof value === 'boolean') return value;
  const words = name.replaceAll('_', '-');
  if (SECRET_NAME.test(words)) return SECRET;
  return REDEEM_NAME.test(words) ? REDEEM_URL : redactValue(value, place);
}

function entriesOf(value: object): readonly (readonly [string, unknown])[] {
  return Object.entries(Object.getOwnPropertyDescriptors(value))
    .filter(([, { enumerable }]) => enumerable)
    .map(([name, { value: held, get }]) => [name, get ? '[computed]' : held]);
}

function hasOwnJson(value: object): value is { toJSON(): unknown } {
  return 'toJSON' in value && typeof value.toJSON === 'function';
}

interface ErrorFields {
  readonly name: string;
  readonly kind?: string;
  readonly code?: string | number;
  readonly status?: number;
  /** Where it was thrown, without the message: a message may be somebody else's text. */
  readonly stack?: readonly string[];
  readonly causes?: readonly ErrorFields[];
}

/** What may be told of an error: our words for it, and where it happened. */
function describeError(error: unknown, depth = 0): ErrorFields {
  if (!(error instanceof Error)) return { name: `[thrown ${error === null ? 'null' : typeof error}]` };
  const { kind, code, status, statusCode } = error as Error & Readonly<Record<string, unknown>>;
  const stack = framesOf(error);
  const causes = depth < CAUSES_MAX ? causesOf(error).map((cause) => describeError(cause, depth + 1)) : [];
  return {
    name: codeOf(error.name) ?? 'Error',
    ...pick('kind', codeOf(kind)),
    ...pick('code', typeof code === 'number' ? code : (codeOf(code) ?? codeAfter(kind, error.message))),
    ...pick(
      'status',
      [status, statusCode].find((number) => typeof number === 'number'),
    ),
    ...(stack.length > 0 ? { stack } : {}),
    ...(causes.length > 0 ? { causes } : {}),
  };
}

function pick<Name extends string, Value>(name: Name, value: Value | undefined): { readonly [Key in Name]?: Value } {
  return (value === undefined ? {} : { [name]: value }) as { readonly [Key in Name]?: Value };
}

function codeOf(value: unknown): string | undefined {
  return typeof value === 'string' && CODE.test(value) ? value : undefined;
}

/** Errors of our edges say “kind: code” and nothing else. */
function codeAfter(kind: unknown, message: string): string | undefined {
  const start = `${String(kind)}: `;
  return typeof kind === 'string' && message.startsWith(start) ? codeOf(message.slice(start.length)) : undefined;
}

function causesOf(error: Error): readonly unknown[] {
  const several = error instanceof AggregateError ? error.errors.slice(0, CAUSES_MAX) : [];
  return error.cause === undefined ? several : [error.cause, ...several];
}

function framesOf({ stack, name, message }: Error): readonly string[] {
  if (typeof stack !== 'string') return [];
  // The message goes first, so that no line of it can pass for a frame.
  const withoutMessage = stack.startsWith(`${name}: ${message}`)
    ? stack.slice(name.length + 2 + message.length)
    : stack;
  return withoutMessage
    .split('\n')
    .filter((line) => FRAME.test(line))
    .slice(0, FRAMES_MAX)
    .map((line) => redactText(line.trim().replace(/(?:file:\/\/)?[^\s(]*\/(src|test|node_modules)\//, '$1/')));
}
