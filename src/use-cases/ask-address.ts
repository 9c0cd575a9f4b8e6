import type { AddressFacts } from '../domain/eligibility-facts.ts';
import { domainOf, type EmailAddress } from '../domain/email-address.ts';
import type { Wave } from './wave.ts';

/** Who holds an address, and whose domain it is. */
export type FoundFacts = Pick<AddressFacts, 'accounts' | 'groups' | 'contacts' | 'deleted' | 'homeTenant'>;

/** The reads of the first wave for one address, of an invitation or of a conversion (checks 2). */
export function askAddress(wave: Wave, address: EmailAddress): () => FoundFacts {
  const accounts = wave.ask({ fact: 'accounts-with-address', address });
  const groups = wave.ask({ fact: 'groups-with-address', address });
  const contacts = wave.ask({ fact: 'contacts-with-address', address });
  const deleted = wave.ask({ fact: 'deleted-with-address', address });
  const homeTenant = wave.ask({ fact: 'home-tenant', domain: domainOf(address) });
  return () => ({
    accounts: accounts(),
    groups: groups(),
    contacts: contacts(),
    deleted: deleted(),
    homeTenant: homeTenant(),
  });
}
