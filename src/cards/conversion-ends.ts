import type { Conversion } from '../domain/conversion/conversion.ts';
import type { ConversionPerson } from '../domain/conversion/conversion-person.ts';
import { domainOf } from '../domain/email-address.ts';
import type { FindingWords } from '../wording/finding-words.ts';
import { momentText } from '../wording/moments.ts';
import {
  administratorName,
  type ConversionStep,
  decisionDeadline,
  doneTexts,
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
    case 'failed': {
      const text = conversion.failure.stage === 'mail' ? said.mailFailed : issuedText(conversion.failure, telling);
      return stopped(text, telling, failureWords(conversion.failure, telling));
    }
    case 'needs-attention':
      return attention(conversion, telling);
    case 'closed':
      return conversion.track.verifiedAt
        ? 'open'
        : [{ mark: 'failed', text: said.issuedStrayed, notes: doneTexts(telling) }];
    default:
      return 'open';
  }
}

/** What was waited for in vain. */
function lapsedText(telling: RequestTelling): string {
  const { conversion, name, words } = telling;
  const { conversionSteps: said } = words;
  const { decision, agreedAt, holderAskedAt } = conversion.track;
  if (decision.lapsedAt) return said.confirmedLapsed({ date: decisionDeadline(telling) });
  if (agreedAt) return said.issuedLapsed;
  return (holderAskedAt ? said.agreedLapsed : said.reachedLapsed)({ name });
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

function issuedText(failure: Failure, telling: RequestTelling): string {
  const { conversionSteps: said } = telling.words;
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
