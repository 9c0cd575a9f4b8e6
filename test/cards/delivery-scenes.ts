import { invitationHistoryCard } from '../../src/cards/invitation-history.ts';
import { invitationStatusCard } from '../../src/cards/invitation-status.ts';
import { linkHandOverCard } from '../../src/cards/link-hand-over.ts';
import type { Noted } from '../../src/cards/note.ts';
import type { Reader } from '../../src/cards/reader.ts';
import { HAND_OVER_FAILURES } from '../../src/domain/failures.ts';
import type { Scene } from './scene.ts';
import {
  anInvitation,
  anInvitee,
  type Cast,
  entriesOf,
  GUEST_ID,
  INVITER_ID,
  LINK,
  STEPS,
  type Step,
} from './scenes.ts';

const SENT: readonly Step[] = [STEPS.inviting, STEPS.issued, STEPS.sending];
const REFUSED: readonly Step[] = [...SENT, STEPS.refused];
const DELIVERED: readonly Step[] = [...SENT, STEPS.delivered];
const SHOWN: readonly Step[] = [...REFUSED, STEPS.handedOver];
const AGAIN: readonly Step[] = [...DELIVERED, STEPS.askedAgain, STEPS.sendingAgain];
const MICROSOFT: readonly Step[] = [...SHOWN, STEPS.microsoftAsked, STEPS.microsoftSending];
const MICROSOFT_UNSURE: readonly Step[] = [
  ...MICROSOFT,
  { kind: 'delivery-unknown', attempt: 2, since: new Date('2026-11-21T05:20:00Z') },
];
const REMINDER_DAYS = [3, 7, 14];

/** The living card, by how the link went to the guest. */
const ROUTES: Readonly<Record<string, readonly Step[]>> = {
  'hand-over-coming': REFUSED,
  'hand-over-shown': SHOWN,
  'handed-over': [...SHOWN, STEPS.passedOn],
  'sent-and-handed-over': [...DELIVERED, STEPS.handOverAsked, STEPS.handedOver, STEPS.passedOn],
  'resend-refused': [...AGAIN, { kind: 'delivery-refused', attempt: 2, refusal: 'mail-refused' }],
  'resend-unsure': [...AGAIN, { kind: 'delivery-unknown', attempt: 2, since: new Date('2026-11-21T05:20:00Z') }],
  microsoft: [...MICROSOFT, STEPS.microsoftDelivered],
  'microsoft-refused': [...MICROSOFT, { kind: 'delivery-refused', attempt: 2, refusal: 'microsoft-refused' }],
  'microsoft-unsure': MICROSOFT_UNSURE,
  'link-lost': [...SENT, { kind: 'delivery-refused', attempt: 1, refusal: 'link-lost' }],
  'new-link': [...MICROSOFT_UNSURE, STEPS.newLinkAsked],
  reminded: [...DELIVERED, STEPS.reminded],
  'reminders-stopped': [...DELIVERED, STEPS.reminded, STEPS.remindersStopped],
  stranger: [...DELIVERED, STEPS.stranger],
  'stranger-again': [...AGAIN, STEPS.stranger, { kind: 'delivery-refused', attempt: 2, refusal: 'not-wanted' }],
};

/** The link's card without the link, by why. */
const GONE: Readonly<Record<string, readonly Step[]>> = {
  coming: REFUSED,
  'coming-asked': [...DELIVERED, STEPS.handOverAsked],
  'passed-on': [...SHOWN, STEPS.passedOn],
  accepted: [...SHOWN, STEPS.accepted],
  mail: [...SHOWN, STEPS.askedAgain],
  microsoft: [...SHOWN, STEPS.microsoftAsked],
  'new-link': [...MICROSOFT_UNSURE, STEPS.newLinkAsked],
  wiped: SHOWN,
  unreachable: [...REFUSED, { kind: 'hand-over-failed', because: 'link-lost' }],
};

/** What is about the link on its way to the guest. */
export function deliveryScenes(cast: Cast, reader: Reader): readonly Scene[] {
  return [...routeScenes(cast, reader), ...linkScenes(cast, reader), ...historyScenes(cast, reader)];
}

function routeScenes(cast: Cast, reader: Reader): readonly Scene[] {
  const invitee = anInvitee(reader.language, cast);
  const reading = (steps: readonly Step[], more: object = {}) => ({
    invitation: anInvitation(cast, steps, { hasNotice: true, ...more }),
    invitee,
  });
  const failed = HAND_OVER_FAILURES.map(
    (because) => [`hand-over-${because}`, [...REFUSED, { kind: 'hand-over-failed', because }]] as const,
  );
  const all: readonly (readonly [string, readonly Step[]])[] = [...Object.entries(ROUTES), ...failed];
  const many = all.map(([, steps], index) => reading(steps, { id: `0b7f6c55-20f4-4f36-8c5e-9e2b1d4a8${100 + index}` }));
  const [first, ...others] = many;
  if (!first) throw new Error('There is no route');
  return [
    ...all.map(([state, steps]) => ({
      name: `status-${state}`,
      content: invitationStatusCard({ readings: [reading(steps)], reminderDays: REMINDER_DAYS }, reader),
    })),
    {
      name: 'status-many-routes',
      content: invitationStatusCard({ readings: [first, ...others], reminderDays: REMINDER_DAYS }, reader),
    },
  ];
}

function linkScenes(cast: Cast, reader: Reader): readonly Scene[] {
  const invitee = anInvitee(reader.language, cast);
  const link = { url: LINK, organisation: 'Contoso' };
  const show = (steps: readonly Step[], { team, ...more }: Noted<{ link?: typeof link; team?: false }> = {}) =>
    linkHandOverCard(
      { invitation: anInvitation(cast, steps, team === false ? { team } : {}), invitee, ...more },
      reader,
    );
  return [
    { name: 'link-shown', content: show(SHOWN, { link }) },
    { name: 'link-shown-asked', content: show([...DELIVERED, STEPS.handOverAsked], { link }) },
    { name: 'link-shown-no-team', content: show(SHOWN, { link, team: false }) },
    { name: 'link-twice', content: show([...SHOWN, STEPS.passedOn], { note: 'twice' }) },
    ...Object.entries(GONE).map(([why, steps]) => ({ name: `link-${why}`, content: show(steps) })),
  ];
}

function historyScenes(cast: Cast, reader: Reader): readonly Scene[] {
  const invitee = anInvitee(reader.language, cast);
  const names = new Map([[INVITER_ID, cast.inviter]]);
  const show = (steps: readonly Step[]) =>
    invitationHistoryCard({ invitation: anInvitation(cast, steps), invitee, entries: entriesOf(steps), names }, reader);
  const asked: Step = { kind: 'requested', by: INVITER_ID, policyVersion: 1, findings: [] };
  return [
    { name: 'history', content: show([asked, ...MICROSOFT, STEPS.microsoftDelivered, STEPS.accepted, STEPS.added]) },
    { name: 'history-begun', content: show([{ ...asked, by: GUEST_ID }]) },
    { name: 'history-long', content: show([asked, ...SENT, ...Array<Step>(40).fill(STEPS.askedAgain)]) },
  ];
}
