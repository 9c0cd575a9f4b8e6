import { directoryWindows } from '../graph/directory-quota.ts';
import { usedNow } from '../graph/pace.ts';
import { objectCount, PUBLISHED_QUOTAS } from '../quotas.ts';
import type { World } from '../world.ts';
import type { ControlCall } from './call.ts';
import { controlObject, number, onlyKnown } from './reading.ts';

/** What each app has spent in the windows of G5, how many answers were 429, and how full the directory is (G12.4). */
export function showQuotas(world: World): unknown {
  const { state } = world;
  return {
    apps: [...state.apps.values()].map((app) => ({
      clientId: app.clientId,
      windows: directoryWindows(app, world).map(({ key, ...window }) => ({
        ...window,
        used: usedNow(world, key, window.seconds),
      })),
    })),
    invitations: usedNow(world, 'invitations', 150),
    objects: { most: state.quotas.objects, used: objectCount(state) },
    throttled: state.throttled,
    batches: state.batches,
  };
}

/**
 * `{ "resourceUnits": n, "writes": n, "objects": n }`, what is not named stays; null goes back to what is published.
 * Small numbers bring a test to the limit without thousands of calls.
 */
export function changeQuotas({ body }: ControlCall, world: World): unknown {
  const wish = controlObject(body, 'Quotas');
  const names = ['resourceUnits', 'writes', 'objects'] as const;
  onlyKnown(wish, names, 'Quotas');
  const changed = names
    .filter((name) => wish[name] !== undefined)
    .map((name) => [name, wish[name] === null ? PUBLISHED_QUOTAS[name] : number(wish[name], name)]);
  world.state.quotas = { ...world.state.quotas, ...Object.fromEntries(changed) };
  return showQuotas(world);
}
