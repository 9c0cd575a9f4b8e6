import assert from 'node:assert/strict';
import { offers, spoken, until } from '../support/asking.ts';
import {
  ALMA,
  asked,
  confirm,
  consent,
  dataOf,
  greeted,
  holderAsked,
  holderOf,
  invoked,
  JONAS,
  linkFor,
  linkOn,
  POLICY_BOT,
  PRIYA,
  question,
  untilReads,
  writesAmong,
} from '../support/confirming.ts';
import { assertContract } from '../support/contract-of-journey.ts';
import { anyDatabase, type Journey, SAM, startJourney } from '../support/journey.ts';
import { passUntilCard, swept } from '../support/passing-time.ts';
import { DANA } from '../support/shown-rules.ts';
import type { SeenMessage, TeamsPerson } from '../support/teams-client.ts';
import { wordsOf } from '../support/words-of-log.ts';

const DAY = 86_400;
const JONAS_ASKED = { account: 'jonas.weber@contoso.example', external: 'jonas.weber@fabrikam.example' };
const YARA = holderOf('yara.haan', 'Yara Haan');
const YARA_ASKED = { account: 'yara.haan@contoso.example', external: 'yara.haan@northwind.example' };
const JIHOON: TeamsPerson = { ...holderOf('jihoon.seo', '서지훈'), locale: 'ko-KR', timeZone: 'Asia/Seoul' };

describe('the holder of an account that is to be converted, over HTTP', function () {
  this.timeout(120_000);
  let journey: Journey;

  before(async () => {
    journey = await startJourney({ database: anyDatabase(), script: POLICY_BOT });
    await greeted(journey, [PRIYA, JONAS]);
  });
  after(() => journey?.end());

  it('says no: it is stopped, and both are told', async () => {
    const { holders, asker } = await holderAsked(journey, JONAS, JONAS_ASKED);
    await journey.teams.press(JONAS, holders.id, 'conversion.refuse');
    await until(journey, { by: DANA, id: asker.id }, 'Jonas Weber said no; the conversion is stopped');
    await untilReads(journey, PRIYA, 'Jonas Weber said no; the conversion is stopped');
    const { card } = await until(journey, { by: JONAS, id: holders.id }, 'Stopped.');
    assert.deepEqual([offers(card, 'conversion.agree'), linkOn(card)], [false, undefined]);
    for (const verb of ['conversion.agree', 'conversion.refuse'])
      await invoked(journey, JONAS, { on: holders.id, verb, data: dataOf(holders, verb) });
    await swept(journey, 31);
    assert.deepEqual(await writes(), []);
  });

  it('is asked in the chat that they have, in their language', async () => {
    const here: TeamsPerson = { id: JIHOON.id, name: JIHOON.name, locale: 'ko-KR', timeZone: 'Asia/Seoul' };
    await journey.teams.say(here, '도움말');
    const asking = { account: 'jihoon.seo@contoso.example', external: 'jihoon.seo@hanbit.example' };
    const { id } = await asked(journey, asking);
    await confirm(journey, { on: await question(journey, PRIYA, JIHOON.name), name: JIHOON.name });
    const { card } = await consent(journey, here);
    assert.match(spoken(card), /jihoon\.seo@hanbit\.example 주소가 본인의 주소인가요\?/);
    assert.deepEqual(journey.teams.messages(JIHOON), [], 'not in a second chat');
    await withdraw(id);
  });

  it('who has no Teams stops it, until somebody sees to it or gives it up', async () => {
    const { id } = await asked(journey, YARA_ASKED);
    await confirm(journey, { on: await question(journey, PRIYA, 'Yara Haan'), name: 'Yara Haan' });
    for (const person of [DANA, PRIYA]) {
      const { card } = await untilReads(journey, person, 'Yara Haan cannot be asked in Teams');
      assert.match(spoken(card), /The account has no Teams\./);
      assert.ok(offers(card, 'conversion.askAgain') && offers(card, 'conversion.withdraw'), spoken(card));
    }
    await until(journey, { by: DANA, id }, 'Yara Haan cannot be asked in Teams');
    await journey.teams.press(DANA, id, 'conversion.askAgain');
    await swept(journey, 31);
    await until(journey, { by: DANA, id }, 'Yara Haan cannot be asked in Teams');
    await journey.control('POST', 'users', { userPrincipalName: YARA_ASKED.account, licences: ['teams'] });
    await journey.teams.press(DANA, id, 'conversion.askAgain');
    const { id: hers } = await consent(journey, YARA);
    await withdraw(id);
    await journey.teams.waitFor(
      YARA,
      (message) => message.id === hers && !offers(message.card, 'conversion.agree'),
      'the end',
    );
    assert.deepEqual(await writes(), []);
  });

  it('who may not have the app is asked once the policy lets it', async () => {
    await journey.control('PATCH', 'policies', { appsRefusedBy: [ALMA.id] });
    const { id } = await asked(journey, {
      account: 'alma.reyes@contoso.example',
      external: 'alma.reyes@fabrikam.example',
    });
    await confirm(journey, { on: await question(journey, PRIYA, 'Alma Reyes'), name: 'Alma Reyes' });
    const { card } = await until(journey, { by: DANA, id }, 'Alma Reyes cannot be asked in Teams');
    assert.match(spoken(card), /Guestlist could not be installed for the account\./);
    await journey.control('PATCH', 'policies', { appsRefusedBy: [] });
    const message = await untilReads(journey, PRIYA, 'Alma Reyes cannot be asked in Teams');
    await journey.teams.press(PRIYA, message.id, 'conversion.askAgain');
    const { id: hers } = await consent(journey, ALMA);
    await journey.teams.press(ALMA, hers, 'conversion.refuse');
    await until(journey, { by: DANA, id }, 'Alma Reyes said no');
  });

  it('who does not answer is named after a week, and may still answer', async () => {
    const { holders, asker } = await holderAsked(journey, JONAS, JONAS_ASKED);
    journey.pass(7 * DAY + 60);
    const { card } = await until(journey, { by: DANA, id: asker.id }, 'Jonas Weber cannot be asked in Teams');
    assert.match(spoken(card), /No answer since /);
    await journey.teams.press(JONAS, holders.id, 'conversion.agree');
    const link = await linkFor(journey, JONAS, holders.id);
    assert.match(await journey.redeem(link, JONAS_ASKED.external), /\/teams\//);
    await passUntilCard(journey, { by: JONAS, id: holders.id }, 'Accepted on');
    await untilReads(journey, DANA, 'The account of Jonas Weber is converted');
  });

  it('alone gives the answer, whoever else presses', async () => {
    const rolf = holderOf('rolf.sander', 'Rolf Sander');
    const { asker, holders } = await holderAsked(journey, rolf, {
      account: 'rolf.sander@contoso.example',
      external: 'rolf.sander@fabrikam.example',
    });
    for (const person of [DANA, PRIYA, SAM])
      for (const verb of ['conversion.agree', 'conversion.refuse'])
        await invoked(journey, person, { on: 'message-0', verb, data: dataOf(holders, verb) });
    await swept(journey);
    assert.ok(offers(journey.teams.card(rolf, holders.id), 'conversion.agree'));
    await withdraw(asker.id);
    const isOver = ({ card }: SeenMessage) => card !== undefined && !offers(card, 'conversion.agree');
    await journey.teams.waitFor(rolf, isOver, 'the end');
    const told = await invoked(journey, rolf, {
      on: holders.id,
      verb: 'conversion.agree',
      data: dataOf(holders, 'conversion.agree'),
    });
    assert.equal(told.includes('/redeem/'), false);
    await swept(journey, 31);
    const invited = (await writes()).filter((line) => line === 'POST /invitations');
    assert.equal(invited.length, 1, 'Jonas alone');
  });

  it('leaves nothing of them in the log, and no error', () => {
    assert.doesNotMatch(wordsOf(journey.bot.log()), /@|Jonas|Weber|Yara|Alma|Rolf|fabrikam|\/redeem\//i);
    assert.doesNotMatch(journey.bot.log(), /"level":"error"/);
  });

  it('asks of Graph only what its schema and the permissions allow', function () {
    return assertContract(this, journey, {
      writer: true,
      takenAway: ['TeamsAppInstallation.ReadWriteSelfForUser.All'],
    });
  });

  /** What Dana asked for, once her card says that they were asked. */
  async function withdraw(id: string): Promise<void> {
    await until(journey, { by: DANA, id }, 'Asked in Teams');
    await journey.teams.press(DANA, id, 'conversion.withdraw');
    await until(journey, { by: DANA, id }, 'was withdrawn');
  }

  async function writes(): Promise<readonly string[]> {
    return writesAmong(await journey.traffic()).filter((line) => !line.endsWith('/teamwork/installedApps'));
  }
});
