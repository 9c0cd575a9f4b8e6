import template from '#cards/conversion-pre-flight.json' with { type: 'json' };
import { isAtGate, mayAskAgreement } from '../domain/conversion/agreement.ts';
import type { ConversionCode } from '../domain/conversion/conversion-details.ts';
import type { ConversionDraft } from '../domain/conversion/conversion-draft.ts';
import type { PreFlight } from '../domain/conversion/conversion-finding.ts';
import { READ_FROM } from '../domain/conversion/read-from.ts';
import { conversionMark } from '../domain/press-mark.ts';
import { momentText } from '../wording/moments.ts';
import type { Sentences } from '../wording/sentences.ts';
import { sentences } from '../wording/wording.ts';
import { cardTitle } from './card-title.ts';
import { type GateOptions, gateOptions } from './conversion-gate-options.ts';
import { conversionGroups, missingFacts } from './conversion-groups.ts';
import { messageRemarks } from './conversion-message.ts';
import { countOf, type FindingGroup } from './finding-groups.ts';
import { countsText, type GroupView, groupViews } from './finding-views.ts';
import { type Noted, noteLines } from './note.ts';
import { type PlainText, plainText, quotedText } from './plain-text.ts';
import type { Reader } from './reader.ts';
import { type CardContent, type CardView, renderCard } from './render-card.ts';
import { type SpacedLine, type Spacing, spacedLines } from './spaced-lines.ts';

export type ConversionReviewDraft = Noted<Extract<ConversionDraft, { stage: 'review' }>>;

/** With more findings than these the card is too high: what is only good to know is folded (design 3.10). */
const SHOWN_MAX = 12;

/** What takes Microsoft its time after somebody has put it right. */
const SLOW: readonly ConversionCode[] = [
  'partner-blocked-inbound',
  'domain-denied',
  'domain-not-allowed',
  'invitations-off',
  'holds-role',
  'in-role-group',
  'eligible-for-role',
];

export interface ConversionPreFlightView extends CardView {
  readonly requestId: string;
  /** What the buttons are pressed on. */
  readonly mark: string;
  readonly heading: PlainText;
  readonly summary: PlainText;
  readonly notes: readonly PlainText[];
  readonly fields: readonly { readonly spacing: Spacing; readonly label: string; readonly value: PlainText }[];
  readonly stated: PlainText;
  /** Why it goes on without Teams, in the words of whoever said so. */
  readonly reasons: readonly { readonly heading: PlainText; readonly text: string }[];
  readonly groups: readonly GroupView[];
  readonly foldedInfo: readonly GroupView[];
  readonly fineHeading: PlainText;
  readonly fine: readonly SpacedLine[];
  readonly isReady: boolean;
  /** The Teams rule, where it comes before the question whether anything may be taken away. */
  readonly gates: readonly GateOptions[];
  readonly agreements: readonly { readonly why: PlainText; readonly ask: string }[];
  readonly hasInfo: boolean;
  readonly hasFine: boolean;
  readonly small: readonly SpacedLine[];
  readonly cureLabel: string;
  /** The row of buttons comes first, or after the one that goes on. */
  readonly rowSpacing: Spacing;
  readonly ask: string;
  readonly checkAgain: string;
  readonly change: string;
  readonly showInfo: string;
  readonly showFine: string;
  readonly cancel: string;
}

/** Everything that was found about an account, each with what it was read from, what to do and who can. */
export function conversionPreFlightCard(draft: ConversionReviewDraft, reader: Reader): CardContent {
  const { language } = reader;
  const words = sentences(language);
  const { review } = draft;
  const { findings, fine } = review.preFlight;
  const groups = conversionGroups(findings, { words, reader });
  const name = review.account.name || review.account.userPrincipalName;
  const heading = foundHeading({ name, preFlight: review.preFlight }, words);
  const isReady = review.preFlight.standing === 'ready';
  const { preFlight } = words;
  const view: ConversionPreFlightView = {
    title: cardTitle(heading, language, 'conversionForm'),
    lang: language,
    requestId: draft.id,
    mark: conversionMark(draft),
    heading: plainText(heading),
    summary: plainText(countsText(groups, fine.length, words)),
    notes: noteLines(draft.note, language),
    fields: fieldsOf(draft, preFlight),
    stated: plainText(preFlight.stated({ asker: review.askerName })),
    reasons: reasonsOf(draft, preFlight),
    isReady,
    gates: isAtGate(review.preFlight) ? [gateOptions(review, words)] : [],
    agreements: agreementsOf(draft, words),
    ...groupsOf(groups, draft, words),
    fineHeading: plainText(`${words.severity.fine} (${fine.length})`),
    // With their properties they run over several lines each.
    fine: fine.map((code) => ({ spacing: 'small', text: plainText(fineText(code, words)) })),
    // The ways past the gate leave no room for one more button (P9).
    hasFine: fine.length > 0 && !isAtGate(review.preFlight),
    small: spacedLines([...smallOf(draft, preFlight, reader), ...messageRemarks(draft.form.message, words)], 'medium'),
    cureLabel: words.common.cure,
    rowSpacing: isReady ? 'small' : 'medium',
    ask: preFlight.ask,
    checkAgain: words.common.checkAgain,
    change: words.common.change,
    showInfo: preFlight.showInfo({ n: countOf(groups, 'info') }),
    showFine: preFlight.showFine({ n: fine.length }),
    cancel: words.common.cancel,
  };
  return renderCard(template, view);
}

/** Whether the account of that name can be converted, no surer than what could be read. */
export function foundHeading(
  { name, preFlight: { standing, findings } }: { readonly name: string; readonly preFlight: PreFlight },
  { preFlight: words }: Pick<Sentences, 'preFlight'>,
): string {
  if (standing === 'ready') return words.ready({ name });
  if (name === '') return words.blockedUnknown;
  const missing = missingFacts(findings).length;
  const isBlocked = findings.some(({ severity }) => severity === 'block');
  return isBlocked || missing === 0 ? words.blocked({ name }) : words.unread({ name, n: missing });
}

/** With the properties that were looked at. */
function fineText(code: ConversionCode, { conversionFine, preFlight }: Sentences): string {
  const properties = READ_FROM[code].join(', ');
  const sentence = conversionFine[code];
  return properties === '' ? sentence : `${sentence} ${preFlight.readFrom({ properties })}`;
}

export function fieldsOf(
  { review: { account, address, signIn } }: ConversionReviewDraft,
  words: Sentences['preFlight'],
): ConversionPreFlightView['fields'] {
  const named = [account.name, account.userPrincipalName].filter((text) => text !== '').join(', ');
  const fields = [...(named === '' ? [] : [[words.account, named]]), [words.external, address], [words.signIn, signIn]];
  return fields.map(([label = '', value = ''], index) => ({
    spacing: index === 0 ? 'medium' : 'none',
    label,
    value: plainText(value),
  }));
}

export function reasonsOf(
  { review }: ConversionReviewDraft,
  words: Sentences['preFlight'],
): ConversionPreFlightView['reasons'] {
  return review.preFlight.findings.flatMap((finding) => {
    if (finding.code !== 'sign-in-domain-differs' || !('detail' in finding)) return [];
    const { withoutTeams } = finding.detail;
    return withoutTeams === undefined
      ? []
      : [{ heading: plainText(words.withoutTeams), text: quotedText(withoutTeams) }];
  });
}

function agreementsOf(
  { review: { account, preFlight } }: ConversionReviewDraft,
  { agreement: words }: Sentences,
): ConversionPreFlightView['agreements'] {
  const name = account.name || account.userPrincipalName;
  return mayAskAgreement(preFlight) ? [{ why: plainText(words.why({ name })), ask: words.ask }] : [];
}

export function groupsOf(
  groups: readonly FindingGroup[],
  { review }: ConversionReviewDraft,
  words: Sentences,
): Pick<ConversionPreFlightView, 'groups' | 'foldedInfo' | 'hasInfo'> {
  const views = groupViews(groups, words);
  const count = groups.reduce((sum, { findings }) => sum + findings.length, 0);
  const hasInfo = count > SHOWN_MAX && countOf(groups, 'info') > 0 && !isAtGate(review.preFlight);
  const shown = hasInfo ? views.length - 1 : views.length;
  return { groups: views.slice(0, shown), foldedInfo: views.slice(shown), hasInfo };
}

function smallOf({ review }: ConversionReviewDraft, words: Sentences['preFlight'], reader: Reader): readonly string[] {
  const isSlow = review.preFlight.findings.some(({ code, severity }) => severity === 'block' && SLOW.includes(code));
  return [
    words.readAt({ time: momentText(review.checkedAt, reader) }),
    ...(isSlow ? [words.settingsWait] : []),
    ...(review.preFlight.standing === 'ready' ? [] : [words.why]),
  ];
}
