import { badRequest } from '../refusal.ts';
import type { Row } from './filter-match.ts';

const SEARCHABLE: readonly string[] = ['displayName', 'givenName', 'mail', 'surname', 'userPrincipalName'];
const CLAUSE = /^"(\w+):([^"]+)"$/;

/** `"displayName:min"`, several of them joined by OR or AND; a word matches where a part of the value begins with it. */
export function searchRows(rows: readonly Row[], search: string): readonly Row[] {
  const any = search.split(' OR ').map((side) => side.split(' AND ').map(readClause));
  return rows.filter((row) => any.some((all) => all.every((clause) => holdsWords(row[clause.property], clause.words))));
}

function readClause(text: string): { readonly property: string; readonly words: readonly string[] } {
  const match = CLAUSE.exec(text.trim());
  const property = match?.[1];
  if (!match || property === undefined || !SEARCHABLE.includes(property))
    throw badRequest(`Syntax error: unsupported $search clause ${text}.`);
  return { property, words: tokens(match[2] as string) };
}

function holdsWords(value: unknown, words: readonly string[]): boolean {
  if (typeof value !== 'string') return false;
  const parts = tokens(value);
  return words.every((word) => parts.some((part) => part.startsWith(word)));
}

function tokens(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[\s@._-]+/)
    .filter((part) => part !== '');
}
