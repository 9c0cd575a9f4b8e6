import { type Conversion, type ConversionFailure, isWaitedFor } from './conversion.ts';
import type { ConversionEntry } from './conversion-entry.ts';
import { type AfterRedemption, afterRedemption } from './replay-aftercare.ts';
import { move, pressed, tracked } from './replay-moves.ts';

/** What comes after the account was made ready for it. */
export type AfterCure =
  | AfterRedemption
  | Extract<
      ConversionEntry,
      {
        readonly kind:
          | 'inviting'
          | 'invite-put-off'
          | 'invite-unsure'
          | 'issued'
          | 'invite-refused'
          | 'strayed'
          | 'link-shown'
          | 'routed-by-mail'
          | 'link-sending'
          | 'link-put-off'
          | 'link-mailed'
          | 'link-refused'
          | 'link-unsure'
          | 'link-again-asked'
          | 'holder-reminding'
          | 'holder-reminded'
          | 'reminders-stopped'
          | 'problem-reported'
          | 'stopped-after-issue'
          | 'block-asked'
          | 'sign-in-blocked'
          | 'block-ended'
          | 'address-asked'
          | 'account-gone'
          | 'link-wiped'
          | 'redeemed';
      }
    >;

export function afterCure(before: Conversion, entry: AfterCure): Conversion {
  const { at } = entry;
  switch (entry.kind) {
    case 'inviting':
      return inviting(before, entry);
    case 'invite-put-off':
      // Of this attempt nothing came; what came of the one before nobody knows, so it is no more “before issue” (product 5.8).
      return before.track.mayBeIssued ? before : move(before, { state: 'curing', since: at });
    case 'invite-unsure':
      return tracked(before, { inviteUnsureAt: at });
    case 'issued':
      return move(tracked(before, { issuedAt: at, linkAttempt: entry.attempt }), { state: 'issued' });
    case 'invite-refused': {
      const failure = { stage: 'issue', refusal: entry.failure } as const;
      return before.track.mayBeIssued
        ? stoppedUnsure(before, failure, at)
        : move(before, { state: 'failed', endedAt: at, failure });
    }
    case 'strayed':
      return move(before, {
        state: 'needs-attention',
        since: at,
        because: { what: 'strayed', got: entry.got, isRemoved: entry.isRemoved },
      });
    case 'link-wiped':
      return tracked(before, { linkWipedAt: at, linkAttempt: undefined });
    case 'account-gone':
      return move(before, { state: 'failed', endedAt: at, failure: { stage: 'account' } });
    case 'stopped-after-issue':
      return stopped(before, entry);
    case 'block-asked':
      return pressed(before, { block: { changeId: entry.changeId } });
    case 'sign-in-blocked':
      return blocked(before, { blockedAt: at });
    case 'address-asked':
      return pressed(before);
    case 'block-ended':
      return blocked(before, { isOver: true });
    case 'redeemed':
      return redeemed(before, at);
    default:
      return delivering(before, entry);
  }
}

function inviting(
  before: Conversion,
  { attempt, reason, at }: Extract<AfterCure, { readonly kind: 'inviting' }>,
): Conversion {
  const isLost = reason === 'interrupted';
  const invitingSince = isLost ? (before.track.invitingSince ?? at) : at;
  return move(tracked(before, { issueAttempts: attempt, mayBeIssued: isLost, invitingSince }), {
    state: 'inviting',
    attempt,
    since: at,
  });
}

type Delivering = Extract<
  AfterCure,
  {
    readonly kind:
      | 'link-shown'
      | 'routed-by-mail'
      | 'link-sending'
      | 'link-put-off'
      | 'link-mailed'
      | 'link-refused'
      | 'link-unsure'
      | 'link-again-asked'
      | 'holder-reminding'
      | 'holder-reminded'
      | 'reminders-stopped'
      | 'problem-reported';
  }
>;

/** The link on its way; whoever accepts before it arrives needs it no more (product 9). */
function delivering(before: Conversion, entry: Delivering | AfterRedemption): Conversion {
  const { at } = entry;
  switch (entry.kind) {
    case 'link-shown':
      return onItsWay(tracked(before, { linkShownAt: at }), { state: 'delivered' });
    case 'routed-by-mail':
      return tracked(before, { isByMail: true });
    case 'link-sending':
      return onItsWay(mailed(before, { mails: entry.mail, sendingAt: at, failed: undefined }), {
        state: 'sending',
        mail: entry.mail,
        since: at,
      });
    case 'link-put-off':
      return onItsWay(mailed(before, { sendingAt: undefined }), { state: 'issued' });
    case 'link-mailed':
      return onItsWay(mailed(before, { sendingAt: undefined, sentAt: at, failed: undefined }), { state: 'delivered' });
    case 'link-refused':
      return onItsWay(mailed(before, { sendingAt: undefined, failed: entry.refusal }), { state: 'issued' });
    case 'link-unsure':
      return onItsWay(mailed(before, { sendingAt: undefined, failed: 'unsure' }), {
        state: 'delivery-unknown',
        mail: entry.mail,
        since: entry.since,
      });
    case 'link-again-asked':
      return onItsWay(
        pressed(mailed(before, { failed: undefined }), {
          told: before.track.told.filter((what) => what !== 'link-refused' && what !== 'delivery-unknown'),
        }),
        { state: 'issued' },
      );
    case 'holder-reminding':
      return tracked(before, { reminders: entry.reminder });
    case 'holder-reminded':
      return tracked(before, { remindedAt: at });
    case 'reminders-stopped':
      return pressed(before, { remindersStoppedAt: at });
    case 'problem-reported':
      return tracked(before, { problemAt: at });
    default:
      return afterRedemption(before, entry);
  }
}

type Delivery = Extract<Conversion, { readonly state: 'issued' | 'sending' | 'delivery-unknown' | 'delivered' }>;
type DeliveryState<Whole> = Whole extends unknown
  ? Pick<Whole, Extract<keyof Whole, 'state' | 'mail' | 'since'>>
  : never;

/** What was accepted, stopped or ended meanwhile stays so. */
function onItsWay(before: Conversion, state: DeliveryState<Delivery>): Conversion {
  return isWaitedFor(before) && before.state !== 'stopped-after-issue' ? move(before, state) : before;
}

function mailed(before: Conversion, more: Partial<NonNullable<Conversion['track']['linkMail']>>): Conversion {
  return tracked(before, { linkMail: { mails: 0, ...before.track.linkMail, ...more } });
}

function blocked(before: Conversion, more: Partial<NonNullable<Conversion['track']['block']>>): Conversion {
  const { block } = before.track;
  return block ? tracked(before, { block: { ...block, ...more } }) : before;
}

function stopped(
  before: Conversion,
  { by, at }: Extract<AfterCure, { readonly kind: 'stopped-after-issue' }>,
): Conversion {
  if (!isWaitedFor(before) || before.state === 'stopped-after-issue') return before;
  return move(tracked(before, { stoppedAt: at, linkAttempt: undefined }), {
    state: 'stopped-after-issue',
    by,
    since: at,
  });
}

/**
 * The answer to a POST was lost, and no further one is made: an invitation may be out, whose link was given to nobody, so the
 * account is watched as after any stop (product 5.8).
 */
export function stoppedUnsure(before: Conversion, failure: ConversionFailure, at: Date): Conversion {
  const isSeen = failure.stage === 'check' && failure.codes.includes('already-invited');
  const issuedAt = before.state === 'inviting' && isSeen ? before.since : before.track.issuedAt;
  return move(tracked(before, { stoppedAt: at, stopBecause: failure, issuedAt }), {
    state: 'stopped-after-issue',
    since: at,
  });
}

/** After a stop that is a surprise, and somebody decides what comes of it (product 5.8). */
function redeemed(before: Conversion, at: Date): Conversion {
  const accepted = tracked(before, { redeemedAt: at, issuedAt: before.track.issuedAt ?? at });
  return before.state === 'stopped-after-issue'
    ? move(accepted, { state: 'redeemed-after-stop', since: at })
    : move(accepted, { state: 'redeemed' });
}

/** Nothing came of this write; where the answer to one before was lost, that is as open as it was. */
export function unwritten(before: Conversion): Conversion {
  return before.track.mailMayBeWritten ? before : tracked(before, { mailWritingAt: undefined });
}
