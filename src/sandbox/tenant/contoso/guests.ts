import { INITIAL_DOMAIN } from '../contoso.ts';
import type { UserRecord } from '../world.ts';
import { guest } from './account.ts';

export const GUESTS: readonly UserRecord[] = [
  guest({
    name: 'Mina Kerr',
    address: 'mina.kerr@fabrikam.example',
    state: 'Accepted',
    sponsors: ['sam.park@contoso.example'],
    shows: 'A guest who has accepted and is in Harbour, not in Project North (already-a-guest, already-in-team).',
  }),
  guest({
    name: 'Oscar Lund',
    address: 'oscar.lund@adatum.example',
    state: 'PendingAcceptance',
    sponsors: ['marta.silva@contoso.example'],
    shows: 'Pending, invited by somebody else and not through Guestlist (invited-by-somebody-else).',
  }),
  guest({
    name: 'Rita Vance',
    address: 'rita.vance@fabrikam.example',
    state: 'Accepted',
    properties: { accountEnabled: false },
    shows: 'A guest who is blocked from signing in (guest-blocked).',
  }),
  guest({
    name: 'Theo Brandt',
    address: 'theo.brandt@northwind.example',
    state: 'Accepted',
    sponsors: ['helen.moreau@contoso.example'],
    shows:
      'A guest who tries to invite others; owns nothing, is member of Project North (refused as an outsider, sponsor-unfit).',
  }),
  guest({
    name: 'Una Doyle (Fabrikam)',
    address: 'una.doyle@fabrikam.example',
    state: 'Accepted',
    shows: "The guest twin of Una Doyle's internal account (guest-twin, row 8).",
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
    shows: 'Signs in with a code by mail; accepted, and in no team at all (already-a-guest).',
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
    shows: 'An external member: Member by type, signs in elsewhere (an-external-member).',
  }),
  guest({
    name: 'Carl Jensen',
    address: 'carl.jensen@fabrikam.example',
    state: 'Accepted',
    properties: { otherMails: ['carl@northwind.example'] },
    shows: 'carl@northwind.example is only among the other mails (other-mail-elsewhere, row 8).',
  }),
  guest({
    name: "Nora O'Brien",
    address: "nora.o'brien@fabrikam.example",
    state: 'Accepted',
    properties: {
      mailNickname: 'nora.obrien',
      userPrincipalName: `nora.o'brien_fabrikam.example#EXT#@${INITIAL_DOMAIN}`,
    },
    shows: 'A guest with an apostrophe in the address: doubled in every filter (already-a-guest).',
  }),
  guest({
    name: 'Ola Brekke',
    address: 'ola.brekke@fabrikam.example',
    state: 'PendingAcceptance',
    sponsors: ['sam.park@contoso.example'],
    shows: 'Pending, and in Harbour already (already-invited, already-in-team).',
  }),
  guest({
    name: 'Lia Romano',
    address: 'lia.romano@fabrikam.example',
    state: 'Accepted',
    properties: { proxyAddresses: ['SMTP:lia.romano@fabrikam.example', 'smtp:l.romano@fabrikam.example'] },
    shows: 'l.romano@fabrikam.example is hers too, found among the proxies only (already-a-guest, alias-possible).',
  }),
  guest({
    name: 'Jo Tan',
    address: 'jo.tan@northwind.example',
    state: 'Accepted',
    signsInAs: 'jo.tan@fabrikam.example',
    shows: 'Signs in at another domain than that of mail, so Teams stays shut (troubleshoot, reset redemption).',
  }),
  guest({
    name: 'Pat Quinn',
    address: 'pat.quinn@freemail.example',
    state: 'Accepted',
    issuer: 'MicrosoftAccount',
    shows: 'Signs in with a Microsoft account, at a domain for private mail (already-a-guest).',
  }),
];
