import type { Conversion, ConversionTrack } from './conversion.ts';
import type { AftercareStep, ConversionEntry } from './conversion-entry.ts';
import { move, pressed, tracked } from './replay-moves.ts';

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
      return before.state === 'redeemed-after-stop' ? move(before, { state: 'redeemed' }) : before;
    case 'verified':
      return entry.result === 'mismatch'
        ? // Teams does not open for them: its address goes to nobody by itself, however that ends.
          move(linked(tracked(before, { verifiedAt: at }), {}), {
            state: 'needs-attention',
            since: at,
            because: { what: 'mismatch' },
          })
        : move(tracked(before, { verifiedAt: at }), { state: 'aftercare-open' });
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
