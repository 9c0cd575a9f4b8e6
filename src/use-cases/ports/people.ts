import type { UserId } from '../../domain/ids.ts';
import type { Language } from '../../domain/language.ts';

/** Who a person is in the chat, refreshed on each of their activities. */
export interface ChatPerson {
  readonly id: UserId;
  /** The channel's own id, `29:…`; differs per bot. */
  readonly channelUserId: string;
  readonly name: string;
  readonly tenantId: string;
  readonly serviceUrl: string;
  /** Their personal chat with the bot, once there was one. */
  readonly conversationId?: string | undefined;
  readonly chosenLanguage?: Language | undefined;
  readonly seenLanguage?: Language | undefined;
  readonly timeZone?: string | undefined;
}

export interface People {
  /** Remembers the newest; what is undefined leaves the older value. */
  see(person: ChatPerson): Promise<void>;
  find(id: UserId): Promise<ChatPerson | undefined>;
  chooseLanguage(id: UserId, language: Language): Promise<void>;
  /**
   * Removes the name, languages and time zone of whoever was not seen since, and has asked for nothing that is still under
   * way. The ids and the place of the chat stay: an administrator who only reads must still be reached.
   */
  forget(before: Date, limit: number): Promise<void>;
}
