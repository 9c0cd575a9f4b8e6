import { badRequest } from '../refusal.ts';
import type { Row } from './filter-match.ts';

/** Taken word by word; of every other property only the beginning is compared. */
const IN_WORDS: readonly string[] = ['displayName', 'description'];
const SEARCHABLE: readonly string[] = [...IN_WORDS, 'givenName', 'mail', 'surname', 'userPrincipalName'];
const CLAUSE = String.raw`"(?:[^"\\]|\\.)*"`;
const WHOLE = new RegExp(`^${CLAUSE}( (OR|AND) ${CLAUSE})*$`);
const EACH = new RegExp(`(?:(OR|AND) )?(${CLAUSE})`, 'g');

interface Clause {
  readonly property: string;
  readonly text: string;
}

/** `"displayName:min"`, several of them joined by OR or AND; a quote or a backslash in one stands behind a backslash. */
export function searchRows(rows: readonly Row[], search: string): readonly Row[] {
  if (!WHOLE.test(search.trim())) throw unsupported(search);
  const any: Clause[][] = [];
  for (const [, joint, clause = ''] of search.trim().matchAll(EACH)) {
    if (joint === 'AND') any.at(-1)?.push(readClause(clause));
    else any.push([readClause(clause)]);
  }
  return rows.filter((row) => any.some((all) => all.every((clause) => holds(row[clause.property], clause))));
}

function readClause(quotedText: string): Clause {
  const [, property = '', text = ''] = /^"(\w+):(.+)"$/s.exec(quotedText) ?? [];
  if (!SEARCHABLE.includes(property)) throw unsupported(quotedText);
  return { property, text: text.replaceAll(/\\(.)/gs, '$1').toLowerCase() };
}

function unsupported(search: string): Error {
  return badRequest(`Syntax error: unsupported $search clause ${search}.`);
}

function holds(value: unknown, { property, text }: Clause): boolean {
  if (typeof value !== 'string') return false;
  if (!IN_WORDS.includes(property)) return value.toLowerCase().startsWith(text);
  const words = wordsOf(value);
  return wordsOf(text).every((wanted) => words.some((word) => word.startsWith(wanted)));
}

function wordsOf(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
