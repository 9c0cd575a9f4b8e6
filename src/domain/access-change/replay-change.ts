import { type AccessChange, type AccessChangeRequest, type AccessChangeTrack, isChangeOver } from './access-change.ts';
import type { AccessChangeEntry } from './access-change-entry.ts';

export function replayChange(request: AccessChangeRequest, entries: readonly AccessChangeEntry[]): AccessChange {
  return entries.reduce<AccessChange>(applyChangeEntry, {
    ...request,
    track: { decision: { since: request.requestedAt }, told: [] },
    state: 'awaiting-confirmation',
  });
}

/** The change after one more entry. Entries are facts already recorded, so this never refuses one. */
export function applyChangeEntry(before: AccessChange, entry: AccessChangeEntry): AccessChange {
  const { at } = entry;
  switch (entry.kind) {
    case 'requested':
    case 'person-forgotten':
      return before;
    case 'deciders-asked':
      return decided(before, { askedAt: at });
    case 'deciders-reminded':
      return decided(before, { remindedAt: at });
    case 'decision-escalated':
      return decided(before, { escalatedAt: at });
    case 'confirmed':
      return move(decided(before, { made: { verdict: 'confirmed', by: entry.by, at } }), {
        state: 'confirmed',
        since: at,
      });
    case 'denied':
      return move(decided(before, { made: { verdict: 'denied', by: entry.by, at } }), {
        state: 'denied',
        by: entry.by,
        endedAt: at,
      });
    case 'lapsed':
      return move(before.state === 'confirmed' ? before : decided(before, { lapsedAt: at }), {
        state: 'lapsed',
        endedAt: at,
      });
    case 'withdrawn':
      return move(before, { state: 'withdrawn', by: entry.by, endedAt: at });
    case 'writing':
      return tracked(before, { writingAt: at, mayBeWritten: before.track.writingAt !== undefined });
    case 'put-off':
      // Of this attempt nothing came; what came of the one before nobody knows.
      return before.track.mayBeWritten ? before : tracked(before, { writingAt: undefined });
    case 'written':
      return tracked(before, { writtenAt: at });
    case 'seen':
      return tracked(before, { seenAt: at });
    case 'opened':
      return tracked(before, { openedAt: at });
    case 'done':
      return move(before, { state: 'done', endedAt: at });
    case 'failed':
      return move(before, { state: 'failed', endedAt: at, because: entry.because });
    case 'address-back-asked':
      return tracked(before, { addressBack: { askedAt: at } });
    case 'address-back':
      return tracked(before, { addressBack: { askedAt: at, ...before.track.addressBack, doneAt: at } });
    case 'address-back-refused':
      return tracked(before, { addressBack: { askedAt: at, ...before.track.addressBack, refusal: entry.refusal } });
    case 'telling':
      return tracked(before, { told: [...before.track.told, entry.what] });
  }
}

function tracked(before: AccessChange, more: Partial<AccessChangeTrack>): AccessChange {
  return { ...before, track: { ...before.track, ...more } };
}

function decided(before: AccessChange, more: Partial<AccessChangeTrack['decision']>): AccessChange {
  return tracked(before, { decision: { ...before.track.decision, ...more } });
}

type StateOf<Whole> = Whole extends unknown ? Omit<Whole, keyof AccessChangeRequest | 'track'> : never;

/** What is over stays so: something else may have been asked of its account since. */
function move(before: AccessChange, state: StateOf<AccessChange>): AccessChange {
  if (isChangeOver(before)) return before;
  const { id, reference, change, askerId, accountId, requestedAt } = before;
  const { invitationId, invitationRequestId, conversionId, track } = before;
  return {
    ...{ id, reference, change, askerId, accountId, requestedAt },
    ...{ invitationId, invitationRequestId, conversionId, track },
    ...state,
  };
}
