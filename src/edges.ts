import type { Edges } from './app.ts';
import type { InvitationMail } from './domain/mail.ts';
import type { KeepDays } from './domain/retention.ts';
import { graphAccounts } from './graph/graph-accounts.ts';
import type { GraphClient } from './graph/graph-client.ts';
import { graphDirectory } from './graph/graph-directory.ts';
import { graphInstallations } from './graph/graph-installations.ts';
import { graphInvitations, type Landings } from './graph/graph-invitations.ts';
import { graphMailer } from './graph/graph-mailer.ts';
import { graphMemberships } from './graph/graph-memberships.ts';
import { graphSponsorships } from './graph/graph-sponsorships.ts';
import { guestPageLinks } from './guest-page-links.ts';
import type { PgBossJobs } from './jobs/pg-boss-jobs.ts';
import { codeMail } from './mails/code-mail.ts';
import { conversionMail } from './mails/conversion-mail.ts';
import { invitationMail, invitationMailPreview } from './mails/invitation-mail.ts';
import { fromName } from './mails/mail-content.ts';
import { noticeMail } from './mails/notice-mail.ts';
import { teamsLinkMail } from './mails/teams-link-mail.ts';
import { randomIds } from './random-ids.ts';
import { addressHashes } from './storage/address-hashes.ts';
import type { LinkKey } from './storage/link-keys.ts';
import { postgresAccessChanges } from './storage/postgres-access-changes.ts';
import { postgresCardCopies } from './storage/postgres-card-copies.ts';
import { postgresCheckedAddresses } from './storage/postgres-checked-addresses.ts';
import { postgresConversionCodes } from './storage/postgres-conversion-codes.ts';
import { postgresConversionDrafts } from './storage/postgres-conversion-drafts.ts';
import { postgresConversions } from './storage/postgres-conversions.ts';
import { postgresDrafts } from './storage/postgres-drafts.ts';
import { postgresInvitees } from './storage/postgres-invitees.ts';
import { postgresLedger } from './storage/postgres-ledger.ts';
import { postgresLinkCards } from './storage/postgres-link-cards.ts';
import { postgresLinkVault } from './storage/postgres-link-vault.ts';
import { postgresMailPace } from './storage/postgres-mail-pace.ts';
import { postgresPeople } from './storage/postgres-people.ts';
import { postgresPolicies } from './storage/postgres-policies.ts';
import type { Recorder } from './storage/transaction.ts';
import { rememberedOrganisation } from './use-cases/answer-guest.ts';
import type { Clock } from './use-cases/ports/clock.ts';

export interface EdgeParts {
  readonly database: Omit<Recorder, 'enqueue'>;
  readonly jobs: PgBossJobs;
  readonly linkKeys: readonly [LinkKey, ...LinkKey[]];
  readonly graph: GraphClient;
  /** Another identity for what changes accounts; without it the one above does what it may. */
  readonly graphForAccounts?: GraphClient | undefined;
  readonly clock: Clock;
  readonly followSeconds: number;
  readonly keepDays: KeepDays;
  /** Where a redemption ends, and what a guest may open without the link. */
  readonly landings: Landings;
  /** By which the manifest of the Teams app names it. */
  readonly appExternalId: string;
  /** By which the organisation's catalogue knows it; left out, it is looked up there. */
  readonly catalogueId?: string | undefined;
  /** The host of Microsoft's redeem links, for the preview of a mail that has none yet. */
  readonly linkHost: string;
  readonly mailbox: string;
  readonly privacyContact: string;
  readonly privacyStatement: string;
  /** Where the bot is reached from outside; asked at each use, as any free port is known only when it is listened on. */
  readonly botAddress: () => string;
}

/** The real adapters behind the ports, the same in every root. */
export function createEdges(parts: EdgeParts): Edges {
  const { graph, graphForAccounts = graph } = parts;
  const { database, jobs, clock, followSeconds, keepDays, landings, linkHost, linkKeys, botAddress } = parts;
  const { mailbox, privacyContact, privacyStatement, appExternalId, catalogueId } = parts;
  const { db } = database;
  const directory = graphDirectory(graph);
  const recorder: Recorder = { ...database, enqueue: jobs.enqueue };
  const hashes = addressHashes(linkKeys);
  const sender = ({ teamName }: InvitationMail) => ({
    mailbox,
    privacyContact,
    privacyStatement,
    tenantAddress: landings[teamName === undefined ? 'apps' : 'teams'],
  });
  return {
    directory,
    invitations: graphInvitations({ client: graph, clientForAccounts: graphForAccounts, landings }),
    memberships: graphMemberships(graph),
    sponsorships: graphSponsorships(graphForAccounts),
    accounts: graphAccounts(graphForAccounts),
    installations: graphInstallations({ client: graph, appExternalId, catalogueId }),
    mailer: graphMailer({
      client: graph,
      mailbox,
      write: (mail, leads) => ({
        fromName: fromName(mail),
        ...invitationMail({ ...mail, ...sender(mail), ...leads }),
      }),
      writeNotice: (notice) => ({ fromName: fromName(notice), ...noticeMail({ ...notice, privacyStatement }) }),
      writeConversion: (mail, redeemUrl) => ({
        fromName: fromName(mail),
        ...conversionMail({
          ...mail,
          mailbox,
          privacyStatement,
          redeemUrl,
          tenantAddress: landings[mail.isWithoutTeams ? 'apps' : 'teams'],
        }),
      }),
      writeCode: (mail) => ({ fromName: fromName(mail), ...codeMail({ ...mail, privacyStatement }) }),
      writeTeamsLink: (mail) => ({ fromName: fromName(mail), ...teamsLinkMail({ ...mail, privacyStatement }) }),
      preview: (mail) =>
        invitationMailPreview({ ...mail, ...sender(mail), linkHost, botHost: new URL(botAddress()).host }),
    }),
    ledger: postgresLedger(recorder),
    drafts: postgresDrafts(recorder),
    conversionDrafts: postgresConversionDrafts(recorder),
    conversions: postgresConversions({ ...recorder, hashes }),
    accessChanges: postgresAccessChanges({ ...recorder, hashes }),
    invitees: postgresInvitees({ database, hashes }),
    checkedAddresses: postgresCheckedAddresses(recorder),
    linkCards: postgresLinkCards({ db }),
    mailPace: postgresMailPace(database),
    linkVault: postgresLinkVault({ db, keys: linkKeys, clock }),
    conversionLinks: postgresLinkVault({ db, table: 'conversion_link', keys: linkKeys, clock }),
    conversionCodes: postgresConversionCodes({ db, keys: linkKeys, clock }),
    organisationName: rememberedOrganisation({ directory, clock }),
    teamsAddress: landings.teams,
    guestPages: guestPageLinks({ botAddress, keys: linkKeys }),
    people: postgresPeople({ db, clock }),
    policies: postgresPolicies({ db }),
    cardCopies: postgresCardCopies({ db, clock }),
    jobs: jobs.jobs,
    clock,
    ids: randomIds(),
    followSeconds,
    keepDays,
  };
}
