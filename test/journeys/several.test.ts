import assert from 'node:assert/strict';
import { TEAMS } from '../../src/sandbox/tenant/contoso.ts';
import {
  choicesOn,
  fillForm,
  offers,
  openForm,
  rowOf,
  spoken,
  until,
  untilChecked,
  untilSent,
} from '../support/asking.ts';
import { buttonsOf } from '../support/card-elements.ts';
import { assertContract } from '../support/contract-of-journey.ts';
import { type FindLeaks, leaksOf } from '../support/directory-leaks.ts';
import { anyDatabase, type Journey, linkIn, SAM, startJourney } from '../support/journey.ts';
import { accept, passUntilCard, swept, untilMailed } from '../support/passing-time.ts';
import { wordsOf } from '../support/words-of-log.ts';

const LOOK = 'Somebody has to look at this';

/** Twenty people: what is typed, and what their own card says. */
const READY = [
  'Ann Lee <ann.lee@fabrikam.example>',
  ...['bea', 'cai', 'dov'].map((name) => `${name}@fabrikam.example`),
  ...['eli', 'fay', 'gus'].map((name) => `${name}@northwind.example`),
  ...['hye', 'ida', 'jan'].map((name) => `${name}@hanbit.example`),
];
const CHOICES: readonly (readonly [address: string, heading: string])[] = [
  ['ben.ortiz@adatum.example', 'ben.ortiz@adatum.example is already a guest'],
  ['keller@fabrikam.example', 'keller@fabrikam.example belongs to a colleague'],
  ['eva.lind@treyresearch.example', 'eva.lind@treyresearch.example is here already'],
  ['oscar.lund@adatum.example', 'oscar.lund@adatum.example is invited already, by somebody else'],
];
const BLOCKED: readonly (readonly [address: string, reason: string])[] = [
  ['rita.vance@fabrikam.example', LOOK],
  ['hal.pryor@fabrikam.example', LOOK],
  ['ann@tailspin.example', 'tailspin.example is on the deny list'],
  ['ann@litware.example', 'block B2B collaboration with Litware'],
  ['ann+north@fabrikam.example', 'contains “+”'],
  ['nobody@contoso.example', 'contoso.example is our own domain'],
];
const TWENTY = [...READY, ...CHOICES.map(([address]) => address), ...BLOCKED.map(([address]) => address)];
const BEN = READY.length;
const OSCAR = READY.length + 3;

describe('several people on one form, over HTTP', function () {
  this.timeout(60_000);
  let journey: Journey;
  let leaks: FindLeaks;
  /** The message that the twenty live on. */
  let card = '';

  before(async () => {
    journey = await startJourney({ database: anyDatabase() });
    leaks = await leaksOf(journey);
  });
  after(() => journey?.end());

  it('too many, or one that is no address, bring the form back with everything that was typed', async () => {
    card = await openForm(journey, SAM);
    const tooMany = Array.from({ length: 21 }, (_, index) => `one${index}@fabrikam.example`);
    const refused = await fillForm(journey, card, { addresses: tooMany, team: TEAMS.projectNorth });
    assert.match(spoken(refused.card), /21 addresses are too many for this form \(20\)/);
    const again = await fillForm(journey, card, { addresses: [...TWENTY.slice(1), 'ann.lee@'], message: 'Welcome!' });
    assert.match(spoken(again.card), /“ann\.lee@” is not a complete email address\./);
    const kept = JSON.stringify(again.card);
    for (const typed of ['Welcome!', 'nobody@contoso.example', 'bea@fabrikam.example']) assert.ok(kept.includes(typed));
  });

  it('twenty are checked at once, each with a result of their own', async () => {
    const seen = await fillForm(journey, card, { addresses: [...TWENTY, 'ANN.LEE@FABRIKAM.EXAMPLE'] });
    const text = spoken(seen.card);
    for (const part of ['10 of 20 people can be invited', 'Ready (10)', 'Left out (10)', 'Send 10 invitations'])
      assert.ok(text.includes(part), `${part}\n${text}`);
    assert.deepEqual(leaks(seen.card, known()), []);

    for (const [index, expected] of [
      'ann.lee@fabrikam.example is in your list twice',
      ...READY.slice(1).map((address) => `Ready to invite ${address}`),
      ...[...CHOICES, ...BLOCKED].map(([, says]) => says),
    ].entries()) {
      await journey.teams.press(SAM, card, rowOf(journey.teams.card(SAM, card), index));
      const opened = journey.teams.card(SAM, card);
      assert.ok(spoken(opened).includes(expected), `${index}: ${expected}\n${spoken(opened)}`);
      assert.equal(offers(opened, 'invitation.send'), false);
      assert.deepEqual(leaks(opened, known()), []);
      await journey.teams.press(SAM, card, 'Back to the list');
    }
  });

  it('a choice for one of them goes back to the list, and does nothing yet', async () => {
    await choose(BEN, 'Add to my team');
    await until(journey, { id: card }, '11 of 20 people can be invited or added');
    await choose(OSCAR, 'Make a new link');
    const seen = await until(journey, { id: card }, '12 of 20 people can be invited or added');
    const text = spoken(seen.card);
    assert.match(text, /Added to “Project North”, no invitation/);
    assert.match(text, /A mail with a new link; the one they have becomes useless/);
    assert.match(text, /Send 11 invitations, add 1/);
    assert.deepEqual([(await invited()).length, (await journey.mails()).length], [0, 0]);
  });

  it('Send does exactly what was shown, once, however often it is pressed and delivered', async () => {
    const seen = await untilChecked(journey, SAM, card);
    const button = buttonsOf(seen.card).find(({ verb }) => verb === 'invitation.send');
    const action = { type: 'Action.Execute', verb: 'invitation.send', data: button?.data };
    const press = {
      id: 'pressed-once-delivered-twice',
      type: 'invoke',
      name: 'adaptiveCard/action',
      replyToId: card,
      value: { trigger: 'manual', action },
    };
    await Promise.all([1, 2, 3].map((time) => journey.teams.deliver(SAM, time === 3 ? { ...press, id: 'x' } : press)));
    await untilSent(journey, SAM, card);
    const expected = [...READY.map(addressIn), 'oscar.lund@adatum.example'].toSorted();
    await untilMailed(journey, expected);
    for (const seconds of [60, 60, 60]) await swept(journey, seconds);

    assert.deepEqual((await invited()).toSorted(), expected);
    assert.deepEqual((await journey.mails()).map(({ mailbox }) => mailbox).toSorted(), expected);
    const links = (await journey.mails()).map(linkIn);
    assert.equal(new Set(links).size, expected.length);
    assert.ok((await journey.mails()).every(({ html }) => html.includes('Welcome!')));
    const text = spoken(journey.teams.card(SAM, card));
    assert.match(text, /0 of 12 people are ready/);
    assert.equal(text.includes('rita.vance'), false);
  });

  it('one card follows all of them until everybody is ready', async () => {
    const mails = await journey.mails();
    for (const mail of mails.slice(1)) await accept(journey, mail);
    await passUntilCard(journey, { id: card }, '11 of 12 people are ready');
    assert.match(spoken(journey.teams.card(SAM, card)), /Waiting for them to accept/);
    const [last] = mails;
    assert.ok(last);
    await accept(journey, last);
    await passUntilCard(journey, { id: card }, '“Project North” is ready for 12 of 12 people');
    const members = (await journey.traffic()).filter(
      ({ method, url }) => method === 'POST' && url.includes('/members/$ref'),
    );
    assert.equal(members.filter(({ status }) => status === 204).length, 12);
    assert.equal((await journey.mails()).length, 11);
    const cards = journey.teams.messages(SAM).filter((message) => message.card !== undefined);
    assert.deepEqual(
      cards.map(({ id }) => id),
      [card],
    );
  });

  it('leave no address, no name and no link in the log', () => {
    assert.doesNotMatch(wordsOf(journey.bot.log()), /@|ticket|redeem\/|Ann Lee|Welcome!/);
  });

  it('ask of Graph only what its schema and the permissions allow', function () {
    return assertContract(this, journey);
  });

  /** What Sam Park knows: himself, and what he typed. */
  function known(): readonly string[] {
    const own = [SAM.name, 'Project North', 'sam.park@contoso.example', 'invitations@contoso.example'];
    return [...own, ...TWENTY];
  }

  async function choose(person: number, choice: string): Promise<void> {
    const { teams } = journey;
    await teams.press(SAM, card, rowOf(teams.card(SAM, card), person));
    assert.ok(choicesOn(teams.card(SAM, card)).includes(choice));
    await teams.press(SAM, card, choice);
  }

  /** Whom Microsoft was asked to invite, as often as it was done. */
  async function invited(): Promise<readonly string[]> {
    const posts = (await journey.traffic()).filter(
      ({ method, url, status }) => method === 'POST' && url.startsWith('/v1.0/invitations') && status === 201,
    );
    return posts.map(({ requestBody }) => (requestBody as Invited).invitedUserEmailAddress);
  }
});

interface Invited {
  readonly invitedUserEmailAddress: string;
}

function addressIn(typed: string): string {
  return /<(.*)>/.exec(typed)?.[1] ?? typed;
}
