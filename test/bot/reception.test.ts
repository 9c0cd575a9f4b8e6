import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { afterEach, beforeEach, describe, it } from 'mocha';
import type { TeamsActivity } from '../../src/bot/activity.ts';
import type { BotUseCases } from '../../src/bot/bot-use-cases.ts';
import { RecentActivities } from '../../src/bot/recent-activities.ts';
import { type Errand, receive } from '../../src/bot/reception.ts';
import type { Reply } from '../../src/bot/reply.ts';
import type { Arrival } from '../../src/bot/visit.ts';
import { sentences } from '../../src/wording/wording.ts';
import { NOON } from '../support/builders.ts';
import { textOnCard } from '../support/card-elements.ts';
import { type LogLine, logInto, REQUEST, SAM, TENANT } from './bot-rig.ts';

const en = sentences('en');
const PATIENCE_MS = 8_000;
const never = () => new Promise<never>(() => undefined);

const ACTIVITY = {
  type: 'invoke',
  channelId: 'msteams',
  serviceUrl: 'http://127.0.0.1/',
  from: { id: '29:sam', name: SAM.name, aadObjectId: SAM.id },
  conversation: { id: 'a:sam', conversationType: 'personal', tenantId: TENANT },
} satisfies TeamsActivity;

describe('a database that does not come back', () => {
  beforeEach(() => mock.timers.enable({ apis: ['setTimeout'] }));
  afterEach(() => mock.timers.reset());

  const lines: LogLine[] = [];

  function arrival(useCases: Partial<BotUseCases>): Arrival {
    const seePerson: BotUseCases['seePerson'] = async (person) => person;
    const known = { seePerson, isMemberOfTenant: async () => 'member', ...useCases } as Partial<BotUseCases>;
    return {
      activity: ACTIVITY,
      // Nothing is sent here: a reception only says what the answer is.
      chat: { post: never, say: never, typing: never, replace: never },
      deps: {
        useCases: known as BotUseCases,
        clock: () => NOON,
        log: logInto(lines),
        tenantId: TENANT,
        newReference: () => 'GL-TEST-99',
        recent: new RecentActivities(),
        messenger: { edit: never, post: never, say: never },
      },
    };
  }

  const errand = (more: Partial<Errand>): Errand => ({
    name: 'x',
    does: 'act',
    requestId: REQUEST,
    run: never,
    ...more,
  });

  /** The answer after so long, with everything that is ready by then done. */
  async function answerAfter(milliseconds: number, asked: ReturnType<typeof receive>): Promise<Reply | 'none'> {
    for (let turns = 0; turns < 20; turns += 1) await Promise.resolve();
    mock.timers.tick(milliseconds);
    for (let turns = 0; turns < 20; turns += 1) await Promise.resolve();
    const answered = await Promise.race([asked, Promise.resolve(undefined)]);
    return answered?.reply ?? 'none';
  }

  function read(reply: Reply | 'none'): string {
    assert.notEqual(reply, 'none');
    const { kind, ...answer } = reply as Reply;
    return 'content' in answer ? textOnCard(answer.content.card) : (answer as { readonly text: string }).text;
  }

  it('is waited for, but not until Teams gives up', async () => {
    const waits = (milliseconds: number) =>
      answerAfter(milliseconds, receive(arrival({ seePerson: never }), errand({})));
    assert.equal(await waits(PATIENCE_MS - 1), 'none');
    assert.match(read(await waits(PATIENCE_MS)), new RegExp(en.problem.dbDown));
    assert.equal(lines.at(-1)?.fields.what, 'db-down');
  });

  it('before the act, is said to have begun nothing', async () => {
    let ran = 0;
    const run = async () => {
      ran += 1;
      return undefined;
    };
    const reply = await answerAfter(PATIENCE_MS, receive(arrival({ seePerson: never }), errand({ run })));
    assert.match(read(reply), new RegExp(en.problem.dbDown));
    assert.equal(ran, 0);
  });

  it('that comes back after that does not begin what was said not to have begun', async () => {
    const person = Promise.withResolvers<never>();
    let ran = 0;
    const run = async () => {
      ran += 1;
      return undefined;
    };
    const asked = receive(arrival({ seePerson: () => person.promise }), errand({ run }));
    assert.match(read(await answerAfter(PATIENCE_MS, asked)), new RegExp(en.problem.dbDown));
    person.resolve({ id: SAM.id, name: SAM.name } as never);
    await answerAfter(0, asked);
    assert.equal(ran, 0);
  });

  it('during an act, is not said to have begun nothing, and leads back to the card', async () => {
    const reply = await answerAfter(PATIENCE_MS, receive(arrival({}), errand({})));
    assert.match(read(reply), new RegExp(en.problem.generic));
    assert.doesNotMatch(read(reply), new RegExp(en.problem.dbDown));
    assert.match(read(reply), new RegExp(en.problem.show));
  });

  it('during a look, is said to have begun nothing', async () => {
    const reply = await answerAfter(PATIENCE_MS, receive(arrival({}), errand({ does: 'look' })));
    assert.match(read(reply), new RegExp(en.problem.dbDown));
  });

  it('keeps what was typed on the card', async () => {
    const reply = await answerAfter(PATIENCE_MS, receive(arrival({}), errand({ keepsCard: true })));
    assert.equal((reply as Reply).kind, 'line');
    assert.match(read(reply), new RegExp(en.problem.generic));
  });

  it('is given longer where the directory is asked as well', async () => {
    const start = errand({ asksDirectory: true });
    assert.equal(await answerAfter(PATIENCE_MS, receive(arrival({}), start)), 'none');
    assert.match(read(await answerAfter(13_000, receive(arrival({}), start))), new RegExp(en.problem.generic));
  });

  it('that comes back late changes no answer and throws nowhere', async () => {
    const late = Promise.withResolvers<undefined>();
    const asked = receive(arrival({}), errand({ run: () => late.promise }));
    assert.match(read(await answerAfter(PATIENCE_MS, asked)), new RegExp(en.problem.generic));
    late.reject(new Error('connection lost'));
    assert.match(read((await asked).reply ?? 'none'), new RegExp(en.problem.generic));
  });
});
