import { TEAMS } from '../src/sandbox/tenant/contoso.ts';
import { send, spoken } from '../test/support/asking.ts';
import type { DatabaseKind, Journey } from '../test/support/journey.ts';
import { swept } from '../test/support/passing-time.ts';
import type { TeamsPerson } from '../test/support/teams-client.ts';
import { type GraphCalls, NO_CALLS, sum, takeGraphCalls } from './graph-calls.ts';
import { addInviters } from './inviters.ts';
import { memoryAtRest, startProduct } from './product.ts';
import type { Sizes } from './sizes.ts';
import { type Series, series } from './statistics.ts';

/**
 * The mailbox takes 30 in a minute (E11), so the clock is moved by one after each wave. A mail whose job has to begin anew,
 * because something else was recorded at that moment, takes its turn twice.
 */
const A_WAVE = 24;
const FORMS_A_WAVE = 2;
const A_MINUTE = 61;
const MAILED = 'Waiting for them to accept';
/** Longer than a mail waits that finds no turn in this minute; that wait is real. */
const PATIENCE_MS = 120_000;

/** From the first word to the accepted mail and the membership, through everything that lies between: what it takes, and leaves. */
export async function measureInvitations(database: DatabaseKind, { invitations }: Sizes): Promise<readonly Series[]> {
  const journey = await startProduct(database);
  try {
    const inviters = await addInviters(journey, FORMS_A_WAVE * Math.ceil(invitations / A_WAVE));
    const before = await memoryAtRest(journey);
    await takeGraphCalls(journey);
    const waves: Wave[] = [];
    for (const guests of wavesOf(invitations)) {
      const at = FORMS_A_WAVE * waves.length;
      waves.push(await carry(journey, inviters.slice(at, at + FORMS_A_WAVE), guests));
    }
    const after = await memoryAtRest(journey);
    await assertDone(journey, invitations);
    return figures(waves, { before, after, invitations });
  } finally {
    await journey.end();
  }
}

/** Addresses of one wave after the other; the last may be smaller. */
function wavesOf(invitations: number): readonly (readonly string[])[] {
  const guests = Array.from({ length: invitations }, (_, index) => `ann.lee.${index + 1}@fabrikam.example`);
  return Array.from({ length: Math.ceil(invitations / A_WAVE) }, (_, wave) =>
    guests.slice(wave * A_WAVE, (wave + 1) * A_WAVE),
  );
}

interface Wave {
  readonly seconds: number;
  readonly calls: GraphCalls;
}

/** Two inviters at once, a form each; then the minute passes, and with it what had to wait for the directory's replicas. */
async function carry(journey: Journey, inviters: readonly TeamsPerson[], guests: readonly string[]): Promise<Wave> {
  const startedAt = performance.now();
  const half = Math.ceil(guests.length / inviters.length);
  const lists = inviters.map((by, index) => ({ by, addresses: guests.slice(index * half, (index + 1) * half) }));
  await Promise.all(lists.filter(({ addresses }) => addresses.length > 0).map((list) => invite(journey, list)));
  const seconds = (performance.now() - startedAt) / 1_000;
  await swept(journey, A_MINUTE);
  return { seconds, calls: await takeGraphCalls(journey) };
}

interface GuestList {
  readonly by: TeamsPerson;
  readonly addresses: readonly string[];
}

async function invite(journey: Journey, { by, addresses }: GuestList): Promise<void> {
  const { id } = await send(journey, { by, addresses, team: TEAMS.projectNorth });
  const mailed = (card: object | undefined) =>
    spoken(card)
      .split('\n')
      .filter((line) => line === MAILED).length;
  await journey.teams.waitFor(
    by,
    (message) => message.id === id && mailed(message.card) === addresses.length,
    `${addresses.length} mails`,
    PATIENCE_MS,
  );
}

/** A figure of something that did not happen would be worth nothing. */
async function assertDone(journey: Journey, invitations: number): Promise<void> {
  const mails = await journey.mails();
  if (mails.length !== invitations) throw new Error(`${mails.length} mails for ${invitations} invitations`);
}

interface Outline {
  readonly before: number;
  readonly after: number;
  readonly invitations: number;
}

function figures(waves: readonly Wave[], { before, after, invitations }: Outline): readonly Series[] {
  const { reads, writes, roundTrips, throttled } = waves.map(({ calls }) => calls).reduce(sum, NO_CALLS);
  const seconds = waves.map((wave) => wave.seconds);
  const each = (calls: number) => [calls / invitations];
  return [
    series(`a wave of ${A_WAVE} invitations, from the first word to the mails`, 's', seconds),
    series(`${invitations} invitations, without the waiting for the mailbox`, 's', [
      seconds.reduce((a, b) => a + b, 0),
    ]),
    series('Graph: writes an invitation', '', each(writes)),
    series('Graph: reads an invitation', '', each(reads)),
    series('Graph: round trips an invitation', '', each(roundTrips)),
    series('Graph: answers “too many requests”', '', [throttled]),
    series('memory before the invitations', 'MB', [before]),
    series(`memory after ${invitations} invitations`, 'MB', [after]),
  ];
}
