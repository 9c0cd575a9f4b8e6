import type { UserId } from '../../domain/ids.ts';
import { isAdministrator } from '../admin-right.ts';
import type { RightDeps } from '../inviter-right.ts';
import type { AccessChangeReading } from '../ports/access-changes.ts';
import type { ViewerRole } from '../ports/notifier.ts';

/** As what somebody looks at a change of access now: only while they administer (checks 1). Throws EdgeError where that cannot be read. */
export async function roleInChange(
  deps: RightDeps,
  viewerId: UserId,
  reading: Pick<AccessChangeReading, 'change'>,
): Promise<ViewerRole> {
  return (await isAdministrator(deps, viewerId)) ? roleOnChange(viewerId, reading) : 'nobody';
}

/** The same of somebody whose right was read in this very act. Whom it is about has no part in it. */
export function roleOnChange(viewerId: UserId, { change }: Pick<AccessChangeReading, 'change'>): ViewerRole {
  const { askerId, accountId, track } = change;
  if (viewerId === accountId) return 'nobody';
  if (viewerId === askerId) return 'asker';
  const { made } = track.decision;
  return made?.verdict === 'confirmed' && made.by === viewerId ? 'confirmer' : 'admin';
}
