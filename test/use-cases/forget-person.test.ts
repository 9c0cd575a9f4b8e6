import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { type ForgetOutcome, forgetPerson } from '../../src/use-cases/forget-person.ts';
import { EdgeError } from '../../src/use-cases/ports/edge-error.ts';
import { email, INVITER } from '../support/builders.ts';
import { ADDRESS, aHouse, type House } from '../support/house.ts';

const CC = 'bo@fabrikam.example';

function forget(house: House, address = ADDRESS, evenOpen = false): Promise<ForgetOutcome> {
  return forgetPerson(house.edges, { address: email(address), evenOpen });
}

async function delivered(house: House): ReturnType<House['send']> {
  const id = await house.send({ cc: CC });
  await house.drain();
  house.pass(61);
  await house.sweep();
  return id;
}

async function ready(house: House): ReturnType<House['send']> {
  const id = await delivered(house);
  house.accept();
  house.list();
  for (let sweep = 0; sweep < 3; sweep += 1) {
    house.pass(301);
    await house.sweep();
  }
  return id;
}

describe('forgetting a person', () => {
  it('leaves nothing of the address, and the fact in the ledger', async () => {
    const house = aHouse();
    const id = await ready(house);
    const before = await house.reading(id);
    const { guestId } = before.invitation.track;
    assert.deepEqual(await forget(house), {
      outcome: 'forgotten',
      invitations: 1,
      notices: 0,
      conversions: 0,
      changes: 0,
      links: 0,
      drafts: 0,
      checks: 1,
      accounts: [guestId],
    });
    const after = await house.reading(id);
    assert.equal(after.invitee, undefined);
    assert.deepEqual(after.entries.slice(0, -1), before.entries);
    assert.deepEqual(after.entries.at(-1)?.kind, 'person-forgotten');
    assert.deepEqual(await house.edges.invitees.holding(email(ADDRESS)), []);
    assert.equal(JSON.stringify(await house.edges.drafts.read(id)).includes('fabrikam'), false);
    assert.deepEqual(await forget(house), { outcome: 'nothing-held' });
  });

  it('takes no open invitation unless told so, and then its link; it is followed to the end all the same', async () => {
    const house = aHouse();
    const id = await delivered(house);
    const { invitation } = await house.reading(id);
    assert.deepEqual(await forget(house), { outcome: 'refused', because: 'open', references: [invitation.reference] });
    assert.ok((await house.reading(id)).invitee);
    const forgotten = await forget(house, ADDRESS, true);
    assert.deepEqual('links' in forgotten && [forgotten.links, forgotten.invitations], [1, 1]);
    assert.deepEqual(await house.edges.linkVault.keptAt(invitation.id), []);

    await house.useCases.sendAgain({ callerId: INVITER, requestId: id, mark: await house.markOf(id) });
    house.accept();
    house.list();
    for (let sweep = 0; sweep < 3; sweep += 1) {
      house.pass(301);
      await house.sweep();
    }
    assert.equal((await house.reading(id)).invitation.state, 'ready');
    assert.equal(house.mailer.attempts.length, 1, 'no mail after it');
  });

  it('waits for a mail that is to go out', async () => {
    const house = aHouse();
    house.mailer.script.add({ fail: new EdgeError('unavailable', 'service-unavailable') });
    const id = await house.send();
    await house.drain();
    const { invitation } = await house.reading(id);
    const refused = { outcome: 'refused', because: 'under-way', references: [invitation.reference] } as const;
    assert.deepEqual(await forget(house, ADDRESS, true), refused);
    assert.ok((await house.reading(id)).invitee);
  });

  it('takes of the one who was told as well the address, and no more', async () => {
    const house = aHouse();
    const id = await delivered(house);
    const forgotten = await forget(house, CC);
    assert.deepEqual('notices' in forgotten && [forgotten.notices, forgotten.invitations, forgotten.accounts], [
      1,
      0,
      [],
    ]);
    const { invitee } = await house.reading(id);
    assert.deepEqual([invitee?.address, invitee?.cc], [ADDRESS, undefined]);
  });

  it('cancels forms with the address in it, whatever becomes of them meanwhile', async () => {
    const house = aHouse();
    const id = await house.review();
    const forgotten = await forget(house);
    assert.deepEqual('drafts' in forgotten && forgotten.drafts, 1);
    const draft = await house.edges.drafts.read(id);
    assert.equal(draft?.stage, 'cancelled');
    assert.equal(JSON.stringify(draft).includes('fabrikam'), false);
  });

  it('takes what is left of a check, where nothing else is, and nothing of others', async () => {
    const house = aHouse();
    const { checkedAddresses, clock } = house.edges;
    const asked = { callerId: INVITER, since: clock(), at: clock(), max: 9 };
    await checkedAddresses.take({ ...asked, addresses: [email(ADDRESS), email(CC)] });
    const forgotten = await forget(house);
    assert.deepEqual('checks' in forgotten && [forgotten.checks, forgotten.drafts, forgotten.invitations], [1, 0, 0]);
    assert.deepEqual(await checkedAddresses.checks({ address: email(ADDRESS) }), []);
    assert.equal((await checkedAddresses.checks({ address: email(CC) })).length, 1);
    assert.deepEqual(await forget(house), { outcome: 'nothing-held' });
  });

  it('leaves alone a form whose invitation is refused', async () => {
    const house = aHouse();
    await delivered(house);
    const id = await house.review();
    await forget(house);
    assert.ok(JSON.stringify(await house.edges.drafts.read(id)).includes(ADDRESS));
    assert.equal((await house.edges.checkedAddresses.checks({ address: email(ADDRESS) })).length, 1);
  });

  describe('who is invited while it runs', () => {
    /** The form is sent when the drafts are looked for, and has been read as one that was not. */
    async function sentMeanwhile(house: House) {
      const requestId = await house.review();
      const mark = await house.markOf(requestId);
      const { invitees } = house.edges;
      let isSent = false;
      const draftsWith: typeof invitees.draftsWith = async (address) => {
        const found = await invitees.draftsWith(address);
        if (!isSent) {
          isSent = true;
          await house.useCases.sendDraft({ callerId: INVITER, requestId, mark });
          await house.drain();
        }
        return found;
      };
      return { requestId, deps: { ...house.edges, invitees: { ...invitees, draftsWith } } };
    }

    it('is refused as one who was invited before, and what was removed is said', async () => {
      const house = aHouse();
      const { requestId, deps } = await sentMeanwhile(house);
      const refused = await forgetPerson(deps, { address: email(ADDRESS), evenOpen: false });
      const { invitation, invitee } = await house.reading(requestId);
      assert.deepEqual(refused, {
        ...{ outcome: 'refused', because: 'open', references: [invitation.reference] },
        removed: {
          invitations: 0,
          notices: 0,
          conversions: 0,
          changes: 0,
          links: 0,
          drafts: 1,
          checks: 0,
          accounts: [],
        },
      });
      assert.ok(invitee);
    });

    it('is forgotten with the rest, where open ones are', async () => {
      const house = aHouse();
      const { requestId, deps } = await sentMeanwhile(house);
      const forgotten = await forgetPerson(deps, { address: email(ADDRESS), evenOpen: true });
      assert.deepEqual('links' in forgotten && [forgotten.invitations, forgotten.links], [1, 1]);
      assert.deepEqual(await house.edges.invitees.holding(email(ADDRESS)), []);
      assert.equal((await house.reading(requestId)).invitee, undefined);
    });

    it('is found in a form that comes after all others were read', async () => {
      const house = aHouse();
      await ready(house);
      const { invitees } = house.edges;
      let isSent = false;
      const busy: typeof invitees.forget = async (...step) => {
        const result = await invitees.forget(...step);
        if (!isSent) {
          isSent = true;
          await house.review();
        }
        return result;
      };
      const deps = { ...house.edges, invitees: { ...invitees, forget: busy } };
      const forgotten = await forgetPerson(deps, { address: email(ADDRESS), evenOpen: true });
      assert.deepEqual('links' in forgotten && [forgotten.invitations, forgotten.drafts], [1, 1]);
      assert.deepEqual(await invitees.holding(email(ADDRESS)), []);
      assert.deepEqual(await invitees.draftsWith(email(ADDRESS)), []);
    });
  });

  it('goes on where something is recorded meanwhile', async () => {
    const house = aHouse();
    await ready(house);
    const { invitees } = house.edges;
    let outdated = 2;
    const busy = {
      ...house.edges,
      invitees: {
        ...invitees,
        forget: async (...step: Parameters<typeof invitees.forget>) => {
          outdated -= 1;
          return outdated >= 0 ? ({ outcome: 'outdated' } as const) : invitees.forget(...step);
        },
      },
    };
    const forgotten = await forgetPerson(busy, { address: email(ADDRESS), evenOpen: false });
    assert.equal(forgotten.outcome, 'forgotten');
    assert.deepEqual(await invitees.holding(email(ADDRESS)), []);
  });

  it('says that it could not where there is always more', async () => {
    const house = aHouse();
    const checkedAddresses = { ...house.edges.checkedAddresses, forgetAddress: async () => 1 };
    await assert.rejects(
      forgetPerson({ ...house.edges, checkedAddresses }, { address: email(ADDRESS), evenOpen: false }),
      {
        message: 'unavailable: address-in-use',
      },
    );
  });

  it('says that it could not where that does not end', async () => {
    const house = aHouse();
    await ready(house);
    const forget = async () => ({ outcome: 'outdated' }) as const;
    const busy = { ...house.edges, invitees: { ...house.edges.invitees, forget } };
    await assert.rejects(forgetPerson(busy, { address: email(ADDRESS), evenOpen: false }), {
      message: 'unavailable: invitation-in-use',
    });
  });
});
