import assert from 'node:assert/strict';
import { offers, spoken, until } from '../support/asking.ts';
import { inputsOf } from '../support/card-elements.ts';
import {
  confirm,
  dataOf,
  greeted,
  holderOf,
  invoked,
  JONAS,
  linkFor,
  PRIYA,
  question,
  untilReads,
} from '../support/confirming.ts';
import { assertContract } from '../support/contract-of-journey.ts';
import { convert, fillConversion, openConversion } from '../support/converting.ts';
import { type FindLeaks, leaksOf } from '../support/directory-leaks.ts';
import { anyDatabase, type Journey, LEE, SAM, startJourney } from '../support/journey.ts';
import { DANA } from '../support/shown-rules.ts';
import type { TeamsPerson } from '../support/teams-client.ts';

const LEES_OWN = [LEE.id, LEE.name, 'lee.walker@contoso.example'];
const NO_ADMIN = 'Only administrators of Guestlist may do this.';
const HANA = holderOf('hana.sato', 'Hana Sato');

describe('a conversion that somebody asks for who does not administer, over HTTP', function () {
  this.timeout(120_000);
  let journey: Journey;
  let leaks: FindLeaks;

  before(async () => {
    journey = await startJourney({ database: anyDatabase(), converters: [LEE.id] });
    await greeted(journey, [DANA, PRIYA, SAM, JONAS]);
    leaks = await leaksOf(journey);
  });
  after(() => journey?.end());

  /** Everything that stands in their chat, and stood on the cards that were edited since. */
  function assertTold(by: TeamsPerson, known: readonly string[]): void {
    for (const { card } of journey.teams.messages(by)) assert.deepEqual(leaks(card, [...LEES_OWN, ...known]), []);
  }

  it('is offered to whom the policy names, and to nobody else', async () => {
    const { teams } = journey;
    for (const [person, isNamed] of [
      [LEE, true],
      [SAM, false],
    ] as const) {
      await teams.say(person, 'help');
      assert.equal(spoken(teams.latest(person).card).includes('convert:'), isNamed);
    }
    await teams.say(SAM, 'convert hana.sato@contoso.example');
    assert.equal(teams.latest(SAM).text, NO_ADMIN);
  });

  it('finds an account by its whole name alone, and keeps what was typed', async () => {
    const { id } = await openConversion(journey, 'convert Hana Sato to hana.sato@fabrikam.example', LEE);
    const typed = { by: LEE, external: 'hana.sato@fabrikam.example', message: 'Hello\nLee', language: 'ko' };
    for (const account of ['Hana Sato', 'hana', 'hana.sato@']) {
      const { card } = await fillConversion(journey, id, { ...typed, account });
      assert.match(spoken(card), /No account is found by “/);
      const { personTyped, message, language } = inputsOf(card);
      assert.deepEqual([personTyped, message, language], [account, 'Hello\nLee', 'ko']);
      assert.deepEqual(leaks(card, [...LEES_OWN, account]), []);
    }
    await journey.teams.press(LEE, id, 'conversion.cancel');
  });

  it('is opened at once where nothing is in the way, and one administrator is enough up to the link', async () => {
    const { teams } = journey;
    const known = ['hana.sato@contoso.example'];
    const asking = { by: LEE, account: 'hana.sato@contoso.example', external: 'hana.sato@fabrikam.example' };
    const asked = await convert(journey, { ...asking, message: 'Hello Hana', language: 'en' });
    assert.match(spoken(asked.card), /^Waiting for confirmation to convert hana\.sato@fabrikam\.example\n/);
    const on = await question(journey, PRIYA, 'Hana Sato');
    assert.match(spoken(on.card), /Lee Walker is no administrator, so one administrator is enough\./);
    assert.match(spoken(on.card), /Hello Hana/);

    const forged = { ...dataOf(on, 'conversion.confirm'), name: 'Hana Sato' };
    assert.ok(
      (await invoked(journey, LEE, { on: asked.id, verb: 'conversion.confirm', data: forged })).includes(NO_ADMIN),
    );
    await confirm(journey, { on, name: 'Hana Sato' });
    const isAsked = ({ card }: { readonly card?: object | undefined }) => offers(card, 'conversion.agree');
    const holders = await teams.waitFor(HANA, isAsked, 'the question to the holder', 30_000);
    assertTold(LEE, known);
    await teams.press(HANA, holders.id, 'conversion.agree');
    await linkFor(journey, HANA, holders.id);
    const issued = await until(journey, { by: LEE, id: asked.id }, 'Waiting for hana.sato@fabrikam.example to accept');
    assert.equal(offers(issued.card, 'conversion.withdraw'), false);
    assertTold(LEE, known);
    assert.doesNotMatch(JSON.stringify(teams.messages(LEE)), /\/redeem\//);
  });

  it('goes to the administrators where something is in the way, and on in the asker’s name once that is put right', async () => {
    const { teams } = journey;
    const userPrincipalName = 'freya.dahl@contoso.example';
    const inTheWay = { accountEnabled: false, roles: ['Helpdesk Administrator'] };
    await journey.control('POST', 'users', { userPrincipalName, ...inTheWay });
    const asking = { by: LEE, account: userPrincipalName, external: 'freya.dahl@fabrikam.example' };
    const handedIn = await convert(journey, asking);
    assert.match(spoken(handedIn.card), /^An administrator has to look at the conversion of freya\.dahl@fabrikam/);
    assert.match(spoken(handedIn.card), /Checked\. The administrators see what was found/);
    const look = await untilReads(journey, DANA, 'Lee Walker asks to convert Freya Dahl');
    const others = await untilReads(journey, PRIYA, 'Lee Walker asks to convert Freya Dahl');
    assert.match(spoken(look.card), /Helpdesk Administrator/);
    const data = dataOf(look, 'conversion.recheckFor');
    for (const person of [LEE, SAM])
      assert.doesNotMatch(
        await invoked(journey, person, { on: look.id, verb: 'conversion.recheckFor', data }),
        /Freya|Helpdesk/,
      );

    await journey.control('POST', 'users', { userPrincipalName, ...inTheWay, accountEnabled: true });
    await teams.press(DANA, look.id, 'conversion.recheckFor');
    const asks = { by: LEE, id: handedIn.id };
    await until(
      journey,
      asks,
      'Waiting for the administrators to agree in principle to converting freya.dahl@fabrikam',
    );
    await until(journey, { by: DANA, id: look.id }, 'Agree in principle to converting Freya Dahl?');
    await teams.press(DANA, look.id, 'conversion.agreeInPrinciple');
    await untilReads(journey, LEE, 'The administrators agree in principle to converting freya.dahl@fabrikam.example');

    await until(journey, { by: PRIYA, id: others.id }, 'Agreed in principle by Dana');
    await journey.control('POST', 'users', { userPrincipalName, accountEnabled: true, roles: [] });
    await teams.press(PRIYA, others.id, 'conversion.checkAgreed');
    await until(journey, { by: PRIYA, id: others.id }, 'Freya Dahl can be converted');
    await teams.press(PRIYA, others.id, 'conversion.askNow');
    await until(journey, asks, 'Waiting for confirmation to convert freya.dahl@fabrikam.example');
    const on = await question(journey, DANA, 'Freya Dahl');
    await teams.press(DANA, on.id, 'conversion.deny', { reason: 'She leaves next week.' });
    await untilReads(journey, LEE, 'She leaves next week.');
    assertTold(LEE, ['hana.sato@contoso.example', userPrincipalName]);
  });

  it('stops at the Teams rule, in the asker’s words, and is withdrawn by them', async () => {
    const { teams } = journey;
    const account = 'zoe.adler@contoso.example';
    const asking = { by: LEE, account, external: 'zoe.adler@fabrikam.example', signIn: 'zoe@northwind.example' };
    const gate = await convert(journey, asking);
    assert.match(spoken(gate.card), /^Teams could not let zoe\.adler@fabrikam\.example in/);
    await teams.press(LEE, gate.id, 'conversion.override', { reason: 'She reads files only.' });
    await until(journey, { by: LEE, id: gate.id }, 'Waiting for confirmation');
    assert.match(spoken((await question(journey, DANA, 'Zoe Adler')).card), /She reads files only\./);
    assertTold(LEE, ['hana.sato@contoso.example', 'freya.dahl@contoso.example', account]);
    await teams.press(LEE, gate.id, 'conversion.withdraw');
    await until(journey, { by: LEE, id: gate.id }, 'The conversion of zoe.adler@fabrikam.example was withdrawn');
  });

  it('is stopped before the invitation where the asker may not ask any more', async function () {
    const account = 'jonas.weber@contoso.example';
    const asked = await convert(journey, { by: LEE, account, external: 'jonas.weber@fabrikam.example' });
    await confirm(journey, { on: await question(journey, PRIYA, 'Jonas Weber'), name: 'Jonas Weber' });
    const isAsked = ({ card }: { readonly card?: object | undefined }) => offers(card, 'conversion.agree');
    const holders = await journey.teams.waitFor(JONAS, isAsked, 'the question to the holder', 30_000);
    await journey.control('POST', 'users', { userPrincipalName: 'lee.walker@contoso.example', accountEnabled: false });
    await journey.teams.press(JONAS, holders.id, 'conversion.agree');
    await untilReads(journey, PRIYA, 'was stopped; nothing was converted');
    assert.ok(asked.id);
    await assertContract(this, journey, { writer: true });
  });
});
