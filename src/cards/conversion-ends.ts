import type { Conversion, ConversionState } from '../domain/conversion/conversion.ts';
import type { ConversionPerson } from '../domain/conversion/conversion-person.ts';
import { domainOf } from '../domain/email-address.ts';
import type { FindingWords } from '../wording/finding-words.ts';
import { dayText, deadlineText, momentText } from '../wording/moments.ts';
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
  const stop = entries.findLast((entry) => entry.kind === 'stopped-after-issue');
  if (!stop || !STOPPED.includes(conversion.state) || conversion.track.verifiedAt) return undefined;
  const text = words.stopping.stoppedBy({ person: administratorName(stop.by, telling) });
  return { done: { mark: 'failed', text, at: stop.at }, now: { text, notes: [] }, next: text };
}

/** Marked as done without a comparison: it was stopped, or the answer named another account. */
function putAside({ conversion, words }: RequestTelling): readonly ConversionStep[] {
  if (conversion.track.stoppedAt) return [];
  return [{ mark: 'failed', text: words.conversionSteps.issuedStrayed, notes: [] }];
}

/** What was waited for in vain. */
function lapsedText(telling: RequestTelling): string {
  const { conversion, name, words } = telling;
  const { conversionSteps: said } = words;
  const { agreement, agreedInPrincipleAt, decision, agreedAt, holderAskedAt } = conversion.track;
  if (agreement?.lapsedAt) return said.confirmedLapsed({ date: deadlineText(agreement.lapsedAt, telling.reader) });
  if (agreedInPrincipleAt && !decision.lapsedAt && !decision.made)
    return words.agreement.stepLapsed({ date: endedText(telling) });
  if (decision.lapsedAt) return said.confirmedLapsed({ date: decisionDeadline(telling) });
  if (agreedAt) return said.issuedLapsed;
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

function failureText(failure: Failure, telling: RequestTelling): string {
  const { conversionSteps: said } = telling.words;
  if (failure.stage === 'mail') return said.mailFailed;
  if (failure.stage === 'account') return said.accountGone;
  if (!mayBeInvited(telling)) return said.issuedStopped;
  const isSeen = failure.stage === 'check' && failure.codes.includes('already-invited');
  return isSeen ? said.issuedUnshown : said.issuedMaybe;
}

/** `mail` counted as it was then: where the address has the same domain, it had been changed. */
export function domainsOf({
  signedInAt,
  address,
}: Pick<ConversionPerson, 'address'> & { readonly signedInAt: string }): {
  readonly signInDomain: string;
  readonly mailDomain: string | undefined;
} {
  const mailDomain = domainOf(address);
  return { signInDomain: signedInAt, mailDomain: mailDomain === signedInAt ? undefined : mailDomain };
}

type Failure = Extract<Conversion, { state: 'failed' }>['failure'];

function failureWords(
  failure: Failure,
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

function attention(
  conversion: Extract<Conversion, { state: 'needs-attention' }>,
  telling: RequestTelling,
): readonly ConversionStep[] {
  const { person, reader, words } = telling;
  const { conversionSteps: said, conversionTroubles: troubles } = words;
  const { because, since, accountId } = conversion;
  const notes = [momentText(since, reader)];
  if (because.what === 'mismatch') {
    const { signedInAt, address } = person ?? {};
    const trouble = signedInAt && address ? troubles.mismatch(domainsOf({ signedInAt, address })) : undefined;
    return [{ mark: 'failed', text: said.signInDiffers, notes, trouble }];
  }
  const { got, isRemoved } = because;
  const asked = person ? `${person.userPrincipalName}, ${accountId}` : accountId;
  return [{ mark: 'failed', text: said.issuedStrayed, notes, trouble: troubles.strayed({ got, asked, isRemoved }) }];
}
