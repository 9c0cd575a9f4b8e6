import type { EmailAddress } from '../email-address.ts';
import type { Language } from '../language.ts';
import type { PreFlight } from './conversion-finding.ts';

/** What the account has that a conversion must not change (product 5.7). */
export interface HeldThing {
  /** Of the group, the application, the thing that is owned. */
  readonly id: string;
  readonly name: string;
  /** `some-group`: whether it is in it directly was not readable. */
  readonly kind: 'group' | 'nested-group' | 'some-group' | 'app' | 'owned';
  /** Of what is owned, as the directory calls it: `device`. */
  readonly type?: string | undefined;
}

export type SnapshotPart = 'groups' | 'apps' | 'owned';

export interface Snapshot {
  readonly takenAt: Date;
  readonly things: readonly HeldThing[];
  /** Parts that could not be read, and the permission that is missing; undefined: no answer, or no licence. */
  readonly unread: readonly { readonly part: SnapshotPart; readonly permission?: string | undefined }[];
}

/** The snapshot against the account after the redemption. */
export interface Comparison {
  readonly same: number;
  readonly gone: readonly HeldThing[];
  readonly added: readonly HeldThing[];
  /** Not readable then or now. */
  readonly unread: Snapshot['unread'];
}

/** People's data of a conversion: beside the ledger, and removed without touching it. */
export interface ConversionPerson {
  readonly name: string;
  readonly userPrincipalName: string;
  /** The external address, as it is invited; `mail` becomes it. */
  readonly address: EmailAddress;
  /** The account that they will sign in with, as the asker said. */
  readonly signIn: EmailAddress;
  /** Before anything was written; undefined: it was empty. */
  readonly mailBefore?: string | undefined;
  readonly isSynced: boolean;
  readonly userType: 'Member' | 'Guest';
  /** The organisation behind the address; its domain, where nothing else is known. */
  readonly partner: string;
  /** As the asker chose, else as the directory has it: the account may never have talked to us. */
  readonly holderLanguage?: Language | undefined;
  /** The asker's own words to the holder. */
  readonly message?: string | undefined;
  /** There were words, and they are removed by now. */
  readonly hasLostMessage?: true | undefined;
  readonly askerName: string;
  readonly deciderName?: string | undefined;
  readonly deniedBecause?: string | undefined;
  /** Why it goes on without Teams (product 5.3). */
  readonly withoutTeams?: string | undefined;
  /** Who agreed in principle. */
  readonly agreerName?: string | undefined;
  /** Why the holder is asked by a code, or not at all, instead of in Teams (product 5.5). */
  readonly withoutHolder?: string | undefined;
  /** What was found when it was asked for, or looked at since; a confirmation accepts this and nothing else. */
  readonly preFlight: PreFlight;
  /** When it was read; undefined: by another release, which has not kept it. */
  readonly checkedAt?: Date | undefined;
  /** How many groups and app assignments are given directly; undefined: not readable. */
  readonly directGroups?: number | undefined;
  readonly directApps?: number | undefined;
  readonly licences: readonly { readonly name: string; readonly byGroup?: string | undefined }[];
  readonly snapshot?: Snapshot | undefined;
  readonly comparison?: Comparison | undefined;
  /** Who signs them in now, as `identities` says: an issuer. */
  readonly provider?: string | undefined;
  /** The domain they have signed in at, where an id shows it. */
  readonly signedInAt?: string | undefined;
}

/** Whether `mail` has to be written before the invitation. */
export function mustWriteMail({ mailBefore, address }: ConversionPerson): boolean {
  return mailBefore === undefined || mailBefore.toLowerCase() !== address.toLowerCase();
}
