import { EdgeError } from '../use-cases/ports/edge-error.ts';
import type { SponsorOrder, SponsorOutcome, Sponsorships } from '../use-cases/ports/sponsorships.ts';
import type { GraphClient } from './graph-client.ts';
import { isPassing, sponsorRefusal } from './graph-errors.ts';
import type { GraphRefusal } from './graph-reply.ts';
import { holds, WRITE_SPONSORS } from './permissions.ts';

/** Needs a right that inviting does not; the client may be that of a second identity (checks 4). */
export function graphSponsorships(client: GraphClient): Sponsorships {
  async function set(order: SponsorOrder): Promise<SponsorOutcome> {
    const { guestId, sponsorId, clientRequestId } = order;
    const reply = await client.send({
      method: 'POST',
      path: `/users/${encodeURIComponent(guestId)}/sponsors/$ref`,
      body: { '@odata.id': `${client.resource}/v1.0/users/${sponsorId}` },
      kind: 'write',
      clientRequestId,
    });
    return 'refusal' in reply ? outcomeOf(reply.refusal, { order, roles: reply.roles }) : { outcome: 'set' };
  }

  return { set };
}

function outcomeOf(
  refusal: GraphRefusal,
  { order, roles }: { readonly order: SponsorOrder; readonly roles: ReadonlySet<string> },
): SponsorOutcome {
  if (isPassing(refusal)) throw new EdgeError('unavailable', `graph-${refusal.status}`);
  const meaning = sponsorRefusal(refusal);
  if (meaning === 'already-set') return { outcome: 'set' };
  // The same 404 for both; its text names the object that is not there.
  const isSponsorGone = refusal.message.toLowerCase().includes(order.sponsorId.toLowerCase());
  if (meaning === 'not-yet-visible')
    return isSponsorGone ? { outcome: 'refused', refusal: 'refused' } : { outcome: 'not-yet-visible' };
  // With the permission in the token it is the account that refuses: the app's rights do not count everywhere (E8).
  const isTheAccount = meaning === 'permission-missing' && holds(roles, WRITE_SPONSORS);
  return { outcome: 'refused', refusal: isTheAccount ? 'refused' : meaning };
}
