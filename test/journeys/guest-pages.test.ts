import assert from 'node:assert/strict';
import { assertContract } from '../support/contract-of-journey.ts';
import { anyDatabase, type Journey, reads, SAM, SANGMIN, type SandboxMail, startJourney } from '../support/journey.ts';

const ANN = 'ann.lee@fabrikam.example';
const BO = 'bo.kim@northwind.example';

interface Foot {
  readonly privacy: string;
  readonly stranger: string;
  readonly noMoreReminders: string;
}

function footOf(mail: SandboxMail | undefined): Foot {
  const [, privacy, stranger, noMoreReminders, ...others] = [...(mail?.html ?? '').matchAll(/href="([^"]*)"/g)].map(
    ([, href]) => href ?? '',
  );
  assert.ok(privacy && stranger && noMoreReminders && others.length === 0, mail?.html);
  return { privacy, stranger, noMoreReminders };
}

async function open(address: string, method: 'GET' | 'HEAD' | 'POST' = 'GET') {
  const response = await fetch(address, { method });
  return { status: response.status, html: await response.text() };
}

describe('the pages behind the foot of the mail, over HTTP', function () {
  this.timeout(60_000);
  let journey: Journey;
  before(async () => {
    journey = await startJourney({ database: anyDatabase() });
  });
  after(() => journey?.end());

  it('let the guest stop the reminders, and say so whenever they come again', async () => {
    const { teams } = journey;
    await teams.say(SAM, `invite Ann Lee <${ANN}>`);
    const form = await teams.waitFor(SAM, reads('Invite a guest'), 'the form');
    await teams.press(SAM, form.id, 'invitation.check', {});
    const review = await teams.waitFor(SAM, reads('Ready to invite Ann Lee'), 'the review');
    await teams.press(SAM, review.id, 'invitation.send');
    await teams.waitFor(SAM, reads('Waiting for Ann Lee to accept'), 'the status');
    const { privacy, noMoreReminders } = footOf((await journey.mails(ANN))[0]);

    const statement = await open(privacy);
    assert.deepEqual([statement.status, /Privacy statement of Contoso/.test(statement.html)], [200, true]);
    for (const method of ['GET', 'HEAD', 'GET'] as const)
      assert.equal((await open(noMoreReminders, method)).status, 200);
    assert.match((await open(noMoreReminders)).html, /Stop the reminders\? The invitation stays open\./);
    assert.match((await open(noMoreReminders, 'POST')).html, /Done\. You can close this page\./);
    assert.match((await open(noMoreReminders, 'POST')).html, /Done\. You can close this page\./);
    assert.match((await open(noMoreReminders)).html, /Done\. You can close this page\./);
  });

  it('let the guest say that they do not know the inviter, in the language of the mail', async () => {
    const { teams } = journey;
    await teams.say(SANGMIN, `${BO} 님을 초대해 주세요`);
    const form = await teams.waitFor(SANGMIN, reads('게스트 초대'), 'the form');
    await teams.press(SANGMIN, form.id, 'invitation.check', { language: 'ko' });
    const review = await teams.waitFor(SANGMIN, reads('초대할 수 있습니다'), 'the review');
    await teams.press(SANGMIN, review.id, 'invitation.send');
    await teams.waitFor(SANGMIN, reads('수락을 기다리고 있습니다'), 'the status');
    const { stranger, noMoreReminders } = footOf((await journey.mails(BO))[0]);

    assert.match((await open(stranger)).html, /박상민 님을 모른다고 Contoso에 알릴까요\?/);
    assert.match((await open(noMoreReminders)).html, /알림을 그만 받을까요\?/);
    assert.match((await open(stranger, 'POST')).html, /완료했습니다\. 이 페이지를 닫아도 됩니다\./);
  });

  it('know no token of another page or another invitation, and write none into the log', async () => {
    const [ann, bo] = [footOf((await journey.mails(ANN))[0]), footOf((await journey.mails(BO))[0])];
    const tokens = [ann.stranger, ann.noMoreReminders, bo.stranger].map((address) => address.split('/').at(-1) ?? '');
    assert.equal(new Set(tokens).size, 3);
    const other = ann.stranger.replace('/stranger/', '/no-more-reminders/');
    const mixed = `${ann.stranger.slice(0, -22)}${bo.stranger.slice(-22)}`;
    const answers = await Promise.all([other, mixed, `${ann.stranger}x`].map((address) => open(address, 'POST')));
    for (const { status, html } of answers) assert.deepEqual([status, html], [404, answers[0]?.html]);
    for (const token of tokens) assert.ok(!journey.bot.log().includes(token));
  });

  it('asks of Graph only what its schema and the permissions allow', function () {
    return assertContract(this, journey);
  });
});
