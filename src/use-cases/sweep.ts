import { dueJobs } from '../domain/follow-up.ts';
import type { InvitationId } from '../domain/ids.ts';
import type { Job } from '../domain/job.ts';
import type { CardCopies } from './ports/card-copies.ts';
import type { CheckedAddresses } from './ports/checked-addresses.ts';
import type { Clock } from './ports/clock.ts';
import type { Drafts } from './ports/drafts.ts';
import type { Jobs } from './ports/jobs.ts';
import type { Ledger } from './ports/ledger.ts';

export interface SweepDeps {
  readonly ledger: Ledger;
  readonly drafts: Drafts;
  readonly cardCopies: CardCopies;
  readonly checkedAddresses: CheckedAddresses;
  readonly jobs: Jobs;
  readonly clock: Clock;
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
const DRAFT_DAYS = 30;
/** Longer than any day can be, wherever it is counted. */
const CHECKED_DAYS = 2;

/** Enqueues what is due. A job may be lost or run twice: this brings everything on, and the ledger lets nothing happen twice. */
export async function sweep(deps: SweepDeps): Promise<SweepOutcome> {
  const { ledger, drafts, cardCopies, checkedAddresses, jobs, clock } = deps;
  const now = clock();
  const [due, behind, stuck, asking] = await Promise.all([
    ledger.due(now, AT_ONCE),
    cardCopies.behind(AT_ONCE),
    drafts.stuck(new Date(now.getTime() - STUCK_SECONDS * 1000), AT_ONCE),
    drafts.asking(AT_ONCE),
  ]);
  await drafts.forget(daysBefore(now, DRAFT_DAYS));
  await checkedAddresses.forget(daysBefore(now, CHECKED_DAYS));
  const wanted: readonly Job[] = [
    ...due.invitations.flatMap(dueJobs),
    ...behind.map((requestId) => ({ name: 'show-card', requestId }) as const),
    ...asking.map((requestId) => ({ name: 'tell-admins', requestId }) as const),
    ...stuck.map((requestId) => ({ name: 'check-draft', requestId }) as const),
  ];
  const followed = wanted.flatMap((job) => (job.name === 'follow' ? job.invitationIds : []));
  const all = [...wanted.filter(({ name }) => name !== 'follow'), ...followJobs(followed)];
  await jobs.enqueue(all.map((job) => ({ job })));
  return { outcome: 'swept', enqueued: all.length, unreadable: due.unreadable };
}

function daysBefore(now: Date, days: number): Date {
  return new Date(now.getTime() - days * 86_400_000);
}

function followJobs(ids: readonly InvitationId[]): readonly Job[] {
  const groups = Math.ceil(ids.length / FOLLOWED_TOGETHER);
  return Array.from({ length: groups }, (_, index) => ({
    name: 'follow',
    invitationIds: ids.slice(index * FOLLOWED_TOGETHER, (index + 1) * FOLLOWED_TOGETHER),
  }));
}
