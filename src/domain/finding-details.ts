import type { TakesNoGuests } from './team.ts';

type Nothing = Readonly<Record<never, never>>;
type Account = { readonly address: string; readonly name: string; readonly account: string };

/** Two spellings of a domain beside each other: what stands there, and what is known. */
export type Difference = { readonly kind: 'letters' | 'ending'; readonly a: string; readonly b: string };

/**
 * What each finding says beside its code. Plain values: they are stored and shown.
 * `name` is the address where no name is known; `name`, `account` and `owner` are for an admin's sentence only.
 */
export interface FindingDetails {
  'address-malformed': { readonly text: string };
  'address-edge': { readonly text: string; readonly char: string };
  'address-characters': { readonly text: string; readonly char: string };
  'address-listed-twice': { readonly address: string };
  /** `domain` as people read it, `ascii` as machines do. */
  'domain-international': { readonly domain: string; readonly ascii: string };

  'own-domain': { readonly domain: string; readonly address: string };
  'sub-domain-unlisted': { readonly domain: string; readonly own: string };
  'domain-denied': { readonly domain: string };
  'domain-not-allowed': { readonly domain: string };
  'domain-refused-by-us': { readonly domain: string };

  'partner-blocked-inbound': { readonly partner: string };
  'partner-partly-blocked': { readonly partner: string };
  'partner-entries-not-checked': { readonly domain: string };
  'default-blocks': { readonly domain: string };

  'invitations-off': Nothing;
  'invitations-restricted': Nothing;
  'inviter-lacks-role': Nothing;

  'already-invited': { readonly address: string };
  'invited-by-colleague': { readonly address: string };
  'invited-by-somebody-else': { readonly address: string };
  /** `internalId`: of an account of our own that is called a guest; it can be converted, and has no redemption to reset. */
  'already-a-guest': Account & { readonly internalId?: string };
  'an-external-member': Account;
  'already-in-team': {
    readonly address: string;
    readonly name: string;
    readonly team: string;
    /** One of our own accounts: nobody's access can be handed on. */
    readonly isColleague?: true;
    /** As of `already-a-guest`. */
    readonly internalId?: string;
  };
  /** By its object id it can be converted instead; a review that was kept by an earlier release has none. */
  'a-colleague': Account & { readonly accountId?: string | undefined };
  'colleague-blocked': { readonly name: string };
  /** Of a conversion of ours; its reference is for an admin's sentence only. */
  'account-being-converted': { readonly address: string; readonly isStopped: boolean; readonly reference: string };
  'guest-blocked': { readonly name: string; readonly guestId: string };
  /** Times as ISO texts; `until` is when Microsoft purges the account. */
  deleted: {
    readonly name: string;
    /** An account of our own, not a guest's. */
    readonly isInternal: boolean;
    readonly deletedAt: string;
    readonly until: string;
  };
  'address-of-a-contact': { readonly owner: string; readonly address: string };
  'other-mail-elsewhere': { readonly owner: string; readonly address: string };
  'address-of-a-group': { readonly owner: string; readonly address: string };

  /** Both domains as people read them: the difference is one of their letters. */
  'domain-looks-alike': { readonly domain: string; readonly known: string; readonly difference: Difference };
  'domain-mixed-script': { readonly domain: string };
  'domain-throw-away': { readonly domain: string };
  'looks-like-a-shared-mailbox': { readonly address: string };
  'web-address-in-message': Nothing;
  'domain-consumer': { readonly domain: string };

  'not-team-owner': { readonly team: string; readonly owners: readonly string[] };
  'inviter-not-allowed': Nothing;
  /** `sent` and `open` count what was really asked for, without those further up the form. */
  'inviter-limit-reached': { readonly sent: number; readonly max: number };
  'domain-limit-reached': { readonly open: number; readonly domain: string; readonly max: number };
  'tenant-limit-reached': { readonly max: number };
  'check-limit-reached': { readonly max: number };

  'guests-off-in-tenant': Nothing;
  'guests-off-in-team': { readonly team: string };
  'guests-off-by-label': { readonly team: string; readonly label: string };
  'guest-access-in-teams': Nothing;
  'group-takes-no-guests': { readonly team: string; readonly cause: TakesNoGuests };
  'team-archived': { readonly team: string };
  'asked-from-shared-channel': { readonly team: string };
  'group-welcome-mail': Nothing;
  'files-closed': { readonly domain: string };

  'automatic-redemption': { readonly partner: string; readonly name: string };
  'no-entra-home': {
    readonly domain: string;
    /** Microsoft mails one-time codes (G12.3). */
    readonly hasCodes: boolean;
    /** Signs in by SAML or WS-Fed, as our tenant is set up for the domain. */
    readonly isFederated: boolean;
  };
  'code-mail-off': { readonly name: string };
  'other-cloud': { readonly domain: string };
  'alias-possible': { readonly address: string };
  /** `person` is empty where nobody was found. */
  'sponsor-unfit': { readonly person: string; readonly cause: 'not-found' | 'disabled' | 'outsider' };
}
