import type { UserId } from '../domain/ids.ts';
import type { Clock } from '../use-cases/ports/clock.ts';
import type { ChatPerson } from '../use-cases/ports/people.ts';
import type { Sentences } from '../wording/sentences.ts';
import { sentences } from '../wording/wording.ts';
import type { TeamsActivity } from './activity.ts';
import type { Onlooker } from './answers.ts';
import type { BotUseCases } from './bot-use-cases.ts';
import { isPersonal, languageFor } from './caller.ts';
import type { Chat } from './chat.ts';
import type { Log } from './log.ts';
import type { Messenger, Place } from './messenger.ts';
import type { RecentActivities } from './recent-activities.ts';

export interface TurnDeps {
  readonly useCases: BotUseCases;
  readonly clock: Clock;
  readonly log: Log;
  /** Our tenant; whoever comes from another is a stranger. */
  readonly tenantId: string;
  /** Names a failure, for the person and for the log. */
  readonly newReference: () => string;
  readonly recent: RecentActivities;
  /** Into chats that the activity did not come from. */
  readonly messenger: Messenger;
}

/** An activity, and where it is answered. */
export interface Arrival {
  readonly deps: TurnDeps;
  readonly activity: TeamsActivity;
  readonly chat: Chat;
}

/** One activity of one known person, with all that answering it takes. */
export interface Visit extends Arrival {
  readonly callerId: UserId;
  readonly reader: Onlooker;
  /** For what is said where the activity came from; others may read along there. */
  readonly words: Sentences;
  /** The person's own chat with the bot, as soon as one is known. */
  readonly ownChat: Place | undefined;
}

/** The person is undefined as long as nothing has been read about them. */
export function visitOf(arrival: Arrival, callerId: UserId, person: ChatPerson | undefined): Visit {
  const { activity, deps } = arrival;
  const language = languageFor(activity, person);
  const reader = { language, timeZone: person?.timeZone, audience: 'inviter', now: deps.clock() } as const;
  // What others read along is in the language it was asked in; what the person chose is for their own eyes (T10).
  const words = sentences(isPersonal(activity) ? language : languageFor(activity, undefined));
  return { ...arrival, callerId, reader, words, ownChat: ownChatOf(activity, person) };
}

function ownChatOf(activity: TeamsActivity, person: ChatPerson | undefined): Place | undefined {
  if (isPersonal(activity)) return { serviceUrl: activity.serviceUrl, conversationId: activity.conversation.id };
  const { serviceUrl, conversationId } = person ?? {};
  return serviceUrl === undefined || conversationId === undefined ? undefined : { serviceUrl, conversationId };
}
