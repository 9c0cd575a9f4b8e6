import type { CardContent } from '../cards/render-card.ts';

/** What a turn can do in the conversation it came from. Errors of the channel rise as ChannelError. */
export interface Chat {
  /** Posts a card and tells the message's id. */
  post(content: CardContent): Promise<string>;
  say(text: string): Promise<void>;
  typing(): Promise<void>;
  /** Puts the card in the place of the one in the message; posts it where that message is gone. Tells the id of the message. */
  replace(activityId: string, content: CardContent): Promise<string>;
}
