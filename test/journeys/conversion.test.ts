import assert from 'node:assert/strict';
import { PEOPLE, TEAMS } from '../../src/sandbox/tenant/contoso.ts';
import { offers, review, spoken, until } from '../support/asking.ts';
import { buttonsOf, inputsOf } from '../support/card-elements.ts';
import { assertContract } from '../support/contract-of-journey.ts';
import { convert, fillConversion, openConversion, untilFound } from '../support/converting.ts';
import {
  anyDatabase,
  type GraphExchange,
  type Journey,
  LEE,
  SAM,
  STRANGER,
  startJourney,
  THEO,
} from '../support/journey.ts';
import { swept } from '../support/passing-time.ts';
import { DANA } from '../support/shown-rules.ts';
import type { SeenMessage, SharedPlace, TeamsPerson } from '../support/teams-client.ts';
import { countOnWire } from '../support/waves-on-the-wire.ts';
import { wordsOf } from '../support/words-of-log.ts';

const PRIYA: TeamsPerson = { id: PEOPLE.priyaNair, name: 'Priya Nair' };
const DANA_IN_KOREA: TeamsPerson = { ...DANA, locale: 'ko-KR', timeZone: 'Asia/Seoul' };
const JONAS = 'jonas.weber@contoso.example';
const OUTSIDE = 'jonas.weber@fabrikam.example';
const NO_ADMIN = 'Only administrators of Guestlist may do this.';
const LINE = 'application/vnd.microsoft.activity.message';
const ADMINS = ['Guestlist admins'];
/** What stands on a form where nobody has typed anything. */
const UNTOUCHED = { person: 'typed', signIn: '', message: '', language: 'theirs' };

describe('the check of a conversion, over HTTP', function () {
  this.timeout(40_000);
  let journey: Journey;

  before(async () => {
    journey = await startJourney({ database: anyDatabase() });
    // So that `mail` is for an administrator to write; where Guestlist may, it is nothing that must be fixed.
    await journey.control('PATCH', 'policies', { grantedToWriter: { 'User.ReadWrite.All': false } });
  });
  after(() => journey?.end());

  it('goes from a line to everything that was found, in one message, and changes nothing', async () => {
    const { teams } = journey;
    const form = await openConversion(journey, `convert ${JONAS} to ${OUTSIDE}`);
    assert.deepEqual(typedOn(form), { ...UNTOUCHED, personTyped: JONAS, external: OUTSIDE });
    await teams.press(DANA, form.id, 'conversion.same');
    assert.deepEqual(typedOn(seen(form.id)), {
      ...UNTOUCHED,
      personTyped: JONAS,
      external: OUTSIDE,
      signIn: OUTSIDE,
    });
    await teams.press(DANA, form.id, 'conversion.check');
    const found = await untilFound(journey, form.id);
    const read = spoken(found.card);
    assert.match(read, /^Jonas Weber can be converted\n/);
    assert.match(read, /Stated by Dana Choi, not verified\./);
    assert.match(read, /Nothing has been changed\./);
    assert.deepEqual([offers(found.card, 'conversion.recheck'), offers(found.card, 'conversion.change')], [true, true]);
    await assertNothingWritten();
  });

  it('goes on without Teams for a written reason, which is good for what it was given for alone', async () => {
    const { teams } = journey;
    const gate = await atGate();
    await teams.press(DANA, gate.id, 'conversion.override', { reason: ' \n ' });
    assert.match(spoken(seen(gate.id).card), /Write the reason\. Without it the conversion stops here\./);
    await teams.press(DANA, gate.id, 'conversion.override', { reason: 'She needs files only.' });
    const ready = await until(journey, { by: DANA, id: gate.id }, 'Wanda Kovac can be converted');
    assert.match(spoken(ready.card), /She needs files only\./);

    await teams.press(DANA, gate.id, 'conversion.change');
    await teams.press(DANA, gate.id, 'conversion.check', { signIn: 'wanda.kovac@northwind.example' });
    const again = await until(journey, { by: DANA, id: gate.id }, 'Teams could not let Wanda Kovac in');
    assert.equal(spoken(again.card).includes('She needs files only'), false);
  });

  it('is refused from the moment on in which somebody is no administrator any more', async () => {
    const { teams } = journey;
    const form = await openConversion(journey, `convert ${JONAS} to ${OUTSIDE}`, PRIYA);
    const found = await convert(journey, { by: PRIYA, account: JONAS, external: OUTSIDE });
    const priya = { userPrincipalName: 'priya.nair@contoso.example' };
    await journey.control('POST', 'users', { ...priya, groups: [] });
    const before = (await journey.traffic()).length;
    for (const [id, verb] of [
      [form.id, 'conversion.check'],
      [form.id, 'conversion.same'],
      [found.id, 'conversion.recheck'],
      [found.id, 'conversion.change'],
    ] as const)
      assert.deepEqual(await teams.press(PRIYA, id, verb), { statusCode: 200, type: LINE, value: NO_ADMIN }, verb);
    const shown = await invoked(PRIYA, found.id, 'invitation.show', dataOf(found, 'conversion.recheck'));
    assert.ok(shown.includes(NO_ADMIN), shown);
    await swept(journey);
    const since = (await journey.traffic()).slice(before);
    assert.equal(since.some(isOfAccount), false, 'the account is not read for whoever may not');
    await teams.say(PRIYA, 'convert');
    assert.equal(teams.latest(PRIYA).text, NO_ADMIN);
    await journey.control('POST', 'users', { ...priya, groups: ADMINS });
  });

  it('is begun, pressed and delivered twice, and stands there once', async () => {
    const { teams } = journey;
    const before = teams.messages(DANA).length;
    const line = { id: 'twice' };
    const text = `convert freya.dahl@contoso.example to freya.dahl@fabrikam.example`;
    await Promise.all([1, 2].map(() => teams.say(DANA, text, line)));
    const [form, ...more] = teams.messages(DANA).slice(before);
    assert.ok(form && more.length === 0, `${more.length} more`);
    const counted = async () => (await journey.traffic()).filter(isOfAccount).length;
    const reads = await counted();
    const typed = { signIn: 'freya.dahl@fabrikam.example' };
    await Promise.all([1, 2, 3].map(() => teams.press(DANA, form.id, 'conversion.check', typed)));
    await until(journey, { by: DANA, id: form.id }, 'Freya Dahl can be converted');
    await swept(journey);
    assert.equal(await counted(), reads + 1);
  });

  it('reads all of it in two waves', async () => {
    const { id } = await openConversion(journey, 'convert');
    // What the tenant answers in no time can look as if one had waited for the other.
    await journey.control('PUT', 'faults', [{ path: '/', latencyMs: 600 }]);
    const account = { picked: PEOPLE.eligibleContractor };
    await fillConversion(journey, id, { account, external: OUTSIDE });
    await journey.control('PUT', 'faults', []);
    const count = countOnWire(ofTheCheck(await journey.traffic()));
    console.info(`      ${count.reads} reads, ${count.batches} batches, ${count.waves} waves`);
    assert.ok(count.waves <= 2, `${count.waves} waves`);
    assert.ok(count.reads > 20, `${count.reads} reads`);
    assert.deepEqual(count.alone, ['GET /beta/policies/b2bManagementPolicies']);
  });

  it('stops at the gate of Teams, and goes on with the account that they sign in with', async () => {
    const gate = await atGate();
    assert.match(spoken(gate.card), /The account they sign in with must have the same domain as mail\./);
    await journey.teams.press(DANA, gate.id, 'conversion.inviteSignIn');
    const found = await until(journey, { by: DANA, id: gate.id }, 'Wanda Kovac can’t be converted yet');
    const read = spoken(found.card);
    assert.match(read, /The mail property is wanda\.kovac@fabrikam\.example; it must be wanda@northwind\.example/);
    assert.equal(read.includes('Teams could not let'), false);
  });

  it('looks again after the cure was done in the tenant', async () => {
    const account = 'alma.reyes@contoso.example';
    const external = 'alma.reyes@fabrikam.example';
    const found = await convert(journey, { account, external });
    assert.match(spoken(found.card), /^Alma Reyes can’t be converted yet[\s\S]*The mail property is empty/);
    await journey.control('POST', 'users', { userPrincipalName: account, mail: external });
    await journey.teams.press(DANA, found.id, 'conversion.recheck');
    const cured = await until(journey, { by: DANA, id: found.id }, 'Alma Reyes can be converted');
    assert.equal(spoken(cured.card).includes('The mail property is empty'), false);
  });

  it('does nothing on a card that is out of date', async () => {
    const { teams } = journey;
    const gate = await atGate();
    const old = dataOf(gate, 'conversion.override');
    await teams.press(DANA, gate.id, 'conversion.cancel');
    const cancelled = spoken(seen(gate.id).card);
    for (const [verb, data] of [
      ['conversion.override', { ...old, reason: 'Pressed late' }],
      ['conversion.inviteSignIn', old],
      ['conversion.recheck', old],
      ['conversion.check', { ...old, personTyped: JONAS, external: OUTSIDE, signIn: OUTSIDE }],
      ['conversion.pick', { ...old, account: PEOPLE.eligibleContractor }],
    ] as const) {
      const told = await invoked(DANA, gate.id, verb, data);
      assert.match(told, /The card you pressed was out of date|Cancelled; nothing was changed/, `${verb}: ${told}`);
    }
    await swept(journey);
    assert.equal(spoken(seen(gate.id).card).split('\n')[0], cancelled.split('\n')[0]);
  });

  describe('finds the account that was meant', () => {
    it('by a part of a name that several have: one of them is chosen', async () => {
      const { card, id } = await convert(journey, { account: 'Adler', external: 'zoe.adler@fabrikam.example' });
      assert.match(spoken(card), /^2 accounts match “Adler”\. Which one\?/);
      for (const upn of ['simon.adler@contoso.example', 'zoe.adler@contoso.example'])
        assert.ok(spoken(card).includes(upn), spoken(card));
      const picks = buttonsOf(card).filter(({ verb }) => verb === 'conversion.pick');
      assert.equal(picks.length, 2);
      const zoe = picks.find(({ title }) => title.includes('Zoe')) ?? picks[1];
      await invoked(DANA, id, 'conversion.pick', zoe?.data ?? {});
      await until(journey, { by: DANA, id }, 'Zoe Adler can be converted');
    });

    it('not by one that nobody has, nor by one that too many have: the form keeps what was typed', async () => {
      const external = 'somebody@fabrikam.example';
      for (const [account, said] of [
        ['nobody.atall@contoso.example', 'No account matches “nobody.atall@contoso.example”.'],
        ['a', 'a'],
      ] as const) {
        const { card } = await convert(journey, { account, external });
        assert.ok(spoken(card).includes(said), spoken(card));
        assert.deepEqual(typedOn({ card }), { ...UNTOUCHED, personTyped: account, external, signIn: external });
      }
    });

    it('by the people picker, whatever is typed beside it', async () => {
      const { id } = await openConversion(journey, 'convert');
      const inputs = { person: PEOPLE.eligibleContractor, personTyped: 'Adler', external: OUTSIDE, signIn: OUTSIDE };
      await journey.teams.press(DANA, id, 'conversion.check', inputs);
      await until(journey, { by: DANA, id }, 'Jonas Weber can be converted');
    });
  });

  it('is nothing that a colleague, a guest or a stranger can ask for, press on, or read', async () => {
    const { teams } = journey;
    const found = await convert(journey, { account: JONAS, external: OUTSIDE });
    const on = dataOf(found, 'conversion.recheck');
    for (const person of [SAM, LEE, THEO, STRANGER, PRIYA]) {
      for (const [verb, data] of [
        ['conversion.recheck', on],
        ['conversion.cancel', on],
        ['conversion.override', { ...on, reason: 'x' }],
        ['conversion.check', { ...on, personTyped: JONAS, external: OUTSIDE, signIn: OUTSIDE }],
        ['invitation.show', on],
      ] as const) {
        const told = await invoked(person, found.id, verb, data);
        assert.doesNotMatch(told, /Jonas|Weber|fabrikam|converted/, `${person.name} reads ${told}`);
      }
    }
    for (const [person, said] of [
      [SAM, NO_ADMIN],
      [LEE, NO_ADMIN],
      [THEO, 'Guests can use what they were added to'],
      [STRANGER, 'works only for members of the organisation'],
    ] as const) {
      await teams.say(person, `convert ${JONAS} to ${OUTSIDE}`);
      const { text = '', card } = teams.latest(person);
      assert.ok(text.includes(said) && card === undefined, text);
      const told = await invoked(person, 'message-0', 'conversion.startFor', { account: PEOPLE.eligibleContractor });
      assert.ok(told.includes(said), told);
    }
    assert.match(spoken(seen(found.id).card), /^Jonas Weber can be converted/);
  });

  it('is offered to an administrator whose invitation meets a colleague, and to nobody else', async () => {
    const dana = { userPrincipalName: 'dana.choi@contoso.example' };
    await journey.control('POST', 'users', { ...dana, ownerOf: [...ADMINS, 'Project North'] });
    const addresses = ['keller@fabrikam.example'];
    const [sams, hers] = await Promise.all(
      [SAM, DANA].map((by) => review(journey, { by, addresses, team: TEAMS.projectNorth })),
    );
    assert.ok(sams && hers);
    assert.equal(offers(sams.card, 'conversion.startFor'), false);
    const known = new Set(journey.teams.messages(DANA).map(({ id }) => id));
    await journey.teams.press(DANA, hers.id, 'conversion.startFor');
    const isForm = ({ id, card }: SeenMessage) => !known.has(id) && offers(card, 'conversion.check');
    const form = await journey.teams.waitFor(DANA, isForm, 'a form for the colleague');
    const { person, external, signIn } = typedOn(form);
    assert.match(person ?? '', /^[0-9a-f-]{36}$/);
    assert.deepEqual([external, signIn], ['', '']);
    const typed = { external: 'anton.keller@northwind.example', signIn: 'anton.keller@northwind.example' };
    await journey.teams.press(DANA, form.id, 'conversion.check', typed);
    await until(journey, { by: DANA, id: form.id }, 'Anton Keller can’t be converted yet');
    assert.match(spoken(journey.teams.card(DANA, hers.id)), /belongs to a colleague/);
  });

  it('asked for in a channel is filled in in the own chat, and the others read no name', async () => {
    const place: SharedPlace = { conversationId: '19:identity@thread.tacv2;messageid=1', channel: 'standard' };
    const before = journey.teams.messages(DANA).length;
    await journey.teams.sayIn(place, DANA, `convert ${JONAS} to ${OUTSIDE}`);
    await journey.teams.sayIn(place, SAM, `convert ${JONAS} to ${OUTSIDE}`);
    assert.deepEqual(
      journey.teams.heardIn(place).map(({ text, card }) => [text, card]),
      [
        ['Dana Choi started to check a conversion. The details are private.', undefined],
        [NO_ADMIN, undefined],
      ],
    );
    const [form] = journey.teams.messages(DANA).slice(before);
    assert.equal(typedOn(form ?? { card: undefined }).external, OUTSIDE);
  });

  it('is asked for and told in Korean', async () => {
    const form = await openConversion(journey, `${JONAS} 계정을 ${OUTSIDE} 계정으로 전환해 주세요`, DANA_IN_KOREA);
    assert.deepEqual([typedOn(form).personTyped, typedOn(form).external], [JONAS, OUTSIDE]);
    await journey.teams.press(DANA_IN_KOREA, form.id, 'conversion.check', { signIn: OUTSIDE });
    await until(journey, { by: DANA, id: form.id }, 'Jonas Weber 님의 계정을 전환할 수 있습니다');
    await journey.teams.say(DANA, 'language');
    await journey.teams.press(DANA, journey.teams.latest(DANA).id, 'English');
  });

  it('keeps what was typed on an old form, and says so', async () => {
    const { id, card } = await openConversion(journey, 'convert');
    const old = dataOf({ card }, 'conversion.check');
    await journey.teams.press(DANA, id, 'conversion.same', { external: OUTSIDE });
    const typed = { person: '', personTyped: JONAS, external: 'typed.long@fabrikam.example', signIn: 'x@y.example' };
    const told = await invoked(DANA, id, 'conversion.check', { ...old, ...typed });
    assert.match(told, /The card you pressed was out of date/);
    for (const text of Object.values(typed)) assert.ok(told.includes(text), text);
  });

  it('leaves nothing of an address, a name or a finding in the log, and no error', () => {
    assert.doesNotMatch(wordsOf(journey.bot.log()), /@|Jonas|Weber|Kovac|Keller|files only|mailbox plan/i);
    assert.doesNotMatch(journey.bot.log(), /"level":"error"/);
  });

  it('asks of Graph only what its schema and the permissions allow', contract);

  function contract(this: Mocha.Context): Promise<void> {
    return assertContract(this, journey);
  }

  function atGate(): Promise<SeenMessage> {
    return convert(journey, {
      account: 'wanda.kovac@contoso.example',
      external: 'wanda.kovac@fabrikam.example',
      signIn: 'wanda@northwind.example',
    });
  }

  /** Dana's message as it is now. */
  function seen(id: string): Pick<SeenMessage, 'id' | 'card'> {
    return { id, card: journey.teams.card(DANA, id) };
  }

  async function assertNothingWritten(): Promise<void> {
    const asked = (await journey.traffic()).flatMap(({ method, url, requestBody }) => [
      `${method} ${url}`,
      ...((requestBody as { requests?: readonly { method: string; url: string }[] })?.requests ?? []).map(
        (item) => `${item.method} ${item.url}`,
      ),
    ]);
    const writes = asked.filter((each) => !/^GET |^POST \S*(\$batch|checkMemberObjects|msi|token)/.test(each));
    assert.deepEqual(writes, []);
  }

  /** The press of a client of its own making; what it is answered. */
  async function invoked(by: TeamsPerson, replyToId: string, verb: string, data: object): Promise<string> {
    const value = { trigger: 'manual', action: { type: 'Action.Execute', verb, data } };
    const { body } = await journey.teams.deliver(by, {
      type: 'invoke',
      name: 'adaptiveCard/action',
      replyToId,
      value,
    });
    return JSON.stringify(body ?? '');
  }
});

function typedOn({ card }: Pick<SeenMessage, 'card'>): Readonly<Record<string, string>> {
  return inputsOf(card);
}

function dataOf({ card }: Pick<SeenMessage, 'card'>, verb: string): Readonly<Record<string, unknown>> {
  const button = buttonsOf(card).find((each) => each.verb === verb);
  if (!button) throw new Error(`no ${verb} on ${spoken(card)}`);
  return button.data;
}

/** The read of the account itself, with all that a conversion asks of it. */
function isOfAccount({ requestBody }: GraphExchange): boolean {
  return JSON.stringify(requestBody ?? '').includes('isManagementRestricted');
}

/** Whether somebody still may is read at each press, and before a card is shown. */
function isOfRight({ requestBody }: GraphExchange): boolean {
  const { requests = [] } = (requestBody ?? {}) as { readonly requests?: readonly { readonly url: string }[] };
  return requests.length <= 3 && requests.some(({ url }) => url.includes('checkMemberObjects'));
}

const SLACK_MS = 200;

/** What began with the read of the account: the right of whoever pressed was read before. */
function ofTheCheck(traffic: readonly GraphExchange[]): readonly GraphExchange[] {
  const first = traffic.findLast(isOfAccount);
  const since = Date.parse(first?.startedAt ?? '') - SLACK_MS;
  return traffic.filter((exchange) => Date.parse(exchange.startedAt) >= since && !isOfRight(exchange));
}
