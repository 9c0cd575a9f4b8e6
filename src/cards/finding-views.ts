import type { Severity } from '../domain/eligibility.ts';
import type { Sentences } from '../wording/sentences.ts';
import type { FindingGroup, SaidFinding } from './finding-groups.ts';
import { type PlainText, plainText } from './plain-text.ts';
import type { Spacing } from './spaced-lines.ts';

/** A severity with its findings, as the templates of a review show it (P3). */
export interface GroupView {
  readonly bands: readonly { readonly style: Band; readonly title: PlainText }[];
  readonly headings: readonly PlainText[];
  readonly findings: readonly FindingView[];
}

interface FindingView {
  readonly spacing: Spacing;
  readonly weight: 'bolder' | 'default';
  readonly sentence: PlainText;
  readonly cures: readonly PlainText[];
  readonly remarks: readonly PlainText[];
  readonly small: readonly PlainText[];
}

type Band = 'attention' | 'warning';

const BANDS: Readonly<Partial<Record<Severity, Band>>> = { block: 'attention', warn: 'warning' };

/** Numbers run through the card, so that people can say “number 3”. */
export function groupViews(groups: readonly FindingGroup[], words: Sentences): readonly GroupView[] {
  return groups.map(({ severity, findings }, position) => {
    const before = groups.slice(0, position).reduce((sum, group) => sum + group.findings.length, 0);
    const title = plainText(`${words.severity[severity]} (${findings.length})`);
    const band = BANDS[severity];
    return {
      bands: band ? [{ style: band, title }] : [],
      headings: band ? [] : [title],
      findings: findings.map((finding, index) =>
        findingView(finding, { band, number: before + index + 1, index, words }),
      ),
    };
  });
}

/** “Warning 2 · Fine 13”: every severity that has something, and how much was looked at without a finding. */
export function countsText(groups: readonly FindingGroup[], fine: number, { severity: words }: Sentences): string {
  const counts = groups.map(({ severity, findings }) => `${words[severity]} ${findings.length}`);
  return [...counts, ...(fine > 0 ? [`${words.fine} ${fine}`] : [])].join(' · ');
}

interface Place {
  readonly band: Band | undefined;
  readonly number: number;
  readonly index: number;
  readonly words: Sentences;
}

function findingView(
  { sentence, cure, who, small = [] }: SaidFinding,
  { band, number, index, words }: Place,
): FindingView {
  const cures = cure === undefined ? [] : [plainText(cure)];
  return {
    spacing: index === 0 ? 'small' : 'medium',
    weight: band ? 'bolder' : 'default',
    sentence: plainText(`(${number}) ${sentence}`),
    cures: band ? cures : [],
    remarks: band ? [] : cures,
    small: [...(who === undefined ? [] : [words.common.who({ who })]), ...small].map(plainText),
  };
}
