import { isResendable } from '../domain/delivery.ts';
import type { Review } from '../domain/draft.ts';
import type { TeamId, UserId } from '../domain/ids.ts';
import { deliveryMark, draftMark } from '../domain/press-mark.ts';
import { isConverted } from './converted-account.ts';
import type { PersonPress } from './edit-draft.ts';
import { type RightDeps, readStanding } from './inviter-right.ts';
import { presentCard, type SubjectDeps } from './load-subject.ts';
import type { Conversions } from './ports/conversions.ts';
import type { Reading } from './ports/ledger.ts';
import type { PressOutcome } from './press-outcome.ts';
import { type RecordDeps, recordStep } from './record-step.ts';
import { type EndShowingDeps, endShowing } from './settle-delivery.ts';

export interface ResendDeps extends SubjectDeps, RecordDeps, RightDeps, EndShowingDeps {
  readonly conversions: Conversions;
}

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
  if (!holds || !isAsShown(reading, person.open.mark)) return presentCard(deps, press, 'stale');
  const { guestId } = reading.invitation.track;
  // Since the card was read.
  if (guestId && (await isConverted(deps, [guestId]))) return presentCard(deps, press, 'stale');
  if (!(await ask(deps, reading, { mark: person.open.mark, by: press.callerId, teamId })))
    return presentCard(deps, press, 'twice');
  await rememberAsked(deps, press, person.address);
  return presentCard(deps, press);
}

function isAsShown(reading: Reading | undefined, mark: string): reading is Reading {
  return (
    reading?.invitee !== undefined && isResendable(reading.invitation) && deliveryMark(reading.invitation) === mark
  );
}

const TRIES = 5;

/** Something else may be recorded at the same moment, a membership for example: then the press is decided once more. */
async function ask(
  deps: ResendDeps,
  reading: Reading,
  { mark, by, teamId }: { readonly mark: string; readonly by: UserId; readonly teamId: TeamId | undefined },
): Promise<boolean> {
  let now: Reading | undefined = reading;
  for (let attempt = 0; attempt < TRIES && isAsShown(now, mark); attempt += 1) {
    const { invitation }: Reading = now;
    const about = 'attempt' in invitation ? invitation.attempt : 0;
    await endShowing(deps, invitation);
    if (await recordStep(deps, now, [{ kind: 'send-again-asked', attempt: about, by, teamId }])) return true;
    now = await deps.ledger.read(invitation.id);
  }
  return false;
}

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
