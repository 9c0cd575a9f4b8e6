import { randomBytes } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { InvitationId } from '../../src/domain/ids.ts';
import { addressHashes } from '../../src/storage/address-hashes.ts';
import { postgresCardCopies } from '../../src/storage/postgres-card-copies.ts';
import { postgresCheckedAddresses } from '../../src/storage/postgres-checked-addresses.ts';
import { postgresConversionDrafts } from '../../src/storage/postgres-conversion-drafts.ts';
import { postgresDrafts } from '../../src/storage/postgres-drafts.ts';
import { postgresInvitees } from '../../src/storage/postgres-invitees.ts';
import { postgresLedger } from '../../src/storage/postgres-ledger.ts';
import { postgresLinkCards } from '../../src/storage/postgres-link-cards.ts';
import { postgresLinkVault } from '../../src/storage/postgres-link-vault.ts';
import { postgresMailPace } from '../../src/storage/postgres-mail-pace.ts';
import { postgresPeople } from '../../src/storage/postgres-people.ts';
import { configurePolicy, postgresPolicies } from '../../src/storage/postgres-policies.ts';
import type { Schema } from '../../src/storage/schema.ts';
import type { NewJob } from '../../src/use-cases/ports/ledger.ts';
import { cardCopiesContract } from '../contracts/card-copies-contract.ts';
import { checkedAddressesContract } from '../contracts/checked-addresses-contract.ts';
import { conversionDraftsContract } from '../contracts/conversion-drafts-contract.ts';
import { draftsContract } from '../contracts/drafts-contract.ts';
import { inviteesContract } from '../contracts/invitees-contract.ts';
import { ledgerContract } from '../contracts/ledger-contract.ts';
import { linkCardsContract } from '../contracts/link-cards-contract.ts';
import { linkVaultContract } from '../contracts/link-vault-contract.ts';
import { mailPaceContract } from '../contracts/mail-pace-contract.ts';
import { peopleContract } from '../contracts/people-contract.ts';
import { policiesContract } from '../contracts/policies-contract.ts';
import { NOON } from '../support/builders.ts';
import { anOpened, aReviewedDraft, openingOf } from '../support/fresh-builders.ts';
import { onEachDatabase, type TestDatabase } from '../support/test-databases.ts';

onEachDatabase('storage', (database) => {
  const empty = async (): Promise<Kysely<Schema>> => {
    const { db } = database();
    await sql`
      truncate link_card, mail_sent, request, invitation, invitee, ledger_entry, link, draft, conversion_draft, checked_address, person, card_copy, policy`.execute(
      db,
    );
    return db;
  };
  const recorder = async () => {
    await empty();
    return recording(database());
  };
  ledgerContract('kept', recorder);
  draftsContract('kept', recorder);
  conversionDraftsContract('kept', recorder);
  linkVaultContract('kept', async (clock = () => NOON) => {
    const { ledger, drafts } = await recorder();
    const opened = anOpened();
    await drafts.create(aReviewedDraft(opened.request.requestId));
    await ledger.open(openingOf([opened]));
    const keys = [{ id: 'first', key: randomBytes(32) }] as const;
    return { vault: postgresLinkVault({ db: database().db, keys, clock }), invitationId: opened.request.id };
  });
  linkCardsContract('kept', async () => {
    const { ledger, drafts } = await recorder();
    const opened = anOpened();
    await drafts.create(aReviewedDraft(opened.request.requestId));
    await ledger.open(openingOf([opened]));
    const { db } = database();
    const keys = [{ id: 'first', key: randomBytes(32) }] as const;
    const vault = postgresLinkVault({ db, keys, clock: () => NOON });
    return { cards: postgresLinkCards({ db }), vault, invitationId: opened.request.id };
  });
  mailPaceContract('kept', async () => {
    await empty();
    return postgresMailPace(database());
  });
  checkedAddressesContract('kept', async () => {
    await empty();
    return postgresCheckedAddresses(database());
  });
  peopleContract('kept', async (clock) => ({
    ...(await recorder()),
    people: postgresPeople({ db: database().db, clock }),
  }));
  policiesContract('kept', async (firstPolicy) => {
    const db = await empty();
    await configurePolicy({ db, firstPolicy });
    return postgresPolicies({ db });
  });
  inviteesContract('kept', async (clock = () => NOON) => {
    const under = await recorder();
    const { db, transactionLimitMs } = database();
    const hashes = addressHashes([{ id: 'first', key: randomBytes(32) }]);
    const invitees = postgresInvitees({ database: { db, transactionLimitMs }, hashes });
    return { ...under, invitees, copies: postgresCardCopies({ db, clock }) };
  });
  cardCopiesContract('kept', async (clock) => ({
    ...(await recorder()),
    copies: postgresCardCopies({ db: database().db, clock }),
  }));
});

function recording({ db, transactionLimitMs }: TestDatabase) {
  const enqueued: NewJob[] = [];
  const enqueue = async (_: unknown, jobs: readonly NewJob[]) => void enqueued.push(...jobs);
  const recorder = { db, enqueue, transactionLimitMs };
  const spoil = async (id: InvitationId) => {
    await sql`
      insert into ledger_entry
      select ${id}, max(number) + 1, 'teleported', now(), '{}' from ledger_entry where invitation_id = ${id}`.execute(
      db,
    );
  };
  return {
    ledger: postgresLedger(recorder),
    drafts: postgresDrafts(recorder),
    conversionDrafts: postgresConversionDrafts(recorder),
    enqueued,
    spoil,
  };
}
