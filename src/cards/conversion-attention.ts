import type { Conversion } from '../domain/conversion/conversion.ts';
import type { ConversionEntry } from '../domain/conversion/conversion-entry.ts';
import type { ConversionPerson } from '../domain/conversion/conversion-person.ts';
import { domainOf } from '../domain/email-address.ts';
import type { FindingWords } from '../wording/finding-words.ts';
import { momentText } from '../wording/moments.ts';
import type { ConversionStep, RequestTelling } from './request-telling.ts';

/** What somebody has to see to: Microsoft's answer, or what surprised after the acceptance. */
export function attention(
  conversion: Extract<Conversion, { state: 'needs-attention' }>,
  telling: RequestTelling,
): readonly ConversionStep[] {
  const { person, reader, words } = telling;
  const { conversionSteps: said, conversionTroubles: troubles } = words;
  const { because, since, accountId } = conversion;
  if (because.what !== 'strayed') return [lastSurprise(telling)].flatMap((step) => step ?? []);
  const { got, isRemoved } = because;
  const asked = person ? `${person.userPrincipalName}, ${accountId}` : accountId;
  const trouble = troubles.strayed({ got, asked, isRemoved });
  return [{ mark: 'failed', text: said.issuedStrayed, notes: [momentText(since, reader)], trouble }];
}

/** Where the look at the account stopped, if that is what came of it last. */
export function lastSurprise(telling: RequestTelling): ConversionStep | undefined {
  const verified = telling.entries.findLast((entry) => entry.kind === 'verified');
  const said = verified && surpriseWords(verified, telling);
  return said && { mark: 'failed', ...said, notes: [momentText(verified.at, telling.reader)] };
}

function surpriseWords(
  { result, other }: Extract<ConversionEntry, { kind: 'verified' }>,
  { person, words }: RequestTelling,
): { readonly text: string; readonly trouble: FindingWords | undefined } | undefined {
  const { conversionSteps: said, conversionTroubles: troubles } = words;
  const { signedInAt, address } = person ?? {};
  switch (result) {
    case 'account-gone':
      return { text: said.goneAfter, trouble: troubles.goneAfter };
    case 'not-accepted':
      return { text: said.notAccepted, trouble: troubles.notAccepted };
    case 'another-account':
      return { text: said.anotherAccepted, trouble: other && troubles.anotherAccepted({ other, address }) };
    case 'mismatch': {
      const domains = signedInAt && address && domainsOf({ signedInAt, address });
      return { text: said.signInDiffers, trouble: domains ? troubles.mismatch(domains) : undefined };
    }
    default:
      return undefined;
  }
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
