import { randomUUID } from 'node:crypto';
import { TENANT_ID } from '../src/sandbox/tenant/contoso.ts';
import type { TeamsPerson } from '../test/support/teams-client.ts';

/** Somebody in front of Teams, and where the channel is. */
export interface Sender {
  readonly person: TeamsPerson;
  readonly serviceUrl: string;
}

/** What every activity of a personal chat carries (T3, T10). */
function activity({ person, serviceUrl }: Sender): object {
  return {
    id: randomUUID(),
    timestamp: new Date().toISOString(),
    channelId: 'msteams',
    serviceUrl,
    from: { id: `29:${person.id}`, name: person.name, aadObjectId: person.id },
    recipient: { id: '28:guestlist', name: 'Guestlist' },
    conversation: { id: `a:${person.id}`, conversationType: 'personal', tenantId: TENANT_ID },
    channelData: { tenant: { id: TENANT_ID } },
    locale: 'en-US',
    entities: [{ type: 'clientInfo', locale: 'en-US', country: 'DE', platform: 'Web', timezone: 'Europe/Berlin' }],
  };
}

export function typed(sender: Sender, text: string): object {
  return { ...activity(sender), type: 'message', text, textFormat: 'plain' };
}

/** A button on a card of ours. */
export interface PressedButton {
  readonly messageId: string;
  readonly verb: string;
  readonly data: object;
}

export function pressed(sender: Sender, { messageId, verb, data }: PressedButton): object {
  const value = { trigger: 'manual', action: { type: 'Action.Execute', verb, data } };
  return { ...activity(sender), type: 'invoke', name: 'adaptiveCard/action', replyToId: messageId, value };
}
