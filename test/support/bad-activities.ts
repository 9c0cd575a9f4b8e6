import { sentences } from '../../src/wording/wording.ts';
import type { Data } from './forged-presses.ts';

export interface BadActivity {
  readonly what: string;
  /** Made of a frame with which nothing is wrong. */
  readonly body: (fine: Data) => string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly status: number;
  readonly answer: unknown;
}

const BAD_ACTIVITY = { status: 400, answer: { error: 'bad-activity' } } as const;
const NOT_JSON = { status: 400, answer: { error: 'not-json' } } as const;
const UNSUPPORTED = { status: 415, answer: { error: 'unsupported-media-type' } } as const;
const NO_SENSE = {
  status: 200,
  answer: {
    statusCode: 400,
    type: 'application/vnd.microsoft.error',
    value: { code: 'bad-request', message: sentences('en').talk.unknown },
  },
} as const;
const DEEP = `${'['.repeat(60_000)}${']'.repeat(60_000)}`;
const IN_PLACE = '"in place of this"';

const without = (field: string) => (fine: Data) => JSON.stringify({ ...fine, [field]: undefined });
const withOther = (more: Data) => (fine: Data) => JSON.stringify({ ...fine, ...more });
/** JSON that `JSON.stringify` would not make. */
const withRaw = (more: Data, raw: string) => (fine: Data) =>
  JSON.stringify({ ...fine, ...more }).replace(IN_PLACE, raw);
const INVOKE = { type: 'invoke', name: 'adaptiveCard/action' };
const here = 'in place of this';
const pressing = (data: unknown) => ({
  trigger: 'manual',
  action: { type: 'Action.Execute', verb: 'invitation.send', data },
});

/** Bodies that are no activity, or one that nobody can have meant. */
export const BAD_ACTIVITIES: readonly BadActivity[] = [
  { what: 'no body', body: () => '', ...NOT_JSON },
  { what: 'half a body', body: (fine) => JSON.stringify(fine).slice(0, -1), ...NOT_JSON },
  { what: 'a byte order mark', body: (fine) => `\ufeff${JSON.stringify(fine)}`, ...NOT_JSON },
  { what: 'nothing', body: () => 'null', ...BAD_ACTIVITY },
  { what: 'a list', body: (fine) => JSON.stringify([fine]), ...BAD_ACTIVITY },
  { what: 'a list without end', body: () => DEEP, ...BAD_ACTIVITY },
  { what: 'plain text', body: JSON.stringify, headers: { 'Content-Type': 'text/plain' }, ...UNSUPPORTED },
  { what: 'no type of content', body: JSON.stringify, headers: { 'Content-Type': '' }, ...UNSUPPORTED },
  { what: 'an encoding', body: JSON.stringify, headers: { 'Content-Encoding': 'br' }, ...UNSUPPORTED },
  { what: 'too much', body: withOther({ text: 'x'.repeat(300_000) }), status: 413, answer: { error: 'too-large' } },
  ...['type', 'channelId', 'serviceUrl', 'from', 'conversation'].flatMap((field) => [
    { what: `no ${field}`, body: without(field), ...BAD_ACTIVITY },
    ...[null, 7, [], {}, true].map((value) => ({
      what: `${field} ${JSON.stringify(value)}`,
      body: withOther({ [field]: value }),
      ...BAD_ACTIVITY,
    })),
    { what: `an endless ${field}`, body: withRaw({ [field]: here }, DEEP), ...BAD_ACTIVITY },
  ]),
  ...['a\u0000', '\u0007', 'a\nb', '\ud800'].flatMap((id) => [
    { what: 'an id with controls', body: withOther({ id }), ...BAD_ACTIVITY },
    { what: 'a message with controls in its id', body: withOther({ replyToId: id }), ...BAD_ACTIVITY },
    { what: 'somebody with controls in their id', body: withOther({ from: { id } }), ...BAD_ACTIVITY },
    { what: 'a chat with controls in its id', body: withOther({ conversation: { id } }), ...BAD_ACTIVITY },
  ]),
  { what: 'an endless text', body: withRaw({ text: here }, DEEP), ...BAD_ACTIVITY },
  { what: 'a text that is too long', body: withOther({ text: 'x'.repeat(200_001) }), ...BAD_ACTIVITY },
  { what: 'a crowd', body: withOther({ membersAdded: Array(1_001).fill({ id: 'x' }) }), ...BAD_ACTIVITY },
  { what: 'a type nobody knows', body: withOther({ type: 'x', value: {} }), status: 200, answer: undefined },
  {
    what: 'a key twice',
    body: withRaw({ ...INVOKE, name: here }, '"x","type":"message","type":"x"'),
    status: 200,
    answer: undefined,
  },
  { what: 'a press of nothing', body: withOther(INVOKE), ...NO_SENSE },
  { what: 'an endless press', body: withRaw({ ...INVOKE, value: here }, DEEP), ...NO_SENSE },
  { what: 'a press with endless data', body: withRaw({ ...INVOKE, value: pressing(here) }, DEEP), ...NO_SENSE },
  {
    what: 'a press with a prototype',
    body: withRaw({ ...INVOKE, value: pressing(here) }, '{"__proto__":{"requestId":"x"}}'),
    ...NO_SENSE,
  },
];

const START = 'POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n';
/** What is no HTTP. */
export const CHUNKS = `${START}Transfer-Encoding: chunked\r\n\r\nzz\r\n`;
export const TWO_LENGTHS = `${START}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}`;
export const LONG = `GET /${'x'.repeat(20_000)} HTTP/1.1\r\n\r\n`;
