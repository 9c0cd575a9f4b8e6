import { createHash } from 'node:crypto';
import type { InvitationFailure } from '../../src/domain/failures.ts';
import { parseUserId, type UserId } from '../../src/domain/ids.ts';
import { RedeemUrl } from '../../src/domain/redeem-url.ts';
import type { InvitationOrder, Invitations, InviteOutcome } from '../../src/use-cases/ports/invitations.ts';
import { runStep, type Script, type Step, scriptOf } from './scripted-outcomes.ts';

export interface IssuedInvitation {
  readonly order: InvitationOrder;
  readonly guestId: UserId;
  readonly redeemUrl: string;
}

export interface FakeInvitations extends Invitations {
  /** Each POST, whatever became of it. */
  readonly posts: readonly InvitationOrder[];
  /** What was really done, answered or not. The last one's link is the living one (G1.9). */
  readonly issued: readonly IssuedInvitation[];
  readonly script: Script<InvitationFailure>;
}

/** POST /invitations in memory: the same address keeps its account and gets a new link each time; a conversion keeps the one that it names. */
export function fakeInvitations(
  settings: {
    readonly script?: readonly Step<InvitationFailure>[];
    readonly guestIdFor?: (order: InvitationOrder) => UserId;
    /** Called when the act is done, so that a fake directory can show the guest. */
    readonly onIssued?: (issued: IssuedInvitation) => void;
    /** A body with a sponsor in it is not understood (G3.1). */
    readonly refusesSponsors?: boolean;
  } = {},
): FakeInvitations {
  const {
    guestIdFor = ({ accountId, address }) => accountId ?? guestIdOf(address),
    onIssued,
    refusesSponsors = false,
  } = settings;
  const script = scriptOf(settings.script);
  const posts: InvitationOrder[] = [];
  const issued: IssuedInvitation[] = [];

  function issue(order: InvitationOrder): IssuedInvitation {
    const redeemUrl = `https://login.microsoftonline.com/redeem?rd=https%3a%2f%2finvitations.microsoft.com%2fredeem%2f%3fticket%3dTICKET-${issued.length + 1}`;
    const one = { order, guestId: guestIdFor(order), redeemUrl };
    issued.push(one);
    onIssued?.(one);
    return one;
  }

  return {
    posts,
    issued,
    script,
    async invite(order) {
      posts.push(order);
      if (refusesSponsors && order.sponsorId !== undefined) return { outcome: 'sponsor-refused' };
      return runStep<InvitationFailure, InviteOutcome>(script.next(), {
        act: () => {
          const { guestId, redeemUrl } = issue(order);
          return { outcome: 'issued', guestId, redeemUrl: new RedeemUrl(redeemUrl) };
        },
        refuse: (failure) => ({ outcome: 'refused', failure }),
      });
    },
  };
}

/** The same address, the same account. */
export function guestIdOf(address: string): UserId {
  const hex = createHash('sha256').update(address).digest('hex').slice(0, 12);
  const id = parseUserId(`00000000-0000-4000-8000-${hex}`);
  if (!id) throw new TypeError('no object id');
  return id;
}
