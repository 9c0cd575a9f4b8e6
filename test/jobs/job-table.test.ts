import assert from 'node:assert/strict';
import { JOB_NAMES, JOB_TABLE, QUEUE_OPTIONS } from '../../src/jobs/job-table.ts';
import { newInvitationId, newRequestId } from '../support/fresh-builders.ts';

const [requestId, invitationId, other] = [newRequestId(), newInvitationId(), newInvitationId()];

const ABOUT_CONVERSIONS = [
  ...(['ask-deciders', 'ask-holder', 'issue-conversion', 'follow-conversion'] as const),
  ...(['verify-conversion', 'put-mail-back', 'tell-conversion'] as const),
];

describe('the job table', () => {
  it('reads back what it writes', () => {
    const { follow, issue, 'set-sponsor': setSponsor, 'send-notice': sendNotice, 'show-card': showCard } = JOB_TABLE;
    const checkConversion = JOB_TABLE['check-conversion'];
    const jobs = {
      follow: { name: 'follow', invitationIds: [invitationId, other] },
      issue: { name: 'issue', invitationId },
      setSponsor: { name: 'set-sponsor', invitationId },
      sendNotice: { name: 'send-notice', invitationId },
      showCard: { name: 'show-card', requestId },
      checkConversion: { name: 'check-conversion', requestId },
    } as const;
    assert.deepEqual(follow.fromRow(follow.toRow(jobs.follow)), jobs.follow);
    assert.deepEqual(issue.fromRow(issue.toRow(jobs.issue)), jobs.issue);
    assert.deepEqual(setSponsor.fromRow(setSponsor.toRow(jobs.setSponsor)), jobs.setSponsor);
    assert.deepEqual(sendNotice.fromRow(sendNotice.toRow(jobs.sendNotice)), jobs.sendNotice);
    assert.deepEqual(showCard.fromRow(showCard.toRow(jobs.showCard)), jobs.showCard);
    assert.deepEqual(checkConversion.fromRow(checkConversion.toRow(jobs.checkConversion)), jobs.checkConversion);
  });

  for (const name of ABOUT_CONVERSIONS) {
    it(`reads back what it writes of ${name}, by the conversion it is about`, () => {
      const row = JOB_TABLE[name];
      assert.deepEqual(row.fromRow(row.toRow({ name, requestId } as never)), { name, requestId });
      assert.equal(row.keyOf({ name, requestId } as never), requestId);
    });
  }

  it('gives a run that opens several chats the time for them, lest another begins beside it', () => {
    for (const name of ['ask-deciders', 'tell-conversion-admins'] as const)
      assert.ok(JOB_TABLE[name].expireInSeconds >= 120, name);
  });

  const malformed = [null, undefined, 'text', {}, { invitationId: 'x' }, { invitationIds: [] }, { requestId: 7 }];
  for (const name of JOB_NAMES) {
    it(`takes no row of ${name} that is not its own`, () => {
      for (const row of malformed) assert.equal(JOB_TABLE[name].fromRow(row), undefined);
    });
  }

  it('goes on with a card for ten minutes at the least, however the delays fall', () => {
    const { retryDelay, retryDelayMax } = QUEUE_OPTIONS;
    // pg-boss waits between half of this and all of it.
    const shortest = (retry: number) => Math.min(retryDelayMax, (retryDelay * 2 ** (retry + 1)) / 2);
    const delays = Array.from({ length: JOB_TABLE['show-card'].retryLimit }, (_, retry) => shortest(retry));
    assert.ok(delays.reduce((sum, delay) => sum + delay, 0) >= 600);
  });

  it('takes no list with one id that is none', () => {
    assert.equal(JOB_TABLE.follow.fromRow({ invitationIds: [invitationId, 'x'] }), undefined);
  });

  it('knows the same guests again in any order, and other guests as others', () => {
    const keyOf = (...invitationIds: readonly (typeof invitationId)[]) =>
      JOB_TABLE.follow.keyOf({ name: 'follow', invitationIds });
    assert.equal(keyOf(invitationId, other), keyOf(other, invitationId));
    assert.notEqual(keyOf(invitationId, other), keyOf(invitationId));
  });
});
