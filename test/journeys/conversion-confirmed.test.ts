import assert from 'node:assert/strict';
import pg from 'pg';
import { TENANT_ID } from '../../src/sandbox/tenant/contoso.ts';
import { offers, spoken } from '../support/asking.ts';
import {
  ALMA,
  asked,
  confirm,
  consent,
  greeted,
  linkFor,
  linkOn,
  POLICY_BOT,
  PRIYA,
  question,
  untilReads,
  writesAmong,
} from '../support/confirming.ts';
import { assertContract } from '../support/contract-of-journey.ts';
import { type DatabaseKind, type GraphExchange, type Journey, LEE, SAM, startJourney } from '../support/journey.ts';
import { passUntilCard, untilMailed } from '../support/passing-time.ts';
import { DANA } from '../support/shown-rules.ts';
import type { SeenMessage, TeamsPerson } from '../support/teams-client.ts';
import { wordsOf } from '../support/words-of-log.ts';

const OUTSIDE = 'alma.reyes@fabrikam.example';
const ASKED = { account: 'alma.reyes@contoso.example', external: OUTSIDE };
const NAME = 'Alma Reyes';

for (const database of ['PGlite', 'PostgreSQL'] as const satisfies readonly DatabaseKind[]) {
  describe(`a conversion, from the question to the closing card, over HTTP, on ${database}`, function () {
    this.timeout(120_000);
    let journey: Journey;
    /** Their messages, in the order in which they appear. */
    const at: Partial<Record<'asker' | 'decider' | 'holder', string>> = {};
    let link = '';

    before(async function () {
      const missing = process.env.GUESTLIST_TEST_POSTGRES_MISSING;
      if (database === 'PostgreSQL' && missing !== undefined) {
        console.warn(`    no PostgreSQL here: ${missing}`);
        this.skip();
      }
      journey = await startJourney({ database, script: POLICY_BOT });
      await greeted(journey, [PRIYA]);
    });
    after(() => journey?.end());

    it('asks the other administrators, tells what will be written, and changes nothing', async () => {
      at.asker = (await asked(journey, ASKED)).id;
      const decider = await question(journey, PRIYA, NAME);
      at.decider = decider.id;
      const read = spoken(decider.card);
      assert.match(read, /Asked by Dana Choi on /);
      assert.match(read, /mail: \S+ → alma\.reyes@fabrikam\.example, after this confirmation/);
      assert.match(read, /They sign in with alma\.reyes@fabrikam\.example\. Fabrikam/);
      const asker = journey.teams.card(DANA, at.asker);
      assert.deepEqual([offers(asker, 'conversion.withdraw'), offers(asker, 'conversion.confirm')], [true, false]);
      assert.deepEqual(await writes(), []);
    });

    it('takes a name that is not exactly the account’s for no confirmation', async () => {
      const decider = await question(journey, PRIYA, NAME);
      for (const name of ['', 'alma reyes', 'Alma', 'Jonas Weber']) await confirm(journey, { on: decider, name });
      const shown = journey.teams.card(PRIYA, decider.id);
      assert.ok(spoken(shown).includes('The name must be exactly as shown.'), spoken(shown));
      assert.ok(offers(shown, 'conversion.confirm'));
    });

    it('asks the holder first, in a chat that is opened for it, and has still changed nothing', async () => {
      const decider = await question(journey, PRIYA, NAME);
      await confirm(journey, { on: decider, name: `  ${NAME} ` });
      const holders = await consent(journey, ALMA);
      at.holder = holders.id;
      const read = spoken(holders.card);
      assert.ok(read.startsWith(`Is ${OUTSIDE} your address?`), read);
      assert.match(read, /Dana Choi \(Contoso\) asked for this on .*; Priya Nair confirmed it\./);
      assert.equal(linkOn(holders.card), undefined);
      for (const person of [DANA, PRIYA]) await untilReads(journey, person, `Waiting for ${NAME} to say yes`);
      assert.deepEqual(await writes(), []);
      assert.equal(journey.teams.messages(ALMA).filter(({ summary }) => summary?.includes('@')).length, 0);
    });

    it('writes mail after the yes, waits until it is read back, and invites this very account', async () => {
      const { type, value } = await journey.teams.press(ALMA, at.holder ?? '', 'conversion.agree');
      assert.equal(type, 'application/vnd.microsoft.card.adaptive');
      assert.equal(linkOn(value as object), undefined, 'the answer to a press never carries the link');
      link = await linkFor(journey, ALMA, at.holder ?? '');
      const traffic = await journey.traffic();
      const patch = traffic.findIndex(({ method }) => method === 'PATCH');
      const post = traffic.findIndex(isInvitation);
      const isRead = ({ responseBody }: GraphExchange) => JSON.stringify(responseBody).includes(`"mail":"${OUTSIDE}"`);
      const seen = traffic.findIndex((exchange, index) => index > patch && isRead(exchange));
      assert.deepEqual(traffic[patch]?.requestBody, { mail: OUTSIDE });
      assert.ok(patch < seen && seen < post, `written at ${patch}, seen at ${seen}, invited at ${post}`);
      const { invitedUser, sendInvitationMessage, invitedUserEmailAddress, inviteRedirectUrl } = bodyOf(traffic[post]);
      assert.deepEqual([invitedUser?.id, sendInvitationMessage, invitedUserEmailAddress], [ALMA.id, false, OUTSIDE]);
      assert.match(String(inviteRedirectUrl), new RegExp(`/teams/\\?tenantId=${TENANT_ID}`));
    });

    it('shows the link in the holder’s own message alone', async () => {
      const shown = journey.teams.card(ALMA, at.holder ?? '');
      assert.match(spoken(shown), /Please move your Contoso sign-in to fabrikam\.example/);
      assert.match(spoken(shown), /Keep this address of Teams for Contoso/);
      for (const person of [DANA, PRIYA]) {
        const { card } = await untilReads(journey, person, `Link shown to ${NAME} in Teams`);
        assert.match(spoken(card), /^Waiting for Alma Reyes to accept/);
        assert.equal(offers(card, 'conversion.withdraw'), false);
        assert.match(spoken(card), /It cannot be withdrawn any more/);
      }
      const secret = new URL(link).searchParams.get('ticket') ?? '';
      assert.ok(secret.length > 10);
      const told = journey.connector.calls.filter(({ activity }) => JSON.stringify(activity).includes(secret));
      assert.deepEqual([...new Set(told.map(({ conversationId }) => conversationId))], [ALMA.conversationId]);
      assert.equal(journey.bot.log().includes(secret), false);
      for (const row of await everyRow()) assert.equal(row.includes(secret), false, row.slice(0, 200));
    });

    it('knows of the acceptance by itself, and takes the link away', async () => {
      assert.match(await journey.redeem(link, OUTSIDE), /\/teams\//);
      await passUntilCard(journey, { by: ALMA, id: at.holder ?? '' }, 'Accepted on');
      const shown = journey.teams.card(ALMA, at.holder ?? '');
      assert.equal(linkOn(shown), undefined);
      const visit = await fetch(`${journey.tenant.url}/teams/?tenantId=${TENANT_ID}&as=${OUTSIDE}`);
      assert.equal(visit.status, 200, 'Teams opens for them');
    });

    it('closes with what was compared and what is left, for those who asked and confirmed', async () => {
      for (const person of [DANA, PRIYA]) {
        const { card } = await untilReads(journey, person, `The account of ${NAME} is converted`);
        const read = spoken(card);
        assert.match(read, /Same account: the object ID is unchanged/);
        assert.match(read, /the same \d+ · gone 0 · new 0/);
        assert.match(read, /Left for you/);
        assert.equal(linkOn(card), undefined);
      }
      await journey.teams.press(DANA, newest(DANA).id, 'conversion.done');
      const closed = newest(PRIYA).id;
      const isClosed = ({ id, card }: SeenMessage) => id === closed && !offers(card, 'conversion.done');
      const { card } = await journey.teams.waitFor(PRIYA, isClosed, 'the end of it');
      assert.match(spoken(card), /The account of Alma Reyes is converted/);
    });

    it('has written once and invited once, and told nobody else', async () => {
      const [mail] = await untilMailed(journey, [OUTSIDE]);
      assert.match(mail?.subject ?? '', /^Your Teams address at /);
      const written = (await writes()).filter((line) => !line.includes('installedApps'));
      assert.deepEqual(written, [
        `PATCH /users/${ALMA.id}`,
        'POST /invitations',
        'POST /users/invitations@contoso.example/sendMail',
      ]);
      for (const person of [SAM, LEE]) assert.deepEqual(journey.teams.messages(person), [], person.name);
      const { users } = (await journey.control('GET', 'tenant')) as { readonly users: readonly Account[] };
      const hers = users.filter(({ mail }) => mail === OUTSIDE);
      assert.deepEqual(
        hers.map(({ id, userPrincipalName }) => [id, userPrincipalName]),
        [[ALMA.id, 'alma.reyes@contoso.example']],
      );
      assert.doesNotMatch(wordsOf(journey.bot.log()), /@|Alma|Reyes|fabrikam/i);
      assert.doesNotMatch(journey.bot.log(), /"level":"error"/);
    });

    it('may be asked for again by nobody: the account is an outsider’s now', async () => {
      await assert.rejects(asked(journey, ASKED), /No button “conversion\.ask”/);
    });

    it('asks of Graph only what its schema and the permissions allow', function () {
      return assertContract(this, journey, { writer: true });
    });

    /** The last card somebody got. */
    function newest(person: TeamsPerson): SeenMessage {
      const found = journey.teams.messages(person).findLast(({ card }) => card !== undefined);
      if (!found) throw new Error(`${person.name} has no card`);
      return found;
    }

    async function writes(): Promise<readonly string[]> {
      return writesAmong(await journey.traffic()).filter((line) => !line.endsWith('/teamwork/installedApps'));
    }

    /** All that is kept, jobs included, as text; PGlite opens for nobody else. */
    async function everyRow(): Promise<readonly string[]> {
      if (journey.databaseUrl === undefined) return [];
      const client = new pg.Client({ connectionString: journey.databaseUrl });
      await client.connect();
      try {
        const { rows: tables } = await client.query<{ name: string }>(
          `select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables where schemaname in ('public', 'pgboss')`,
        );
        const rows: string[] = [];
        for (const { name } of tables)
          for (const row of (await client.query<{ row: string }>(`select each::text as row from ${name} as each`)).rows)
            rows.push(row.row);
        assert.ok(rows.length > 10);
        return rows;
      } finally {
        await client.end();
      }
    }
  });
}

interface Account {
  readonly id: string;
  readonly mail?: string | null;
  readonly userPrincipalName: string;
}

interface InvitationBody {
  readonly invitedUser?: { readonly id?: string };
  readonly sendInvitationMessage?: boolean;
  readonly invitedUserEmailAddress?: string;
  readonly inviteRedirectUrl?: string;
}

function isInvitation({ method, url }: GraphExchange): boolean {
  return method === 'POST' && url.endsWith('/invitations');
}

function bodyOf(exchange: GraphExchange | undefined): InvitationBody {
  return (exchange?.requestBody ?? {}) as InvitationBody;
}
