import assert from 'node:assert/strict';
import { RedeemUrl } from '../../src/domain/redeem-url.ts';
import { deliverInvitation } from '../../src/use-cases/deliver-invitation.ts';
import { EdgeError } from '../../src/use-cases/ports/edge-error.ts';
import { recordStep } from '../../src/use-cases/record-step.ts';
import { aGuest, INVITER, userId } from '../support/builders.ts';
import { guestIdOf } from '../support/fake-invitations.ts';
import { ADDRESS, aHouse, FORM, type House } from '../support/house.ts';

const LOST = { actThenThrow: new EdgeError('ambiguous', 'reset') };
const THROTTLED = { fail: new EdgeError('throttled', '429') };

function kindsOf(house: House, id: Parameters<House['reading']>[0]): Promise<readonly string[]> {
  return house.reading(id).then(({ entries }) => entries.map(({ kind }) => kind));
}

async function sweeps(house: House, times: number, seconds = 61): Promise<void> {
  for (let round = 0; round < times; round += 1) {
    house.pass(seconds);
    await house.sweep();
  }
}

describe('an invitation whose answer was lost', () => {
  it('still takes its own guest for its own when the next POST is put off', async () => {
    const house = aHouse();
    house.invitations.script.add(LOST, THROTTLED, THROTTLED);

    const id = await house.send();
    await house.drain();
    await sweeps(house, 6);

    assert.equal((await house.reading(id)).invitation.state, 'delivered');
    assert.equal(new Set(house.invitations.issued.map(({ guestId }) => guestId)).size, 1);
    assert.equal(house.mailer.sent[0]?.redeemUrl, house.invitations.issued.at(-1)?.redeemUrl);
  });

  it('is not given up because the account exists after all: it looks again', async () => {
    const house = aHouse();
    house.invitations.script.add(LOST, { refuse: 'already-exists' });

    const id = await house.send();
    await house.drain();
    await sweeps(house, 4);

    assert.equal((await house.reading(id)).invitation.state, 'delivered');
  });

  it('is an acceptance when the guest has come in meanwhile', async () => {
    const house = aHouse();
    house.invitations.script.add(LOST);

    const id = await house.send();
    await house.drain();
    house.accept();
    await sweeps(house, 2);

    assert.equal((await house.reading(id)).invitation.state, 'redeemed');
    assert.equal(house.mailer.sent.length, 0);
  });
});

describe('a guest who has the address among their other mails alone', () => {
  it('is not taken for the one whose invitation was lost', async () => {
    const house = aHouse();
    const other = aGuest({ id: userId(21), mail: 'other@adatum.example', externalUserState: 'Accepted' });
    house.directory.tenant.people = [...house.directory.tenant.people, { ...other, otherMails: [ADDRESS] }];
    house.invitations.script.add({ actThenThrow: new EdgeError('ambiguous', 'reset') });

    const id = await house.send();
    await house.drain();
    house.pass(61);
    await house.sweep();

    const { invitation } = await house.reading(id);
    assert.equal(invitation.state, 'delivered');
    assert.notEqual(invitation.track.guestId, userId(21));
  });
});

describe('the look before an invitation', () => {
  it('is not skipped when the directory did not answer for the accounts', async () => {
    const house = aHouse();
    const id = await house.send();
    const { checkDraft } = await import('../../src/use-cases/check-draft.ts');
    await checkDraft(house.edges, id);
    house.directory.unread.set('accounts-with-address', { because: 'no-answer' });

    await house.drain();
    assert.equal(house.invitations.posts.length, 0);
    house.directory.unread.clear();
    await sweeps(house, 1);

    assert.equal((await house.reading(id)).invitation.state, 'delivered');
  });

  it('goes on without the permission: Microsoft’s own answer has to do', async () => {
    const house = aHouse();
    house.directory.unread.set('accounts-with-address', { because: 'permission', permission: 'User.Read.All' });

    const id = await house.send();
    await house.drain();

    assert.equal((await house.reading(id)).invitation.state, 'delivered');
  });
});

describe('an answer that names an account which was there before', () => {
  for (const [what, found] of [
    ['accepted', aGuest({ mail: 'other@fabrikam.example' })],
    ['accepted and blocked', aGuest({ mail: 'other@fabrikam.example', accountEnabled: false })],
    ['internal', { ...aGuest({ mail: 'other@contoso.example', userType: 'Member' }), externalUserState: undefined }],
  ] as const) {
    it(`${what}: nothing is delivered, nobody is added, somebody has to look`, async () => {
      const house = aHouse();
      house.directory.tenant.people = [...house.directory.tenant.people, { ...found, id: guestIdOf(ADDRESS) }];

      const id = await house.send();
      await house.drain();

      const { invitation } = await house.reading(id);
      assert.equal(invitation.state === 'needs-attention' && invitation.got, guestIdOf(ADDRESS));
      assert.equal(house.mailer.sent.length, 0);
      assert.equal(house.memberships.posts.length, 0);
    });
  }
});

describe('presses that come again, or late', () => {
  it('one press on “send again” is one mail, however often it is delivered', async () => {
    const house = aHouse();
    house.mailer.script.add(LOST, LOST);
    const id = await house.send();
    await house.drain();
    const press = { callerId: INVITER, requestId: id, mark: await house.markOf(id) };

    await house.useCases.sendAgain(press);
    await house.drain();
    const again = await house.useCases.sendAgain(press);
    await house.drain();

    assert.equal(again.outcome === 'card' && again.note, 'twice');
    assert.equal(house.mailer.sent.length, 2);
  });

  it('Send on a review that has changed since sends nothing, not even the second time it is delivered', async () => {
    const house = aHouse();
    const id = await house.send();
    const press = { callerId: INVITER, requestId: id, mark: 'draft-3' };
    house.directory.tenant.teams = house.directory.tenant.teams.map((team) => ({ ...team, name: 'Board only' }));
    await house.drain();

    const again = await house.useCases.sendDraft(press);
    await house.drain();

    assert.equal(again.outcome === 'card' && again.note, 'stale');
    assert.equal(house.invitations.posts.length, 0);
  });

  it('Send on the card of an earlier address does not invite the later one', async () => {
    const house = aHouse();
    const started = await house.useCases.startDraft({ callerId: INVITER, text: '', language: 'en', activityKey: '1' });
    assert.equal(started.outcome, 'started');
    const press = { callerId: INVITER, requestId: started.draft.id };
    await house.useCases.submitForm({ ...press, mark: await house.markOf(press.requestId), form: FORM });
    await house.drain();
    const ofAnn = await house.markOf(press.requestId);
    await house.useCases.changeDraft({ ...press, mark: ofAnn });
    await house.useCases.submitForm({
      ...press,
      mark: await house.markOf(press.requestId),
      form: { ...FORM, addresses: 'bo@fabrikam.example' },
    });
    await house.drain();

    await house.useCases.sendDraft({ ...press, mark: ofAnn });
    await house.drain();

    assert.equal(house.invitations.posts.length, 0);
  });

  it('a check delivered again puts no old values back', async () => {
    const house = aHouse();
    const started = await house.useCases.startDraft({ callerId: INVITER, text: '', language: 'en', activityKey: '1' });
    assert.equal(started.outcome, 'started');
    const press = { callerId: INVITER, requestId: started.draft.id };
    const first = { ...press, mark: 'draft-1', form: { ...FORM, message: 'old' } };
    await house.useCases.submitForm(first);
    await house.drain();
    await house.useCases.changeDraft({ ...press, mark: await house.markOf(press.requestId) });
    await house.useCases.submitForm({
      ...press,
      mark: await house.markOf(press.requestId),
      form: { ...FORM, message: 'new' },
    });
    await house.drain();

    await house.useCases.submitForm(first);
    await house.drain();

    const now = await house.subject(press.requestId);
    assert.equal(now.kind === 'draft' && now.draft.form.message, 'new');
  });
});

describe('a link that a late worker keeps', () => {
  it('is never the one that is mailed', async () => {
    const house = aHouse();
    house.mailer.script.add(THROTTLED);
    const id = await house.send();
    await house.drain();
    const { invitation } = await house.reading(id);

    const late = {
      invitationId: invitation.id,
      attempt: 0,
      url: new RedeemUrl('https://login.microsoftonline.com/dead'),
    };
    await house.edges.linkVault.keep(late);
    await sweeps(house, 1);

    assert.equal(house.mailer.sent[0]?.redeemUrl, house.invitations.issued[0]?.redeemUrl);
  });

  it('that is gone from the vault is made anew when nobody was given it', async () => {
    const house = aHouse();
    house.mailer.script.add(THROTTLED);
    const id = await house.send();
    await house.drain();
    await house.edges.linkVault.wipe((await house.reading(id)).invitation.id);

    await sweeps(house, 3);

    assert.equal((await house.reading(id)).invitation.state, 'delivered');
    assert.equal(house.invitations.posts.length, 2);
    assert.equal(house.mailer.sent[0]?.redeemUrl, house.invitations.issued.at(-1)?.redeemUrl);
  });

  it('that is gone after a mail is made anew by nobody', async () => {
    const house = aHouse();
    house.mailer.script.add(LOST);
    const id = await house.send();
    await house.drain();
    await house.edges.linkVault.wipe((await house.reading(id)).invitation.id);

    await house.useCases.sendAgain({ callerId: INVITER, requestId: id, mark: await house.markOf(id) });
    await house.drain();
    await sweeps(house, 2);

    const { invitation } = await house.reading(id);
    assert.equal(invitation.state === 'failed' && invitation.stage === 'delivery' && invitation.refusal, 'link-lost');
    assert.equal(house.invitations.posts.length, 1);
  });
});

describe('a mail in hand', () => {
  it('is not called lost by another worker within a minute', async () => {
    const house = aHouse();
    const id = await house.send();
    const { promise: mailing, resolve: letGo } = Promise.withResolvers<void>();
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
    const slow = {
      ...house.edges,
      mailer: {
        ...house.mailer,
        send: async (order: Parameters<typeof house.mailer.send>[0]) => {
          begin();
          await mailing;
          return house.mailer.send(order);
        },
      },
    };
    const { checkDraft } = await import('../../src/use-cases/check-draft.ts');
    const { issueInvitation } = await import('../../src/use-cases/issue-invitation.ts');
    await checkDraft(house.edges, id);
    const invitationId = (await house.reading(id)).invitation.id;
    await issueInvitation(house.edges, invitationId);
    house.loseJobs();
    const first = deliverInvitation(slow, invitationId);
    await begun;
    house.pass(11);

    assert.deepEqual(await deliverInvitation(house.edges, invitationId), { outcome: 'in-hand' });
    letGo();
    assert.deepEqual(await first, { outcome: 'delivered' });
    assert.equal(house.mailer.sent.length, 1);
  });
});

describe('a mail that is put off', () => {
  it('is put off even when the membership is recorded at that moment', async () => {
    const house = aHouse({
      around: (edges) => ({
        ...edges,
        mailer: {
          ...edges.mailer,
          send: async (order) => {
            const [due] = (await edges.ledger.due(new Date(8.64e15), 1)).invitations;
            const reading = due && (await edges.ledger.read(due.id));
            if (reading && !reading.invitation.track.inTeamAt) {
              await recordStep(edges, reading, [{ kind: 'added-to-team' }]);
            }
            return edges.mailer.send(order);
          },
        },
      }),
    });
    house.memberships.script.add({ fail: new EdgeError('unavailable', 'busy') });
    house.mailer.script.add(THROTTLED);
    const id = await house.send();
    await house.drain();
    await sweeps(house, 2);

    const kinds = await kindsOf(house, id);
    assert.equal(kinds.includes('sending-put-off') && !kinds.includes('delivery-unknown'), true, kinds.join());
    assert.equal((await house.reading(id)).invitation.state, 'delivered');
    assert.equal(house.mailer.sent.length, 1);
  });
});

describe('a guest who is removed while pending', () => {
  it('is noticed, ends the request, and frees the address', async () => {
    const house = aHouse();
    const id = await house.send();
    await house.drain();
    house.directory.tenant.people = house.directory.tenant.people.filter(
      ({ id: person }) => person !== guestIdOf(ADDRESS),
    );
    await sweeps(house, 1, 301);
    assert.equal((await house.reading(id)).invitation.state, 'delivered', 'not at once: replicas lag');

    await sweeps(house, 3, 301);

    const { invitation } = await house.reading(id);
    assert.equal(invitation.state === 'failed' && invitation.stage, 'account');
    const next = await house.send();
    await house.drain();
    assert.equal((await house.reading(next)).invitation.state, 'delivered');
  });
});

describe('a card whose edit was lost', () => {
  it('is found by the sweep', async () => {
    const house = aHouse();
    const id = await house.send();
    await house.edges.cardCopies.adopt({
      requestId: id,
      viewerId: INVITER,
      serviceUrl: 'http://127.0.0.1',
      conversationId: 'a:1',
      activityId: '1',
      shown: 'draft:1',
    });
    await house.drain();
    const before = house.shown.length;
    await house.edges.cardCopies.adopt({
      requestId: id,
      viewerId: INVITER,
      serviceUrl: 'http://127.0.0.1',
      conversationId: 'a:1',
      activityId: '1',
      shown: 'draft:1',
    });
    house.loseJobs();

    await sweeps(house, 1);

    assert.equal(house.shown.length, before + 1);
  });
});

it('the state machine never leaves an address claimed by a request that has ended', async () => {
  const house = aHouse();
  house.invitations.script.add({ refuse: 'input-refused' });
  await house.send();
  await house.drain();

  const next = await house.send();
  await house.drain();

  assert.equal((await house.reading(next)).invitation.state, 'delivered');
  assert.deepEqual(await kindsOf(house, next), [
    'requested',
    'inviting',
    'issued',
    'added-to-team',
    'sponsor-set',
    'sending',
    'delivered',
  ]);
  assert.equal(house.invitations.posts[1]?.address, ADDRESS);
});
