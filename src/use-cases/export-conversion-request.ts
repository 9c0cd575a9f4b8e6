import type { Conversion } from '../domain/conversion/conversion.ts';
import type { ConversionPerson } from '../domain/conversion/conversion-person.ts';
import { personSpellings } from '../domain/conversion/held-person.ts';
import { sameKey } from '../domain/email-address.ts';
import { withoutOthers } from './export-conversion.ts';
import type { ConversionReading } from './ports/conversions.ts';
import type { Who } from './who.ts';

type Role = 'asker' | 'account' | 'decider' | 'named';

/** What a conversion keeps about a person. Whoever asked or decided gets their own words; its account, what was found of it. */
export function exportedRequest({ conversion, entries, person }: ConversionReading, who: Who): object {
  const { id, reference, askerId, accountId, state, requestedAt } = conversion;
  const as = rolesOf(conversion, person, who);
  const isAccount = as.includes('account');
  return {
    ...{ id, reference, as, askerId, accountId, state, requestedAt },
    ...(person && {
      ...('address' in who && { addresses: personSpellings(person, who.address) }),
      ...((isAccount || as.includes('asker')) && {
        withoutTeams: person.withoutTeams,
        ...(person.message && { message: person.message }),
      }),
      ...((isAccount || as.includes('decider')) && { deniedBecause: person.deniedBecause }),
      ...(isAccount && ownOf(person)),
    }),
    entries,
  };
}

function rolesOf(conversion: Conversion, person: ConversionPerson | undefined, who: Who): readonly Role[] {
  const { askerId, track } = conversion;
  const roles: readonly Role[] = [
    ...('id' in who && who.id === askerId ? ['asker' as const] : []),
    ...(isTheirs(conversion, person, who) ? ['account' as const] : []),
    ...('id' in who && who.id === track.decision.made?.by ? ['decider' as const] : []),
  ];
  return roles.length > 0 ? roles : ['named'];
}

/** An address that the holder has not agreed to may be somebody else's: nobody has verified it. */
function isTheirs({ accountId, track }: Conversion, person: ConversionPerson | undefined, who: Who): boolean {
  if ('id' in who) return who.id === accountId;
  if (!person) return false;
  const isAgreed = track.agreedAt !== undefined && [person.address, person.signIn].includes(who.address);
  return isAgreed || sameKey(person.userPrincipalName) === who.address;
}

function ownOf(person: ConversionPerson): object {
  const { askerName: _, deciderName: __, withoutTeams: ___, deniedBecause: ____, preFlight, ...own } = person;
  const { standing, findings, fine } = preFlight;
  return { ...own, standing, findings: findings.map(withoutOthers), fine };
}
