import { type Conversion, type ConversionRequest, type ConversionTrack, isOver } from './conversion.ts';
import type { ConversionEntry } from './conversion-entry.ts';

export function replayConversion(request: ConversionRequest, entries: readonly ConversionEntry[]): Conversion {
  return entries.reduce<Conversion>(applyConversionEntry, {
    ...request,
    track: { decision: { since: request.requestedAt }, issueAttempts: 0, told: [] },
    state: 'awaiting-confirmation',
  });
}

/** The conversion after one more entry. Entries are facts already recorded, so this never refuses one. */
export function applyConversionEntry(before: Conversion, entry: ConversionEntry): Conversion {
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
      return move(decided(before, { made: { verdict: 'confirmed', by: entry.by, at } }), { state: 'confirmed' });
    case 'denied':
      return move(decided(before, { made: { verdict: 'denied', by: entry.by, at } }), {
        state: 'denied',
        by: entry.by,
        endedAt: at,
      });
    case 'lapsed':
      return move(entry.waitedFor === 'decision' ? decided(before, { lapsedAt: at }) : before, {
        state: 'lapsed-before-issue',
        endedAt: at,
      });
    case 'withdrawn':
      return move(before, { state: 'withdrawn', by: entry.by, endedAt: at });
    case 'holder-asked':
      return move(tracked(before, { holderAskedAt: at }), { state: 'holder-asked', since: at });
    case 'holder-unreachable':
      return move(before, { state: 'holder-unreachable', because: entry.because, since: at });
    case 'ask-again':
      // Whether they can be reached is news again.
      return move(tracked(before, { told: before.track.told.filter((what) => what !== 'holder-unreachable') }), {
        state: 'confirmed',
      });
    case 'holder-agreed':
      return move(tracked(before, { agreedAt: at, isAgreedByPolicy: entry.isByPolicy }), {
        state: 'curing',
        since: at,
      });
    case 'holder-refused':
      return move(before, { state: 'holder-refused', endedAt: at });
    case 'writing-mail':
      return tracked(before, { mailWritingAt: at, mailMayBeWritten: before.track.mailWritingAt !== undefined });
    case 'mail-put-off':
      return unwritten(before);
    case 'mail-written':
      return tracked(before, { mailWrittenAt: at });
    case 'mail-refused':
      return move(unwritten(before), {
        state: 'failed',
        endedAt: at,
        failure: { stage: 'mail', refusal: entry.refusal },
      });
    case 'mail-seen':
      return tracked(before, { mailSeenAt: at });
    case 'stopped-before-issue':
      return move(before, {
        state: 'failed',
        endedAt: at,
        failure: { stage: 'check', because: entry.because, codes: entry.codes },
      });
    default:
      return afterCure(before, entry);
  }
}

type BeforeCure =
  | 'requested'
  | 'person-forgotten'
  | 'deciders-asked'
  | 'deciders-reminded'
  | 'decision-escalated'
  | 'confirmed'
  | 'denied'
  | 'lapsed'
  | 'withdrawn'
  | 'holder-asked'
  | 'holder-unreachable'
  | 'ask-again'
  | 'holder-agreed'
  | 'holder-refused'
  | 'writing-mail'
  | 'mail-put-off'
  | 'mail-written'
  | 'mail-refused'
  | 'mail-seen'
  | 'stopped-before-issue';

function afterCure(before: Conversion, entry: Exclude<ConversionEntry, { readonly kind: BeforeCure }>): Conversion {
  const { at } = entry;
  switch (entry.kind) {
    case 'inviting':
      return move(tracked(before, { issueAttempts: entry.attempt, mayBeIssued: entry.reason === 'interrupted' }), {
        state: 'inviting',
        attempt: entry.attempt,
        since: at,
      });
    case 'invite-put-off':
      // Of this attempt nothing came; what came of the one before nobody knows, so it is no more “before issue” (product 5.8).
      return before.track.mayBeIssued ? before : move(before, { state: 'curing', since: at });
    case 'issued':
      return move(tracked(before, { issuedAt: at, linkAttempt: entry.attempt }), { state: 'issued' });
    case 'invite-refused':
      return move(before, { state: 'failed', endedAt: at, failure: { stage: 'issue', refusal: entry.failure } });
    case 'strayed':
      return move(before, {
        state: 'needs-attention',
        since: at,
        because: { what: 'strayed', got: entry.got, isRemoved: entry.isRemoved },
      });
    case 'link-shown':
      return move(tracked(before, { linkShownAt: at }), { state: 'delivered' });
    case 'link-wiped':
      return tracked(before, { linkWipedAt: at, linkAttempt: undefined });
    case 'redeemed':
      return move(tracked(before, { redeemedAt: at, issuedAt: before.track.issuedAt ?? at }), { state: 'redeemed' });
    case 'verified':
      return entry.result === 'mismatch'
        ? move(tracked(before, { verifiedAt: at }), {
            state: 'needs-attention',
            since: at,
            because: { what: 'mismatch' },
          })
        : move(tracked(before, { verifiedAt: at }), { state: 'aftercare-open' });
    case 'mail-back-asked':
      return tracked(before, { mailBackAskedAt: at });
    case 'mail-back':
      return tracked(before, { mailBackAt: at });
    case 'mail-back-refused':
      return tracked(before, { mailBackRefusal: entry.refusal });
    case 'telling':
      return tracked(before, { told: [...before.track.told, entry.what] });
    case 'closed':
      return move(before, { state: 'closed' });
  }
}

function tracked(before: Conversion, more: Partial<ConversionTrack>): Conversion {
  return { ...before, track: { ...before.track, ...more } };
}

/** Nothing came of this write; where the answer to one before was lost, that is as open as it was. */
function unwritten(before: Conversion): Conversion {
  return before.track.mailMayBeWritten ? before : tracked(before, { mailWritingAt: undefined });
}

function decided(before: Conversion, more: Partial<ConversionTrack['decision']>): Conversion {
  return tracked(before, { decision: { ...before.track.decision, ...more } });
}

type StateOf<Whole> = Whole extends unknown ? Omit<Whole, keyof ConversionRequest | 'track'> : never;

/** What is over stays so: its account may be somebody else's conversion by then. */
function move(before: Conversion, state: StateOf<Conversion>): Conversion {
  if (isOver(before)) return before;
  const { id, invitationId, reference, askerId, accountId, requestedAt, track } = before;
  return { id, invitationId, reference, askerId, accountId, requestedAt, track, ...state };
}
