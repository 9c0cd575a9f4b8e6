import assert from 'node:assert/strict';
import { join } from 'node:path';
import { type DatabaseKind, type Journey, linkIn, reads, SAM, startJourney } from '../support/journey.ts';
import type { SeenMessage } from '../support/teams-client.ts';
import { type KillPoint, pointText } from './kill-point.ts';

const DYING_BOT = join(import.meta.dirname, 'dying-bot.ts');
const ANN = 'ann.lee@fabrikam.example';
const BOSS = 'boss@adatum.example';
const STORY_MS = 75_000;
const STORIES_AT_ONCE = 4;

type Calls = readonly (readonly [port: string, act: string, calls: readonly (number | string)[]])[];

const OUTSIDE_ACTS: Calls = [
  ['invitations', 'invite', [1]],
  ['memberships', 'add', [1]],
  ['mailer', 'send', [1]],
  ['mailer', 'notify', [1]],
  ['notifier', 'show', [1, 2]],
  ['notifier', 'tell', [1]],
];

const RECORDS: Calls = [
  // A form sent, the review, a press of Send.
  ['drafts', 'save', [1, 2, 3]],
  ['ledger', 'open', [1]],
  ['linkVault', 'keep', [1]],
  [
    'ledger',
    'record',
    [
      'inviting',
      'issued',
      'added-to-team',
      'sponsor-set',
      'sending',
      'delivered',
      'notice-sending',
      'notice-sent',
      'accepted',
      'listed',
      'telling',
      'told',
    ],
  ],
  ['linkVault', 'wipe', [1]],
];

function points(acts: Calls): readonly KillPoint[] {
  return acts.flatMap(([port, act, calls]) =>
    calls.flatMap((call) => (['before', 'after'] as const).map((when) => ({ port, act, when, call }))),
  );
}

const PLANS: Readonly<Record<DatabaseKind, readonly KillPoint[]>> = {
  // PGlite is the sandbox's; the acts show that its files survive, the records are PostgreSQL's business.
  PGlite: points([
    ['invitations', 'invite', [1]],
    ['mailer', 'send', [1]],
  ]),
  PostgreSQL: [...points(OUTSIDE_ACTS), ...points(RECORDS)],
};

for (const [database, plan] of Object.entries(PLANS) as [DatabaseKind, readonly KillPoint[]][]) {
  describe(`kill -9 of the bot, on ${database}`, function () {
    this.timeout(300_000);
    // Most of a story is waiting for the dead process's work to be given up (ten seconds), so several are told at once.
    const stories = new Map<KillPoint, Promise<void>>();
    before(function () {
      const missing = process.env.GUESTLIST_TEST_POSTGRES_MISSING;
      if (database === 'PostgreSQL' && missing !== undefined) {
        console.warn(`    no PostgreSQL here: ${missing}`);
        this.skip();
      }
      const turns = pool(STORIES_AT_ONCE);
      for (const point of plan) {
        const told = turns(() => live(database, point));
        told.catch(() => undefined);
        stories.set(point, told);
      }
    });

    for (const point of plan) {
      it(`${point.when} ${point.port}.${point.act} (${point.call}): nothing is lost, nothing is done twice`, () =>
        stories.get(point));
    }
  });
}

async function live(database: DatabaseKind, point: KillPoint): Promise<void> {
  const journey = await startJourney({ database, script: DYING_BOT, env: { GUESTLIST_DIE: pointText(point) } });
  try {
    await livesThrough(journey);
  } finally {
    await journey.end();
  }
}

/** Runs at most so many at once, in the order they were asked for. */
function pool(size: number): <Result>(work: () => Promise<Result>) => Promise<Result> {
  const lanes: Promise<unknown>[] = Array.from({ length: size }, () => Promise.resolve());
  let next = 0;
  return (work) => {
    const lane = next++ % size;
    const done = (lanes[lane] ?? Promise.resolve()).then(work);
    lanes[lane] = done.catch(() => undefined);
    return done;
  };
}

async function livesThrough(journey: Journey): Promise<void> {
  const { lives } = await story(journey);

  const posts = await journey.countOf('POST', /^\/v1\.0\/invitations/);
  const mails = await journey.mails(ANN);
  const guests = await guestsOf(journey);
  const messages = journey.teams.messages(SAM);
  assert.equal(lives, 2, 'the process died at that point, once');
  assert.equal(guests.length, 1, 'one guest');
  assert.equal(posts <= 2, true, `${posts} POSTs`);
  assert.equal(mails.length, 1, `${mails.length} mails`);
  assert.equal((await journey.mails(BOSS)).length <= 1, true, 'one more address is told once');
  assert.equal(messages.filter(({ text }) => text?.includes('is ready for')).length <= 1, true, 'told twice');
  assert.equal(messages.filter(({ card }) => card !== undefined).length, 1, 'one card');
}

const STEPS: readonly {
  readonly sees: (message: SeenMessage) => boolean;
  readonly presses: string;
  readonly types?: object;
}[] = [
  { sees: reads('Invite a guest'), presses: 'invitation.check', types: { cc: BOSS } },
  { sees: reads('Ready to invite'), presses: 'invitation.send' },
];
const INVITE = { id: 'the-line-that-asks' };

/** Whoever sits in front of the card presses what it offers, the guest accepts, the bot is started again when it dies: to the end. */
async function story(journey: Journey): Promise<{ readonly lives: number }> {
  const { teams } = journey;
  let lives = 1;
  let accepted = false;
  const until = Date.now() + STORY_MS;
  while (Date.now() < until) {
    if (journey.bot.isGone()) {
      await journey.restartBot();
      lives += 1;
    }
    const [message] = teams.messages(SAM).filter(({ card }) => card !== undefined);
    if (message && reads('“Project North” is ready for')(message)) {
      await settled(journey);
      // What is done beside the way to the end, the sponsor for one, may come after it.
      if (!journey.bot.isGone() && lives > 1) return { lives };
    }
    await unlessItDies(journey, () => act(journey, message));
    const [mail] = await journey.mails(ANN);
    if (mail && !accepted) accepted = (await journey.redeem(linkIn(mail), ANN)) !== '';
    await changeOrPass(journey, message);
  }
  const { card } = teams.latest(SAM);
  throw new Error(`It did not come to an end.\n${JSON.stringify(card)}\n${journey.bot.log().slice(-3000)}`);
}

/** Teams sends a line again that was not answered; a person presses again where nothing has happened. */
async function act(journey: Journey, message: SeenMessage | undefined): Promise<void> {
  const { teams } = journey;
  if (!message) return void (await teams.say(SAM, `invite Ann Lee <${ANN}>`, INVITE));
  if (reads('It is not certain whether the mail')(message)) {
    // What the card says to do: ask them.
    const [mail] = await journey.mails(ANN);
    return void (await teams.press(SAM, message.id, mail ? 'invitation.received' : 'invitation.sendAgain'));
  }
  const step = STEPS.find(({ sees }) => sees(message));
  if (step) await teams.press(SAM, message.id, step.presses, { ...step.types });
}

async function unlessItDies(journey: Journey, work: () => Promise<void>): Promise<void> {
  const died = journey.bot.gone.then(() => undefined);
  await work().catch((error: unknown) => Promise.race([died, failure(error)]));
}

/** A connection that breaks is the first sign of a death; the process itself is gone a moment later. */
function failure(error: unknown): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>();
  setTimeout(() => reject(error), 2_000).unref();
  return promise;
}

/** Waits for the card to change; where nothing happens by itself, time has to pass. */
async function changeOrPass(journey: Journey, message: SeenMessage | undefined): Promise<void> {
  const changed = ({ id, edits }: SeenMessage) => id !== message?.id || edits !== message.edits;
  await journey.teams.waitFor(SAM, changed, 'a change', 700).catch(() => journey.pass(65));
}

/** The message at the end comes after the card says so; it may be a gap where the process died in the act. */
async function settled(journey: Journey): Promise<void> {
  const isTold = ({ text }: SeenMessage) => text?.includes('is ready for') === true;
  await journey.teams.waitFor(SAM, isTold, 'the message', 1_500).catch(() => undefined);
}

async function guestsOf(journey: Journey): Promise<readonly unknown[]> {
  const { users } = (await journey.control('GET', 'tenant')) as {
    readonly users: readonly { readonly mail?: string | null }[];
  };
  return users.filter(({ mail }) => mail === ANN);
}
