import { randomBytes } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { InvitationId, RequestId } from '../../src/domain/ids.ts';
import { addressHashes } from '../../src/storage/address-hashes.ts';
import { postgresAccessChanges } from '../../src/storage/postgres-access-changes.ts';
import { postgresCardCopies } from '../../src/storage/postgres-card-copies.ts';
import { postgresCheckedAddresses } from '../../src/storage/postgres-checked-addresses.ts';
import { postgresConversionCodes } from '../../src/storage/postgres-conversion-codes.ts';
import { postgresConversionDrafts } from '../../src/storage/postgres-conversion-drafts.ts';
import { postgresConversions } from '../../src/storage/postgres-conversions.ts';
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
import { accessChangesContract } from '../contracts/access-changes-contract.ts';
import { cardCopiesContract } from '../contracts/card-copies-contract.ts';
import { checkedAddressesContract } from '../contracts/checked-addresses-contract.ts';
import { conversionCodesContract } from '../contracts/conversion-codes-contract.ts';
import { conversionDraftsContract } from '../contracts/conversion-drafts-contract.ts';
import { conversionsContract } from '../contracts/conversions-contract.ts';
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
import { aConversionOpening, openConversion } from '../support/fresh-conversions.ts';
import { onEachDatabase, type TestDatabase } from '../support/test-databases.ts';

onEachDatabase('storage', (database) => {
  const empty = async (): Promise<Kysely<Schema>> => {
    const { db } = database();
    await sql`
      truncate link_card, mail_sent, request, invitation, invitee, ledger_entry, link, draft, conversion_draft, conversion, conversion_entry,
        conversion_person, conversion_link, access_change, access_change_entry, access_change_person, conversion_code, checked_address, person, card_copy, policy`.execute(
      db,
    );
    return db;
  };
  const recorder = async (clock = () => NOON) => {
    await empty();
    return recording(database(), clock);
  };
  ledgerContract('kept', () => recorder());
  draftsContract('kept', () => recorder());
  conversionDraftsContract('kept', () => recorder());
  conversionsContract('kept', () => recorder());
  accessChangesContract('kept', () => recorder());
  linkVaultContract('kept', async (clock = () => NOON) => {
    const { ledger, drafts } = await recorder();
    const opened = anOpened();
    await drafts.create(aReviewedDraft(opened.request.requestId));
    await ledger.open(openingOf([opened]));
    const keys = [{ id: 'first', key: randomBytes(32) }] as const;
    return { vault: postgresLinkVault({ db: database().db, keys, clock }), invitationId: opened.request.id };
  });
  linkVaultContract('kept of conversions', async (clock = () => NOON) => {
    const under = await recorder();
    const opening = aConversionOpening();
    await openConversion(under, opening);
    const keys = [{ id: 'first', key: randomBytes(32) }] as const;
    const vault = postgresLinkVault({ db: database().db, table: 'conversion_link', keys, clock });
    return { vault, invitationId: opening.request.invitationId };
  });
  conversionCodesContract('kept', async (clock = () => NOON) => {
    const under = await recorder();
    const opening = aConversionOpening();
    await openConversion(under, opening);
    const keys = [{ id: 'first', key: randomBytes(32) }] as const;
    const codes = postgresConversionCodes({ db: database().db, keys, clock });
    return { codes, requestId: opening.request.id };
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
    const under = await recorder(clock);
    const { db, transactionLimitMs } = database();
    const hashes = addressHashes([{ id: 'first', key: randomBytes(32) }]);
    return { ...under, invitees: postgresInvitees({ database: { db, transactionLimitMs }, hashes }) };
  });
  cardCopiesContract('kept', recorder);
});

function recording({ db, transactionLimitMs }: TestDatabase, clock: () => Date) {
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
  const spoilConversion = async (id: RequestId) => {
    await sql`
      insert into conversion_entry
      select ${id}, max(number) + 1, 'teleported', now(), '{}' from conversion_entry where conversion_id = ${id}`.execute(
      db,
    );
  };
  const spoilChange = async (id: RequestId) => {
    await sql`
      insert into access_change_entry
      select ${id}, max(number) + 1, 'teleported', now(), '{}' from access_change_entry where access_change_id = ${id}`.execute(
      db,
    );
  };
  const hashes = addressHashes([{ id: 'first', key: randomBytes(32) }]);
  return {
    ledger: postgresLedger(recorder),
    drafts: postgresDrafts(recorder),
    conversionDrafts: postgresConversionDrafts(recorder),
    conversions: postgresConversions({ ...recorder, hashes }),
    accessChanges: postgresAccessChanges({ ...recorder, hashes }),
    copies: postgresCardCopies({ db, clock }),
    enqueued,
    spoil,
    spoilConversion,
    spoilChange,
  };
}
