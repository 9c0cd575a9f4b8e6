import template from '#cards/asked-to-look.json' with { type: 'json' };
import type { Draft, ReviewedPerson } from '../domain/draft.ts';
import type { Finding } from '../domain/eligibility.ts';
import type { Invitation } from '../domain/invitation.ts';
import type { Sentences } from '../wording/sentences.ts';
import { sentences } from '../wording/wording.ts';
import { cardTitle } from './card-title.ts';
import { findingGroups, isKept } from './finding-groups.ts';
import { type ReviewDraft, teamOf, wasSentAgain } from './opened-person.ts';
import { type PlainText, plainText } from './plain-text.ts';
import type { Reader } from './reader.ts';
import { type CardContent, type CardView, renderCard } from './render-card.ts';
import type { Spacing } from './spaced-lines.ts';

interface LineView {
  readonly spacing: Spacing;
  readonly label: string;
  readonly text: PlainText;
}

interface AskedToLookView extends CardView {
  readonly heading: PlainText;
  readonly intros: readonly PlainText[];
  readonly people: readonly { readonly subject: PlainText; readonly lines: readonly LineView[] }[];
  readonly nexts: readonly PlainText[];
  readonly reference: PlainText;
}

/** A form that an administrator was asked to look at, or the request that it has become since. */
export type AskedAbout =
  | { readonly kind: 'draft'; readonly draft: Draft }
  | { readonly kind: 'request'; readonly readings: readonly [{ readonly invitation: Invitation }, ...unknown[]] };

/** What was found, in full, for an administrator: who asks reads only that somebody has to look. It has no buttons: the cure lies elsewhere. */
export function askedToLookCard(about: AskedAbout, { language }: Reader): CardContent {
  const words = sentences(language);
  const form = about.kind === 'draft' ? formIn(about.draft) : undefined;
  const people = form ? stuckPeople(form, words) : [];
  const isWaiting = form !== undefined && people.length > 0;
  const asker = form?.review.inviterName ?? '';
  const heading = isWaiting ? words.asked.heading({ asker }) : endOf(form, words);
  const view: AskedToLookView = {
    title: cardTitle(heading, language),
    lang: language,
    heading: plainText(heading),
    intros: isWaiting ? [plainText(introOf(form, words))] : [],
    people,
    nexts: isWaiting ? [plainText(words.asked.next)] : [],
    reference: plainText(words.common.reference({ reference: referenceOf(about) })),
  };
  return renderCard(template, view);
}

type ReviewedForm = Pick<ReviewDraft, 'review' | 'form' | 'teams' | 'reference'>;

function referenceOf(about: AskedAbout): string {
  return about.kind === 'draft' ? about.draft.reference : about.readings[0].invitation.reference;
}

/** While it is checked again, what had been found still stands. */
function formIn(draft: Draft): ReviewedForm | undefined {
  if (draft.stage === 'review') return draft;
  return draft.stage === 'checking' && draft.seen ? { ...draft, review: draft.seen } : undefined;
}

function endOf(form: ReviewedForm | undefined, { asked }: Sentences): string {
  return form ? asked.nothingLeft : asked.over;
}

function introOf({ review }: ReviewedForm, { asked, common }: Sentences): string {
  const intro = asked.intro({ asker: review.inviterName });
  return wasSentAgain(review.people) ? intro : `${intro} ${common.nothingSent}`;
}

function stuckPeople(draft: ReviewedForm, words: Sentences): AskedToLookView['people'] {
  const team = teamOf(draft, words);
  return draft.review.people.flatMap((person) => {
    const lines = linesOf(person, draft, words);
    return lines.length === 0
      ? []
      : [{ subject: plainText(words.asked.person({ address: person.address, team })), lines }];
  });
}

/** What the inviter reads themselves is theirs to put right. */
function linesOf({ findings }: ReviewedPerson, { reference }: ReviewedForm, words: Sentences): readonly LineView[] {
  const kept = findings.filter((finding) => isKept(finding, 'inviter')).map(asStop);
  const groups = findingGroups(kept, { audience: 'admin', words, reference });
  return groups.flatMap(({ severity, findings: said }) =>
    said.flatMap(({ sentence, cure }): readonly LineView[] => [
      { spacing: 'small', label: `${words.severity[severity]}:`, text: plainText(sentence) },
      ...(cure === undefined ? [] : [{ spacing: 'none', label: words.common.cure, text: plainText(cure) } as const]),
    ]),
  );
}

/** That somebody is here leaves an inviter who may not know it nothing to choose. */
function asStop(finding: Finding): Finding {
  return 'detail' in finding && finding.severity === 'choice' ? { ...finding, severity: 'block' } : finding;
}
