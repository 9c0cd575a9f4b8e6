import assert from 'node:assert/strict';
import { TENANT_ID } from '../../src/sandbox/tenant/contoso.ts';
import { offers, review, spoken, until } from '../support/asking.ts';
import { ADMINS, dataOf, greeted, invoked, POLICY_BOT, PRIYA, untilReads, writesAmong } from '../support/confirming.ts';
import { assertContract } from '../support/contract-of-journey.ts';
import { anyDatabase, type Journey, LEE, linkIn, SAM, type SandboxMail, startJourney } from '../support/journey.ts';
import { accept, passUntil, passUntilCard, untilMailed } from '../support/passing-time.ts';
import { DANA } from '../support/shown-rules.ts';
import type { SeenMessage, TeamsPerson } from '../support/teams-client.ts';
import { wordsOf } from '../support/words-of-log.ts';

const MINAS = 'mina.kerr@fabrikam.example';
const BENS = 'ben.ortiz@adatum.example';
const BENS_NEXT = 'ben.ortiz@northwind.example';
const HALS = 'hal.pryor@fabrikam.example';
const CARLS = 'carl.jensen@fabrikam.example';
const NO_ADMIN = 'Only administrators of Guestlist may do this.';
const REASON = 'He has called us: it is not his.';

describe('access that is handed on by two administrators, over HTTP', function () {
  this.timeout(120_000);
  let journey: Journey;
  let asker = '';
  let asked: SeenMessage;

  before(async () => {
    journey = await startJourney({ database: anyDatabase(), script: POLICY_BOT });
    await greeted(journey, [PRIYA, LEE, SAM]);
    await rightOf('lee.walker', [ADMINS]);
  });
  after(() => journey?.end());

  it('a reset is offered to administrators alone, and asked for once', async () => {
    const inviters = await review(journey, { addresses: [MINAS], team: 'none' });
    assert.deepEqual(
      ['change.askReset', 'change.askAddress'].map((verb) => offers(inviters.card, verb)),
      [false, false],
    );
    const found = await review(journey, { by: DANA, addresses: [MINAS], team: 'none' });
    const press = { on: found.id, verb: 'change.askReset', data: dataOf(found, 'change.askReset') };
    await Promise.all([1, 2].map(() => invoked(journey, DANA, press)));
    await until(journey, { by: DANA, id: found.id }, 'Resetting the redemption was asked for at');
    asked = await question(PRIYA, 'Let Mina Kerr accept again with another account?');
    const read = spoken(asked.card);
    assert.match(read, /Asked by Dana Choi on /);
    assert.match(read, /On .*, Mina Kerr was also in .*Harbour.*Whoever signs in gets all of it\./);
    assert.match(read, /Until Mina Kerr accepts again they cannot sign in\./);
    const waiting = await untilReads(journey, DANA, 'Waiting for confirmation to reset the redemption of Mina Kerr');
    asker = waiting.id;
    const questions = journey.teams.messages(PRIYA).filter(({ card }) => offers(card, 'change.confirm'));
    assert.equal(questions.length, 1, 'pressed twice, asked once');
    assert.deepEqual([await writes(), await isInside(MINAS)], [[], true]);
  });

  it('it is confirmed by nobody who asked for it, administers no more, or never did', async () => {
    const data = dataOf(asked, 'change.confirm');
    const own = await invoked(journey, DANA, { on: asker, verb: 'change.confirm', data });
    assert.match(own, /You asked for this yourself, so another administrator has to confirm it\./);
    await rightOf('lee.walker', []);
    for (const person of [SAM, LEE])
      for (const verb of ['change.confirm', 'change.withdraw', 'change.deny']) {
        const told = await invoked(journey, person, { on: 'message-0', verb, data: { ...data, reason: REASON } });
        assert.ok(told.includes(NO_ADMIN), told);
        assert.doesNotMatch(told, /Mina|Kerr|fabrikam/);
      }
    await rightOf('lee.walker', [ADMINS]);
    assert.deepEqual(await writes(), []);
  });

  it('it is confirmed by another one, once: their sign-in ends, and the link goes to their own mailbox', async () => {
    const late = await question(LEE, 'Let Mina Kerr accept again with another account?');
    const press = { on: asked.id, verb: 'change.confirm', data: dataOf(asked, 'change.confirm') };
    await Promise.all([1, 2].map(() => invoked(journey, PRIYA, press)));
    const told = await untilReads(journey, DANA, 'Mina Kerr is invited to accept again');
    assert.notEqual(told.id, asker, 'a message of its own');
    const [mail] = await untilMailed(journey, [MINAS]);
    assert.match(mail?.html ?? '', /Please use this new link\. The one you had before no longer works\./);
    assert.equal(await isInside(MINAS), false);
    assert.deepEqual(await writes(), ['POST /invitations', 'sendMail']);
    const data = { ...dataOf(late, 'change.deny'), reason: REASON };
    const answer = await invoked(journey, LEE, { on: late.id, verb: 'change.deny', data });
    assert.match(answer, /Priya Nair already decided this on .*Your press changed nothing/);

    const invitation = await untilReads(journey, DANA, 'Waiting for Mina Kerr to accept');
    await journey.redeem(linkOf(mail), MINAS);
    await passUntilCard(journey, { by: DANA, id: invitation.id }, 'Mina Kerr has accepted');
    assert.equal(await isInside(MINAS), true);
    assert.doesNotMatch(JSON.stringify(journey.teams.messages(DANA)), /\/redeem\//);
  });

  it('another address is looked at like any other, written, and accepted with; the one before opens nothing', async () => {
    // The address is written to `mail`, so that it is enough where Microsoft looks nowhere else (G3.5).
    await journey.control('PUT', 'variants', { 'reset-address': 'only-mail' });
    const found = await review(journey, { by: DANA, addresses: [BENS], team: 'none' });
    await journey.teams.press(DANA, found.id, 'change.askAddress', { address: 'mina.kerr@fabrikam.example' });
    const taken = await until(journey, { by: DANA, id: found.id }, 'cannot be their address');
    assert.match(spoken(taken.card), /mina\.kerr@fabrikam\.example is already a guest: Mina Kerr/);
    await journey.teams.press(DANA, found.id, 'change.askAddress', { address: BENS_NEXT });
    await until(journey, { by: DANA, id: found.id }, `The address ${BENS_NEXT} was asked for at`);
    const on = await question(PRIYA, 'Change the address of Ben Ortiz?');
    const read = spoken(on.card).replaceAll('**', '');
    assert.ok(read.includes(`Address now: ${BENS}\nNew address: ${BENS_NEXT}\nOther groups: On `), read);
    assert.match(read, /Other groups: On .*, in no other group\./);

    await journey.teams.press(PRIYA, on.id, 'change.confirm');
    await passUntil(journey, async () => (await journey.mails(BENS_NEXT)).length > 0, 'the mail to the new address');
    const [mail] = await journey.mails(BENS_NEXT);
    assert.deepEqual([await isInside(BENS), await isInside(BENS_NEXT)], [false, false]);
    assert.ok(mail);
    await accept(journey, mail);
    assert.deepEqual([await isInside(BENS), await isInside(BENS_NEXT)], [false, true]);
    assert.deepEqual(await journey.mails(BENS), [], 'nothing goes to the address before');
    const invitation = await untilReads(journey, DANA, 'Waiting for Ben Ortiz to accept');
    await passUntilCard(journey, { by: DANA, id: invitation.id }, 'Ben Ortiz has accepted');
  });

  it('a deleted guest comes back, and nobody is invited', async () => {
    const found = await review(journey, { by: DANA, addresses: [HALS], team: 'none' });
    assert.ok(spoken(found.card).startsWith('Hal Pryor was a guest and was deleted'), spoken(found.card));
    await journey.teams.press(DANA, found.id, 'change.askRestore');
    const on = await question(PRIYA, 'Restore the deleted guest Hal Pryor?');
    assert.match(spoken(on.card).replaceAll('**', ''), /Deleted by: miriam\.stein@contoso\.example, on /i);
    assert.equal(await isInside(HALS), false);
    await journey.teams.press(PRIYA, on.id, 'change.confirm');
    await passUntil(journey, async () => isInside(HALS), 'the account');
    await untilReads(journey, DANA, 'Hal Pryor was restored');
    assert.deepEqual(await journey.mails(HALS), []);
    await journey.teams.press(DANA, found.id, 'invitation.recheck');
    await until(journey, { by: DANA, id: found.id }, `${HALS} is already a guest`);
  });

  it('what is declined or withdrawn changes nothing, and says so to whoever had the question', async () => {
    const before = await writes();
    const [first, second] = [await askedReset(CARLS), await question(PRIYA, 'Let Carl Jensen accept again')];
    await journey.teams.press(PRIYA, second.id, 'change.deny', { reason: ' \n' });
    assert.ok(offers(journey.teams.card(PRIYA, second.id), 'change.deny'), 'a reason must be given');
    await journey.teams.press(PRIYA, second.id, 'change.deny', { reason: REASON });
    const told = await until(journey, { by: DANA, id: first.id }, 'The request to reset the redemption of Carl Jensen');
    assert.match(spoken(told.card), /was declined/);
    assert.ok(spoken(told.card).includes(REASON), spoken(told.card));

    const again = await askedReset(CARLS, first);
    const on = await question(LEE, 'Let Carl Jensen accept again');
    await journey.teams.press(DANA, again.id, 'change.withdraw');
    await until(journey, { by: LEE, id: on.id }, 'The request was withdrawn');
    const data = dataOf(on, 'change.confirm');
    assert.doesNotMatch(await invoked(journey, LEE, { on: on.id, verb: 'change.confirm', data }), /Confirmed by/);
    assert.deepEqual([await writes(), await isInside(CARLS)], [before, true]);
  });

  it('what Microsoft refuses in the end is told to both who agreed to it, and nothing of before ends', async () => {
    await journey.control('PUT', 'faults', [{ method: 'POST', path: '/v1.0/invitations', times: 99, status: 400 }]);
    const following = await askedReset(CARLS);
    const on = await question(PRIYA, 'Let Carl Jensen accept again');
    await journey.teams.press(PRIYA, on.id, 'change.confirm');
    for (const [by, id] of [
      [DANA, following.id],
      [PRIYA, on.id],
    ] as const) {
      await passUntilCard(journey, { by, id }, 'The request to reset the redemption of Carl Jensen could not be');
      const read = spoken(journey.teams.card(by, id));
      assert.match(read, /Nothing has been changed\./);
      assert.doesNotMatch(read, /invited to accept|Until they accept/);
    }
    await journey.control('PUT', 'faults', []);
    assert.equal(await isInside(CARLS), true);
  });

  it('an account of ours that is called a guest can be converted, and has no redemption to reset', async () => {
    const found = await review(journey, { by: DANA, addresses: ['jonas.weber@fabrikam.example'], team: 'none' });
    assert.ok(spoken(found.card).includes('is already a guest'), spoken(found.card));
    assert.deepEqual(
      ['conversion.startFor', 'change.askReset', 'change.askAddress'].map((verb) => offers(found.card, verb)),
      [true, false, false],
    );
  });

  it('leaves nothing of an address, a name or a reason in the log, and no error', () => {
    assert.doesNotMatch(
      wordsOf(journey.bot.log()),
      /@|Mina|Kerr|Ortiz|Pryor|Jensen|called us|fabrikam|northwind|redeem\//i,
    );
    assert.doesNotMatch(journey.bot.log(), /"level":"error"/);
  });

  it('asks of Graph only what its schema and the permissions allow', function () {
    return assertContract(this, journey, { writer: true });
  });

  /** The newest question that reads so and is open. */
  function question(admin: TeamsPerson, text: string): Promise<SeenMessage> {
    const isIt = ({ card }: SeenMessage) => offers(card, 'change.confirm') && spoken(card).includes(text);
    return journey.teams.waitFor(admin, isIt, `“${text}”`, 30_000);
  }

  /** From nothing to the asker's message; another one than that of before. */
  async function askedReset(address: string, before?: SeenMessage): Promise<SeenMessage> {
    const found = await review(journey, { by: DANA, addresses: [address], team: 'none' });
    await journey.teams.press(DANA, found.id, 'change.askReset');
    const isIt = ({ id, card }: SeenMessage) => id !== before?.id && offers(card, 'change.withdraw');
    return journey.teams.waitFor(DANA, isIt, 'the request', 30_000);
  }

  /** What Teams shows to whoever signs in so. */
  async function isInside(account: string): Promise<boolean> {
    const query = new URLSearchParams({ tenantId: TENANT_ID, as: account });
    return (await (await fetch(`${journey.tenant.url}/teams/?${query}`)).text()).includes('id="teams-account"');
  }

  async function writes(): Promise<readonly string[]> {
    const lines = writesAmong(await journey.traffic()).filter((line) => !line.includes('installedApps'));
    return lines.map((line) => (line.endsWith('/sendMail') ? 'sendMail' : line));
  }

  function rightOf(alias: string, groups: readonly string[]): Promise<unknown> {
    return journey.control('POST', 'users', { userPrincipalName: `${alias}@contoso.example`, groups });
  }
});

function linkOf(mail: SandboxMail | undefined): string {
  assert.ok(mail);
  return linkIn(mail);
}
