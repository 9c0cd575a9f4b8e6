import type { Misbehaviour } from '../support/fake-connector.ts';

/** What the channel answers, and what the bot makes of it (T2.4). */
export interface ChannelMishap {
  readonly title: string;
  readonly how: Misbehaviour;
  /** A card that stands: edited again and again, left alone until something is new, or sent anew. */
  readonly edit: 'again' | 'left' | 'anew';
  /** A card sent anew: again and again, or once a change, because the first may stand there all the same. */
  readonly post: 'again' | 'once';
}

/** Certainly not done: worth another try. */
const REFUSED: readonly Misbehaviour[] = [
  { answer: 400, code: 'BadArgument' },
  { answer: 401, code: 'BotNotRegistered' },
  { answer: 412, code: 'PreconditionFailed' },
  { answer: 413, code: 'MessageSizeTooBig' },
  { answer: 429, code: 'Throttled' },
  { answer: 429, code: 'Throttled', retryAfterSeconds: 2 },
];

/** The chat is closed to us; no try helps. */
const CLOSED: readonly Misbehaviour[] = [
  { answer: 403, code: 'BotDisabledByAdmin' },
  { answer: 403, code: 'BotNotInConversationRoster' },
  { answer: 403, code: 'ConversationBlockedByUser' },
  { answer: 403, code: 'ForbiddenOperationException' },
  { answer: 403, code: 'MessageWritesBlocked' },
  { answer: 403, code: 'InvalidBotApiHost' },
  { answer: 403, code: 'NotEnoughPermissions' },
  { answer: 404, code: 'ConversationNotFound' },
];

/** An edit may be repeated; a message may stand there all the same, and a second one is worse than none. */
const DOUBTFUL: readonly Misbehaviour[] = [
  { answer: 500, code: 'ServiceError' },
  { answer: 502 },
  { answer: 503 },
  { answer: 504 },
  { answer: 'reset' },
  { answer: 502, delivers: true },
  { answer: 504, delivers: true },
  { answer: 'reset', delivers: true },
];

export const CHANNEL_MISHAPS: readonly ChannelMishap[] = [
  ...REFUSED.map((how): ChannelMishap => ({ title: titleOf(how), how, edit: 'again', post: 'again' })),
  ...CLOSED.map((how): ChannelMishap => ({ title: titleOf(how), how, edit: 'left', post: 'once' })),
  {
    title: '404 ActivityNotFoundInConversation',
    how: { answer: 404, code: 'ActivityNotFoundInConversation' },
    edit: 'anew',
    post: 'once',
  },
  ...DOUBTFUL.map((how): ChannelMishap => ({ title: titleOf(how), how, edit: 'again', post: 'once' })),
];

function titleOf({ answer, code, delivers, retryAfterSeconds }: Misbehaviour): string {
  const what =
    answer === 'reset' ? 'a connection broken' : [answer, code].filter((part) => part !== undefined).join(' ');
  const when = retryAfterSeconds === undefined ? what : `${what} with a time`;
  return delivers ? `${when}, delivered all the same` : when;
}
