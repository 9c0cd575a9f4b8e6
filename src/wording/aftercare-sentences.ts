import type { AftercareRefusal, AftercareStep } from '../domain/conversion/conversion-entry.ts';
import type { FindingWords } from './finding-words.ts';

type Said<Values> = (values: Values) => string;
type On = { readonly date: string };
type Time = { readonly time: string };
type Name = { readonly name: string };
type Link = { readonly org: string; readonly address: string };

/** The words of a step that somebody may ask for after the acceptance. */
interface StepSentences {
  /** What it is about, before the button. */
  readonly offer: Said<Name>;
  readonly button: string;
  readonly now: string;
  /** Did not come to be. */
  readonly not: string;
}

/** What is done after somebody has accepted, each by a press (product 5.9). */
export interface AftercareSentences {
  readonly aftercare: {
    readonly steps: Readonly<Record<AftercareStep, StepSentences>>;
    readonly sessionsDone: Said<Time>;
    /** Undefined: it cannot be taken back by a press any more. */
    readonly guestDone: Said<On & { readonly until: string | undefined }>;
    readonly memberDone: Said<On>;
    readonly passwordDone: string;
    readonly refused: (values: { readonly step: AftercareStep; readonly because: AftercareRefusal }) => FindingWords;
    readonly linkNow: Said<Link>;
    readonly linkDone: Said<Link>;
    /** Whether it went out is not known. */
    readonly linkMaybe: Said<Link>;
    readonly linkNot: Said<Link>;
    readonly linkAgain: string;
  };
}
