import fc from 'fast-check';
import type { Conversion, ConversionRequest } from '../../../src/domain/conversion/conversion.ts';
import type { ConversionEntry, ConversionEntryKind } from '../../../src/domain/conversion/conversion-entry.ts';
import { replayConversion } from '../../../src/domain/conversion/replay-conversion.ts';
import { parseRequestId, type RequestId } from '../../../src/domain/ids.ts';
import { INVITER, NOON, userId } from '../../support/builders.ts';
import { aConversionRequest } from '../../support/fresh-conversions.ts';

export const ADMIN = userId(2);
const CHANGE = parseRequestId('eeeeeeee-0000-4000-8000-000000000077') as RequestId;
export const REQUEST: ConversionRequest = aConversionRequest();

type Undated<Entry> = Entry extends ConversionEntry ? Omit<Entry, 'at'> : never;
export type EntryWithoutTime = Undated<ConversionEntry>;

/** One of each kind. */
export const ONE_OF_EACH: {
  readonly [Kind in ConversionEntryKind]: Extract<EntryWithoutTime, { readonly kind: Kind }>;
} = {
  requested: { kind: 'requested', by: INVITER, policyVersion: 1, findings: ['stays-member'] },
  'deciders-asked': { kind: 'deciders-asked', reached: 2 },
  'deciders-reminded': { kind: 'deciders-reminded', reached: 2 },
  'decision-escalated': { kind: 'decision-escalated', newTo: [INVITER], reached: 3 },
  confirmed: { kind: 'confirmed', by: ADMIN, ticked: [] },
  denied: { kind: 'denied', by: ADMIN },
  lapsed: { kind: 'lapsed', waitedFor: 'decision' },
  withdrawn: { kind: 'withdrawn', by: INVITER },
  'holder-asked': { kind: 'holder-asked' },
  'holder-unreachable': { kind: 'holder-unreachable', because: 'no-answer' },
  'ask-again': { kind: 'ask-again', by: INVITER },
  'holder-agreed': { kind: 'holder-agreed' },
  'holder-refused': { kind: 'holder-refused' },
  'writing-mail': { kind: 'writing-mail', clientRequestId: 'w' },
  'mail-put-off': { kind: 'mail-put-off', because: 'throttled' },
  'mail-written': { kind: 'mail-written' },
  'mail-refused': { kind: 'mail-refused', refusal: 'refused' },
  'mail-seen': { kind: 'mail-seen' },
  'stopped-before-issue': { kind: 'stopped-before-issue', because: 'changed', codes: ['has-mailbox'] },
  inviting: { kind: 'inviting', attempt: 1, reason: 'first', clientRequestId: 'i' },
  'invite-put-off': { kind: 'invite-put-off', attempt: 1, because: 'unavailable' },
  'invite-unsure': { kind: 'invite-unsure' },
  issued: { kind: 'issued', attempt: 1 },
  'invite-refused': { kind: 'invite-refused', attempt: 1, failure: 'address-conflict' },
  strayed: { kind: 'strayed', got: userId(90), isRemoved: true },
  'link-shown': { kind: 'link-shown' },
  'link-wiped': { kind: 'link-wiped' },
  redeemed: { kind: 'redeemed' },
  verified: { kind: 'verified', result: 'fine' },
  'mail-back-asked': { kind: 'mail-back-asked', by: INVITER, clientRequestId: 'b' },
  'mail-back': { kind: 'mail-back' },
  'mail-back-refused': { kind: 'mail-back-refused', refusal: 'refused' },
  closed: { kind: 'closed', by: INVITER },
  telling: { kind: 'telling', what: 'denied' },
  'agreed-in-principle': { kind: 'agreed-in-principle', by: ADMIN },
  'checked-again': { kind: 'checked-again', by: INVITER, findings: ['synced'] },
  'confirmation-asked': { kind: 'confirmation-asked', by: INVITER, policyVersion: 1, findings: ['stays-member'] },
  'code-asked': { kind: 'code-asked', by: ADMIN },
  'code-sending': { kind: 'code-sending', clientRequestId: 'c' },
  'code-put-off': { kind: 'code-put-off', because: 'throttled' },
  'code-sent': { kind: 'code-sent' },
  'code-failed': { kind: 'code-failed', because: 'unsure' },
  'code-wrong': { kind: 'code-wrong', by: ADMIN },
  'holder-proven': { kind: 'holder-proven', by: ADMIN },
  'proof-waived': { kind: 'proof-waived', by: ADMIN },
  'routed-by-mail': { kind: 'routed-by-mail' },
  'link-sending': { kind: 'link-sending', mail: 1, clientRequestId: 'l' },
  'link-put-off': { kind: 'link-put-off', mail: 1, because: 'throttled' },
  'link-mailed': { kind: 'link-mailed', mail: 1 },
  'link-refused': { kind: 'link-refused', mail: 1, refusal: 'mailbox-not-found' },
  'link-unsure': { kind: 'link-unsure', mail: 1, since: NOON },
  'link-again-asked': { kind: 'link-again-asked', by: ADMIN },
  'holder-reminding': { kind: 'holder-reminding', reminder: 1 },
  'holder-reminded': { kind: 'holder-reminded', reminder: 1 },
  'reminders-stopped': { kind: 'reminders-stopped', by: INVITER },
  'problem-reported': { kind: 'problem-reported' },
  'stopped-after-issue': { kind: 'stopped-after-issue', by: INVITER },
  'block-asked': { kind: 'block-asked', by: INVITER, changeId: CHANGE },
  'sign-in-blocked': { kind: 'sign-in-blocked', by: ADMIN },
  'block-ended': { kind: 'block-ended' },
  'address-asked': { kind: 'address-asked', by: INVITER, changeId: CHANGE },
  'finish-asked': { kind: 'finish-asked', by: INVITER },
  'account-gone': { kind: 'account-gone' },
  'teams-link-asked': { kind: 'teams-link-asked', by: INVITER },
  'teams-link-sending': { kind: 'teams-link-sending', mail: 1, clientRequestId: 't' },
  'teams-link-put-off': { kind: 'teams-link-put-off', mail: 1, because: 'unavailable' },
  'teams-link-sent': { kind: 'teams-link-sent', mail: 1 },
  'teams-link-failed': { kind: 'teams-link-failed', mail: 1, because: 'unsure' },
  'aftercare-asked': { kind: 'aftercare-asked', step: 'guest', by: INVITER, clientRequestId: 'a' },
  'aftercare-done': { kind: 'aftercare-done', step: 'guest' },
  'aftercare-refused': { kind: 'aftercare-refused', step: 'guest', because: 'owns-teams' },
  'person-forgotten': { kind: 'person-forgotten' },
};

/** What was given up because nothing had answered. */
export const GIVEN_UP: readonly EntryWithoutTime[] = [
  { kind: 'holder-unreachable', because: 'not-reached' },
  { kind: 'link-refused', mail: 1, refusal: 'unanswered' },
  { kind: 'teams-link-failed', mail: 1, because: 'unanswered' },
  { kind: 'mail-back-refused', refusal: 'unanswered' },
  { kind: 'aftercare-refused', step: 'guest', because: 'unanswered' },
  { kind: 'telling', what: 'invite-unsure' },
];

/** What else may come of the comparison. */
export const COMPARED: readonly EntryWithoutTime[] = [
  { kind: 'verified', result: 'as-accepted' },
  { kind: 'verified', result: 'not-readable' },
  { kind: 'verified', result: 'mismatch' },
  { kind: 'verified', result: 'account-gone' },
  { kind: 'verified', result: 'not-accepted' },
  { kind: 'verified', result: 'another-account', other: userId(90) },
];

export const ANY_ENTRIES: fc.Arbitrary<readonly EntryWithoutTime[]> = fc.array(
  fc.constantFrom(...Object.values(ONE_OF_EACH), ...COMPARED),
  { maxLength: 30 },
);

/** With a minute between each two. */
export function dated(entries: readonly EntryWithoutTime[]): readonly ConversionEntry[] {
  return entries.map((entry, index) => ({ ...entry, at: minute(index) }));
}

export function minute(index: number): Date {
  return new Date(NOON.getTime() + index * 60_000);
}

/** A conversion after these. */
export function aConversion(...kinds: readonly (ConversionEntryKind | EntryWithoutTime)[]): Conversion {
  const entries = kinds.map((each): EntryWithoutTime => (typeof each === 'string' ? ONE_OF_EACH[each] : each));
  return replayConversion(REQUEST, dated(entries));
}

/** Asked whether it is agreed at all. */
export const IN_PRINCIPLE = { ...ONE_OF_EACH.requested, isInPrinciple: true } as const;

/** What comes before each of them. */
export const CONFIRMED = ['requested', 'deciders-asked', 'confirmed'] as const;
export const AGREED = [...CONFIRMED, 'holder-asked', 'holder-agreed'] as const;
export const ISSUED = [...AGREED, 'writing-mail', 'mail-written', 'mail-seen', 'inviting', 'issued'] as const;
/** Without Teams: the link goes by mail. */
export const PROVEN = [...CONFIRMED, 'holder-unreachable', 'code-asked', 'code-sent', 'holder-proven'] as const;
export const BY_MAIL = [...PROVEN, 'inviting', 'issued'] as const;
export const STOPPED = [...ISSUED, 'link-shown', 'stopped-after-issue'] as const;
export const REDEEMED = [...ISSUED, 'link-shown', 'redeemed'] as const;
