import type { EmailAddress, NamedAddress } from '../email-address.ts';
import { spellingsOf } from '../held-addresses.ts';
import type { AccessChangePerson } from './access-change-person.ts';

/** How the address stands in what a change of access keeps of its person. */
export function changeSpellings(
  { addressNow, addressNew }: { readonly [Key in 'addressNow' | 'addressNew']?: AccessChangePerson[Key] | string },
  of: EmailAddress,
): readonly NamedAddress[] {
  return spellingsOf([addressNow, addressNew], of);
}
