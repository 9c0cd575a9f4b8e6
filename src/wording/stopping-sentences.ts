type Said<Values> = (values: Values) => string;
type Name = { readonly name: string };
type Person = { readonly person: string };
type Old = { readonly old: string };
type Time = { readonly time: string };

/** What can be done about a conversion that is issued, and what came of it (product 5.8). */
export interface StoppingSentences {
  readonly stopping: {
    /** Followed by what can be done. */
    readonly noWithdrawBut: Said<Name>;
    readonly remind: string;
    readonly stopReminding: string;
    readonly remindersStopped: string;
    readonly mail: Said<Old>;
    /** Read right before the press. */
    readonly mailStops: Said<Name & Old>;
    /** Where the link goes by mail. */
    readonly mailStopsMailed: Said<Name & Old>;
    readonly block: Said<Name>;
    readonly blockButton: string;
    readonly blockAsked: string;
    readonly blocked: Said<Time>;
    /** Nobody confirmed it, or it could not be done. */
    readonly blockEnded: string;
    readonly stoppedBy: Said<Person>;
    readonly addressAsked: Said<Person & Time>;
    /** Undefined: what was kept of them was removed. */
    readonly afterStop: Said<{ readonly date: string; readonly signIn: string | undefined }>;
    readonly finish: Said<Name>;
    readonly finishButton: string;
    /** What surprised with the account is put right. */
    readonly again: Said<Name>;
    readonly againButton: string;
    /** What is lost by saying that it is seen to. */
    readonly doneUnwatched: string;
    readonly doneAfterStop: string;
    /** Marked as done, and they had accepted after the stop. */
    readonly putAsideAccepted: Said<Name>;
    /** Marked as done, and what was accepted could not be compared. */
    readonly putAsideUnseen: Said<Name>;
  };
}
