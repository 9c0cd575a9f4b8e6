import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { PEOPLE, TEAMS } from '../../src/sandbox/tenant/contoso.ts';
import { buttonsOf, inputsOf, textOnCard } from '../support/card-elements.ts';
import { linkIn, SAM } from '../support/journey.ts';
import { LONGEST_PAUSE_MS } from '../support/passing-time.ts';
import { walkThrough } from '../support/scene.ts';
import type { SeenMessage } from '../support/teams-client.ts';
import { type BotsOnOneLedger, botsOnOneLedger } from './bots-on-one-ledger.ts';

const BOTS = 2;
const ROUNDS = 40;
const ROUND_SECONDS = 31;
/** For somebody who is here already. */
const ADD = 'Add to my team';
const DESK = 'desk@partner.example';

/** Acts that take long enough for the database to go away beneath them. */
const SLOW_MS = 600;
const BENEATH: readonly { readonly method: string; readonly path: string }[] = [
  { method: 'POST', path: '/v1.0/invitations' },
  { method: 'POST', path: '/v1.0/groups/.*/members/\\$ref' },
  { method: 'POST', path: '/v1.0/users/.*/sponsors/\\$ref' },
  { method: 'POST', path: '/v1.0/users/.*/sendMail' },
  { method: 'POST', path: '/v1.0/\\$batch' },
];

/** A request in its one message, and the person in front of it. */
interface Asked {
  readonly address: string;
  readonly messageId: string;
  landed: string;
}

describe('one PostgreSQL, two bots', function () {
  this.timeout(150_000);
  let bots: BotsOnOneLedger;
  before(async function () {
    const missing = process.env.GUESTLIST_TEST_POSTGRES_MISSING;
    if (missing !== undefined) {
      console.warn(`    no PostgreSQL here: ${missing}`);
      this.skip();
    }
    bots = await botsOnOneLedger(BOTS);
    await bots.control('PUT', 'variants', { replication: 'none', 'sponsor-body': 'ignored' });
    await bots.control('PUT', 'faults', { teamsListing: { minSeconds: 30, maxSeconds: 30 } });
  });
  after(() => bots?.close());

  it('every line and press given to both, sweeps side by side: each act is done once', async () => {
    const all = await askFor(['una', 'dora', 'trix'], 'fabrikam.example');
    await toTheEnd(all);
    for (const asked of all) {
      const { posts, mails, told } = await held(asked);
      assert.deepEqual({ posts, mails, told }, { posts: 1, mails: 1, told: 1 }, asked.address);
    }
    assert.equal((await bots.mails()).filter(({ mailbox }) => mailbox === DESK).length, all.length);
  });

  it('restarted beneath each of their acts: nothing is lost, nothing is done twice', async () => {
    const all = await askFor(['quin', 'sept', 'otto', 'nona'], 'adatum.example');
    for (const act of BENEATH) {
      await bots.control('PUT', 'faults', [{ ...act, latencyMs: SLOW_MS, times: 2 }]);
      await untilInHand(all);
      await bots.restartPostgres();
      await bots.giveUp();
    }
    await bots.control('PUT', 'faults', []);
    await toTheEnd(all);
    for (const asked of all) await held(asked);
    assert.ok(bots.areWell());
  });

  it('every job lost as soon as it is written: the sweep alone brings all to the end, cards included', async () => {
    await bots.query(LOSE_JOBS);
    const invited = await askFor(['deca', 'unda'], 'woodgrove.example');
    const here = await askFor(['ben.ortiz'], 'adatum.example');
    await toTheEnd([...invited, ...here], () => bots.query(LOSE_WAITING));
    for (const asked of invited) {
      const { posts, mails, told } = await held(asked);
      assert.deepEqual({ posts, mails, told }, { posts: 1, mails: 1, told: 1 }, asked.address);
    }
    for (const asked of here) assert.equal(toldOf(asked), 1);
    const [lost] = await bots.query('select count(*)::int as jobs from lost_job');
    assert.ok(Number(lost?.jobs) > 10);
  });

  /** The line comes to both bots under one id, as Teams delivers what was not answered in time. */
  async function askFor(names: readonly string[], domain: string): Promise<readonly Asked[]> {
    const all: Asked[] = [];
    for (const name of names) {
      const address = `${name}@${domain}`;
      await Promise.all(bots.doors.map((door) => door.say(SAM, `invite ${address}`, { id: `line of ${name}` })));
      const isForm = ({ card }: SeenMessage) => inputsOf(card).addresses?.includes(address) === true;
      const { id } = await firstDoor().waitFor(SAM, isForm, `the form for ${address}`);
      await pressAtBoth(id, 'invitation.check', { team: TEAMS.projectNorth, sponsor: PEOPLE.priyaNair, cc: DESK });
      all.push({ address, messageId: id, landed: '' });
    }
    return all;
  }

  async function toTheEnd(all: readonly Asked[], eachTime: () => Promise<unknown> = async () => {}): Promise<void> {
    // A job that has failed several times waits for its next turn by the real clock.
    const end = Date.now() + LONGEST_PAUSE_MS;
    for (let round = 0; round < ROUNDS || Date.now() < end; round += 1) {
      await eachTime();
      await bots.quiet();
      // Whatever is in hand now is in nobody's: its end could not be written down.
      await bots.giveUp();
      for (const asked of all) await attend(asked);
      if (all.every((asked) => cardOf(asked).includes('” is ready for') && toldOf(asked) > 0)) return;
      await eachTime();
      await bots.pass(ROUND_SECONDS);
    }
    throw new Error(`Not at the end:\n${all.map(cardOf).join('\n---\n')}\n${bots.log().slice(-3000)}`);
  }

  /** Whoever sits in front of the card presses what it offers; the guest accepts as soon as there is a mail. */
  async function attend(asked: Asked): Promise<void> {
    const card = cardOf(asked);
    const isHere = buttonsOf(firstDoor().card(SAM, asked.messageId)).some(({ title }) => title === ADD);
    if (isHere) return pressAtBoth(asked.messageId, ADD);
    if (card.startsWith('Ready to invite')) return pressAtBoth(asked.messageId, 'invitation.send');
    const [mail] = (await bots.mails()).filter(({ mailbox }) => mailbox === asked.address);
    if (card.startsWith('It is not certain whether the mail'))
      return pressAtBoth(asked.messageId, mail ? 'invitation.received' : 'invitation.sendAgain');
    if (mail && asked.landed === '') asked.landed = await walkThrough(linkIn(mail));
  }

  /** The act is in the hands of somebody who will not be able to write down what came of it. */
  async function untilInHand(all: readonly Asked[]): Promise<void> {
    const end = Date.now() + LONGEST_PAUSE_MS;
    for (let round = 0; round < ROUNDS || Date.now() < end; round += 1) {
      for (let look = 0; look < 20; look += 1) {
        const { faults } = (await bots.control('GET', 'faults')) as { readonly faults: readonly { fired: number }[] };
        if (faults.some(({ fired }) => fired > 0)) return;
        await bots.query('select pg_sleep(0.04)');
      }
      for (const asked of all) await attend(asked);
      await bots.pass(ROUND_SECONDS);
    }
    throw new Error('nobody did it');
  }

  /** One press, delivered twice; what each is answered with is the presser's view alone, and not looked at. */
  async function pressAtBoth(messageId: string, name: string, inputs: object = {}): Promise<void> {
    const card = firstDoor().card(SAM, messageId);
    const button = buttonsOf(card).find(({ verb, title }) => verb === name || title === name);
    assert.ok(button, `no button ${name}: ${textOnCard(card)}`);
    const typed = button.takesInputs ? { ...inputsOf(card), ...inputs } : {};
    const action = { type: 'Action.Execute', verb: button.verb, data: { ...typed, ...button.data } };
    const value = { action, trigger: 'manual' };
    const press = { id: randomUUID(), type: 'invoke', name: 'adaptiveCard/action', replyToId: messageId, value };
    const answers = await Promise.all(bots.doors.map((door) => door.deliver(SAM, press)));
    for (const { status } of answers) assert.equal(status, 200);
  }

  /** What product 10 promises, whatever has happened; with what was counted. */
  async function held({ address, messageId, landed }: Asked) {
    const { users } = (await bots.control('GET', 'tenant')) as { readonly users: readonly { mail: string | null }[] };
    const exchanges = (await bots.traffic()).filter(({ method, requestBody }) => {
      return method === 'POST' && JSON.stringify(requestBody).includes(`"${address}"`);
    });
    const posts = exchanges.filter(({ url }) => url.startsWith('/v1.0/invitations')).length;
    const sent = exchanges.filter(({ url, requestBody }) => {
      return url.endsWith('/sendMail') && !JSON.stringify(requestBody).includes(DESK);
    }).length;
    const mails = (await bots.mails()).filter(({ mailbox }) => mailbox === address).length;
    const told = toldOf({ messageId });
    const kinds = await kindsOf(address);
    const entries = (kind: string) => kinds.filter((each) => each === kind).length;
    assert.equal(users.filter(({ mail }) => mail === address).length, 1, 'one guest');
    assert.match(landed, /\/teams\//, 'the link that was given lives');
    assert.equal(mails <= 1 + entries('send-again-asked'), true, 'no second mail without a press');
    // An intention may stand there whose process or database did not get further.
    assert.equal(posts <= entries('inviting'), true, `${posts} POSTs: ${kinds.join(' ')}`);
    assert.equal(sent <= entries('sending'), true, `${sent} mails: ${kinds.join(' ')}`);
    assert.equal(told <= 1, true, 'told once');
    assert.equal(entries('telling'), 1);
    assert.equal(entries('sponsor-set'), 1);
    assert.equal(entries('added-to-team'), 1);
    return { posts, mails, told };
  }

  async function kindsOf(address: string): Promise<readonly string[]> {
    const rows = await bots.query(
      `select kind from ledger_entry join invitee using (invitation_id) where address = '${address}' order by number`,
    );
    return rows.map(({ kind }) => String(kind));
  }

  function firstDoor() {
    const [door] = bots.doors;
    assert.ok(door);
    return door;
  }

  function cardOf({ messageId }: Pick<Asked, 'messageId'>): string {
    return textOnCard(firstDoor().card(SAM, messageId));
  }

  function toldOf(asked: Pick<Asked, 'messageId'>): number {
    const reference = /GL-\w{4}-\w{2}/.exec(cardOf(asked))?.[0] ?? 'none';
    return firstDoor()
      .messages(SAM)
      .filter(({ text }) => text?.includes(reference)).length;
  }
});

/** Jobs are written by recordings and by the sweep; what a recording writes comes through the pool of the ledger. */
const LOSE_JOBS = `
  create table lost_job (name text);
  create function lose_job() returns trigger language plpgsql as $$
  begin
    if current_setting('application_name') <> 'guestlist' then return new; end if;
    insert into lost_job values (new.name);
    return null;
  end $$;
  create trigger lose_job before insert on pgboss.job for each row execute function lose_job()`;

const LOSE_WAITING = `delete from pgboss.job where name <> 'sweep' and state in ('created', 'retry')`;
