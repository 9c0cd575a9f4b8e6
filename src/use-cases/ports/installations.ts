import type { UserId } from '../../domain/ids.ts';

/** The bot's own chat with somebody who has not used it, by installing the app for them through Graph (T3.3). */
export interface Installations {
  /**
   * Installed already is fine. `no-teams`: the account has none (404); `refused`: a policy or a missing permission (403).
   * The chat is the id of the conversation. Throws EdgeError.
   */
  chatWith(
    id: UserId,
  ): Promise<
    { readonly outcome: 'chat'; readonly conversationId: string } | { readonly outcome: 'no-teams' | 'refused' }
  >;
}
