import { endedInvitation } from '../../domain/conversion/standing-invitation.ts';
import type { Reference, RequestId, UserId } from '../../domain/ids.ts';
import type { Conversions } from '../ports/conversions.ts';

/** The conversion of ours by which the account may wait to be accepted for, although nobody goes on with it; never `own`. */
export async function endedBefore(
  { conversions }: { readonly conversions: Conversions },
  accountId: UserId,
  own?: RequestId,
): Promise<Reference | undefined> {
  return endedInvitation(await conversions.ofAccounts([accountId]), own);
}
