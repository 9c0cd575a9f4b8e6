import { CARD_ACTIONS, cardActionRow, type Verb } from '../../src/bot/card-actions.ts';
import type { Sentences } from '../../src/wording/sentences.ts';

/** Of nobody and nothing. */
const NOBODYS = '00000000-0000-4000-8000-000000000000';

export type Data = Readonly<Record<string, unknown>>;

/** What somebody has: a form, a review of one person, a request that waits; each with what its buttons carry. */
export interface Held {
  readonly form: Data;
  readonly review: Data;
  readonly request: Data;
}

export interface Forged {
  readonly what: string;
  readonly verb: string;
  readonly data: (own: Held, others: Held) => unknown;
  readonly trigger?: 'automatic';
  readonly says: (words: Sentences) => Said;
}

/** The whole of a line or of a refusal; of a card what must stand on it, and what must not. */
export type Said =
  | { readonly line: string }
  | { readonly refusal: 'bad-request' | 'unknown-verb'; readonly text: string }
  | { readonly card: readonly string[]; readonly without?: readonly string[] };

const noSense = ({ talk }: Sentences): Said => ({ refusal: 'bad-request', text: talk.unknown });
const notYours = ({ problem }: Sentences): Said => ({ line: problem.notYours });
const notFound = ({ problem }: Sentences): Said => ({ card: [problem.notFound, problem.notFoundDo] });
const stale = ({ problem }: Sentences): Said => ({ card: [problem.stale] });
const twice = ({ problem }: Sentences): Said => ({ card: [problem.twice] });
const silently = ({ problem }: Sentences): Said => ({ card: [], without: [problem.stale, problem.twice] });

const VERBS = Object.keys(CARD_ACTIONS);
const BEGINNINGS = ['invitation.start', 'conversion.start', 'conversion.startFor', 'language.choose', 'help.show'];
const ON_A_REQUEST = VERBS.filter((verb) => !BEGINNINGS.includes(verb));
const ON_A_CONVERSION = ON_A_REQUEST.filter((verb) => verb.startsWith('conversion.'));
/** What acts on a form or its review; everything else is for what is sent. */
const ON_A_DRAFT: readonly Verb[] = [
  'invitation.check',
  'invitation.cancel',
  'invitation.change',
  'invitation.recheck',
  'invitation.send',
  'invitation.person',
  'invitation.list',
  'invitation.choose',
  'invitation.ask',
  'invitation.resend',
  'change.askReset',
  'change.askAddress',
  'change.askRestore',
];
/** What was offered before it was sent is not there any more; the others find the press done. */
const GONE_WHEN_SENT = [
  'invitation.ask',
  'invitation.resend',
  'change.askReset',
  'change.askAddress',
  'change.askRestore',
];
const INPUTS = { person: 0, choice: 'add', addresses: 'x@fabrikam.example' };
const TO_CONVERT = { person: '', personTyped: 'x', external: 'x@fabrikam.example', signIn: 'x@fabrikam.example' };
/** All that a verb may want beside the card it stands on. */
function inputsTo(verb: string): Data {
  return ON_A_CONVERSION.includes(verb) ? { ...TO_CONVERT, account: NOBODYS, reason: 'x' } : INPUTS;
}
/** What they were typed on stays as it is. */
const WITH_INPUTS = VERBS.filter((verb) => cardActionRow(verb)?.hasInputs);
const deep = JSON.parse(`${'['.repeat(2_000)}${']'.repeat(2_000)}`);

/** Presses that no card of ours leads to, and what is answered. */
export const FORGED: readonly Forged[] = [
  ...[
    ['a list', []],
    ['a list of lists', deep],
    ['an object', { toString: NOBODYS }],
    ['a path', '../drafts'],
    ['an id with more behind it', `${NOBODYS}' or 1=1`],
    ['an id with U+0000 in it', NOBODYS.replace('4', '\u0000')],
    ['a number', 7],
    ['nothing', null],
  ].flatMap(([what, requestId]) =>
    ['invitation.send', 'invitation.check', 'invitation.show'].map((verb) => ({
      what: `${verb} with ${what} for the id`,
      verb,
      data: () => ({ ...INPUTS, requestId }),
      says: noSense,
    })),
  ),
  ...[-1, 0.5, 1e99, 21, '0', [0], null].map((person) => ({
    what: `the person ${JSON.stringify(person)}`,
    verb: 'invitation.person',
    data: ({ review }: Held) => ({ ...review, person }),
    says: noSense,
  })),
  ...['__proto__', 'constructor', 'send-again', 0, ['add']].map((choice) => ({
    what: `the choice ${JSON.stringify(choice)}`,
    verb: 'invitation.choose',
    data: ({ review }: Held) => ({ ...review, person: 0, choice }),
    says: noSense,
  })),
  ...['message', 'addresses', 'cc', 'sponsor', 'team', 'language'].map((field) => ({
    what: `a list in the field ${field}`,
    verb: 'invitation.check',
    data: ({ form }: Held) => ({ ...form, addresses: 'x@fabrikam.example', [field]: deep }),
    says: noSense,
  })),
  ...ON_A_REQUEST.flatMap((verb) => [
    {
      what: `${verb} on somebody else’s form`,
      verb,
      data: (_: Held, { form }: Held) => ({ ...form, ...inputsTo(verb) }),
      says: notYours,
    },
    {
      what: `${verb} on somebody else’s review`,
      verb,
      data: (_: Held, { review }: Held) => ({ ...review, ...inputsTo(verb) }),
      says: notYours,
    },
    {
      what: `${verb} on somebody else’s request`,
      verb,
      data: (_: Held, { request }: Held) => ({ ...request, ...inputsTo(verb) }),
      says: notYours,
    },
  ]),
  ...ON_A_REQUEST.map((verb) => ({
    what: `${verb} on what nobody has`,
    verb,
    data: () => ({ requestId: NOBODYS, mark: 'draft-1', ...inputsTo(verb) }),
    says: WITH_INPUTS.includes(verb)
      ? ({ problem }: Sentences): Said => ({ line: `${problem.notFound} ${problem.notFoundDo}` })
      : notFound,
  })),
  ...ON_A_CONVERSION.map((verb) => ({
    what: `${verb} on an invitation`,
    verb,
    data: ({ review }: Held) => ({ ...review, ...inputsTo(verb) }),
    says: silently,
  })),
  ...ON_A_DRAFT.filter((verb) => verb !== 'invitation.cancel').flatMap((verb) =>
    ['draft-1', 'draft-99', '__proto__', '', undefined].map((mark) => ({
      what: `${verb} on a review that said ${JSON.stringify(mark)}`,
      verb,
      data: ({ review }: Held) => ({ ...review, ...INPUTS, mark }),
      says: stale,
    })),
  ),
  ...ON_A_DRAFT.map((verb) => ({
    what: `${verb} on the card of before, of what is sent now`,
    verb,
    data: ({ request }: Held) => ({ ...request, ...INPUTS, mark: 'draft-3' }),
    says: GONE_WHEN_SENT.includes(verb) ? stale : twice,
  })),
  ...['invitation.sendAgain', 'invitation.received'].flatMap((verb) =>
    ['delivery-99', 'draft-1', '__proto__', undefined].map((mark) => ({
      what: `${verb} about a mail that the card did not speak of: ${JSON.stringify(mark)}`,
      verb,
      data: ({ request }: Held) => ({ ...request, mark }),
      says: stale,
    })),
  ),
  {
    what: 'a person who is not on the review',
    verb: 'invitation.person',
    data: ({ review }) => ({ ...review, person: 19 }),
    says: stale,
  },
  {
    what: 'a choice that nobody offered',
    verb: 'invitation.choose',
    data: ({ review }) => ({ ...review, person: 0, choice: 'new-link' }),
    says: stale,
  },
  {
    what: 'a link again that nobody offered',
    verb: 'invitation.resend',
    data: ({ review }) => ({ ...review, person: 0 }),
    says: stale,
  },
  ...ON_A_DRAFT.map((verb) => ({
    what: `${verb} that the client asks for by itself`,
    verb,
    data: ({ review }: Held) => ({ ...review, ...INPUTS }),
    trigger: 'automatic' as const,
    says: silently,
  })),
  ...['invitation.approve', 'toString', '__proto__', 'invitation.send\u0000'].flatMap((verb) => [
    {
      what: `the verb ${JSON.stringify(verb)}`,
      verb,
      data: ({ review }: Held) => review,
      says: ({ problem }: Sentences): Said => ({ card: [problem.unknownVerb] }),
    },
    {
      what: `the verb ${JSON.stringify(verb)} on somebody else’s`,
      verb,
      data: (_: Held, { review }: Held) => review,
      says: notYours,
    },
    {
      what: `the verb ${JSON.stringify(verb)} and no id`,
      verb,
      data: () => [],
      says: ({ talk }: Sentences): Said => ({ refusal: 'unknown-verb', text: talk.unknown }),
    },
  ]),
  {
    what: 'much that nobody asked for',
    verb: 'invitation.show',
    data: ({ review }) => ({ ...review, extra: 'x'.repeat(150_000), deep, callerId: NOBODYS, isAdmin: true }),
    says: silently,
  },
];
