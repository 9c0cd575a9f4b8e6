import { randomUUID } from 'node:crypto';
import { type Button, buttonsOf, inputsOf, textOnCard } from './card-elements.ts';
import type { ChatMessage, FakeConnector } from './fake-connector.ts';

/** Somebody with Teams open. */
export interface TeamsPerson {
  /** Entra object id. */
  readonly id: string;
  readonly name: string;
  readonly locale?: string;
  readonly timeZone?: string;
  /** Where they are at home; the client's tenant when left out. */
  readonly tenantId?: string;
  /** Their chat with the bot, where it was not they who opened it. */
  readonly conversationId?: string;
}

/** A team's channel or a group chat with the bot in it. */
export interface SharedPlace {
  readonly conversationId: string;
  /** Of a channel; a group chat has none. */
  readonly channel?: 'standard' | 'private' | 'shared';
  /** Its group's id comes along with some activities only (T3.4). */
  readonly team?: { readonly name?: string; readonly aadGroupId?: string };
}

export interface TeamsClientParts {
  /** The bot's address, such as `http://127.0.0.1:3978/api/messages`. */
  readonly botUrl: string;
  readonly connector: FakeConnector;
  readonly tenantId: string;
  readonly botId?: string;
  /** The channel's token, where the bot asks for one. */
  readonly token?: () => string;
}

export interface HttpAnswer {
  readonly status: number;
  /** Undefined when empty. */
  readonly body: unknown;
}

/** The inside of an answer to `adaptiveCard/action`. */
export interface PressAnswer {
  readonly statusCode: number;
  readonly type: string;
  readonly value: unknown;
}

/** A message as this person sees it: after a press their view is the card of the answer, until the message is edited. */
export interface SeenMessage {
  readonly id: string;
  readonly text: string | undefined;
  readonly summary: string | undefined;
  readonly card: object | undefined;
  readonly edits: number;
}

/**
 * Teams for several people, over HTTP. Each has a personal chat with the bot; what the bot sends arrives at the connector.
 * Nothing here sleeps: `waitFor` looks again whenever a chat has changed.
 */
export interface TeamsClient {
  /** Types a line in the personal chat; resolves with the HTTP answer. `id` makes it a second delivery of that activity. */
  say(person: TeamsPerson, text: string, more?: { readonly id?: string }): Promise<HttpAnswer>;
  /** Types a line to the bot where others read along. */
  sayIn(place: SharedPlace, person: TeamsPerson, text: string, more?: { readonly id?: string }): Promise<HttpAnswer>;
  /** What the bot has said there. */
  heardIn(place: SharedPlace): readonly SeenMessage[];
  /** Presses the button with this verb or title on the card as the person sees it, with the inputs as they stand there and `inputs` over them. */
  press(
    person: TeamsPerson,
    messageId: string,
    button: string,
    inputs?: Readonly<Record<string, string>>,
  ): Promise<PressAnswer>;
  /** The same from a client that knows no `Action.Execute`: the fallback comes as a message. */
  submit(
    person: TeamsPerson,
    messageId: string,
    button: string,
    inputs?: Readonly<Record<string, string>>,
  ): Promise<HttpAnswer>;
  /** The bot is installed for the person; Teams tells it twice, in this order. */
  install(person: TeamsPerson): Promise<readonly HttpAnswer[]>;
  messages(person: TeamsPerson): readonly SeenMessage[];
  /** The newest message. */
  latest(person: TeamsPerson): SeenMessage;
  /** The card as the person sees it; throws when the message has none. */
  card(person: TeamsPerson, messageId: string): object;
  /** The first message for which `matches` holds, now or after a later change; after `limitMs` an error that tells the chat. */
  waitFor(
    person: TeamsPerson,
    matches: (message: SeenMessage) => boolean,
    what: string,
    limitMs?: number,
  ): Promise<SeenMessage>;
  /** Any activity: the person's frame with `parts` over it. */
  deliver(person: TeamsPerson, parts: Readonly<Record<string, unknown>>): Promise<HttpAnswer>;
  conversationOf(person: TeamsPerson): string;
}

const WAIT_MS = 15_000;

export function teamsClient(parts: TeamsClientParts): TeamsClient {
  const { connector } = parts;
  /** What a press was answered with, until the message is edited: person and message, the card, at how many edits. */
  const answers = new Map<string, { readonly card: object; readonly edits: number }>();

  const deliver = (person: TeamsPerson, more: Readonly<Record<string, unknown>>) =>
    post(parts, { ...frame(parts, person), ...more });
  const messages = (person: TeamsPerson) =>
    connector
      .messages(conversationOf(person))
      .map((message) => seen(message, answers.get(`${person.id} ${message.id}`)));
  const card = (person: TeamsPerson, messageId: string) => {
    const found = messages(person).find(({ id }) => id === messageId)?.card;
    if (!found) throw new Error(`${person.name} sees no card in ${messageId}.\n${account(messages(person))}`);
    return found;
  };

  return {
    deliver,
    messages,
    card,
    conversationOf,
    say: (person, text, { id } = {}) =>
      deliver(person, { type: 'message', text, textFormat: 'plain', ...(id && { id }) }),
    sayIn: (place, person, text, { id } = {}) =>
      deliver(person, { ...framedIn(parts, place, person), ...mentioning(text), ...(id && { id }) }),
    heardIn: ({ conversationId }) => connector.messages(conversationId).map((message) => seen(message, undefined)),
    press: async (person, messageId, title, inputs = {}) => {
      const onCard = card(person, messageId);
      const button = findButton(onCard, title);
      const data = { ...typedInto(onCard, button, inputs), ...button.data };
      const action = { type: 'Action.Execute', verb: button.verb, data };
      const value = { action, trigger: 'manual' };
      const { status, body } = await deliver(person, {
        type: 'invoke',
        name: 'adaptiveCard/action',
        replyToId: messageId,
        value,
      });
      if (status !== 200) throw new Error(`The press of “${title}” was answered with HTTP ${status}.`);
      const answer = body as PressAnswer;
      const edits = connector.messages(conversationOf(person)).find(({ id }) => id === messageId)?.edits ?? 0;
      if (isCard(answer)) answers.set(`${person.id} ${messageId}`, { card: answer.value, edits });
      return answer;
    },
    submit: async (person, messageId, title, inputs = {}) => {
      const onCard = card(person, messageId);
      const button = findButton(onCard, title);
      if (!button.fallback) throw new Error(`The button “${title}” has no fallback.`);
      const value = { ...typedInto(onCard, button, inputs), ...button.fallback };
      return deliver(person, { type: 'message', replyToId: messageId, value });
    },
    install: async (person) => {
      const bot = { id: botId(parts) };
      return [
        await deliver(person, { type: 'installationUpdate', action: 'add' }),
        await deliver(person, { type: 'conversationUpdate', membersAdded: [{ id: channelIdOf(person) }, bot] }),
      ];
    },
    latest: (person) => {
      const last = messages(person).at(-1);
      if (!last) throw new Error(`${person.name} has no message.`);
      return last;
    },
    waitFor: (person, matches, what, limitMs = WAIT_MS) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = messages(person).find(matches);
          if (found) end(() => resolve(found));
        };
        const timer = setTimeout(() => {
          const error = new Error(`${person.name} waited ${limitMs} ms for ${what}.\n${account(messages(person))}`);
          end(() => reject(error));
        }, limitMs);
        const stop = connector.onChange(look);
        const end = (settle: () => void) => {
          clearTimeout(timer);
          stop();
          settle();
        };
        look();
      }),
  };
}

function conversationOf({ id, conversationId }: TeamsPerson): string {
  return conversationId ?? `a:${id}`;
}

function channelIdOf(person: TeamsPerson): string {
  return `29:${person.id}`;
}

function botId({ botId = '28:guestlist' }: TeamsClientParts): string {
  return botId;
}

/** What every activity of a personal chat carries (T3, T10). */
function frame(parts: TeamsClientParts, person: TeamsPerson): Readonly<Record<string, unknown>> {
  const { locale = 'en-US', timeZone = 'Europe/Berlin' } = person;
  const now = new Date().toISOString();
  return {
    id: randomUUID(),
    timestamp: now,
    localTimestamp: now,
    localTimezone: timeZone,
    channelId: 'msteams',
    serviceUrl: parts.connector.serviceUrl,
    from: { id: channelIdOf(person), name: person.name, aadObjectId: person.id },
    recipient: { id: botId(parts), name: 'Guestlist' },
    conversation: { id: conversationOf(person), conversationType: 'personal', tenantId: parts.tenantId },
    channelData: { tenant: { id: person.tenantId ?? parts.tenantId } },
    locale,
    entities: [{ type: 'clientInfo', locale, country: 'DE', platform: 'Web', timezone: timeZone }],
  };
}

/** What is different where others read along (T3.4). */
function framedIn(
  { tenantId }: TeamsClientParts,
  { conversationId, channel, team }: SharedPlace,
  person: TeamsPerson,
): Readonly<Record<string, unknown>> {
  const conversationType = channel ? 'channel' : 'groupChat';
  const ofChannel = { channel: { id: conversationId, type: channel }, team: { id: '19:team@thread.tacv2', ...team } };
  return {
    from: { id: channelIdOf(person), name: person.name, aadObjectId: person.id, tenantId: person.tenantId ?? tenantId },
    conversation: { id: conversationId, conversationType, isGroup: true, tenantId },
    channelData: { tenant: { id: tenantId }, ...(channel && ofChannel) },
  };
}

/** The bot hears only what is said to it. */
function mentioning(text: string): Readonly<Record<string, unknown>> {
  const mention = '<at>Guestlist</at>';
  return {
    type: 'message',
    text: `${mention} ${text}`,
    textFormat: 'plain',
    entities: [{ type: 'mention', mentioned: { id: '28:guestlist', name: 'Guestlist' }, text: mention }],
  };
}

async function post({ botUrl, token }: TeamsClientParts, activity: object): Promise<HttpAnswer> {
  const response = await fetch(botUrl, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token()}` }) },
    body: JSON.stringify(activity),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
}

function seen(
  { id, activity, edits }: ChatMessage,
  answer: { readonly card: object; readonly edits: number } | undefined,
): SeenMessage {
  const attachment = activity.attachments?.find(
    ({ contentType }) => contentType === 'application/vnd.microsoft.card.adaptive',
  );
  const card = answer?.edits === edits ? answer.card : (attachment?.content as object | undefined);
  return { id, text: activity.text, summary: activity.summary, card, edits };
}

function isCard(answer: PressAnswer): answer is PressAnswer & { readonly value: object } {
  return answer.type === 'application/vnd.microsoft.card.adaptive';
}

function findButton(card: object, name: string): Button {
  const buttons = buttonsOf(card);
  const found = buttons.find(({ verb, title }) => verb === name || title === name);
  if (found) return found;
  const there = buttons.map(({ verb, title }) => `“${title}” (${verb})`).join(', ');
  throw new Error(`No button “${name}” on the card, only ${there || 'none'}.\n${textOnCard(card)}`);
}

function typedInto(
  card: object,
  button: Button,
  inputs: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const standing = inputsOf(card);
  const stray = Object.keys(inputs).filter((id) => !(id in standing));
  if (stray.length > 0)
    throw new Error(`The card has no input ${stray.join(', ')}, only ${Object.keys(standing).join(', ')}.`);
  return button.takesInputs ? { ...standing, ...inputs } : {};
}

/** The chat as it reads, for an error. */
function account(messages: readonly SeenMessage[]): string {
  if (messages.length === 0) return 'The chat is empty.';
  return messages
    .map(({ id, text, card, edits }) => `--- ${id}, edited ${edits} times\n${text ?? textOnCard(card)}`)
    .join('\n');
}
