import assert from 'node:assert/strict';
import type { Language } from '../../src/domain/language.ts';
import { sentences } from '../../src/wording/wording.ts';
import { openForm, review, spoken, until } from '../support/asking.ts';
import { buttonsOf } from '../support/card-elements.ts';
import { anyDatabase, type Journey, SAM, SANGMIN, startJourney } from '../support/journey.ts';
import { passUntil, untilMailed } from '../support/passing-time.ts';
import { DANA } from '../support/shown-rules.ts';
import type { PressAnswer, TeamsPerson } from '../support/teams-client.ts';
import { wordsOf } from '../support/words-of-log.ts';

const LINE = 'application/vnd.microsoft.activity.message';
const en = sentences('en');
/** Rights to look are believed for a minute; after it the directory is asked who it is. */
const NOT_FRESH_SECONDS = 61;

/** What befalls every call; a refused connection is the client's own test. */
const ILLNESSES: readonly (readonly [what: string, fault: object])[] = [
  ['answers 503 to everything', { status: 503 }],
  ['resets every connection', { before: 'reset' }],
  ['says nothing at all', { hang: true }],
];
const WITH_AN_ANSWER = ILLNESSES.slice(0, 2);

interface Asker {
  readonly by: TeamsPerson;
  readonly language: Language;
  readonly line: string;
}

const ASKERS: readonly Asker[] = [
  { by: SAM, language: 'en', line: 'invite x@fabrikam.example' },
  { by: SANGMIN, language: 'ko', line: '초대 x@fabrikam.example' },
];

describe('while the directory is down, over HTTP', function () {
  this.timeout(90_000);
  let journey: Journey;
  const down = (fault: object) => journey.control('PUT', 'faults', [{ path: '/', ...fault }]);
  const up = () => journey.control('PUT', 'faults', []);

  before(async () => {
    journey = await startJourney({ database: anyDatabase() });
    await journey.teams.say(DANA, 'help');
  });
  afterEach(() => journey && up());
  after(() => journey?.end());

  for (const [what, fault] of ILLNESSES) {
    it(`and ${what}, whoever asks is told so, and the same press works afterwards`, async () => {
      const forms = await Promise.all(ASKERS.map(({ by }) => openForm(journey, by)));
      journey.pass(NOT_FRESH_SECONDS);
      await down(fault);
      await Promise.all(ASKERS.map((asker, index) => assertTold(asker, forms[index] ?? '')));
      await up();
      await Promise.all(
        ASKERS.map(async ({ by, language }, index) => {
          await journey.teams.press(by, forms[index] ?? '', sentences(language).problem.show);
          const answer = await check(by, forms[index] ?? '');
          assert.ok(spoken(answer.value as object).startsWith(sentences(language).checking.heading));
        }),
      );
    });
  }

  for (const [what, fault] of WITH_AN_ANSWER) {
    it(`and ${what}, Send waits, and goes out once by itself`, async () => {
      const address = `send-${Object.keys(fault)[0]}@fabrikam.example`;
      const { id } = await review(journey, { addresses: [address] });
      await down(fault);
      const answer = await journey.teams.press(SAM, id, 'invitation.send');
      assert.ok(spoken(answer.value as object).startsWith(en.checking.headingBeforeSending));
      await until(journey, { id }, en.common.late);
      assert.deepEqual(await journey.mails(address), []);
      await up();
      await untilMailed(journey, [address]);
      await until(journey, { id }, `Waiting for ${address}`);
      const isIts = ({ requestBody }: { readonly requestBody: unknown }) =>
        JSON.stringify(requestBody)?.includes(address);
      const posts = (await journey.traffic()).filter(
        ({ url, status }) => url.startsWith('/v1.0/invitations') && status < 300,
      );
      assert.deepEqual([posts.filter(isIts).length, (await journey.mails(address)).length], [1, 1]);
    });

    it(`and ${what}, a mail that is asked for again waits, and goes out once`, async () => {
      const address = `again-${Object.keys(fault)[0]}@fabrikam.example`;
      await journey.control('PUT', 'faults', [
        { method: 'POST', path: '/v1.0/users/.*/sendMail', status: 403, times: 1 },
      ]);
      const { id } = await review(journey, { addresses: [address] });
      await journey.teams.press(SAM, id, 'invitation.send');
      const isRefused = () =>
        buttonsOf(journey.teams.card(SAM, id)).some(({ verb }) => verb === 'invitation.sendAgain');
      await passUntil(journey, async () => isRefused(), 'the refusal');
      // Time passed: who Sam is has to be known for the next minute.
      await journey.teams.say(SAM, 'help');
      await down(fault);
      await journey.teams.press(SAM, id, 'invitation.sendAgain');
      assert.equal(isRefused(), false);
      await up();
      await untilMailed(journey, [address]);
      await until(journey, { id }, `Waiting for ${address}`);
      assert.equal((await journey.mails(address)).length, 1);
    });
  }

  it('an administrator who is asked to look hears of it afterwards', async () => {
    const { id, card } = await review(journey, { addresses: ['rita.vance@fabrikam.example'] });
    assert.ok(spoken(card).includes('Somebody has to look at this'), spoken(card));
    await down({ status: 503 });
    const answer = await journey.teams.press(SAM, id, 'invitation.ask');
    assert.ok(spoken(answer.value as object).includes(en.asked.sending));
    const heading = en.asked.heading({ asker: 'Sam Park' });
    const isTold = () =>
      journey.teams.messages(DANA).filter((message) => spoken(message.card).includes(heading)).length;
    assert.equal(isTold(), 0);
    await up();
    await passUntil(journey, async () => isTold() > 0, 'the administrator’s card');
    await until(journey, { id }, en.asked.sent);
    assert.equal(isTold(), 1);
  });

  it('the process lives, and the log tells nothing', async () => {
    assert.equal((await fetch(`http://127.0.0.1:${journey.bot.port}/healthz`)).status, 200);
    const log = journey.bot.log();
    assert.doesNotMatch(wordsOf(log), /@[a-z]+\.example|Sam Park|박상민|Hello/);
    const ours = log.split('\n').filter((line) => /^{"level":"error"/.test(line) && !line.includes('EdgeError'));
    assert.deepEqual(ours, []);
  });

  /** A new wish, the form that is open, a button that takes no words: each says it in the language, and nothing is lost. */
  async function assertTold({ by, language, line }: Asker, form: string): Promise<void> {
    const { teams } = journey;
    const { problem } = sentences(language);
    const open = teams.card(by, form);
    const [answer] = await Promise.all([check(by, form), teams.say(by, line)]);
    assert.deepEqual(answer, { statusCode: 200, type: LINE, value: `${problem.graphDown} ${problem.later}` });
    assert.deepEqual(teams.card(by, form), open, 'the form stays');
    const cancel = await teams.press(by, form, 'invitation.cancel');
    for (const card of [teams.latest(by).card, cancel.value as object]) {
      for (const part of [problem.heading, problem.graphDown, problem.later])
        assert.ok(spoken(card).includes(part), spoken(card));
    }
  }

  function check(by: TeamsPerson, form: string): Promise<PressAnswer> {
    const address = `first-${by.name === SAM.name ? 'en' : 'ko'}@fabrikam.example`;
    return journey.teams.press(by, form, 'invitation.check', { addresses: address, message: 'Hello' });
  }
});
