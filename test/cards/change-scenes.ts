import { accessChangeCard } from '../../src/cards/access-change.ts';
import type { Note } from '../../src/cards/note.ts';
import type { Reader } from '../../src/cards/reader.ts';
import { reviewCard } from '../../src/cards/review-stage.ts';
import type { ShownChange } from '../../src/cards/shown-change.ts';
import type { AccessChangeRequest, ChangeFailure, ChangeKind } from '../../src/domain/access-change/access-change.ts';
import type { AccessChangeEntry } from '../../src/domain/access-change/access-change-entry.ts';
import type { AccessChangePerson } from '../../src/domain/access-change/access-change-person.ts';
import { replayChange } from '../../src/domain/access-change/replay-change.ts';
import { DEFAULT_DECISION_DAYS } from '../../src/domain/decision.ts';
import type { ReviewedPerson } from '../../src/domain/draft.ts';
import type { Finding } from '../../src/domain/eligibility.ts';
import type { EmailAddress } from '../../src/domain/email-address.ts';
import type { InvitationId, Reference, RequestId } from '../../src/domain/ids.ts';
import type { Scene } from './scene.ts';
import {
  aPerson,
  aPresence,
  aReview,
  type Cast,
  everyPresence,
  findingOf,
  GUEST_ID,
  INVITER_ID,
  REQUEST_ID,
  somePeople,
  UNANSWERED,
} from './scenes.ts';
import { DECIDER_ID, stepTime } from './shown-casts.ts';

/** Entries without their times; each comes an hour after the one before. */
export type ChangeStep = AccessChangeEntry extends infer Entry
  ? Entry extends AccessChangeEntry
    ? Omit<Entry, 'at'>
    : never
  : never;

export const CHANGED = {
  requested: { kind: 'requested', by: INVITER_ID, policyVersion: 1 },
  reached: { kind: 'deciders-asked', reached: 2 },
  nobody: { kind: 'deciders-asked', reached: 0 },
  reminded: { kind: 'deciders-reminded', reached: 2 },
  escalated: { kind: 'decision-escalated', reached: 2 },
  confirmed: { kind: 'confirmed', by: DECIDER_ID },
  denied: { kind: 'denied', by: DECIDER_ID },
  withdrawn: { kind: 'withdrawn', by: INVITER_ID },
  lapsed: { kind: 'lapsed' },
  writing: { kind: 'writing', clientRequestId: 'x' },
  written: { kind: 'written' },
  done: { kind: 'done' },
} as const satisfies Record<string, ChangeStep>;
const { requested, reached, nobody, reminded, escalated, confirmed, denied, withdrawn, lapsed } = CHANGED;
const { writing, written, done } = CHANGED;

const WRITTEN_IN_VAIN: readonly ChangeStep[] = [
  ...[confirmed, writing, written],
  { kind: 'failed', because: 'input-refused' },
  { kind: 'address-back-asked', by: DECIDER_ID, clientRequestId: 'x' },
];
const KINDS: readonly ChangeKind[] = ['reset', 'address', 'restore', 'block'];
const FAILURES: readonly ChangeFailure[] = [
  'permission-missing',
  'refused',
  'account-gone',
  'right-lost',
  'account-changed',
  'address-taken',
  'other-account',
  'domain-refused',
];

export interface ChangeShows {
  readonly change?: ChangeKind;
  readonly as?: ShownChange['as'];
  readonly note?: Note;
  /** Null: nobody is known here any more. */
  readonly person?: Partial<AccessChangePerson> | null;
  readonly isOfConversion?: boolean;
  readonly handedOn?: ShownChange['handedOn'];
}

function aChangePerson(cast: Cast, more: Partial<AccessChangePerson> = {}): AccessChangePerson {
  return {
    name: cast.name ?? '',
    addressNow: cast.address,
    addressNew: `new.${cast.address}` as EmailAddress,
    groups: [cast.team, `${cast.team} 2`],
    language: 'en',
    askerName: cast.inviter,
    deciderName: 'Dana Cho',
    ...more,
  };
}

/** The card as somebody who administers sees it. */
export function aChangeCard(cast: Cast, reader: Reader, steps: readonly ChangeStep[], more: ChangeShows = {}) {
  const { change = 'reset', as = 'admin', note, person = {}, isOfConversion = false, handedOn } = more;
  const request: AccessChangeRequest = {
    ...{ id: REQUEST_ID, reference: 'GL-7F3K-Q2' as Reference, change },
    ...{ askerId: INVITER_ID, accountId: GUEST_ID, requestedAt: stepTime(0) },
    invitationId: '0b7f6c55-20f4-4f36-8c5e-9e2b1d4a6c06' as InvitationId,
    invitationRequestId: '5e4d3c2b-1a09-4f8e-8d7c-6b5a49382706' as RequestId,
    ...(isOfConversion && { conversionId: 'a1b2c3d4-e5f6-4718-8293-a4b5c6d7e807' as RequestId }),
  };
  const entries = [requested, ...steps].map((step, index): AccessChangeEntry => ({ ...step, at: stepTime(index) }));
  const reading = {
    change: replayChange(request, entries),
    entries,
    person: person === null ? undefined : aChangePerson(cast, person),
  };
  const viewerId = as === 'asker' ? INVITER_ID : DECIDER_ID;
  return accessChangeCard({ reading, handedOn, decisionDays: DEFAULT_DECISION_DAYS, as, viewerId, note }, reader);
}

/** What is asked of another administrator, and what becomes of it. */
export function changeScenes(cast: Cast, reader: Reader): readonly Scene[] {
  return [...askedScenes(cast, reader), ...questionScenes(cast, reader), ...statusScenes(cast, reader)];
}

function questionScenes(cast: Cast, reader: Reader): readonly Scene[] {
  const question = (name: string, steps: readonly ChangeStep[], more: ChangeShows = {}): Scene => ({
    name: `handing-on-${name}`,
    content: aChangeCard(cast, reader, steps, more),
  });
  const deleted = { at: stepTime(0), by: cast.inviter };
  const unread = { because: 'permission', permission: 'AuditLog.Read.All' } as const;
  return [
    question('reset', [reached]),
    question('reset-escalated', [reached, reminded, escalated], { note: 'own', person: { groups: [] } }),
    question('address', [reached, reminded], { change: 'address', note: 'reason-missing' }),
    question('address-bare', [reached], {
      ...{ change: 'address', isOfConversion: true },
      person: { name: '', addressNow: undefined, groups: undefined },
    }),
    question('reset-many-groups', [reached], {
      person: { groups: Array.from({ length: 12 }, (_, n) => `${cast.team} ${n}`) },
    }),
    question('restore', [reached], { change: 'restore', person: { deleted } }),
    question('restore-in-the-way', [reached], {
      change: 'restore',
      person: { deleted, inTheWay: [findingOf(cast, 'domain-denied'), findingOf(cast, 'partner-blocked-inbound')] },
    }),
    question('restore-unread', [reached], { change: 'restore', person: { deleted: { at: stepTime(0), unread } } }),
    question('restore-unanswered', [reached], {
      change: 'restore',
      person: { deleted: { at: stepTime(0), unread: { because: 'no-answer' } } },
    }),
    question('restore-unknown', [reached], { change: 'restore', person: { deleted: { at: stepTime(0) } } }),
    question('block', [reached], { change: 'block', isOfConversion: true }),
    question('block-bare', [reached], {
      ...{ change: 'block', isOfConversion: true },
      person: { name: '', addressNow: undefined },
    }),
  ];
}

function statusScenes(cast: Cast, reader: Reader): readonly Scene[] {
  const card = (name: string, steps: readonly ChangeStep[], more: ChangeShows = {}): Scene => ({
    name: `change-${name}`,
    content: aChangeCard(cast, reader, [reached, ...steps], { as: 'asker', ...more }),
  });
  const admin = { as: 'admin' } as const;
  return [
    ...KINDS.map((change) => card(`awaiting-${change}`, [], { change })),
    ...KINDS.map((change) => card(`done-${change}`, [confirmed, done], { change })),
    ...FAILURES.map((because) => card(`failed-${because}`, [confirmed, { kind: 'failed', because }])),
    card('failed-written', [confirmed, writing, written, { kind: 'failed', because: 'address-taken' }], {
      change: 'address',
    }),
    card('address-back', [...WRITTEN_IN_VAIN, { kind: 'address-back' }], { change: 'address' }),
    card('address-back-asked', WRITTEN_IN_VAIN, { change: 'address', as: 'confirmer' }),
    card('address-back-refused', [...WRITTEN_IN_VAIN, { kind: 'address-back-refused', refusal: 'unanswered' }], {
      change: 'address',
    }),
    { name: 'change-awaiting-nobody', content: aChangeCard(cast, reader, [nobody], { as: 'asker', note: 'twice' }) },
    card('awaiting-removed', [], { person: null }),
    card('confirmed', [confirmed]),
    card('denied', [denied], { person: { deniedBecause: cast.message } }),
    card('withdrawn', [withdrawn]),
    card('lapsed', [lapsed]),
    card('decided-confirmed', [confirmed], { ...admin, note: 'late' }),
    card('decided-done', [confirmed, done], { change: 'address', as: 'confirmer' }),
    card('accepted', [confirmed, done], { handedOn: { acceptedAt: reader.now, mayBeReset: false } }),
    card('decided-accepted', [confirmed, done], {
      ...{ change: 'address', as: 'confirmer' },
      handedOn: { acceptedAt: reader.now, mayBeReset: false },
    }),
    card('failed-unsure', [confirmed, { kind: 'failed', because: 'other-account' }], {
      handedOn: { mayBeReset: true },
    }),
    card('decided-denied', [denied], { ...admin, change: 'restore', person: { deniedBecause: cast.message } }),
    card('decided-withdrawn', [withdrawn], { ...admin, note: 'late' }),
    card('decided-lapsed', [lapsed], { ...admin, change: 'block' }),
    card('decided-removed', [], { ...admin, person: null }),
  ];
}

/** What an administrator may ask for somebody who was found, or is in the bin. */
function askedScenes(cast: Cast, reader: Reader): readonly Scene[] {
  const show = (name: string, people: readonly ReviewedPerson[], opened?: number): Scene => ({
    name: `already-${name}`,
    content: reviewCard(
      aReview(reader.language, cast, {
        audience: 'admin',
        people,
        mail: undefined,
        ...(opened !== undefined && { opened }),
      }),
      reader,
    ),
  });
  const known = { accountId: GUEST_ID };
  const guest = aPresence(cast, 'already-a-guest', known);
  const pending = aPresence(cast, 'already-invited', known);
  const gone = aDeletedGuest(cast);
  const at = reader.now;
  const address = `new.${cast.address}`;
  const inTheWay: readonly Finding[] = [findingOf(cast, 'domain-denied'), everyPresence(cast)['a-colleague'].finding];
  return [
    show('to-be-reset', [guest]),
    show('to-be-reset-in-team', [aPresence(cast, 'already-in-team', known)]),
    show('to-be-reset-unanswered', [{ ...guest, findings: [...guest.findings, ...UNANSWERED] }]),
    show('to-be-readdressed', [{ ...pending, findings: [...pending.findings, ...UNANSWERED] }]),
    show('reset-asked', [{ ...guest, change: { wanted: 'reset', at, findings: [] } }]),
    show('address-asked', [{ ...guest, change: { wanted: 'address', at, address, findings: [] } }]),
    show('address-in-the-way', [{ ...guest, change: { wanted: 'address', at, address, findings: inTheWay } }]),
    show('deleted', [gone]),
    show('deleted-asked', [{ ...gone, change: { wanted: 'restore', at, findings: [] } }]),
    show('deleted-opened', [...somePeople(cast, 2), gone], 2),
  ];
}

export function aDeletedGuest(cast: Cast, isInternal = false): ReviewedPerson {
  const detail = { name: cast.name ?? cast.address, isInternal };
  const dates = { deletedAt: '2026-11-11T12:00:00Z', until: '2026-12-11T12:00:00Z' };
  const finding = { ...findingOf(cast, 'deleted'), detail: { ...detail, ...dates } } as Finding;
  return aPerson(cast, { standing: 'blocked', findings: [finding] });
}
