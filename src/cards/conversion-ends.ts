import type { ConversionFailure, ConversionState } from '../domain/conversion/conversion.ts';
import { domainOf } from '../domain/email-address.ts';
import type { FindingWords } from '../wording/finding-words.ts';
import { dayText, deadlineText, momentText } from '../wording/moments.ts';
import { attention, lastSurprise } from './conversion-attention.ts';
import {
  administratorName,
  type ConversionFact,
  type ConversionStep,
  decisionDeadline,
  type RequestTelling,
} from './request-telling.ts';

/** The last of the facts, where nothing more comes after it. `open`: it goes on. */
export function endOf(telling: RequestTelling): readonly ConversionStep[] | 'open' {
  const { conversion, name, words } = telling;
  const { conversionSteps: said } = words;
  switch (conversion.state) {
    case 'denied':
      return stopped(said.confirmedDenied({ person: administratorName(conversion.by, telling) }), telling);
    case 'holder-refused':
      return stopped(said.agreedRefused({ name }), telling);
    case 'lapsed-before-issue':
      return stopped(lapsedText(telling), telling);
    case 'withdrawn':
      return stopped(said.withdrawn({ person: administratorName(conversion.by, telling) }), telling);
    case 'failed':
      return stopped(failureText(conversion.failure, telling), telling, failureWords(conversion.failure, telling));
    case 'needs-attention':
      return attention(conversion, telling);
    case 'stopped-after-issue':
      return unsureStop(telling);
    case 'redeemed-after-stop':
      return [];
    case 'closed':
      return conversion.track.verifiedAt ? 'open' : putAside(telling);
    default:
      return 'open';
  }
}

const STOPPED: readonly ConversionState[] = ['stopped-after-issue', 'redeemed-after-stop', 'closed'];

/** By whom and when it was stopped, where that is how it stands: they may have accepted after it. */
export function stoppedFact(telling: RequestTelling): ConversionFact | undefined {
  const { conversion, entries, words } = telling;
  const { stopBecause, stoppedAt: at, verifiedAt } = conversion.track;
  if (!STOPPED.includes(conversion.state) || verifiedAt) return undefined;
  const stop = entries.findLast((entry) => entry.kind === 'stopped-after-issue');
  if (stop) return fact(words.stopping.stoppedBy({ person: administratorName(stop.by, telling) }), stop.at);
  // As long as that is how it stands, the end says it, with what to do.
  const isTold = conversion.state === 'stopped-after-issue';
  return stopBecause && at && !isTold ? fact(failureText(stopBecause, telling), at) : undefined;
}

function fact(text: string, at: Date): ConversionFact {
  return { done: { mark: 'failed', text, at }, now: { text, notes: [] }, next: text };
}

/** Marked as done without a comparison: it was stopped, the answer named another account, or what was accepted surprised. */
function putAside(telling: RequestTelling): readonly ConversionStep[] {
  const { conversion, words } = telling;
  const surprise = lastSurprise(telling);
  if (surprise) return [surprise];
  const { issuedAt, stoppedAt } = conversion.track;
  if (issuedAt ?? stoppedAt) return [];
  return [{ mark: 'failed', text: words.conversionSteps.issuedStrayed, notes: [] }];
}

/** What was waited for in vain. */
function lapsedText(telling: RequestTelling): string {
  const { conversion, name, words } = telling;
  const { conversionSteps: said } = words;
  const { agreement, agreedInPrincipleAt, decision, agreedAt, proof, holderAskedAt } = conversion.track;
  if (agreement?.lapsedAt) return said.confirmedLapsed({ date: deadlineText(agreement.lapsedAt, telling.reader) });
  if (agreedInPrincipleAt && !decision.lapsedAt && !decision.made)
    return words.agreement.stepLapsed({ date: endedText(telling) });
  if (decision.lapsedAt) return said.confirmedLapsed({ date: decisionDeadline(telling) });
  if (agreedAt ?? proof) return said.issuedLapsed;
  return (holderAskedAt ? said.agreedLapsed : said.reachedLapsed)({ name });
}

function endedText({ conversion, reader }: RequestTelling): string {
  return 'endedAt' in conversion ? dayText(conversion.endedAt, reader) : '';
}

function stopped(
  text: string,
  { conversion, reader }: RequestTelling,
  trouble?: FindingWords,
): readonly ConversionStep[] {
  const at = 'endedAt' in conversion ? [momentText(conversion.endedAt, reader)] : [];
  return [{ mark: 'failed', text, notes: at, trouble }];
}

/** An attempt whose answer was lost, and which nothing came of since: an invitation may be out. */
export function mayBeInvited({ entries }: RequestTelling): boolean {
  const settled = entries.flatMap((entry) =>
    entry.kind === 'invite-put-off' || entry.kind === 'invite-refused' ? entry.attempt : [],
  );
  return entries.some((entry) => entry.kind === 'inviting' && !settled.includes(entry.attempt));
}

/** Nobody stopped it: the answer to a POST was lost, and this came after it. */
function unsureStop(telling: RequestTelling): readonly ConversionStep[] {
  const { conversion, reader } = telling;
  const { stopBecause, stoppedAt } = conversion.track;
  if (!stopBecause) return [];
  const notes = stoppedAt ? [momentText(stoppedAt, reader)] : [];
  const trouble = failureWords(stopBecause, telling);
  return [{ mark: 'failed', text: failureText(stopBecause, telling), notes, trouble }];
}

function failureText(failure: ConversionFailure, telling: RequestTelling): string {
  const { conversionSteps: said } = telling.words;
  if (failure.stage === 'mail') return said.mailFailed;
  if (failure.stage === 'account') return said.accountGone;
  if (!mayBeInvited(telling)) return said.issuedStopped;
  const isSeen = failure.stage === 'check' && failure.codes.includes('already-invited');
  return isSeen ? said.issuedUnshown : said.issuedMaybe;
}

function failureWords(
  failure: ConversionFailure,
  { person, words: { conversionTroubles: said } }: RequestTelling,
): FindingWords | undefined {
  switch (failure.stage) {
    case 'check':
      return failure.because === 'right-lost' ? said.rightLost : said.changed({ what: failure.codes });
    case 'account':
      return said.accountGone;
    case 'mail':
      return said.mailRefused[failure.refusal];
    case 'issue':
      return person && said.issueRefused[failure.refusal]({ domain: domainOf(person.address) });
  }
}
