import { type Activity, CardFactory, type TurnContext } from 'botbuilder';
import type { CardContent } from '../cards/render-card.ts';
import { ChannelError, throughChannel } from './channel-error.ts';
import type { Chat } from './chat.ts';

/** A card as a message. Its summary is what a notification shows (T1.1); text beside a card would become a second message. */
export function cardActivity({ title, card }: CardContent): Partial<Activity> {
  return { type: 'message', summary: title, attachments: [CardFactory.adaptiveCard(card)] };
}

/** A line as a message; plain, because names in it must not become markup. */
export function lineActivity(text: string): Partial<Activity> {
  return { type: 'message', text, textFormat: 'plain' };
}

/** The conversation of a turn. */
export function turnChat(context: TurnContext): Chat {
  const post = (content: CardContent) => sent(context, cardActivity(content));
  return {
    post,
    say: async (text) => {
      await sent(context, lineActivity(text));
    },
    typing: async () => {
      await throughChannel(() => context.sendActivity({ type: 'typing' }));
    },
    replace: async (activityId, content) => {
      try {
        await throughChannel(() => context.updateActivity({ ...cardActivity(content), id: activityId }));
        return activityId;
      } catch (error) {
        if (error instanceof ChannelError && error.status === 404) return post(content);
        throw error;
      }
    },
  };
}

async function sent(context: TurnContext, activity: Partial<Activity>): Promise<string> {
  const response = await throughChannel(() => context.sendActivity(activity));
  return response?.id ?? '';
}
