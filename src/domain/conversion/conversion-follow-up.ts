import { type DecisionDays, nextDecisionAt } from '../decision.ts';
import type { Job } from '../job.ts';
import { type Conversion, isOver, isToBeTold } from './conversion.ts';

const STUCK_SECONDS = 30;
const STRAY_SECONDS = 300;
const DAY_MS = 86_400_000;
/** Nobody is waited for longer than that before anything was issued (product 5.4). */
export const HOLDER_DAYS = 30;
/** After that many days without an answer it is said that there is none. */
export const SILENT_DAYS = 7;

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
  const { track } = conversion;
  if (isMailBackOpen(conversion) || isToBeTold(conversion)) return after(now, STUCK_SECONDS);
  if (isOver(conversion)) return undefined;
  switch (conversion.state) {
    case 'awaiting-confirmation': {
      const next = nextDecisionAt(track.decision, days);
      // What could not be done at once is tried again a little later.
      return next && next <= now ? after(now, STUCK_SECONDS) : next;
    }
    case 'holder-asked':
      return new Date(
        Math.max(conversion.since.getTime() + SILENT_DAYS * DAY_MS, now.getTime() + STUCK_SECONDS * 1000),
      );
    case 'holder-unreachable':
      return new Date(Math.max(lapsesAt(conversion).getTime(), now.getTime() + STUCK_SECONDS * 1000));
    case 'issued':
    case 'delivered':
      return after(now, followSeconds);
    case 'needs-attention':
      return isStrayOpen(conversion) && now < strayUntil(conversion) ? after(now, STUCK_SECONDS) : undefined;
    case 'aftercare-open':
      return undefined;
    default:
      return after(now, STUCK_SECONDS);
  }
}

/** What a conversion needs now. Everything here may be done twice or lost: the ledger decides what comes of it. */
export function dueConversionJobs(conversion: Conversion): readonly Job[] {
  const requestId = conversion.id;
  const tell: readonly Job[] = isToBeTold(conversion) ? [{ name: 'tell-conversion', requestId }] : [];
  const back: readonly Job[] = isMailBackOpen(conversion) ? [{ name: 'put-mail-back', requestId }] : [];
  return [...tell, ...back, ...stateJobs(conversion)];
}

function stateJobs(conversion: Conversion): readonly Job[] {
  const requestId = conversion.id;
  if (isOver(conversion)) return [];
  switch (conversion.state) {
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
    case 'delivered':
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

/** What is left is for people; as long as a stray guest is being removed, it is not. */
export function mayClose(conversion: Conversion, now: Date): boolean {
  if (conversion.state === 'aftercare-open') return true;
  if (conversion.state !== 'needs-attention') return false;
  return !isStrayOpen(conversion) || now >= strayUntil(conversion);
}

/** Asked for, and neither done nor refused. */
export function isMailBackOpen({ track }: Conversion): boolean {
  return track.mailBackAskedAt !== undefined && !track.mailBackAt && !track.mailBackRefusal;
}

function after(date: Date, seconds: number): Date {
  return new Date(date.getTime() + seconds * 1000);
}
