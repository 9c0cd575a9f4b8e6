import type { AskedOfDevice } from './internal-account.ts';

type Nothing = Readonly<Record<never, never>>;
/** Where a licence comes from: the person, or the group of that name (undefined: the name is not known). */
export type LicenceSource =
  | { readonly from: 'person' }
  | { readonly from: 'group'; readonly group?: string | undefined }
  | { readonly from: 'unknown' };

/**
 * What each finding of a conversion says beside its code (design 3.19). Plain values: they are stored and shown, to
 * administrators alone. Times are ISO texts; plans are Microsoft's names of them (G8.4).
 */
export interface ConversionDetails {
  'account-not-found': Nothing;
  'on-premises-upn-written': { readonly value: string };
  /**
   * `isWritable`: cloud-only and without a mailbox. `isCuredByUs`: Guestlist holds the permission as well, and changes it once
   * the holder has said yes; it then stands in nobody's way (checks 1).
   */
  'mail-missing': { readonly address: string; readonly isWritable: boolean; readonly isCuredByUs: boolean };
  'mail-differs': {
    readonly mail: string;
    readonly address: string;
    readonly isWritable: boolean;
    readonly isCuredByUs: boolean;
  };
  'mail-differs-synced': { readonly mail: string; readonly address: string };
  'has-mailbox': { readonly name: string; readonly plan: string; readonly source: LicenceSource };
  'mailbox-plan-by-group': { readonly plan: string; readonly group?: string | undefined };
  /** `kind`: seen in its settings; undefined: a guess by the addresses. */
  'mailbox-without-licence': { readonly kind?: 'shared' | 'room' | 'equipment' | 'other' | undefined };
  'mailbox-recently-removed': { readonly proxy?: string | undefined; readonly plan?: string | undefined };
  'exchange-plan-unknown': { readonly planId: string };
  /** Never a finding: it stands among what is fine (row 5). */
  'exchange-plan-without-mailbox': Nothing;
  'own-domain': { readonly domain: string; readonly address: string };
  /** `ended`: by a conversion of ours that came to nothing. */
  'already-invited': { readonly since?: string | undefined; readonly ended?: string | undefined };
  'already-external': { readonly since?: string | undefined; readonly provider?: string | undefined };
  'address-taken': { readonly address: string; readonly owner: string; readonly kind: 'user' | 'group' };
  'address-of-a-contact': { readonly address: string; readonly owner: string };
  'other-mail-elsewhere': { readonly address: string; readonly owner: string };
  'guest-twin': { readonly guest: string; readonly account: string };
  /** A deleted account still holds the address. */
  'address-in-bin': {
    readonly address: string;
    readonly name: string;
    readonly deletedAt: string;
    readonly until: string;
  };
  'address-characters': { readonly address: string; readonly char: string };
  synced: Nothing;
  'partner-domain-federated': { readonly domain: string };
  'own-domain-federated': { readonly domain: string };
  'no-entra-home': { readonly domain: string };
  'email-code-off': { readonly name: string };
  'partner-blocked-inbound': { readonly partner: string };
  'partner-partly-blocked': { readonly partner: string };
  'partner-outbound-unknown': { readonly partner: string };
  'partner-entries-not-checked': { readonly domain: string };
  'default-blocks': { readonly domain: string };
  'domain-denied': { readonly domain: string };
  'domain-not-allowed': { readonly domain: string };
  'invitations-off': Nothing;
  'invitations-restricted': Nothing;
  'inviter-lacks-role': Nothing;
  'holds-role': { readonly roles: readonly string[] };
  'in-role-group': { readonly groups: readonly string[] };
  'eligible-for-role': { readonly roles: readonly string[] };
  'management-restricted': Nothing;
  'account-disabled': Nothing;
  'stays-member': Nothing;
  /** Never a finding: it stands among what is fine (row 22). */
  'internal-guest': Nothing;
  'resource-account': Nothing;
  'own-account': Nothing;
  'last-admin': Nothing;
  'never-convert': { readonly kind: 'listed' | 'synchronisation' };
  /** Another conversion of the account, by its reference. */
  'already-running': { readonly reference: string };
  'sign-in-name-unknown': { readonly address: string };
  'other-cloud': { readonly domain: string };
  'sign-in-domain-differs': {
    readonly name: string;
    readonly signInDomain: string;
    readonly mailDomain: string;
    readonly withoutTeams?: string | undefined;
  };
  'conditional-access-may-lock-out': {
    readonly policy: string;
    readonly asks: AskedOfDevice;
    readonly partner: string;
  };
  'owns-teams': { readonly teams: readonly string[]; readonly sole: readonly string[] };
  'owns-apps': { readonly apps: readonly string[] };
  'signs-in-on-devices': { readonly count: number; readonly name: string };
  'keeps-data-here': Nothing;
  'used-by-programs': { readonly at: string };
  'no-teams-for-holder': { readonly name: string };
  'dynamic-groups': { readonly groups: readonly string[] };
  'not-visible': Nothing;
}

export type ConversionCode = keyof ConversionDetails;
