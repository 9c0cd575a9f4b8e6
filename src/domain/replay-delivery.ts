import type { Invitation } from './invitation.ts';
import type { LedgerEntry } from './ledger-entry.ts';
import { move, withTrack } from './progress.ts';
import type { HandOver, Reminders, Track } from './track.ts';

const KINDS = [
  'sending',
  'sending-put-off',
  'delivered',
  'delivery-unknown',
  'delivery-refused',
  'send-again-asked',
  'microsoft-mail-asked',
  'new-link-asked',
  'received-by-report',
  'hand-over-asked',
  'handed-over',
  'hand-over-failed',
  'hand-over-hidden',
  'passed-on',
  'reminding',
  'remind-put-off',
  'reminded',
  'remind-failed',
  'stranger-reported',
  'stranger-told',
  'reminders-stopped',
] as const satisfies readonly LedgerEntry['kind'][];

/** What is about the link on its way to the guest. */
export type DeliveryEntry = Extract<LedgerEntry, { kind: (typeof KINDS)[number] }>;

/** Delivery moves the state only until the guest has accepted: accepted before delivered is legal (product 9). */
export function applyDelivery(before: Invitation, entry: DeliveryEntry): Invitation {
  const { at } = entry;
  const after = withTrack(before, trackOf(before, entry));
  const { guestId } = after.track;
  if (guestId === undefined || after.state === 'redeemed' || after.state === 'ready') return after;
  switch (entry.kind) {
    case 'sending':
      return move(after, { state: 'sending', guestId, attempt: entry.attempt, since: at });
    case 'sending-put-off':
      return move(after, {
        state: 'issued',
        guestId,
        mailAttempts: entry.attempt,
        route: routeOf(before),
        isLate: true,
      });
    case 'send-again-asked':
      return move(after, { state: 'issued', guestId, mailAttempts: entry.attempt, route: 'mail' });
    case 'microsoft-mail-asked':
      return move(after, { state: 'issued', guestId, mailAttempts: entry.attempt, route: 'microsoft' });
    case 'new-link-asked':
      return move(after, { state: 'requested', attempts: after.track.issueAttempts ?? 0, mayExist: true });
    case 'delivery-unknown':
      return move(after, { state: 'delivery-unknown', guestId, attempt: entry.attempt, since: entry.since });
    case 'delivery-refused':
      return move(after, {
        state: 'failed',
        stage: 'delivery',
        guestId,
        attempt: entry.attempt,
        refusal: entry.refusal,
        failedAt: at,
      });
    case 'delivered':
    case 'received-by-report':
      return move(after, {
        state: 'delivered',
        guestId,
        attempt: entry.attempt,
        route: routeOf(after),
        deliveredAt: at,
      });
    case 'passed-on':
      return isUnderWay(after)
        ? after
        : move(after, { state: 'delivered', guestId, attempt: entry.attempt, route: 'hand', deliveredAt: at });
    default:
      return after;
  }
}

/** What was in hand when it was put off goes the same way the next time. */
function routeOf({ track }: Invitation): 'mail' | 'microsoft' {
  return track.route === 'microsoft' ? 'microsoft' : 'mail';
}

/** A mail is on its way as well: its own result says what became of it. */
function isUnderWay({ state }: Invitation): boolean {
  return state === 'requested' || state === 'inviting' || state === 'issued' || state === 'sending';
}

function trackOf(before: Invitation, entry: DeliveryEntry): Track {
  const { track } = before;
  const { at } = entry;
  switch (entry.kind) {
    case 'sending':
      return { mailAttempts: entry.attempt, route: entry.route ?? 'mail' };
    case 'delivered':
      return { sentAt: at, ...(entry.linkAttempt !== undefined && issued(entry.linkAttempt)) };
    case 'delivery-unknown':
      // If Microsoft's mail was made, the link before it is dead (G1.9).
      return { mayBeSentAt: entry.since, ...(track.route === 'microsoft' && { linkAttempt: undefined }) };
    case 'delivery-refused':
      return { mailAttempts: entry.attempt, ...(isToBeHandedOver(before, entry) && wanted(track, at)) };
    case 'received-by-report':
      return { reportedAt: at, presses: pressesAfter(track) };
    // Another way is taken, and the card that showed the link shows it no more.
    case 'send-again-asked':
    case 'microsoft-mail-asked':
    case 'new-link-asked':
      return { handOver: undefined };
    case 'hand-over-asked':
      return { presses: pressesAfter(track), ...wanted(track, at) };
    case 'hand-over-hidden':
      return { handOver: handOver(track, { hiddenAt: at }) };
    case 'handed-over':
      return { handOver: handOver(track, { shownAt: at }) };
    case 'hand-over-failed':
      return { handOver: handOver(track, { failed: entry.because }), ...(entry.because === 'link-lost' && LOST) };
    case 'passed-on':
      return {
        route: 'hand',
        presses: pressesAfter(track),
        passedOnAt: at,
        handOver: handOver(track, { passedOnAt: at }),
      };
    case 'stranger-reported':
      return { strangerAt: at };
    case 'stranger-told':
      return { strangerToldAt: at };
    case 'reminders-stopped':
      return { remindersStoppedAt: at };
    case 'reminding':
    case 'remind-put-off':
    case 'reminded':
      return { reminders: reminders(track, entry) };
    case 'remind-failed':
      return { reminders: reminders(track, entry), ...(entry.because === 'link-lost' && LOST) };
    default:
      return {};
  }
}

/** Only a new link helps. */
const LOST: Track = { linkAttempt: undefined };

function pressesAfter({ presses = 0 }: Track): number {
  return presses + 1;
}

function wanted({ handOvers = 0 }: Track, wantedAt: Date): Track {
  return { handOvers: handOvers + 1, handOver: { number: handOvers + 1, wantedAt } };
}

function issued(linkAttempt: number): Track {
  return { linkAttempt, issueAttempts: linkAttempt };
}

/** Only a definite refusal while nothing else can have reached the guest (product 8). */
function isToBeHandedOver(
  { track }: Invitation,
  { refusal }: Extract<LedgerEntry, { kind: 'delivery-refused' }>,
): boolean {
  const isExchanges = refusal !== 'inviter-lost-right' && refusal !== 'link-lost' && refusal !== 'not-wanted';
  const isOut = (track.sentAt ?? track.mayBeSentAt ?? track.reportedAt ?? track.passedOnAt) !== undefined;
  return isExchanges && !isOut && track.route !== 'microsoft';
}

function handOver({ handOver: before }: Track, more: Partial<HandOver>): HandOver | undefined {
  return before && { ...before, ...more };
}

function reminders(
  { reminders: before = { count: 0 } }: Track,
  entry: Extract<LedgerEntry, { kind: 'reminding' | 'remind-put-off' | 'reminded' | 'remind-failed' }>,
): Reminders {
  switch (entry.kind) {
    case 'reminding':
      return { ...before, sendingAt: entry.at, failed: undefined };
    case 'remind-put-off':
      return { ...before, sendingAt: undefined };
    case 'reminded':
      return { count: entry.reminder, lastAt: entry.at };
    case 'remind-failed':
      return { count: entry.reminder, lastAt: before.lastAt, failed: entry.because };
  }
}
