import type { RequestTelling } from './request-telling.ts';

/** Retention has let go of it together with its person, and nobody looks at the account any more (product 13). */
export function isLetGo({ entries, person }: RequestTelling): boolean {
  return !person && !entries.some(({ kind }) => kind === 'person-forgotten');
}

/** Whether somebody hears of it if they accept. */
export function watchText(telling: RequestTelling): string {
  const { name, words } = telling;
  const { conversionStatus: said } = words;
  return (isLetGo(telling) ? said.maybeIssued : said.watched)({ name });
}
