import { changeDeciders } from '../../domain/access-change/change-follow-up.ts';
import { applyChangeEntry } from '../../domain/access-change/replay-change.ts';
import { type DecisionStep, decisionStep, nextDecisionAt } from '../../domain/decision.ts';
import type { RequestId, UserId } from '../../domain/ids.ts';
import { type Addressee, type PostDeps, postCard } from '../conversion/post-card.ts';
import { currentAdmins } from '../current-admins.ts';
import { changeSubject, type SubjectDeps } from '../load-subject.ts';
import type { AccessChangeReading } from '../ports/access-changes.ts';
import { EdgeError } from '../ports/edge-error.ts';
import { appendChange, type NewChangeEntry, type RecordChangeDeps, recordChange } from './record-change.ts';

export interface AskChangeDecidersDeps extends SubjectDeps, RecordChangeDeps, PostDeps {}

export interface AskChangeDecidersOutcome {
  readonly outcome: 'nothing-to-do' | 'outdated' | 'lapsed' | 'asked';
  readonly reached?: number;
}

type Asking = Exclude<DecisionStep, 'lapse'>;

const ENTRY = { ask: 'deciders-asked', remind: 'deciders-reminded', escalate: 'decision-escalated' } as const;

/**
 * Brings the question to the other administrators, again after some days, and ends it: nobody waits for ever (product 5.4).
 * Whoever asked gets a card of their own with it, to follow it and to withdraw it. Run by a job. Throws EdgeError.
 */
export async function askChangeDeciders(deps: AskChangeDecidersDeps, id: RequestId): Promise<AskChangeDecidersOutcome> {
  const reading = await deps.accessChanges.read(id);
  if (reading?.change.state !== 'awaiting-confirmation') return { outcome: 'nothing-to-do' };
  const { decisionDays } = await deps.policies.current();
  const { decision } = reading.change.track;
  const step = decisionStep(decision, decisionDays, deps.clock());
  if (!step) {
    // The days were changed meanwhile, or the job came early: when it is due is reckoned anew.
    await recordChange(deps, reading, []);
    return { outcome: 'nothing-to-do' };
  }
  if (step === 'lapse')
    return { outcome: (await recordChange(deps, reading, [{ kind: 'lapsed' }])) ? 'lapsed' : 'outdated' };

  const remindAt = nextDecisionAt({ ...decision, askedAt: decision.askedAt ?? decision.since }, decisionDays);
  // One chat that is unwell for days must not keep all others from being reminded.
  const mustReachAll = step === 'ask' && (remindAt === undefined || deps.clock() < remindAt);
  const admins = await currentAdmins(deps);
  const reached = await post(deps, reading, { step, admins, mustReachAll });
  const recorded = await appendChange(deps, id, ({ change }) =>
    change.state === 'awaiting-confirmation' ? [entryOf(step, reached)] : undefined,
  );
  if (recorded === 'outdated') throw new EdgeError('unavailable', 'change-in-use', { retryAfterSeconds: 1 });
  return recorded === 'nothing-to-do' ? { outcome: 'outdated' } : { outcome: 'asked', reached };
}

function entryOf(step: Asking, reached: number): NewChangeEntry {
  return { kind: ENTRY[step], reached };
}

/**
 * One after the other, each copy remembered before the next is posted. The first question goes out until everybody has it, and
 * to nobody twice; a later one is a message of its own, and one that fails is not repeated, unless it has reached nobody.
 */
async function post(
  deps: AskChangeDecidersDeps,
  reading: AccessChangeReading,
  asked: { readonly step: Asking; readonly admins: readonly UserId[]; readonly mustReachAll: boolean },
): Promise<number> {
  const { step, admins, mustReachAll } = asked;
  const deciders = changeDeciders(admins, reading.change);
  const { id, askerId } = reading.change;
  const entry = { ...entryOf(step, 0), at: deps.clock() };
  // The card says which question this is, before it is recorded.
  const subject = await changeSubject(deps, { ...reading, change: applyChangeEntry(reading.change, entry) });
  const had = new Set(step === 'ask' ? (await deps.cardCopies.of(id)).map(({ viewerId }) => viewerId) : []);
  // What the directory says of somebody is for those who administer now (checks 1).
  const isFollowed = step === 'ask' && admins.includes(askerId);
  const asker: readonly Addressee[] = isFollowed ? [{ viewerId: askerId, as: 'asker' }] : [];
  const to = [...asker, ...deciders.map((viewerId): Addressee => ({ viewerId, as: 'admin' }))];
  const reached = new Set(deciders.filter((each) => had.has(each)));
  const failures: EdgeError[] = [];
  for (const addressee of to.filter(({ viewerId }) => !had.has(viewerId))) {
    try {
      const posted = await postCard(deps, subject, addressee);
      if (posted === 'posted' && addressee.as === 'admin') reached.add(addressee.viewerId);
    } catch (error) {
      // One whose chat is unwell keeps nobody else from being asked.
      if (!(error instanceof EdgeError)) throw error;
      failures.push(error);
    }
  }
  const [failure] = failures;
  if (failure && (mustReachAll || reached.size === 0)) throw failure;
  return reached.size;
}
