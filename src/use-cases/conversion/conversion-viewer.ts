import type { ConversionDraft } from '../../domain/conversion/conversion-draft.ts';
import type { UserId } from '../../domain/ids.ts';
import { isAdministrator } from '../admin-right.ts';
import { isForAdmins } from '../card-subject.ts';
import { converterRight } from '../converter-right.ts';
import type { RightDeps } from '../inviter-right.ts';
import type { ConversionReading } from '../ports/conversions.ts';
import type { ViewerRole } from '../ports/notifier.ts';
import { standsIn } from './stand-in.ts';

/**
 * As what somebody looks at a conversion now. The holder is so by being the account; all others only while they administer,
 * and whoever has asked for it while they may convert (checks 1). Where neither the asker nor the confirmer administers any
 * more, the others stand in. Throws EdgeError where that cannot be read.
 */
export async function roleInConversion(
  deps: RightDeps,
  viewerId: UserId,
  reading: Pick<ConversionReading, 'conversion'>,
): Promise<ViewerRole> {
  if (viewerId === reading.conversion.accountId) return 'holder';
  const right = await converterRight(deps, viewerId);
  if (right === 'converter' && viewerId === reading.conversion.askerId) return 'converter';
  if (right !== 'admin') return 'nobody';
  const { fourEyes } = await deps.policies.current();
  const as = roleOfAdministrator(viewerId, reading, fourEyes);
  return as === 'admin' && (await standsIn(deps, viewerId, reading.conversion)) ? 'confirmer' : as;
}

/** The same of somebody whose right was read in this very act. */
export function roleOfAdministrator(
  viewerId: UserId,
  { conversion }: Pick<ConversionReading, 'conversion'>,
  fourEyes: boolean,
): ViewerRole {
  const { askerId, state, track } = conversion;
  const { made } = track.decision;
  const isAsking = state === 'awaiting-agreement' || state === 'awaiting-confirmation';
  // Where two eyes are enough, whoever asks is asked to decide like everybody else.
  if (viewerId === askerId) return !fourEyes && isAsking ? 'admin' : 'asker';
  return made?.verdict === 'confirmed' && made.by === viewerId ? 'confirmer' : 'admin';
}

/**
 * The same of a form: its asker, in full only while they administer, and the administrators who were asked to look at what was
 * found. The holder hears nothing of it. Throws EdgeError.
 */
export async function roleOnForm(deps: RightDeps, viewerId: UserId, draft: ConversionDraft): Promise<ViewerRole> {
  if (draft.askerId === viewerId) {
    if (!isForAdmins({ kind: 'conversion', draft })) return 'asker';
    const right = await converterRight(deps, viewerId);
    return right === 'admin' ? 'asker' : (right ?? 'nobody');
  }
  if (!draft.askedAdmins || isHolder(viewerId, draft)) return 'nobody';
  return (await isAdministrator(deps, viewerId)) ? 'admin' : 'nobody';
}

/** As the form names the account, and as the directory spells it. */
function isHolder(id: UserId, draft: ConversionDraft): boolean {
  const read = draft.stage === 'review' ? draft.review.account.id : draft.form.personId;
  return id === draft.form.personId || id === read;
}
