import type { Draft } from '../domain/draft.ts';
import type { RequestId, UserId } from '../domain/ids.ts';
import type { Job } from '../domain/job.ts';
import { draftMark } from '../domain/press-mark.ts';
import { stampOf } from './card-subject.ts';
import { currentAdmins } from './current-admins.ts';
import { presentCard, type SubjectDeps } from './load-subject.ts';
import type { CardCopies } from './ports/card-copies.ts';
import type { Clock } from './ports/clock.ts';
import { EdgeError } from './ports/edge-error.ts';
import type { Notifier } from './ports/notifier.ts';
import type { People } from './ports/people.ts';
import type { Press, PressOutcome } from './press-outcome.ts';

export interface AskAdminsDeps extends SubjectDeps {
  readonly clock: Clock;
}

/** Sends what was found to the administrators: an inviter reads only that somebody has to look (checks 1). Once a form. */
export async function askAdmins(deps: AskAdminsDeps, press: Press): Promise<PressOutcome> {
  const { requestId, callerId, mark } = press;
  const draft = await deps.drafts.read(requestId);
  if (!draft || draft.inviterId !== callerId) return presentCard(deps, press);
  if (draft.stage !== 'review' || mark !== draftMark(draft)) return presentCard(deps, press, 'stale');
  if (draft.askedAdmins) return presentCard(deps, press, 'twice');
  const { outcome } = await deps.drafts.save({
    draft: { ...draft, askedAdmins: { at: deps.clock() }, version: draft.version + 1 },
    after: draft.version,
    jobs: [{ job: { name: 'tell-admins', requestId } }, { job: { name: 'show-card', requestId }, delaySeconds: 1 }],
  });
  return presentCard(deps, press, outcome === 'saved' ? undefined : 'twice');
}

export interface TellAdminsDeps extends SubjectDeps {
  readonly people: People;
  readonly cardCopies: CardCopies;
  readonly notifier: Notifier;
}

export type TellAdminsOutcome = {
  readonly outcome: 'nothing-to-do' | 'told';
  readonly reached?: number;
};

/** A card to each administrator who has ever talked to us; those who have it already get no second one. Run by a job. */
export async function tellAdmins(deps: TellAdminsDeps, id: RequestId): Promise<TellAdminsOutcome> {
  const draft = await deps.drafts.read(id);
  if (!draft?.askedAdmins || draft.askedAdmins.reached !== undefined) return { outcome: 'nothing-to-do' };
  const told = new Set((await deps.cardCopies.of(id)).map(({ viewerId }) => viewerId));
  const admins = (await currentAdmins(deps)).filter((adminId) => adminId !== draft.inviterId);
  // One after the other: a copy is remembered before the next is posted, so that a crash repeats one at most.
  const failures: EdgeError[] = [];
  for (const adminId of admins.filter((each) => !told.has(each))) {
    try {
      if (await post(deps, adminId, draft)) told.add(adminId);
    } catch (error) {
      // One whose chat is unwell keeps nobody else from being told.
      if (!(error instanceof EdgeError)) throw error;
      failures.push(error);
    }
  }
  const [failure] = failures;
  if (failure) throw failure;
  const reached = admins.filter((adminId) => told.has(adminId)).length;
  return rememberReached(deps, id, reached);
}

const TRIES = 5;

/** On the newest version: the inviter goes on pressing meanwhile, and a check that was in hand begins anew. */
async function rememberReached(deps: TellAdminsDeps, id: RequestId, reached: number): Promise<TellAdminsOutcome> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const draft = await deps.drafts.read(id);
    if (!draft?.askedAdmins || draft.askedAdmins.reached !== undefined) return { outcome: 'nothing-to-do' };
    const askedAdmins = { ...draft.askedAdmins, reached };
    const again: readonly Job[] = draft.stage === 'checking' ? [{ name: 'check-draft', requestId: id }] : [];
    const { outcome } = await deps.drafts.save({
      draft: { ...draft, askedAdmins, version: draft.version + 1 },
      after: draft.version,
      jobs: [...again, { name: 'show-card', requestId: id } as const].map((job) => ({ job })),
    });
    if (outcome === 'saved') return { outcome: 'told', reached };
  }
  throw new EdgeError('unavailable', 'draft-in-use', { retryAfterSeconds: 1 });
}

async function post(deps: TellAdminsDeps, adminId: UserId, draft: Draft): Promise<boolean> {
  const subject = { kind: 'draft', draft } as const;
  const person = await deps.people.find(adminId);
  if (!person?.conversationId) return false;
  const posted = await deps.notifier.post(person, subject, 'admin');
  if (posted.outcome === 'unreachable') return false;
  await deps.cardCopies.adopt({
    requestId: draft.id,
    viewerId: adminId,
    serviceUrl: person.serviceUrl,
    conversationId: person.conversationId,
    activityId: posted.activityId,
    shown: stampOf(subject),
  });
  return true;
}
