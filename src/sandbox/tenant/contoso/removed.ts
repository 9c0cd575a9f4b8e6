import type { UserRecord } from '../world.ts';
import { employee, guest, WITHOUT_MAILBOX } from './account.ts';

/** In the bin at the beginning. */
export const REMOVED: readonly UserRecord[] = [
  guest({
    name: 'Hal Pryor',
    address: 'hal.pryor@fabrikam.example',
    state: 'Accepted',
    shows: 'A deleted guest who still holds the address (deleted, row 24).',
  }),
  employee({
    ...WITHOUT_MAILBOX,
    name: 'Gil Navarro',
    address: 'gil.navarro@contoso.example',
    properties: {
      mail: 'gil.navarro@fabrikam.example',
      proxyAddresses: ['SMTP:gil.navarro@fabrikam.example'],
      otherMails: ['gil.navarro@northwind.example'],
    },
    shows: 'A deleted internal account that holds an outside address (account-deleted, row 24).',
  }),
];
