type Said<Values> = (values: Values) => string;
type Person = { readonly person: string };
type Name = { readonly name: string };
type Team = { readonly team: string };
type Cause = { readonly cause: string };
type Reminder = { readonly k: number };

/** Who did what about one invitation; a machine's retries are not told. */
export interface HistorySentences {
  readonly history: {
    readonly button: string;
    readonly heading: Said<Name>;
    readonly older: Said<{ readonly n: number }>;
    /** For a person whose name is not known; it begins a sentence. */
    readonly somebody: string;
    /** For the address that was told, once it is not known any more. */
    readonly otherAddress: string;
    readonly asked: Said<Person>;
    readonly askedNewLink: Said<Person>;
    readonly askedReset: Said<Person>;
    readonly askedToAdd: Said<Person & Team>;
    readonly resent: Said<Person>;
    readonly newLink: Said<Person>;
    readonly microsofts: Said<Person>;
    readonly received: Said<Person & Name>;
    readonly handOverAsked: Said<Person>;
    readonly handedOver: string;
    readonly passedOn: Said<Person>;
    readonly mailed: string;
    readonly unknown: string;
    readonly mailFailed: Said<Cause>;
    readonly reminded: Said<Reminder>;
    readonly remindUnsure: Said<Reminder>;
    readonly remindFailed: Said<Reminder & Cause>;
    readonly stranger: Said<Name>;
    readonly remindersStopped: Said<Name>;
    readonly sponsorSet: string;
    readonly added: Said<Team>;
    readonly ready: string;
    readonly forgotten: string;
    readonly addressForgotten: string;
  };
}
