import assert from 'node:assert/strict';
import { PEOPLE_MAX } from '../../src/domain/draft.ts';
import type { RequestId } from '../../src/domain/ids.ts';
import { checkDraft } from '../../src/use-cases/check-draft.ts';
import { aGuest, INVITER, userId } from '../support/builders.ts';
import { aHouse } from '../support/house.ts';

const SEVERAL = ['bo@fabrikam.example', 'Cho Lee <cho@northwind.example>', 'dee@adatum.example'].join('\n');

describe('several people on one form', () => {
  it('are checked with two waves of reads at most, be it one or twenty', async () => {
    for (const count of [1, 20]) {
      const house = aHouse();
      const addresses = Array.from({ length: count }, (_, n) => `person${n}x@partner${n}.example`).join('\n');
      const before = house.directory.waves.length;

      const id = await house.review({ addresses });

      const { people } = await house.reviewed(id);
      // One wave more than the check’s is the form’s own, which asks who the inviter is.
      assert.ok(house.directory.waves.length - before <= 3, `${house.directory.waves.length - before} waves`);
      assert.equal(people.length, count);
    }
  });

  it('become one request with an invitation each', async () => {
    const house = aHouse();

    const id = await house.send({ addresses: SEVERAL });
    await house.drain();

    const subject = await house.subject(id);
    assert.ok(subject.kind === 'request');
    assert.deepEqual(
      subject.readings.map(({ invitee, invitation }) => [invitee?.address, invitee?.name, invitation.state]),
      [
        ['bo@fabrikam.example', undefined, 'delivered'],
        ['cho@northwind.example', 'Cho Lee', 'delivered'],
        ['dee@adatum.example', undefined, 'delivered'],
      ],
    );
    assert.equal(house.invitations.posts.length, 3);
    assert.equal(house.mailer.sent.length, 3);
  });

  it('who cannot be invited stay behind, and the others go', async () => {
    const house = aHouse();

    const id = await house.send({ addresses: `${SEVERAL}\nnobody@contoso.example` });
    await house.drain();

    const subject = await house.subject(id);
    assert.equal(subject.kind === 'request' && subject.readings.length, 3);
  });

  it('are not sent when one of them has become a guest since the inviter looked', async () => {
    const house = aHouse();
    const id = await house.send({ addresses: SEVERAL });
    house.directory.tenant.people = [...house.directory.tenant.people, aGuest({ mail: 'bo@fabrikam.example' })];

    await house.drain();

    const subject = await house.subject(id);
    assert.ok(subject.kind === 'draft' && subject.draft.stage === 'review');
    assert.equal(subject.draft.changed, true);
    assert.equal(house.invitations.posts.length, 0);
  });

  it('open one by one and close again, by the marks of what is shown', async () => {
    const house = aHouse();
    const requestId = await house.review({ addresses: SEVERAL });
    const press = { callerId: INVITER, requestId };

    const opened = await house.useCases.openPerson({ ...press, mark: await house.markOf(requestId), person: 1 });
    const stale = await house.useCases.openPerson({ ...press, mark: 'draft-1', person: 2 });
    const listed = await house.useCases.openList({ ...press, mark: await house.markOf(requestId) });

    assert.equal(openedOf(opened), 1);
    assert.equal(stale.outcome === 'card' && stale.note, 'stale');
    assert.equal(openedOf(listed), undefined);
  });

  it(`are ${PEOPLE_MAX} at most; the form comes back with all of them`, async () => {
    const house = aHouse();
    const addresses = Array.from({ length: 21 }, (_, n) => `person${n}x@fabrikam.example`).join('\n');
    const started = await house.useCases.startDraft({ callerId: INVITER, text: '', language: 'en', activityKey: '1' });
    assert.ok(started.outcome === 'started');
    const form = { addresses, team: 'none', message: 'Welcome', language: 'en', sponsor: 'me', cc: 'x' };

    await house.useCases.submitForm({ callerId: INVITER, requestId: started.draft.id, mark: 'draft-1', form });

    const subject = await house.subject(started.draft.id);
    assert.ok(subject.kind === 'draft' && subject.draft.stage === 'form');
    assert.deepEqual(subject.draft.errors, [
      { code: 'too-many', count: 21, max: 20 },
      { code: 'team-not-chosen' },
      { code: 'cc-malformed', text: 'x' },
    ]);
    assert.equal(subject.draft.form.addresses, addresses);
    assert.equal(subject.draft.form.message, 'Welcome');
  });

  it('a sponsor that is no id of the directory comes back as an error', async () => {
    const house = aHouse();
    const started = await house.useCases.startDraft({ callerId: INVITER, text: '', language: 'en', activityKey: '1' });
    assert.ok(started.outcome === 'started');
    const form = { addresses: 'bo@fabrikam.example', team: '', message: '', language: 'en', sponsor: 'Bo', cc: '' };

    await house.useCases.submitForm({ callerId: INVITER, requestId: started.draft.id, mark: 'draft-1', form });

    const subject = await house.subject(started.draft.id);
    assert.ok(subject.kind === 'draft' && subject.draft.stage === 'form');
    assert.deepEqual(
      subject.draft.errors.map(({ code }) => code),
      ['team-not-chosen', 'sponsor-unknown'],
    );
  });
});

describe('the limits', () => {
  it('count what was asked for before, and what stands before on the same form', async () => {
    const house = aHouse({ policy: { limits: { ...LIMITS, addressesPerInviterADay: 3 } } });
    await house.send({ addresses: 'one@fabrikam.example' });
    await house.drain();

    const { people } = await house.reviewed(await house.review({ addresses: SEVERAL }));

    assert.deepEqual(
      people.map(({ standing }) => standing),
      ['ready', 'ready', 'blocked'],
    );
    assert.deepEqual(codesOf(people[2]), ['inviter-limit-reached']);
  });

  it('are not used up by people to whom nothing goes out', async () => {
    const house = aHouse({ policy: { limits: { ...LIMITS, addressesPerInviterADay: 1 } } });
    const addresses = ['a@contoso.example', 'b@contoso.example', 'bo@fabrikam.example'].join('\n');

    const { people } = await house.reviewed(await house.review({ addresses }));

    assert.deepEqual(
      people.map(({ standing }) => standing),
      ['blocked', 'blocked', 'ready'],
    );
  });

  it('hold for forms that are sent at once', async () => {
    const house = aHouse({ policy: { limits: { ...LIMITS, addressesPerInviterADay: 2 } } });
    const forms: RequestId[] = [];
    for (const n of [1, 2, 3]) forms.push(await house.review({ addresses: `a${n}@partner${n}.example` }));
    for (const requestId of forms) {
      await house.useCases.sendDraft({ callerId: INVITER, requestId, mark: await house.markOf(requestId) });
    }

    await Promise.all(forms.map((id) => checkDraft(house.edges, id).catch(() => undefined)));
    await house.drain();

    assert.equal(house.invitations.posts.length, 2);
  });

  it('let nobody check more addresses a day than may be; one that was checked costs nothing again', async () => {
    const house = aHouse({ policy: { limits: { ...LIMITS, checksPerPersonADay: 2 } } });

    const first = await house.reviewed(await house.review({ addresses: SEVERAL }));
    const again = await house.reviewed(await house.review({ addresses: 'bo@fabrikam.example' }));
    house.pass(86_401);
    const tomorrow = await house.reviewed(await house.review({ addresses: 'dee@adatum.example' }));

    assert.deepEqual(codesOf(first.people[2]), ['check-limit-reached']);
    assert.equal(again.people[0]?.standing, 'ready');
    assert.equal(tomorrow.people[0]?.standing, 'ready');
  });

  it('read nothing of an address that is beyond the checks of the day', async () => {
    const house = aHouse({ policy: { limits: { ...LIMITS, checksPerPersonADay: 1 } } });

    await house.review({ addresses: SEVERAL });

    const asked = house.directory.waves.flat().filter(({ fact }) => fact === 'accounts-with-address');
    assert.equal(asked.length, 1);
  });

  it('allow few open invitations to a domain that nobody has accepted from, and many once somebody has', async () => {
    const house = aHouse({ policy: { limits: { ...LIMITS, openPerUnknownDomain: 1 } } });
    await house.send({ addresses: 'one@fabrikam.example' });
    await house.drain();
    const before = await house.reviewed(await house.review({ addresses: 'two@fabrikam.example' }));
    house.accept();
    house.pass(301);
    await house.sweep();

    const after = await house.reviewed(await house.review({ addresses: 'two@fabrikam.example' }));

    assert.deepEqual(codesOf(before.people[0]), ['domain-limit-reached']);
    assert.equal(after.people[0]?.standing, 'ready');
  });
});

describe('the sponsor and the notice', () => {
  it('another sponsor goes out with the invitation and is read back', async () => {
    const house = aHouse();

    const id = await house.send({ sponsor: userId(2) });
    await house.drain();

    const { invitation } = await house.reading(id);
    assert.equal(house.invitations.posts[0]?.sponsorId, userId(2));
    assert.notEqual(invitation.track.sponsorAt, undefined);
    assert.equal(house.sponsorships.posts.length, 0);
  });

  it('a sponsor that the body did not set is written afterwards', async () => {
    const house = aHouse({ sponsorInBody: 'ignored' });

    const id = await house.send();
    await house.drain();

    assert.deepEqual(
      house.sponsorships.posts.map(({ sponsorId }) => sponsorId),
      [INVITER],
    );
    assert.notEqual((await house.reading(id)).invitation.track.sponsorAt, undefined);
  });

  it('a body that is refused for its sponsor goes out once more without', async () => {
    const house = aHouse({ sponsorInBody: 'refused' });

    const id = await house.send();
    await house.drain();
    house.pass(31);
    await house.sweep();

    const { invitation } = await house.reading(id);
    assert.deepEqual(
      house.invitations.posts.map(({ sponsorId }) => sponsorId),
      [INVITER, undefined],
    );
    assert.equal(invitation.state, 'delivered');
    assert.equal(house.sponsorships.posts.length, 1);
  });

  it('a guest whose sponsors a replica does not show yet is not taken for one without', async () => {
    const house = aHouse();
    house.directory.unread.set('sponsors', { because: 'no-answer' });
    const id = await house.send();
    await house.drain();
    const before = (await house.reading(id)).invitation.track;
    house.directory.unread.clear();
    house.pass(61);

    await house.sweep();

    assert.equal(before.sponsorAt ?? before.sponsorRefusal, undefined);
    assert.notEqual((await house.reading(id)).invitation.track.sponsorAt, undefined);
    assert.equal(house.sponsorships.posts.length, 0);
  });

  it('a sponsor that may not be written is said, and holds nothing up', async () => {
    const house = aHouse({ sponsorInBody: 'ignored' });
    house.sponsorships.script.add({ refuse: 'permission-missing' });

    const id = await house.send();
    await house.drain();

    const { invitation } = await house.reading(id);
    assert.equal(invitation.state, 'delivered');
    assert.equal(invitation.track.sponsorRefusal, 'permission-missing');
  });

  it('one more address is told after the mail, once, and without the link', async () => {
    const house = aHouse();

    const id = await house.send({ cc: 'boss@fabrikam.example' });
    await house.drain();
    house.pass(301);
    await house.sweep();

    const { invitation } = await house.reading(id);
    assert.deepEqual(
      house.mailer.notices.map(({ to }) => to),
      ['boss@fabrikam.example'],
    );
    assert.equal(JSON.stringify(house.mailer.notices).includes('redeem'), false);
    assert.notEqual(invitation.track.noticeAt, undefined);
  });
});

const LIMITS = {
  addressesPerInviterADay: 20,
  openPerUnknownDomain: 5,
  addressesPerTenantADay: 200,
  checksPerPersonADay: 50,
};

function codesOf(
  person: { readonly findings: readonly { readonly code: string; readonly severity: string }[] } | undefined,
) {
  return person?.findings.filter(({ severity }) => severity === 'block').map(({ code }) => code);
}

function openedOf(outcome: Awaited<ReturnType<ReturnType<typeof aHouse>['useCases']['openList']>>): number | undefined {
  if (outcome.outcome !== 'card' || outcome.subject.kind !== 'draft') throw new Error('no draft');
  const { draft } = outcome.subject;
  return draft.stage === 'review' ? draft.opened : undefined;
}
