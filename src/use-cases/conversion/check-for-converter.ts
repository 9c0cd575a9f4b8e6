import { conversionMark } from '../../domain/press-mark.ts';
import { presentCard } from '../load-subject.ts';
import type { Press, PressOutcome } from '../press-outcome.ts';
import { roleOnForm } from './conversion-viewer.ts';
import { afterStep, type ConversionDeps, checking } from './step-conversion.ts';

/**
 * An administrator has put right what was in the way of what somebody else asked for: everything is read again, and what is
 * ready by then is asked in the asker's name. Throws EdgeError.
 */
export async function checkForConverter(deps: ConversionDeps, press: Press): Promise<PressOutcome> {
  const draft = await deps.conversionDrafts.read(press.requestId);
  const isOpen = draft && draft.stage !== 'asked' && (await roleOnForm(deps, press.callerId, draft)) === 'admin';
  if (!isOpen) return presentCard(deps, press);
  if (draft.stage !== 'review' || press.mark !== conversionMark(draft))
    return presentCard(deps, press, draft.stage === 'checking' ? 'twice' : 'stale');
  const step = checking(deps, draft, { isByAdmin: true });
  const { outcome } = await deps.conversionDrafts.save({
    draft: afterStep(draft, step),
    after: draft.version,
    jobs: step.jobs.map((job) => ({ job })),
  });
  return presentCard(deps, press, outcome === 'saved' ? undefined : 'twice');
}
