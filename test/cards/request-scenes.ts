import { conversionHistoryCard } from '../../src/cards/conversion-history.ts';
import { conversionRequestCard } from '../../src/cards/conversion-request.ts';
import type { Noted } from '../../src/cards/note.ts';
import type { Reader } from '../../src/cards/reader.ts';
import type { ConversionFinding, PreFlight } from '../../src/domain/conversion/conversion-finding.ts';
import type { ConversionPerson } from '../../src/domain/conversion/conversion-person.ts';
import { INVITATION_FAILURES } from '../../src/domain/failures.ts';
import type { UserId } from '../../src/domain/ids.ts';
import { ONE_OF_EACH } from '../domain/conversion/entries.ts';
import { EVERY_CODE, seen, UNREAD } from './conversion-casts.ts';
import type { Scene } from './scene.ts';
import { type Cast, INVITER_ID, REQUEST_ID } from './scenes.ts';
import {
  aConversionPerson,
  aShown,
  CONVERTED,
  type ConversionStep,
  DECIDER_ID,
  SURPRISES,
  WAY,
} from './shown-casts.ts';

/** What those read who may confirm a conversion, and those who follow it. */
export function requestScenes(cast: Cast, reader: Reader): readonly Scene[] {
  return [
    ...confirmScenes(cast, reader),
    ...decidedScenes(cast, reader),
    ...followingScenes(cast, reader),
    ...historyScenes(cast, reader),
  ];
}

export type Shows = Noted<Omit<NonNullable<Parameters<typeof aShown>[2]>, 'person'>> & {
  readonly person?: Partial<ConversionPerson> | undefined;
};

/** The card as somebody who administers sees it. */
export function aRequestCard(
  cast: Cast,
  reader: Reader,
  { steps, more: { note, ...more } }: { readonly steps: readonly ConversionStep[]; readonly more: Shows },
) {
  const person = 'person' in more && !more.person ? undefined : aConversionPerson(cast, more.person);
  return conversionRequestCard(
    { ...aShown(cast, steps, { as: 'admin', viewerId: DECIDER_ID, ...more, person }), note },
    reader,
  );
}

export function foundWith(findings: readonly ConversionFinding[]): PreFlight {
  return { standing: 'ready', findings, fine: [] };
}

const { requested } = CONVERTED;
const STRAY_ID = 'e6d5c4b3-a291-4807-9f6e-5d4c3b2a1908' as UserId;

export const STEPS_OF_REQUEST = {
  reached: { kind: 'deciders-asked', reached: 2 },
  nobody: { kind: 'deciders-asked', reached: 0 },
  reminded: { kind: 'deciders-reminded', reached: 1 },
  escalated: { kind: 'decision-escalated', reached: 3 },
  denied: { kind: 'denied', by: DECIDER_ID },
  lapsed: { kind: 'lapsed', waitedFor: 'decision' },
  silentToTheEnd: { kind: 'lapsed', waitedFor: 'holder' },
  silentDirectory: { kind: 'lapsed', waitedFor: 'directory' },
  withdrawn: { kind: 'withdrawn', by: DECIDER_ID },
  writing: { kind: 'writing-mail', clientRequestId: 'x' },
  written: { kind: 'mail-written' },
  mailSeen: { kind: 'mail-seen' },
  changed: { kind: 'stopped-before-issue', because: 'changed', codes: ['has-mailbox', 'holds-role', 'mail-differs'] },
  rightLost: { kind: 'stopped-before-issue', because: 'right-lost', codes: [] },
  strayed: { kind: 'strayed', got: STRAY_ID, isRemoved: true },
  mailBackAsked: { kind: 'mail-back-asked', by: INVITER_ID, clientRequestId: 'x' },
  mailBack: { kind: 'mail-back' },
  mailBackRefused: { kind: 'mail-back-refused', refusal: 'refused' },
  stopped: { kind: 'stopped-after-issue', by: INVITER_ID },
  blockAsked: { kind: 'block-asked', by: INVITER_ID, changeId: REQUEST_ID },
  blocked: { kind: 'sign-in-blocked', by: DECIDER_ID },
} as const satisfies Record<string, ConversionStep>;
const S = STEPS_OF_REQUEST;

/** `mail` is written and read back before the invitation. */
export const CURED: readonly ConversionStep[] = [...WAY.agreed, S.writing, S.written, S.mailSeen];
const ISSUED: readonly ConversionStep[] = [...CURED, CONVERTED.inviting, CONVERTED.issued];
const DELIVERED: readonly ConversionStep[] = [...ISSUED, CONVERTED.linkShown];

function confirmScenes(cast: Cast, reader: Reader): readonly Scene[] {
  const confirm = (name: string, steps: readonly ConversionStep[], more: Shows = {}) => ({
    name: `confirm${name}`,
    content: aRequestCard(cast, reader, { steps: [requested, ...steps], more }),
  });
  const warned = EVERY_CODE.map((code) => seen(cast, code)).filter(({ severity }) => severity === 'warn');
  const info = EVERY_CODE.map((code) => seen(cast, code)).filter(({ severity }) => severity === 'info');
  const checkedAt = new Date('2026-11-20T01:30:00Z');
  const toFix = (['holds-role', 'eligible-for-role'] as const).map((code) => seen(cast, code));
  const withoutTeams = `Only reads documents in a browser.\n${cast.message}`;
  return [
    confirm('', [S.reached], {
      person: { preFlight: foundWith([...info.filter(({ code }) => code !== 'no-teams-for-holder')]), checkedAt },
    }),
    confirm('-without-teams', [S.reached, { ...S.escalated, newTo: [DECIDER_ID] }], {
      person: { preFlight: foundWith([...warned.slice(0, 2), ...info]), checkedAt },
    }),
    confirm('-to-fix', [S.reached, { kind: 'checked-again', by: DECIDER_ID, findings: [] }], {
      person: {
        preFlight: { ...foundWith([...toFix, ...warned, ...info]), standing: 'blocked' },
        checkedAt,
        withoutTeams,
      },
    }),
    confirm('-warned', [S.reached, S.reminded], {
      person: { preFlight: foundWith([...warned, ...UNREAD]), withoutTeams, userType: 'Guest' },
      note: 'ticks-missing',
    }),
    confirm('-escalated', [S.reached, S.escalated], {
      person: { mailBefore: cast.address, directGroups: undefined },
      asksHolder: false,
    }),
    {
      name: 'confirm-for-converter',
      content: aRequestCard(cast, reader, {
        steps: [{ ...requested, isByConverter: true }, S.reached],
        more: { person: { message: `${cast.message} https://x.example` } },
      }),
    },
    confirm('-own', [S.reached], {
      fourEyes: false,
      viewerId: INVITER_ID,
      person: { mailBefore: undefined, directGroups: undefined, directApps: undefined },
      note: 'name-differs',
    }),
  ];
}

function decidedScenes(cast: Cast, reader: Reader): readonly Scene[] {
  const decided = (name: string, steps: readonly ConversionStep[], more: Shows = {}) => ({
    name: `decided-${name}`,
    content: aRequestCard(cast, reader, { steps: [requested, ...steps], more }),
  });
  return [
    decided('confirmed', [CONVERTED.confirmed], { note: 'late' }),
    decided('denied', [S.denied], { person: { deniedBecause: cast.message } }),
    decided('lapsed', [S.lapsed]),
    decided('withdrawn', [S.withdrawn], { note: 'late' }),
    decided('removed', [], { person: undefined }),
    decided('removed-since', [CONVERTED.confirmed], { person: undefined }),
  ];
}

function followingScenes(cast: Cast, reader: Reader): readonly Scene[] {
  const following = (name: string, steps: readonly ConversionStep[], more: Shows = {}): Scene => ({
    name: `following-${name}`,
    content: aRequestCard(cast, reader, { steps, more: { as: 'asker', viewerId: INVITER_ID, ...more } }),
  });
  const refused = INVITATION_FAILURES.map((failure) =>
    following(`refused-${failure}`, [...CURED, CONVERTED.inviting, { kind: 'invite-refused', attempt: 1, failure }]),
  );
  return [
    following('awaiting', [requested]),
    following('awaiting-asked', [requested, S.reached], { note: 'own' }),
    following('awaiting-undecided', [requested, S.reached, S.reminded, S.escalated]),
    following('awaiting-nobody', [requested, S.nobody]),
    following('confirmed', WAY.confirmed),
    following('unasked', WAY.confirmed, { asksHolder: false }),
    following('holder-asked', WAY.asked, { note: 'twice' }),
    following('curing', [...WAY.agreed, S.writing]),
    following('curing-written', [...WAY.agreed, S.writing, S.written]),
    following('inviting', [...CURED, CONVERTED.inviting]),
    following('invite-unsure', [...CURED, CONVERTED.inviting, { kind: 'invite-unsure' }]),
    following('issued', ISSUED),
    following('delivered', DELIVERED),
    following('delivered-unasked', DELIVERED, { isUnasked: true, person: { mailBefore: cast.address } }),
    following('link-wiped', [...DELIVERED, CONVERTED.linkWiped]),
    following('redeemed', [...DELIVERED, CONVERTED.redeemed]),
    following('redeemed-unshown', [...ISSUED, CONVERTED.redeemed]),
    following('denied', [requested, S.denied], { person: { deniedBecause: cast.message } }),
    following('said-no', [...WAY.asked, CONVERTED.refused]),
    following('withdrawn', [requested, CONVERTED.withdrawn]),
    following('withdrawn-writing', [...WAY.agreed, S.writing, S.withdrawn]),
    following('withdrawn-written', [...CURED, S.withdrawn], { as: 'confirmer', viewerId: DECIDER_ID }),
    following('lapsed', [requested, S.lapsed]),
    following('lapsed-holder', [...WAY.asked, S.silentToTheEnd]),
    following('changed', [...CURED, S.changed]),
    following('right-lost', [...CURED, S.rightLost], { person: { mailBefore: undefined } }),
    following('maybe-invited', [...CURED, CONVERTED.inviting, { ...S.rightLost, codes: ['already-invited'] }]),
    following('mail-refused', [...WAY.agreed, S.writing, { kind: 'mail-refused', refusal: 'permission-missing' }]),
    following('mail-gone', [...WAY.agreed, S.writing, { kind: 'mail-refused', refusal: 'account-gone' }]),
    following('mail-back-now', [...CURED, S.changed, S.mailBackAsked]),
    following('mail-back', [...CURED, S.changed, S.mailBackAsked, S.mailBack]),
    following('mail-back-unanswered', [
      ...[...CURED, S.changed, S.mailBackAsked],
      { kind: 'mail-back-refused', refusal: 'unanswered' },
    ]),
    following('mail-back-refused', [...CURED, S.changed, S.mailBackAsked, S.mailBackRefused]),
    following('strayed', [...CURED, CONVERTED.inviting, S.strayed]),
    following('strayed-kept', [...CURED, CONVERTED.inviting, { ...S.strayed, isRemoved: false }]),
    following('mismatch', [...DELIVERED, CONVERTED.redeemed, CONVERTED.mismatch], {
      person: { signedInAt: 'eu.fabrikam.example' },
    }),
    following('address-asked', [
      ...[...DELIVERED, CONVERTED.redeemed, CONVERTED.mismatch],
      { kind: 'address-asked', by: INVITER_ID, changeId: REQUEST_ID },
    ]),
    ...SURPRISES.map((surprise) =>
      following(`surprise-${surprise.result}`, [...DELIVERED, CONVERTED.redeemed, surprise]),
    ),
    following('surprise-closed', [
      ...[...DELIVERED, CONVERTED.redeemed],
      { kind: 'verified', result: 'not-accepted' },
      CONVERTED.closed,
    ]),
    following('delivered-reminded', DELIVERED, { reminderDays: [3, 7, 14] }),
    following('block-asked', [...DELIVERED, S.blockAsked, { kind: 'reminders-stopped', by: INVITER_ID }]),
    following('stopped', [...DELIVERED, S.stopped, S.mailBackAsked, S.mailBack]),
    following('stopped-blocked', [...DELIVERED, S.blockAsked, S.stopped, S.blocked]),
    following('after-stop', [...DELIVERED, S.stopped, CONVERTED.redeemed]),
    following('after-stop-done', [...DELIVERED, S.stopped, CONVERTED.redeemed, CONVERTED.closed]),
    following('account-gone', [...DELIVERED, { kind: 'account-gone' }]),
    following('removed', DELIVERED, { person: undefined }),
    ...refused,
  ];
}

/** Who did what, at its longest: one entry of each kind. */
function historyScenes(cast: Cast, reader: Reader): readonly Scene[] {
  const { reading } = aShown(cast, Object.values(ONE_OF_EACH), { person: aConversionPerson(cast) });
  const names = new Map([[INVITER_ID, cast.inviter]]);
  const whole = { ...reading, entries: reading.entries.slice(-30) };
  return [
    { name: 'conversion-history', content: conversionHistoryCard({ ...reading, names }, reader) },
    {
      name: 'conversion-history-unnamed',
      content: conversionHistoryCard({ ...whole, person: undefined, names }, reader),
    },
  ];
}
