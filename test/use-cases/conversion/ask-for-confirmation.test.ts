import assert from 'node:assert/strict';
import { conversionMark } from '../../../src/domain/press-mark.ts';
import { askForConfirmation } from '../../../src/use-cases/conversion/ask-for-confirmation.ts';
import { INVITER, userId } from '../../support/builders.ts';
import { anAccount, noteOf } from '../../support/conversion-house.ts';
import { aDecidingHouse, DANA } from '../../support/deciding-house.ts';
import { KIM } from '../../support/fresh-conversions.ts';
import { COLLEAGUE } from '../../support/house.ts';

const DAY = 86_400;

describe('asking for a confirmation', () => {
  it('opens a conversion under the id and the reference of its form, with all that is needed later', async () => {
    const all = await aDecidingHouse({
      tenant: {
        accounts: [anAccount({ mail: undefined, preferredLanguage: 'ko', userType: 'Member' })],
        directGroups: { [KIM]: [{ id: 'g-1', name: 'Readers' }] },
      },
    });
    const draft = await all.checked();

    const answer = await all.house.useCases.askForConfirmation(await all.press(draft.id));

    assert.ok(answer.outcome === 'card' && answer.subject.kind === 'conversion-request');
    assert.deepEqual([answer.as, answer.note], ['asker', undefined]);
    const { conversion, person, entries } = await all.reading(draft.id);
    assert.deepEqual(
      [conversion.id, conversion.reference, conversion.askerId, conversion.accountId, conversion.state],
      [draft.id, draft.reference, INVITER, KIM, 'awaiting-confirmation'],
    );
    assert.equal(entries.length, 1);
    assert.ok(entries[0]?.kind === 'requested' && entries[0].findings.includes('mail-missing'));
    assert.deepEqual(
      [person?.name, person?.address, person?.askerName, person?.holderLanguage, person?.userType],
      ['Kim Cho', 'kim@fabrikam.example', 'Sam Park', 'ko', 'Member'],
    );
    assert.deepEqual([person?.mailBefore, person?.directGroups, person?.directApps], [undefined, 1, 0]);
    assert.equal((await all.draft(draft.id)).stage, 'asked');
  });

  it('is checked again where the check is older than a day, and shows what is so now instead of asking', async () => {
    const all = await aDecidingHouse();
    const { id, form } = await all.checked({ message: 'Hello' });
    all.house.pass(DAY);
    all.house.pass(1);
    all.house.directory.tenant.roleNames = { [KIM]: ['Reports Reader'] };

    const answer = await all.house.useCases.askForConfirmation(await all.press(id));
    await all.house.drain();

    assert.ok(answer.outcome === 'card' && answer.subject.kind === 'conversion');
    assert.equal(answer.subject.draft.stage, 'checking');
    assert.equal(await all.house.edges.conversions.read(id), undefined);
    const draft = await all.draft(id);
    assert.ok(draft.stage === 'review' && draft.isReadAnew);
    assert.deepEqual(
      [draft.form, draft.review.preFlight.standing, draft.review.checkedAt],
      [form, 'blocked', all.house.edges.clock()],
    );
    // A look of their own says so no more.
    all.house.directory.tenant.roleNames = {};
    await all.house.useCases.recheckConversion(await all.press(id));
    await all.house.drain();
    assert.equal((await all.draft(id)).isReadAnew, undefined);
    assert.equal(noteOf(await all.house.useCases.askForConfirmation(await all.press(id))), undefined);
    assert.equal((await all.reading(id)).person?.checkedAt?.getTime(), all.house.edges.clock().getTime());
  });

  it('asks on a check of a day ago, to the second', async () => {
    const all = await aDecidingHouse();
    const { id } = await all.checked();
    all.house.pass(DAY);

    await all.house.useCases.askForConfirmation(await all.press(id));

    assert.equal((await all.reading(id)).conversion.state, 'awaiting-confirmation');
  });

  it('is not read for somebody who administers no more, however old the check', async () => {
    const all = await aDecidingHouse();
    const { id } = await all.checked();
    const press = await all.press(id);
    all.house.pass(DAY + 1);
    all.appoint(COLLEAGUE, DANA);

    assert.deepEqual(await all.house.useCases.askForConfirmation(press), { outcome: 'no-admin' });
    assert.equal((await all.draft(id)).stage, 'review');
  });

  it('keeps no count of what may not be read', async () => {
    const all = await aDecidingHouse();
    all.house.directory.unread.set('app-assignments', { because: 'permission', permission: 'Application.Read.All' });

    const { person } = await all.reading(await all.opened());

    assert.deepEqual([person?.directGroups, person?.directApps], [0, undefined]);
  });

  it('opens one for two presses at once, and says so to the second', async () => {
    const all = await aDecidingHouse();
    const { id } = await all.checked();
    const press = await all.press(id);

    const twice = await Promise.all([press, press].map((each) => all.house.useCases.askForConfirmation(each)));
    const late = await all.house.useCases.askForConfirmation(press);

    assert.deepEqual(twice.map(noteOf).toSorted(), ['twice', undefined]);
    assert.equal(noteOf(late), 'twice');
    assert.deepEqual(await all.kinds(id), ['requested']);
  });

  it('does nothing for an old card, for a foreign press, or where something stands in the way', async () => {
    const all = await aDecidingHouse({ tenant: { accounts: [anAccount({ accountEnabled: false })] } });
    const draft = await all.checked();
    const press = { callerId: INVITER, requestId: draft.id, mark: conversionMark(draft) };
    const ask = all.house.useCases.askForConfirmation;

    assert.equal(noteOf(await ask(press)), 'stale');
    assert.equal(noteOf(await ask({ ...press, mark: 'draft-1' })), 'stale');
    assert.equal(noteOf(await ask({ ...press, callerId: COLLEAGUE })), 'not-yours');
    assert.equal(await all.house.edges.conversions.read(draft.id), undefined);
  });

  it('opens nothing for somebody who administers no more', async () => {
    const all = await aDecidingHouse();
    const { id } = await all.checked();
    const press = await all.press(id);
    all.appoint(COLLEAGUE, DANA);

    assert.deepEqual(await all.house.useCases.askForConfirmation(press), { outcome: 'no-admin' });
    assert.equal((await all.draft(id)).stage, 'review');
  });

  for (const [who, others] of [
    ['nobody else administers', []],
    ['only the holder does', [KIM]],
    ['the only other one is disabled', [DANA]],
  ] as const) {
    it(`opens nothing where ${who}`, async () => {
      const all = await aDecidingHouse();
      const { people } = all.house.directory.tenant;
      all.house.directory.tenant.people = people.map((person) =>
        person.id === DANA ? { ...person, accountEnabled: false } : person,
      );
      const { id } = await all.checked();
      all.appoint(INVITER, ...others);

      assert.equal(noteOf(await all.house.useCases.askForConfirmation(await all.press(id))), 'one-admin');
      assert.equal((await all.draft(id)).stage, 'review');
    });
  }

  it('is enough with one administrator where two eyes are enough, who then confirms it', async () => {
    const all = await aDecidingHouse({ policy: { fourEyes: false } });
    all.appoint(INVITER);
    const id = await all.asked();

    assert.deepEqual(all.house.edits.map(({ viewer }) => [viewer.id, viewer.as]).at(-1), [INVITER, 'admin']);
    const answer = await all.confirm(id, { callerId: INVITER });

    assert.ok(answer.outcome === 'card' && answer.as === 'asker' && answer.note === undefined);
    assert.equal((await all.reading(id)).conversion.state, 'confirmed');
  });

  it('is checked again, and names the other one, where the account is somebody’s conversion already', async () => {
    const all = await aDecidingHouse();
    const { id: other } = await all.checked();
    const id = await all.opened();

    const answer = await all.house.useCases.askForConfirmation(await all.press(other));
    await all.house.drain();

    assert.ok(answer.outcome === 'card' && answer.subject.kind === 'conversion');
    assert.equal(answer.subject.draft.stage, 'checking');
    const { reference } = (await all.reading(id)).conversion;
    const draft = await all.draft(other);
    assert.ok(draft.stage === 'review' && draft.review.preFlight.standing === 'blocked');
    assert.deepEqual(
      draft.review.preFlight.findings.flatMap((finding) =>
        finding.code === 'already-running' && 'detail' in finding ? finding.detail : [],
      ),
      [{ reference }],
    );
  });

  it('lets only one of two forms for one account through at once', async () => {
    const all = await aDecidingHouse();
    const forms = [await all.checked(), await all.checked()];
    const presses = await Promise.all(forms.map(({ id }) => all.press(id)));

    await Promise.all(presses.map((press) => all.house.useCases.askForConfirmation(press)));

    const opened = await Promise.all(forms.map(({ id }) => all.house.edges.conversions.read(id)));
    assert.equal(opened.filter(Boolean).length, 1);
  });

  it('frees the account when it is over', async () => {
    const all = await aDecidingHouse();
    const id = await all.asked();
    await all.house.useCases.withdrawConversion(await all.pressBy(INVITER, id));

    const next = await all.opened();

    assert.equal((await all.reading(next)).conversion.state, 'awaiting-confirmation');
  });

  it('leaves nothing to press on the form it came from', async () => {
    const all = await aDecidingHouse();
    const id = await all.opened();
    const { version } = await all.draft(id);
    const pressed = { callerId: INVITER, requestId: id, mark: conversionMark({ version }) };
    const { useCases } = all.house;

    for (const act of [useCases.changeConversion, useCases.recheckConversion, useCases.cancelConversion]) {
      const answer = await act(pressed);
      assert.ok(answer.outcome === 'card' && answer.subject.kind === 'conversion-request');
    }
    assert.equal((await all.draft(id)).stage, 'asked');
  });

  it('is another name where that of the form is taken by chance', async () => {
    const all = await aDecidingHouse();
    const draft = await all.checked();
    const { conversions } = all.house.edges;
    const taken: string[] = [];
    const open: typeof conversions.open = async (opening) => {
      taken.push(opening.request.reference);
      return taken.length === 1 ? { outcome: 'reference-taken' } : conversions.open(opening);
    };

    await askForConfirmation({ ...all.house.edges, conversions: { ...conversions, open } }, await all.press(draft.id));

    assert.equal((await all.reading(draft.id)).conversion.reference, taken[1]);
    assert.notEqual(taken[0], taken[1]);
  });

  it('is nothing that a stranger finds', async () => {
    const all = await aDecidingHouse();
    const id = await all.asked();

    const look = (callerId: typeof KIM) => all.house.useCases.showRequest({ callerId, requestId: id });

    assert.deepEqual(await look(userId(77)), { outcome: 'no-admin' });
    assert.deepEqual(await look(KIM), { outcome: 'not-yours' });
    const seen = await look(COLLEAGUE);
    assert.ok(seen.outcome === 'card' && seen.as === 'admin');
  });
});
