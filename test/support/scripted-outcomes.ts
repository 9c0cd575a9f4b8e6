import type { EdgeError } from '../../src/use-cases/ports/edge-error.ts';

/** What a fake of an outside act does next: `act` (also when the script is over), or one of the ways it can go wrong. */
export type Step<Refusal> =
  | 'act'
  | { readonly refuse: Refusal }
  /** Nothing was done. */
  | { readonly fail: EdgeError }
  /** Done, and the answer lost. */
  | { readonly actThenThrow: EdgeError };

export interface Script<Refusal> {
  /** Adds steps to the end. */
  add(...steps: readonly Step<Refusal>[]): void;
  next(): Step<Refusal>;
}

export function scriptOf<Refusal>(steps: readonly Step<Refusal>[] = []): Script<Refusal> {
  const waiting = [...steps];
  return {
    add: (...more) => {
      waiting.push(...more);
    },
    next: () => waiting.shift() ?? 'act',
  };
}

/** Runs one step: `act` and `actThenThrow` act, everything else does not. */
export function runStep<Refusal, Outcome>(
  step: Step<Refusal>,
  does: { readonly act: () => Outcome; readonly refuse: (refusal: Refusal) => Outcome },
): Outcome {
  if (step === 'act') return does.act();
  if ('refuse' in step) return does.refuse(step.refuse);
  if ('fail' in step) throw step.fail;
  does.act();
  throw step.actThenThrow;
}
