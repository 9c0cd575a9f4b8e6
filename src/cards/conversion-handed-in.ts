import template from '#cards/conversion-handed-in.json' with { type: 'json' };
import { isAtGate } from '../domain/conversion/agreement.ts';
import type { ConversionCode } from '../domain/conversion/conversion-details.ts';
import { conversionMark } from '../domain/press-mark.ts';
import type { Sentences } from '../wording/sentences.ts';
import { sentences } from '../wording/wording.ts';
import { cardTitle } from './card-title.ts';
import { conversionGroups } from './conversion-groups.ts';
import { messageRemarks } from './conversion-message.ts';
import type { ConversionReviewDraft } from './conversion-pre-flight.ts';
import { conversionTeamsGateCard } from './conversion-teams-gate.ts';
import { noteLines } from './note.ts';
import { type PlainText, plainText } from './plain-text.ts';
import type { Reader } from './reader.ts';
import { type CardContent, type CardView, renderCard } from './render-card.ts';
import { type SpacedLine, spacedLines } from './spaced-lines.ts';

/** About the address that they typed, and its domain: as much as an inviter reads of one (checks 1). */
const OF_THEIR_WORDS: readonly ConversionCode[] = [
  'own-domain',
  'address-characters',
  'domain-denied',
  'domain-not-allowed',
];

interface ConversionHandedInView extends CardView {
  readonly requestId: string;
  /** What the buttons are pressed on. */
  readonly mark: string;
  readonly heading: PlainText;
  readonly notes: readonly PlainText[];
  readonly texts: readonly PlainText[];
  readonly findings: readonly { readonly sentence: PlainText; readonly cures: readonly PlainText[] }[];
  readonly cureLabel: string;
  readonly small: readonly SpacedLine[];
  readonly checkAgain: string;
  readonly change: string;
  readonly cancel: string;
}

/**
 * What the check of an account comes to for whoever asked without administering: the Teams rule, which is about their own words,
 * and otherwise that the administrators see what was found (design 3.9).
 */
export function converterReviewCard(draft: ConversionReviewDraft, reader: Reader): CardContent {
  return isAtGate(draft.review.preFlight)
    ? conversionTeamsGateCard(inOwnWords(draft), reader)
    : conversionHandedInCard(draft, reader);
}

/** The address takes the place of the name. */
function inOwnWords({ review, ...draft }: ConversionReviewDraft): ConversionReviewDraft {
  const { account, address } = review;
  return { ...draft, review: { ...review, account: { ...account, name: address, userPrincipalName: '' } } };
}

function conversionHandedInCard(draft: ConversionReviewDraft, reader: Reader): CardContent {
  const { language } = reader;
  const words = sentences(language);
  const heading = words.handedIn.heading({ name: draft.review.address });
  const view: ConversionHandedInView = {
    title: cardTitle(heading, language, 'conversionForm'),
    lang: language,
    requestId: draft.id,
    mark: conversionMark(draft),
    heading: plainText(heading),
    notes: noteLines(draft.note, language),
    texts: [heardText(draft, words), words.conversionChecking.nothingChanged].map(plainText),
    findings: findingsOf(draft, reader),
    cureLabel: words.common.cure,
    small: spacedLines([...messageRemarks(draft.form.message, words), words.common.selfUpdating], 'medium'),
    checkAgain: words.common.checkAgain,
    change: words.common.change,
    cancel: words.common.cancel,
  };
  return renderCard(template, view);
}

/** Whether the administrators have it. */
function heardText({ askedAdmins, reference }: ConversionReviewDraft, words: Sentences): string {
  if (!askedAdmins || askedAdmins.reached === 0) return words.asked.nobody({ reference });
  return (askedAdmins.reached === undefined ? words.handedIn.telling : words.handedIn.askerOnly)({ reference });
}

function findingsOf({ review }: ConversionReviewDraft, reader: Reader): ConversionHandedInView['findings'] {
  const words = sentences(reader.language);
  const theirs = review.preFlight.findings.filter(
    (finding) => 'detail' in finding && OF_THEIR_WORDS.includes(finding.code),
  );
  return conversionGroups(theirs, { words, reader }).flatMap(({ findings }) =>
    findings.map(({ sentence, cure }) => ({
      sentence: plainText(sentence),
      cures: cure === undefined ? [] : [plainText(cure)],
    })),
  );
}
