import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { inspect } from 'node:util';
import { sql } from 'kysely';
import type { InvitationId } from '../../src/domain/ids.ts';
import { RedeemUrl } from '../../src/domain/redeem-url.ts';
import type { LinkKey } from '../../src/storage/link-keys.ts';
import { postgresDrafts } from '../../src/storage/postgres-drafts.ts';
import { postgresLedger } from '../../src/storage/postgres-ledger.ts';
import { postgresLinkVault } from '../../src/storage/postgres-link-vault.ts';
import { NOON } from '../support/builders.ts';
import { anOpened, aReviewedDraft, openingOf } from '../support/fresh-builders.ts';
import { onEachDatabase } from '../support/test-databases.ts';

const LINK = 'https://login.example/redeem?ticket=4711';
const OLD: LinkKey = { id: '2026-10', key: randomBytes(32) };
const NEW: LinkKey = { id: '2026-11', key: randomBytes(32) };

onEachDatabase('the kept link vault', (database) => {
  const vaultWith = (...keys: readonly [LinkKey, ...LinkKey[]]) =>
    postgresLinkVault({ db: database().db, keys, clock: () => NOON });
  const invited = async (): Promise<InvitationId> => {
    const recorder = { ...database(), enqueue: async () => {} };
    const opened = anOpened();
    await postgresDrafts(recorder).create(aReviewedDraft(opened.request.requestId));
    await postgresLedger(recorder).open(openingOf([opened]));
    return opened.request.id;
  };
  const stored = async (id: InvitationId) =>
    database().db.selectFrom('link').selectAll().where('invitation_id', '=', id).executeTakeFirstOrThrow();

  it('keeps no part of the link in the clear, and the same link never alike', async () => {
    const [first, second] = [await invited(), await invited()];
    for (const id of [first, second])
      await vaultWith(NEW).keep({ invitationId: id, attempt: 1, url: new RedeemUrl(LINK) });
    const [one, two] = [await stored(first), await stored(second)];
    for (const part of ['login.example', 'ticket', '4711'])
      assert.ok(!Buffer.from(one.ciphertext).includes(part), part);
    assert.notDeepEqual(one.nonce, two.nonce);
    assert.notDeepEqual(one.ciphertext, two.ciphertext);
  });

  it('does not open a link that was moved to another invitation', async () => {
    const [own, other] = [await invited(), await invited()];
    await vaultWith(NEW).keep({ invitationId: own, attempt: 1, url: new RedeemUrl(LINK) });
    await sql`update link set invitation_id = ${other} where invitation_id = ${own}`.execute(database().db);
    await assert.rejects(vaultWith(NEW).read({ invitationId: other, attempt: 1 }), withoutLink('link-unreadable'));
  });

  it('does not open a link that was moved to another attempt', async () => {
    const id = await invited();
    await vaultWith(NEW).keep({ invitationId: id, attempt: 1, url: new RedeemUrl(LINK) });
    await sql`update link set attempt = 2 where invitation_id = ${id}`.execute(database().db);
    await assert.rejects(vaultWith(NEW).read({ invitationId: id, attempt: 2 }), withoutLink('link-unreadable'));
  });

  it('does not open a link that was changed, in any byte', async () => {
    const id = await invited();
    await vaultWith(NEW).keep({ invitationId: id, attempt: 1, url: new RedeemUrl(LINK) });
    const { ciphertext } = await stored(id);
    for (const place of [0, ciphertext.length - 1]) {
      const changed = Buffer.from(ciphertext);
      changed.writeUInt8(changed.readUInt8(place) ^ 1, place);
      await database().db.updateTable('link').set({ ciphertext: changed }).where('invitation_id', '=', id).execute();
      await assert.rejects(vaultWith(NEW).read({ invitationId: id, attempt: 1 }), withoutLink('link-unreadable'));
    }
  });

  it('opens what an older key closed, and closes with the first', async () => {
    const id = await invited();
    await vaultWith(OLD).keep({ invitationId: id, attempt: 1, url: new RedeemUrl(LINK) });
    assert.equal((await vaultWith(NEW, OLD).read({ invitationId: id, attempt: 1 }))?.reveal(), LINK);
    await vaultWith(NEW, OLD).keep({ invitationId: id, attempt: 1, url: new RedeemUrl(LINK) });
    assert.equal((await stored(id)).key_id, NEW.id);
    assert.equal((await vaultWith(NEW).read({ invitationId: id, attempt: 1 }))?.reveal(), LINK);
  });

  it('names the key that is missing', async () => {
    const id = await invited();
    await vaultWith(OLD).keep({ invitationId: id, attempt: 1, url: new RedeemUrl(LINK) });
    await assert.rejects(vaultWith(NEW).read({ invitationId: id, attempt: 1 }), withoutLink('link-key-unknown'));
  });
});

function withoutLink(code: string): (error: unknown) => true {
  return (error) => {
    const text = inspect(error);
    assert.match(text, new RegExp(code));
    assert.doesNotMatch(text, /ticket|4711/);
    return true;
  };
}
