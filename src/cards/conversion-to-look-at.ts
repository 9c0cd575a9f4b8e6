import template from '#cards/conversion-to-look-at.json' with { type: 'json' };
import { isAtGate } from '../domain/conversion/agreement.ts';
import type { ConversionDraft } from '../domain/conversion/conversion-draft.ts';
import { conversionMark } from '../domain/press-mark.ts';
import { dayText, momentText } from '../wording/moments.ts';
import { sentences } from '../wording/wording.ts';
import { cardTitle } from './card-title.ts';
import { conversionGroups } from './conversion-groups.ts';
import {
  type ConversionPreFlightView,
  type ConversionReviewDraft,
  fieldsOf,
  groupsOf,
  reasonsOf,
} from './conversion-pre-flight.ts';
import { countOf } from './finding-groups.ts';
import { countsText } from './finding-views.ts';
import { type Noted, noteLines } from './note.ts';
import { type PlainText, plainText } from './plain-text.ts';
import type { Reader } from './reader.ts';
import { type CardContent, type CardView, renderCard } from './render-card.ts';
import { spacedLines } from './spaced-lines.ts';

type Shared = Pick<
  ConversionPreFlightView,
  'requestId' | 'mark' | 'heading' | 'notes' | 'fields' | 'reasons' | 'groups' | 'foldedInfo' | 'hasInfo' | 'small'
>;

interface ConversionToLookAtView extends CardView, Shared {
  readonly summaries: readonly PlainText[];
  /** It comes once more. */
  readonly urging: readonly PlainText[];
  readonly intros: readonly PlainText[];
  readonly stated: readonly PlainText[];
  readonly cureLabel: string;
  readonly rechecks: readonly string[];
  readonly showInfo: string;
}

/**
 * What was found about an account, for the administrators, because whoever asks for its conversion is none; once they have put
 * it right they check again, and it is asked for (design 3.9).
 */
export function conversionToLookAtCard(draft: Noted<ConversionDraft>, reader: Reader): CardContent {
  const { language } = reader;
  const words = sentences(language);
  const heading = headingOf(draft, reader);
  const view: ConversionToLookAtView = {
    title: cardTitle(heading, language, 'conversionForm'),
    lang: language,
    requestId: draft.id,
    mark: conversionMark(draft),
    heading: plainText(heading),
    notes: noteLines(draft.note, language),
    cureLabel: words.common.cure,
    ...(draft.stage === 'review' ? foundIn(draft, reader) : NOTHING),
    small: spacedLines([...smallOf(draft, reader), words.common.reference({ reference: draft.reference })], 'medium'),
  };
  return renderCard(template, view);
}

type Found = Omit<
  ConversionToLookAtView,
  'title' | 'lang' | 'requestId' | 'mark' | 'heading' | 'notes' | 'cureLabel' | 'small'
>;

/** What is changed, cancelled or read anew has nothing to look at. */
const NOTHING: Found = {
  ...{ summaries: [], urging: [], intros: [], fields: [], stated: [], reasons: [], groups: [], foldedInfo: [] },
  ...{ hasInfo: false, rechecks: [], showInfo: '' },
};

function headingOf(draft: Noted<ConversionDraft>, reader: Reader): string {
  const { language } = reader;
  const { toLookAt: words, conversionChecking } = sentences(language);
  if (draft.stage === 'checking') return conversionChecking.heading;
  const { lapsedAt } = draft.askedAdmins ?? {};
  if (lapsedAt) return words.lapsed({ date: dayText(lapsedAt, reader) });
  if (draft.stage !== 'review') return words.over;
  const { account } = draft.review;
  const [asker, name] = [askerIn(draft, language), account.name || account.userPrincipalName];
  return name === '' ? words.headingUnknown({ asker }) : words.heading({ asker, name });
}

function askerIn({ review }: ConversionReviewDraft, language: Reader['language']): string {
  return review.askerName || sentences(language).history.somebody;
}

function urgingOf({ askedAdmins, review }: ConversionReviewDraft, reader: Reader): readonly PlainText[] {
  const { toLookAt } = sentences(reader.language);
  if (!askedAdmins || isAtGate(review.preFlight)) return [];
  const { at, escalatedAt, remindedAt } = askedAdmins;
  if (escalatedAt) return [plainText(toLookAt.escalated({ date: dayText(at, reader) }))];
  return remindedAt ? [plainText(toLookAt.reminded)] : [];
}

function foundIn(draft: ConversionReviewDraft, reader: Reader): Found {
  const words = sentences(reader.language);
  const { preFlight, toLookAt, common } = words;
  const { findings, fine } = draft.review.preFlight;
  const asker = askerIn(draft, reader.language);
  const groups = conversionGroups(findings, { words, reader, asker });
  const isTheAskers = isAtGate(draft.review.preFlight);
  return {
    summaries: [plainText(countsText(groups, fine.length, words))],
    urging: urgingOf(draft, reader),
    intros: [plainText((isTheAskers ? toLookAt.waits : toLookAt.intro)({ asker }))],
    fields: fieldsOf(draft, preFlight),
    stated: [plainText(preFlight.stated({ asker }))],
    reasons: reasonsOf(draft, preFlight),
    ...groupsOf(groups, draft, words),
    rechecks: isTheAskers ? [] : [common.checkAgain],
    showInfo: preFlight.showInfo({ n: countOf(groups, 'info') }),
  };
}

function smallOf(draft: ConversionDraft, reader: Reader): readonly string[] {
  if (draft.stage !== 'review') return [];
  const { preFlight } = sentences(reader.language);
  return [preFlight.readAt({ time: momentText(draft.review.checkedAt, reader) })];
}
