import { type Activity, CloudAdapter, type TurnContext } from 'botbuilder';
import type { TeamsActivity } from './activity.ts';
import type { LimitedAuthentication } from './limited-connector.ts';
import { inTime } from './time-limit.ts';

type Identity = Awaited<ReturnType<LimitedAuthentication['authenticateRequest']>>;

/** Keys of the channel are fetched within it; the library itself would wait for ever. */
const AUTHENTICATION_LIMIT_MS = 5_000;

export type Authenticated =
  | { readonly identity: Identity }
  /** 401: not the channel's token; 503: its keys cannot be had at the moment. */
  | { readonly refused: 401 | 503; readonly error: unknown };

/**
 * CloudAdapter in two steps and without an answer of its own: its `process` sends the reason of a refusal to the
 * caller and answers only when the whole turn has ended (T4.3, T5.4).
 */
export class TurnAdapter extends CloudAdapter {
  readonly #authentication: LimitedAuthentication;

  constructor(authentication: LimitedAuthentication) {
    super(authentication);
    this.#authentication = authentication;
  }

  async authenticate(activity: TeamsActivity, authorization: string): Promise<Authenticated> {
    try {
      const identity = await inTime(
        this.#authentication.authenticateRequest(asActivity(activity), authorization),
        AUTHENTICATION_LIMIT_MS,
        () => new KeysTooSlow(),
      );
      return { identity };
    } catch (error) {
      return { refused: isAboutKeys(error) ? 503 : 401, error };
    }
  }

  /** Errors of the logic rise. */
  async runTurn(
    identity: Identity,
    activity: TeamsActivity,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<void> {
    await this.processActivity(identity, asActivity(activity), logic);
  }
}

/** Only what `TeamsActivity` names has passed the front door, so only that reaches the library. */
function asActivity(activity: TeamsActivity): Activity {
  return { ...activity } as unknown as Activity;
}

class KeysTooSlow extends Error {}

/** Fetching the keys failed; nothing is known about the token. */
function isAboutKeys(error: unknown): boolean {
  if (error instanceof KeysTooSlow) return true;
  if (!(error instanceof Error)) return false;
  return error.name === 'FetchError' || ('statusCode' in error && error.statusCode === 500);
}
