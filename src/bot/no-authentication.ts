import { type Authentication, PROACTIVE_LIMIT_MS, TURN_LIMIT_MS } from './authentication.ts';
import { LimitedAuthentication } from './limited-connector.ts';

/**
 * For the sandbox's root alone, beside its loopback door: nobody is asked for a token, and none is sent.
 * In a file of its own, so that the production root cannot come by it unseen.
 */
export function noAuthentication(): Authentication {
  return {
    appId: '',
    turns: new LimitedAuthentication(TURN_LIMIT_MS),
    proactive: new LimitedAuthentication(PROACTIVE_LIMIT_MS),
  };
}
