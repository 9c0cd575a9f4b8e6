import { EdgeError, type EdgeErrorKind } from '../use-cases/ports/edge-error.ts';
import type { ChannelError } from './channel-error.ts';

/** What a failed call means for whoever wanted to tell somebody something. */
export type ChannelFailure = EdgeErrorKind | 'unreachable' | 'message-gone';

interface Row {
  readonly status: number | undefined;
  readonly codes?: readonly string[];
  readonly means: ChannelFailure;
  /** Nothing that passes by itself: the operator has to look. */
  readonly isAlarm?: boolean;
}

/** T2.4; the first row that fits counts, so the general row of a status stands last. */
const FAILURES: readonly Row[] = [
  { status: 400, means: 'unavailable', isAlarm: true },
  { status: 401, means: 'unavailable', isAlarm: true },
  {
    status: 403,
    codes: ['BotDisabledByAdmin', 'InvalidBotApiHost', 'NotEnoughPermissions'],
    means: 'unreachable',
    isAlarm: true,
  },
  { status: 403, means: 'unreachable' },
  { status: 404, codes: ['ConversationNotFound'], means: 'unreachable' },
  { status: 404, means: 'message-gone' },
  { status: 412, means: 'unavailable' },
  { status: 413, means: 'unavailable', isAlarm: true },
  { status: 429, means: 'throttled' },
  { status: undefined, codes: ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'], means: 'unavailable' },
];

/** Whatever is not listed (5xx, reset, time limit) may have been delivered all the same: sends are not idempotent. */
const UNLISTED: Row = { status: undefined, means: 'ambiguous' };

export function failureOf({ status, code }: ChannelError): {
  readonly means: ChannelFailure;
  readonly isAlarm: boolean;
} {
  const row = FAILURES.find((row) => row.status === status && (row.codes?.includes(code) ?? true)) ?? UNLISTED;
  return { means: row.means, isAlarm: row.isAlarm ?? false };
}

export function edgeErrorOf(error: ChannelError, kind: EdgeErrorKind): EdgeError {
  const { status, code, retryAfterSeconds } = error;
  return new EdgeError(kind, `channel ${status ?? 'no answer'} ${code}`, { retryAfterSeconds, cause: error });
}
