import { stableId } from '../stable-id.ts';
import type { ContactRecord } from '../world.ts';

export const CONTACTS: readonly ContactRecord[] = [
  contact(
    'Ivy Marsh',
    'ivy.marsh@adatum.example',
    'A contact holds this address: a warning for an invitation, a block for a conversion (address-of-a-contact, row 8).',
  ),
  contact('배수아', 'sua.bae@hanbit.example', 'A Korean contact (address-of-a-contact).'),
  contact('Lars Holt', 'lars.holt@adatum.example', 'One of two contacts with one address (address-of-a-contact).'),
  contact(
    'Lars Holt, Adatum',
    'lars.holt@adatum.example',
    'The other contact with that address (address-of-a-contact).',
  ),
];

function contact(name: string, address: string, shows: string): ContactRecord {
  const id = stableId(`contact ${name} ${address}`);
  return {
    properties: {
      id,
      displayName: name,
      mail: address,
      mailNickname: address.split('@')[0] as string,
      proxyAddresses: [`SMTP:${address}`],
      addresses: [],
      phones: [],
    },
    shows,
  };
}
