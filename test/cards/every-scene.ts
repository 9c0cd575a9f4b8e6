import { helpCard } from '../../src/cards/help.ts';
import { invitationCancelledCard } from '../../src/cards/invitation-cancelled.ts';
import { invitationCheckingCard } from '../../src/cards/invitation-checking.ts';
import { invitationFormCard } from '../../src/cards/invitation-form.ts';
import { invitationReviewCard } from '../../src/cards/invitation-review.ts';
import { invitationStatusCard } from '../../src/cards/invitation-status.ts';
import { languageCard } from '../../src/cards/language.ts';
import type { Note } from '../../src/cards/note.ts';
import { problemCard } from '../../src/cards/problem.ts';
import type { Reader } from '../../src/cards/reader.ts';
import type { CardContent } from '../../src/cards/render-card.ts';
import { unknownCard } from '../../src/cards/unknown.ts';
import { welcomeCard } from '../../src/cards/welcome.ts';
import { INVITATION_FAILURES, MAIL_REFUSALS, TEAM_REFUSALS } from '../../src/domain/failures.ts';
import {
  aChecking,
  aForm,
  anInvitation,
  anInvitee,
  aReview,
  type Cast,
  EVERY_FORM_ERROR,
  everyFinding,
  FORBIDDEN,
  STEPS,
  type Step,
  UNANSWERED,
} from './scenes.ts';

export interface Scene {
  readonly name: string;
  readonly content: CardContent;
}

/** Every card in every state that differs to the eye. */
export function everyScene(cast: Cast, reader: Reader): readonly Scene[] {
  return [...talkScenes(cast, reader), ...draftScenes(cast, reader), ...statusScenes(cast, reader)];
}

function talkScenes(cast: Cast, reader: Reader): readonly Scene[] {
  return [
    { name: 'welcome', content: welcomeCard(reader) },
    { name: 'help', content: helpCard(reader) },
    { name: 'unknown', content: unknownCard({}, reader) },
    { name: 'unknown-address', content: unknownCard({ address: cast.address }, reader) },
    { name: 'language', content: languageCard(reader) },
    { name: 'problem-graph', content: problemCard({ what: 'graph-down', requestId: 'x' }, reader) },
    { name: 'problem-db', content: problemCard({ what: 'db-down' }, reader) },
    { name: 'problem-generic', content: problemCard({ what: 'generic', reference: 'GL-7F3K-Q2' }, reader) },
    { name: 'problem-not-found', content: problemCard({ what: 'not-found' }, reader) },
    { name: 'cancelled', content: invitationCancelledCard(reader) },
  ];
}

function draftScenes(cast: Cast, reader: Reader): readonly Scene[] {
  const { language } = reader;
  const form = (more: Parameters<typeof aForm>[2]) => invitationFormCard(aForm(language, cast, more), reader);
  const checking = (more: Parameters<typeof aChecking>[2]) =>
    invitationCheckingCard(aChecking(language, cast, more), reader);
  const review = (more: Parameters<typeof aReview>[2]) => invitationReviewCard(aReview(language, cast, more), reader);
  return [
    { name: 'form', content: form({}) },
    { name: 'form-errors', content: form({ errors: EVERY_FORM_ERROR }) },
    { name: 'form-stale', content: form({ note: 'stale' }) },
    { name: 'form-no-team', content: form({ teams: [], mayInviteWithoutTeam: false }) },
    { name: 'checking', content: checking({}) },
    { name: 'checking-send', content: checking({ purpose: 'send', isLate: true }) },
    { name: 'checking-twice', content: checking({ note: 'twice' }) },
    { name: 'review', content: review({}) },
    { name: 'review-unknown-verb', content: review({ note: 'unknown-verb', changed: true }) },
    { name: 'review-bare', content: review({ name: undefined, message: '', teamName: undefined }) },
    { name: 'review-changed', content: review({ changed: true }) },
    { name: 'review-unanswered', content: review({ findings: UNANSWERED, fine: 11 }) },
    { name: 'review-forbidden', content: review({ findings: FORBIDDEN, fine: 11 }) },
    { name: 'review-blocked', content: review({ eligible: false, fine: 0, findings: everyFinding(cast) }) },
  ];
}

const SENT: readonly Step[] = [STEPS.inviting, STEPS.issued, STEPS.sending];

const TRACKS: Readonly<Record<string, readonly Step[]>> = {
  requested: [],
  'put-off': [STEPS.inviting, STEPS.putOff],
  inviting: [STEPS.inviting],
  issued: [STEPS.inviting, STEPS.issued],
  sending: SENT,
  'sending-put-off': [...SENT, STEPS.sendingPutOff],
  unsure: [...SENT, STEPS.added, STEPS.unsure],
  'account-gone': [...SENT, STEPS.added, STEPS.delivered, { kind: 'guest-gone' }],
  'refused-again': [...SENT, STEPS.unsure, { kind: 'delivery-refused', attempt: 2, refusal: 'not-allowed' }],
  delivered: [...SENT, STEPS.delivered],
  'delivered-in-team': [...SENT, STEPS.delivered, STEPS.added],
  'accepted-not-added': [...SENT, STEPS.delivered, STEPS.accepted],
  'accepted-unsent': [STEPS.inviting, STEPS.issued, STEPS.added, STEPS.accepted],
  redeemed: [...SENT, STEPS.delivered, STEPS.added, STEPS.accepted],
  ready: [...SENT, STEPS.delivered, STEPS.added, STEPS.accepted, STEPS.listed],
  strayed: [STEPS.inviting, STEPS.strayed],
};

function statusScenes(cast: Cast, reader: Reader): readonly Scene[] {
  const invitee = anInvitee(reader.language, cast);
  const show = (steps: readonly Step[], more: { team?: boolean; note?: Note } = {}) =>
    invitationStatusCard({ invitation: anInvitation(cast, steps, more), invitee, note: more.note }, reader);
  const late = { ...reader, now: new Date(reader.now.getTime() + 8 * 3_600_000) };
  return [
    ...Object.entries(TRACKS).map(([name, steps]) => ({ name: `status-${name}`, content: show(steps) })),
    { name: 'status-no-team', content: show([...SENT, STEPS.delivered], { team: false }) },
    { name: 'status-accepted', content: show([...SENT, STEPS.delivered, STEPS.accepted], { team: false }) },
    { name: 'status-stale', content: show(SENT, { note: 'stale' }) },
    {
      name: 'status-late',
      content: invitationStatusCard({ invitation: anInvitation(cast, TRACKS.redeemed ?? []), invitee }, late),
    },
    {
      name: 'status-wiped',
      content: invitationStatusCard({ invitation: anInvitation(cast, TRACKS.ready ?? []), invitee: undefined }, reader),
    },
    ...INVITATION_FAILURES.map((failure) => ({
      name: `status-refused-${failure}`,
      content: show([STEPS.inviting, { kind: 'invite-refused', attempt: 1, failure }]),
    })),
    ...MAIL_REFUSALS.map((refusal) => ({
      name: `status-mail-${refusal}`,
      content: show([...SENT, { kind: 'delivery-refused', attempt: 1, refusal }]),
    })),
    ...TEAM_REFUSALS.map((refusal) => ({
      name: `status-team-${refusal}`,
      content: show([...SENT, STEPS.delivered, { kind: 'team-refused', refusal }, STEPS.accepted]),
    })),
  ];
}
