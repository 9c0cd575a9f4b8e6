import type { ReviewedPerson } from '../draft.ts';
import type { FindingCode } from '../eligibility.ts';
import type { ChangeKind } from './access-change.ts';

/** What can be asked for somebody who was found by their address. */
export const ASKED_CHANGES = ['reset', 'address', 'restore'] as const satisfies readonly ChangeKind[];
export type AskedChange = (typeof ASKED_CHANGES)[number];

const BY_FINDING: Partial<Readonly<Record<FindingCode, readonly AskedChange[]>>> = {
  'already-invited': ['address'],
  'invited-by-colleague': ['address'],
  'already-a-guest': ['reset', 'address'],
  'an-external-member': ['reset', 'address'],
  'already-in-team': ['reset', 'address'],
};

/** What an administrator may ask for them (design 3.4), the expected first; whoever is asked is decided at the press. */
export function offeredChanges({ findings, accountId }: ReviewedPerson): readonly AskedChange[] {
  const deleted = findings.find(({ code }) => code === 'deleted');
  // An internal account in the bin is no guest, and nobody's access is handed on by it.
  if (deleted && 'detail' in deleted && deleted.code === 'deleted')
    return deleted.detail.isInternal || accountId !== undefined ? [] : ['restore'];
  if (accountId === undefined) return [];
  return findings.flatMap((finding) => {
    return isOurs(finding) ? [] : (BY_FINDING[finding.code] ?? []);
  });
}

/** One of our own accounts has no redemption to reset, also where it is called a guest. */
function isOurs(finding: ReviewedPerson['findings'][number]): boolean {
  if (!('detail' in finding)) return false;
  if (finding.code === 'already-a-guest') return finding.detail.internalId !== undefined;
  if (finding.code !== 'already-in-team') return false;
  return finding.detail.isColleague === true || finding.detail.internalId !== undefined;
}
