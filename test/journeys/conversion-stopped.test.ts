import assert from 'node:assert/strict';
import { TEAMS } from '../../src/sandbox/tenant/contoso.ts';
import { choicesOn, offers, review, spoken, until } from '../support/asking.ts';
import {
  dataOf,
  greeted,
  holderAsked,
  holderOf,
  invoked,
  linkFor,
  linkOn,
  POLICY_BOT,
  PRIYA,
  untilReads,
  writesAmong,
} from '../support/confirming.ts';
import { assertContract } from '../support/contract-of-journey.ts';
import { anyDatabase, type Journey, SAM, startJourney } from '../support/journey.ts';
import { passUntil, passUntilCard, swept, untilMailed } from '../support/passing-time.ts';
import { DANA } from '../support/shown-rules.ts';
import { wordsOf } from '../support/words-of-log.ts';

const PIET = holderOf('piet.bakker', 'Piet Bakker');
const EXTERNAL = 'piet.bakker@northwind.example';
const BEFORE = 'p.bakker@northwind.example';

describe('a conversion that was stopped after issue, and accepted all the same, over HTTP', function () {
  this.timeout(120_000);
  let journey: Journey;
  let asker = '';
  let holders = '';
  let link = '';

  before(async () => {
    const env = { GUESTLIST_TEST_POLICY: JSON.stringify({ replacesPassword: true }) };
    journey = await startJourney({ database: anyDatabase(), script: POLICY_BOT, env });
    await greeted(journey, [PRIYA]);
  });
  after(() => journey?.end());

  it('offers what can still be done, and stops the reminders by a press', async () => {
    const cards = await holderAsked(journey, PIET, { account: 'piet.bakker@contoso.example', external: EXTERNAL });
    [asker, holders] = [cards.asker.id, cards.holders.id];
    await journey.teams.press(PIET, holders, 'conversion.agree');
    link = await linkFor(journey, PIET, holders);
    const { card } = await until(journey, { by: DANA, id: asker }, 'You can still:');
    assert.deepEqual(
      ['conversion.withdraw', 'conversion.stopReminding', 'conversion.block', 'conversion.mailBack'].map((verb) =>
        offers(card, verb),
      ),
      [false, true, true, true],
    );
    await journey.teams.press(DANA, asker, 'conversion.stopReminding');
    await until(journey, { by: DANA, id: asker }, 'No more reminders are sent.');
  });

  it('is given no second link by an owner of a team, and reads to an administrator which conversion it is', async () => {
    const posts = async () => (await writes()).filter((line) => line.startsWith('POST /invitations'));
    const before = await posts();
    const asking = { addresses: [EXTERNAL], team: TEAMS.projectNorth };
    const { card, id } = await review(journey, asking);
    assert.match(spoken(card), new RegExp(`An administrator is converting the account with ${EXTERNAL}\\.`));
    assert.match(spoken(card), /Ask a Guestlist administrator about it\./);
    assert.doesNotMatch(spoken(card), /GL-\w{4}-\w{2}\)|Piet|contoso/);
    assert.deepEqual([choicesOn(card), offers(card, 'invitation.send')], [[], false]);
    for (const choice of ['new-link', 'only-add'])
      await invoked(journey, SAM, {
        on: id,
        verb: 'invitation.choose',
        data: { ...dataOf({ card }, 'invitation.recheck'), person: 0, choice },
      });
    const hers = await review(journey, { ...asking, by: DANA, team: 'none' });
    assert.match(spoken(hers.card), /is converting the account with .* \(reference GL-/);
    assert.deepEqual(await posts(), before);
  });

  it('is stopped by putting mail back: the link is taken from its card, and the account is watched', async () => {
    const data = dataOf({ card: journey.teams.card(DANA, asker) }, 'conversion.mailBack');
    const press = { on: asker, verb: 'conversion.mailBack', data };
    await Promise.all([1, 2].map(() => invoked(journey, DANA, press)));
    await passUntilCard(journey, { by: DANA, id: asker }, `mail was put back to ${BEFORE}`);
    const { card } = await until(journey, { by: DANA, id: asker }, 'was stopped after issue');
    assert.match(
      spoken(card),
      /Stopped after issue by Dana .*The account stays watched as long as this request is kept\./s,
    );
    await until(journey, { by: PIET, id: holders }, 'Please don’t use the link any more');
    assert.equal(linkOn(journey.teams.card(PIET, holders)), undefined);
    assert.equal((await writes()).filter((line) => line === `PATCH /users/${PIET.id}`).length, 2);
  });

  it('says so to the administrators, and does nothing by itself', async () => {
    await accept();
    const told = [DANA, PRIYA].map((admin) => untilReads(journey, admin, 'accepted although the request was stopped'));
    await passUntil(
      journey,
      async () => spoken(journey.teams.card(DANA, asker)).includes('accepted although'),
      'the acceptance after the stop',
    );
    await Promise.all(told);
    const before = await writes();
    await swept(journey, 3_600);
    assert.deepEqual(await writes(), before);
    assert.deepEqual(await mailsTo(EXTERNAL), []);
  });

  it('is finished by a press of an administrator, and compared then', async () => {
    const hers = await untilReads(journey, PRIYA, 'accepted although the request was stopped');
    await journey.teams.press(PRIYA, hers.id, 'conversion.finish');
    await untilReads(journey, DANA, 'The account of Piet Bakker is converted');
    await passUntilCard(journey, { by: DANA, id: asker }, 'The account of Piet Bakker is converted');
  });

  it('mails the address of Teams, once by itself and again by a press', async () => {
    const [mail] = await untilMailed(journey, [EXTERNAL]);
    assert.match(mail?.html ?? '', /\?tenantId=/);
    assert.doesNotMatch(JSON.stringify(mail), /\/redeem\//);
    await passUntilCard(journey, { by: DANA, id: asker }, `sent to ${EXTERNAL}`);
    await journey.teams.press(DANA, asker, 'conversion.teamsLink');
    await untilMailed(journey, [EXTERNAL, EXTERNAL]);
  });

  it('says why the password is not replaced, and may be asked again', async () => {
    await journey.control('PUT', 'variants', { 'password-patch': 'refused' });
    await journey.teams.press(DANA, asker, 'conversion.password');
    await passUntilCard(journey, { by: DANA, id: asker }, 'Microsoft refused it, or the account has changed since.');
    await journey.control('PUT', 'variants', { 'password-patch': 'accepted' });
  });

  it('ends sessions, changes the user type there and back, and replaces the password, each by a press', async () => {
    for (const [verb, text] of [
      ['conversion.sessions', 'Old sessions ended'],
      ['conversion.guest', 'User type is Guest since'],
      ['conversion.member', 'User type is Member again'],
      ['conversion.password', 'Internal password replaced'],
    ] as const) {
      await passUntilCard(journey, { by: DANA, id: asker }, 'Mark as done');
      await journey.teams.press(DANA, asker, verb);
      await passUntilCard(journey, { by: DANA, id: asker }, text);
    }
    const done = (await writes()).filter((line) => line.includes(PIET.id));
    assert.deepEqual(done.slice(-4), [
      `POST /users/${PIET.id}/revokeSignInSessions`,
      ...Array.from({ length: 3 }, () => `PATCH /users/${PIET.id}`),
    ]);
    await journey.teams.press(DANA, asker, 'conversion.done');
    await until(journey, { by: DANA, id: asker }, 'is converted and marked as done');
  });

  it('is stopped by a block that another administrator confirms, and by nobody alone', async () => {
    const olga = holderOf('olga', 'Olga Reis');
    const account = { userPrincipalName: 'olga@contoso.example', displayName: 'Olga Reis', licences: ['teams'] };
    const external = 'olga@northwind.example';
    await journey.control('POST', 'users', [{ ...account, mail: external }]);
    const cards = await holderAsked(journey, olga, { account: account.userPrincipalName, external });
    await journey.teams.press(olga, cards.holders.id, 'conversion.agree');
    await linkFor(journey, olga, cards.holders.id);
    await until(journey, { by: DANA, id: cards.asker.id }, 'You can still:');
    await journey.teams.press(DANA, cards.asker.id, 'conversion.block');
    const on = await untilReads(journey, PRIYA, 'Block the sign-in of Olga Reis until somebody decides?');
    const own = { on: cards.asker.id, verb: 'change.confirm', data: dataOf(on, 'change.confirm') };
    assert.match(await invoked(journey, DANA, own), /You asked for this yourself/);
    assert.equal(await maySignIn(account.userPrincipalName), true);

    await journey.teams.press(PRIYA, on.id, 'change.confirm');
    await passUntilCard(journey, { by: DANA, id: cards.asker.id }, 'was stopped after issue');
    assert.equal(await maySignIn(account.userPrincipalName), false);
    await until(journey, { by: olga, id: cards.holders.id }, 'Please don’t use the link any more');
    assert.equal(linkOn(journey.teams.card(olga, cards.holders.id)), undefined);
  });

  it('leaves nothing of an address, a name or a password in the log, and no error', () => {
    assert.doesNotMatch(wordsOf(journey.bot.log()), /@|Piet|Bakker|Olga|northwind|redeem\//i);
    assert.doesNotMatch(journey.bot.log(), /"level":"error"/);
  });

  it('asks of Graph only what its schema and the permissions allow', function () {
    return assertContract(this, journey, { writer: true });
  });

  /** The link from before the stop, which nobody can take back; their organisation skips the page that asks for consent. */
  async function accept(): Promise<void> {
    const { origin, searchParams } = new URL(link);
    const body = new URLSearchParams({ ...Object.fromEntries(searchParams), choice: 'expected' });
    const answer = await fetch(`${origin}/redeem/account`, { method: 'POST', body, redirect: 'manual' });
    assert.equal(answer.status, 303);
  }

  async function maySignIn(userPrincipalName: string): Promise<boolean | undefined> {
    const { users } = (await journey.control('GET', 'tenant')) as {
      readonly users: readonly { readonly userPrincipalName: string; readonly accountEnabled?: boolean }[];
    };
    return users.find((user) => user.userPrincipalName === userPrincipalName)?.accountEnabled;
  }

  async function writes(): Promise<readonly string[]> {
    return writesAmong(await journey.traffic()).filter((line) => !/sendMail$|\/teamwork\/installedApps$/.test(line));
  }

  async function mailsTo(mailbox: string) {
    return (await journey.mails()).filter((mail) => mail.mailbox === mailbox);
  }
});
