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

/** A form for a conversion, and what its check found; not in the ledger, kept 30 days. */
interface ConversionDraftOf {
  readonly id: RequestId;
  readonly reference: Reference;
  readonly askerId: UserId;
  readonly form: ConversionForm;
  /** Why it is right to go on without Teams, for this address and this sign-in account alone. */
  readonly withoutTeams?: { readonly reason: string; readonly external: string; readonly signIn: string } | undefined;
  /** What was found goes to the administrators, because the asker is none; `reached`: how many of them have it. */
  readonly askedAdmins?: { readonly at: Date; readonly reached?: number | undefined } | undefined;
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
