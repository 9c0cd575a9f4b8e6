import { presentCard, type SubjectDeps } from './load-subject.ts';
import type { Press, PressOutcome } from './press-outcome.ts';

/** The present card; reads only, so an automatic refresh may ask for it. */
export function showRequest(deps: SubjectDeps, press: Press): Promise<PressOutcome> {
  return presentCard(deps, press);
}
