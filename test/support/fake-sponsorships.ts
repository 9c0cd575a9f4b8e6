import type { SponsorRefusal } from '../../src/domain/failures.ts';
import type { SponsorOrder, SponsorOutcome, Sponsorships } from '../../src/use-cases/ports/sponsorships.ts';
import { runStep, type Script, type Step, scriptOf } from './scripted-outcomes.ts';

type Refusal = SponsorRefusal | 'not-yet-visible';

export interface FakeSponsorships extends Sponsorships {
  readonly posts: readonly SponsorOrder[];
  /** Who sponsors whom: `guest/sponsor`. */
  readonly sponsors: ReadonlySet<string>;
  readonly script: Script<Refusal>;
}

/** Sponsors in memory; there already counts as set. */
export function fakeSponsorships(
  settings: { readonly script?: readonly Step<Refusal>[]; readonly onSet?: (order: SponsorOrder) => void } = {},
): FakeSponsorships {
  const script = scriptOf(settings.script);
  const posts: SponsorOrder[] = [];
  const sponsors = new Set<string>();
  return {
    posts,
    sponsors,
    script,
    async set(order) {
      posts.push(order);
      return runStep<Refusal, SponsorOutcome>(script.next(), {
        act: () => {
          sponsors.add(`${order.guestId}/${order.sponsorId}`);
          settings.onSet?.(order);
          return { outcome: 'set' };
        },
        refuse: (refusal) =>
          refusal === 'not-yet-visible' ? { outcome: 'not-yet-visible' } : { outcome: 'refused', refusal },
      });
    },
  };
}
