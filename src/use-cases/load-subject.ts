import type { RequestId } from '../domain/ids.ts';
import { type CardSubject, inviterOf } from './card-subject.ts';
import type { Drafts } from './ports/drafts.ts';
import type { Ledger, Reading } from './ports/ledger.ts';
import type { Policies } from './ports/policies.ts';
import type { Press, PressOutcome } from './press-outcome.ts';

interface StoredSubjectDeps {
  readonly ledger: Ledger;
  readonly drafts: Drafts;
}

export interface SubjectDeps extends StoredSubjectDeps {
  readonly policies: Policies;
}

/** What the card of this id shows now: the request once there is one, else the draft. */
export async function loadSubject(deps: SubjectDeps, id: RequestId): Promise<CardSubject | undefined> {
  const subject = await storedSubject(deps, id);
  if (subject?.kind !== 'request') return subject;
  const { reminderDays } = await deps.policies.current();
  return { ...subject, reminderDays };
}

/** As it is recorded, without what the policy says of it: enough for its stamp. */
export async function storedSubject(
  { ledger, drafts }: StoredSubjectDeps,
  id: RequestId,
): Promise<CardSubject | undefined> {
  const [first, ...others] = await ledger.readRequest(id);
  if (first) return { kind: 'request', readings: [first, ...others] };
  const draft = await drafts.read(id);
  return draft && { kind: 'draft', draft };
}

/** The subject as it is now, if it is the caller's own. */
export async function presentCard(deps: SubjectDeps, press: Press, note?: 'stale' | 'twice'): Promise<PressOutcome> {
  const subject = await loadSubject(deps, press.requestId);
  if (!subject) return { outcome: 'not-found' };
  if (inviterOf(subject) !== press.callerId) return { outcome: 'not-yours' };
  return { outcome: 'card', subject, note };
}

/** The invitations of a request that the caller has made, for a press on its status card. */
export async function ownReadings(deps: SubjectDeps, press: Press): Promise<readonly Reading[]> {
  const readings = await deps.ledger.readRequest(press.requestId);
  const { callerId, invitationId } = press;
  return readings.filter(
    ({ invitation: { id, inviterId } }) =>
      inviterId === callerId && (invitationId === undefined || id === invitationId),
  );
}
