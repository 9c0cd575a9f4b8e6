import { MOST_LISTED } from '../most-listed.ts';

const list = new Intl.ListFormat('ko-KR', { type: 'conjunction' });

/** “A, B 및 C”. */
export function listed(items: readonly string[]): string {
  return list.format(items);
}

/** The same, where there may be very many. */
export function someOf(items: readonly string[]): string {
  if (items.length <= MOST_LISTED) return listed(items);
  return `${items.slice(0, MOST_LISTED).join(', ')} 외 ${items.length - MOST_LISTED}개`;
}
