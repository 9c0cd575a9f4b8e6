import type { TeamRefusal } from '../../src/domain/failures.ts';
import type { AddOutcome, MembershipOrder, Memberships } from '../../src/use-cases/ports/memberships.ts';
import { runStep, type Script, type Step, scriptOf } from './scripted-outcomes.ts';

type Refusal = TeamRefusal | 'not-yet-visible';

export interface FakeMemberships extends Memberships {
  readonly posts: readonly MembershipOrder[];
  /** Whom the group holds: `team/user`. */
  readonly members: ReadonlySet<string>;
  readonly script: Script<Refusal>;
}

/** Adding to a group in memory; already a member counts as added. */
export function fakeMemberships(
  settings: { readonly script?: readonly Step<Refusal>[]; readonly onAdded?: (order: MembershipOrder) => void } = {},
): FakeMemberships {
  const script = scriptOf(settings.script);
  const posts: MembershipOrder[] = [];
  const members = new Set<string>();
  return {
    posts,
    members,
    script,
    async add(order) {
      posts.push(order);
      return runStep<Refusal, AddOutcome>(script.next(), {
        act: () => {
          members.add(`${order.teamId}/${order.userId}`);
          settings.onAdded?.(order);
          return { outcome: 'added' };
        },
        refuse: (refusal) =>
          refusal === 'not-yet-visible' ? { outcome: 'not-yet-visible' } : { outcome: 'refused', refusal },
      });
    },
  };
}
