import { standingInvitations } from '../domain/conversion/standing-invitation.ts';
import type { UserId } from '../domain/ids.ts';
import type { Conversions } from './ports/conversions.ts';

/**
 * Whether one of these accounts may be accepted for by a conversion of ours, as far as we know. Administrators gave its link,
 * or stopped it: no other is made or sent beside it (product 5.8, 10).
 */
export async function isConverted(
  { conversions }: { readonly conversions: Conversions },
  ids: readonly UserId[],
): Promise<boolean> {
  return ids.length > 0 && standingInvitations(await conversions.ofAccounts(ids)).length > 0;
}
