import assert from 'node:assert/strict';
import { textOnCard } from '../support/card-elements.ts';
import { assertContract } from '../support/contract-of-journey.ts';
import {
  type DatabaseKind,
  type Journey,
  linkIn,
  reads,
  SAM,
  type SandboxMail,
  startJourney,
} from '../support/journey.ts';
import type { SeenMessage } from '../support/teams-client.ts';

const DAY = 86_400;

for (const database of ['PGlite', 'PostgreSQL'] as const satisfies readonly DatabaseKind[]) {
  describe(`the link arrives, over HTTP, on ${database}`, function () {
    this.timeout(30_000);
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

    const mailbox = (delivery: string) => journey.control('PUT', 'variants', { 'mail-delivery': delivery });
    const on = (id: string, text: string) => (message: SeenMessage) => message.id === id && reads(text)(message);

    /** Asked for, checked and sent; the message that goes on living. */
    async function invite(name: string, address: string, cc = ''): Promise<string> {
      const { teams } = journey;
      const before = new Set(teams.messages(SAM).map(({ id }) => id));
      await teams.say(SAM, `invite ${name} <${address}>`);
      const isNew = (message: SeenMessage) => !before.has(message.id) && reads('Invite a guest')(message);
      const form = await teams.waitFor(SAM, isNew, 'the form');
      await teams.press(SAM, form.id, 'invitation.check', { message: 'We plan the launch here.', cc });
      await teams.waitFor(SAM, on(form.id, `Ready to invite ${name}`), 'the review');
      await teams.press(SAM, form.id, 'invitation.send');
      return form.id;
    }

    /** Every place outside the mailboxes where a link could be read. */
    function chatsWithLink(): readonly string[] {
      return journey.teams.messages(SAM).flatMap(({ id, card, text }) => {
        const said = `${text ?? ''} ${JSON.stringify(card ?? {})}`;
        return said.includes('/redeem/') || said.includes('ticket') ? [id] : [];
      });
    }

    async function microsofts(address: string): Promise<readonly SandboxMail[]> {
      const all = (await journey.control('GET', 'mail')) as readonly SandboxMail[];
      return all.filter(({ mailbox, sentBy }) => sentBy === 'microsoft' && mailbox === address);
    }

    it('is handed over in private where the mailbox refuses, passed on, and gone from the chat', async () => {
      const { teams } = journey;
      const ann = 'ann.lee@fabrikam.example';
      await mailbox('mailbox-missing');
      const living = await invite('Ann Lee', ann);
      const card = await teams.waitFor(SAM, reads('Pass this link on to Ann Lee yourself'), 'the link');
      await teams.waitFor(SAM, on(living, 'The invitation for Ann Lee did not go out'), 'the status');
      assert.deepEqual(chatsWithLink(), [card.id]);
      assert.equal(JSON.stringify(card.card).includes('Action.OpenUrl'), false);
      const link = linkOn(card);

      await teams.press(SAM, card.id, 'link.passedOn');
      await teams.waitFor(SAM, on(card.id, 'Link passed on by you'), 'the card without it');
      await teams.waitFor(SAM, on(living, 'Link handed over to Ann Lee'), 'the status');
      journey.pass(30);
      await teams.waitFor(SAM, (message) => message.id === card.id && message.edits >= 2, 'the edited message');
      assert.deepEqual(chatsWithLink(), []);
      assert.equal((await journey.mails(ann)).length, 0);

      await journey.redeem(link, ann);
      journey.pass(60);
      await teams.waitFor(SAM, on(living, 'Ann Lee has accepted'), 'the acceptance');
      assert.equal(await journey.countOf('POST', /^\/v1\.0\/invitations/), 1);
    });

    // What differs between the two databases stands in what was told already.
    if (database === 'PGlite') return;

    it('goes with the mail after all, the same one, once the mailbox is there again', async () => {
      const { teams } = journey;
      const bea = 'bea.holm@fabrikam.example';
      const living = await invite('Bea Holm', bea);
      const card = await teams.waitFor(SAM, reads('Pass this link on to Bea Holm yourself'), 'the link');
      const link = linkOn(card);
      await mailbox('delivered');
      await teams.press(SAM, card.id, 'link.mail');
      await teams.waitFor(SAM, on(living, 'Waiting for Bea Holm to accept'), 'the status');
      journey.pass(30);
      await teams.waitFor(SAM, ({ id }) => id === card.id && !chatsWithLink().includes(id), 'the card without it');
      const mails = await journey.mails(bea);
      assert.deepEqual(mails.map(linkIn), [link]);
      await journey.redeem(link, bea);
    });

    it('comes from Microsoft as the last way: a new link, no words of the inviter, no notice', async () => {
      const { teams } = journey;
      const cal = 'cal.moss@fabrikam.example';
      const boss = 'boss@adatum.example';
      await journey.control('PUT', 'variants', { 'mail-to-existing': 'sent' });
      await mailbox('mailbox-missing');
      const living = await invite('Cal Moss', cal, boss);
      const card = await teams.waitFor(SAM, reads('Pass this link on to Cal Moss yourself'), 'the link');
      const dead = linkOn(card);
      // Microsoft is asked only once every replica knows the guest.
      journey.pass(60);
      await teams.press(SAM, card.id, 'link.microsoft');
      await teams.waitFor(SAM, on(living, 'Sent by Microsoft’s own mail'), 'the status');
      journey.pass(30);
      await teams.waitFor(SAM, ({ id }) => id === card.id && !chatsWithLink().includes(id), 'the card without it');
      await mailbox('delivered');

      const [mail, ...more] = await microsofts(cal);
      assert.ok(mail);
      assert.equal(more.length, 0);
      assert.equal((await journey.mails()).filter(({ mailbox: whose }) => whose === cal || whose === boss).length, 0);
      const link = /https?:\S+\/redeem\/\S+/.exec((mail as SandboxMail & { readonly text: string }).text)?.[0] ?? '';
      assert.notEqual(link, dead);
      await assert.rejects(journey.redeem(dead, cal));
      await journey.redeem(link, cal);
      journey.pass(60);
      await teams.waitFor(SAM, on(living, 'Cal Moss has accepted'), 'the acceptance');
      await journey.control('PUT', 'variants', { 'mail-to-existing': 'none' });
    });

    it('is reminded of, forgotten after 90 days, and made anew by a press that says what it does', async () => {
      const { teams } = journey;
      const dee = 'dee.wolf@fabrikam.example';
      const living = await invite('Dee Wolf', dee);
      await teams.waitFor(SAM, on(living, 'Waiting for Dee Wolf to accept'), 'the status');
      for (const [day, reminders] of [
        [3, 1],
        [4, 2],
        [7, 3],
      ] as const) {
        journey.pass(day * DAY + 60);
        await teams.waitFor(SAM, on(living, `Reminder ${reminders} of 3 sent`), `reminder ${reminders}`);
      }
      const mails = await journey.mails(dee);
      const [first] = mails;
      assert.ok(first);
      assert.deepEqual(
        mails.map(({ subject }) => subject.startsWith('Reminder:')),
        [false, true, true, true],
      );
      assert.equal(new Set(mails.map(linkIn)).size, 1, 'the same link each time');

      journey.pass(80 * DAY);
      await teams.press(SAM, living, 'invitation.sendAgain');
      await teams.waitFor(
        SAM,
        ({ id, card }) => id === living && JSON.stringify(card).includes('invitation.newLink'),
        'the loss',
      );
      assert.equal((await journey.mails(dee)).length, 4);
      await teams.press(SAM, living, 'invitation.newLink');
      await teams.waitFor(SAM, on(living, 'Waiting for Dee Wolf to accept'), 'the status');
      const newest = (await journey.mails(dee)).at(-1);
      assert.match(newest?.subject ?? '', /^New link:/);
      await assert.rejects(journey.redeem(linkIn(first), dee));
      await journey.redeem(linkIn(newest ?? first), dee);
    });

    it('asks of Graph only what its schema and the permissions allow', function () {
      return assertContract(this, journey);
    });
  });
}

function linkOn({ card }: SeenMessage): string {
  const line = textOnCard(card)
    .split('\n')
    .find((text) => text.includes('/redeem/'));
  if (!line) throw new Error('no link on the card');
  return line.replaceAll(/\\(.)/g, '$1');
}
