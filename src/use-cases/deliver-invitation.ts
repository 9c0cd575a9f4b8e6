import type { Fact } from '../domain/facts.ts';
import { SENDING_SECONDS } from '../domain/follow-up.ts';
import type { InvitationId } from '../domain/ids.ts';
import type { Invitation } from '../domain/invitation.ts';
import type { InvitationMail } from '../domain/mail.ts';
import { type DirectoryPerson, hasAccepted } from '../domain/person.ts';
import { composeMail, organisationIn } from './compose-mail.ts';
import { type RightDeps, readStanding, type WhoAsks } from './inviter-right.ts';
import { EdgeError } from './ports/edge-error.ts';
import type { Ids } from './ports/ids.ts';
import type { Reading } from './ports/ledger.ts';
import type { LinkVault } from './ports/link-vault.ts';
import type { Mailer, MailOutcome } from './ports/mailer.ts';
import { type NewEntry, type RecordDeps, recordStep } from './record-step.ts';
import { Wave } from './wave.ts';

export interface DeliverDeps extends RightDeps, RecordDeps {
  readonly mailer: Mailer;
  readonly linkVault: LinkVault;
  readonly ids: Ids;
}

type PersonFact = Fact<DirectoryPerson | undefined>;

export type DeliverOutcome = {
  readonly outcome:
    | 'nothing-to-do'
    | 'in-hand'
    | 'delivered'
    | 'refused'
    | 'unknown'
    | 'accepted'
    | 'outdated'
    | 'link-lost';
};

/**
 * Writes the intention, sends the mail, writes the result. A `sending` without its result is never repeated by itself
 * (product 10): the mail may have gone out, so the inviter is asked.
 */
export async function deliverInvitation(deps: DeliverDeps, id: InvitationId): Promise<DeliverOutcome> {
  const reading = await deps.ledger.read(id);
  if (!reading?.invitee) return { outcome: 'nothing-to-do' };
  const { invitation, invitee } = reading;
  if (invitation.state === 'sending') {
    const { attempt, since } = invitation;
    // Somebody may have it in hand; who died over it is known only when nobody can.
    if (deps.clock().getTime() - since.getTime() < SENDING_SECONDS * 1000) return { outcome: 'in-hand' };
    return finish(deps, reading, 'unknown', { kind: 'delivery-unknown', attempt, since });
  }
  if (invitation.state !== 'issued' || invitation.act === 'add') return { outcome: 'nothing-to-do' };

  const wave = new Wave();
  const guest = wave.ask({ fact: 'person', id: invitation.guestId });
  const organisation = wave.ask({ fact: 'organisation-name' });
  const inviter = wave.ask({ fact: 'person', id: invitation.inviterId });
  const { holds, facts } = await readStanding(deps, whoAsked(reading), wave);
  const account = guest();
  if ('read' in account && account.read && hasAccepted(account.read)) {
    await deps.linkVault.wipe(id);
    return finish(deps, reading, 'accepted', { kind: 'accepted', guestId: invitation.guestId });
  }
  const attempt = invitation.mailAttempts + 1;
  if (!holds)
    return finish(deps, reading, 'refused', { kind: 'delivery-refused', attempt, refusal: 'inviter-lost-right' });
  const mail = composeMail({
    inviter: senderIn(inviter(), facts.inviter),
    organisation: organisationIn(organisation()),
    invitee,
    teamName: invitation.teamName,
    isNewLink: invitation.act === 'renew',
  });
  return send(deps, reading, { attempt, mail });
}

/** Whoever asked last: a colleague may have the same link sent once more, by a right of their own. */
function whoAsked({ invitation, entries }: Reading): WhoAsks {
  const { inviterId, teamId } = invitation;
  const asked = entries.findLast((entry) => entry.kind === 'send-again-asked');
  if (!asked || asked.by === inviterId) return { inviterId, teamId };
  return { inviterId: asked.by, teamId: asked.teamId };
}

/** The mail stays the inviter's, as long as they are there. */
function senderIn(inviter: PersonFact, asker: PersonFact): PersonFact {
  return 'read' in inviter && inviter.read?.accountEnabled ? inviter : asker;
}

async function send(
  deps: DeliverDeps,
  reading: Reading,
  { attempt, mail }: { readonly attempt: number; readonly mail: InvitationMail },
): Promise<DeliverOutcome> {
  const { id, track } = reading.invitation;
  const redeemUrl = await deps.linkVault.read({ invitationId: id, attempt: track.linkAttempt ?? 0 });
  if (!redeemUrl) return linkLost(deps, reading, attempt);
  const clientRequestId = deps.ids.clientRequestId();
  const begun = await recordStep(deps, reading, [{ kind: 'sending', attempt, clientRequestId }]);
  if (!begun) return { outcome: 'outdated' };

  let answer: MailOutcome;
  try {
    answer = await deps.mailer.send({ mail, redeemUrl, clientRequestId });
  } catch (error) {
    if (!(error instanceof EdgeError)) throw error;
    if (error.kind === 'ambiguous') {
      const since = begun.invitation.state === 'sending' ? begun.invitation.since : deps.clock();
      return finish(deps, begun, 'unknown', { kind: 'delivery-unknown', attempt, since });
    }
    await recordResult(deps, begun, { kind: 'sending-put-off', attempt, because: error.kind });
    throw error;
  }
  return answer.outcome === 'accepted'
    ? finish(deps, begun, 'delivered', { kind: 'delivered', attempt })
    : finish(deps, begun, 'refused', { kind: 'delivery-refused', attempt, refusal: answer.refusal });
}

/** A link that nobody was given may be made anew; after a mail only a person may decide that (product 10). */
async function linkLost(deps: DeliverDeps, reading: Reading, attempt: number): Promise<DeliverOutcome> {
  const mayBeGiven = reading.entries.some(({ kind }) => kind === 'delivery-unknown' || kind === 'delivered');
  return mayBeGiven
    ? finish(deps, reading, 'refused', { kind: 'delivery-refused', attempt, refusal: 'link-lost' })
    : finish(deps, reading, 'link-lost', { kind: 'link-lost', attempt: reading.invitation.track.linkAttempt ?? 0 });
}

async function finish(
  deps: DeliverDeps,
  reading: Reading,
  outcome: 'delivered' | 'refused' | 'unknown' | 'accepted' | 'link-lost',
  entry: NewEntry,
): Promise<DeliverOutcome> {
  return { outcome: (await recordResult(deps, reading, entry)) ? outcome : 'outdated' };
}

const TRIES = 3;

/** Somebody may record meanwhile, a membership for example. What came of the mail is known only here, so it goes on top. */
async function recordResult(deps: DeliverDeps, reading: Reading, entry: NewEntry): Promise<boolean> {
  let now: Reading | undefined = reading;
  for (let attempt = 0; now && attempt < TRIES; attempt += 1) {
    if (await recordStep(deps, now, [entry])) return true;
    now = await deps.ledger.read(reading.invitation.id);
    if (now && !isOpenAttempt(now.invitation, reading.invitation)) return false;
  }
  return false;
}

/** The same mail, still in hand or taken for lost by another worker. */
function isOpenAttempt(now: Invitation, then: Invitation): boolean {
  if (then.state !== 'sending') return now.state === then.state;
  const isOpen = now.state === 'sending' || now.state === 'delivery-unknown';
  return isOpen && now.attempt === then.attempt;
}
