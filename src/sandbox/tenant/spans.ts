import type { Span, TenantState } from './world.ts';

const NONE: Span = { minSeconds: 0, maxSeconds: 0 };
const MINUTE: Span = { minSeconds: 60, maxSeconds: 60 };
const SIX_HOURS: Span = { minSeconds: 6 * 3600, maxSeconds: 6 * 3600 };
const NEVER: Span = { minSeconds: Number.MAX_SAFE_INTEGER, maxSeconds: Number.MAX_SAFE_INTEGER };

/** How late a write is seen; the random range is the one of the controls, 2 to 30 seconds at the beginning (checks 5 #9). */
export function replicationSpan({ variants, replication }: TenantState): Span {
  const fixed = { none: NONE, minute: MINUTE, random: replication } as const;
  return fixed[variants.replication];
}

/** How late Teams lists a new member (E12, checks 5 #18). */
export function teamsListingSpan({ variants, teamsListing }: TenantState): Span {
  const fixed = { minutes: teamsListing, 'six-hours': SIX_HOURS, never: NEVER } as const;
  return fixed[variants['teams-listing']];
}
