import type { Reader } from '../cards/reader.ts';
import type { UserId } from '../domain/ids.ts';
import type { Clock } from '../use-cases/ports/clock.ts';
import type { ChatPerson } from '../use-cases/ports/people.ts';
import type { Sentences } from '../wording/sentences.ts';
import { sentences } from '../wording/wording.ts';
import type { TeamsActivity } from './activity.ts';
import type { BotUseCases } from './bot-use-cases.ts';
import { languageFor } from './caller.ts';
import type { Chat } from './chat.ts';
import type { Log } from './log.ts';
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
  readonly reader: Reader;
  readonly words: Sentences;
}

/** The person is undefined as long as nothing has been read about them. */
export function visitOf(arrival: Arrival, callerId: UserId, person: ChatPerson | undefined): Visit {
  const { activity, deps } = arrival;
  const language = languageFor(activity, person);
  const reader = { language, timeZone: person?.timeZone, audience: 'inviter', now: deps.clock() } as const;
  return { ...arrival, callerId, reader, words: sentences(language) };
}
