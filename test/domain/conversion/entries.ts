import fc from 'fast-check';
import type { Conversion, ConversionRequest } from '../../../src/domain/conversion/conversion.ts';
import type { ConversionEntry, ConversionEntryKind } from '../../../src/domain/conversion/conversion-entry.ts';
import { replayConversion } from '../../../src/domain/conversion/replay-conversion.ts';
import { INVITER, NOON, userId } from '../../support/builders.ts';
import { aConversionRequest } from '../../support/fresh-conversions.ts';

export const ADMIN = userId(2);
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
  'decision-escalated': { kind: 'decision-escalated', reached: 3 },
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
  'person-forgotten': { kind: 'person-forgotten' },
};

export const ANY_ENTRIES: fc.Arbitrary<readonly EntryWithoutTime[]> = fc.array(
  fc.constantFrom(...Object.values(ONE_OF_EACH)),
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

/** What comes before each of them. */
export const CONFIRMED = ['requested', 'deciders-asked', 'confirmed'] as const;
export const AGREED = [...CONFIRMED, 'holder-asked', 'holder-agreed'] as const;
export const ISSUED = [...AGREED, 'writing-mail', 'mail-written', 'mail-seen', 'inviting', 'issued'] as const;
export const REDEEMED = [...ISSUED, 'link-shown', 'redeemed'] as const;
