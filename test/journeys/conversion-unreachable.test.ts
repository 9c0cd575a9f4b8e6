import assert from 'node:assert/strict';
import pg from 'pg';
import { offers, spoken, until } from '../support/asking.ts';
import {
  ALMA,
  asked,
  confirm,
  dataOf,
  greeted,
  invoked,
  POLICY_BOT,
  PRIYA,
  question,
  untilReads,
  writesAmong,
} from '../support/confirming.ts';
import { assertContract } from '../support/contract-of-journey.ts';
import { anyDatabase, type Journey, linkIn, type SandboxMail, startJourney } from '../support/journey.ts';
import { accept, passUntilCard, swept, untilMailed } from '../support/passing-time.ts';
import { DANA } from '../support/shown-rules.ts';
import type { SeenMessage } from '../support/teams-client.ts';
import { wordsOf } from '../support/words-of-log.ts';

const YARA_ASKED = { account: 'yara.haan@contoso.example', external: 'yara.haan@northwind.example' };
const ALMA_ASKED = { account: 'alma.reyes@contoso.example', external: 'alma.reyes@fabrikam.example' };
const REASON = 'On leave until May.';

describe('a holder who cannot be asked in Teams, over HTTP', function () {
  this.timeout(120_000);
  let journey: Journey;
  /** What was never to be read anywhere but in the mailbox. */
  const secrets: string[] = [];

  before(async () => {
    journey = await startJourney({ database: anyDatabase(), script: POLICY_BOT });
    await greeted(journey, [PRIYA]);
  });
  after(() => journey?.end());

  /** Asked for by Dana, confirmed by Priya; the messages of both. */
  async function unreachable(name: string, asking: typeof YARA_ASKED) {
    const { id } = await asked(journey, asking);
    await confirm(journey, { on: await question(journey, PRIYA, name), name });
    const heading = `${name} cannot be asked in Teams`;
    await until(journey, { by: DANA, id }, heading);
    const isIt = ({ card }: SeenMessage) => spoken(card).startsWith(heading) && offers(card, 'conversion.noProof');
    const { id: priyas } = await journey.teams.waitFor(PRIYA, isIt, heading, 30_000);
    return { danas: { by: DANA, id }, priyas: { by: PRIYA, id: priyas } };
  }

  const cardOf = ({ by, id }: { readonly by: typeof DANA; readonly id: string }) => journey.teams.card(by, id);
  const mailbox = (delivery: string) => journey.control('PUT', 'variants', { 'mail-delivery': delivery });

  it('reads a code in the mailbox outside, and accepts with the link that comes there', async () => {
    const { danas, priyas } = await unreachable('Yara Haan', YARA_ASKED);
    assert.deepEqual(
      ['code', 'noProof'].map((verb) => offers(cardOf(danas), `conversion.${verb}`)),
      [false, false],
    );
    assert.match(spoken(cardOf(danas)), /Priya Nair can have a code sent to yara\.haan@northwind\.example/);
    const early = dataOf({ card: cardOf(priyas) }, 'conversion.code');
    await journey.teams.press(PRIYA, priyas.id, 'conversion.code', { reason: REASON });
    const again = { on: priyas.id, verb: 'conversion.code', data: { ...early, reason: REASON } };
    await invoked(journey, PRIYA, again);
    const [mail] = await untilMailed(journey, [YARA_ASKED.external]);
    const code = codeIn(mail);
    secrets.push(code);
    await until(journey, priyas, 'A code was sent to yara.haan@northwind.example');
    await invoked(journey, PRIYA, again);
    await swept(journey, 31);
    assert.equal((await journey.mails(YARA_ASKED.external)).length, 1, 'one code for one press');

    const wrong = code === '000000' ? '000001' : '000000';
    const told = await journey.teams.press(PRIYA, priyas.id, 'conversion.checkCode', { code: wrong });
    assert.match(JSON.stringify(told.value), /That is not the code that was sent\..*for 4 more tries\./);
    await until(journey, priyas, 'for 4 more tries.');
    const right = { ...dataOf({ card: cardOf(priyas) }, 'conversion.checkCode'), code };
    await journey.teams.press(PRIYA, priyas.id, 'conversion.checkCode', { code });
    await invoked(journey, PRIYA, { on: priyas.id, verb: 'conversion.checkCode', data: right });

    const [, letter] = await untilMailed(journey, [YARA_ASKED.external, YARA_ASKED.external]);
    assert.ok(letter);
    secrets.push(linkIn(letter));
    assert.equal(letter.subject, 'Please sign in to Contoso with your own account from now on');
    for (const place of [danas, priyas]) {
      const { card } = await until(journey, place, 'Link sent to yara.haan@northwind.example');
      assert.match(spoken(card), /Yara Haan was confirmed by a code sent to .*\n.*\nReason: “On leave until May\.”/);
    }
    await accept(journey, letter);
    await passUntilCard(journey, danas, 'The account of Yara Haan is converted');
    const mails = await untilMailed(journey, Array(3).fill(YARA_ASKED.external));
    assert.deepEqual(mails.map(({ subject }) => subject).slice(2), ['Your Teams address at Contoso']);
    assert.equal(await journey.countOf('POST', /^\/v1\.0\/invitations/), 1);
  });

  it('goes on without proof; what the mailbox refuses, or does not answer, is sent again by a press alone', async () => {
    await journey.control('PATCH', 'policies', { appsRefusedBy: [ALMA.id] });
    const { danas, priyas } = await unreachable('Alma Reyes', ALMA_ASKED);
    await mailbox('mailbox-missing');
    await journey.teams.press(PRIYA, priyas.id, 'conversion.noProof', { why: REASON });
    await passUntilCard(journey, danas, 'The link could not be mailed to Alma Reyes');
    assert.match(spoken(cardOf(danas)), /Not asked: Priya Nair went on without proof\. Reason: “On leave until May\.”/);
    assert.match(spoken(cardOf(danas)), /The mailbox for invitations does not exist\.\n\*\*What to do:/);
    await untilReads(journey, PRIYA, 'The link could not be mailed to Alma Reyes');
    await swept(journey, 31);
    assert.deepEqual(await journey.mails(ALMA_ASKED.external), []);

    await mailbox('delivered');
    await journey.control('PUT', 'faults', [
      { method: 'POST', path: '/v1.0/users/.*/sendMail', times: 1, loseAnswer: 'reset' },
    ]);
    const before = dataOf({ card: cardOf(danas) }, 'conversion.linkAgain');
    await journey.teams.press(DANA, danas.id, 'conversion.linkAgain');
    await passUntilCard(journey, danas, 'It is not certain whether the mail to Alma Reyes went out');
    await invoked(journey, DANA, { on: danas.id, verb: 'conversion.linkAgain', data: before });
    await swept(journey, 31);
    assert.equal((await journey.mails(ALMA_ASKED.external)).length, 1, 'it may have gone out, and is not repeated');

    await until(journey, danas, 'The mail may have gone out at');
    await journey.teams.press(DANA, danas.id, 'conversion.linkAgain');
    const [first, second] = await untilMailed(journey, [ALMA_ASKED.external, ALMA_ASKED.external]);
    assert.ok(first && second);
    assert.equal(linkIn(first), linkIn(second));
    secrets.push(linkIn(first));
    await until(journey, danas, 'Link sent to alma.reyes@fabrikam.example');
    await accept(journey, second);
    await passUntilCard(journey, danas, 'The account of Alma Reyes is converted');
    assert.equal(await journey.countOf('POST', /^\/v1\.0\/invitations/), 2, 'one for each account');
    const patched = writesAmong(await journey.traffic()).filter((line) => line.startsWith('PATCH /users/'));
    assert.deepEqual(patched, [`PATCH /users/${ALMA.id}`], 'mail, and nothing else');
  });

  it('leaves code and link with nobody but the mailbox outside', async () => {
    assert.equal(secrets.length, 3);
    // Six digits in a row stand in one of some thousands of ids by chance.
    const withoutIds = (place: string) => place.replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '…');
    const told = JSON.stringify(journey.connector.calls);
    const kept = JSON.stringify(await everyRow());
    for (const secret of secrets) {
      for (const place of [told, journey.bot.log(), kept]) assert.ok(!withoutIds(place).includes(secret));
      const holders = (await journey.mails()).filter(({ html }) => html.replaceAll('&amp;', '&').includes(secret));
      const outside: readonly string[] = [YARA_ASKED.external, ALMA_ASKED.external];
      assert.ok(holders.length > 0 && holders.every(({ mailbox: whose }) => outside.includes(whose)));
    }
    assert.doesNotMatch(told + kept, /\/redeem\/|ticket=/);
    assert.doesNotMatch(wordsOf(journey.bot.log()), /@|Yara|Haan|Alma|Reyes|northwind|fabrikam|\/redeem\//i);
    assert.doesNotMatch(journey.bot.log(), /"level":"error"/);
  });

  it('asks of Graph only what its schema and the permissions allow', function () {
    return assertContract(this, journey, {
      writer: true,
      takenAway: ['TeamsAppInstallation.ReadWriteSelfForUser.All', 'Mail.Send'],
    });
  });

  /** All that the bot keeps, jobs among it; on PGlite nobody else can look. */
  async function everyRow(): Promise<readonly unknown[]> {
    if (journey.databaseUrl === undefined) return [];
    const client = new pg.Client({ connectionString: journey.databaseUrl });
    await client.connect();
    try {
      const { rows: tables } = await client.query<{ readonly name: string }>(
        `select quote_ident(table_schema) || '.' || quote_ident(table_name) as name from information_schema.tables
         where table_schema not in ('pg_catalog', 'information_schema')`,
      );
      assert.ok(tables.length > 10);
      const found: unknown[] = [];
      for (const { name } of tables) found.push(...(await client.query(`select * from ${name}`)).rows);
      return found;
    } finally {
      await client.end();
    }
  }
});

function codeIn(mail: SandboxMail | undefined): string {
  const code = /Your code for Contoso is <b>(\d{6})<\/b>/.exec(mail?.html ?? '')?.[1];
  assert.ok(code, 'a mail with a code');
  return code;
}
