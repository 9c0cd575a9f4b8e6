import type { Edges } from './app.ts';
import type { InvitationMail } from './domain/mail.ts';
import type { GraphClient } from './graph/graph-client.ts';
import { graphDirectory } from './graph/graph-directory.ts';
import { graphInvitations, type Landings } from './graph/graph-invitations.ts';
import { graphMailer } from './graph/graph-mailer.ts';
import { graphMemberships } from './graph/graph-memberships.ts';
import { graphSponsorships } from './graph/graph-sponsorships.ts';
import type { PgBossJobs } from './jobs/pg-boss-jobs.ts';
import { invitationMail, invitationMailPreview } from './mails/invitation-mail.ts';
import { fromName } from './mails/mail-content.ts';
import { noticeMail } from './mails/notice-mail.ts';
import { randomIds } from './random-ids.ts';
import type { LinkKey } from './storage/link-keys.ts';
import { postgresCardCopies } from './storage/postgres-card-copies.ts';
import { postgresCheckedAddresses } from './storage/postgres-checked-addresses.ts';
import { postgresDrafts } from './storage/postgres-drafts.ts';
import { postgresLedger } from './storage/postgres-ledger.ts';
import { postgresLinkVault } from './storage/postgres-link-vault.ts';
import { postgresPeople } from './storage/postgres-people.ts';
import { postgresPolicies } from './storage/postgres-policies.ts';
import type { Recorder } from './storage/transaction.ts';
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
  /** Where a redemption ends, and what a guest may open without the link. */
  readonly landings: Landings;
  /** The host of Microsoft's redeem links, for the preview of a mail that has none yet. */
  readonly linkHost: string;
  readonly mailbox: string;
  readonly privacyContact: string;
}

/** The real adapters behind the ports, the same in every root. */
export function createEdges(parts: EdgeParts): Edges {
  const { graph, graphForAccounts = graph } = parts;
  const { database, jobs, clock, followSeconds, landings, linkHost, mailbox, privacyContact } = parts;
  const { db } = database;
  const recorder: Recorder = { ...database, enqueue: jobs.enqueue };
  const sender = ({ teamName }: InvitationMail) => ({
    mailbox,
    privacyContact,
    tenantAddress: landings[teamName === undefined ? 'apps' : 'teams'],
  });
  return {
    directory: graphDirectory(graph),
    invitations: graphInvitations({ client: graph, landings }),
    memberships: graphMemberships(graph),
    sponsorships: graphSponsorships(graphForAccounts),
    mailer: graphMailer({
      client: graph,
      mailbox,
      write: (mail, redeemUrl) => ({
        fromName: fromName(mail),
        ...invitationMail({ ...mail, ...sender(mail), redeemUrl }),
      }),
      writeNotice: (notice) => ({ fromName: fromName(notice), ...noticeMail(notice) }),
      preview: (mail) => invitationMailPreview({ ...mail, ...sender(mail), linkHost }),
    }),
    ledger: postgresLedger(recorder),
    drafts: postgresDrafts(recorder),
    checkedAddresses: postgresCheckedAddresses(recorder),
    linkVault: postgresLinkVault({ db, keys: parts.linkKeys }),
    people: postgresPeople({ db }),
    policies: postgresPolicies({ db }),
    cardCopies: postgresCardCopies({ db, clock }),
    jobs: jobs.jobs,
    clock,
    ids: randomIds(),
    followSeconds,
  };
}
