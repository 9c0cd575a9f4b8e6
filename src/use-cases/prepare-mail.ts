import { hasAcceptedThis } from '../domain/acceptance.ts';
import { domainOf } from '../domain/email-address.ts';
import type { Fact } from '../domain/facts.ts';
import type { UserId } from '../domain/ids.ts';
import type { Invitee } from '../domain/invitation.ts';
import type { InvitationMail } from '../domain/mail.ts';
import type { DirectoryPerson } from '../domain/person.ts';
import { signInOf } from '../domain/sign-in.ts';
import { composeMail, organisationIn } from './compose-mail.ts';
import { type RightDeps, readStanding, type WhoAsks } from './inviter-right.ts';
import type { Clock } from './ports/clock.ts';
import type { Reading } from './ports/ledger.ts';
import { Wave } from './wave.ts';

type PersonFact = Fact<DirectoryPerson | undefined>;

export interface PreparedMail {
  /** The guest was quicker than the mail. */
  readonly isAccepted: boolean;
  /** Whoever asked for it may still invite. */
  readonly holds: boolean;
  /** Throws EdgeError where the directory did not say enough for the words that were previewed. */
  readonly compose: () => InvitationMail;
}

/** All that a mail with the link has to know, read in one wave right before it goes out. Throws EdgeError. */
export async function prepareMail(
  deps: RightDeps & { readonly clock: Clock },
  reading: Reading,
  { invitee, guestId, ...variant }: { readonly invitee: Invitee; readonly guestId: UserId; readonly isReminder?: true },
): Promise<PreparedMail> {
  const { invitation } = reading;
  const domain = domainOf(invitee.address);
  const wave = new Wave();
  const guest = wave.ask({ fact: 'person', id: guestId });
  const organisation = wave.ask({ fact: 'organisation-name' });
  const inviter = wave.ask({ fact: 'person', id: invitation.inviterId });
  const homeTenant = wave.ask({ fact: 'home-tenant', domain });
  const federatedDomains = wave.ask({ fact: 'federated-domains' });
  const emailCodes = wave.ask({ fact: 'email-codes' });
  const { reminderDays } = await deps.policies.current();
  const { holds, facts } = await readStanding(deps, variant.isReminder ? inviterOf(reading) : whoAsked(reading), wave);
  const account = guest();
  const signInFacts = {
    homeTenant: homeTenant(),
    federatedDomains: federatedDomains(),
    emailCodes: emailCodes(),
  };
  return {
    isAccepted:
      'read' in account && account.read !== undefined && hasAcceptedThis(invitation, account.read, deps.clock()),
    holds: holds || isOwed(reading),
    compose: () =>
      composeMail({
        inviter: senderIn(inviter(), facts.inviter),
        organisation: organisationIn(organisation()),
        invitee,
        teamName: invitation.teamName,
        isNewLink: isNewLink(reading),
        signIn: signInOf(signInFacts, domain),
        reminders: reminderDays.length,
        ...variant,
      }),
  };
}

/** They have had another link, which is dead: somebody else's, an earlier one of ours, or the one they accepted with before a reset. */
function isNewLink({ invitation, entries }: Reading): boolean {
  const { act } = invitation;
  return act === 'renew' || act === 'reset' || entries.some(({ kind }) => kind === 'new-link-asked');
}

function inviterOf({ invitation: { inviterId, teamId } }: Reading): WhoAsks {
  return { inviterId, teamId };
}

/** The reset has taken their sign-in away already: whatever has become of whoever asked, they get the link that was made for them. */
function isOwed({ invitation, entries }: Reading): boolean {
  return invitation.act === 'reset' && !entries.some(({ kind }) => ASKED.includes(kind));
}

/** Whoever asked last: a colleague may have the same link sent once more, by a right of their own. */
function whoAsked(reading: Reading): WhoAsks {
  const { invitation, entries } = reading;
  const { inviterId } = invitation;
  const asked = entries.findLast(({ kind }) => ASKED.includes(kind));
  if (asked?.kind !== 'send-again-asked' || asked.by === inviterId) return inviterOf(reading);
  return { inviterId: asked.by, teamId: asked.teamId };
}

const ASKED: readonly Reading['entries'][number]['kind'][] = [
  'send-again-asked',
  'microsoft-mail-asked',
  'new-link-asked',
];

/** The mail stays the inviter's, as long as they are there. */
function senderIn(inviter: PersonFact, asker: PersonFact): PersonFact {
  return 'read' in inviter && inviter.read?.accountEnabled ? inviter : asker;
}
