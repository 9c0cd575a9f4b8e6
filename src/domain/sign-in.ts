import { type AddressFacts, readingOf, type SharedFacts } from './eligibility-facts.ts';
import type { SignIn } from './mail.ts';

type Read = Pick<AddressFacts, 'homeTenant'> & Pick<SharedFacts, 'federatedDomains' | 'emailCodes'>;

/** What Microsoft is going to show somebody of this domain (design 4.1, G12.3); not known where it could not be read. */
export function signInOf({ homeTenant, federatedDomains, emailCodes }: Read, domain: string): SignIn {
  const isFederated = readingOf(federatedDomains)?.includes(domain) ?? false;
  if (isFederated || readingOf(homeTenant) !== undefined) return 'own-organisation';
  // That there is no tenant is known only where the question was answered.
  if (!('read' in homeTenant) || !('read' in emailCodes)) return 'unknown';
  return emailCodes.read ? 'code' : 'microsoft-account';
}
