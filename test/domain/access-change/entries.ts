import type {
  AccessChangeEntry,
  AccessChangeEntryKind,
} from '../../../src/domain/access-change/access-change-entry.ts';
import { at, INVITER, userId } from '../../support/builders.ts';

type Undated<Entry> = Entry extends AccessChangeEntry ? Omit<Entry, 'at'> : never;
export type UndatedChange = Undated<AccessChangeEntry>;

const ADMIN = userId(2);

/** One of each kind, in an order that makes sense. */
export const ONE_OF_EACH: { readonly [Kind in AccessChangeEntryKind]: Extract<UndatedChange, { kind: Kind }> } = {
  requested: { kind: 'requested', by: INVITER, policyVersion: 1 },
  'deciders-asked': { kind: 'deciders-asked', reached: 2 },
  'deciders-reminded': { kind: 'deciders-reminded', reached: 2 },
  'decision-escalated': { kind: 'decision-escalated', reached: 1 },
  confirmed: { kind: 'confirmed', by: ADMIN },
  denied: { kind: 'denied', by: ADMIN },
  lapsed: { kind: 'lapsed' },
  withdrawn: { kind: 'withdrawn', by: INVITER },
  writing: { kind: 'writing', clientRequestId: 'c-1' },
  'put-off': { kind: 'put-off', because: 'throttled' },
  written: { kind: 'written' },
  seen: { kind: 'seen' },
  opened: { kind: 'opened' },
  done: { kind: 'done' },
  failed: { kind: 'failed', because: 'address-taken' },
  'address-back-asked': { kind: 'address-back-asked', by: ADMIN, clientRequestId: 'c-2' },
  'address-back': { kind: 'address-back' },
  'address-back-refused': { kind: 'address-back-refused', refusal: 'right-lost' },
  telling: { kind: 'telling', what: 'failed' },
  'person-forgotten': { kind: 'person-forgotten' },
};

/** Entries, a second apart. */
export function datedChange(entries: readonly UndatedChange[]): readonly AccessChangeEntry[] {
  return entries.map((entry, index): AccessChangeEntry => ({ ...entry, at: at(index) }));
}
