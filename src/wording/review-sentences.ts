import type { Choice } from '../domain/already-there.ts';

type Said<Values> = (values: Values) => string;
type Name = { readonly name: string };
type Team = { readonly team: string };
type Address = { readonly address: string };
type Count = { readonly n: number };

/** What is said between the check and the sending: of one person, of several, and of those who are here already. */
export interface ReviewSentences {
  readonly review: {
    readonly ready: Said<Name>;
    readonly blocked: Said<Name>;
    /** For somebody who is here already, once it is chosen what is to be done. */
    readonly readyToAdd: Said<Name & Team>;
    readonly readyToRenew: Said<Name>;
    /** Any of those that are ready, and what to mind. */
    readonly warned: Said<{ readonly ready: string } & Count>;
    readonly unchecked: Said<{ readonly ready: string } & Count>;
    readonly to: string;
    readonly from: string;
    readonly subject: string;
    readonly team: string;
    readonly sponsor: string;
    readonly language: string;
    /** What happens in the team, and when. */
    readonly teamWhen: Said<Team>;
    readonly teamWhenRenewed: Said<Team>;
    readonly cc: Said<{ readonly cc: string }>;
    readonly words: string;
    readonly noWords: string;
    readonly changed: string;
  };
  readonly reviewMany: {
    /** Where all of those who are ready are invited. */
    readonly heading: Said<{ readonly ready: number; readonly total: number }>;
    /** Where some of them are added to the team without an invitation. */
    readonly headingMixed: Said<{ readonly ready: number; readonly total: number }>;
    readonly readyList: Said<Count>;
    readonly leftOut: Said<Count>;
    readonly andMore: Said<Count>;
    readonly showAll: string;
    /** A row is pressed to read what was found of this person, or to choose what is done. */
    readonly openRow: string;
    readonly chooseRow: string;
    /** Above the mail behind “Show the mail”: the first of several, or the only one. */
    readonly mailOf: Said<Name>;
    readonly mailOfOne: Said<Name>;
    /** On the card of one: buttons of the list that a finding asks to press. */
    readonly checkOnList: string;
    readonly changeOnList: string;
    /** What will be done for somebody who is here already, in their line of the list. */
    readonly chosen: { readonly [C in Exclude<Choice, 'send-again'>]: Said<Team> };
    readonly send: Said<Count>;
    readonly add: Said<Count>;
    readonly sendAndAdd: Said<Count & { readonly added: number }>;
  };
  /** Somebody who is in the directory already: no error, but a choice. */
  readonly already: {
    readonly headPending: Said<Name>;
    readonly headElse: Said<Address>;
    readonly headGuest: Said<Address>;
    readonly headExternal: Said<Address>;
    readonly headMember: Said<Name & Team>;
    readonly headColleague: Said<Address>;
    readonly member: string;
    readonly colleague: Said<Team>;
    /** There is no team on the form to add them to. */
    readonly lacksTeam: string;
    /** What to do about it is said for the card that has the button, or for one of a list. */
    readonly chooseTeam: string;
    /** The same link was asked for once more from this card. */
    readonly sentAgain: Said<{ readonly time: string }>;
    readonly choose: string;
    readonly optAdd: Said<Team>;
    readonly optResend: Said<Address>;
    /** The invitation that is open is not the inviter's own. */
    readonly optResendColleague: Said<Address>;
    readonly optNewLink: string;
    readonly optOnlyAdd: Said<Team>;
    readonly add: string;
    readonly resend: string;
    readonly newLink: string;
    readonly sendNewLink: string;
    readonly onlyAdd: string;
    /** For an administrator it may be somebody else's team. */
    readonly addAdmin: string;
    readonly onlyAddAdmin: string;
  };
}
