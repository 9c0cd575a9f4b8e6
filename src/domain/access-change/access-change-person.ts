import type { Finding } from '../eligibility.ts';
import type { EmailAddress } from '../email-address.ts';
import type { Unread } from '../facts.ts';
import type { Language } from '../language.ts';

/** People's data of a change: beside the ledger, and removed without touching it. */
export interface AccessChangePerson {
  readonly name: string;
  /** As the directory has it now; undefined: it is empty. */
  readonly addressNow?: string | undefined;
  /** With which they accept next; of a restore or a block undefined. */
  readonly addressNew?: EmailAddress | undefined;
  /** Names of the groups they were in when it was asked for; undefined: not readable, as of whoever is deleted. */
  readonly groups?: readonly string[] | undefined;
  /** Of a restore. */
  readonly deleted?:
    | { readonly at: Date; readonly by?: string | undefined; readonly unread?: Unread | undefined }
    | undefined;
  /** What would keep a deleted guest from being invited, as whoever asked has read it. */
  readonly inTheWay?: readonly Finding[] | undefined;
  readonly language: Language;
  readonly askerName: string;
  readonly deciderName?: string | undefined;
  readonly deniedBecause?: string | undefined;
}
