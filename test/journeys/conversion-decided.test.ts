import assert from 'node:assert/strict';
import { offers, spoken, until } from '../support/asking.ts';
import {
  ADMINS,
  asked,
  confirm,
  consent,
  dataOf,
  greeted,
  holderOf,
  invoked,
  JONAS,
  PRIYA,
  question,
  untilReads,
  writesAmong,
} from '../support/confirming.ts';
import { assertContract } from '../support/contract-of-journey.ts';
import { convert } from '../support/converting.ts';
import { anyDatabase, type Journey, LEE, SAM, STRANGER, startJourney, THEO } from '../support/journey.ts';
import { swept } from '../support/passing-time.ts';
import { DANA } from '../support/shown-rules.ts';
import type { SeenMessage, TeamsPerson } from '../support/teams-client.ts';
import { wordsOf } from '../support/words-of-log.ts';

const DAY = 86_400;
const NO_ADMIN = 'Only administrators of Guestlist may do this.';
const REASON = 'She leaves us at the end of the month.';

/** Accounts in whose way nothing stands, a fresh one for each story. */
const HANA = { holder: holderOf('hana.sato', 'Hana Sato'), ...atFabrikam('hana.sato') };
const FREYA = { holder: holderOf('freya.dahl', 'Freya Dahl'), ...atFabrikam('freya.dahl') };
const ZOE = { holder: holderOf('zoe.adler', 'Zoe Adler'), ...atFabrikam('zoe.adler') };
/** Without Teams. */
const YARA = { account: 'yara.haan@contoso.example', external: 'yara.haan@northwind.example' };
const EASY = { holder: JONAS, ...atFabrikam('jonas.weber') };

describe('a conversion in front of those who decide, over HTTP', function () {
  this.timeout(120_000);
  let journey: Journey;

  before(async () => {
    journey = await startJourney({ database: anyDatabase() });
    await greeted(journey, [PRIYA, LEE, SAM]);
    await journey.control('POST', 'users', { userPrincipalName: 'lee.walker@contoso.example', groups: [ADMINS] });
  });
  after(() => journey?.end());

  it('is denied with a reason, which the asker reads, and can be asked for again', async () => {
    const { id } = await asked(journey, HANA);
    const on = await question(journey, PRIYA, 'Hana Sato');
    await journey.teams.press(PRIYA, on.id, 'conversion.deny', { reason: ' \n' });
    assert.ok(offers(journey.teams.card(PRIYA, on.id), 'conversion.deny'), 'a reason must be given');
    await journey.teams.press(PRIYA, on.id, 'conversion.deny', { reason: REASON });
    const denied = await until(journey, { by: DANA, id }, 'The conversion of Hana Sato was declined');
    assert.ok(spoken(denied.card).includes(REASON), spoken(denied.card));
    const others = await untilReads(journey, LEE, 'Declined by Priya Nair');
    assert.equal(offers(others.card, 'conversion.confirm'), false);
    assert.deepEqual(await writes(), []);
    const again = await asked(journey, HANA);
    await journey.teams.press(DANA, again.id, 'conversion.withdraw');
    await until(journey, { by: DANA, id: again.id }, 'The conversion of Hana Sato was withdrawn');
  });

  it('goes to whoever presses first; the others change nothing', async () => {
    const { id } = await asked(journey, FREYA);
    const [first, second] = await Promise.all([
      question(journey, PRIYA, 'Freya Dahl'),
      question(journey, LEE, 'Freya Dahl'),
    ]);
    const late = dataOf(second, 'conversion.confirm');
    await Promise.all([1, 2, 3].map(() => confirm(journey, { on: first, name: 'Freya Dahl' })));
    await until(journey, { by: DANA, id }, 'Confirmed by Priya Nair');
    for (const [verb, data] of [
      ['conversion.confirm', { ...late, name: 'Freya Dahl' }],
      ['conversion.deny', { ...late, reason: REASON }],
    ] as const) {
      const told = await invoked(journey, LEE, { on: second.id, verb, data });
      assert.match(told, /Priya Nair already decided this on .*Your press changed nothing/, told);
    }
    await consent(journey, FREYA.holder);
    await swept(journey, 31);
    const questions = journey.teams.messages(FREYA.holder).filter(({ card }) => offers(card, 'conversion.agree'));
    assert.equal(questions.length, 1, 'confirmed three times, asked once');
    const decided = await untilReads(journey, LEE, 'Confirmed by Priya Nair');
    assert.equal(offers(decided.card, 'conversion.withdraw'), false, 'who decided nothing withdraws nothing');
    await journey.teams.press(PRIYA, first.id, 'conversion.withdraw');
    await until(journey, { by: DANA, id }, 'The conversion of Freya Dahl was withdrawn');
    const { card } = await journey.teams.waitFor(
      FREYA.holder,
      ({ card }) => card !== undefined && !offers(card, 'conversion.agree'),
      'the end of it',
    );
    assert.doesNotMatch(spoken(card), /Say Yes only/);
  });

  it('is checked again by whoever decides, and leaves nothing to confirm as long as something must be fixed', async () => {
    const { id } = await asked(journey, YARA);
    const on = await question(journey, PRIYA, 'Yara Haan');
    const lees = await question(journey, LEE, 'Yara Haan');
    assert.match(spoken(on.card), /The account has no Teams to ask Yara Haan in: after the confirmation/);
    assert.match(spoken(on.card), /Read from the directory: /);
    assert.match(JSON.stringify(on.card), /Read: assignedPlans\.service = /);
    const old = dataOf(lees, 'conversion.confirm');

    await journey.control('POST', 'users', { userPrincipalName: YARA.account, roles: ['Guest Inviter'] });
    await journey.teams.press(PRIYA, on.id, 'conversion.checkAsked');
    const blocked = await untilReads(journey, LEE, 'Yara Haan can’t be converted yet');
    assert.match(spoken(blocked.card), /The account holds the directory role Guest Inviter\./);
    assert.deepEqual(
      ['confirm', 'deny', 'checkAsked'].map((verb) => offers(blocked.card, `conversion.${verb}`)),
      [false, true, true],
    );
    await until(journey, { by: DANA, id }, 'The last check found what must be fixed first');
    const told = await invoked(journey, LEE, {
      on: lees.id,
      verb: 'conversion.confirm',
      data: { ...old, name: 'Yara Haan' },
    });
    assert.match(told, /can’t be converted yet/);

    await journey.control('POST', 'users', { userPrincipalName: YARA.account, roles: [] });
    await journey.teams.press(LEE, lees.id, 'conversion.checkAsked');
    await until(journey, { by: PRIYA, id: on.id }, 'Convert the account of Yara Haan?');
    await confirm(journey, { on: { ...on, card: journey.teams.card(PRIYA, on.id) }, name: 'Yara Haan' });
    await until(journey, { by: DANA, id }, 'Yara Haan cannot be asked in Teams');
    assert.deepEqual(await writes(), []);
    await journey.teams.press(DANA, id, 'conversion.withdraw');
    await until(journey, { by: DANA, id }, 'was withdrawn');
  });

  it('is not for whoever asked, for the holder, or for anybody else', async () => {
    const { id, card } = await asked(journey, ZOE);
    const on = await question(journey, PRIYA, 'Zoe Adler');
    const forged = dataOf(on, 'conversion.confirm');
    const name = { ...forged, name: 'Zoe Adler' };
    const own = await invoked(journey, DANA, { on: id, verb: 'conversion.confirm', data: name });
    assert.match(own, /another administrator has to confirm it/);
    for (const person of [ZOE.holder, SAM, THEO, STRANGER])
      for (const [verb, data] of [
        ['conversion.confirm', name],
        ['conversion.deny', { ...forged, reason: REASON }],
        ['conversion.checkAsked', forged],
        ['conversion.withdraw', forged],
        ['conversion.agree', forged],
        ['conversion.askAgain', forged],
        ['conversion.mailBack', forged],
        ['conversion.done', forged],
      ] as const) {
        // The holder may read about themselves, and decides nothing before they are asked.
        if (person === ZOE.holder && verb === 'conversion.agree') continue;
        const told = await invoked(journey, person, { on: 'message-0', verb, data });
        if (person !== ZOE.holder)
          assert.doesNotMatch(wordsOf(told), /Zoe|Adler|fabrikam/, `${person.name} reads ${told}`);
      }
    await swept(journey);
    assert.deepEqual(
      [offers(card, 'conversion.withdraw'), spoken(journey.teams.card(DANA, id)).split('\n')[0]],
      [true, 'Waiting for confirmation to convert Zoe Adler'],
    );
    assert.deepEqual(journey.teams.messages(ZOE.holder), []);
    for (const verb of ['conversion.agree', 'conversion.refuse'])
      await invoked(journey, PRIYA, { on: on.id, verb, data: forged });
    assert.ok(offers((await question(journey, PRIYA, 'Zoe Adler')).card, 'conversion.confirm'));
    await journey.teams.press(DANA, id, 'conversion.withdraw');
    await until(journey, { by: DANA, id }, 'was withdrawn');
  });

  it('is refused to an administrator who lost the right a minute ago', async () => {
    const { id } = await asked(journey, EASY);
    const on = await question(journey, LEE, 'Jonas Weber');
    const data = dataOf(on, 'conversion.confirm');
    await rightOf('lee.walker', []);
    for (const [verb, more] of [
      ['conversion.confirm', { name: 'Jonas Weber' }],
      ['conversion.deny', { reason: REASON }],
    ] as const) {
      const told = await invoked(journey, LEE, { on: on.id, verb, data: { ...data, ...more } });
      assert.ok(told.includes(NO_ADMIN), told);
    }
    assert.equal(
      spoken(journey.teams.card(DANA, id)).split('\n')[0],
      'Waiting for confirmation to convert Jonas Weber',
    );
    await rightOf('lee.walker', [ADMINS]);
    await journey.teams.press(DANA, id, 'conversion.withdraw');
    await until(journey, { by: DANA, id }, 'was withdrawn');
  });

  it('is one at a time for one account', async () => {
    const reviews = await Promise.all(
      [DANA, PRIYA].map(async (by) => ({ by, found: await convert(journey, { ...EASY, by }) })),
    );
    await Promise.all(reviews.map(({ by, found }) => journey.teams.press(by, found.id, 'conversion.ask')));
    await swept(journey);
    const waiting = reviews.filter(({ by, found }) => isWaiting(journey.teams.card(by, found.id)));
    assert.equal(waiting.length, 1, 'one of the two was opened');
    const other = reviews.find((review) => review !== waiting[0]);
    assert.ok(other && waiting[0]);
    const blocked = await convert(journey, { ...EASY, by: other.by });
    assert.match(spoken(blocked.card), /can’t be converted yet/);
    assert.match(spoken(blocked.card), /GL-[0-9A-Z]{4}/, 'names the one that is under way');
    assert.equal(offers(blocked.card, 'conversion.ask'), false);
    await journey.teams.press(waiting[0].by, waiting[0].found.id, 'conversion.withdraw');
    const free = await convert(journey, { ...EASY, by: other.by });
    assert.ok(offers(free.card, 'conversion.ask'), spoken(free.card));
  });

  it('is remembered, passed on and forgotten if nobody decides', async () => {
    const { id } = await asked(journey, EASY);
    const first = await question(journey, PRIYA, 'Jonas Weber');
    await journey.control('POST', 'users', { userPrincipalName: 'sam.park@contoso.example', groups: [ADMINS] });
    await passUntilNew(PRIYA, first, 'Still waiting for your decision', 2 * DAY);
    await passUntilNew(PRIYA, first, 'Nobody has decided since', 2 * DAY);
    await journey.teams.waitFor(SAM, ({ card }) => spoken(card).includes('Nobody has decided'), 'the new one is asked');
    journey.pass(3 * DAY + 60);
    await until(journey, { by: DANA, id }, 'The conversion of Jonas Weber lapsed; nothing was issued');
    const told = await invoked(journey, PRIYA, {
      on: first.id,
      verb: 'conversion.confirm',
      data: { ...dataOf(first, 'conversion.confirm'), name: 'Jonas Weber' },
    });
    assert.doesNotMatch(told, /Waiting for Jonas/);
    await journey.control('POST', 'users', { userPrincipalName: 'sam.park@contoso.example', groups: [] });
    assert.deepEqual(await writes(), []);
  });

  it('is not opened where nobody could confirm it', async () => {
    await rightOf('lee.walker', []);
    await rightOf('priya.nair', []);
    const { id } = await convert(journey, EASY);
    await journey.teams.press(DANA, id, 'conversion.ask');
    const { card } = await journey.teams.waitFor(DANA, (message) => message.id === id, 'the card');
    assert.equal(isWaiting(card), false, spoken(card));
    assert.match(spoken(card), /no other administrator who may confirm this/);
    await rightOf('priya.nair', [ADMINS]);
  });

  it('leaves nothing of an address, a name or a reason in the log, and no error', () => {
    assert.doesNotMatch(wordsOf(journey.bot.log()), /@|Jonas|Weber|Hana|Freya|Zoe|end of the month|fabrikam/i);
    assert.doesNotMatch(journey.bot.log(), /"level":"error"/);
  });

  it('asks of Graph only what its schema and the permissions allow', function () {
    return assertContract(this, journey);
  });

  async function writes(): Promise<readonly string[]> {
    return writesAmong(await journey.traffic()).filter((line) => !line.endsWith('/teamwork/installedApps'));
  }

  function rightOf(alias: string, groups: readonly string[]): Promise<unknown> {
    return journey.control('POST', 'users', { userPrincipalName: `${alias}@contoso.example`, groups });
  }

  /** Days pass until a message of its own reads so. */
  async function passUntilNew(person: TeamsPerson, first: SeenMessage, text: string, seconds: number): Promise<void> {
    journey.pass(seconds + 60);
    const isNew = ({ id, card }: SeenMessage) => id !== first.id && spoken(card).includes(text);
    await journey.teams.waitFor(person, isNew, `“${text}”`, 20_000);
  }
});

function isWaiting(card: object | undefined): boolean {
  return spoken(card).startsWith('Waiting for confirmation');
}

function atFabrikam(alias: string): { readonly account: string; readonly external: string } {
  return { account: `${alias}@contoso.example`, external: `${alias}@fabrikam.example` };
}
