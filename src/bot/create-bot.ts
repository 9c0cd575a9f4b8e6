import type { ServerResponse } from 'node:http';
import type { Clock } from '../use-cases/ports/clock.ts';
import type { Notifier } from '../use-cases/ports/notifier.ts';
import { sentences } from '../wording/wording.ts';
import type { TeamsActivity } from './activity.ts';
import { TurnAdapter } from './adapter.ts';
import type { Authentication } from './authentication.ts';
import type { BotUseCases } from './bot-use-cases.ts';
import { languageFor } from './caller.ts';
import type { FrontDoor } from './front-door.ts';
import { errorFields, type Log } from './log.ts';
import { connectorMessenger } from './messenger.ts';
import { channelNotifier } from './notifier.ts';
import { RecentActivities } from './recent-activities.ts';
import { failedInvoke } from './reply.ts';
import { turn } from './turn.ts';
import { turnChat } from './turn-chat.ts';
import type { TurnDeps } from './visit.ts';

export interface BotParts {
  readonly useCases: BotUseCases;
  readonly door: FrontDoor;
  readonly authentication: Authentication;
  readonly clock: Clock;
  readonly log: Log;
  /** Our tenant. */
  readonly tenantId: string;
  /** Names a failure for the person and the log: `Ids.reference`. */
  readonly newReference: () => string;
}

/** A request with its body read. */
export interface BotRequest {
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

export interface Bot {
  /** Answers an activity, whatever it is; never throws. Resolves when everything that belongs to it is done. */
  handle(request: BotRequest, response: ServerResponse): Promise<void>;
  /** For jobs: cards edited in place, and the message at the end. */
  readonly notifier: Notifier;
}

/** Teams in, and Teams out. */
export function createBot(parts: BotParts): Bot {
  const { door, log, authentication, clock, tenantId, newReference, useCases } = parts;
  const adapter = new TurnAdapter(authentication.turns);
  const messenger = connectorMessenger(authentication);
  const deps = { useCases, clock, log, tenantId, newReference, recent: new RecentActivities(), messenger };
  return {
    notifier: channelNotifier({ messenger, clock, log }),
    handle: async (request, response) => {
      const header = request.headers.authorization;
      const authorization = typeof header === 'string' ? header : undefined;
      const admission = door({ body: request.body, authorization });
      if ('refused' in admission) {
        log.warn('door.refused', { status: admission.refused, error: admission.error });
        return send(response, admission.refused, admission.error && { error: admission.error });
      }
      await admitted({ adapter, deps, response }, admission.admitted, authorization ?? '');
    },
  };
}

interface Desk {
  readonly adapter: TurnAdapter;
  readonly deps: TurnDeps;
  readonly response: ServerResponse;
}

async function admitted(
  { adapter, deps, response }: Desk,
  activity: TeamsActivity,
  authorization: string,
): Promise<void> {
  const { log } = deps;
  const authenticated = await adapter.authenticate(activity, authorization);
  if ('refused' in authenticated) {
    log.warn('token.refused', { status: authenticated.refused, ...errorFields(authenticated.error) });
    return send(response, authenticated.refused);
  }
  try {
    await adapter.runTurn(authenticated.identity, activity, async (context) => {
      const { answer, afterwards } = await turn({ deps, activity, chat: turnChat(context) });
      send(response, answer?.status ?? 200, answer?.body);
      await afterwards?.();
    });
  } catch (error) {
    log.error('turn.unanswered', { type: activity.type, ...errorFields(error) });
    if (response.writableEnded) return;
    if (activity.type !== 'invoke') return send(response, 500, { error: 'internal' });
    const { status, body } = failedInvoke(sentences(languageFor(activity, undefined)).problem.generic);
    send(response, status, body);
  }
}

function send(response: ServerResponse, status: number, body?: object): void {
  response.statusCode = status;
  if (body) response.setHeader('Content-Type', 'application/json');
  response.end(body && JSON.stringify(body));
}
