import type { ConversionState } from '../domain/conversion/conversion.ts';
import { isByConverter, isForEveryAdministrator } from '../domain/conversion/parties.ts';
import { conversionAgreeCard } from './conversion-agree.ts';
import { conversionAgreedCard } from './conversion-agreed.ts';
import { conversionClosingCard } from './conversion-closing.ts';
import { conversionConfirmCard } from './conversion-confirm.ts';
import { conversionConsentCard } from './conversion-consent.ts';
import { conversionDecidedCard } from './conversion-decided.ts';
import { conversionRedeemCard } from './conversion-redeem.ts';
import { conversionStatusCard } from './conversion-status.ts';
import { converterStatusCard } from './converter-status.ts';
import { holderUnreachableCard } from './holder-unreachable.ts';
import type { Noted } from './note.ts';
import type { Reader } from './reader.ts';
import type { CardContent } from './render-card.ts';
import type { ShownConversion } from './shown-conversion.ts';

/** From the question to the holder until their answer is a link, which has a card of its own. */
const ASKED: readonly ConversionState[] = [
  'confirmed',
  'holder-asked',
  'holder-unreachable',
  'holder-refused',
  'curing',
  'inviting',
];

/** The card of a conversion that was asked for: by whose eyes it is for, and by how it stands. */
export function conversionRequestCard(shown: Noted<ShownConversion>, reader: Reader): CardContent {
  switch (shown.as) {
    case 'holder':
      return holderCard(shown, reader);
    case 'asker':
    case 'confirmer':
      return followingCard(shown, reader);
    case 'converter':
      return converterStatusCard(shown, reader);
    case 'admin':
    case 'nobody':
      return decidingCard(shown, reader);
  }
}

function holderCard(shown: Noted<ShownConversion>, reader: Reader): CardContent {
  const { state } = shown.reading.conversion;
  return ASKED.includes(state) ? conversionConsentCard(shown, reader) : conversionRedeemCard(shown, reader);
}

function followingCard(shown: Noted<ShownConversion>, reader: Reader): CardContent {
  switch (shown.reading.conversion.state) {
    case 'awaiting-agreement':
    case 'agreed-in-principle':
      return conversionAgreedCard(shown, reader);
    case 'holder-unreachable':
      return holderUnreachableCard(shown, reader);
    case 'aftercare-open':
      return conversionClosingCard(shown, reader);
    case 'closed':
      // What was put aside without an acceptance is no account that was converted.
      return shown.reading.conversion.track.verifiedAt
        ? conversionClosingCard(shown, reader)
        : conversionStatusCard(shown, reader);
    default:
      return conversionStatusCard(shown, reader);
  }
}

/** Without what was kept of the person there is nothing to decide by; who may not decide any more has nothing to press. */
function decidingCard(shown: Noted<ShownConversion>, reader: Reader): CardContent {
  const { conversion, entries, person } = shown.reading;
  if (shown.as === 'admin' && isForEveryAdministrator(conversion)) return conversionStatusCard(shown, reader);
  if (shown.as !== 'admin' || !person) return conversionDecidedCard(shown, reader);
  switch (conversion.state) {
    case 'awaiting-agreement':
      return conversionAgreeCard({ ...shown, person }, reader);
    case 'awaiting-confirmation':
      return conversionConfirmCard({ ...shown, person }, reader);
    case 'agreed-in-principle':
      // In place of an asker who may not read what was found.
      return isByConverter(entries) ? conversionAgreedCard(shown, reader) : conversionDecidedCard(shown, reader);
    default:
      return conversionDecidedCard(shown, reader);
  }
}
