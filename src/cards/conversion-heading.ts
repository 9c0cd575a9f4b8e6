import type { ConversionState } from '../domain/conversion/conversion.ts';
import { isLinkToBeMailed } from '../domain/conversion/conversion-follow-up.ts';
import { mustWriteMail } from '../domain/conversion/conversion-person.ts';
import { hasRefusedLink } from '../domain/conversion/to-be-told.ts';
import { mayBeInvited } from './conversion-ends.ts';
import type { RequestTelling } from './request-telling.ts';

type Headed = Exclude<
  ConversionState,
  'confirmed' | 'curing' | 'issued' | 'stopped-after-issue' | 'withdrawn' | 'closed'
>;

/** How a conversion stands, as a sentence: whoever stops there knows enough (design 1.1). */
export function conversionHeading(telling: RequestTelling): string {
  const { asksHolder, conversion, name, person, words } = telling;
  const { conversionStatus: said } = words;
  switch (conversion.state) {
    case 'confirmed':
      return asksHolder ? said.reaching({ name }) : said.inviting;
    case 'curing':
      return person && mustWriteMail(person) && !conversion.track.mailSeenAt ? said.mail : said.inviting;
    case 'issued':
      if (hasRefusedLink(conversion)) return words.conversionMailed.heading({ name });
      // Without an address nothing is going to be mailed.
      return (person && isLinkToBeMailed(conversion) ? said.sending : said.issued)({ name });
    case 'stopped-after-issue':
      return (conversion.track.stopBecause ? said.failed : said.stopped)({ name });
    case 'withdrawn':
      return (mayBeInvited(telling) ? said.withdrawnMaybe : said.withdrawn)({ name });
    case 'closed':
      return putAside(telling);
    default:
      return headings(telling)[conversion.state];
  }
}

function putAside({ conversion, name, words }: RequestTelling): string {
  const { redeemedAt, stoppedAt } = conversion.track;
  if (!redeemedAt) return words.conversionStatus.putAside({ name });
  return (stoppedAt ? words.stopping.putAsideAccepted : words.stopping.putAsideUnseen)({ name });
}

function headings({ conversion, name, words }: RequestTelling): Readonly<Record<Headed, string>> {
  const { conversionStatus: said, unreachable, closing } = words;
  return {
    'awaiting-agreement': said.awaitingAgreement,
    'agreed-in-principle': said.agreedInPrinciple({ name }),
    'awaiting-confirmation': said.awaiting({ name }),
    'holder-asked': said.asking({ name }),
    'holder-unreachable': unreachable.heading({ name }),
    inviting: conversion.track.inviteUnsureAt ? said.invitingUnsure({ name }) : said.inviting,
    sending: said.sending({ name }),
    'delivery-unknown': said.unknown({ name }),
    delivered: said.issued({ name }),
    'redeemed-after-stop': said.afterStop({ name }),
    redeemed: said.accepted({ name }),
    'aftercare-open': closing.heading({ name }),
    denied: said.denied({ name }),
    'holder-refused': said.refused({ name }),
    'lapsed-before-issue': said.lapsed({ name }),
    failed: said.failed({ name }),
    'needs-attention': said.attention({ name }),
  };
}
