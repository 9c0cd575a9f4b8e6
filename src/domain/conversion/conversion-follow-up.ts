import { type DecisionDays, nextDecisionAt } from '../decision.ts';
import type { Job } from '../job.ts';
import { type Conversion, type ConversionTrack, isOver } from './conversion.ts';
import type { AftercareStep } from './conversion-entry.ts';
import { hasLostLink, isToBeTold } from './to-be-told.ts';

const STUCK_SECONDS = 30;
const STRAY_SECONDS = 300;
const DAY_MS = 86_400_000;
/** Nobody is waited for longer than that before anything was issued (product 5.4). */
export const HOLDER_DAYS = 30;
/** After that many days without an answer it is said that there is none. */
export const SILENT_DAYS = 7;

/** An agreement in principle is good for that long (product 5.2). */
export const AGREEMENT_DAYS = 60;
/** The user type can be taken back for that long (product 5.9). */
export const TYPE_BACK_DAYS = 30;

/** What the follow-up goes by. */
export interface ConversionPace {
  readonly days: DecisionDays;
  readonly followSeconds: number;
}

/** When the sweep looks at it again; undefined when nothing more happens by itself. */
export function nextConversionDueAt(
  conversion: Conversion,
  { days, followSeconds }: ConversionPace,
  now: Date,
): Date | undefined {
  if (isActOpen(conversion) || isToBeTold(conversion)) return after(now, STUCK_SECONDS);
  if (isOver(conversion)) return undefined;
  switch (conversion.state) {
    case 'awaiting-agreement':
    case 'awaiting-confirmation': {
      const next = nextDecisionAt(openDecision(conversion), days);
      // What could not be done at once is tried again a little later.
      return next && next <= now ? after(now, STUCK_SECONDS) : next;
    }
    case 'agreed-in-principle':
      return new Date(Math.max(agreedUntil(conversion).getTime(), now.getTime() + STUCK_SECONDS * 1000));
    case 'holder-asked':
      return new Date(
        Math.max(conversion.since.getTime() + SILENT_DAYS * DAY_MS, now.getTime() + STUCK_SECONDS * 1000),
      );
    case 'holder-unreachable':
      return new Date(Math.max(lapsesAt(conversion).getTime(), now.getTime() + STUCK_SECONDS * 1000));
    case 'issued':
    case 'sending':
      return after(now, isLinkToBeMailed(conversion) || conversion.state === 'sending' ? STUCK_SECONDS : followSeconds);
    case 'delivery-unknown':
    case 'delivered':
    case 'stopped-after-issue':
      return after(now, followSeconds);
    case 'needs-attention':
      return isStrayOpen(conversion) && now < strayUntil(conversion) ? after(now, STUCK_SECONDS) : undefined;
    case 'aftercare-open':
    case 'redeemed-after-stop':
      return undefined;
    default:
      return after(now, STUCK_SECONDS);
  }
}

/** What a conversion needs now. Everything here may be done twice or lost: the ledger decides what comes of it. */
export function dueConversionJobs(conversion: Conversion): readonly Job[] {
  const requestId = conversion.id;
  const acts: readonly (Job | false)[] = [
    isToBeTold(conversion) && { name: 'tell-conversion', requestId },
    isMailBackOpen(conversion) && { name: 'put-mail-back', requestId },
    isCodeOpen(conversion) && { name: 'mail-code', requestId },
    isLinkToBeMailed(conversion) && { name: 'mail-conversion-link', requestId },
    isTeamsLinkOpen(conversion) && { name: 'mail-teams-link', requestId },
    openAftercare(conversion).length > 0 && { name: 'do-aftercare', requestId },
  ];
  return [...acts.filter((job) => job !== false), ...stateJobs(conversion)];
}

function stateJobs(conversion: Conversion): readonly Job[] {
  const requestId = conversion.id;
  if (isOver(conversion)) return [];
  switch (conversion.state) {
    case 'awaiting-agreement':
    case 'agreed-in-principle':
    case 'awaiting-confirmation':
      return [{ name: 'ask-deciders', requestId }];
    case 'confirmed':
    case 'holder-asked':
    case 'holder-unreachable':
      return [{ name: 'ask-holder', requestId }];
    case 'curing':
    case 'inviting':
      return [{ name: 'issue-conversion', requestId }];
    case 'needs-attention':
      return isStrayOpen(conversion) ? [{ name: 'issue-conversion', requestId }] : [];
    case 'issued':
    case 'sending':
    case 'delivery-unknown':
    case 'delivered':
    case 'stopped-after-issue':
      return [{ name: 'follow-conversion', requestId }];
    case 'redeemed':
      return [{ name: 'verify-conversion', requestId }];
    default:
      return [];
  }
}

/** Until when the holder may answer, or be reached. */
export function lapsesAt({ track, requestedAt }: Conversion): Date {
  const since = track.decision.made?.at ?? requestedAt;
  return new Date(since.getTime() + HOLDER_DAYS * DAY_MS);
}

/** A guest in place of the account, whom our own call made and nobody has removed yet (E4). */
function isStrayOpen(conversion: Conversion): boolean {
  const { state } = conversion;
  return state === 'needs-attention' && conversion.because.what === 'strayed' && !conversion.because.isRemoved;
}

/** After that it is left to people: it does not show, or may not be removed. */
function strayUntil({ since }: Extract<Conversion, { state: 'needs-attention' }>): Date {
  return after(since, STRAY_SECONDS);
}

/** What is left is for people; as long as something is under way, or a stray guest is being removed, it is not. */
export function mayClose(conversion: Conversion, now: Date): boolean {
  switch (conversion.state) {
    case 'issued':
    case 'delivery-unknown':
    case 'delivered':
      // Without a link nothing of ours is left to wait for.
      return hasLostLink(conversion) && !isMailBackOpen(conversion) && !isBlockOpen(conversion);
    case 'stopped-after-issue':
    case 'redeemed-after-stop':
      return !isMailBackOpen(conversion) && !isBlockOpen(conversion);
    case 'aftercare-open':
      return openAftercare(conversion).length === 0;
    case 'needs-attention':
      return !isStrayOpen(conversion) || now >= strayUntil(conversion);
    default:
      return false;
  }
}

/** Asked for, and another administrator has not decided, or it is being done. */
export function isBlockOpen({ track: { block } }: Pick<Conversion, 'track'>): boolean {
  return block !== undefined && !block.blockedAt && !block.isOver;
}

/** The question that is open now. */
export function openDecision({ state, track }: Pick<Conversion, 'state' | 'track'>): ConversionTrack['decision'] {
  return state === 'awaiting-agreement' && track.agreement ? track.agreement : track.decision;
}

/** Until when what was agreed in principle is good. */
export function agreedUntil({ track, requestedAt }: Conversion): Date {
  return new Date((track.agreedInPrincipleAt ?? requestedAt).getTime() + AGREEMENT_DAYS * DAY_MS);
}

function isActOpen(conversion: Conversion): boolean {
  return (
    isMailBackOpen(conversion) ||
    isCodeOpen(conversion) ||
    isTeamsLinkOpen(conversion) ||
    openAftercare(conversion).length > 0
  );
}

/** Asked for, and not sent; while the mail is under way it is looked at again, and never sent twice. */
export function isCodeOpen({ state, track: { code } }: Conversion): boolean {
  return state === 'holder-unreachable' && code !== undefined && !code.sentAt && code.failed === undefined;
}

/** The mail with the link is to be begun, or is under way. */
export function isLinkToBeMailed({ state, track }: Conversion): boolean {
  if (state === 'sending') return true;
  return state === 'issued' && track.isByMail === true && track.linkMail?.failed === undefined;
}

/** Once by itself, and whenever somebody asks: where nothing more was found that is wrong (product 5.9). */
export function isTeamsLinkOpen({ state, track: { teamsLink, verifiedAt } }: Conversion): boolean {
  if (teamsLink?.sendingAt) return true;
  const isFine = state === 'aftercare-open' || (state === 'closed' && verifiedAt !== undefined);
  return isFine && (teamsLink === undefined || teamsLink.isAsked === true);
}

/** What may be done now. Once it is marked as done only the user type can still be taken back, for as long as was promised. */
export function careSteps({ state }: Pick<Conversion, 'state'>): readonly AftercareStep[] {
  if (state === 'closed') return ['member'];
  return state === 'aftercare-open' ? ['sessions', 'guest', 'member', 'password'] : [];
}

/** Steps that were asked for, and are neither done nor refused; before the end nobody can mark it as done. */
export function openAftercare(conversion: Pick<Conversion, 'state' | 'track'>): readonly AftercareStep[] {
  return careSteps(conversion).filter((step) => {
    const asked = conversion.track.aftercare?.[step];
    return asked !== undefined && !asked.doneAt && asked.refusal === undefined;
  });
}

/** Whether the day has come on which the holder is reminded; the number of days of the policy that are done with then. */
export function holderReminderDue(
  conversion: Conversion,
  reminderDays: readonly number[],
  now: Date,
): number | undefined {
  const { state, track } = conversion;
  const since = track.linkShownAt;
  // A mail is not repeated: the card in Teams is what reminds (design 3.15).
  if (state !== 'delivered' || track.isByMail || track.remindersStoppedAt || !since || !track.linkAttempt)
    return undefined;
  const past = reminderDays.filter((days) => now.getTime() >= since.getTime() + days * DAY_MS).length;
  return past > (track.reminders ?? 0) ? past : undefined;
}

/** Asked for, and neither done nor refused. */
export function isMailBackOpen({ track }: Conversion): boolean {
  return track.mailBackAskedAt !== undefined && !track.mailBackAt && !track.mailBackRefusal;
}

function after(date: Date, seconds: number): Date {
  return new Date(date.getTime() + seconds * 1000);
}
