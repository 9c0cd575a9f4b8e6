import type { Conversion, ConversionTrack } from './conversion.ts';
import type { AftercareStep, ConversionEntry } from './conversion-entry.ts';
import { move, pressed, tracked } from './replay-moves.ts';
import { mayFinish, surpriseIn } from './surprise.ts';

/** What comes after they have accepted, and what may come after any end. */
export type AfterRedemption = Extract<
  ConversionEntry,
  {
    readonly kind:
      | 'finish-asked'
      | 'verified'
      | 'mail-back-asked'
      | 'mail-back'
      | 'mail-back-refused'
      | 'teams-link-asked'
      | 'teams-link-sending'
      | 'teams-link-put-off'
      | 'teams-link-sent'
      | 'teams-link-failed'
      | 'aftercare-asked'
      | 'aftercare-done'
      | 'aftercare-refused'
      | 'telling'
      | 'closed';
  }
>;

export function afterRedemption(before: Conversion, entry: AfterRedemption): Conversion {
  const { at } = entry;
  switch (entry.kind) {
    case 'finish-asked':
      return mayFinish(before) ? lookedAtAgain(before) : before;
    case 'verified':
      return verified(before, entry);
    case 'mail-back-asked':
      return tracked(before, { mailBackAskedAt: at, mailBackRefusal: undefined });
    case 'mail-back':
      return tracked(before, { mailBackAt: at });
    case 'mail-back-refused':
      return tracked(before, { mailBackRefusal: entry.refusal });
    case 'teams-link-asked':
      return pressed(linked(before, { isAsked: true }));
    case 'teams-link-sending':
      return linked(before, { mails: entry.mail, sendingAt: at, failed: undefined, isAsked: undefined });
    case 'teams-link-put-off':
      return linked(before, { sendingAt: undefined, isAsked: true });
    case 'teams-link-sent':
      return linked(before, { sendingAt: undefined, sentAt: at, failed: undefined });
    case 'teams-link-failed':
      return linked(before, { sendingAt: undefined, failed: entry.because, isAsked: undefined });
    case 'aftercare-asked':
      return pressed(before, {
        aftercare: { ...before.track.aftercare, [entry.step]: { askedAt: at, by: entry.by } },
      });
    case 'aftercare-done':
      return cared(before, entry.step, { doneAt: at });
    case 'aftercare-refused':
      return cared(before, entry.step, { refusal: entry.because });
    case 'telling':
      return tracked(before, { told: [...before.track.told, entry.what] });
    case 'closed':
      return move(before, { state: 'closed' });
  }
}

/** As if nobody had looked: what comes of it is told anew, and the address of Teams goes out by itself if all is well then. */
function lookedAtAgain(before: Conversion): Conversion {
  const { isProven, teamsLink, told } = before.track;
  const surprise = surpriseIn(before);
  const isSeen = surprise === 'mismatch' || surprise === 'another-account';
  const more = {
    verifiedAt: undefined,
    isProven: isSeen ? true : isProven,
    teamsLink: teamsLink?.mails === 0 ? undefined : teamsLink,
    told: told.filter((what) => what !== 'needs-attention'),
  };
  return move(pressed(before, more), { state: 'redeemed' });
}

function verified(before: Conversion, { at, result, other }: Extract<AfterRedemption, { readonly kind: 'verified' }>) {
  const attention = { state: 'needs-attention', since: at } as const;
  switch (result) {
    case 'mismatch':
      // Teams does not open for them: its address goes to nobody by itself, however that ends.
      return move(linked(tracked(before, { verifiedAt: at }), {}), { ...attention, because: { what: result } });
    case 'another-account':
      return move(before, { ...attention, because: { what: result, other } });
    case 'account-gone':
    case 'not-accepted':
      return move(before, { ...attention, because: { what: result } });
    default:
      return move(tracked(before, { verifiedAt: at }), { state: 'aftercare-open' });
  }
}

function linked(before: Conversion, more: Partial<NonNullable<ConversionTrack['teamsLink']>>): Conversion {
  return tracked(before, { teamsLink: { mails: 0, ...before.track.teamsLink, ...more } });
}

function cared(
  before: Conversion,
  step: AftercareStep,
  more: Pick<NonNullable<NonNullable<ConversionTrack['aftercare']>[AftercareStep]>, 'doneAt' | 'refusal'>,
): Conversion {
  const asked = before.track.aftercare?.[step];
  return asked ? tracked(before, { aftercare: { ...before.track.aftercare, [step]: { ...asked, ...more } } }) : before;
}
