import assert from 'node:assert/strict';
import pg from 'pg';
import { TEAMS, TENANT_ID } from '../../src/sandbox/tenant/contoso.ts';
import { stableId } from '../../src/sandbox/tenant/stable-id.ts';
import { textOnCard } from '../support/card-elements.ts';
import { type ConnectorCall, type FakeConnector, fakeConnector } from '../support/fake-connector.ts';
import { acceptByMail, ask } from '../support/scene.ts';
import { type Stage, startStage } from '../support/stage.ts';
import { type SeenMessage, type TeamsClient, type TeamsPerson, teamsClient } from '../support/teams-client.ts';
import { CHANNEL_MISHAPS, type ChannelMishap } from './channel-fault-table.ts';

const HOUR = 3_600;
/** No more than a few guests each: nobody there has accepted before. */
const DOMAINS = ['fabrikam.example', 'adatum.example', 'woodgrove.example', 'wingtip.example', 'hanbit.example'];
/** The acceptance is one change, the end is three at most (listed, telling, told): a fourth call repeats one. */
const AGAIN = 4;
const LOOKS = 200;
/** Nobody waits for a back-off; PostgreSQL does the waiting in between. */
const NO_BACK_OFF = `
  update pgboss.job set start_after = clock_timestamp() where state in ('created', 'retry') and start_after > clock_timestamp();
  select pg_sleep(0.1)`;

/** What was tried while the channel was unwell, and what stands in the chat once it is well again. */
interface Phase {
  readonly calls: readonly ConnectorCall[];
  readonly well: readonly SeenMessage[];
}

/** Resolves when each channel has had as many calls of a kind as are wanted of it. */
type Tries = (
  count: (calls: readonly ConnectorCall[]) => number,
  wanted: (mishap: ChannelMishap) => number,
) => Promise<void>;

interface Fared {
  /** The guest has accepted while no card could be edited. */
  readonly edits: Phase;
  /** The card was deleted and the end came while nothing could be sent. */
  readonly posts: Phase;
}

/** An inviter with a channel of their own, unwell in its own way. */
interface Lane {
  readonly mishap: ChannelMishap;
  readonly person: TeamsPerson;
  readonly address: string;
  readonly connector: FakeConnector;
  readonly teams: TeamsClient;
}

describe('a fault of the channel', function () {
  this.timeout(90_000);
  let stage: Stage;
  let database: pg.Client;
  const fared = new Map<ChannelMishap, Fared>();
  const lanes: Lane[] = [];
  before(async function () {
    const missing = process.env.GUESTLIST_TEST_POSTGRES_MISSING;
    if (missing !== undefined) {
      console.warn(`    no PostgreSQL here: ${missing}`);
      this.skip();
    }
    stage = await startStage();
    database = new pg.Client({ connectionString: stage.journey.databaseUrl });
    await database.connect();
    lanes.push(...(await Promise.all(CHANNEL_MISHAPS.map(laneFor))));
    for (const [lane, fare] of await playAll()) fared.set(lane.mishap, fare);
  });
  after(async () => {
    await database?.end();
    await stage?.close();
    await Promise.all(lanes.map(({ connector }) => connector.close()));
  });

  async function laneFor(mishap: ChannelMishap, at: number): Promise<Lane> {
    const connector = await fakeConnector();
    const userPrincipalName = `inviter-${at}@contoso.example`;
    const person = { id: stableId(`user ${userPrincipalName}`), name: `Inviter ${at}` };
    const botUrl = `http://127.0.0.1:${stage.journey.bot.port}/api/messages`;
    const teams = teamsClient({ botUrl, connector, tenantId: TENANT_ID });
    return { mishap, person, address: `guest-${at}@${DOMAINS[at % DOMAINS.length]}`, connector, teams };
  }

  async function playAll(): Promise<readonly (readonly [Lane, Fared])[]> {
    const { control } = stage.journey;
    const owners = lanes.map(({ person: { id, name } }, at) => ({
      id,
      displayName: name,
      userPrincipalName: `inviter-${at}@contoso.example`,
      mail: `inviter-${at}@contoso.example`,
      ownerOf: [TEAMS.projectNorth],
    }));
    await control('POST', 'users', owners);
    await control('PUT', 'faults', {
      replication: { minSeconds: 0, maxSeconds: 0 },
      teamsListing: { minSeconds: HOUR, maxSeconds: HOUR },
    });
    await Promise.all(lanes.map(invite));
    await stage.pass(70);
    const edits = await phase('PUT', async (tries) => {
      await Promise.all(lanes.map(({ address }) => acceptByMail(stage, address)));
      await swept(70);
      await tries(
        (calls) => calls.length,
        ({ edit }) => (edit === 'again' ? AGAIN : 1),
      );
    });
    for (const { connector, teams, person } of lanes)
      for (const { id } of cardsIn(teams.messages(person))) connector.remove(teams.conversationOf(person), id);
    const posts = await phase('POST', async (tries) => {
      await swept(HOUR);
      await tries(
        (calls) => calls.filter(isNewCard).length,
        ({ post }) => (post === 'again' ? AGAIN : 1),
      );
      await tries(
        (calls) => calls.filter(isLine).length,
        () => 1,
      );
    });
    return lanes.map((lane, at) => [lane, { edits: edits[at] as Phase, posts: posts[at] as Phase }]);
  }

  async function invite({ teams, person, address }: Lane): Promise<void> {
    await ask({ ...stage, teams }, { inviter: person, addresses: address, inputs: { team: TEAMS.projectNorth } });
  }

  /** What came due is under way; while the channel is unwell there is no waiting for it to be done. */
  async function swept(seconds: number): Promise<void> {
    const { bot, pass } = stage.journey;
    const taken = bot.swept();
    pass(seconds);
    await taken;
  }

  async function phase(method: 'PUT' | 'POST', work: (tries: Tries) => Promise<void>): Promise<readonly Phase[]> {
    const before = lanes.map(({ connector }) => connector.calls.length);
    const callsOf = (lane: Lane) =>
      lane.connector.calls.slice(before[lanes.indexOf(lane)]).filter((call) => call.method === method);
    for (const { connector, mishap } of lanes) connector.misbehave({ ...mishap.how, method });
    await work(async (count, wanted) => {
      const missing = () => lanes.filter((lane) => count(callsOf(lane)) < wanted(lane.mishap));
      for (let look = 0; look < LOOKS && missing().length > 0; look += 1) await database.query(NO_BACK_OFF);
      assert.deepEqual(
        missing().map(({ mishap }) => mishap.title),
        [],
        'not tried',
      );
    });
    const calls = lanes.map(callsOf);
    for (const { connector } of lanes) connector.misbehave(undefined);
    for (let round = 0; round < 2; round += 1) await stage.pass(65);
    return lanes.map(({ teams, person }, at) => ({ calls: calls[at] ?? [], well: teams.messages(person) }));
  }

  function fareOf(mishap: ChannelMishap): Fared {
    const found = fared.get(mishap);
    assert.ok(found);
    return found;
  }

  const EDITS: Readonly<Record<ChannelMishap['edit'], string>> = {
    again: 'is edited again, and catches up',
    left: 'is left alone until something is new',
    anew: 'is sent anew, once',
  };

  const POSTS: Readonly<Record<ChannelMishap['post'], string>> = {
    again: 'again, and stands there once',
    once: 'no more than once a change',
  };

  for (const mishap of CHANNEL_MISHAPS) {
    it(`${mishap.title}: a card ${EDITS[mishap.edit]}`, () => {
      const { calls, well } = fareOf(mishap).edits;
      const tries = calls.filter(({ method }) => method === 'PUT').length;
      assert.equal(tries >= AGAIN, mishap.edit === 'again', `${tries} tries`);
      assert.equal(cardsIn(well).length, mishap.edit === 'anew' ? 2 : 1);
      assert.equal(readsAccepted(cardsIn(well).at(-1)), mishap.edit !== 'left');
    });

    it(`${mishap.title}: a card that was deleted is sent ${POSTS[mishap.post]}`, () => {
      const { calls, well } = fareOf(mishap).posts;
      const tries = calls.filter(isNewCard).length;
      assert.equal(tries >= AGAIN, mishap.post === 'again', `${tries} tries`);
      const cards = cardsIn(well).length;
      if (mishap.post === 'again') assert.equal(cards, 1);
      // The last change may have come when the channel was well again.
      else assert.ok(cards <= (mishap.how.delivers ? tries : 0) + 1, `${cards} cards`);
    });

    const isPutOff = mishap.post === 'again';
    it(`${mishap.title}: the message at the end is ${isPutOff ? 'put off, and said once' : 'tried once'}`, () => {
      const { calls, well } = fareOf(mishap).posts;
      if (!isPutOff) assert.equal(calls.filter(isLine).length, 1);
      assert.equal(well.filter(({ text }) => text !== undefined).length, mishap.how.delivers || isPutOff ? 1 : 0);
    });
  }

  it('costs nobody a mail, and nothing fails for a reason of ours', async () => {
    for (const { address } of lanes) assert.equal((await stage.journey.mails(address)).length, 1);
  });
});

function cardsIn(messages: readonly SeenMessage[]): readonly SeenMessage[] {
  return messages.filter(({ card }) => card !== undefined);
}

function readsAccepted(message: SeenMessage | undefined): boolean {
  return textOnCard(message?.card).includes('has accepted; waiting for Teams');
}

function isNewCard({ method, activity }: ConnectorCall): boolean {
  return method === 'POST' && activity.attachments !== undefined && activity.attachments.length > 0;
}

function isLine({ method, activity }: ConnectorCall): boolean {
  return method === 'POST' && activity.type === 'message' && !activity.attachments?.length;
}
