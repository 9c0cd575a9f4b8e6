import type { Conversion } from './conversion.ts';
import { isTeamsLinkOpen } from './conversion-follow-up.ts';
import { hasRefusedLink } from './to-be-told.ts';

/** The same link once more: where it goes by mail, none is under way, and it is still kept. */
export function maySendLinkAgain(conversion: Conversion): boolean {
  const { state, track } = conversion;
  const isThere = track.isByMail === true && track.linkAttempt !== undefined;
  return isThere && (hasRefusedLink(conversion) || state === 'delivery-unknown' || state === 'delivered');
}

/** They have accepted, nothing was found wrong with it, and none is under way. */
export function mayAskTeamsLink(conversion: Conversion): boolean {
  const { state, track } = conversion;
  const isFine = state === 'aftercare-open' || (state === 'closed' && track.verifiedAt !== undefined);
  return isFine && !isTeamsLinkOpen(conversion);
}
