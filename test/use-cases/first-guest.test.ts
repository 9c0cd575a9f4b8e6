import assert from 'node:assert/strict';
import { EdgeError } from '../../src/use-cases/ports/edge-error.ts';
import { aGuest, INVITER, TEAM, userId } from '../support/builders.ts';
import { ADDRESS, aHouse, COLLEAGUE, FORM } from '../support/house.ts';

describe('an invitation, from the form to the end', () => {
  it('makes one guest and one mail, and tells the inviter once', async () => {
    const house = aHouse();

    const id = await house.send();
    await house.drain();
    house.accept();
    house.pass(301);
    await house.sweep();
    house.list();
    house.pass(301);
    await house.sweep();
    await house.sweep();

    const { invitation, entries } = await house.reading(id);
    assert.equal(invitation.state, 'ready');
    assert.deepEqual(
      entries.map(({ kind }) => kind),
      [
        'requested',
        'inviting',
        'issued',
        'added-to-team',
        'sponsor-set',
        'sending',
        'delivered',
        'accepted',
        'listed',
        'telling',
        'told',
      ],
    );
    assert.equal(house.invitations.posts.length, 1);
    assert.equal(house.mailer.sent.length, 1);
    assert.equal(house.mailer.sent[0]?.redeemUrl, house.invitations.issued[0]?.redeemUrl);
    assert.deepEqual([...house.memberships.members], [`${TEAM}/${house.invitations.issued[0]?.guestId}`]);
    assert.deepEqual(house.told, ['ready']);
  });

  it('names the inviter as sponsor and keeps the request id of each write', async () => {
    const house = aHouse();

    const id = await house.send();
    await house.drain();

    const { entries } = await house.reading(id);
    const kept = entries.flatMap((entry) => ('clientRequestId' in entry ? [entry.clientRequestId] : []));
    assert.equal(house.invitations.posts[0]?.sponsorId, INVITER);
    assert.deepEqual(kept, [house.invitations.posts[0]?.clientRequestId, house.mailer.sent[0]?.clientRequestId]);
  });

  it('ends at the acceptance where no team was chosen, and wipes the link', async () => {
    const house = aHouse();
    house.directory.tenant.groups = { [(await house.edges.policies.current()).admins[0] ?? '']: [INVITER] };

    const id = await house.send({ team: 'none' });
    await house.drain();
    const link = { invitationId: (await house.reading(id)).invitation.id, attempt: 1 };
    const before = await house.edges.linkVault.read(link);
    house.accept();
    house.pass(301);
    await house.sweep();

    const { invitation } = await house.reading(id);
    assert.equal(invitation.state, 'redeemed');
    assert.notEqual(before, undefined);
    assert.equal(await house.edges.linkVault.read(link), undefined);
    assert.deepEqual(house.told, ['accepted']);
    assert.equal(house.memberships.posts.length, 0);
  });

  it('does not mail a guest who has accepted before the mail went out', async () => {
    const house = aHouse();
    house.mailer.script.add({ fail: new EdgeError('throttled', 'mailbox') });

    const id = await house.send();
    await house.drain();
    house.accept();
    house.pass(31);
    await house.sweep();

    assert.equal((await house.reading(id)).invitation.state, 'redeemed');
    assert.equal(house.mailer.sent.length, 0);
  });

  it('follows a hundred open invitations with one wave of reads', async () => {
    const limits = {
      addressesPerInviterADay: 100,
      openPerUnknownDomain: 100,
      addressesPerTenantADay: 100,
      checksPerPersonADay: 100,
    };
    const house = aHouse({ policy: { limits } });
    for (let n = 0; n < 100; n += 1) {
      await house.send({ addresses: `guest${n}x@fabrikam.example` });
      await house.drain();
      // The mailbox takes thirty a minute.
      house.pass(3);
    }
    const before = house.directory.waves.length;

    house.pass(301);
    await house.sweep();

    assert.equal(house.directory.waves.length - before, 1);
    assert.equal(house.directory.waves.at(-1)?.length, 100);
  });
});

describe('the check', () => {
  it('reads in two waves, and brings all findings at once', async () => {
    const house = aHouse();
    house.directory.tenant.people = [...house.directory.tenant.people, aGuest({ mail: ADDRESS })];
    house.directory.tenant.teams = [{ id: TEAM, name: 'Project North', owners: [INVITER], listed: [] }];
    const started = await house.useCases.startDraft({
      callerId: INVITER,
      text: ADDRESS,
      language: 'en',
      activityKey: '1',
    });
    assert.equal(started.outcome, 'started');
    const press = { callerId: INVITER, requestId: started.draft.id };
    await house.useCases.submitForm({ ...press, mark: 'draft-1', form: FORM });
    const before = house.directory.waves.length;
    house.directory.tenant.teams = [{ id: TEAM, name: 'Project North', owners: [COLLEAGUE], listed: [] }];

    await house.drain();

    const subject = await house.subject(started.draft.id);
    assert.equal(house.directory.waves.length - before, 2);
    assert.ok(subject.kind === 'draft' && subject.draft.stage === 'review');
    const [person] = subject.draft.review.people;
    assert.equal(person?.standing, 'blocked');
    assert.deepEqual(
      person?.findings.filter(({ severity }) => severity !== 'info').map(({ code }) => code),
      ['not-team-owner', 'already-a-guest'],
    );
  });

  it('sends nothing when something has changed since the inviter looked', async () => {
    const house = aHouse();
    const id = await house.send();
    house.directory.tenant.people = [...house.directory.tenant.people, aGuest({ mail: ADDRESS })];

    await house.drain();

    const subject = await house.subject(id);
    assert.ok(subject.kind === 'draft' && subject.draft.stage === 'review');
    assert.equal(subject.draft.changed, true);
    assert.equal(house.invitations.posts.length, 0);
  });

  it('says that it is late when the directory is down, and goes on by itself', async () => {
    const house = aHouse();
    const down = new EdgeError('unavailable', 'graph');
    const started = await house.useCases.startDraft({ callerId: INVITER, text: '', language: 'en', activityKey: '2' });
    assert.equal(started.outcome, 'started');
    const press = { callerId: INVITER, requestId: started.draft.id };
    await house.useCases.submitForm({ ...press, mark: 'draft-1', form: FORM });
    house.directory.failNext(down, down);

    await house.drain();
    const late = await house.subject(started.draft.id);
    house.pass(16);
    await house.sweep();
    house.pass(16);
    await house.sweep();

    assert.ok(late.kind === 'draft' && late.draft.stage === 'checking');
    assert.equal(late.draft.isLate, true);
    const now = await house.subject(started.draft.id);
    assert.equal(now.kind === 'draft' && now.draft.stage, 'review');
  });
});

describe('two at once', () => {
  it('a second press of Send does nothing more', async () => {
    const house = aHouse();
    const id = await house.send();

    const press = { callerId: INVITER, requestId: id, mark: 'draft-3' };
    const second = await house.useCases.sendDraft(press);
    await house.drain();
    const third = await house.useCases.sendDraft(press);
    await house.drain();

    assert.equal(second.outcome === 'card' && second.note, 'twice');
    assert.equal(third.outcome === 'card' && third.note, 'twice');
    assert.equal(house.invitations.posts.length, 1);
    assert.equal(house.mailer.sent.length, 1);
  });

  it('a second form for the same address is shown the first one’s invitation, and sends nothing', async () => {
    const house = aHouse();
    await house.send();
    const other = await house.send();
    await house.drain();
    house.pass(16);
    await house.sweep();

    const subject = await house.subject(other);
    assert.ok(subject.kind === 'draft' && subject.draft.stage === 'review');
    const [person] = subject.draft.review.people;
    assert.equal(person?.standing, 'already-there');
    assert.ok(person.findings.some(({ code }) => code === 'already-invited'));
    assert.equal(house.invitations.posts.length, 1);
  });

  it('the same job twice side by side posts once', async () => {
    const house = aHouse();
    await house.send();
    const jobs = [...house.waiting];
    await Promise.all([house.drain(), house.drain()]);

    assert.ok(jobs.length > 0);
    assert.equal(house.invitations.posts.length, 1);
    assert.equal(house.mailer.sent.length, 1);
  });

  it('a stranger’s press shows nothing and changes nothing', async () => {
    const house = aHouse();
    const id = await house.send();
    await house.drain();
    const press = { callerId: userId(77), requestId: id };
    const { showRequest, sendAgain, markReceived, sendDraft, changeDraft, cancelDraft, recheckDraft, submitForm } =
      house.useCases;
    const before = (await house.reading(id)).number;

    for (const act of [showRequest, sendAgain, markReceived, sendDraft, changeDraft, cancelDraft, recheckDraft]) {
      assert.deepEqual(await act(press), { outcome: 'not-yours' });
    }
    assert.deepEqual(await submitForm({ ...press, form: FORM }), { outcome: 'not-yours' });

    assert.equal((await house.reading(id)).number, before);
  });
});

describe('the right of the inviter', () => {
  it('is read again right before the invitation is issued', async () => {
    const house = aHouse();
    const id = await house.send();
    await house.useCases.showRequest({ callerId: INVITER, requestId: id });
    // The check and the opening of the request, and no more.
    const opened = house.waiting[0];
    assert.equal(opened?.name, 'check-draft');
    const { checkDraft } = await import('../../src/use-cases/check-draft.ts');
    await checkDraft(house.edges, id);
    house.directory.tenant.teams = [{ id: TEAM, name: 'Project North', owners: [COLLEAGUE], listed: [] }];

    await house.drain();

    const { invitation } = await house.reading(id);
    assert.equal(
      invitation.state === 'failed' && invitation.stage === 'issue' && invitation.failure,
      'inviter-lost-right',
    );
    assert.equal(house.invitations.posts.length, 0);
  });

  it('says what the app lacks where it cannot tell who asks, or what they own', async () => {
    for (const [fact, permission] of [
      ['person', 'User.Read.All'],
      ['owned-teams', 'GroupMember.Read.All'],
    ] as const) {
      const house = aHouse();
      house.directory.unread.set(fact, { because: 'permission', permission });
      const asked = house.useCases.startDraft({ callerId: INVITER, text: '', language: 'en', activityKey: fact });
      await assert.rejects(asked, (error: unknown) => error instanceof EdgeError && error.permission === permission);
    }
  });

  it('says once that it cannot see whether Teams lists the guest, and goes on when it can', async () => {
    const house = aHouse();
    const id = await house.send();
    await house.drain();
    house.accept();
    house.directory.unread.set('listed-by-teams', { because: 'permission', permission: 'TeamMember.Read.Group' });
    for (let times = 0; times < 3; times += 1) {
      house.pass(301);
      await house.sweep();
    }
    const before = await house.reading(id);
    house.directory.unread.clear();
    house.list();
    house.pass(301);
    await house.sweep();

    assert.equal(before.entries.filter(({ kind }) => kind === 'listing-unread').length, 1);
    assert.equal(before.invitation.track.listingNeeds, 'TeamMember.Read.Group');
    assert.equal((await house.reading(id)).invitation.state, 'ready');
  });

  it('is not lent: a guest is refused, a stranger is unknown', async () => {
    const house = aHouse({ tenant: { people: [aGuest({ id: INVITER })] } });

    const guest = await house.useCases.startDraft({ callerId: INVITER, text: '', language: 'en', activityKey: '1' });
    const stranger = await house.useCases.startDraft({
      callerId: userId(77),
      text: '',
      language: 'en',
      activityKey: '2',
    });

    assert.deepEqual(guest, { outcome: 'refused', because: 'outsider' });
    assert.deepEqual(stranger, { outcome: 'refused', because: 'unknown-person' });
  });

  it('cannot be read while the directory is down, so nothing is done', async () => {
    const house = aHouse();
    const id = await house.send();
    house.directory.unread.set('team-owners', { because: 'no-answer' });
    await house.drain();

    const subject = await house.subject(id);
    assert.equal(subject.kind === 'draft' && subject.draft.stage, 'review');
    assert.equal(house.invitations.posts.length, 0);
  });
});
