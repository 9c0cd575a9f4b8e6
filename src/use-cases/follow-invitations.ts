import { hasAcceptedThis } from '../domain/acceptance.ts';
import type { Fact } from '../domain/facts.ts';
import type { InvitationId } from '../domain/ids.ts';
import { isFinal } from '../domain/invitation.ts';
import type { DirectoryPerson } from '../domain/person.ts';
import type { Directory, FactQuery } from './ports/directory.ts';
import type { Reading } from './ports/ledger.ts';
import type { LinkVault } from './ports/link-vault.ts';
import { type NewEntry, type RecordDeps, recordStep } from './record-step.ts';

export interface FollowDeps extends RecordDeps {
  readonly directory: Directory;
  readonly linkVault: LinkVault;
}

export interface FollowOutcome {
  readonly outcome: 'followed';
  readonly looked: number;
  readonly accepted: number;
  readonly listed: number;
}

const GONE_SECONDS = 900;

/** Looks at all of them with one wave of batched reads: who has accepted, whom Teams lists. */
export async function followInvitations(deps: FollowDeps, ids: readonly InvitationId[]): Promise<FollowOutcome> {
  const read = await Promise.all(ids.map((id) => deps.ledger.read(id)));
  const readings = read.filter((reading) => reading !== undefined).filter(({ invitation }) => isFollowed(invitation));
  const facts = await lookTwiceAtTheGone(deps, readings, await deps.directory.read(queriesFor(readings)));

  const found = await Promise.all(
    readings.map(async (reading) => {
      const entries = newsOf(reading, facts, deps.clock());
      // Wiped first: a crash between the two leaves no link behind, and one that was used or removed is missed by nobody.
      if (entries.some(({ kind }) => kind === 'accepted' || kind === 'guest-gone'))
        await deps.linkVault.wipe(reading.invitation.id);
      const recorded = await recordStep(deps, reading, entries);
      return recorded ? entries.map(({ kind }) => kind) : [];
    }),
  );
  const kinds = found.flat();
  const count = (kind: NewEntry['kind']) => kinds.filter((each) => each === kind).length;
  return { outcome: 'followed', looked: readings.length, accepted: count('accepted'), listed: count('listed') };
}

type Facts = Readonly<Record<string, Fact<unknown>>>;

/** One replica that does not know an account is no sign that it was removed: whoever seems to be gone is asked for again. */
async function lookTwiceAtTheGone(deps: FollowDeps, readings: readonly Reading[], facts: Facts): Promise<Facts> {
  const gone = readings.filter((reading) =>
    newsOf(reading, facts, deps.clock()).some(({ kind }) => kind === 'guest-gone'),
  );
  return gone.length === 0 ? facts : { ...facts, ...(await deps.directory.read(queriesFor(gone))) };
}

function isFollowed(invitation: Reading['invitation']): boolean {
  return !isFinal(invitation) && invitation.track.guestId !== undefined && invitation.state !== 'sending';
}

function queriesFor(readings: readonly Reading[]): Readonly<Record<string, FactQuery>> {
  return Object.fromEntries(
    readings.flatMap(({ invitation: { id, teamId, track } }): (readonly [string, FactQuery])[] => {
      if (!track.guestId) return [];
      if (!track.acceptedAt) return [[`guest ${id}`, { fact: 'person', id: track.guestId }]];
      const isListable = teamId && track.inTeamAt && !track.listedAt;
      return isListable ? [[`listed ${id}`, { fact: 'listed-by-teams', team: teamId, user: track.guestId }]] : [];
    }),
  );
}

function newsOf({ invitation }: Reading, facts: Facts, now: Date): readonly NewEntry[] {
  const { id, track } = invitation;
  const fact = facts[`guest ${id}`];
  const guest = readOf<DirectoryPerson | undefined>(fact);
  if (guest && hasAcceptedThis(invitation, guest, now) && track.guestId)
    return [{ kind: 'accepted', guestId: track.guestId }];
  const isGone = fact && 'read' in fact && guest === undefined;
  if (isGone && isLongAfter(track.knownAt, now)) return [{ kind: 'guest-gone' }];
  return listingNews(facts[`listed ${id}`], track.listingNeeds);
}

function listingNews(fact: Fact<unknown> | undefined, known: string | undefined): readonly NewEntry[] {
  if (readOf<boolean>(fact)) return [{ kind: 'listed' }];
  const needs = fact && 'unread' in fact && fact.unread.because === 'permission' ? fact.unread.permission : undefined;
  return needs === undefined || needs === known ? [] : [{ kind: 'listing-unread', permission: needs }];
}

/** A new account may be unknown to a replica for a minute (product 10); past this it was removed. */
function isLongAfter(knownAt: Date | undefined, now: Date): boolean {
  return knownAt !== undefined && now.getTime() - knownAt.getTime() > GONE_SECONDS * 1000;
}

/** The query's own key says which fact stands under it. */
function readOf<T>(fact: Fact<unknown> | undefined): T | undefined {
  return fact && 'read' in fact ? (fact.read as T) : undefined;
}
