import type { Reference, RequestId, UserId } from '../ids.ts';
import type { Language } from '../language.ts';
import type { PreFlight } from './conversion-finding.ts';
import type { ConversionPerson } from './conversion-person.ts';
import type { AccountCandidate } from './internal-account.ts';

/** What stands on the form, exactly as typed. */
export interface ConversionForm {
  /** Chosen with the people picker, or among several; empty: typed below. */
  readonly personId: UserId | '';
  /** A name, a sign-in name or an address. */
  readonly person: string;
  readonly external: string;
  readonly signIn: string;
  /** The asker's own words to the holder; plain text. */
  readonly message: string;
  /** In which language the holder is written to; empty: as the directory has it. */
  readonly language: Language | '';
}

/** As which it stays where it was removed, or where nothing reads it any more. */
export const EMPTY_CONVERSION_FORM: ConversionForm = {
  personId: '',
  person: '',
  external: '',
  signIn: '',
  message: '',
  language: '',
};

export type ConversionFormError =
  | { readonly code: 'person-missing' }
  /** Nobody is found by it; deleted accounts are no accounts (G2.3 row 24). */
  | { readonly code: 'person-unknown'; readonly text: string }
  | { readonly code: 'too-many-people'; readonly text: string }
  /** Whoever does not administer names an account in full: they get no list of colleagues (checks 1). */
  | { readonly code: 'person-inexact'; readonly text: string }
  /** They have had as many addresses looked at as anybody may in a day. */
  | { readonly code: 'checks-used-up'; readonly max: number }
  | { readonly code: 'external-missing' }
  | { readonly code: 'external-malformed'; readonly text: string }
  | { readonly code: 'sign-in-missing' }
  | { readonly code: 'sign-in-malformed'; readonly text: string }
  | { readonly code: 'message-too-long'; readonly length: number; readonly max: number };

/** How many accounts of one name are shown to choose from; more need a longer text (design 3.9). */
export const CANDIDATES_MAX = 8;
export const REASON_MAX = 1000;

/** As long as a form is kept. */
export const FORM_DAYS = 30;

/** What somebody else has to put right before it can be asked for, and how they heard of it. */
export interface AskedAdmins {
  /** Since when it waits for them. */
  readonly at: Date;
  /** How many of them have it; undefined: they are being told. */
  readonly reached?: number | undefined;
  readonly remindedAt?: Date | undefined;
  readonly escalatedAt?: Date | undefined;
  /** Nobody has put it right in time. */
  readonly lapsedAt?: Date | undefined;
}

/** A form for a conversion, and what its check found; not in the ledger, kept 30 days. */
interface ConversionDraftOf {
  readonly id: RequestId;
  readonly reference: Reference;
  readonly askerId: UserId;
  readonly form: ConversionForm;
  /** Why it is right to go on without Teams, for this address and this sign-in account alone. */
  readonly withoutTeams?: { readonly reason: string; readonly external: string; readonly signIn: string } | undefined;
  /** What was found goes to the administrators, because the asker is none. */
  readonly askedAdmins?: AskedAdmins | undefined;
  /** What it shows is news to the asker, who gets it as a message of its own. */
  readonly isNews?: true | undefined;
  /** When the sweep sees to it that somebody is told of it; undefined: nobody has to be. */
  readonly dueAt?: Date | undefined;
  /** It was asked on a check that was too old for that, so everything was read again. */
  readonly isReadAnew?: true | undefined;
  readonly version: number;
  readonly createdAt: Date;
}

export type ConversionStage =
  | { readonly stage: 'form'; readonly errors: readonly ConversionFormError[] }
  | { readonly stage: 'choosing'; readonly candidates: readonly AccountCandidate[] }
  | {
      readonly stage: 'checking';
      readonly since: Date;
      /** The directory has not answered for a while; the check is tried again by itself. */
      readonly isLate?: boolean | undefined;
      /** An administrator wants it, who sees to it for an asker that does not administer. */
      readonly isByAdmin?: true | undefined;
    }
  | { readonly stage: 'review'; readonly review: ConversionReview }
  /** It has become a conversion of the ledger, which is what is shown. */
  | { readonly stage: 'asked' }
  | { readonly stage: 'cancelled' };

export type ConversionDraft = ConversionDraftOf & ConversionStage;

/** What a conversion is measured by later. */
export type AccountPresent = Pick<
  ConversionPerson,
  'mailBefore' | 'isSynced' | 'userType' | 'partner' | 'holderLanguage' | 'licences'
>;

/** What the check found, of whom, and on whose word. */
export interface ConversionReview {
  readonly account: { readonly id: UserId; readonly name: string; readonly userPrincipalName: string };
  /** As it would be invited, in its canonical form. */
  readonly address: string;
  readonly signIn: string;
  readonly askerName: string;
  /** What the account is like before anything is written; undefined: the account was not read. */
  readonly present?: AccountPresent | undefined;
  readonly preFlight: PreFlight;
  readonly checkedAt: Date;
}
