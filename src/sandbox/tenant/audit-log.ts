import { PEOPLE } from './contoso.ts';
import { isGuid } from './graph/find-user.ts';
import type { GraphCall } from './graph/route.ts';
import { stableId } from './stable-id.ts';
import type { Audit, GroupRecord, UserRecord, World } from './world.ts';

const MOST_LINES = 20_000;
// Audit is late (G11.4): minutes, so that nobody takes it for a status.
const LATE = { minSeconds: 300, maxSeconds: 900 };

interface Happening {
  readonly activity: string;
  /** Left out: the account did it itself. */
  readonly call?: Pick<GraphCall, 'app' | 'headers' | 'requestId'>;
  readonly target: Audit['target'];
}

/** A line of the directory's audit log. A caller's client-request-id becomes its correlation id, so that both can be matched. */
export function recordAudit(world: World, { activity, call, target }: Happening): void {
  const now = world.clock.now().getTime();
  const late = world.random.between(LATE.minSeconds, LATE.maxSeconds) * 1000;
  world.state.audits.push({
    id: `Directory_${world.random.hex(8)}_${world.random.hex(12)}`,
    at: new Date(now).toISOString(),
    readableAt: new Date(now + late).toISOString(),
    activity,
    correlationId: correlationOf(call, world),
    app: call?.app,
    target,
  });
  if (world.state.audits.length > MOST_LINES) world.state.audits.shift();
}

/** Long ago, by a person in the portal. */
export function removalOf(user: UserRecord, at: Date): Audit {
  return {
    id: `Directory_${stableId(`removal ${user.id}`)}`,
    at: at.toISOString(),
    readableAt: at.toISOString(),
    activity: deletionOf(user),
    correlationId: stableId(`removal by hand ${user.id}`),
    app: undefined,
    by: { id: PEOPLE.globalAdministrator, userPrincipalName: 'miriam.stein@contoso.example' },
    target: userTarget(user),
  };
}

export function deletionOf({ properties }: UserRecord): string {
  return properties.creationType === 'Invitation' ? 'Delete external user' : 'Delete user';
}

function correlationOf(call: Happening['call'], world: World): string {
  const given = call?.headers['client-request-id'];
  if (given !== undefined && isGuid(given)) return given.toLowerCase();
  return call?.requestId ?? world.random.guid();
}

export function userTarget({ id, properties }: UserRecord): Audit['target'] {
  return { id, type: 'User', name: properties.userPrincipalName ?? null };
}

export function groupTarget({ id, properties }: GroupRecord): Audit['target'] {
  return { id, type: 'Group', name: properties.displayName ?? null };
}
