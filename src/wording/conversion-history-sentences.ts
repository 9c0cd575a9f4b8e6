import type { AftercareStep, Unreachable } from '../domain/conversion/conversion-entry.ts';

type Said<Values> = (values: Values) => string;
type Person = { readonly person: string };
type Name = { readonly name: string };
type Address = { readonly address: string };
type Reason = { readonly reason: string };
type Old = { readonly old: string };
type Reminder = { readonly k: number };

/** Who did what about one conversion; a machine's retries are not told. */
export interface ConversionHistorySentences {
  readonly conversionHistory: {
    readonly heading: Said<Name>;
    readonly asked: Said<Person>;
    readonly askedInPrinciple: Said<Person>;
    readonly agreedInPrinciple: Said<Person>;
    readonly checkedAgain: Said<Person>;
    readonly askedConfirmation: Said<Person>;
    readonly remindedAdmins: string;
    readonly escalated: string;
    readonly confirmed: Said<Person>;
    /** `n`: how many rows that were not read are accepted so. */
    readonly confirmedUnread: Said<Person & { readonly n: number }>;
    readonly denied: Said<Person>;
    readonly deniedBecause: Said<Person & Reason>;
    readonly lapsed: {
      readonly agreement: string;
      readonly agreed: string;
      readonly decision: string;
      readonly holder: Said<Name>;
      readonly directory: string;
    };
    readonly withdrawn: Said<Person>;
    readonly holderAsked: Said<Name>;
    readonly unreachable: { readonly [Cause in Unreachable]: Said<Name> };
    readonly askedAgain: Said<Person>;
    readonly agreed: Said<Name>;
    readonly agreedByPolicy: Said<Name>;
    readonly refused: Said<Name>;
    readonly codeAsked: Said<Person & Address>;
    readonly codeSent: string;
    readonly codeFailed: string;
    readonly codeUnsure: string;
    readonly codeWrong: Said<Person>;
    readonly proven: Said<Person & Name & Address>;
    readonly waived: Said<Person>;
    readonly waivedBecause: Said<Person & Reason>;
    readonly mailWritten: Said<Address>;
    readonly mailRefused: string;
    readonly stoppedByCheck: string;
    readonly stoppedByRight: string;
    readonly inviteUnsure: string;
    readonly issued: string;
    readonly inviteRefused: string;
    readonly strayed: string;
    readonly strayRemoved: string;
    readonly linkShown: Said<Name>;
    readonly routedByMail: Said<Name>;
    readonly linkMailed: Said<Address>;
    readonly linkRefused: Said<Address>;
    readonly linkUnsure: Said<Address>;
    readonly linkAgain: Said<Person>;
    readonly reminded: Said<Reminder>;
    readonly remindersStopped: Said<Person>;
    readonly problem: Said<Name>;
    readonly stopped: Said<Person>;
    readonly blockAsked: Said<Person>;
    readonly blocked: Said<Person>;
    readonly blockEnded: string;
    readonly addressAsked: Said<Person>;
    readonly finish: Said<Person>;
    readonly accountGone: string;
    readonly linkWiped: string;
    readonly redeemed: Said<Name>;
    readonly compared: string;
    readonly mismatch: string;
    readonly notAccepted: string;
    readonly anotherAccepted: string;
    readonly mailBackAsked: Said<Person & Old>;
    readonly mailBack: Said<Old>;
    readonly mailBackRefused: string;
    readonly teamsLinkAsked: Said<Person>;
    readonly teamsLinkSent: Said<Address>;
    readonly teamsLinkFailed: Said<Address>;
    readonly teamsLinkUnsure: Said<Address>;
    readonly careAsked: { readonly [Step in AftercareStep]: Said<Person> };
    readonly careDone: { readonly [Step in AftercareStep]: string };
    readonly careRefused: { readonly [Step in AftercareStep]: string };
    /** Of what was asked for right before: whether it is done is not known. */
    readonly unanswered: string;
    /** Of the link and the address of Teams alike. */
    readonly mailUnanswered: Said<Address>;
    readonly closed: Said<Person>;
    readonly forgotten: string;
    /** What stands for an address that is not kept any more. */
    readonly theAddress: string;
    /** What stands for a value of mail that is not kept any more. */
    readonly oldValue: string;
  };
}
