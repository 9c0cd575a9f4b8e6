import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An activity as the bot sent it. */
export interface SentActivity {
  readonly type: string;
  readonly text?: string;
  readonly summary?: string;
  readonly textFormat?: string;
  readonly attachments?: readonly { readonly contentType: string; readonly content: unknown }[];
  readonly channelData?: unknown;
}

/** A message that stands in a chat, as it reads now. */
export interface ChatMessage {
  readonly id: string;
  readonly activity: SentActivity;
  readonly edits: number;
}

export interface ConnectorCall {
  readonly method: string;
  readonly conversationId: string;
  /** The message edited, or replied to. */
  readonly activityId: string | undefined;
  readonly activity: SentActivity;
  readonly authorization: string | undefined;
}

/** How the next calls are treated. With `delivers` the message stands in the chat all the same: the answer alone is lost. */
export interface Misbehaviour {
  readonly answer: number | 'hang' | 'reset';
  readonly code?: string;
  readonly retryAfterSeconds?: number;
  readonly delivers?: boolean;
  /** Which calls; all when left out. */
  readonly method?: 'POST' | 'PUT';
  /** In which chat; in all when left out. */
  readonly conversationId?: string;
  /** How many; until told otherwise when left out. */
  readonly times?: number;
}

export interface FakeConnector {
  /** What activities carry as `serviceUrl`. */
  readonly serviceUrl: string;
  /** Every call, answered or not. */
  readonly calls: readonly ConnectorCall[];
  messages(conversationId: string): readonly ChatMessage[];
  /** Undefined: well again. */
  misbehave(how: Misbehaviour | undefined): void;
  /** The person deletes the message, or it was lost: editing it gives 404. */
  remove(conversationId: string, activityId: string): void;
  /** Called with each call as it comes, before it is answered. Returns what ends it. */
  onCall(listener: (call: ConnectorCall) => void): () => void;
  /** Called after each change of any chat. Returns what ends it. */
  onChange(listener: (conversationId: string, message: ChatMessage) => void): () => void;
  close(): Promise<void>;
}

const ROUTE = /^\/v3\/conversations\/([^/]+)\/activities(?:\/([^/]+))?$/;

/** The channel's side of the Bot Framework protocol on loopback: keeps the chats, records the calls, and can be unwell. */
export async function fakeConnector(): Promise<FakeConnector> {
  const chats = new Map<string, ChatMessage[]>();
  const calls: ConnectorCall[] = [];
  const listeners = new Set<(conversationId: string, message: ChatMessage) => void>();
  const callListeners = new Set<(call: ConnectorCall) => void>();
  let illness: (Misbehaviour & { left: number }) | undefined;
  let number = 0;

  function illnessFor({ method, conversationId }: ConnectorCall): Misbehaviour | undefined {
    const current = illness;
    if (!current || current.left === 0 || (current.method && current.method !== method)) return undefined;
    if (current.conversationId !== undefined && current.conversationId !== conversationId) return undefined;
    current.left -= 1;
    return current;
  }

  function keep({ method, conversationId, activityId, activity }: ConnectorCall): ChatMessage | undefined {
    const chat = chats.get(conversationId) ?? [];
    chats.set(conversationId, chat);
    const at = method === 'PUT' ? chat.findIndex(({ id }) => id === activityId) : chat.length;
    if (at < 0) return undefined;
    number += method === 'PUT' ? 0 : 1;
    const before = chat[at];
    const message = { id: before?.id ?? `message-${number}`, activity, edits: before ? before.edits + 1 : 0 };
    chat[at] = message;
    for (const listener of [...listeners]) listener(conversationId, message);
    return message;
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, conversation, activity] = ROUTE.exec(request.url ?? '') ?? [];
    const method = request.method ?? '';
    const body: unknown = JSON.parse(await textOf(request));
    if (conversation === undefined) return send(response, 404, { error: { code: 'NoSuchRoute' } });
    const call: ConnectorCall = {
      method,
      conversationId: decodeURIComponent(conversation),
      activityId: activity === undefined ? undefined : decodeURIComponent(activity),
      activity: body as SentActivity,
      authorization: request.headers.authorization,
    };
    calls.push(call);
    for (const listener of [...callListeners]) listener(call);
    // A sign of life, and no message.
    if (call.activity.type === 'typing') return send(response, 201, { id: 'typing' });
    const how = illnessFor(call);
    const message = how && !how.delivers ? undefined : keep(call);
    if (how) return suffer(how, request, response);
    if (!message) return send(response, 404, { error: { code: 'ActivityNotFoundInConversation' } });
    send(response, method === 'PUT' ? 200 : 201, { id: message.id });
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    serviceUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    calls,
    messages: (conversationId) => chats.get(conversationId) ?? [],
    misbehave: (how) => {
      illness = how && { ...how, left: how.times ?? Number.POSITIVE_INFINITY };
    },
    remove: (conversationId, activityId) => {
      chats.set(
        conversationId,
        (chats.get(conversationId) ?? []).filter(({ id }) => id !== activityId),
      );
    },
    onCall: (listener) => {
      callListeners.add(listener);
      return () => callListeners.delete(listener);
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function suffer(how: Misbehaviour, request: IncomingMessage, response: ServerResponse): void {
  if (how.answer === 'hang') return;
  if (how.answer === 'reset') return void request.socket.resetAndDestroy();
  if (how.retryAfterSeconds !== undefined) response.setHeader('Retry-After', String(how.retryAfterSeconds));
  send(response, how.answer, { error: { code: how.code ?? 'ServiceError', message: 'as ordered' } });
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify(body));
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
