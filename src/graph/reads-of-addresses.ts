import { READ_CONTACTS, READ_DELETED_USERS, READ_GROUPS, READ_USERS } from './permissions.ts';
import { ACCOUNT_FIELDS, DELETED_FIELDS, deletedAccount, foundAccount } from './person-schemas.ts';
import { EVENTUAL, encoded, get, PAGE, quoted, type ReadsOf } from './read.ts';
import { holder, rowsOf } from './read-schemas.ts';

type AddressFact = 'accounts-with-address' | 'groups-with-address' | 'contacts-with-address' | 'deleted-with-address';

/** Who holds an address, in each of the places where somebody can (checks 1, rows 8 and 24). */
export const ADDRESS_READS: ReadsOf<AddressFact> = {
  'accounts-with-address': {
    needs: [READ_USERS],
    requests: ({ address }) => [
      search('/users', [...ownPlaces(address), isSignInName(address), isOtherMail(address)], ACCOUNT_FIELDS),
    ],
    schema: ({ address }) => rowsOf(foundAccount(address)),
  },
  'groups-with-address': {
    needs: [READ_GROUPS],
    requests: ({ address }) => [search('/groups', ownPlaces(address), 'id,displayName')],
    schema: () => rowsOf(holder()),
  },
  'contacts-with-address': {
    needs: [READ_CONTACTS],
    requests: ({ address }) => [search('/contacts', ownPlaces(address), 'id,displayName')],
    schema: () => rowsOf(holder()),
  },
  'deleted-with-address': {
    needs: [READ_DELETED_USERS],
    // Never by the sign-in name, which is mangled in the bin (E6).
    requests: ({ address }) => {
      const places = [...ownPlaces(address), isOtherMail(address)];
      const { url } = search('/directory/deletedItems/microsoft.graph.user', places, DELETED_FIELDS);
      return [get(`${url}&$count=true`, EVENTUAL)];
    },
    schema: () => rowsOf(deletedAccount()),
  },
};

function search(path: string, places: readonly string[], fields: string) {
  return get(`${path}?$filter=${encoded(places.join(' or '))}&$select=${fields}&$top=${PAGE}`);
}

/** The prefix of a proxy address is compared with its case: capitals for the first (G8.1). */
function ownPlaces(address: string): readonly string[] {
  return [
    `mail eq ${quoted(address)}`,
    `proxyAddresses/any(x:x eq ${quoted(`smtp:${address}`)})`,
    `proxyAddresses/any(x:x eq ${quoted(`SMTP:${address}`)})`,
  ];
}

function isSignInName(address: string): string {
  return `userPrincipalName eq ${quoted(address)}`;
}

function isOtherMail(address: string): string {
  return `otherMails/any(x:x eq ${quoted(address)})`;
}
