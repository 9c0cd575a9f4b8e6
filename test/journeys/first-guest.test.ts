import assert from 'node:assert/strict';
import { textOnCard } from '../support/card-elements.ts';
import { assertContract } from '../support/contract-of-journey.ts';
import type { DatabaseKind, Journey } from '../support/journey.ts';
import { LEE, linkIn, reads, SAM, SANGMIN, STRANGER, startJourney, THEO } from '../support/journey.ts';
import { passUntil, untilReferencesAreWritten } from '../support/passing-time.ts';
import { wordsOf } from '../support/words-of-log.ts';

const ANN = 'ann.lee@fabrikam.example';

for (const database of ['PGlite', 'PostgreSQL'] as const satisfies readonly DatabaseKind[]) {
  describe(`the first guest, over HTTP, on ${database}`, function () {
    this.timeout(90_000);
    let journey: Journey;

    before(async function () {
      const missing = process.env.GUESTLIST_TEST_POSTGRES_MISSING;
      if (database === 'PostgreSQL' && missing !== undefined) {
        console.warn(`    no PostgreSQL here: ${missing}`);
        this.skip();
      }
      journey = await startJourney({ database });
    });
    after(() => journey?.end());

    it('gets in: asked for, checked, sent, accepted, listed, told once', async () => {
      const { teams } = journey;
      await teams.say(SAM, `invite Ann Lee <${ANN}>`);
      const form = await teams.waitFor(SAM, reads('Invite a guest'), 'the form');
      const checking = await teams.press(SAM, form.id, 'invitation.check', { message: 'We plan the launch here.' });
      assert.match(textOnCard(checking.value), /Checking/);

      const review = await teams.waitFor(SAM, reads('Ready to invite Ann Lee'), 'the review');
      assert.equal(review.id, form.id, 'one message, edited in place');
      assert.equal((await journey.mails(ANN)).length, 0);
      await teams.press(SAM, review.id, 'invitation.send');
      const waiting = await teams.waitFor(SAM, reads('Waiting for Ann Lee to accept'), 'the status');
      assert.equal(waiting.id, form.id);

      const [mail, ...more] = await journey.mails(ANN);
      assert.ok(mail);
      assert.equal(more.length, 0);
      assert.match(mail.subject, /Sam Park \(Contoso\) invites you to “Project North”/);
      assert.match(mail.html, /We plan the launch here\./);
      journey.pass(60);
      await teams.waitFor(SAM, reads('In the group of “Project North”'), 'the membership');

      const end = await journey.redeem(linkIn(mail), ANN);
      assert.match(end, /\/teams\/\?tenantId=/);
      journey.pass(60);
      await teams.waitFor(SAM, reads('Ann Lee has accepted'), 'the acceptance');
      journey.pass(3_600);
      await teams.waitFor(SAM, reads('“Project North” is ready for Ann Lee'), 'the end');
      await teams.waitFor(SAM, ({ text }) => text?.includes('is ready for Ann Lee') === true, 'the one message');

      assert.equal(await journey.countOf('POST', /^\/v1\.0\/invitations/), 1);
      assert.equal(await journey.countOf('POST', /sendMail/), 1);
      assert.equal(teams.messages(SAM).filter(({ text }) => text?.includes('is ready for')).length, 1);
      assert.equal(teams.messages(SAM).filter(({ card }) => card !== undefined).length, 1);
    });

    it('is asked for in Korean by a Korean owner, and gets a Korean mail', async () => {
      const { teams } = journey;
      const bo = 'bo.kim@northwind.example';
      await teams.say(SANGMIN, `${bo} 님을 초대해 주세요`);
      const form = await teams.waitFor(SANGMIN, reads('게스트 초대'), 'the form');
      await teams.press(SANGMIN, form.id, 'invitation.check', { language: 'ko' });
      const review = await teams.waitFor(SANGMIN, reads('초대할 수 있습니다'), 'the review');
      await teams.press(SANGMIN, review.id, 'invitation.send');
      await teams.waitFor(SANGMIN, reads('수락을 기다리고 있습니다'), 'the status');

      const [mail] = await journey.mails(bo);
      assert.match(mail?.subject ?? '', /박상민 님\(Contoso\)이 Microsoft Teams ‘북극성 프로젝트’ 팀에 초대합니다/);
      assert.match(mail?.html ?? '', /lang="ko"/);
    });

    it('is issued once for a double press and a press delivered twice', async () => {
      const { teams } = journey;
      const address = 'twice@adatum.example';
      const line = { id: 'activity-delivered-twice' };
      await Promise.all([teams.say(SAM, `invite ${address}`, line), teams.say(SAM, `invite ${address}`, line)]);
      const form = await teams.waitFor(
        SAM,
        (message) => reads(address)(message) || hasInput(message.card, address),
        'the form',
      );
      await Promise.all([1, 2].map(() => teams.press(SAM, form.id, 'invitation.check')));
      const review = await teams.waitFor(
        SAM,
        (message) => message.id === form.id && reads('Ready to invite')(message),
        'the review',
      );
      await Promise.all([1, 2, 3].map(() => teams.press(SAM, review.id, 'invitation.send')));
      await teams.waitFor(SAM, (message) => message.id === form.id && reads('Waiting for')(message), 'the status');

      const posts = (await journey.traffic()).filter(
        ({ method, url, requestBody }) =>
          method === 'POST' && url.startsWith('/v1.0/invitations') && JSON.stringify(requestBody).includes(address),
      );
      assert.equal(posts.length, 1);
      assert.equal((await journey.mails(address)).length, 1);
      assert.equal(teams.messages(SAM).filter(({ card }) => card && JSON.stringify(card).includes(address)).length, 1);
    });

    it('is not shown to a stranger, and a stranger’s press changes nothing', async () => {
      const { teams } = journey;
      const living = teams.messages(SAM).find(reads('Waiting for'));
      assert.ok(living);
      await passUntil(
        journey,
        async () => textOnCard(teams.card(SAM, living.id)).includes('In the group of'),
        'the membership',
      );
      await untilReferencesAreWritten(journey);
      const acts = /invitations|sendMail|\$ref/;
      const before = await journey.countOf('POST', acts);
      const requestId = /"requestId":"([^"]+)"/.exec(JSON.stringify(living.card))?.[1];
      const value = {
        trigger: 'manual',
        action: { type: 'Action.Execute', verb: 'invitation.sendAgain', data: { requestId } },
      };
      const invoke = { type: 'invoke', name: 'adaptiveCard/action', replyToId: living.id, value };

      for (const person of [LEE, THEO, STRANGER]) {
        const { body } = await teams.deliver(person, invoke);
        const text = JSON.stringify(body ?? '');
        assert.equal(/adatum|Project North|twice@|Ann Lee/.test(text), false, `${person.name} reads ${text}`);
      }
      assert.equal(await journey.countOf('POST', acts), before);
    });

    it('cannot be asked for by a guest, by a stranger, or by a colleague who owns no team', async () => {
      const { teams } = journey;
      await teams.say(THEO, 'invite x@fabrikam.example');
      const guest = await teams.waitFor(THEO, ({ text }) => text !== undefined, 'the refusal');
      assert.match(guest.text ?? '', /Guests can use what they were added to/);
      await teams.say(STRANGER, 'invite x@fabrikam.example');
      assert.match(teams.latest(STRANGER).text ?? '', /works only for members of the organisation/);
      await teams.say(LEE, 'invite x@fabrikam.example');
      const lee = await teams.waitFor(LEE, ({ card }) => card !== undefined, 'an answer');
      assert.equal(JSON.stringify(lee.card).includes('invitation.check'), false);
    });

    it('is refused with the reason, and the form keeps what was typed', async () => {
      const { teams } = journey;
      await teams.say(SAM, 'invite nobody@contoso.example');
      const form = await teams.waitFor(SAM, ({ card }) => hasInput(card, 'nobody@contoso.example'), 'the form');
      await teams.press(SAM, form.id, 'invitation.check', { message: 'Hello again' });
      const review = await teams.waitFor(
        SAM,
        (message) => message.id === form.id && reads('can’t be invited yet')(message),
        'the refusal',
      );
      assert.match(textOnCard(review.card), /is our own domain/);
      assert.equal(JSON.stringify(review.card).includes('invitation.send"'), false);
      await teams.press(SAM, form.id, 'invitation.change');
      assert.equal(hasInput(teams.card(SAM, form.id), 'Hello again'), true);
      await teams.press(SAM, form.id, 'invitation.check', { addresses: 'not an address' });
      const text = textOnCard(teams.card(SAM, form.id));
      assert.match(text, /not a complete email address/);
      assert.equal(hasInput(teams.card(SAM, form.id), 'Hello again'), true);
    });

    it('logs no address, no name and no link', async () => {
      const log = journey.bot.log();
      assert.ok(log.includes('job done'));
      assert.doesNotMatch(wordsOf(log), /@|ticket|redeem\/|Ann Lee|launch/);
    });

    it('asks of Graph only what its schema and the permissions allow', function () {
      return assertContract(this, journey);
    });
  });
}

function hasInput(card: object | undefined, value: string): boolean {
  return card !== undefined && JSON.stringify(card).includes(`"value":${JSON.stringify(value)}`);
}
