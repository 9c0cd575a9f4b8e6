import { type Conversion, isBeforeIssue } from '../../domain/conversion/conversion.ts';
import { mayBeLeft, partiesOf } from '../../domain/conversion/parties.ts';
import type { UserId } from '../../domain/ids.ts';
import { adminStandingIn, askAdminFacts } from '../admin-right.ts';
import type { RightDeps } from '../inviter-right.ts';
import { Wave } from '../wave.ts';

/** Whether somebody sees to a conversion in place of those who asked and confirmed. Throws EdgeError. */
export async function standsIn(deps: RightDeps, callerId: UserId, conversion: Conversion): Promise<boolean> {
  if (callerId === conversion.accountId || partiesOf(conversion).includes(callerId)) return false;
  return isLeft(deps, conversion);
}

/** Neither of the two administers any more, and something is out there that somebody has to see to. Throws EdgeError. */
export async function isLeft({ directory, policies }: RightDeps, conversion: Conversion): Promise<boolean> {
  if (isBeforeIssue(conversion) || !mayBeLeft(conversion)) return false;
  const policy = await policies.current();
  const wave = new Wave();
  const rights = partiesOf(conversion).map((id) => askAdminFacts(wave, id, policy));
  await wave.read(directory);
  return rights.every((right) => adminStandingIn(right()) !== 'admin');
}
