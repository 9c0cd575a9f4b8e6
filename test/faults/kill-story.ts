import { join } from 'node:path';
import pg from 'pg';
import { buttonsOf, textOnCard } from '../support/card-elements.ts';
import { type DatabaseKind, type Journey, linkIn, reads, SAM, startJourney } from '../support/journey.ts';
import type { SeenMessage } from '../support/teams-client.ts';
import { type KillPoint, pointText } from './kill-point.ts';

const DYING_BOT = join(import.meta.dirname, 'dying-bot.ts');
export const ANN = 'ann.lee@fabrikam.example';
export const BOSS = 'boss@adatum.example';
export const STORY_MS = 150_000;
const STORIES_AT_ONCE = 4;
const INVITE = { id: 'the-line-that-asks' };

export type Calls = readonly (readonly [port: string, act: string, calls: readonly (number | string)[]])[];

/** Before and after each of these calls, or only one of both. */
export function points(acts: Calls, whens: readonly KillPoint['when'][] = ['before', 'after']): readonly KillPoint[] {
  return acts.flatMap(([port, act, calls]) =>
    calls.flatMap((call) => whens.map((when) => ({ port, act, when, call }))),
  );
}

/** How a story goes that is no ordinary one. */
export interface Turns {
  /** What the tenant is like from the beginning. */
  readonly variants?: Readonly<Record<string, string>>;
  /** What is pressed about a mail that did not arrive; left out: it is sent again. */
  readonly unsent?: 'invitation.handOver';
  /** Lived in place of an invitation's. */
  readonly story?: (journey: Journey) => Promise<{ readonly lives: number }>;
  /** Counted at its end. */
  readonly holds: (journey: Journey, lives: number) => Promise<void>;
}

/** All points of a plan, several lives at once, because most of a story is waiting for a dead process's work to be given up. */
export function killAt(
  database: DatabaseKind,
  { plan, turns }: { readonly plan: readonly KillPoint[]; readonly turns: Turns },
): void {
  const stories = new Map<KillPoint, Promise<void>>();
  before(function () {
    const missing = process.env.GUESTLIST_TEST_POSTGRES_MISSING;
    if (database === 'PostgreSQL' && missing !== undefined) {
      console.warn(`    no PostgreSQL here: ${missing}`);
      this.skip();
    }
    const inTurn = pool(STORIES_AT_ONCE);
    for (const point of plan) {
      const told = inTurn(() => live(database, point, turns));
      told.catch(() => undefined);
      stories.set(point, told);
    }
  });

  for (const point of plan) {
    it(`${point.when} ${point.port}.${point.act} (${point.call}): nothing is lost, nothing is done twice`, () =>
      stories.get(point));
  }
}

async function live(
  database: DatabaseKind,
  point: KillPoint,
  { variants, unsent, story = (journey) => invitationStory(journey, unsent), holds }: Turns,
): Promise<void> {
  const journey = await startJourney({ database, script: DYING_BOT, env: { GUESTLIST_DIE: pointText(point) } });
  try {
    if (variants) await journey.control('PUT', 'variants', variants);
    const { lives } = await story(journey);
    await holds(journey, lives);
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

const STEPS: readonly {
  readonly sees: (message: SeenMessage) => boolean;
  readonly presses: string;
  readonly types?: object;
}[] = [
  { sees: reads('Invite a guest'), presses: 'invitation.check', types: { cc: BOSS } },
  { sees: reads('Ready to invite'), presses: 'invitation.send' },
];

/** Whoever sits in front of the card presses what it offers, the guest accepts, the bot is started again when it dies: to the end. */
async function invitationStory(journey: Journey, unsent: Turns['unsent']): Promise<{ readonly lives: number }> {
  const { teams } = journey;
  let lives = 1;
  let accepted = false;
  const read: { link?: string } = {};
  const until = Date.now() + STORY_MS;
  while (Date.now() < until) {
    if (journey.bot.isGone()) {
      await nextLife(journey);
      lives += 1;
    }
    const [message] = teams.messages(SAM).filter(({ card }) => card !== undefined);
    if (message && reads('“Project North” is ready for')(message)) {
      await settled(journey);
      // What is done beside the way to the end, the sponsor for one, may come after it.
      if (!journey.bot.isGone() && lives > 1) return { lives };
    }
    await unlessItDies(journey, () => act(journey, message, unsent));
    const link = await linkFor(journey, read);
    if (link && !accepted) accepted = (await journey.redeem(link, ANN)) !== '';
    await changeOrPass(journey);
  }
  const seen = teams.messages(SAM).map(({ card, text }) => text ?? textOnCard(card));
  throw new Error(`It did not come to an end.\n${seen.join('\n---\n')}\n${journey.bot.log().slice(-3000)}`);
}

/**
 * Somebody starts the bot again. Most of the ten seconds after which a dead process's work is given up pass by the queue's
 * clock before it: the next life finds that work in hand, and does not wait long for it.
 */
export async function nextLife(journey: Journey, script?: string): Promise<void> {
  await journey.bot.gone;
  const { databaseUrl } = journey;
  if (databaseUrl !== undefined) await passOnQueue(databaseUrl);
  await journey.restartBot(script);
}

async function passOnQueue(connectionString: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query(
      `update pgboss.job set heartbeat_on = heartbeat_on - interval '7 seconds' where state = 'active'`,
    );
  } finally {
    await client.end();
  }
}

/** By mail; or, handed over, once the inviter has said that they passed it on. What was on the card is remembered by whoever read it. */
async function linkFor(journey: Journey, read: { link?: string }): Promise<string | undefined> {
  const [mail] = await journey.mails(ANN);
  if (mail) return linkIn(mail);
  const { teams } = journey;
  const shown = teams.messages(SAM).find(reads(SHOWN));
  if (shown) {
    const line = textOnCard(shown.card)
      .split('\n')
      .find((text) => text.includes('/redeem/'));
    read.link = line?.replaceAll(/\\(.)/g, '$1') ?? '';
    await unlessItDies(journey, async () => void (await teams.press(SAM, shown.id, 'link.passedOn')));
  }
  return teams.messages(SAM).some(reads('Link handed over to')) ? read.link : undefined;
}

const SHOWN = 'Pass this link on to';

/** Teams sends a line again that was not answered; a person presses again where nothing has happened. */
async function act(journey: Journey, message: SeenMessage | undefined, unsent: Turns['unsent']): Promise<void> {
  const { teams } = journey;
  if (!message) return void (await teams.say(SAM, `invite Ann Lee <${ANN}>`, INVITE));
  if (reads('It is not certain whether the mail')(message)) {
    // What the card says to do: ask them.
    const [mail] = await journey.mails(ANN);
    const wanted = unsent ?? 'invitation.sendAgain';
    return void (await teams.press(SAM, message.id, mail ? 'invitation.received' : wanted));
  }
  // What cannot be sent is asked for, where it is not shown already.
  const isOffered = buttonsOf(message.card).some(({ verb }) => verb === 'invitation.handOver');
  if (isOffered && reads('could not be sent')(message))
    return void (await teams.press(SAM, message.id, 'invitation.handOver'));
  const step = STEPS.find(({ sees }) => sees(message));
  if (step) await teams.press(SAM, message.id, step.presses, { ...step.types });
}

/** Whoever presses or types meanwhile sees a broken connection. */
export async function unlessItDies(journey: Journey, work: () => Promise<void>): Promise<void> {
  const died = journey.bot.gone.then(() => undefined);
  await work().catch((error: unknown) => Promise.race([died, failure(error)]));
}

/** A connection that breaks is the first sign of a death; the process itself is gone a moment later. */
function failure(error: unknown): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>();
  setTimeout(() => reject(error), 2_000).unref();
  return promise;
}

/** Waits for the chat to change; where nothing happens by itself, time has to pass. */
async function changeOrPass(journey: Journey): Promise<void> {
  const stand = () => journey.teams.messages(SAM).reduce((sum, { edits }) => sum + 1 + edits, 0);
  const before = stand();
  await journey.teams.waitFor(SAM, () => stand() !== before, 'a change', 700).catch(() => journey.pass(65));
}

/** The message at the end comes after the card says so; it may be a gap where the process died in the act. */
async function settled(journey: Journey): Promise<void> {
  const isTold = ({ text }: SeenMessage) => text?.includes('is ready for') === true;
  await journey.teams.waitFor(SAM, isTold, 'the message', 1_500).catch(() => undefined);
}

export async function guestsOf(journey: Journey): Promise<readonly unknown[]> {
  const { users } = (await journey.control('GET', 'tenant')) as {
    readonly users: readonly { readonly mail?: string | null }[];
  };
  return users.filter(({ mail }) => mail === ANN);
}
