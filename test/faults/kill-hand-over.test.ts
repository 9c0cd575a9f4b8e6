import assert from 'node:assert/strict';
import { type Journey, reads, SAM } from '../support/journey.ts';
import { ANN, guestsOf, killAt, points, type Turns } from './kill-story.ts';

/** What stands between a refused mail and a link that was passed on. */
const PLAN = points([
  ['notifier', 'postLinkCard', [1]],
  ['notifier', 'editLinkCard', [1]],
  ['linkCards', 'keep', [1]],
  ['ledger', 'record', ['handed-over', 'passed-on']],
]);

const TURNS: Turns = { variants: { 'mail-delivery': 'mailbox-missing' }, unsent: 'invitation.handOver', holds };

describe('kill -9 of the bot while it hands a link over', function () {
  this.timeout(300_000);
  killAt('PostgreSQL', { plan: PLAN, turns: TURNS });
});

async function holds(journey: Journey, lives: number): Promise<void> {
  const messages = journey.teams.messages(SAM);
  assert.equal(lives, 2, 'the process died at that point, once');
  assert.equal((await guestsOf(journey)).length, 1, 'one guest');
  assert.equal(await journey.countOf('POST', /^\/v1\.0\/invitations/), 1, 'one link');
  assert.equal((await journey.mails(ANN)).length, 0, 'no mail');
  assert.equal(JSON.stringify(messages).includes('/redeem/'), false, 'no card shows the link any more');
  assert.ok(messages.filter(reads('Link for Ann Lee')).length <= 2, 'one card, and perhaps one that never showed it');
  assert.ok(messages.filter(({ text }) => text?.includes('is ready for')).length <= 1, 'told twice');
}
