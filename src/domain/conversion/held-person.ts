import type { EmailAddress, NamedAddress } from '../email-address.ts';
import { spellingsOf } from '../held-addresses.ts';
import type { ConversionPerson } from './conversion-person.ts';

/** How the address stands in what a conversion keeps of its person: where it is theirs, not where a finding names somebody else. */
export function personSpellings(
  { address, signIn, mailBefore, userPrincipalName }: HeldAddresses,
  of: EmailAddress,
): readonly NamedAddress[] {
  return spellingsOf([address, signIn, mailBefore, userPrincipalName], of);
}

type HeldAddresses = Pick<ConversionPerson, 'address' | 'signIn' | 'mailBefore' | 'userPrincipalName'>;
