import { type EmailAddress, everyAddress, sameKey } from './email-address.ts';

/** The lines of all texts in it, however deep, in which the address stands, in whatever spelling. Each once. */
export function linesWith(value: unknown, address: EmailAddress): readonly string[] {
  const lines = textsIn(value).flatMap((text) => text.split('\n'));
  return [...new Set(lines)].filter((line) => everyAddress(line).some(({ text }) => sameKey(text) === address));
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, held]) => [key, ...textsIn(held)]);
}
