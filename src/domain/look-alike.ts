import { distance } from 'fastest-levenshtein';
// The public suffix list of publicsuffix.org, private endings included: a name under github.io is somebody's own.
import { parse } from 'tldts';
// The confusables of Unicode Technical Standard 39.
import unhomoglyph from 'unhomoglyph';
import { isConsumerDomain } from './domain-kinds.ts';
import type { Difference } from './finding-details.ts';
import { unicodeDomain } from './unicode-domain.ts';

export interface LookAlike {
  readonly known: string;
  readonly difference: Difference;
}

/** What somebody registers: a name and the ending that it stands under. */
interface Registered {
  readonly domain: string;
  readonly name: string;
  readonly ending: string;
}

interface KnownDomains {
  readonly domains: ReadonlySet<string>;
  readonly bySkeleton: ReadonlyMap<string, Registered>;
  readonly byName: ReadonlyMap<string, Registered>;
  readonly byShape: ReadonlyMap<string, readonly Registered[]>;
}

/** Not on the public list, though anybody can have a name under it. */
const ANYBODYS = ['onmicrosoft.com'];
/** In a shorter name one letter more or less is a word of its own, and the same name is many people's. */
const LETTERS_MIN = 5;

/**
 * The known domain that this one could be taken for: letters that look the same, one letter off, or the same name with another
 * ending. A domain that is known itself, or lies under one, is never a look-alike; nor is one for private mail, and nothing is
 * taken for one: there everybody knows the name, and many are alike.
 */
export function lookAlike(domain: string, known: readonly (readonly string[])[]): LookAlike | undefined {
  const indexes = known.map(indexOf);
  const one = registered(domain);
  if (isConsumerDomain(one.domain) || indexes.some(({ domains }) => domains.has(one.domain))) return undefined;
  const skeleton = skeletonOf(one.domain);
  const alike = first(indexes, ({ bySkeleton }) => bySkeleton.get(skeleton));
  if (alike) return { known: alike.domain, difference: letters(one.domain, alike.domain) };
  const near = first(indexes, (index) => shapesNear(one, index).find(({ name }) => isOneOff(one.name, name)));
  if (near) return { known: near.domain, difference: letters(one.name, near.name) };
  const named = isLong(one) ? first(indexes, ({ byName }) => byName.get(one.name)) : undefined;
  return named && { known: named.domain, difference: { kind: 'ending', a: `.${one.ending}`, b: `.${named.ending}` } };
}

// The partners of a tenant are the same list for everybody on a form.
const INDEXES = new WeakMap<readonly string[], KnownDomains>();

function indexOf(domains: readonly string[]): KnownDomains {
  const made = INDEXES.get(domains);
  if (made) return made;
  const all = domains.map(registered).filter(({ domain }) => !isConsumerDomain(domain));
  const index = {
    domains: new Set(all.map(({ domain }) => domain)),
    bySkeleton: new Map(all.map((one) => [skeletonOf(one.domain), one])),
    // The last one of a name counts, and a name of one's own is known better than the one that Microsoft gave.
    byName: new Map(all.toSorted((a, b) => rank(a) - rank(b)).map((one) => [one.name, one])),
    byShape: Map.groupBy(all, ({ ending, name }) => shape(ending, name.length)),
  };
  INDEXES.set(domains, index);
  return index;
}

function registered(ascii: string): Registered {
  const { domain, publicSuffix } = parse(ascii, { allowPrivateDomains: true });
  const shared = ANYBODYS.find((ending) => ending === domain && ascii.endsWith(`.${ending}`));
  const ending = shared ?? publicSuffix ?? '';
  const whole = shared
    ? ascii
        .split('.')
        .slice(-shared.split('.').length - 1)
        .join('.')
    : (domain ?? ascii);
  const readable = unicodeDomain(whole);
  return { domain: readable, ending: unicodeDomain(ending), name: unicodeDomain(whole.slice(0, -ending.length - 1)) };
}

function skeletonOf(domain: string): string {
  // Two letters that look like one are not in Unicode's table, but for “rn”.
  return unhomoglyph(domain).toLowerCase().replaceAll('vv', 'w');
}

function rank({ ending }: Registered): number {
  return ANYBODYS.includes(ending) ? 0 : 1;
}

function isLong({ name }: Registered): boolean {
  return name.length >= LETTERS_MIN;
}

function shape(ending: string, length: number): string {
  return `${ending} ${length}`;
}

function shapesNear({ ending, name }: Registered, { byShape }: KnownDomains): readonly Registered[] {
  if (name.length < LETTERS_MIN) return [];
  return [0, -1, 1]
    .filter((more) => name.length + more >= LETTERS_MIN)
    .flatMap((more) => byShape.get(shape(ending, name.length + more)) ?? []);
}

/** One letter changed, added or left out, or two neighbours swapped. */
function isOneOff(a: string, b: string): boolean {
  const steps = distance(a, b);
  if (steps !== 2 || a.length !== b.length) return steps === 1;
  const at = Array.from(a).findIndex((char, index) => char !== b[index]);
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}

/** The letters in which they differ, with one beside them where there would be nothing to show. */
function letters(a: string, b: string): Difference {
  const most = Math.min(a.length, b.length);
  let start = 0;
  while (start < most && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < most - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  if (start + end === most) {
    if (start > 0) start -= 1;
    else end -= 1;
  }
  return { kind: 'letters', a: a.slice(start, a.length - end), b: b.slice(start, b.length - end) };
}

function first(
  indexes: readonly KnownDomains[],
  find: (index: KnownDomains) => Registered | undefined,
): Registered | undefined {
  for (const index of indexes) {
    const found = find(index);
    if (found) return found;
  }
  return undefined;
}
