import { MOST_LISTED } from '../most-listed.ts';

const list = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** “A, B and C”. */
export function listed(items: readonly string[]): string {
  return list.format(items);
}

/** The same, where there may be very many. */
export function someOf(items: readonly string[]): string {
  if (items.length <= MOST_LISTED) return listed(items);
  return listed([...items.slice(0, MOST_LISTED), `${items.length - MOST_LISTED} more`]);
}
