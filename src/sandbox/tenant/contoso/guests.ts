import { INITIAL_DOMAIN } from '../contoso.ts';
import type { UserRecord } from '../world.ts';
import { guest } from './account.ts';

export const GUESTS: readonly UserRecord[] = [
  guest({
    name: 'Mina Kerr',
    address: 'mina.kerr@fabrikam.example',
    state: 'Accepted',
    sponsors: ['sam.park@contoso.example'],
    shows: 'A guest who has accepted and is in Harbour.',
  }),
  guest({
    name: 'Oscar Lund',
    address: 'oscar.lund@adatum.example',
    state: 'PendingAcceptance',
    sponsors: ['marta.silva@contoso.example'],
    shows: 'Pending, invited by somebody else and not through Guestlist.',
  }),
  guest({
    name: 'Rita Vance',
    address: 'rita.vance@fabrikam.example',
    state: 'Accepted',
    properties: { accountEnabled: false },
    shows: 'A guest who is blocked from signing in.',
  }),
  guest({
    name: 'Theo Brandt',
    address: 'theo.brandt@northwind.example',
    state: 'Accepted',
    sponsors: ['helen.moreau@contoso.example'],
    shows: 'A guest who tries to invite others; owns nothing, is member of Project North.',
  }),
  guest({
    name: 'Una Doyle (Fabrikam)',
    address: 'una.doyle@fabrikam.example',
    state: 'Accepted',
    shows: "The guest twin of Una Doyle's internal account.",
  }),
  guest({
    name: 'Sofia Lang',
    address: 'sofia.lang@wingtip.example',
    state: 'Accepted',
    issuer: 'https://idp.wingtip.example/saml',
    shows: 'Signs in by SAML.',
  }),
  guest({
    name: 'Ben Ortiz',
    address: 'ben.ortiz@adatum.example',
    state: 'Accepted',
    issuer: 'mail',
    shows: 'Signs in with a code by mail.',
  }),
  guest({
    name: '문가영',
    address: 'gayoung.moon@hanbit.example',
    state: 'Accepted',
    language: 'ko-KR',
    shows: 'A Korean guest.',
  }),
  guest({
    name: 'Eva Lind',
    address: 'eva.lind@treyresearch.example',
    state: 'Accepted',
    properties: { userType: 'Member' },
    shows: 'An external member: Member by type, signs in elsewhere.',
  }),
  guest({
    name: 'Carl Jensen',
    address: 'carl.jensen@fabrikam.example',
    state: 'Accepted',
    properties: { otherMails: ['carl@northwind.example'] },
    shows: 'carl@northwind.example is only among the other mails.',
  }),
  guest({
    name: "Nora O'Brien",
    address: "nora.o'brien@fabrikam.example",
    state: 'Accepted',
    properties: {
      mailNickname: 'nora.obrien',
      userPrincipalName: `nora.o'brien_fabrikam.example#EXT#@${INITIAL_DOMAIN}`,
    },
    shows: 'An apostrophe in the address.',
  }),
];

/** In the bin at the beginning. */
export const REMOVED_GUEST: UserRecord = guest({
  name: 'Hal Pryor',
  address: 'hal.pryor@fabrikam.example',
  state: 'Accepted',
  shows: 'A deleted guest who still holds the address (row 24).',
});
