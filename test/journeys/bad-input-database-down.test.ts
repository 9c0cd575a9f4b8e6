import assert from 'node:assert/strict';
import pg from 'pg';
import type { Language } from '../../src/domain/language.ts';
import { sentences } from '../../src/wording/wording.ts';
import { openForm, spoken, until } from '../support/asking.ts';
import { type Journey, SAM, SANGMIN, startJourney } from '../support/journey.ts';
import { passUntil, untilMailed } from '../support/passing-time.ts';
import { type PostgresServer, startPostgres } from '../support/postgres-server.ts';
import type { PressAnswer, TeamsPerson } from '../support/teams-client.ts';
import { wordsOf } from '../support/words-of-log.ts';

const LINE = 'application/vnd.microsoft.activity.message';

/** The press itself: what is due may wait for a lock as well. */
const WAITS_FOR_DRAFT = `select from pg_stat_activity where wait_event_type = 'Lock' and query like 'update "draft"%'`;

interface Asker {
  readonly by: TeamsPerson;
  readonly language: Language;
  readonly line: string;
  readonly address: string;
}

const ASKERS: readonly Asker[] = [
  { by: SAM, language: 'en', line: 'invite x@fabrikam.example', address: 'down-en@fabrikam.example' },
  { by: SANGMIN, language: 'ko', line: '초대 x@fabrikam.example', address: 'down-ko@fabrikam.example' },
];

describe('while the database is down, over HTTP', function () {
  this.timeout(60_000);
  let server: PostgresServer | undefined;
  let journey: Journey;
  /** The message of each person's form. */
  const forms = new Map<TeamsPerson, string>();

  before(async function () {
    const missing = process.env.GUESTLIST_TEST_POSTGRES_MISSING;
    if (missing !== undefined) {
      console.warn(`    no PostgreSQL here: ${missing}`);
      this.skip();
    }
    server = await startPostgres();
    journey = await startJourney({ database: 'PostgreSQL', postgresUrl: server.url });
    for (const { by } of ASKERS) forms.set(by, await openForm(journey, by));
  });
  after(async () => {
    await journey?.end();
    await server?.stop();
  });

  it('the form stays as it was typed, a wish and a button are told so, and the process lives', async () => {
    await goDown();
    for (const { by, language, line, address } of ASKERS) {
      const { problem } = sentences(language);
      const open = journey.teams.card(by, formOf(by));
      const kept = { statusCode: 200, type: LINE, value: `${problem.dbDown} ${problem.later}` };
      assert.deepEqual(await check(by, address), kept);
      assert.deepEqual(journey.teams.card(by, formOf(by)), open);

      await journey.teams.say(by, line);
      assertTold(journey.teams.latest(by).card, language);
      const { value } = await journey.teams.press(by, formOf(by), 'invitation.cancel');
      assertTold(value as object, language);
    }
    assert.equal(await statusOf('healthz'), 200);
    assert.equal(await statusOf('readyz'), 503);
  });

  it('and up again, the same press works', async () => {
    await server?.comeUp();
    await passUntil(journey, async () => (await statusOf('readyz')) === 200, 'the database');
    for (const { by, language, address } of ASKERS) {
      const words = sentences(language);
      await journey.teams.press(by, formOf(by), words.problem.show);
      const { value } = await check(by, address);
      assert.ok(spoken(value as object).startsWith(words.checking.heading), spoken(value as object));
      await until(journey, { by, id: formOf(by) }, words.common.send);
    }
  });

  it('Send that met it has done nothing; the same press then sends once', async () => {
    await goDown();
    for (const { by, language } of ASKERS) {
      const { value } = await journey.teams.press(by, formOf(by), 'invitation.send');
      assertTold(value as object, language);
    }
    assert.deepEqual(await journey.mails(), []);
    await server?.comeUp();
    await passUntil(journey, async () => (await statusOf('readyz')) === 200, 'the database');
    for (const { by, language } of ASKERS) {
      await journey.teams.press(by, formOf(by), sentences(language).problem.show);
      await journey.teams.press(by, formOf(by), 'invitation.send');
    }
    const addresses = ASKERS.map(({ address }) => address);
    await untilMailed(journey, addresses);
    assert.deepEqual((await journey.mails()).map(({ mailbox }) => mailbox).toSorted(), addresses);
    assert.equal(await journey.countOf('POST', /^\/v1\.0\/invitations/), ASKERS.length);
  });

  it('a press that it broke off claims nothing, and the same press works afterwards', async () => {
    const { problem, common, checking } = sentences('en');
    forms.set(SAM, await openForm(journey, SAM));
    await holdDrafts();
    // Another connection: a transaction goes on seeing what it has once seen of others' activity.
    const watcher = await connect();
    const pressed = check(SAM, 'broken-off@fabrikam.example');
    while ((await watcher.query(WAITS_FOR_DRAFT)).rowCount === 0);
    await server?.goDown();
    const { type, value } = await pressed;
    assert.equal(type, LINE, JSON.stringify(value).slice(0, 600));
    const reference = /GL-\S+$/.exec(String(value))?.[0] ?? '';
    assert.equal(value, `${problem.generic} ${problem.genericDo} ${common.reference({ reference })}`);

    await server?.comeUp();
    await passUntil(journey, async () => (await statusOf('readyz')) === 200, 'the database');
    const answer = await check(SAM, 'broken-off@fabrikam.example');
    assert.ok(spoken(answer.value as object).startsWith(checking.heading), spoken(answer.value as object));
  });

  it('the log tells of it, and of nobody', () => {
    const log = journey.bot.log();
    assert.match(log, /"what":"db-down"/);
    assert.doesNotMatch(wordsOf(log), /@[a-z]+\.example|Sam Park|박상민|Hello/);
  });

  /** Whoever changes a draft now waits, until the server goes. */
  async function holdDrafts(): Promise<void> {
    const holder = await connect();
    await holder.query('begin; select from draft for update');
  }

  async function connect(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: journey.databaseUrl });
    client.on('error', () => undefined);
    await client.connect();
    return client;
  }

  /** Gone, and noticed: on a connection that broke a moment ago nobody can say whether anything was begun. */
  async function goDown(): Promise<void> {
    await server?.goDown();
    await passUntil(journey, async () => (await statusOf('readyz')) === 503, 'the end of the database');
  }

  function formOf(by: TeamsPerson): string {
    return forms.get(by) ?? '';
  }

  function check(by: TeamsPerson, addresses: string): Promise<PressAnswer> {
    return journey.teams.press(by, formOf(by), 'invitation.check', { addresses, message: 'Hello' });
  }

  async function statusOf(path: string): Promise<number> {
    return (await fetch(`http://127.0.0.1:${journey.bot.port}/${path}`)).status;
  }
});

function assertTold(card: object | undefined, language: Language): void {
  const { problem } = sentences(language);
  const text = spoken(card);
  for (const part of [problem.heading, problem.dbDown, problem.later]) assert.ok(text.includes(part), text);
}
