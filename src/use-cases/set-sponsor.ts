import type { Fact } from '../domain/facts.ts';
import { isSponsorOpen } from '../domain/follow-up.ts';
import type { InvitationId, UserId } from '../domain/ids.ts';
import { appendStep } from './append-step.ts';
import { type RightDeps, readStanding } from './inviter-right.ts';
import { EdgeError } from './ports/edge-error.ts';
import type { Ids } from './ports/ids.ts';
import type { Sponsorships } from './ports/sponsorships.ts';
import type { NewEntry, RecordDeps } from './record-step.ts';
import { Wave } from './wave.ts';

export interface SetSponsorDeps extends RightDeps, RecordDeps {
  readonly sponsorships: Sponsorships;
  readonly ids: Ids;
}

export type SetSponsorOutcome = { readonly outcome: 'nothing-to-do' | 'set' | 'refused' | 'outdated' };

/** A guest who has only just been made may be unknown to a replica (G6). */
const LAG_SECONDS = 300;
const RETRY_SECONDS = 5;

/** Reads back whom the invitation made the sponsor, and writes it where the body had no effect (product 4.5). May run again. */
export async function setSponsor(deps: SetSponsorDeps, id: InvitationId): Promise<SetSponsorOutcome> {
  const reading = await deps.ledger.read(id);
  if (!reading || !isSponsorOpen(reading.invitation)) return { outcome: 'nothing-to-do' };
  const { sponsorId, track } = reading.invitation;
  const { guestId, knownAt } = track;
  if (!guestId) return { outcome: 'nothing-to-do' };
  const wave = new Wave();
  const answer = wave.ask({ fact: 'sponsors', of: guestId });
  const { holds } = await readStanding(deps, reading.invitation, wave);
  const sponsors = sponsorsIn(answer());
  const isLag = deps.clock().getTime() - (knownAt?.getTime() ?? 0) < LAG_SECONDS * 1000;
  // Not to be taken for a guest without one: the body may have named them, and a replica does not show the guest yet.
  if (sponsors === 'no-answer' && isLag) throw notYetVisible();
  if (sponsors.includes(sponsorId)) return record(deps, id, { kind: 'sponsor-set' });

  if (!holds) return record(deps, id, { kind: 'sponsor-refused', refusal: 'refused' });
  const order = { guestId, sponsorId, clientRequestId: deps.ids.clientRequestId() };
  const written = await deps.sponsorships.set(order);
  if (written.outcome === 'set') return record(deps, id, { kind: 'sponsor-set' });
  if (written.outcome === 'refused') return record(deps, id, { kind: 'sponsor-refused', refusal: written.refusal });
  if (isLag) throw notYetVisible();
  return record(deps, id, { kind: 'sponsor-refused', refusal: 'refused' });
}

/** Without the right to read them nobody is known; writing tells whether it is there already. */
function sponsorsIn(fact: Fact<readonly UserId[]>): readonly UserId[] | 'no-answer' {
  if ('read' in fact) return fact.read;
  return 'unread' in fact && fact.unread.because === 'no-answer' ? 'no-answer' : [];
}

function notYetVisible(): EdgeError {
  return new EdgeError('unavailable', 'guest-not-yet-visible', { retryAfterSeconds: RETRY_SECONDS });
}

async function record(deps: SetSponsorDeps, id: InvitationId, entry: NewEntry): Promise<SetSponsorOutcome> {
  const recorded = await appendStep(deps, { id, entry, isWanted: isSponsorOpen });
  if (recorded !== 'recorded') return { outcome: recorded };
  return { outcome: entry.kind === 'sponsor-set' ? 'set' : 'refused' };
}
