import pg from 'pg';
import { TENANT_ID } from '../../src/sandbox/tenant/contoso.ts';
import { type FakeConnector, fakeConnector } from './fake-connector.ts';
import { type Journey, startJourney } from './journey.ts';
import { type TeamsClient, teamsClient } from './teams-client.ts';

/** One bot and one tenant for many plays: what was is forgotten in between, so that nothing has to be started again. */
export interface Stage {
  readonly journey: Journey;
  readonly teams: TeamsClient;
  /** Tenant, chats and everything that the bot has recorded are as at the beginning; the clock alone goes on. */
  begin(): Promise<void>;
  /** Resolves when the bot has nothing in hand, and nothing to show. */
  quiet(): Promise<void>;
  /** The bot as it is after a new start, with a token of this moment. */
  restart(): Promise<void>;
  /** Moves the clock, that of the job queue too, and waits until what came due is done. */
  pass(seconds: number): Promise<void>;
  /** What the bot has logged as an error since the play began; that the other side failed it is none of ours. */
  errors(): readonly string[];
  close(): Promise<void>;
}

const LONGEST_WAIT_SECONDS = 25;

export async function startStage(script?: string): Promise<Stage> {
  const journey = await startJourney({ database: 'PostgreSQL', ...(script !== undefined && { script }) });
  const database = new pg.Client({ connectionString: journey.databaseUrl });
  await database.connect();
  let connector: FakeConnector = await fakeConnector();
  let teams = clientOf(journey, connector);
  let logged = 0;

  async function begin(): Promise<void> {
    await database.query(QUIET);
    await database.query(FORGET);
    await journey.control('POST', 'reset');
    await connector.close();
    connector = await fakeConnector();
    teams = clientOf(journey, connector);
    logged = journey.bot.log().length;
  }

  async function pass(seconds: number): Promise<void> {
    const swept = journey.bot.swept();
    journey.pass(seconds);
    await swept;
    await database.query(
      `update pgboss.job set start_after = start_after - interval '${seconds} seconds' where state in ('created', 'retry')`,
    );
    await database.query(QUIET);
  }

  return {
    journey,
    get teams() {
      return teams;
    },
    begin,
    quiet: async () => void (await database.query(QUIET)),
    pass,
    restart: async () => {
      await journey.bot.kill();
      await journey.restartBot(script);
    },
    errors: () => {
      const lines = journey.bot.log().slice(logged).split('\n');
      const isOurs = (line: string) => !/^{"level":"(info|warn)"/.test(line) && !line.includes('"error":"EdgeError"');
      return lines.filter((line) => line !== '' && isOurs(line));
    },
    close: async () => {
      await database.end();
      await journey.end();
      await connector.close();
    },
  };
}

function clientOf({ bot }: Journey, connector: FakeConnector): TeamsClient {
  return teamsClient({ botUrl: `http://127.0.0.1:${bot.port}/api/messages`, connector, tenantId: TENANT_ID });
}

// The policy stays: the bot writes it when it starts.
const FORGET = `
  truncate mail_sent, request, invitation, invitee, ledger_entry, link, draft, conversion_draft, conversion, access_change, card_copy, person, checked_address cascade;
  delete from pgboss.job where name <> 'sweep'`;

// Whatever waits for its time has to wait for ours, but a card is shown at once, and what met a busy mailbox comes back in a
// second. PostgreSQL does the waiting.
export const QUIET = `do $$
begin
  for look in 1..${LONGEST_WAIT_SECONDS * 25} loop
    update pgboss.job set start_after = clock_timestamp()
      where name = 'show-card' and state in ('created', 'retry') and start_after > clock_timestamp();
    exit when not exists (
      select from pgboss.job where name not like '%sweep' and name not like '\\_\\_%'
        and (state = 'active' or (state in ('created', 'retry') and start_after <= clock_timestamp())
          or (state = 'retry' and retry_count <= 1 and start_after <= clock_timestamp() + interval '2 seconds')));
    commit;
    perform pg_sleep(0.04);
  end loop;
end $$`;
