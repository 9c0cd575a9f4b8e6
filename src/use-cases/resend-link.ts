import { isResendable } from '../domain/delivery.ts';
import type { Review } from '../domain/draft.ts';
import { deliveryMark, draftMark } from '../domain/press-mark.ts';
import type { PersonPress } from './edit-draft.ts';
import { type RightDeps, readStanding } from './inviter-right.ts';
import { presentCard, type SubjectDeps } from './load-subject.ts';
import type { PressOutcome } from './press-outcome.ts';
import { type RecordDeps, recordStep } from './record-step.ts';
import { type EndShowingDeps, endShowing } from './settle-delivery.ts';

export interface ResendDeps extends SubjectDeps, RecordDeps, RightDeps, EndShowingDeps {}

/** The same link goes to the same address once more, by a press of somebody who may invite there; the card says when. */
export async function resendLink(deps: ResendDeps, press: PersonPress): Promise<PressOutcome> {
  const draft = await deps.drafts.read(press.requestId);
  if (!draft || draft.inviterId !== press.callerId) return presentCard(deps, press);
  if (draft.stage !== 'review' || press.mark !== draftMark(draft)) return presentCard(deps, press, 'stale');
  const person = draft.review.people[press.person];
  if (!person?.open || !person.choices.includes('send-again')) return presentCard(deps, press, 'stale');

  const teamId = draft.form.teamId === '' ? undefined : draft.form.teamId;
  const [reading, { holds }] = await Promise.all([
    deps.ledger.read(person.open.invitationId),
    readStanding(deps, { inviterId: press.callerId, teamId }),
  ]);
  const isAsShown =
    reading?.invitee && isResendable(reading.invitation) && deliveryMark(reading.invitation) === person.open.mark;
  if (!holds || !isAsShown) return presentCard(deps, press, 'stale');
  const attempt = 'attempt' in reading.invitation ? reading.invitation.attempt : 0;
  const asked = { kind: 'send-again-asked', attempt, by: press.callerId, teamId } as const;
  await endShowing(deps, reading.invitation);
  if (!(await recordStep(deps, reading, [asked]))) return presentCard(deps, press, 'twice');
  await rememberAsked(deps, press, person.address);
  return presentCard(deps, press);
}

const TRIES = 5;

/** On the newest version of the card, where it still shows that person. */
async function rememberAsked(deps: ResendDeps, { requestId }: PersonPress, address: string): Promise<void> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const draft = await deps.drafts.read(requestId);
    if (draft?.stage !== 'review') return;
    const { outcome } = await deps.drafts.save({
      draft: { ...draft, review: withAsked(draft.review, address, deps.clock()), version: draft.version + 1 },
      after: draft.version,
      jobs: [{ job: { name: 'show-card', requestId }, delaySeconds: 1 }],
    });
    if (outcome === 'saved') return;
  }
}

function withAsked(review: Review, address: string, at: Date): Review {
  const people = review.people.map((person) =>
    person.address === address
      ? { ...person, sentAgainAt: at, choices: person.choices.filter((choice) => choice !== 'send-again') }
      : person,
  );
  return { ...review, people };
}
