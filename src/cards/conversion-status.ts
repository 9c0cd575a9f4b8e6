import template from '#cards/conversion-status.json' with { type: 'json' };
import { isBeforeIssue, isOver } from '../domain/conversion/conversion.ts';
import { mayClose } from '../domain/conversion/conversion-follow-up.ts';
import { conversionRequestMark } from '../domain/press-mark.ts';
import { momentText } from '../wording/moments.ts';
import { cardTitle } from './card-title.ts';
import { mayBeInvited } from './conversion-ends.ts';
import { conversionHeading } from './conversion-heading.ts';
import { addressOffers, conversionOffers, type Offer, offersTaken } from './conversion-offers.ts';
import { conversionSteps } from './conversion-steps.ts';
import { mailBackOf } from './mail-back.ts';
import type { Noted } from './note.ts';
import { type PlainText, plainText, quotedText } from './plain-text.ts';
import type { Reader } from './reader.ts';
import { type CardContent, type CardView, renderCard } from './render-card.ts';
import {
  type ConversionStep,
  doneTexts,
  type PersonLines,
  personLines,
  problemLines,
  type RequestTelling,
  requestNotes,
  requestTellingOf,
} from './request-telling.ts';
import type { ShownConversion } from './shown-conversion.ts';
import { type SpacedLine, spacedLines } from './spaced-lines.ts';
import { MARKS, type TroubleView, troubleView, upperFirst } from './status-telling.ts';
import { isLetGo, watchText } from './watched.ts';

interface StepView {
  readonly spacing: 'small' | 'medium';
  readonly mark: string;
  readonly weight: 'bolder' | 'default';
  readonly isSubtle: boolean;
  readonly title: PlainText;
  readonly notes: readonly PlainText[];
  readonly troubles: readonly TroubleView[];
}

interface ConversionStatusView extends CardView {
  readonly requestId: string;
  /** What the buttons are pressed on. */
  readonly mark: string;
  readonly heading: PlainText;
  readonly people: readonly PersonLines[];
  readonly notes: readonly PlainText[];
  readonly steps: readonly StepView[];
  readonly cureLabel: string;
  readonly reasons: readonly { readonly heading: PlainText; readonly text: string }[];
  readonly closing: readonly PlainText[];
  readonly small: readonly SpacedLine[];
  readonly withdraws: readonly string[];
  /** Where somebody has seen to what needed them, the account may be asked for again. */
  readonly dones: readonly string[];
  readonly offers: readonly Offer[];
  readonly addresses: ReturnType<typeof addressOffers>;
  readonly mailBacks: ReturnType<typeof mailBackOf>['offers'];
  readonly history: string;
}

/** The living card for whoever asked and whoever confirmed: what is so, what is waited for, and what can be done about it. */
export function conversionStatusCard(shown: Noted<ShownConversion>, reader: Reader): CardContent {
  const telling = requestTellingOf(shown, reader);
  const { conversion, words } = telling;
  const heading = upperFirst(conversionHeading(telling));
  const mailBack = mailBackOf(telling);
  const offers = conversionOffers(telling);
  const closing = [...offersTaken(telling), ...closingOf(telling, offers.length + mailBack.offers.length > 0)];
  const view: ConversionStatusView = {
    title: cardTitle(heading, reader.language, 'conversionForm'),
    lang: reader.language,
    requestId: conversion.id,
    mark: conversionRequestMark(conversion),
    heading: plainText(heading),
    people: personLines(telling),
    notes: [...requestNotes(shown, telling), ...problemLines(telling)],
    steps: conversionSteps(telling).map((step, index) => stepView(step, index, telling)),
    cureLabel: words.common.cure,
    reasons: reasonsOf(telling),
    closing: [...closing.map(plainText), ...mailBack.lines],
    small: spacedLines(smallOf(telling), 'medium'),
    withdraws: isBeforeIssue(conversion) ? [words.conversionStatus.withdraw] : [],
    dones: mayClose(conversion, reader.now) ? [words.closing.markDone] : [],
    offers,
    addresses: addressOffers(telling),
    mailBacks: mailBack.offers,
    history: words.history.button,
  };
  return renderCard(template, view);
}

function stepView({ mark, text, notes, trouble }: ConversionStep, index: number, { words }: RequestTelling): StepView {
  return {
    spacing: index === 0 ? 'medium' : 'small',
    mark: MARKS[mark],
    weight: mark === 'now' || mark === 'failed' ? 'bolder' : 'default',
    isSubtle: mark === 'next',
    title: plainText(upperFirst(text)),
    notes: notes.map(plainText),
    troubles: trouble === undefined ? [] : [troubleView(trouble, words)],
  };
}

function reasonsOf({ conversion, person, words }: RequestTelling): ConversionStatusView['reasons'] {
  const reason = conversion.state === 'denied' ? person?.deniedBecause : undefined;
  if (reason === undefined) return [];
  return [{ heading: plainText(words.conversionStatus.deniedBecause), text: quotedText(reason) }];
}

/** What has not happened, and what cannot be done any more. */
function closingOf(telling: RequestTelling, isMoreOffered: boolean): readonly string[] {
  const { conversion, name, words } = telling;
  const { conversionStatus: said, stopping } = words;
  const { mailWritingAt, mailWrittenAt } = conversion.track;
  switch (conversion.state) {
    case 'inviting':
      return conversion.track.inviteUnsureAt ? [said.noWithdraw({ name })] : [];
    case 'issued':
    case 'sending':
    case 'delivery-unknown':
    case 'delivered':
      return [
        ...doneMeans(telling, stopping.doneUnwatched),
        (isMoreOffered ? stopping.noWithdrawBut : said.noWithdraw)({ name }),
      ];
    case 'stopped-after-issue':
      return [watchText(telling), ...doneMeans(telling, stopping.doneUnwatched)];
    case 'redeemed-after-stop':
      return [afterStopText(telling), ...doneMeans(telling, stopping.doneAfterStop)];
    case 'needs-attention':
      // Who has accepted is an outsider's already.
      return conversion.because.what === 'strayed' ? [said.doneMeans] : [];
    case 'denied':
    case 'holder-refused':
    case 'lapsed-before-issue':
    case 'withdrawn':
      if (mayBeInvited(telling)) return [said.maybeIssued({ name })];
      return mailWritingAt || mailWrittenAt ? [] : [said.nothingChanged];
    default:
      return [];
  }
}

function doneMeans(telling: RequestTelling, text: string): readonly string[] {
  return mayClose(telling.conversion, telling.reader.now) && !isLetGo(telling) ? [text] : [];
}

function afterStopText({ conversion, person, reader, words }: RequestTelling): string {
  const { redeemedAt } = conversion.track;
  const date = redeemedAt ? momentText(redeemedAt, reader) : '';
  return words.stopping.afterStop({ date, signIn: person?.signIn });
}

function smallOf(telling: RequestTelling): readonly string[] {
  const { conversion, reader, words } = telling;
  const { common } = words;
  const isOpen = !isOver(conversion) && conversion.state !== 'needs-attention';
  const updated = `${common.updated({ time: momentText(reader.now, reader) })} · ${common.selfUpdating}`;
  return [...(isOpen ? [updated] : []), ...doneTexts(telling), common.reference({ reference: conversion.reference })];
}
