import assert from 'node:assert/strict';
import { conversionPressMark } from '../../../src/domain/press-mark.ts';
import { mailConversionLink } from '../../../src/use-cases/conversion/mail-conversion-link.ts';
import { EdgeError } from '../../../src/use-cases/ports/edge-error.ts';
import { ADMINS, INVITER, userId } from '../../support/builders.ts';
import { noteOf } from '../../support/conversion-house.ts';
import { KIM } from '../../support/fresh-conversions.ts';
import { AGREED, anOpenConversion, CONFIRMER, type OpenConversion, OUTSIDE } from '../../support/open-conversion.ts';

const HOUR = 3_600;

/** Issued, with the link to go by mail; its jobs are lost. */
async function issued(): Promise<OpenConversion> {
  const open = await anOpenConversion(
    { account: { mail: OUTSIDE }, person: { message: 'See you soon.', holderLanguage: 'ko' } },
    { kind: 'holder-unreachable', because: 'no-teams' },
    { kind: 'proof-waived', by: CONFIRMER },
  );
  await open.run('issue-conversion');
  open.house.loseJobs();
  assert.equal(await open.state(), 'issued');
  return open;
}

async function mailed(): Promise<OpenConversion> {
  const open = await issued();
  await open.run('mail-conversion-link');
  assert.equal(await open.state(), 'delivered');
  return open;
}

function mailsOf({ house }: OpenConversion) {
  return house.mailer.conversions.attempts;
}

async function again(open: OpenConversion, callerId = CONFIRMER) {
  const mark = conversionPressMark((await open.reading()).conversion);
  return { callerId, requestId: open.id, mark };
}

async function lastEntry(open: OpenConversion) {
  return (await open.reading()).entries.at(-1);
}

describe('the link of a conversion by mail', () => {
  it('goes out by itself once it is issued, to the external address and to nobody else', async () => {
    const open = await anOpenConversion({ account: { mail: OUTSIDE } });
    open.house.installations.script.add({ refuse: 'no-teams' });
    await open.run('ask-holder');
    await open.house.useCases.waiveProof({ ...(await open.press(CONFIRMER)), reason: 'No Teams.' });
    await open.house.drain();
    const [order, ...others] = open.house.mailer.conversions.sent;
    assert.deepEqual(others, []);
    assert.equal(order?.redeemUrl.reveal(), open.house.invitations.issued.at(-1)?.redeemUrl);
    assert.equal(order?.mail.address, OUTSIDE);
    assert.equal(await open.state(), 'delivered');
    assert.deepEqual(open.linksShown(), []);
    const said = JSON.stringify([await open.reading(), open.house.postedCards, open.house.edits]);
    assert.ok(!said.includes(String(order?.redeemUrl.reveal())));
  });

  it('says who asked, what they wrote, and how they sign in from then on', async () => {
    const open = await mailed();
    assert.deepEqual(mailsOf(open)[0]?.mail, {
      language: 'ko',
      organisation: 'Contoso',
      askerName: 'Sam Park',
      askerAddress: 'sam.park@contoso.example',
      address: OUTSIDE,
      name: 'Kim Cho',
      signInAccount: OUTSIDE,
      userPrincipalName: 'kim@contoso.example',
      message: 'See you soon.',
      signIn: 'code',
      isWithoutTeams: false,
    });
  });

  it('is not shown in Teams beside it', async () => {
    const open = await issued();
    await open.house.edges.cardCopies.adopt({
      ...{ requestId: open.id, viewerId: KIM, serviceUrl: 'http://127.0.0.1', conversationId: 'a:k' },
      ...{ activityId: 'm-k', shown: '' },
    });
    await open.run('show-card');
    await open.run('mail-conversion-link');
    await open.run('show-card');
    assert.deepEqual(open.linksShown(), []);
    assert.equal(await open.state(), 'delivered');
  });

  it('is not sent to somebody who has accepted meanwhile, and is wiped', async () => {
    const open = await issued();
    open.redeem();
    await open.run('mail-conversion-link');
    assert.equal(await open.state(), 'redeemed');
    assert.deepEqual(mailsOf(open), []);
    const link = { invitationId: open.invitationId, attempt: 1 };
    assert.equal(await open.house.edges.conversionLinks.read(link), undefined);
  });

  it('is not sent where nobody answers for it any more, or there is none, or nobody to send it to', async () => {
    const lost = await issued();
    lost.house.directory.tenant.groups = { [ADMINS]: [INVITER] };
    await lost.run('mail-conversion-link');
    const gone = await issued();
    await gone.house.edges.conversionLinks.wipe(gone.invitationId);
    await gone.run('mail-conversion-link');
    const wiped = await issued();
    const { conversions, clock } = wiped.house.edges;
    await conversions.wipe({ id: wiped.id, after: (await wiped.reading()).number, at: clock() });
    await wiped.run('mail-conversion-link');
    for (const [open, refusal] of [
      [lost, 'inviter-lost-right'],
      [gone, 'link-lost'],
      [wiped, 'address-refused'],
    ] as const) {
      const last = await lastEntry(open);
      assert.ok(last?.kind === 'link-refused' && last.refusal === refusal, refusal);
      assert.deepEqual(mailsOf(open), []);
    }
  });

  it('is not sent by one who read the ledger before it was stopped', async () => {
    const open = await issued();
    const { conversions } = open.house.edges;
    const before = await open.reading();
    await open.append({ kind: 'stopped-after-issue', by: INVITER });
    const stale = { ...open.house.edges, conversions: { ...conversions, read: async () => before } };
    assert.deepEqual(await mailConversionLink(stale, open.id), { outcome: 'outdated' });
    assert.deepEqual(mailsOf(open), []);
  });

  it('tells both once it was refused for good, and goes out again by a press alone', async () => {
    const open = await issued();
    open.house.mailer.conversions.script.add({ refuse: 'mailbox-not-found' });
    await open.run('mail-conversion-link');
    await open.house.drain();
    assert.deepEqual(new Set(open.house.posted), new Set([INVITER, CONFIRMER]));
    open.house.pass(HOUR);
    await open.house.sweep();
    assert.equal(mailsOf(open).length, 1);
    assert.equal(await open.state(), 'issued');

    assert.equal(noteOf(await open.house.useCases.sendLinkAgain(await again(open, INVITER))), undefined);
    await open.house.drain();
    assert.equal(await open.state(), 'delivered');
    const links = mailsOf(open).map(({ redeemUrl }) => redeemUrl.reveal());
    assert.equal(links.length, 2);
    assert.equal(new Set(links).size, 1, 'the same link');
    assert.equal(open.house.invitations.posts.length, 1);
  });

  it('comes again by itself where certainly nothing went out', async () => {
    const open = await issued();
    open.house.mailer.conversions.script.add({ fail: new EdgeError('throttled', 'mail') });
    await open.run('mail-conversion-link');
    assert.equal((await lastEntry(open))?.kind, 'link-put-off');
    open.house.pass(31);
    await open.house.sweep();
    assert.equal(await open.state(), 'delivered');
    assert.equal(mailsOf(open).length, 2);
  });

  for (const failing of ['the directory', 'the mailbox'] as const) {
    it(`is not tried for ever in silence where ${failing} does not answer: both are told after a day`, async () => {
      const open = await issued();
      const run = async () => {
        open.house.mailer.conversions.script.add({ fail: new EdgeError('unavailable', 'mail') });
        await open.run('mail-conversion-link');
      };
      if (failing === 'the directory') open.house.directory.unread.set('own-domains', { because: 'no-answer' });
      open.house.pass(24 * HOUR - 1);
      await run();
      assert.equal((await open.reading()).conversion.track.linkMail?.failed, undefined);
      open.house.pass(1);
      await run();
      assert.equal((await open.reading()).conversion.track.linkMail?.failed, 'unanswered');
      open.house.directory.unread.clear();
      await open.run('tell-conversion');
      assert.deepEqual(new Set(open.house.posted), new Set([INVITER, CONFIRMER]));
      assert.equal(noteOf(await open.house.useCases.sendLinkAgain(await again(open))), undefined);
      await run();
      assert.equal((await open.reading()).conversion.track.linkMail?.failed, undefined, 'a press has a day of its own');
    });
  }

  it('waits for its turn at the mailbox', async () => {
    const open = await issued();
    const { mailPace, clock } = open.house.edges;
    while ((await mailPace.take(clock())) === 0);
    await open.run('mail-conversion-link');
    assert.deepEqual([await open.state(), mailsOf(open).length], ['issued', 0]);
    open.house.pass(61);
    await open.house.sweep();
    assert.equal(await open.state(), 'delivered');
  });
});

describe('a mail with the link whose answer was lost', () => {
  async function unsure(): Promise<OpenConversion> {
    const open = await issued();
    open.house.mailer.conversions.script.add({ actThenThrow: new EdgeError('ambiguous', 'mail') });
    await open.run('mail-conversion-link');
    assert.equal(await open.state(), 'delivery-unknown');
    return open;
  }

  it('is never repeated by itself, and both are told', async () => {
    const open = await unsure();
    await open.house.drain();
    for (let round = 0; round < 4; round += 1) {
      open.house.pass(301);
      await open.house.sweep();
    }
    assert.equal(mailsOf(open).length, 1);
    assert.deepEqual(new Set(open.house.posted), new Set([INVITER, CONFIRMER]));
  });

  it('goes out again by a press, once, with the same link', async () => {
    const open = await unsure();
    const press = await again(open);
    assert.equal(noteOf(await open.house.useCases.sendLinkAgain(press)), undefined);
    assert.equal(noteOf(await open.house.useCases.sendLinkAgain(press)), 'stale');
    await open.house.drain();
    assert.equal(noteOf(await open.house.useCases.sendLinkAgain(press)), 'stale');
    await open.house.drain();
    assert.equal(new Set(mailsOf(open).map(({ redeemUrl }) => redeemUrl.reveal())).size, 1);
    assert.equal(mailsOf(open).length, 2);
    const { linkMail } = (await open.reading()).conversion.track;
    assert.deepEqual([await open.state(), linkMail?.mails, linkMail?.failed], ['delivered', 2, undefined]);
  });

  it('is left to whoever has it in hand, and taken for lost after that', async () => {
    const open = await issued();
    await open.append({ kind: 'link-sending', mail: 1, clientRequestId: 'l' });
    await open.run('mail-conversion-link');
    assert.equal(await open.state(), 'sending');
    assert.equal(noteOf(await open.house.useCases.sendLinkAgain(await again(open))), 'twice');
    open.house.pass(61);
    await open.run('mail-conversion-link');
    assert.equal(await open.state(), 'delivery-unknown');
    assert.deepEqual(mailsOf(open), []);
  });

  it('is settled by the answer that comes late, whatever happened meanwhile', async () => {
    const open = await issued();
    const { mailer } = open.house.edges;
    const late = {
      ...open.house.edges,
      mailer: {
        ...mailer,
        sendConversion: async (order: Parameters<typeof mailer.sendConversion>[0]) => {
          await open.append({ kind: 'link-unsure', mail: 1, since: open.house.edges.clock() });
          return mailer.sendConversion(order);
        },
      },
    };
    assert.deepEqual(await mailConversionLink(late, open.id), { outcome: 'sent' });
    assert.equal(await open.state(), 'delivered');
  });

  it('takes nothing from an acceptance that was recorded while it was on its way', async () => {
    const open = await issued();
    await open.append({ kind: 'link-sending', mail: 1, clientRequestId: 'l' });
    open.redeem();
    await open.run('follow-conversion');
    await open.append({ kind: 'link-mailed', mail: 1 });
    const { conversion } = await open.reading();
    assert.equal(conversion.state, 'redeemed');
    assert.notEqual(conversion.track.linkMail?.sentAt, undefined);
  });
});

describe('sending the link again', () => {
  it('is for whoever asked or confirmed, as long as they administer', async () => {
    const open = await mailed();
    const third = userId(30);
    open.house.directory.tenant.groups = { [ADMINS]: [INVITER, CONFIRMER, third] };
    for (const [callerId, note] of [
      [third, 'no-admin'],
      [KIM, 'holder'],
    ] as const)
      assert.equal(noteOf(await open.house.useCases.sendLinkAgain(await again(open, callerId))), note);
    open.house.directory.tenant.groups = { [ADMINS]: [CONFIRMER] };
    assert.equal(noteOf(await open.house.useCases.sendLinkAgain(await again(open, INVITER))), 'no-admin');
    assert.equal(noteOf(await open.house.useCases.sendLinkAgain(await again(open))), undefined);
  });

  it('is in the name of whoever pressed last', async () => {
    const open = await mailed();
    await open.house.useCases.sendLinkAgain(await again(open, INVITER));
    open.house.directory.tenant.groups = { [ADMINS]: [INVITER] };
    await open.run('mail-conversion-link');
    assert.equal(mailsOf(open).length, 2);
  });

  it('is nothing where it goes by Teams, was wiped, stopped or accepted', async () => {
    const inTeams = await anOpenConversion({ account: { mail: OUTSIDE } }, ...AGREED);
    await inTeams.run('issue-conversion');
    await inTeams.append({ kind: 'link-shown' });
    const wiped = await mailed();
    await wiped.append({ kind: 'link-wiped' });
    const stopped = await mailed();
    await stopped.append({ kind: 'stopped-after-issue', by: INVITER });
    const accepted = await mailed();
    await accepted.append({ kind: 'redeemed' });
    for (const open of [inTeams, wiped, stopped, accepted]) {
      assert.equal(noteOf(await open.house.useCases.sendLinkAgain(await again(open))), 'stale');
    }
  });
});

describe('a holder whose chat is closed after they agreed', () => {
  /** The link could not be brought into their chat. */
  async function closed(): Promise<OpenConversion> {
    const open = await anOpenConversion({ account: { mail: OUTSIDE } });
    await open.run('ask-holder');
    open.house.chat.closedTo.add(KIM);
    await open.append({ kind: 'holder-agreed' });
    await open.run('issue-conversion');
    await open.house.drain();
    assert.equal(await open.state(), 'issued');
    return open;
  }

  it('gets the link by mail once the app cannot be brought back', async () => {
    const open = await closed();
    open.house.installations.script.add({ refuse: 'refused' });
    await open.run('follow-conversion');
    assert.equal(await open.state(), 'issued', 'the chat that they have may be open all the same');
    open.house.pass(3_600);
    open.house.installations.script.add({ refuse: 'refused' });
    await open.run('follow-conversion');
    assert.equal((await lastEntry(open))?.kind, 'routed-by-mail');
    await open.house.drain();
    assert.equal(await open.state(), 'delivered');
    assert.equal(mailsOf(open).length, 1);
    assert.deepEqual(open.linksShown(), []);
  });

  it('gets it by mail where the chat stays closed for an hour', async () => {
    const open = await closed();
    for (let round = 0; round < 11; round += 1) {
      open.house.pass(301);
      await open.house.sweep();
      assert.equal(await open.state(), 'issued');
    }
    for (let round = 0; round < 2; round += 1) {
      open.house.pass(301);
      await open.house.sweep();
    }
    assert.equal(await open.state(), 'delivered');
    assert.equal(mailsOf(open).length, 1);
    assert.equal((await open.kinds()).filter((kind) => kind === 'routed-by-mail').length, 1);
  });

  it('gets it by mail where nothing says for an hour whether the app can be brought back', async () => {
    const open = await closed();
    const unwell = async () => {
      open.house.installations.script.add({ fail: new EdgeError('unavailable', 'graph') });
      await open.run('follow-conversion');
    };
    open.house.pass(3_599);
    await unwell();
    assert.equal((await open.kinds()).includes('routed-by-mail'), false);
    open.house.pass(1);
    await unwell();
    assert.equal((await lastEntry(open))?.kind, 'routed-by-mail');
  });

  it('gets it by mail where their chat opens and the link has not come into it for a day', async () => {
    const open = await closed();
    open.house.pass(24 * HOUR - 1);
    await open.run('follow-conversion');
    assert.equal((await open.kinds()).includes('routed-by-mail'), false);
    open.house.pass(1);
    await open.run('follow-conversion');
    assert.equal((await lastEntry(open))?.kind, 'routed-by-mail');
  });

  it('has it in Teams where the channel alone was unwell', async () => {
    const open = await closed();
    open.house.installations.script.add({ fail: new EdgeError('unavailable', 'graph') });
    await open.run('follow-conversion');
    assert.equal(await open.state(), 'issued');
    open.house.chat.closedTo.clear();
    open.house.pass(301);
    await open.house.sweep();
    assert.equal(await open.state(), 'delivered');
    assert.deepEqual(mailsOf(open), []);
    assert.ok(open.linksShown().length > 0);
  });
});
