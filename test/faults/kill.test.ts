import assert from 'node:assert/strict';
import { type DatabaseKind, type Journey, reads, SAM } from '../support/journey.ts';
import type { KillPoint } from './kill-point.ts';
import { ANN, BOSS, type Calls, guestsOf, killAt, points, type Turns } from './kill-story.ts';

/** In the order of a story: to die before a step is to die after the one before it. */
const STEPS: Calls = [
  // A form sent, the review, a press of Send.
  ['drafts', 'save', [1, 2, 3]],
  ['ledger', 'open', [1]],
  ['notifier', 'show', [1, 2]],
  ['ledger', 'record', ['inviting']],
  ['invitations', 'invite', [1]],
  ['linkVault', 'keep', [1]],
  ['ledger', 'record', ['issued']],
  ['memberships', 'add', [1]],
  ['ledger', 'record', ['added-to-team', 'sponsor-set', 'sending']],
  ['mailer', 'send', [1]],
  ['ledger', 'record', ['delivered', 'notice-sending']],
  ['mailer', 'notify', [1]],
  ['ledger', 'record', ['notice-sent', 'accepted']],
  ['linkVault', 'wipe', [1]],
  ['ledger', 'record', ['listed', 'telling']],
  ['notifier', 'tell', [1]],
  ['ledger', 'record', ['told']],
];

/** Where no step of the same thread follows. */
const LAST_STEPS: Calls = [
  ['notifier', 'show', [1, 2]],
  ['ledger', 'record', ['added-to-team', 'sponsor-set', 'notice-sent', 'told']],
  ['linkVault', 'wipe', [1]],
];

const PLANS: Readonly<Record<DatabaseKind, readonly KillPoint[]>> = {
  // PGlite is the sandbox's; the acts show that its files survive, the records are PostgreSQL's business.
  PGlite: points(
    [
      ['invitations', 'invite', [1]],
      ['mailer', 'send', [1]],
    ],
    ['after'],
  ),
  PostgreSQL: [...points(STEPS, ['before']), ...points(LAST_STEPS, ['after'])],
};

for (const [database, plan] of Object.entries(PLANS) as [DatabaseKind, readonly KillPoint[]][]) {
  describe(`kill -9 of the bot, on ${database}`, function () {
    this.timeout(300_000);
    killAt(database, { plan, turns: { holds: onceAndForAll } });
  });
}

async function onceAndForAll(journey: Journey, lives: number): Promise<void> {
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

/** What stands between a refused mail and a link that was passed on. */
const HAND_OVER = points([
  ['notifier', 'editLinkCard', [1]],
  ['ledger', 'record', ['passed-on']],
]);

const BY_HAND: Turns = {
  variants: { 'mail-delivery': 'mailbox-missing' },
  unsent: 'invitation.handOver',
  holds: withoutMail,
};

describe('kill -9 of the bot while it hands a link over', function () {
  this.timeout(300_000);
  killAt('PostgreSQL', { plan: HAND_OVER, turns: BY_HAND });
});

async function withoutMail(journey: Journey, lives: number): Promise<void> {
  const messages = journey.teams.messages(SAM);
  assert.equal(lives, 2, 'the process died at that point, once');
  assert.equal((await guestsOf(journey)).length, 1, 'one guest');
  assert.equal(await journey.countOf('POST', /^\/v1\.0\/invitations/), 1, 'one link');
  assert.equal((await journey.mails(ANN)).length, 0, 'no mail');
  assert.equal(JSON.stringify(messages).includes('/redeem/'), false, 'no card shows the link any more');
  assert.ok(messages.filter(reads('Link for Ann Lee')).length <= 2, 'one card, and perhaps one that never showed it');
  assert.ok(messages.filter(({ text }) => text?.includes('is ready for')).length <= 1, 'told twice');
}
