import template from '#cards/conversion-status.json' with { type: 'json' };
import { type Conversion, isBeforeIssue, isOver } from '../domain/conversion/conversion.ts';
import { mayClose } from '../domain/conversion/conversion-follow-up.ts';
import { mustWriteMail } from '../domain/conversion/conversion-person.ts';
import { conversionRequestMark } from '../domain/press-mark.ts';
import { momentText } from '../wording/moments.ts';
import { cardTitle } from './card-title.ts';
import { mayBeInvited } from './conversion-ends.ts';
import { conversionSteps } from './conversion-steps.ts';
import { mailBackOf } from './mail-back.ts';
import type { Noted } from './note.ts';
import { type PlainText, plainText, quotedText } from './plain-text.ts';
import type { Reader } from './reader.ts';
import { type CardContent, type CardView, renderCard } from './render-card.ts';
import {
  type ConversionStep,
  type PersonLines,
  personLines,
  type RequestTelling,
  requestNotes,
  requestTellingOf,
} from './request-telling.ts';
import type { ShownConversion } from './shown-conversion.ts';
import { type SpacedLine, spacedLines } from './spaced-lines.ts';
import { MARKS, type TroubleView, troubleView, upperFirst } from './status-telling.ts';

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
  readonly mailBacks: ReturnType<typeof mailBackOf>['offers'];
}

/** The living card for whoever asked and whoever confirmed: what is so, what is waited for, and what can be done about it. */
export function conversionStatusCard(shown: Noted<ShownConversion>, reader: Reader): CardContent {
  const telling = requestTellingOf(shown, reader);
  const { conversion, words } = telling;
  const heading = upperFirst(headingOf(telling));
  const mailBack = mailBackOf(telling);
  const view: ConversionStatusView = {
    title: cardTitle(heading, reader.language, 'conversionForm'),
    lang: reader.language,
    requestId: conversion.id,
    mark: conversionRequestMark(conversion),
    heading: plainText(heading),
    people: personLines(telling),
    notes: requestNotes(shown, telling),
    steps: conversionSteps(telling).map((step, index) => stepView(step, index, telling)),
    cureLabel: words.common.cure,
    reasons: reasonsOf(telling),
    closing: [...closingOf(telling).map(plainText), ...mailBack.lines],
    small: spacedLines(smallOf(telling), 'medium'),
    withdraws: isBeforeIssue(conversion) ? [words.conversionStatus.withdraw] : [],
    dones: mayClose(conversion, reader.now) ? [words.closing.markDone] : [],
    mailBacks: mailBack.offers,
  };
  return renderCard(template, view);
}

function headingOf(telling: RequestTelling): string {
  const { asksHolder, conversion, name, person, words } = telling;
  const { conversionStatus: said } = words;
  switch (conversion.state) {
    case 'awaiting-confirmation':
      return said.awaiting({ name });
    case 'confirmed':
      return asksHolder ? said.asking({ name }) : said.inviting;
    case 'holder-asked':
      return said.asking({ name });
    case 'holder-unreachable':
      return words.unreachable.heading({ name });
    case 'curing':
      return person && mustWriteMail(person) && !conversion.track.mailSeenAt ? said.mail : said.inviting;
    case 'inviting':
      return said.inviting;
    case 'issued':
    case 'delivered':
      return said.issued({ name });
    case 'redeemed':
      return said.accepted({ name });
    case 'aftercare-open':
      return words.closing.heading({ name });
    case 'closed':
      return said.putAside({ name });
    default:
      return endHeading(conversion, telling);
  }
}

function endHeading(
  { state }: Extract<Conversion, { endedAt: Date } | { state: 'needs-attention' }>,
  telling: RequestTelling,
): string {
  const { name, words } = telling;
  const { conversionStatus: said } = words;
  const ends = {
    denied: said.denied,
    'holder-refused': said.refused,
    withdrawn: mayBeInvited(telling) ? said.withdrawnMaybe : said.withdrawn,
    'lapsed-before-issue': said.lapsed,
    failed: said.failed,
    'needs-attention': said.attention,
  };
  return ends[state]({ name });
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
function closingOf(telling: RequestTelling): readonly string[] {
  const { conversion, name, words } = telling;
  const { conversionStatus: said } = words;
  const { mailWritingAt, mailWrittenAt } = conversion.track;
  switch (conversion.state) {
    case 'issued':
    case 'delivered':
      return [said.noWithdraw({ name })];
    case 'failed':
      return mayBeInvited(telling) ? [said.maybeIssued({ name })] : [];
    case 'needs-attention':
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

function smallOf({ conversion, reader, words: { common } }: RequestTelling): readonly string[] {
  const isOpen = !isOver(conversion) && conversion.state !== 'needs-attention';
  const updated = `${common.updated({ time: momentText(reader.now, reader) })} · ${common.selfUpdating}`;
  return [...(isOpen ? [updated] : []), common.reference({ reference: conversion.reference })];
}
