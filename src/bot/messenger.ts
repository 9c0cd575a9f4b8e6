import { type Activity, CloudAdapter } from 'botbuilder';
import type { CardContent } from '../cards/render-card.ts';
import type { Authentication } from './authentication.ts';
import { throughChannel } from './channel-error.ts';
import { cardActivity, lineActivity } from './turn-chat.ts';

/** A conversation as it is remembered. */
export interface Place {
  readonly serviceUrl: string;
  readonly conversationId: string;
}

/** Messages outside a turn. Errors of the channel rise as ChannelError. */
export interface Messenger {
  edit(place: Place, activityId: string, content: CardContent): Promise<void>;
  post(place: Place, content: CardContent): Promise<string>;
  /** A line that calls for attention; it is read on lock screens too. */
  say(place: Place, text: string): Promise<void>;
}

/**
 * Calls the connector itself: `continueConversationAsync` resolves although the message failed as soon as an adapter
 * has an `onTurnError`, and it needs a turn that nobody takes.
 */
export function connectorMessenger(authentication: Authentication): Messenger {
  const adapter = new ProactiveAdapter(authentication);
  return {
    edit: (place, activityId, content) =>
      throughChannel(async () => {
        const { conversations } = await adapter.connectorFor(place);
        const activity = { ...addressed(place, cardActivity(content)), id: activityId };
        await conversations.updateActivity(place.conversationId, activityId, activity);
      }),
    post: (place, content) => throughChannel(() => adapter.send(place, cardActivity(content))),
    say: (place, text) =>
      throughChannel(async () => {
        // The alert raises a notification even while the person is elsewhere in Teams (T1.1).
        await adapter.send(place, {
          ...lineActivity(text),
          summary: text,
          channelData: { notification: { alert: true } },
        });
      }),
  };
}

class ProactiveAdapter extends CloudAdapter {
  readonly #authentication: Authentication;

  constructor(authentication: Authentication) {
    super(authentication.proactive);
    this.#authentication = authentication;
  }

  connectorFor({ serviceUrl }: Place) {
    const { appId, proactive } = this.#authentication;
    return proactive.createConnectorFactory(this.createClaimsIdentity(appId)).create(serviceUrl);
  }

  async send(place: Place, message: Partial<Activity>): Promise<string> {
    const { conversations } = await this.connectorFor(place);
    const { id } = await conversations.sendToConversation(place.conversationId, addressed(place, message));
    return id ?? '';
  }
}

/** What a turn would have taken from its activity. */
function addressed({ serviceUrl, conversationId }: Place, message: Partial<Activity>): Partial<Activity> {
  return {
    ...message,
    channelId: 'msteams',
    serviceUrl,
    conversation: { id: conversationId, conversationType: 'personal', isGroup: false, name: '' },
  };
}
