import type { ChangeKind, OwnFailure } from '../domain/access-change/access-change.ts';
import type { AskedChange } from '../domain/access-change/offered-changes.ts';
import type { FindingWords } from './finding-words.ts';

type Said<Values> = (values: Values) => string;
type Name = { readonly name: string };
type Groups = { readonly groups: readonly string[] };
type Address = { readonly address: string };
type Day = { readonly date: string };
type Time = { readonly time: string };
type OfKind<Values> = { readonly [Kind in ChangeKind]: Said<Values> };

/** What hands somebody's access on, or takes it from them (design 3.4). */
export interface HandingOnSentences {
  readonly handingOn: {
    readonly headings: OfKind<Name>;
    /** On whose account it is asked for, beside who asks. */
    readonly becauseOf: { readonly block: string; readonly address: string };
    readonly oldAddress: string;
    readonly newAddress: string;
    readonly groups: string;
    readonly deletedBy: string;
    /** As they were read on a day. */
    readonly otherGroups: Said<Name & Groups & Day>;
    readonly noGroups: Said<Day>;
    readonly showGroups: Said<{ readonly n: number }>;
    readonly everyGroup: Said<Groups>;
    readonly groupsUnread: string;
    /** Of an account in the bin. */
    readonly groupsDeleted: string;
    readonly inTheWay: Said<Name>;
    readonly deletedAt: Said<{ readonly person: string } & Day>;
    /** The audit log names nobody any more. */
    readonly deletedUnknown: Said<Day>;
    readonly deletedUnread: Said<{ readonly permission: string }>;
    readonly deletedUnanswered: string;
    readonly asked: string;
    /** What it means for them: of a reset, another address, a restore, a block. */
    readonly signIn: Said<Name>;
    readonly comesBack: Said<Name>;
    readonly blocks: Said<Name>;
    readonly ask: Said<Name>;
    readonly acts: { readonly [Kind in ChangeKind]: string };
    /** Why nothing was asked, or decided. */
    readonly notes: {
      readonly own: string;
      readonly hasRole: string;
      readonly accountChanged: string;
      readonly accountInUse: string;
      readonly accountConverted: string;
      readonly addressRefused: string;
    };
  };
  /** On the card of somebody who is here already, or was. */
  readonly askChange: {
    readonly headDeleted: Said<Name>;
    readonly deleted: Said<Day & { readonly until: string }>;
    readonly handsOn: string;
    readonly comesBack: string;
    readonly buttons: { readonly [Kind in AskedChange]: string };
    readonly newAddress: string;
    /** After a conversion: the account that they do sign in with. */
    readonly signInAddress: string;
    readonly addressMissing: string;
    readonly sendAddress: string;
    readonly asked: { readonly [Kind in AskedChange]: Said<Time & Address> };
    readonly inTheWay: Said<Address>;
  };
  /** What becomes of it, for those who follow it. */
  readonly changeStatus: {
    readonly awaiting: OfKind<Name>;
    readonly confirmed: OfKind<Name>;
    readonly denied: OfKind<Name>;
    readonly withdrawn: OfKind<Name>;
    readonly lapsed: OfKind<Name>;
    readonly failed: OfKind<Name>;
    readonly done: OfKind<Name>;
    /** Of what was done by an invitation. */
    readonly accepted: Said<Name>;
    readonly acceptedEnd: string;
    readonly doing: string;
    readonly ends: OfKind<Name>;
    readonly mailStays: Said<Address>;
    readonly mayBeReset: Said<Name>;
    readonly failures: { readonly [Failure in OwnFailure]: FindingWords };
    /** What to do about a refusal of the invitation. */
    readonly notIssued: Omit<FindingWords, 'sentence'>;
  };
}
