import type { UserId } from '../../domain/ids.ts';
import { isAdministrator } from '../admin-right.ts';
import type { RightDeps } from '../inviter-right.ts';
import type { ConversionReading } from '../ports/conversions.ts';
import type { ViewerRole } from '../ports/notifier.ts';

/**
 * As what somebody looks at a conversion now. The holder is so by being the account; all others only while they administer
 * (checks 1). Throws EdgeError where that cannot be read.
 */
export async function roleInConversion(
  deps: RightDeps,
  viewerId: UserId,
  reading: Pick<ConversionReading, 'conversion'>,
): Promise<ViewerRole> {
  if (viewerId === reading.conversion.accountId) return 'holder';
  if (!(await isAdministrator(deps, viewerId))) return 'nobody';
  const { fourEyes } = await deps.policies.current();
  return roleOfAdministrator(viewerId, reading, fourEyes);
}

/** The same of somebody whose right was read in this very act. */
export function roleOfAdministrator(
  viewerId: UserId,
  { conversion }: Pick<ConversionReading, 'conversion'>,
  fourEyes: boolean,
): ViewerRole {
  const { askerId, state, track } = conversion;
  const { made } = track.decision;
  // Where two eyes are enough, whoever asks is asked to confirm like everybody else.
  if (viewerId === askerId) return !fourEyes && state === 'awaiting-confirmation' ? 'admin' : 'asker';
  return made?.verdict === 'confirmed' && made.by === viewerId ? 'confirmer' : 'admin';
}
