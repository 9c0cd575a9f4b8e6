import { isHandOverOpen } from '../domain/delivery.ts';
import type { HandOverFailure } from '../domain/failures.ts';
import type { InvitationId } from '../domain/ids.ts';
import { hasAccepted } from '../domain/person.ts';
import { appendStep } from './append-step.ts';
import { organisationIn } from './compose-mail.ts';
import { type RightDeps, readStanding } from './inviter-right.ts';
import { EdgeError } from './ports/edge-error.ts';
import type { Reading } from './ports/ledger.ts';
import type { LinkCard, LinkCards } from './ports/link-cards.ts';
import type { LinkVault } from './ports/link-vault.ts';
import type { Notifier, ShownLink } from './ports/notifier.ts';
import type { ChatPerson, People } from './ports/people.ts';
import type { NewEntry, RecordDeps } from './record-step.ts';
import { Wave } from './wave.ts';

export interface HandOverDeps extends RightDeps, RecordDeps {
  readonly linkVault: LinkVault;
  readonly linkCards: LinkCards;
  readonly people: People;
  readonly notifier: Notifier;
}

export type HandOverOutcome = { readonly outcome: 'nothing-to-do' | 'shown' | 'failed' | 'accepted' | 'outdated' };

/**
 * Shows the link to the inviter, in their own chat and to nobody else. The card is posted without it and remembered before the
 * link is put on it, so that no card shows a link that nobody knows to take away again. May run again.
 */
export async function handOverLink(deps: HandOverDeps, id: InvitationId): Promise<HandOverOutcome> {
  const reading = await deps.ledger.read(id);
  if (!reading || !isHandOverOpen(reading.invitation)) return { outcome: 'nothing-to-do' };
  const { inviterId, teamId, track } = reading.invitation;
  const wave = new Wave();
  const guest = track.guestId && wave.ask({ fact: 'person', id: track.guestId });
  const organisation = wave.ask({ fact: 'organisation-name' });
  const { holds } = await readStanding(deps, { inviterId, teamId }, wave);
  const account = guest?.();
  if (track.guestId && account && 'read' in account && account.read && hasAccepted(account.read)) {
    await deps.linkVault.wipe(id);
    return record(deps, id, { kind: 'accepted', guestId: track.guestId });
  }
  if (!holds) return fail(deps, id, 'inviter-lost-right');
  const attempt = track.linkAttempt ?? 0;
  const url = await deps.linkVault.read({ invitationId: id, attempt });
  if (!url) return fail(deps, id, 'link-lost');
  const person = await deps.people.find(inviterId);
  if (!person) return fail(deps, id, 'unreachable');
  const card = await cardFor(deps, reading, person, attempt);
  if (!card) return fail(deps, id, 'unreachable');
  return show(deps, reading, card, { person, link: { url, organisation: organisationIn(organisation()) } });
}

async function cardFor(
  deps: HandOverDeps,
  reading: Reading,
  person: ChatPerson,
  attempt: number,
): Promise<LinkCard | undefined> {
  const { id } = reading.invitation;
  const known = (await deps.linkCards.of(id)).find((card) => card.attempt === attempt);
  if (known) return known;
  const { serviceUrl, conversationId } = person;
  if (conversationId === undefined) return undefined;
  const posted = await deps.notifier.postLinkCard(person, reading);
  if (posted.outcome === 'unreachable') return undefined;
  const { activityId } = posted;
  const card = { invitationId: id, attempt, viewerId: person.id, serviceUrl, conversationId, activityId };
  await deps.linkCards.keep(card);
  return card;
}

async function show(
  deps: HandOverDeps,
  reading: Reading,
  card: LinkCard,
  shows: { readonly person: ChatPerson; readonly link: ShownLink },
): Promise<HandOverOutcome> {
  const { id } = reading.invitation;
  const outcome = await showOn(deps, reading, card, shows);
  if (outcome === 'gone') {
    await deps.linkCards.forget(card);
    throw new EdgeError('unavailable', 'card-gone', { retryAfterSeconds: 1 });
  }
  if (outcome === 'unreachable') {
    // An earlier try may have shown it: it is taken away as soon as the chat is open again.
    await deps.linkCards.hideOne(card);
    return fail(deps, id, 'unreachable');
  }
  const recorded = await record(deps, id, { kind: 'handed-over' });
  // Not wanted any more, or another card shows it: this one must not.
  if (recorded.outcome !== 'shown') await deps.linkCards.hideOne(card);
  return recorded;
}

/** Whoever takes links away may have been there while this was under way, and have forgotten the card: it is kept once more. */
async function showOn(
  deps: HandOverDeps,
  reading: Reading,
  card: LinkCard,
  shows: { readonly person: ChatPerson; readonly link: ShownLink },
): Promise<'edited' | 'gone' | 'unreachable'> {
  try {
    return (await deps.notifier.editLinkCard(card, reading, shows)).outcome;
  } finally {
    await deps.linkCards.keep(card);
    const now = await deps.ledger.read(card.invitationId);
    if (!now || !isHandOverOpen(now.invitation)) await deps.linkCards.hideOne(card);
  }
}

function fail(deps: HandOverDeps, id: InvitationId, because: HandOverFailure): Promise<HandOverOutcome> {
  return record(deps, id, { kind: 'hand-over-failed', because });
}

async function record(deps: HandOverDeps, id: InvitationId, entry: NewEntry): Promise<HandOverOutcome> {
  const recorded = await appendStep(deps, { id, entry, isWanted: isHandOverOpen });
  if (recorded !== 'recorded') return { outcome: recorded };
  if (entry.kind === 'accepted') return { outcome: 'accepted' };
  return { outcome: entry.kind === 'handed-over' ? 'shown' : 'failed' };
}
