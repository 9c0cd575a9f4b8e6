import template from '#cards/asked-to-look.json' with { type: 'json' };
import type { Draft, ReviewedPerson } from '../domain/draft.ts';
import type { Invitation } from '../domain/invitation.ts';
import type { Sentences } from '../wording/sentences.ts';
import { sentences } from '../wording/wording.ts';
import { cardTitle } from './card-title.ts';
import { findingGroups } from './finding-groups.ts';
import { type ReviewDraft, teamOf } from './opened-person.ts';
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
  const draft = about.kind === 'draft' && about.draft.stage === 'review' ? about.draft : undefined;
  const asker = draft?.review.inviterName ?? '';
  const heading = draft ? words.asked.heading({ asker }) : words.asked.over;
  const view: AskedToLookView = {
    title: cardTitle(heading, language),
    lang: language,
    heading: plainText(heading),
    intros: draft ? [plainText(words.asked.intro({ asker }))] : [],
    people: draft ? stuckPeople(draft, words) : [],
    nexts: draft ? [plainText(words.asked.next)] : [],
    reference: plainText(words.common.reference({ reference: referenceOf(about) })),
  };
  return renderCard(template, view);
}

function referenceOf(about: AskedAbout): string {
  return about.kind === 'draft' ? about.draft.reference : about.readings[0].invitation.reference;
}

function stuckPeople(draft: ReviewDraft, words: Sentences): AskedToLookView['people'] {
  const team = teamOf(draft, words);
  return draft.review.people.flatMap((person) => {
    const lines = linesOf(person, draft, words);
    return lines.length === 0
      ? []
      : [{ subject: plainText(words.asked.person({ address: person.address, team })), lines }];
  });
}

function linesOf({ findings }: ReviewedPerson, { reference }: ReviewDraft, words: Sentences): readonly LineView[] {
  const groups = findingGroups(findings, { audience: 'admin', words, reference });
  return groups
    .filter(({ severity }) => severity !== 'info')
    .flatMap(({ severity, findings: said }) =>
      said.flatMap(({ sentence, cure }): readonly LineView[] => [
        { spacing: 'small', label: `${words.severity[severity]}:`, text: plainText(sentence) },
        ...(cure === undefined ? [] : [{ spacing: 'none', label: words.common.cure, text: plainText(cure) } as const]),
      ]),
    );
}
