import type { Moment, WiredFault } from './wired-house.ts';

/** What goes wrong with a call, and what is certain then. */
export interface Mishap {
  readonly title: string;
  readonly fault: Readonly<Record<string, unknown>>;
  /** Nothing was done, and whoever asked can know it. What only reads has never done anything. */
  readonly isCertain?: true;
  /** Nothing at all comes: the time limit of the call ends it. */
  readonly isSilence?: true;
  /** Longer than anybody waits in front of a card. */
  readonly isLong?: true;
  /** Tried several times in a row as well. */
  readonly isRepeated?: true;
}

/** Whom a fault can befall, from when on, and where the invitation ends when it is not certain whether the act was done. */
export interface OutsideAct {
  readonly title: string;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly from: Moment;
  /** `asks`: it waits for a press, then goes on to `ready`. `says-so`: `ready`, with a line on the card. */
  readonly inDoubt: 'ready' | 'asks' | 'says-so';
  readonly mishaps: readonly Mishap[];
  /** What takes too long is put before the inviter, who asks for it once more. */
  readonly isAwaited?: true;
  /** How often in a row, where it is repeated: what is certain not to be done, and what may be. */
  readonly times: { readonly certain: number; readonly inDoubt: number };
  readonly variants?: Readonly<Record<string, string>>;
}

const THROTTLED: readonly Mishap[] = [
  { title: '429 with whole seconds', fault: { status: 429, retryAfter: '1' }, isCertain: true },
  { title: '429 with a fraction', fault: { status: 429, retryAfter: '0.25' }, isCertain: true, isRepeated: true },
  { title: '429 with a long pause', fault: { status: 429, retryAfter: '240' }, isCertain: true, isLong: true },
  { title: '429 without a time', fault: { status: 429 }, isCertain: true, isRepeated: true },
];

const UNWELL: readonly Mishap[] = [500, 502, 503, 504].map((status) => ({
  title: `${status}`,
  fault: { status },
  ...(status === 500 && { isRepeated: true }),
}));

const NOTHING_READABLE: readonly Mishap[] = [
  { title: 'a connection broken before the act', fault: { before: 'reset' } },
  { title: 'half an answer', fault: { half: true } },
  { title: 'HTML with status 200', fault: { html: true } },
  { title: 'silence', fault: { hang: true }, isSilence: true, isLong: true },
];

const DONE_ALL_THE_SAME: readonly Mishap[] = [
  { title: 'done, the connection broken', fault: { loseAnswer: 'reset' }, isRepeated: true },
  { title: 'done, answered 503', fault: { loseAnswer: '503' } },
  { title: 'done, answered 504', fault: { loseAnswer: '504' } },
];

const OF_READS = [...THROTTLED, ...UNWELL, ...NOTHING_READABLE].map((each): Mishap => ({ ...each, isCertain: true }));
const OF_WRITES = [...THROTTLED, ...UNWELL, ...NOTHING_READABLE, ...DONE_ALL_THE_SAME];
const OF_ITEMS = [...THROTTLED, ...UNWELL].map((each): Mishap => ({ ...each, isCertain: true }));
const OF_TOKENS = OF_ITEMS.filter(({ fault }) => fault.retryAfter === undefined);

/** More than one job asks for, its own repeats counted. */
const IN_A_ROW = 5;
const READ = { inDoubt: 'ready', times: { certain: IN_A_ROW, inDoubt: 1 } } as const;
const BATCH = { ...READ, method: 'POST', path: '/v1.0/\\$batch', mishaps: OF_READS } as const;

const OUTSIDE_ACTS: readonly OutsideAct[] = [
  { title: 'the check', from: 'checking', ...BATCH, isAwaited: true },
  { title: 'the look before the invitation', from: 'requested', ...BATCH },
  { title: 'the looks after it', from: 'issued', ...BATCH },
  { title: 'the look for the acceptance', from: 'accepting', ...BATCH },
  { title: 'the look for the listing', from: 'accepted', ...BATCH },
  { title: 'single reads', from: 'requested', ...READ, method: 'GET', path: '^/v1.0/users', mishaps: OF_ITEMS },
  { title: 'the token', from: 'requested', ...READ, method: 'GET', path: '/msi/token', mishaps: OF_TOKENS },
  {
    title: 'the invitation',
    from: 'requested',
    method: 'POST',
    path: '/v1.0/invitations',
    inDoubt: 'ready',
    mishaps: OF_WRITES,
    times: { certain: 3, inDoubt: 2 },
  },
  {
    title: 'the mail',
    from: 'requested',
    method: 'POST',
    path: '/v1.0/users/.*/sendMail',
    inDoubt: 'asks',
    mishaps: OF_WRITES,
    times: { certain: 3, inDoubt: 1 },
  },
  {
    title: 'the membership',
    from: 'requested',
    method: 'POST',
    path: '/v1.0/groups/.*/members/\\$ref',
    inDoubt: 'ready',
    mishaps: OF_WRITES,
    times: { certain: 3, inDoubt: 3 },
  },
  {
    title: 'the sponsor',
    from: 'requested',
    method: 'POST',
    path: '/v1.0/users/.*/sponsors/\\$ref',
    inDoubt: 'ready',
    mishaps: OF_WRITES,
    times: { certain: 3, inDoubt: 3 },
    variants: { 'sponsor-body': 'ignored' },
  },
  {
    title: 'the notice',
    from: 'delivered',
    method: 'POST',
    path: '/v1.0/users/.*/sendMail',
    inDoubt: 'says-so',
    mishaps: OF_WRITES,
    times: { certain: 3, inDoubt: 1 },
  },
];

/** One play: this act, this mishap, so often in a row. */
export interface Case {
  readonly act: OutsideAct;
  readonly mishap: Mishap;
  readonly times: number;
}

export const CASES: readonly Case[] = OUTSIDE_ACTS.flatMap((act) =>
  act.mishaps.flatMap((mishap) => {
    const often = mishap.isRepeated ? act.times[mishap.isCertain ? 'certain' : 'inDoubt'] : 1;
    return [...new Set([1, often])].map((times) => ({ act, mishap, times }));
  }),
);

export function faultOf({ act: { method, path }, mishap, times }: Case): WiredFault {
  return { method, path, times, ...mishap.fault };
}
