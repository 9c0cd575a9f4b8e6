import type { AskedChange } from '../../domain/access-change/offered-changes.ts';
import type { Review, ReviewedPerson, WantedChange } from '../../domain/draft.ts';
import type { Finding } from '../../domain/eligibility.ts';
import type { Clock } from '../ports/clock.ts';
import type { Drafts } from '../ports/drafts.ts';
import type { Press } from '../press-outcome.ts';

const TRIES = 5;

/** On the newest version of the card, where it still shows that person: what was asked, or what stands in its way. */
export async function rememberChange(
  deps: { readonly drafts: Drafts; readonly clock: Clock },
  { requestId }: Press,
  about: {
    readonly person: ReviewedPerson;
    readonly wanted: { readonly wanted: AskedChange; readonly address?: string };
    readonly findings: readonly Finding[];
  },
): Promise<void> {
  const { person, wanted, findings } = about;
  const change: WantedChange = { ...wanted, findings, at: deps.clock() };
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const draft = await deps.drafts.read(requestId);
    if (draft?.stage !== 'review') return;
    const { outcome } = await deps.drafts.save({
      draft: { ...draft, review: withChange(draft.review, person.address, change), version: draft.version + 1 },
      after: draft.version,
      jobs: [{ job: { name: 'show-card', requestId }, delaySeconds: 1 }],
    });
    if (outcome === 'saved') return;
  }
}

function withChange(review: Review, address: string, change: WantedChange): Review {
  return { ...review, people: review.people.map((each) => (each.address === address ? { ...each, change } : each)) };
}
