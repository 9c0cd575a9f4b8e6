import { dueChangeJobs } from '../domain/access-change/change-follow-up.ts';
import { dueConversionJobs, holderReminderDue } from '../domain/conversion/conversion-follow-up.ts';
import { reminderDue } from '../domain/delivery.ts';
import { dueJobs } from '../domain/follow-up.ts';
import type { InvitationId } from '../domain/ids.ts';
import type { Job } from '../domain/job.ts';
import { applyRetention, type RetentionDeps } from './apply-retention.ts';
import type { CardCopies } from './ports/card-copies.ts';
import type { Jobs } from './ports/jobs.ts';
import type { Ledger } from './ports/ledger.ts';
import type { LinkCards } from './ports/link-cards.ts';

export interface SweepDeps extends RetentionDeps {
  readonly ledger: Ledger;
  readonly cardCopies: CardCopies;
  readonly linkCards: LinkCards;
  readonly jobs: Jobs;
}

export interface SweepOutcome {
  readonly outcome: 'swept';
  readonly enqueued: number;
  /** Rows of another release; they are looked at again later, and stop nobody else. */
  readonly unreadable: number;
}

const AT_ONCE = 500;
/** One `follow` job reads this many guests: five batches of twenty. */
const FOLLOWED_TOGETHER = 100;
const STUCK_SECONDS = 15;

/** Enqueues what is due. A job may be lost or run twice: this brings everything on, and the ledger lets nothing happen twice. */
export async function sweep(deps: SweepDeps): Promise<SweepOutcome> {
  const { ledger, drafts, conversionDrafts, conversions, accessChanges, cardCopies, linkCards, policies, jobs, clock } =
    deps;
  const now = clock();
  const stuckSince = new Date(now.getTime() - STUCK_SECONDS * 1000);
  const [due, dueConversions, dueChanges, behind, stuck, stuckConversions, asking, handedIn, toHide, { reminderDays }] =
    await Promise.all([
      ledger.due(now, AT_ONCE),
      conversions.due(now, AT_ONCE),
      accessChanges.due(now, AT_ONCE),
      cardCopies.behind(AT_ONCE),
      drafts.stuck(stuckSince, AT_ONCE),
      conversionDrafts.stuck(stuckSince, AT_ONCE),
      drafts.asking(AT_ONCE),
      conversionDrafts.asking(now, AT_ONCE),
      linkCards.toHide(now, AT_ONCE),
      policies.current(),
    ]);
  const wanted: readonly Job[] = [
    ...due.invitations.flatMap(dueJobs),
    ...due.invitations
      .filter((invitation) => reminderDue(invitation, reminderDays, now) !== undefined)
      .map(({ id }) => ({ name: 'remind', invitationId: id }) as const),
    ...dueConversions.conversions.flatMap(dueConversionJobs),
    ...dueChanges.changes.flatMap(dueChangeJobs),
    ...dueConversions.conversions
      .filter((conversion) => holderReminderDue(conversion, reminderDays, now) !== undefined)
      .map(({ id }) => ({ name: 'remind-holder', requestId: id }) as const),
    ...toHide.map((invitationId) => ({ name: 'hide-link', invitationId }) as const),
    ...behind.map((requestId) => ({ name: 'show-card', requestId }) as const),
    ...asking.map((requestId) => ({ name: 'tell-admins', requestId }) as const),
    ...handedIn.flatMap((requestId): readonly Job[] => [
      { name: 'tell-conversion-admins', requestId },
      { name: 'tell-converter', requestId },
    ]),
    ...stuck.map((requestId) => ({ name: 'check-draft', requestId }) as const),
    ...stuckConversions.map((requestId) => ({ name: 'check-conversion', requestId }) as const),
  ];
  const followed = wanted.flatMap((job) => (job.name === 'follow' ? job.invitationIds : []));
  const all = [...wanted.filter(({ name }) => name !== 'follow'), ...followJobs(followed)];
  await jobs.enqueue(all.map((job) => ({ job })));
  // Last, so that whatever goes wrong there holds nobody's invitation up.
  await applyRetention(deps);
  const unreadable = due.unreadable + dueConversions.unreadable + dueChanges.unreadable;
  return { outcome: 'swept', enqueued: all.length, unreadable };
}

function followJobs(ids: readonly InvitationId[]): readonly Job[] {
  const groups = Math.ceil(ids.length / FOLLOWED_TOGETHER);
  return Array.from({ length: groups }, (_, index) => ({
    name: 'follow',
    invitationIds: ids.slice(index * FOLLOWED_TOGETHER, (index + 1) * FOLLOWED_TOGETHER),
  }));
}
