import assert from 'node:assert/strict';
import { offers, spoken, until } from '../support/asking.ts';
import {
  confirm,
  consent,
  dataOf,
  greeted,
  holderOf,
  invoked,
  linkFor,
  POLICY_BOT,
  PRIYA,
  question,
  untilReads,
  writesAmong,
} from '../support/confirming.ts';
import { assertContract } from '../support/contract-of-journey.ts';
import { convert } from '../support/converting.ts';
import { anyDatabase, type Journey, startJourney } from '../support/journey.ts';
import { swept } from '../support/passing-time.ts';
import { DANA } from '../support/shown-rules.ts';
import type { SeenMessage } from '../support/teams-client.ts';
import { wordsOf } from '../support/words-of-log.ts';

const DAY = 86_400;
const DEV = holderOf('dev.patel', 'Dev Patel');
const DEVS = { account: 'dev.patel@contoso.example', external: 'dev.patel@fabrikam.example' };
const PETRAS = { account: 'petra.vogel@contoso.example', external: 'petra.vogel@fabrikam.example' };

describe('a conversion that is agreed before anything is taken away, over HTTP', function () {
  this.timeout(120_000);
  let journey: Journey;
  let asker = '';

  before(async () => {
    journey = await startJourney({ database: anyDatabase(), script: POLICY_BOT });
    await greeted(journey, [PRIYA]);
  });
  after(() => journey?.end());

  it('is offered where a mailbox is in the way, and asks the other administrators', async () => {
    const found = await convert(journey, DEVS);
    assert.deepEqual(
      [offers(found.card, 'conversion.ask'), offers(found.card, 'conversion.askAgreement')],
      [false, true],
    );
    asker = found.id;
    await ask(found, 'conversion.askAgreement', 2);
    await until(journey, { by: DANA, id: asker }, 'Waiting for agreement in principle');
    const { card } = await agreement('Dev Patel');
    const read = spoken(card);
    assert.match(read, /What has to be taken away first\n\(1\) Dev Patel has a mailbox/);
    assert.match(read, /Agreeing converts nothing\./);
    assert.equal(questions('Agree in principle to converting Dev Patel?').length, 1, 'pressed twice, asked once');
    assert.deepEqual(await writes(), []);
  });

  it('is agreed by another administrator, once, and told to whoever asked', async () => {
    const on = await agreement('Dev Patel');
    const data = dataOf(on, 'conversion.agreeInPrinciple');
    const own = await invoked(journey, DANA, { on: asker, verb: 'conversion.agreeInPrinciple', data });
    assert.match(own, /another administrator has to confirm it/);
    await Promise.all([1, 2].map(() => ask(on, 'conversion.agreeInPrinciple', 1, PRIYA)));
    const told = await journey.teams.waitFor(
      DANA,
      ({ id, card }) => id !== asker && spoken(card).startsWith('Agreed in principle by Priya Nair'),
      'a message of its own',
      30_000,
    );
    assert.match(spoken(told.card), /check again when the mailbox is gone/);
    assert.match(spoken(told.card), /The agreement lapses on /);
    await until(journey, { by: DANA, id: asker }, 'check again when the mailbox is gone');
    await untilReads(journey, PRIYA, 'Nothing more to do here.');
    assert.deepEqual(journey.teams.messages(DEV), [], 'the holder has heard nothing');
  });

  it('cannot be confirmed before what is in the way is gone, as a look at it says', async () => {
    await journey.teams.press(DANA, asker, 'conversion.checkAgreed');
    const { card } = await until(journey, { by: DANA, id: asker }, 'Read from the directory');
    assert.equal(offers(card, 'conversion.askNow'), false);
    const data = dataOf({ card }, 'conversion.checkAgreed');
    assert.doesNotMatch(
      await invoked(journey, DANA, { on: asker, verb: 'conversion.askNow', data }),
      /Waiting for conf/,
    );
    await journey.control('POST', 'users', {
      userPrincipalName: DEVS.account,
      ...{ licences: ['teams'], mailbox: false, mail: null, proxyAddresses: [] },
    });
    await journey.teams.press(DANA, asker, 'conversion.checkAgreed');
    const ready = await until(journey, { by: DANA, id: asker }, 'Dev Patel can be converted');
    assert.ok(offers(ready.card, 'conversion.askNow'), spoken(ready.card));
    assert.deepEqual(await writes(), []);
  });

  it('is then confirmed by a question of its own, asked of the holder, and issued', async () => {
    const before = questions('').map(({ id }) => id);
    const ready = journey.teams.card(DANA, asker);
    await ask({ id: asker, card: ready }, 'conversion.askNow', 2);
    await until(journey, { by: DANA, id: asker }, 'Waiting for confirmation to convert Dev Patel');
    await question(journey, PRIYA, DEV.name);
    const fresh = await journey.teams.waitFor(
      PRIYA,
      ({ id, card }) => !before.includes(id) && offers(card, 'conversion.confirm'),
      'a new message',
      30_000,
    );
    await confirm(journey, { on: fresh, name: DEV.name });
    const { id: holders } = await consent(journey, DEV);
    await until(journey, { by: DANA, id: asker }, 'Agreed in principle by Priya Nair');
    await journey.teams.press(DEV, holders, 'conversion.agree');
    await linkFor(journey, DEV, holders);
    assert.deepEqual(await writes(), [`PATCH /users/${DEV.id}`, 'POST /invitations']);
  });

  it('lapses after sixty days in which nothing was taken away', async () => {
    const found = await convert(journey, PETRAS);
    await ask(found, 'conversion.askAgreement', 1);
    await ask(await agreement('Petra Vogel'), 'conversion.agreeInPrinciple', 1, PRIYA);
    await until(journey, { by: DANA, id: found.id }, 'check again when every role is gone');
    await swept(journey, 60 * DAY + 60);
    await until(journey, { by: DANA, id: found.id }, 'The conversion of Petra Vogel lapsed; nothing was issued');
    await untilReads(journey, PRIYA, 'The agreement for Petra Vogel lapsed on');
  });

  it('is declined with a reason', async () => {
    const found = await convert(journey, PETRAS);
    await ask(found, 'conversion.askAgreement', 1);
    const on = await agreement('Petra Vogel');
    await journey.teams.press(PRIYA, on.id, 'conversion.deny', { reason: 'She still needs the role.' });
    const { card } = await until(journey, { by: DANA, id: found.id }, 'The conversion of Petra Vogel was declined');
    assert.ok(spoken(card).includes('She still needs the role.'), spoken(card));
  });

  it('leaves nothing of an address, a name or a reason in the log, and no error', () => {
    assert.doesNotMatch(wordsOf(journey.bot.log()), /@|Dev Patel|Petra|Vogel|fabrikam|needs the role/i);
    assert.doesNotMatch(journey.bot.log(), /"level":"error"/);
  });

  it('asks of Graph only what its schema and the permissions allow', function () {
    return assertContract(this, journey, { writer: true });
  });

  /** Presses so often at once, with what the card carries. */
  async function ask(on: Pick<SeenMessage, 'id' | 'card'>, verb: string, times: number, by = DANA): Promise<void> {
    const data = dataOf(on, verb);
    await Promise.all(Array.from({ length: times }, () => invoked(journey, by, { on: on.id, verb, data })));
  }

  function agreement(name: string): Promise<SeenMessage> {
    const isIt = ({ card }: SeenMessage) =>
      offers(card, 'conversion.agreeInPrinciple') && spoken(card).includes(`to converting ${name}?`);
    return journey.teams.waitFor(PRIYA, isIt, `the question about ${name}`, 30_000);
  }

  function questions(text: string): readonly SeenMessage[] {
    return journey.teams.messages(PRIYA).filter(({ card }) => spoken(card).includes(text));
  }

  async function writes(): Promise<readonly string[]> {
    return writesAmong(await journey.traffic()).filter((line) => !line.includes('installedApps'));
  }
});
