import { type AccessChange, handsOnByInvitation, isChangeToBeTold } from '../../domain/access-change/access-change.ts';
import type { RequestId, UserId } from '../../domain/ids.ts';
import type { CardSubject } from '../card-subject.ts';
import { type PostDeps, postCard } from '../conversion/post-card.ts';
import type { RecordConversionDeps } from '../conversion/record-conversion.ts';
import { changeSubject, loadSubject, type SubjectDeps } from '../load-subject.ts';
import { EdgeError } from '../ports/edge-error.ts';
import type { ViewerRole } from '../ports/notifier.ts';
import { roleInChange } from './change-viewer.ts';
import { type RecordChangeDeps, recordChange } from './record-change.ts';
import { sayBlockEnded } from './settle-block.ts';

export interface TellChangeDeps extends SubjectDeps, RecordChangeDeps, RecordConversionDeps, PostDeps {}

export interface TellChangeOutcome {
  readonly outcome: 'nothing-to-do' | 'told' | 'outdated';
  readonly reached?: number;
}

/**
 * What came of it, as a message of its own, and with it the card of the invitation that hands the access on. Recorded first:
 * a gap is better than a second message, and the cards that they have say it too. Run by a job. Throws EdgeError.
 */
export async function tellChange(deps: TellChangeDeps, id: RequestId): Promise<TellChangeOutcome> {
  const reading = await deps.accessChanges.read(id);
  if (!reading || !isChangeToBeTold(reading.change)) return { outcome: 'nothing-to-do' };
  await sayBlockEnded(deps, reading.change);
  // Where the rights cannot be read nothing is recorded yet, and it is tried again.
  const people = await Promise.all(
    peopleOf(reading.change).map(async (viewerId) => ({ viewerId, as: await roleInChange(deps, viewerId, reading) })),
  );
  const begun = await recordChange(deps, reading, [{ kind: 'telling', what: reading.change.state }]);
  if (!begun) return { outcome: 'outdated' };

  const subject = await changeSubject(deps, begun);
  const invitation = await invitationOf(deps, begun.change);
  const messages = people
    .filter(({ as }) => as !== 'nobody')
    .flatMap((to): readonly Message[] =>
      to.as === 'asker' && invitation
        ? [
            { ...to, subject },
            { ...to, subject: invitation },
          ]
        : [{ ...to, subject }],
    );
  return { outcome: 'told', reached: await post(deps, messages) };
}

interface Message {
  readonly viewerId: UserId;
  readonly as: ViewerRole;
  readonly subject: CardSubject;
}

async function post(deps: TellChangeDeps, messages: readonly Message[]): Promise<number> {
  let reached = 0;
  const failures: EdgeError[] = [];
  for (const { subject, ...to } of messages) {
    try {
      if ((await postCard(deps, subject, to)) === 'posted') reached += 1;
    } catch (error) {
      // One whose chat is unwell keeps nobody else from being told.
      if (!(error instanceof EdgeError)) throw error;
      failures.push(error);
    }
  }
  const [failure] = failures;
  if (failure && reached === 0) throw failure;
  return reached;
}

/** Whoever withdrew or denied it knows. */
function peopleOf({ askerId, state, track }: AccessChange): readonly UserId[] {
  if (state === 'withdrawn') return [];
  const { made } = track.decision;
  return [...new Set([askerId, ...(made?.verdict === 'confirmed' ? [made.by] : [])])];
}

async function invitationOf(deps: TellChangeDeps, change: AccessChange): Promise<CardSubject | undefined> {
  if (change.state !== 'done' || !handsOnByInvitation(change)) return undefined;
  return loadSubject(deps, change.invitationRequestId);
}
