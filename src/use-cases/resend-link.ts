import type { Draft } from '../domain/draft.ts';
import { isResendable } from '../domain/invitation.ts';
import { draftMark } from '../domain/press-mark.ts';
import type { PersonPress } from './edit-draft.ts';
import { type RightDeps, readStanding } from './inviter-right.ts';
import { presentCard, type SubjectDeps } from './load-subject.ts';
import type { PressOutcome } from './press-outcome.ts';
import { type RecordDeps, recordStep } from './record-step.ts';
import { ofDraft } from './submit-form.ts';

export interface ResendDeps extends SubjectDeps, RecordDeps, RightDeps {}

type Reviewed = Extract<Draft, { stage: 'review' }>;

/** The same link goes to the same address once more, by a press of somebody who may invite there; the card says when. */
export async function resendLink(deps: ResendDeps, press: PersonPress): Promise<PressOutcome> {
  const draft = await deps.drafts.read(press.requestId);
  if (!draft || draft.inviterId !== press.callerId) return presentCard(deps, press);
  if (draft.stage !== 'review' || press.mark !== draftMark(draft)) return presentCard(deps, press, 'stale');
  const person = draft.review.people[press.person];
  if (!person?.open || !person.choices.includes('send-again')) return presentCard(deps, press, 'stale');

  const { teamId } = draft.form;
  const [reading, { holds }] = await Promise.all([
    deps.ledger.read(person.open.invitationId),
    readStanding(deps, { inviterId: press.callerId, teamId: teamId === '' ? undefined : teamId }),
  ]);
  if (!holds || !reading || !isResendable(reading.invitation)) return presentCard(deps, press, 'stale');
  const attempt = 'attempt' in reading.invitation ? reading.invitation.attempt : 0;
  const asked = await recordStep(deps, reading, [{ kind: 'send-again-asked', attempt, by: press.callerId }]);
  if (!asked) return presentCard(deps, press, 'twice');
  await rememberAsked(deps, draft, press.person);
  return presentCard(deps, press);
}

async function rememberAsked(deps: ResendDeps, draft: Reviewed, position: number): Promise<void> {
  const at = deps.clock();
  const people = draft.review.people.map((person, index) =>
    index === position
      ? { ...person, sentAgainAt: at, choices: person.choices.filter((choice) => choice !== 'send-again') }
      : person,
  );
  await deps.drafts.save({
    draft: { ...ofDraft(draft), ...draft, review: { ...draft.review, people }, version: draft.version + 1 },
    after: draft.version,
    jobs: [{ job: { name: 'show-card', requestId: draft.id }, delaySeconds: 1 }],
  });
}
