import type { ShownConversion } from '../../src/cards/shown-conversion.ts';
import type { ConversionRequest } from '../../src/domain/conversion/conversion.ts';
import type { ConversionEntry } from '../../src/domain/conversion/conversion-entry.ts';
import type { ConversionPerson, HeldThing } from '../../src/domain/conversion/conversion-person.ts';
import { replayConversion } from '../../src/domain/conversion/replay-conversion.ts';
import { DEFAULT_DECISION_DAYS } from '../../src/domain/decision.ts';
import type { EmailAddress } from '../../src/domain/email-address.ts';
import type { InvitationId, Reference, UserId } from '../../src/domain/ids.ts';
import { HOLDER_ID } from './conversion-casts.ts';
import { type Cast, INVITER_ID, REQUEST_ID } from './scenes.ts';

export const DECIDER_ID = '3c1d5e7f-0a2b-4c4d-9e6f-8a7b6c5d4e05' as UserId;
export const TEAMS_ADDRESS = 'https://teams.microsoft.com/?tenantId=9f1c2b3a-4d5e-4f60-8a71-b2c3d4e5f607';
const ASKED_AT = new Date('2026-11-20T02:00:00Z');

/** Entries without their times; each comes an hour after the one before. */
export type ConversionStep = ConversionEntry extends infer Entry
  ? Entry extends ConversionEntry
    ? Omit<Entry, 'at'>
    : never
  : never;

export const CONVERTED = {
  requested: { kind: 'requested', by: INVITER_ID, policyVersion: 1, findings: [] },
  confirmed: { kind: 'confirmed', by: DECIDER_ID, ticked: [] },
  asked: { kind: 'holder-asked' },
  silent: { kind: 'holder-unreachable', because: 'no-answer' },
  agreed: { kind: 'holder-agreed' },
  refused: { kind: 'holder-refused' },
  withdrawn: { kind: 'withdrawn', by: INVITER_ID },
  inviting: { kind: 'inviting', attempt: 1, reason: 'first', clientRequestId: 'x' },
  issued: { kind: 'issued', attempt: 1 },
  linkShown: { kind: 'link-shown' },
  linkWiped: { kind: 'link-wiped' },
  redeemed: { kind: 'redeemed' },
  verified: { kind: 'verified', result: 'fine' },
  mismatch: { kind: 'verified', result: 'mismatch' },
  asAccepted: { kind: 'verified', result: 'as-accepted' },
  closed: { kind: 'closed', by: DECIDER_ID },
} as const satisfies Record<string, ConversionStep>;

/** What may come of the comparison beside a mismatch. */
export const SURPRISES = [
  { kind: 'verified', result: 'account-gone' },
  { kind: 'verified', result: 'not-accepted' },
  { kind: 'verified', result: 'another-account', other: DECIDER_ID },
] as const satisfies readonly ConversionStep[];

const { requested, confirmed, asked, agreed, inviting, issued, linkShown, redeemed, verified } = CONVERTED;

/** The way of a conversion on which nothing goes wrong, as far as each word. */
export const WAY = {
  confirmed: [requested, confirmed],
  asked: [requested, confirmed, asked],
  agreed: [requested, confirmed, asked, agreed],
  issued: [requested, confirmed, asked, agreed, inviting, issued],
  delivered: [requested, confirmed, asked, agreed, inviting, issued, linkShown],
  redeemed: [requested, confirmed, asked, agreed, inviting, issued, linkShown, redeemed],
  verified: [requested, confirmed, asked, agreed, inviting, issued, linkShown, redeemed, verified],
} as const satisfies Record<string, readonly ConversionStep[]>;

export function aConversionPerson(cast: Cast, more: Partial<ConversionPerson> = {}): ConversionPerson {
  return {
    name: cast.name ?? '',
    userPrincipalName: 'ann.lee@contoso.example',
    address: cast.address as EmailAddress,
    signIn: cast.address as EmailAddress,
    mailBefore: 'ann.lee@contoso.example',
    isSynced: false,
    userType: 'Member',
    partner: 'Fabrikam',
    askerName: cast.inviter,
    deciderName: 'Dana Cho',
    preFlight: { standing: 'ready', findings: [], fine: [] },
    directGroups: 12,
    directApps: 3,
    licences: [],
    ...more,
  };
}

interface ShownMore extends Partial<Omit<ShownConversion, 'reading'>> {
  readonly person?: ConversionPerson | undefined;
  /** With the question switched off it is recorded with the answer (product 5.5). */
  readonly isUnasked?: boolean;
}

export function aShown(cast: Cast, steps: readonly ConversionStep[], more: ShownMore = {}): ShownConversion {
  const { isUnasked = false, ...shown } = more;
  const person = 'person' in more ? more.person : aConversionPerson(cast);
  const request: ConversionRequest = {
    id: REQUEST_ID,
    invitationId: '0b7f6c55-20f4-4f36-8c5e-9e2b1d4a6c06' as InvitationId,
    reference: 'GL-7F3K-Q2' as Reference,
    askerId: INVITER_ID,
    accountId: HOLDER_ID,
    requestedAt: ASKED_AT,
  };
  const entries = steps.map((step, index) => {
    const byPolicy = isUnasked && step.kind === 'holder-agreed' ? { isByPolicy: true } : {};
    return { ...step, ...byPolicy, at: stepTime(index) } as ConversionEntry;
  });
  return {
    decisionDays: DEFAULT_DECISION_DAYS,
    fourEyes: true,
    organisation: 'Contoso',
    teamsAddress: TEAMS_ADDRESS,
    as: 'holder',
    viewerId: HOLDER_ID,
    ...shown,
    reading: { conversion: replayConversion(request, entries), entries, person },
  };
}

/** When each step of a conversion is. */
export function stepTime(index: number): Date {
  return new Date(ASKED_AT.getTime() + index * 3_600_000);
}

/** So many groups by the name of the cast's team. */
export function heldThings(cast: Cast, count: number): readonly HeldThing[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `thing-${index}`,
    name: index % 4 === 3 ? '' : `${cast.team} ${index + 1}`,
    kind: 'group',
  }));
}
