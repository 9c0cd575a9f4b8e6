import type { AccessChange } from '../domain/access-change/access-change.ts';
import { changeSpellings } from '../domain/access-change/held-change.ts';
import type { AccessChangeReading } from './ports/access-changes.ts';
import type { Who } from './who.ts';

type Role = 'asker' | 'account' | 'decider' | 'named';

/** What a change of access keeps about a person. Whoever declined it gets their own words; its account, what is theirs. */
export function exportedChange({ change, entries, person }: AccessChangeReading, who: Who): object {
  const { id, reference, askerId, accountId, state, requestedAt } = change;
  const as = rolesOf(change, who);
  const isAccount = as.includes('account');
  return {
    ...{ id, reference, change: change.change, as, askerId, accountId, state, requestedAt },
    ...(person && {
      ...('address' in who && { addresses: changeSpellings(person, who.address) }),
      ...((isAccount || as.includes('decider')) && { deniedBecause: person.deniedBecause }),
      ...(isAccount && {
        ...{ name: person.name, addressNow: person.addressNow, addressNew: person.addressNew },
        ...{ groups: person.groups, language: person.language, deletedAt: person.deleted?.at },
        // What they say besides may be about others.
        inTheWay: person.inTheWay?.map(({ code }) => code),
      }),
    }),
    entries,
  };
}

/** An address alone makes nobody the account's holder: the new one may be somebody else's. */
function rolesOf({ askerId, accountId, track }: AccessChange, who: Who): readonly Role[] {
  if (!('id' in who)) return ['named'];
  const roles: readonly Role[] = [
    ...(who.id === askerId ? ['asker' as const] : []),
    ...(who.id === accountId ? ['account' as const] : []),
    ...(who.id === track.decision.made?.by ? ['decider' as const] : []),
  ];
  return roles.length > 0 ? roles : ['named'];
}
