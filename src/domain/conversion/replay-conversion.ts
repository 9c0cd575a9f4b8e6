import type { Conversion, ConversionRequest, ConversionTrack } from './conversion.ts';
import type { ConversionEntry } from './conversion-entry.ts';
import { afterCure, stoppedUnsure, unwritten } from './replay-issue.ts';
import { decided, move, pressed, tracked } from './replay-moves.ts';

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
      return entry.isInPrinciple
        ? move(tracked(before, { agreement: { since: at } }), { state: 'awaiting-agreement' })
        : before;
    case 'person-forgotten':
      return before;
    case 'agreed-in-principle':
      return move(
        tracked(decided(before, { made: { verdict: 'confirmed', by: entry.by, at } }), { agreedInPrincipleAt: at }),
        { state: 'agreed-in-principle', since: at },
      );
    case 'checked-again':
      return pressed(before);
    case 'confirmation-asked':
      return move(tracked(before, { decision: { since: at } }), { state: 'awaiting-confirmation' });
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
      return move(
        entry.waitedFor === 'decision' || entry.waitedFor === 'agreement' ? decided(before, { lapsedAt: at }) : before,
        {
          state: 'lapsed-before-issue',
          endedAt: at,
        },
      );
    case 'withdrawn':
      return move(before, { state: 'withdrawn', by: entry.by, endedAt: at });
    case 'holder-asked':
      return move(tracked(before, { holderAskedAt: at }), { state: 'holder-asked', since: at });
    case 'holder-unreachable':
      return move(before, { state: 'holder-unreachable', because: entry.because, since: at });
    case 'code-asked': {
      const { code } = before.track;
      return pressed(before, { code: { askedAt: [...(code?.askedAt ?? []), at], by: entry.by, tries: 0 } });
    }
    case 'code-sending':
      return coded(before, { sendingAt: at });
    case 'code-put-off':
      return coded(before, { sendingAt: undefined });
    case 'code-sent':
      return coded(before, { sendingAt: undefined, sentAt: at, failed: undefined });
    case 'code-failed':
      return coded(before, { sendingAt: undefined, failed: entry.because });
    case 'code-wrong':
      return pressed(coded(before, { tries: (before.track.code?.tries ?? 0) + 1 }));
    case 'holder-proven':
      return goOnWithout(before, { how: 'code', by: entry.by, at });
    case 'proof-waived':
      return goOnWithout(before, { how: 'none', by: entry.by, at });
    case 'ask-again':
      // Whether they can be reached is news again.
      return move(tracked(before, { told: before.track.told.filter((what) => what !== 'holder-unreachable') }), {
        state: 'confirmed',
        since: at,
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
    case 'stopped-before-issue': {
      const failure = { stage: 'check', because: entry.because, codes: entry.codes } as const;
      return before.state === 'inviting'
        ? stoppedUnsure(before, failure, at)
        : move(before, { state: 'failed', endedAt: at, failure });
    }
    default:
      return afterCure(before, entry);
  }
}

function coded(before: Conversion, more: Partial<NonNullable<ConversionTrack['code']>>): Conversion {
  const { code } = before.track;
  return code ? tracked(before, { code: { ...code, ...more } }) : before;
}

/** Without their chat, so the link goes to the external address. */
function goOnWithout(before: Conversion, proof: NonNullable<ConversionTrack['proof']>): Conversion {
  return move(tracked(before, { proof, isByMail: true }), { state: 'curing', since: proof.at });
}
