import { TENANT_ID } from '../contoso.ts';
import { Refusal } from '../refusal.ts';
import type { AppRegistration, Spending, World } from '../world.ts';

interface Pace {
  readonly key: string;
  readonly most: number;
  readonly seconds: number;
  readonly code: string;
  /** What of the quota one call takes; left out: 1. */
  readonly cost?: number;
  readonly app?: AppRegistration;
  /** Which limit it is, as Graph names it. */
  readonly limit?: 'ReadWrite' | 'Write';
  readonly information?: string;
}

/**
 * Counts one call and refuses it with 429 when the window is full; tells how full it is, from 0 to 1. A refused one
 * counts as well: asking again at once costs (G5).
 */
export function keepPace(world: World, pace: Pace): number {
  const { key, most, seconds, cost = 1 } = pace;
  const now = world.clock.now().getTime();
  const recent = spentSince(world, key, now - seconds * 1000);
  const used = recent.reduce((sum, spending) => sum + spending.cost, 0);
  world.state.spent.set(key, [...recent.slice(-most), { at: now, cost }]);
  if (used + cost <= most) return (used + cost) / most;
  const oldest = recent[0]?.at ?? now;
  throw throttled(world, pace, Math.max(1, (oldest + seconds * 1000 - now) / 1000));
}

// Every second refusal does not say how long to wait, as it happens with Graph (G5).
function throttled(world: World, pace: Pace, wait: number): Refusal {
  world.state.throttled += 1;
  const isSilent = world.state.throttled % 2 === 0;
  const scope = ['Tenant_Application', pace.limit ?? 'ReadWrite', ...(pace.app ? [pace.app.clientId, TENANT_ID] : [])];
  return new Refusal(429, pace.code, 'Too many requests', {
    ...(isSilent ? {} : { 'Retry-After': wait.toFixed(3) }),
    'x-ms-throttle-scope': scope.join('/'),
    ...(pace.information === undefined ? {} : { 'x-ms-throttle-information': pace.information }),
    'x-ms-throttle-limit-percentage': '1.00',
  });
}

function spentSince(world: World, key: string, from: number): readonly Spending[] {
  return (world.state.spent.get(key) ?? []).filter(({ at }) => at > from);
}

/** How much of a window is used up by now. */
export function usedNow(world: World, key: string, seconds: number): number {
  return spentSince(world, key, world.clock.now().getTime() - seconds * 1000).reduce((sum, { cost }) => sum + cost, 0);
}

const INVITATIONS_IN_150_SECONDS: Readonly<Record<World['state']['variants']['invitation-pace'], number>> = {
  half: 1500,
  published: 3000,
  none: Number.MAX_SAFE_INTEGER,
};

export function keepInvitationPace(world: World): void {
  const most = INVITATIONS_IN_150_SECONDS[world.state.variants['invitation-pace']];
  keepPace(world, { key: 'invitations', most, seconds: 150, code: 'TooManyRequests' });
}

/** Exchange Online: 30 messages a minute from one mailbox (E11). */
export function keepMailboxPace(world: World, mailbox: string): void {
  keepPace(world, { key: `mailbox ${mailbox}`, most: 30, seconds: 60, code: 'ApplicationThrottled' });
}

/** Audit and sign-in logs: 5 requests in 10 seconds for an app (G11.4). */
export function keepLogPace(world: World, app: AppRegistration): void {
  keepPace(world, { key: `logs ${app.clientId}`, most: 5, seconds: 10, code: 'TooManyRequests', app });
}

/** signInActivity: 10 a minute for an app (G5). */
export function keepSignInActivityPace(world: World, app: AppRegistration): void {
  keepPace(world, { key: `signInActivity ${app.clientId}`, most: 10, seconds: 60, code: 'TooManyRequests', app });
}
