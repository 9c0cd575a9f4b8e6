import type { Invitation } from './invitation.ts';
import { type DirectoryPerson, hasAccepted } from './person.ts';

/** Longer than any replica lags behind (G6). */
const LAG_SECONDS = 600;

/**
 * Whether the guest has accepted this very invitation. Whoever had accepted before a reset may still be shown so for a while
 * after it: taken for the acceptance, the new link would never reach them, and nobody else could let them in.
 */
export function hasAcceptedThis(
  { act, track }: Pick<Invitation, 'act' | 'track'>,
  guest: DirectoryPerson,
  now: Date,
): boolean {
  if (!hasAccepted(guest)) return false;
  const { issuedAt } = track;
  return act !== 'reset' || (issuedAt !== undefined && now.getTime() - issuedAt.getTime() > LAG_SECONDS * 1000);
}
