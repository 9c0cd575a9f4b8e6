import { type EmailAddress, everyAddress, type NamedAddress, sameKey } from './email-address.ts';

/** How the address stands in all texts in it, however deep: in whatever spelling, with its name, and nothing beside it. Each once. */
export function spellingsOf(value: unknown, address: EmailAddress): readonly NamedAddress[] {
  const found = textsIn(value)
    .flatMap((text) => text.split('\n'))
    .flatMap(everyAddress)
    .filter(({ text }) => sameKey(text) === address);
  return [...new Map(found.map((each) => [`${each.name ?? ''} <${each.text}>`, each])).values()];
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, held]) => [key, ...textsIn(held)]);
}
