interface AddressToTry {
  readonly address: string;
  readonly shows: string;
}

/** Addresses that no account holds, each with what an invitation of it shows. */
export const ADDRESSES_TO_TRY: readonly AddressToTry[] = [
  { address: 'ann.lee@fabrikam.example', shows: 'Nothing in the way (alias-possible).' },
  { address: 'bo@northwind.example', shows: 'Nothing in the way, and no consent page (automatic-redemption).' },
  { address: "sean.o'brien@fabrikam.example", shows: 'An apostrophe, which is allowed and doubled in filters.' },
  { address: 'ann.lee', shows: 'No complete address (address-malformed).' },
  { address: '.ann@fabrikam.example', shows: 'Begins with a full stop (address-edge).' },
  { address: 'ann+north@fabrikam.example', shows: 'A plus, which Microsoft refuses (address-characters, row 9).' },
  { address: 'nobody@contoso.example', shows: 'Our own domain, and nobody there (own-domain, row 6).' },
  {
    address: 'ann@contoso-events.example',
    shows: 'Our domain, but never verified: a domain of others (not own-domain).',
  },
  { address: 'ann@projects.contoso.example', shows: 'Under our domain, but none of ours (sub-domain-unlisted).' },
  { address: 'ann@litware.example', shows: 'Its people are blocked (partner-blocked-inbound, row 15).' },
  { address: 'ann@proseware.example', shows: 'Blocked by applications only (partner-blocked-inbound, row 15).' },
  {
    address: 'ann@lucerne.example',
    shows: 'Only some people are let in, not this one (partner-partly-blocked, row 15).',
  },
  {
    address: 'editor@lucerne.example',
    shows: 'Only some people are let in, this one too (partner-partly-blocked, row 15).',
  },
  {
    address: 'ann@treyresearch.example',
    shows: 'A partner entry that inherits everything (row 15): nothing in the way.',
  },
  {
    address: 'ann@woodgrove.example',
    shows: 'Its organisation has another default domain (row 15): nothing in the way.',
  },
  { address: 'ann@tailspin.example', shows: 'On the deny list (domain-denied, row 16).' },
  { address: 'ann@relecloud.example', shows: 'Gets into the team, not to its files (files-closed).' },
  { address: 'ann@adatum.example', shows: 'No Entra tenant: a code by mail (no-entra-home, row 13).' },
  { address: 'ann@wingtip.example', shows: 'Signs in by SAML (partner-domain-federated, row 11).' },
  { address: 'ann@agency.gov.example', shows: 'In another Microsoft cloud (other-cloud, row 26).' },
  {
    address: 'ann@fabrikarn.example',
    shows: 'Looks like fabrikam.example, once somebody there has accepted an invitation (domain-looks-alike).',
  },
  {
    address: 'ann@c0ntoso.example',
    shows: 'Looks like our own domain, from the first invitation on (domain-looks-alike).',
  },
  { address: 'ann@fаbrikam.example', shows: 'A Cyrillic “а” among Latin letters (domain-mixed-script).' },
  { address: 'ann@bücher.example', shows: 'In technical form xn--bcher-kva.example (domain-international).' },
  { address: 'minji@한국상사.example', shows: 'An honest Korean domain (domain-international).' },
  {
    address: 'ann@freemail.example',
    shows: 'Mail for private people, on no public list: like any domain without an Entra tenant (no-entra-home).',
  },
  { address: 'ann@tenminutes.example', shows: 'Gives out addresses for ten minutes (domain-throw-away).' },
  { address: 'info@fabrikam.example', shows: 'Read by many, it seems (looks-like-a-shared-mailbox).' },
];
