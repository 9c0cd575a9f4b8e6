import assert from 'node:assert/strict';
import { offers, spoken } from '../support/asking.ts';
import { textOnCard } from '../support/card-elements.ts';
import { ALMA, confirm, greeted, linkOn, POLICY_BOT, PRIYA, writesAmong } from '../support/confirming.ts';
import type { Journey } from '../support/journey.ts';
import { passUntil } from '../support/passing-time.ts';
import { DANA } from '../support/shown-rules.ts';
import type { SeenMessage, TeamsPerson } from '../support/teams-client.ts';
import { type Calls, killAt, nextLife, points, STORY_MS, unlessItDies } from './kill-story.ts';

const OUTSIDE = 'alma.reyes@fabrikam.example';
const LINE = { id: 'the-line-that-converts' };

/**
 * Around both writes; to die before a step is to die after the one before it. Every other record is died at without a process
 * of its own (test/use-cases/conversion/crash-conversion.test.ts).
 */
const STEPS: Calls = [
  ['conversions', 'record', ['mail-written']],
  ['invitations', 'invite', [1]],
  ['conversionLinks', 'keep', [1]],
  ['conversions', 'record', ['issued', 'link-shown']],
];

describe('kill -9 of the bot while it converts an account', function () {
  this.timeout(300_000);
  killAt('PostgreSQL', { plan: points(STEPS, ['before']), turns: { story, holds: onceAndForAll } });
});

/** Three people press what their cards offer, and whoever is asked accepts; the bot is started again when it dies. */
async function story(journey: Journey): Promise<{ readonly lives: number }> {
  let lives = 1;
  const accepted: string[] = [];
  const until = Date.now() + STORY_MS;
  await greeted(journey, [PRIYA]);
  while (Date.now() < until) {
    if (journey.bot.isGone()) {
      await nextLife(journey, POLICY_BOT);
      lives += 1;
    }
    if (isClosed(journey)) return { lives };
    await unlessItDies(journey, () => act(journey));
    const link = linkOn(journey.teams.messages(ALMA).find(({ card }) => linkOn(card) !== undefined)?.card);
    if (link && accepted.length === 0) accepted.push(await journey.redeem(link, OUTSIDE));
    await changeOrPass(journey);
  }
  const read = (person: TeamsPerson) =>
    journey.teams.messages(person).map(({ card, text }) => text ?? textOnCard(card));
  const seen = [DANA, PRIYA, ALMA].flatMap(read).join('\n---\n');
  throw new Error(`It did not come to an end.\n${seen}\n${journey.bot.log().slice(-3000)}`);
}

/** Pressed on both cards that offer it, it is done once. */
function isClosed({ teams }: Journey): boolean {
  const cards = teams.messages(DANA).map(({ card }) => card);
  const isConverted = cards.some((card) => spoken(card).startsWith('The account of Alma Reyes is converted'));
  return isConverted && !cards.some((card) => offers(card, 'conversion.done'));
}

async function act(journey: Journey): Promise<void> {
  const { teams } = journey;
  const offering = (person: TeamsPerson, verb: string) => teams.messages(person).find(({ card }) => offers(card, verb));
  if (!teams.messages(DANA).some(({ card }) => card !== undefined))
    return void (await teams.say(DANA, `convert alma.reyes@contoso.example to ${OUTSIDE}`, LINE));
  for (const [person, verb, typed] of [
    [DANA, 'conversion.check', { signIn: OUTSIDE }],
    [DANA, 'conversion.ask', {}],
    [ALMA, 'conversion.agree', {}],
    [DANA, 'conversion.done', {}],
  ] as const) {
    const message = offering(person, verb);
    if (message) await teams.press(person, message.id, verb, typed);
  }
  const question = offering(PRIYA, 'conversion.confirm');
  if (question) await confirm(journey, { on: question, name: 'Alma Reyes' });
}

/** Waits for any of the chats to change; where nothing happens by itself, time has to pass. */
async function changeOrPass(journey: Journey): Promise<void> {
  const stand = () => journey.connector.calls.length;
  const before = stand();
  await journey.teams.waitFor(DANA, () => stand() !== before, 'a change', 700).catch(() => journey.pass(31));
}

async function onceAndForAll(journey: Journey, lives: number): Promise<void> {
  const isHidden = async () => !journey.teams.messages(ALMA).some(({ card }) => linkOn(card) !== undefined);
  await passUntil(journey, isHidden, 'the link to be taken away');
  const writes = writesAmong(await journey.traffic());
  const counted = (start: string) => writes.filter((line) => line.startsWith(start)).length;
  assert.equal(lives, 2, 'the process died at that point, once');
  assert.ok(counted('POST /invitations') <= 2, writes.join('\n'));
  assert.ok(counted(`PATCH /users/${ALMA.id}`) <= 2, writes.join('\n'));
  assert.equal(counted('PATCH'), counted(`PATCH /users/${ALMA.id}`));
  assert.equal(counted('DELETE'), 0);

  const { users } = (await journey.control('GET', 'tenant')) as { readonly users: readonly Account[] };
  const theirs = users.filter(({ mail }) => mail === OUTSIDE).map(({ id }) => id);
  assert.deepEqual(theirs, [ALMA.id], 'this account, and no guest beside it');
  const isCard = ({ card }: SeenMessage) => card !== undefined;
  assert.equal(journey.teams.messages(ALMA).filter(isCard).length, 1, 'the holder has one message');
  const shown = journey.connector.calls.filter(({ activity }) => JSON.stringify(activity).includes('/redeem/'));
  assert.deepEqual([...new Set(shown.map(({ conversationId }) => conversationId))], [ALMA.conversationId]);
}

interface Account {
  readonly id: string;
  readonly mail?: string | null;
}
