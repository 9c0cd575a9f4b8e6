import template from '#cards/converter-status.json' with { type: 'json' };
import { type Conversion, type ConversionState, isBeforeIssue, isOver } from '../domain/conversion/conversion.ts';
import { hasLostLink } from '../domain/conversion/to-be-told.ts';
import { conversionRequestMark } from '../domain/press-mark.ts';
import { momentText } from '../wording/moments.ts';
import { cardTitle } from './card-title.ts';
import { mayBeInvited } from './conversion-ends.ts';
import { reachedIn } from './conversion-steps.ts';
import { type Noted, noteLines } from './note.ts';
import { type PlainText, plainText, quotedText } from './plain-text.ts';
import type { Reader } from './reader.ts';
import { type CardContent, type CardView, renderCard } from './render-card.ts';
import { type RequestTelling, requestTellingOf } from './request-telling.ts';
import type { ShownConversion } from './shown-conversion.ts';
import { type SpacedLine, spacedLines } from './spaced-lines.ts';
import { upperFirst } from './status-telling.ts';

interface ConverterStatusView extends CardView {
  readonly requestId: string;
  /** What the button is pressed on. */
  readonly mark: string;
  readonly heading: PlainText;
  readonly notes: readonly PlainText[];
  readonly texts: readonly PlainText[];
  readonly reasons: readonly { readonly heading: PlainText; readonly text: string }[];
  readonly small: readonly SpacedLine[];
  readonly withdraws: readonly string[];
}

/**
 * The living card for whoever asked without administering: how it stands, under the address that they typed. Nothing of what was
 * found, of the account, or of those who decide (checks 1).
 */
export function converterStatusCard(shown: Noted<ShownConversion>, reader: Reader): CardContent {
  const telling = typedTelling(shown, reader);
  const { conversion, words } = telling;
  const heading = upperFirst(headings(telling)[conversion.state]);
  const reason = conversion.state === 'denied' ? shown.reading.person?.deniedBecause : undefined;
  const view: ConverterStatusView = {
    title: cardTitle(heading, reader.language, 'conversionForm'),
    lang: reader.language,
    requestId: conversion.id,
    mark: conversionRequestMark(conversion),
    heading: plainText(heading),
    notes: noteLines(shown.note, reader.language),
    texts: textsOf(telling).map(plainText),
    reasons:
      reason === undefined
        ? []
        : [{ heading: plainText(words.conversionStatus.deniedBecause), text: quotedText(reason) }],
    small: spacedLines(smallOf(telling), 'medium'),
    withdraws: isBeforeIssue(conversion) ? [words.conversionStatus.withdraw] : [],
  };
  return renderCard(template, view);
}

/** The address takes the place of the name, and nobody else is known. */
function typedTelling(shown: ShownConversion, reader: Reader): RequestTelling {
  const telling = requestTellingOf(shown, reader);
  return { ...telling, person: undefined, name: telling.person?.address ?? telling.words.unreachable.someone };
}

/** What is waited for, by whom it is decided, and how it ended; which of the administrators' steps it is does not matter here. */
function headings(telling: RequestTelling): Readonly<Record<ConversionState, string>> {
  const { conversion, name, words } = telling;
  const { conversionStatus: said, converterStatus } = words;
  const [deciding, asking, waiting] = [said.awaiting({ name }), said.asking({ name }), said.issued({ name })];
  const isConverted = conversion.track.verifiedAt !== undefined;
  return {
    'awaiting-agreement': converterStatus.agreeing({ name }),
    'agreed-in-principle': converterStatus.agreed({ name }),
    'awaiting-confirmation': deciding,
    confirmed: said.reaching({ name }),
    'holder-asked': asking,
    // Nobody is waited for who was not asked.
    'holder-unreachable': conversion.track.holderAskedAt ? asking : converterStatus.attention({ name }),
    curing: said.inviting,
    inviting: conversion.track.inviteUnsureAt ? converterStatus.attention({ name }) : said.inviting,
    issued: waiting,
    sending: waiting,
    'delivery-unknown': waiting,
    delivered: waiting,
    'stopped-after-issue': (conversion.track.stopBecause ? said.failed : said.stopped)({ name }),
    'redeemed-after-stop': said.afterStop({ name }),
    redeemed: said.accepted({ name }),
    'aftercare-open': converterStatus.converted({ name }),
    closed: isConverted ? converterStatus.converted({ name }) : said.putAside({ name }),
    denied: said.denied({ name }),
    'holder-refused': said.refused({ name }),
    withdrawn: (mayBeInvited(telling) ? said.withdrawnMaybe : said.withdrawn)({ name }),
    'lapsed-before-issue': said.lapsed({ name }),
    failed: said.failed({ name }),
    'needs-attention': converterStatus.attention({ name }),
  };
}

function textsOf(telling: RequestTelling): readonly string[] {
  const { conversion, name, words } = telling;
  const { conversionStatus: said, converterStatus, preFlight } = words;
  const { reference } = conversion;
  switch (conversion.state) {
    case 'awaiting-agreement':
    case 'awaiting-confirmation':
      return [heardText(telling)];
    case 'agreed-in-principle':
      return [converterStatus.preparing({ reference })];
    case 'curing':
      return [`${preFlight.external} ${name}`];
    case 'inviting':
      return [
        conversion.track.inviteUnsureAt ? converterStatus.askAdmin({ reference }) : `${preFlight.external} ${name}`,
      ];
    case 'issued':
    case 'sending':
    case 'delivery-unknown':
    case 'delivered':
      return [...(hasLostLink(conversion) ? [words.conversionNotes.linkWiped] : []), said.noWithdraw({ name })];
    case 'stopped-after-issue':
    case 'redeemed-after-stop':
    case 'failed':
    case 'needs-attention':
      return [converterStatus.askAdmin({ reference })];
    default:
      return [];
  }
}

/** Whether the administrators have it. */
function heardText({ conversion: { reference }, entries, words: { asked, handedIn } }: RequestTelling): string {
  const reached = reachedIn(entries);
  if (reached === undefined) return handedIn.telling({ reference });
  return (reached === 0 ? asked.nobody : handedIn.askerOnly)({ reference });
}

function smallOf({ conversion, reader, words: { common } }: RequestTelling): readonly string[] {
  const updated = `${common.updated({ time: momentText(reader.now, reader) })} · ${common.selfUpdating}`;
  return [...(isLiving(conversion) ? [updated] : []), common.reference({ reference: conversion.reference })];
}

function isLiving(conversion: Conversion): boolean {
  return !isOver(conversion) && conversion.state !== 'needs-attention';
}
