import { tenantOf } from './activity.ts';
import { BAD_ACTIVITY, type FrontDoor, NOT_ALLOWED, shaped } from './front-door.ts';

/**
 * The sandbox's door: no token, because the Playground sends none (T7.1), and answers go to this machine only.
 * It is code of the sandbox's root; no setting leads here.
 */
export function loopbackDoor({ tenantId }: { readonly tenantId: string }): FrontDoor {
  return ({ body }) => {
    const activity = shaped(body);
    if (!activity) return BAD_ACTIVITY;
    const host = URL.parse(activity.serviceUrl)?.hostname;
    const isHere = host === 'localhost' || host === '127.0.0.1' || host === '[::1]';
    return isHere && tenantOf(activity) === tenantId.toLowerCase() ? { admitted: activity } : NOT_ALLOWED;
  };
}
