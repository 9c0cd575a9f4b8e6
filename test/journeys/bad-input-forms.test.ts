import assert from 'node:assert/strict';
import type { Language } from '../../src/domain/language.ts';
import type { Sentences } from '../../src/wording/sentences.ts';
import { sentences } from '../../src/wording/wording.ts';
import { fillForm, openForm, send, spoken } from '../support/asking.ts';
import { buttonsOf, inputsOf } from '../support/card-elements.ts';
import { anyDatabase, type Journey, SAM, SANGMIN, startJourney } from '../support/journey.ts';
import { swept } from '../support/passing-time.ts';
import { DANA } from '../support/shown-rules.ts';
import type { TeamsPerson } from '../support/teams-client.ts';
import { wordsOf } from '../support/words-of-log.ts';

const PEOPLE: readonly (readonly [by: TeamsPerson, language: Language])[] = [
  [SAM, 'en'],
  [SANGMIN, 'ko'],
];
const LINE = 'application/vnd.microsoft.activity.message';
const ADDRESS = 'ann.lee@fabrikam.example';
const NOBODYS = '00000000-0000-4000-8000-000000000000';
/** NUL, a bidi override, a zero-width space, half of a character, a bell. */
const CONTROLS = 'a\u0000b\u202ec\u200bd\ud800e\u0007f';
/** NUL and half a character are in no text that can be kept; everything else is. */
const KEPT_CONTROLS = 'ab\u202ec\u200bd\ufffde\u0007f';
const SHOWN_CONTROLS = 'abcd\ufffdef';

const MARKUP = '$'.concat('{heading} {{DATE(x)}} [x](https://evil.example) <script>');

type Inputs = Readonly<Record<string, string>>;

interface Refused {
  readonly what: string;
  readonly inputs: Inputs;
  /** The numbered lines, in order. */
  readonly says: (words: Sentences) => readonly string[];
  /** Where it is not exactly what was typed. */
  readonly kept?: Inputs;
}

const many = (n: number) => Array.from({ length: n }, (_, index) => `a${index}@fabrikam.example`).join('\n');

/** The form comes back with all that was typed, and with what has to be changed. */
const REFUSED: readonly Refused[] = [
  {
    what: 'nothing at all',
    inputs: { addresses: '', team: '', message: '', language: '', sponsor: '', cc: '' },
    says: ({ form }) => [form.addressMissing, form.teamMissing],
    kept: { sponsor: 'me' },
  },
  {
    what: 'blanks and signs in place of addresses',
    inputs: { addresses: ' \n\t ;;; <>,\u3000 ', message: 'Hello' },
    says: ({ form }) => [form.addressMissing],
  },
  {
    what: '500 addresses',
    inputs: { addresses: many(500), message: 'Hello' },
    says: ({ form }) => [form.tooMany({ count: 500, max: 20 })],
  },
  {
    what: 'a message that is one character too long',
    inputs: { addresses: ADDRESS, message: '가'.repeat(1_001) },
    says: ({ form }) => [form.tooLong({ length: '1,001', max: '1,000' })],
  },
  {
    what: 'control characters in every field',
    inputs: {
      addresses: `Ann${CONTROLS} <ann${CONTROLS}@fabrikam.example>`,
      team: CONTROLS,
      message: CONTROLS,
      language: CONTROLS,
      sponsor: CONTROLS,
      cc: `kim${CONTROLS}@fabrikam.example`,
    },
    says: ({ form }) => [
      form.malformed({ text: `Ann${SHOWN_CONTROLS} <ann${SHOWN_CONTROLS}@fabrikam.example>` }),
      form.teamMissing,
      form.sponsorUnknown,
      form.ccMalformed({ text: `kim${SHOWN_CONTROLS}@fabrikam.example` }),
    ],
    kept: {
      addresses: `Ann${KEPT_CONTROLS} <ann${KEPT_CONTROLS}@fabrikam.example>`,
      team: '',
      message: KEPT_CONTROLS,
      sponsor: 'me',
      cc: `kim${KEPT_CONTROLS}@fabrikam.example`,
    },
  },
  {
    what: 'a team and a sponsor that nobody offered',
    inputs: { addresses: ADDRESS, message: 'Hello', team: NOBODYS, sponsor: '../users' },
    says: ({ form }) => [form.teamMissing, form.sponsorUnknown],
    kept: { team: '', sponsor: 'me' },
  },
  {
    what: 'signs that mean something to templates, to Markdown and to HTML',
    inputs: { addresses: MARKUP, message: MARKUP },
    says: ({ form }) => [form.malformed({ text: MARKUP })],
  },
];

interface TooLong {
  readonly what: string;
  readonly inputs: Inputs;
  readonly length: number;
  readonly max: number;
}

/** More than a card can bring back: the card that was pressed stays as it is, with all that was typed. */
const TOO_LONG: readonly TooLong[] = [
  { what: 'a message of 100 KB', inputs: { message: 'x'.repeat(102_400) }, length: 102_400, max: 1_000 },
  { what: '100 KB of addresses', inputs: { addresses: many(5_000) }, length: many(5_000).length, max: 20_000 },
  { what: 'a copy address of 10 KB', inputs: { cc: 'x'.repeat(10_240) }, length: 10_240, max: 320 },
];

describe('a form filled in badly, over HTTP', function () {
  this.timeout(40_000);
  let journey: Journey;

  before(async () => {
    journey = await startJourney({ database: anyDatabase() });
  });
  after(() => journey?.end());

  for (const [by, language] of PEOPLE) {
    const words = sentences(language);

    for (const { what, inputs, says, kept } of REFUSED) {
      it(`with ${what} comes back filled in, in ${language}`, async () => {
        const form = await openForm(journey, by);
        const before = inputsOf(journey.teams.card(by, form));
        await journey.teams.press(by, form, 'invitation.check', inputs);
        const card = journey.teams.card(by, form);
        const lines = says(words).map((line, index) => `(${index + 1}) ${line}`);
        assert.deepEqual(errorsOn(card), [words.form.errorsTop({ n: lines.length }), ...lines]);
        const typed = { ...before, ...inputs, ...kept, language: before.language };
        assert.deepEqual(inputsOf(card), typed);
        assert.deepEqual(await shown(by, form), typed, 'and it is kept so');
      });
    }

    for (const { what, inputs, length, max } of TOO_LONG) {
      it(`with ${what} is answered with a line, in ${language}`, async () => {
        const form = await openForm(journey, by);
        const before = inputsOf(journey.teams.card(by, form));
        const answer = await journey.teams.press(by, form, 'invitation.check', inputs);
        const numbers = { length: length.toLocaleString('en'), max: max.toLocaleString('en') };
        assert.deepEqual(answer, { statusCode: 200, type: LINE, value: words.problem.tooLong(numbers) });
        assert.deepEqual(await shown(by, form), before);
      });
    }

    it(`that was open elsewhere keeps what was typed on the old one, in ${language}`, async () => {
      const form = await openForm(journey, by);
      const old = buttonsOf(journey.teams.card(by, form)).find(({ verb }) => verb === 'invitation.check');
      await journey.teams.press(by, form, 'invitation.check', { addresses: 'ann@' });
      const typed = { ...inputsOf(journey.teams.card(by, form)), addresses: ADDRESS, message: 'Typed for long' };
      const card = await invoked(by, form, { ...typed, ...old?.data });
      assert.ok(spoken(card).includes(words.problem.stale), spoken(card));
      assert.deepEqual(inputsOf(card), typed);
      assert.deepEqual((await shown(by, form)).addresses, 'ann@', 'a press on an old card changes nothing');
      const now = buttonsOf(card).find(({ verb }) => verb === 'invitation.check');
      const checking = await invoked(by, form, { ...typed, ...now?.data });
      assert.ok(spoken(checking).startsWith(words.checking.heading), spoken(checking));
    });

    it(`that was forgotten after 30 days keeps what was typed, and says so, in ${language}`, async () => {
      const form = await openForm(journey, by);
      await swept(journey, 31 * 86_400);
      const answer = await journey.teams.press(by, form, 'invitation.check', { addresses: ADDRESS });
      const { notFound, notFoundDo } = words.problem;
      assert.deepEqual(answer, { statusCode: 200, type: LINE, value: `${notFound} ${notFoundDo}` });
      const other = await journey.teams.press(by, form, 'invitation.cancel');
      for (const line of [notFound, notFoundDo]) assert.ok(spoken(other.value as object).includes(line));
    });
  }

  it('with a team that is none of theirs is not taken for the wish for no team', async () => {
    const form = await openForm(journey, DANA);
    const { form: words } = sentences('en');
    for (const team of [NOBODYS, '']) {
      const refused = await fillForm(journey, form, { by: DANA, addresses: [ADDRESS], team });
      assert.deepEqual(errorsOn(refused.card), [words.errorsTop({ n: 1 }), `(1) ${words.teamOrNoneMissing}`]);
    }
  });

  it('stops nothing else: the process lives, what is due is done, and the log tells nothing', async () => {
    await journey.teams.say(SAM, `invite ann${CONTROLS}@fabrikam.example`);
    const action = {
      type: 'Action.Execute',
      verb: 'invitation.start',
      data: { text: `ann${CONTROLS}@fabrikam.example` },
    };
    await journey.teams.deliver(SAM, { type: 'invoke', name: 'adaptiveCard/action', value: { action } });
    await swept(journey);
    await send(journey, { addresses: [`Ann${CONTROLS} Lee <${ADDRESS}>`], message: `Hello ${CONTROLS}` });
    await journey.teams.waitFor(SAM, ({ card }) => spoken(card).includes('Waiting for'), 'the status');
    assert.equal((await journey.mails(ADDRESS)).length, 1);
    await swept(journey);
    assert.equal((await fetch(`http://127.0.0.1:${journey.bot.port}/healthz`)).status, 200);
    const log = journey.bot.log();
    assert.doesNotMatch(log, /"level":"error"/);
    assert.doesNotMatch(wordsOf(log), /@|Ann|Hello|Typed|Sam Park|박상민/);
  });

  /** What stands on the form that is kept. */
  async function shown(by: TeamsPerson, form: string): Promise<Inputs> {
    const data = buttonsOf(journey.teams.card(by, form)).find(({ verb }) => verb === 'invitation.check')?.data;
    return inputsOf(await invoked(by, form, { requestId: data?.requestId }, 'invitation.show'));
  }

  async function invoked(by: TeamsPerson, form: string, data: object, verb = 'invitation.check'): Promise<object> {
    const value = { trigger: 'manual', action: { type: 'Action.Execute', verb, data } };
    const frame = { type: 'invoke', name: 'adaptiveCard/action', replyToId: form, value };
    const { body } = await journey.teams.deliver(by, frame);
    return (body as { readonly value: object }).value;
  }
});

/** The lines of the container that says what has to be changed. */
function errorsOn(card: object | undefined): readonly string[] {
  const body = (card as { readonly body?: readonly { readonly style?: string }[] } | undefined)?.body ?? [];
  const container = body.find(({ style }) => style === 'attention');
  return container ? spoken(container).split('\n') : [];
}
