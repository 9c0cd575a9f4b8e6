import assert from 'node:assert/strict';
import type { Choice } from '../../src/domain/already-there.ts';
import type { RequestId } from '../../src/domain/ids.ts';
import type { DirectoryPerson } from '../../src/domain/person.ts';
import { resendLink } from '../../src/use-cases/resend-link.ts';
import { aGuest, aPerson, INVITER, NOON, TEAM, userId } from '../support/builders.ts';
import { guestIdOf } from '../support/fake-invitations.ts';
import { ADDRESS, aHouse, COLLEAGUE, FORM, type House } from '../support/house.ts';

const GUEST = aGuest({ id: guestIdOf(ADDRESS), mail: ADDRESS });
const PENDING = aGuest({ id: guestIdOf(ADDRESS), mail: ADDRESS, externalUserState: 'PendingAcceptance' });
const EXTERNAL_MEMBER = aGuest({ id: guestIdOf(ADDRESS), mail: ADDRESS, userType: 'Member' });

function houseWith(person: DirectoryPerson): House {
  const house = aHouse();
  house.directory.tenant.people = [...house.directory.tenant.people, person];
  return house;
}

async function choose(house: House, requestId: RequestId, choice: Exclude<Choice, 'send-again'>): Promise<void> {
  const mark = await house.markOf(requestId);
  await house.useCases.choosePerson({ callerId: INVITER, requestId, mark, person: 0, choice });
  await house.drain();
}

describe('somebody who is here already', () => {
  for (const [what, person, expected] of [
    ['a guest', GUEST, ['already-a-guest']],
    ['an external member', EXTERNAL_MEMBER, ['an-external-member']],
    ['a colleague', aPerson({ id: userId(30), mail: ADDRESS }), ['a-colleague']],
  ] as const) {
    it(`${what} is added to the team with one press, and nobody is invited`, async () => {
      const house = houseWith(person);
      const id = await house.review();
      const { people } = await house.reviewed(id);

      await choose(house, id, 'add');
      house.directory.tenant.teams = house.directory.tenant.teams.map((team) => ({ ...team, listed: [person.id] }));
      house.pass(301);
      await house.sweep();

      assert.deepEqual(
        people[0]?.findings.filter(({ severity }) => severity === 'choice').map(({ code }) => code),
        expected,
      );
      assert.deepEqual(people[0]?.choices, ['add']);
      const { invitation, entries } = await house.reading(id);
      assert.equal(invitation.state, 'ready');
      assert.equal(
        entries.some(({ kind }) => kind === 'inviting' || kind === 'sending'),
        false,
      );
      assert.deepEqual([...house.memberships.members], [`${TEAM}/${person.id}`]);
      assert.equal(house.invitations.posts.length + house.mailer.sent.length, 0);
      assert.deepEqual(house.told, ['ready']);
    });
  }

  it('a pending guest of somebody else is only added: nothing is sent, and the acceptance is waited for', async () => {
    const house = houseWith(PENDING);
    const id = await house.review();
    const { people } = await house.reviewed(id);

    await choose(house, id, 'only-add');

    assert.deepEqual(people[0]?.choices, ['new-link', 'only-add']);
    const { invitation } = await house.reading(id);
    assert.equal(invitation.state, 'issued');
    assert.notEqual(invitation.track.inTeamAt, undefined);
    assert.equal(house.invitations.posts.length + house.mailer.sent.length, 0);
  });

  it('a new link for a pending guest of somebody else is shown first, then made for that very account', async () => {
    const house = houseWith(PENDING);
    const id = await house.review();

    await choose(house, id, 'new-link');
    const before = house.invitations.posts.length;
    const { people, mail } = await house.reviewed(id);
    await house.useCases.sendDraft({ callerId: INVITER, requestId: id, mark: await house.markOf(id) });
    await house.drain();

    assert.equal(before, 0);
    assert.equal(people[0]?.standing, 'ready');
    assert.notEqual(mail, undefined);
    const { invitation } = await house.reading(id);
    assert.equal(invitation.state, 'delivered');
    assert.equal(house.mailer.sent[0]?.mail.isNewLink, true);
    assert.equal(house.invitations.posts[0]?.sponsorId, undefined, 'an account that is here keeps its sponsor');
  });

  it('our own open invitation is sent again with the same link, once a press', async () => {
    const house = aHouse();
    await house.send();
    await house.drain();
    const id = await house.review();
    const { people } = await house.reviewed(id);
    const press = { callerId: INVITER, requestId: id, person: 0, mark: await house.markOf(id) };

    await house.useCases.resendLink(press);
    const twice = await house.useCases.resendLink(press);
    await house.drain();

    assert.deepEqual(people[0]?.choices, ['add', 'send-again']);
    assert.equal(twice.outcome === 'card' && twice.note, 'stale');
    assert.equal(house.invitations.posts.length, 1);
    assert.equal(house.mailer.sent.length, 2);
    assert.equal(house.mailer.sent[0]?.redeemUrl, house.mailer.sent[1]?.redeemUrl);
    assert.notEqual((await house.reviewed(id)).people[0]?.sentAgainAt, undefined);
  });

  it('is sent again although something else is recorded at the moment of the press', async () => {
    const house = aHouse();
    await house.send();
    await house.drain();
    const id = await house.review();
    const press = { callerId: INVITER, requestId: id, person: 0, mark: await house.markOf(id) };
    const { ledger } = house.edges;
    let isMet = false;
    const record: typeof ledger.record = async (recording) => {
      if (!isMet) {
        isMet = true;
        await ledger.record({ ...recording, entries: [{ kind: 'listed', at: NOON }] });
      }
      return ledger.record(recording);
    };

    const outcome = await resendLink({ ...house.edges, ledger: { ...ledger, record } }, press);
    await house.drain();

    assert.equal(outcome.outcome === 'card' && outcome.note, undefined);
    assert.equal(house.mailer.sent.length, 2);
    assert.notEqual((await house.reviewed(id)).people[0]?.sentAgainAt, undefined);
  });

  it('nothing is sent again by somebody who has lost the right since the card was shown', async () => {
    const house = aHouse();
    await house.send();
    await house.drain();
    const id = await house.review();
    const mark = await house.markOf(id);
    house.directory.tenant.teams = [{ id: TEAM, name: 'Project North', owners: [COLLEAGUE], listed: [] }];

    const late = await house.useCases.resendLink({ callerId: INVITER, requestId: id, person: 0, mark });
    await house.drain();

    assert.equal(late.outcome === 'card' && late.note, 'stale');
    assert.equal(house.mailer.sent.length, 1);
  });

  it('a guest who is blocked, and one who was deleted, leave nothing to choose', async () => {
    const blocked = houseWith(aGuest({ mail: ADDRESS, accountEnabled: false }));
    const deleted = aHouse();
    deleted.directory.tenant.deleted = [{ id: userId(40), name: 'Ann Lee', deletedAt: NOON, addresses: [ADDRESS] }];

    for (const [house, code] of [
      [blocked, 'guest-blocked'],
      [deleted, 'deleted'],
    ] as const) {
      const { people } = await house.reviewed(await house.review());
      assert.equal(people[0]?.standing, 'blocked');
      assert.deepEqual(people[0]?.choices, []);
      assert.ok(people[0]?.findings.some((finding) => finding.code === code && finding.severity === 'block'));
    }
  });

  it('a press that is delivered again after the mail is out sends no third one', async () => {
    const house = aHouse();
    await house.send();
    await house.drain();
    const id = await house.review();
    const press = { callerId: INVITER, requestId: id, person: 0, mark: await house.markOf(id) };
    const { drafts } = house.edges;
    const before = await drafts.read(id);
    await house.useCases.resendLink(press);
    await house.drain();
    // As if the process had died between the ledger and the card.
    const now = await drafts.read(id);
    assert.ok(before && now);
    await drafts.save({ draft: { ...before, version: now.version + 1 }, after: now.version, jobs: [] });

    await house.useCases.resendLink({ ...press, mark: await house.markOf(id) });
    await house.drain();

    assert.equal(house.mailer.sent.length, 2);
  });

  it('a colleague sends the link of somebody who has lost the right by a right of their own', async () => {
    const house = aHouse();
    await house.send();
    await house.drain();
    const other = '00000000-0000-4000-8000-0000000000aa' as typeof TEAM;
    house.directory.tenant.teams = [
      { id: TEAM, name: 'Project North', owners: [], listed: [] },
      { id: other, name: 'Harbour', owners: [COLLEAGUE], listed: [] },
    ];
    const started = await house.useCases.startDraft({
      callerId: COLLEAGUE,
      text: ADDRESS,
      language: 'en',
      activityKey: 'z',
    });
    assert.ok(started.outcome === 'started');
    const press = { callerId: COLLEAGUE, requestId: started.draft.id };
    await house.useCases.submitForm({ ...press, mark: 'draft-1', form: { ...FORM, team: other } });
    await house.drain();

    await house.useCases.resendLink({ ...press, person: 0, mark: 'draft-3' });
    await house.drain();

    assert.equal(house.mailer.sent.length, 2);
    assert.equal(house.mailer.sent[1]?.mail.inviterName, 'Sam Park');
  });

  it('a new link is made for the guest that was shown, and for nobody else', async () => {
    const house = houseWith(PENDING);
    const id = await house.review();
    await choose(house, id, 'new-link');
    await house.useCases.sendDraft({ callerId: INVITER, requestId: id, mark: await house.markOf(id) });
    const { checkDraft } = await import('../../src/use-cases/check-draft.ts');
    await checkDraft(house.edges, id);
    house.directory.tenant.people = house.directory.tenant.people.filter((each) => each.id !== PENDING.id);

    await house.drain();

    const { invitation } = await house.reading(id);
    assert.equal(
      invitation.state === 'failed' && invitation.stage === 'issue' && invitation.failure,
      'account-changed',
    );
    assert.equal(house.invitations.posts.length, 0);
  });

  it('a membership of a pending guest that the team refuses is over, and said', async () => {
    const house = houseWith(PENDING);
    house.memberships.script.add({ refuse: 'takes-no-guests' });
    const id = await house.review();

    await choose(house, id, 'only-add');
    house.pass(301);
    await house.sweep();

    const { invitation } = await house.reading(id);
    assert.equal(invitation.track.teamRefusal, 'takes-no-guests');
    assert.deepEqual(house.told, ['accepted']);
    const waves = house.directory.waves.length;
    house.pass(3_600);
    await house.sweep();
    assert.equal(house.directory.waves.length, waves, 'nobody looks any more');
  });

  it('an account that is another one by the time of the act is left alone', async () => {
    const house = houseWith(GUEST);
    const id = await house.review();
    const mark = await house.markOf(id);
    await house.useCases.choosePerson({ callerId: INVITER, requestId: id, mark, person: 0, choice: 'add' });
    const { checkDraft } = await import('../../src/use-cases/check-draft.ts');
    await checkDraft(house.edges, id);
    const other = { ...GUEST, id: userId(21) };
    house.directory.tenant.people = house.directory.tenant.people.map((each) => (each.id === GUEST.id ? other : each));

    await house.drain();
    const before = (await house.reading(id)).invitation.state;
    house.pass(61);
    await house.sweep();

    assert.equal(before, 'requested', 'a replica may be behind');

    const { invitation } = await house.reading(id);
    assert.equal(
      invitation.state === 'failed' && invitation.stage === 'issue' && invitation.failure,
      'account-changed',
    );
    assert.equal(house.memberships.posts.length, 0);
  });

  it('a choice that is not offered does nothing', async () => {
    const house = houseWith(GUEST);
    const id = await house.review();

    await choose(house, id, 'new-link');

    assert.equal((await house.reviewed(id)).people[0]?.standing, 'already-there');
    assert.equal(house.invitations.posts.length, 0);
  });

  it('on a form of several the choice is kept and done with the others', async () => {
    const house = houseWith(GUEST);
    const id = await house.review({ addresses: `${ADDRESS}\nbo@northwind.example` });

    await choose(house, id, 'add');
    const { people } = await house.reviewed(id);
    await house.useCases.sendDraft({ callerId: INVITER, requestId: id, mark: await house.markOf(id) });
    await house.drain();

    assert.deepEqual(
      people.map(({ standing, choice }) => [standing, choice]),
      [
        ['ready', 'add'],
        ['ready', undefined],
      ],
    );
    assert.equal(house.invitations.posts.length, 1);
    assert.ok(house.memberships.members.has(`${TEAM}/${GUEST.id}`));
  });
});
