import { Refusal } from '../refusal.ts';
import type { World } from '../world.ts';

interface Pace {
  readonly key: string;
  readonly most: number;
  readonly seconds: number;
  readonly code: string;
}

/** Counts one act and refuses it with 429 when the window is full. A refused one counts as well: asking again at once costs (G5). */
function keepPace(world: World, pace: Pace): void {
  const now = world.clock.now().getTime();
  const recent = (world.state.pace.get(pace.key) ?? []).filter((at) => at > now - pace.seconds * 1000);
  world.state.pace.set(pace.key, [...recent.slice(-pace.most), now]);
  if (recent.length < pace.most) return;
  const oldest = recent[0] as number;
  const wait = Math.max(1, (oldest + pace.seconds * 1000 - now) / 1000);
  throw new Refusal(429, pace.code, 'Too many requests', {
    'Retry-After': wait.toFixed(3),
    'x-ms-throttle-scope': 'Tenant_Application/ReadWrite',
  });
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
