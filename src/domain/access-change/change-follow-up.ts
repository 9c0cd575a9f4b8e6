import { type DecisionDays, decidersAmong, nextDecisionAt } from '../decision.ts';
import type { UserId } from '../ids.ts';
import type { Job } from '../job.ts';
import { type AccessChange, isChangeOver, isChangeToBeTold } from './access-change.ts';
import { isAddressBackOpen } from './address-back.ts';

const STUCK_SECONDS = 30;
const DAY_MS = 86_400_000;
/** What was confirmed is done by then, or not at all: a confirmation is no licence for ever. */
export const MADE_WITHIN_DAYS = 7;

/** When the sweep looks at it again; undefined when nothing more happens by itself. */
export function nextChangeDueAt(change: AccessChange, days: DecisionDays, now: Date): Date | undefined {
  const soon = new Date(now.getTime() + STUCK_SECONDS * 1000);
  if (isChangeOver(change)) return isChangeToBeTold(change) || isAddressBackOpen(change) ? soon : undefined;
  if (change.state === 'confirmed') return soon;
  const next = nextDecisionAt(change.track.decision, days);
  // What could not be done at once is tried again a little later.
  return next && next <= now ? soon : next;
}

/** What a change needs now. Everything here may be done twice or lost: the ledger decides what comes of it. */
export function dueChangeJobs(change: AccessChange): readonly Job[] {
  const requestId = change.id;
  if (isChangeOver(change)) {
    const tell: readonly Job[] = isChangeToBeTold(change) ? [{ name: 'tell-change', requestId }] : [];
    return isAddressBackOpen(change) ? [...tell, { name: 'make-change', requestId }] : tell;
  }
  return change.state === 'confirmed'
    ? [{ name: 'make-change', requestId }]
    : [{ name: 'ask-change-deciders', requestId }];
}

/** Too late for what was confirmed; never while nobody knows whether it was done. */
export function isConfirmedTooLong({ state, track }: AccessChange, now: Date): boolean {
  const { made } = track.decision;
  if (state !== 'confirmed' || !made || track.writingAt || track.openedAt) return false;
  return now.getTime() >= made.at.getTime() + MADE_WITHIN_DAYS * DAY_MS;
}

/** Those of the administrators who may decide it: here two pairs of eyes are always needed, whatever the policy says. */
export function changeDeciders(
  admins: readonly UserId[],
  { askerId, accountId }: Pick<AccessChange, 'askerId' | 'accountId'>,
): readonly UserId[] {
  return decidersAmong(admins, { askerId, holderId: accountId, fourEyes: true });
}
