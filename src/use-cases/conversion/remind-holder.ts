import { holderReminderDue } from '../../domain/conversion/conversion-follow-up.ts';
import type { RequestId } from '../../domain/ids.ts';
import { conversionSubject, type SubjectDeps } from '../load-subject.ts';
import { Wave } from '../wave.ts';
import { askAcceptance, recordWiped, type WipingDeps } from './acceptance.ts';
import { type PostDeps, postCard } from './post-card.ts';
import { appendConversion, recordConversion } from './record-conversion.ts';

export interface RemindHolderDeps extends SubjectDeps, WipingDeps, PostDeps {}

export type RemindHolderOutcome = {
  readonly outcome: 'nothing-to-do' | 'redeemed' | 'reminded' | 'unreachable' | 'outdated';
};

/**
 * A message of its own in the holder's chat, with the same card: without the link at first, which is edited in where the message is
 * known to stand. Recorded before: a gap is better than a second one. Run by a job. Throws EdgeError.
 */
export async function remindHolder(deps: RemindHolderDeps, id: RequestId): Promise<RemindHolderOutcome> {
  const reading = await deps.conversions.read(id);
  const { reminderDays } = await deps.policies.current();
  const reminder = reading && holderReminderDue(reading.conversion, reminderDays, deps.clock());
  if (!reading || reminder === undefined) return { outcome: 'nothing-to-do' };
  const { accountId } = reading.conversion;
  const wave = new Wave();
  const acceptance = askAcceptance(wave, accountId);
  await wave.read(deps.directory);
  if (acceptance() === 'accepted') return recordWiped(deps, reading, 'redeemed');
  if (acceptance() === 'not-there') return { outcome: 'nothing-to-do' };

  const begun = await recordConversion(deps, reading, [{ kind: 'holder-reminding', reminder }]);
  if (!begun) return { outcome: 'outdated' };
  const subject = await conversionSubject(deps, begun);
  if ((await postCard(deps, subject, { viewerId: accountId, as: 'holder' })) !== 'posted')
    return { outcome: 'unreachable' };
  const recorded = await appendConversion(deps, id, () => ({ entries: [{ kind: 'holder-reminded', reminder }] }));
  return { outcome: typeof recorded === 'string' ? 'outdated' : 'reminded' };
}
