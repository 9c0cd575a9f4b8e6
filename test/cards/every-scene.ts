import { askedToLookCard } from '../../src/cards/asked-to-look.ts';
import { helpCard } from '../../src/cards/help.ts';
import { invitationCancelledCard } from '../../src/cards/invitation-cancelled.ts';
import { invitationCheckingCard } from '../../src/cards/invitation-checking.ts';
import { invitationFormCard } from '../../src/cards/invitation-form.ts';
import { invitationStatusCard } from '../../src/cards/invitation-status.ts';
import { languageCard } from '../../src/cards/language.ts';
import type { Note, Noted } from '../../src/cards/note.ts';
import { problemCard } from '../../src/cards/problem.ts';
import type { Reader } from '../../src/cards/reader.ts';
import type { CardContent } from '../../src/cards/render-card.ts';
import { reviewCard } from '../../src/cards/review-stage.ts';
import type { InvitationReading } from '../../src/cards/status-telling.ts';
import { unknownCard } from '../../src/cards/unknown.ts';
import { welcomeCard } from '../../src/cards/welcome.ts';
import type { Draft, ReviewedPerson } from '../../src/domain/draft.ts';
import type { Finding } from '../../src/domain/eligibility.ts';
import { INVITATION_FAILURES, MAIL_REFUSALS, TEAM_REFUSALS } from '../../src/domain/failures.ts';
import type { InvitationId } from '../../src/domain/ids.ts';
import { agreementScenes } from './agreement-scenes.ts';
import { changeScenes } from './change-scenes.ts';
import { conversionScenes } from './conversion-scenes.ts';
import { converterScenes } from './converter-scenes.ts';
import { deliveryScenes } from './delivery-scenes.ts';
import { holderScenes } from './holder-scenes.ts';
import { mailedScenes } from './mailed-scenes.ts';
import { requestScenes } from './request-scenes.ts';
import type { Scene } from './scene.ts';
import {
  aChecking,
  aForm,
  anInvitation,
  anInvitee,
  aPerson,
  aPresence,
  aReview,
  type Cast,
  EVERY_FORM_ERROR,
  everyFinding,
  everyPresence,
  FORBIDDEN,
  findingOf,
  INVITER_ID,
  NOT_APPLICABLE,
  STEPS,
  type Step,
  somePeople,
  UNANSWERED,
} from './scenes.ts';

/** Every card in every state that differs to the eye. */
export function everyScene(cast: Cast, reader: Reader): readonly Scene[] {
  return [
    ...talkScenes(cast, reader),
    ...draftScenes(cast, reader),
    ...statusScenes(cast, reader),
    ...deliveryScenes(cast, reader),
    ...conversionScenes(cast, reader),
    ...converterScenes(cast, reader),
    ...holderScenes(cast, reader),
    ...mailedScenes(cast, reader),
    ...requestScenes(cast, reader),
    ...agreementScenes(cast, reader),
    ...changeScenes(cast, reader),
  ];
}

function talkScenes(cast: Cast, reader: Reader): readonly Scene[] {
  return [
    { name: 'welcome', content: welcomeCard({ ...reader, mayConvert: reader.audience === 'admin' }) },
    { name: 'help', content: helpCard({ ...reader, mayConvert: reader.audience === 'admin' }) },
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
  const askedToLook = (draft: Draft) => askedToLookCard({ kind: 'draft', draft }, reader);
  const stuck = aPerson(cast, { standing: 'blocked', findings: everyFinding(cast) });
  const lines = [cast.address, `b.${cast.address}`, `c.${cast.address}`].join('\n');
  const several = { ...aForm(language, cast).form, addresses: lines };
  return [
    { name: 'form', content: form({}) },
    { name: 'form-more', content: form({ form: { ...several, sponsorId: INVITER_ID, cc: cast.address } }) },
    { name: 'form-errors', content: form({ errors: EVERY_FORM_ERROR }) },
    { name: 'form-stale', content: form({ note: 'stale' }) },
    { name: 'form-no-team', content: form({ teams: [], mayInviteWithoutTeam: false }) },
    { name: 'asked-to-look', content: askedToLook(aReview(language, cast, { people: [stuck] })) },
    { name: 'asked-to-look-nothing-left', content: askedToLook(aReview(language, cast)) },
    { name: 'asked-to-look-over', content: askedToLook(aForm(language, cast)) },
    { name: 'checking', content: checking({}) },
    { name: 'checking-several', content: checking({ form: several }) },
    { name: 'checking-send', content: checking({ purpose: 'send', isLate: true }) },
    { name: 'checking-twice', content: checking({ note: 'twice' }) },
    ...reviewScenes(cast, reader),
    ...alreadyThereScenes(cast, reader),
    ...manyScenes(cast, reader),
  ];
}

type Shown = (name: string, more: Parameters<typeof aReview>[2]) => Scene;

/** The audience of a review is its own: what the check was allowed to find. */
function reviewShower(cast: Cast, reader: Reader): Shown {
  return (name, more) => ({
    name,
    content: reviewCard(aReview(reader.language, cast, { audience: reader.audience, ...more }), reader),
  });
}

function reviewScenes(cast: Cast, reader: Reader): readonly Scene[] {
  const review = reviewShower(cast, reader);
  const one = (more: Partial<ReviewedPerson>) => ({ people: [aPerson(cast, more)] });
  const warnings = ['domain-looks-alike', 'code-mail-off', 'no-entra-home'] as const;
  return [
    review('review', {}),
    review('review-warned', one({ findings: warnings.map((code) => findingOf(cast, code)) })),
    review('review-told', { sponsorName: cast.inviter, cc: cast.address }),
    review('review-unknown-verb', { note: 'unknown-verb', changed: true }),
    review('review-bare', { ...one({ name: undefined }), message: '', teamName: undefined, teamId: '' }),
    review('review-unanswered', one({ findings: UNANSWERED, fine: 11 })),
    review('review-forbidden', one({ findings: [...FORBIDDEN, ...NOT_APPLICABLE], fine: 11 })),
    review('review-blocked', {
      ...one({ standing: 'blocked', fine: 0, findings: everyFinding(cast) }),
      mail: undefined,
    }),
    review('review-kept', { people: [hidden(cast)], mail: undefined }),
    review('review-asked', { people: [hidden(cast)], mail: undefined, askedAdmins: { at: reader.now, reached: 2 } }),
    review('review-asking', { people: [hidden(cast)], mail: undefined, askedAdmins: { at: reader.now } }),
    review('review-asked-nobody', {
      people: [hidden(cast)],
      mail: undefined,
      askedAdmins: { at: reader.now, reached: 0 },
    }),
    review('review-add', {
      people: [aPresence(cast, 'already-a-guest', { standing: 'ready', choice: 'add', findings: [asInfo(cast)] })],
      mail: undefined,
      changed: true,
    }),
    review('review-renew', {
      people: [aPresence(cast, 'invited-by-somebody-else', { ...CHOSEN, choice: 'new-link' })],
    }),
    review('review-opened', { people: somePeople(cast, 3), opened: 0 }),
    review('review-opened-other', { people: somePeople(cast, 3), opened: 1 }),
    review('review-opened-blocked', {
      people: somePeople(cast, 3, { 2: { standing: 'blocked', findings: [findingOf(cast, 'domain-denied')] } }),
      opened: 2,
    }),
  ];
}

const CHOSEN = { standing: 'ready', findings: [] } as const;

/** Somebody who is here, where the policy keeps that from inviters. */
function hidden(cast: Cast): ReviewedPerson {
  const { finding } = everyPresence(cast)['already-a-guest'];
  return aPresence(cast, 'already-a-guest', { findings: [{ ...finding, tells: 'admin' }], choices: [] });
}

function asInfo(cast: Cast): Finding {
  return { ...everyPresence(cast)['already-a-guest'].finding, severity: 'info' };
}

const COLLEAGUES = { invitationId: 'x' as InvitationId, isOwn: false, mark: 'delivery-1' };

function alreadyThereScenes(cast: Cast, reader: Reader): readonly Scene[] {
  const review = reviewShower(cast, reader);
  const codes = Object.keys(everyPresence(cast)) as (keyof ReturnType<typeof everyPresence>)[];
  const pending = aPresence(cast, 'already-invited');
  const invited = everyPresence(cast)['already-invited'].finding;
  return [
    ...codes.map((code) => review(`already-${code}`, { people: [aPresence(cast, code)], mail: undefined })),
    review('already-sent-again', { people: [{ ...pending, sentAgainAt: reader.now }] }),
    review('already-colleagues', { people: [aPresence(cast, 'invited-by-colleague', { open: COLLEAGUES })] }),
    review('already-warned', {
      people: [{ ...pending, findings: [findingOf(cast, 'domain-looks-alike'), invited, ...UNANSWERED] }],
    }),
    review('already-no-team', { people: [aPresence(cast, 'already-a-guest', { choices: [] })], teamId: '' }),
    review('already-stopped', {
      people: [{ ...pending, choices: [], findings: [findingOf(cast, 'not-team-owner'), invited, ...UNANSWERED] }],
      changed: true,
    }),
    review('already-opened', { people: [...somePeople(cast, 2), aPresence(cast, 'a-colleague')], opened: 2 }),
  ];
}

function manyScenes(cast: Cast, reader: Reader): readonly Scene[] {
  const review = reviewShower(cast, reader);
  const denied = { standing: 'blocked', findings: [findingOf(cast, 'domain-denied')] } as const;
  const warned = { findings: [findingOf(cast, 'domain-looks-alike'), findingOf(cast, 'code-mail-off')] };
  const notOwner = { standing: 'blocked', findings: [findingOf(cast, 'not-team-owner')] } as const;
  const left = Object.fromEntries([...Array(12).keys()].map((index) => [index + 8, denied]));
  const guest = aPresence(cast, 'already-a-guest');
  const added = { ...guest, standing: 'ready', choice: 'add', findings: [asInfo(cast)] } as const;
  const renewed = aPresence(cast, 'invited-by-somebody-else', { ...CHOSEN, choice: 'new-link' });
  return [
    review('many-two', { people: somePeople(cast, 2) }),
    review('many-mixed', {
      people: [...somePeople(cast, 4, { 1: warned, 3: denied }), guest, added, renewed, hidden(cast)],
      sponsorName: cast.inviter,
      cc: cast.address,
      changed: true,
    }),
    review('many-added', { people: [added, { ...added, address: `b.${cast.address}` }], mail: undefined }),
    review('many-twenty', { people: somePeople(cast, 20, { ...left, 2: warned, 19: guest }) }),
    review('many-none', { people: somePeople(cast, 3, { 0: notOwner, 1: notOwner, 2: notOwner }), mail: undefined }),
    review('many-unanswered', {
      people: somePeople(cast, 2, { 0: { findings: UNANSWERED }, 1: { findings: UNANSWERED } }),
    }),
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
  superseded: [...SENT, STEPS.added, STEPS.delivered, { kind: 'superseded' }],
  'refused-again': [...SENT, STEPS.unsure, { kind: 'delivery-refused', attempt: 2, refusal: 'not-allowed' }],
  delivered: [...SENT, STEPS.delivered],
  'delivered-not-added': [...SENT, STEPS.delivered, { kind: 'team-refused', refusal: 'refused' }],
  'delivered-in-team': [...SENT, STEPS.delivered, STEPS.added],
  'accepted-not-added': [...SENT, STEPS.delivered, STEPS.accepted],
  'accepted-unsent': [STEPS.inviting, STEPS.issued, STEPS.added, STEPS.accepted],
  redeemed: [...SENT, STEPS.delivered, STEPS.added, STEPS.accepted],
  ready: [...SENT, STEPS.delivered, STEPS.added, STEPS.accepted, STEPS.listed],
  strayed: [STEPS.inviting, STEPS.strayed],
};

const ADDED: Readonly<Record<string, readonly Step[]>> = {
  requested: [],
  pending: [STEPS.foundPending],
  'pending-in-team': [STEPS.foundPending, STEPS.added],
  'accepted-since': [STEPS.foundPending, STEPS.added, STEPS.accepted],
  'in-team': [STEPS.found, STEPS.added],
  ready: [STEPS.found, STEPS.added, STEPS.listed],
  refused: [STEPS.foundPending, { kind: 'team-refused', refusal: 'refused' }],
  changed: [{ kind: 'invite-refused', attempt: 1, failure: 'account-changed' }],
  stopped: [{ kind: 'invite-refused', attempt: 1, failure: 'inviter-lost-right' }],
  gone: [STEPS.foundPending, { kind: 'guest-gone' }],
};

const RENEWED: Readonly<Record<string, readonly Step[]>> = {
  requested: [],
  sending: SENT,
  delivered: [...SENT, STEPS.delivered],
  refused: [STEPS.inviting, { kind: 'invite-refused', attempt: 1, failure: 'input-refused' }],
};

const RESET: Readonly<Record<string, readonly Step[]>> = {
  requested: [],
  delivered: [...SENT, STEPS.delivered],
  superseded: [...SENT, STEPS.delivered, { kind: 'superseded' }],
  stopped: [{ kind: 'invite-refused', attempt: 1, failure: 'inviter-lost-right' }],
  changed: [{ kind: 'invite-refused', attempt: 1, failure: 'account-changed' }],
};

const BESIDES: Readonly<Record<string, readonly Step[]>> = {
  told: [...SENT, STEPS.delivered, { kind: 'sponsor-refused', refusal: 'refused' }, { kind: 'notice-sent' }],
  unsure: [
    ...SENT,
    STEPS.delivered,
    { kind: 'sponsor-refused', refusal: 'permission-missing' },
    { kind: 'notice-failed', because: 'unsure' },
  ],
  untold: [...SENT, STEPS.delivered, { kind: 'notice-failed', because: 'address-refused' }],
  dropped: [STEPS.inviting, STEPS.issued, STEPS.added, STEPS.accepted],
};

function statusScenes(cast: Cast, reader: Reader): readonly Scene[] {
  const invitee = anInvitee(reader.language, cast);
  const show = (steps: readonly Step[], { note, ...more }: Parameters<typeof anInvitation>[2] & Noted<object> = {}) =>
    invitationStatusCard({ readings: [{ invitation: anInvitation(cast, steps, more), invitee }], note }, reader);
  const each = (name: string, tracks: typeof TRACKS, more: Parameters<typeof anInvitation>[2] = {}) =>
    Object.entries(tracks).map(([state, steps]) => ({ name: `status-${name}${state}`, content: show(steps, more) }));
  const wiped = { invitation: anInvitation(cast, TRACKS.ready ?? []), invitee: undefined };
  const late = { ...reader, now: new Date(reader.now.getTime() + 8 * 3_600_000) };
  const redeemed = { invitation: anInvitation(cast, TRACKS.redeemed ?? []), invitee };
  return [
    ...each('', TRACKS),
    ...each('add-', ADDED, { act: 'add' }),
    ...each('renew-', RENEWED, { act: 'renew' }),
    ...each('reset-', RESET, { act: 'reset', team: false }),
    ...each('notice-', BESIDES, { hasNotice: true }),
    { name: 'status-no-team', content: show([...SENT, STEPS.delivered], { team: false }) },
    { name: 'status-accepted', content: show([...SENT, STEPS.delivered, STEPS.accepted], { team: false }) },
    { name: 'status-stale', content: show(SENT, { note: 'stale' }) },
    { name: 'status-late', content: invitationStatusCard({ readings: [redeemed] }, late) },
    { name: 'status-wiped', content: invitationStatusCard({ readings: [wiped] }, reader) },
    ...refusalScenes(show),
    ...statusManyScenes(cast, reader),
  ];
}

function refusalScenes(show: (steps: readonly Step[]) => CardContent): readonly Scene[] {
  return [
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

function statusManyScenes(cast: Cast, reader: Reader): readonly Scene[] {
  const many = (name: string, readings: readonly InvitationReading[], note?: Note) => {
    const [first, ...others] = readings;
    if (!first) throw new Error('A request has at least one invitation');
    return {
      name: `status-many-${name}`,
      content: invitationStatusCard({ readings: [first, ...others], note }, reader),
    };
  };
  const readings = (language: Reader['language'], all: readonly (readonly Step[])[], more = {}) =>
    all.map((steps, index) => aReading(language, cast, { steps, index, more }));
  const { language } = reader;
  const { ready = [], delivered = [], unsure = [], strayed = [], redeemed = [], sending = [] } = TRACKS;
  const refused: readonly Step[] = [...SENT, { kind: 'delivery-refused', attempt: 1, refusal: 'address-refused' }];
  const notAdded: readonly Step[] = [...SENT, STEPS.accepted, { kind: 'team-refused', refusal: 'takes-no-guests' }];
  return [
    many('open', readings(language, [ready, delivered, unsure, strayed, redeemed, sending, refused, notAdded])),
    many('ready', readings(language, [ready, ready])),
    many(
      'wiped',
      readings(language, [ready, ready]).map((one) => ({ ...one, invitee: undefined })),
    ),
    many('accepted', readings(language, [[...delivered, STEPS.accepted], delivered], { team: false })),
    many('twenty', readings(language, Array(20).fill(delivered)), 'twice'),
    many('acts', [
      aReading(language, cast, { steps: delivered, index: 0, more: {} }),
      ...Object.values(ADDED).map((steps, index) =>
        aReading(language, cast, { steps, index: index + 1, more: { act: 'add' } }),
      ),
      aReading(language, cast, { steps: RENEWED.sending ?? [], index: 20, more: { act: 'renew' } }),
      aReading(language, cast, { steps: RENEWED.refused ?? [], index: 21, more: { act: 'renew' } }),
    ]),
  ];
}

function aReading(
  language: Reader['language'],
  cast: Cast,
  { steps, index, more }: { steps: readonly Step[]; index: number; more: Parameters<typeof anInvitation>[2] },
): InvitationReading {
  const id = `0b7f6c55-20f4-4f36-8c5e-9e2b1d4a7${String(index).padStart(3, '0')}`;
  const { name, ...invitee } = anInvitee(language, cast);
  return {
    invitation: anInvitation(cast, steps, { ...more, id }),
    invitee: { ...invitee, name: index % 3 === 2 ? undefined : name },
  };
}
