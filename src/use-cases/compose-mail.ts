import type { Fact } from '../domain/facts.ts';
import type { Invitee } from '../domain/invitation.ts';
import type { InvitationMail } from '../domain/mail.ts';
import type { DirectoryPerson } from '../domain/person.ts';
import { EdgeError } from './ports/edge-error.ts';

export interface MailParts extends Pick<InvitationMail, 'signIn' | 'reminders' | 'isNewLink' | 'isReminder'> {
  readonly inviter: Fact<DirectoryPerson | undefined>;
  readonly organisation: string;
  readonly invitee: Omit<Invitee, 'cc'>;
  readonly teamName?: string | undefined;
}

/** The mail as the directory and the form make it; the same for the preview and for the sending. */
export function composeMail({ inviter, organisation, invitee, ...rest }: MailParts): InvitationMail {
  const { address, name, message, language } = invitee;
  return { language, organisation, ...senderOf(inviter), address, name, message, ...rest };
}

export function senderOf(inviter: Fact<DirectoryPerson | undefined>): {
  readonly inviterName: string;
  readonly inviterAddress: string;
} {
  const person = 'read' in inviter ? inviter.read : undefined;
  return {
    inviterName: person?.displayName ?? '',
    inviterAddress: person?.mail ?? person?.userPrincipalName ?? '',
  };
}

/** A mail is to say what was previewed, so without the name there is none yet. Throws EdgeError. */
export function organisationIn(organisation: Fact<string>): string {
  if ('read' in organisation) return organisation.read;
  throw new EdgeError('unavailable', 'organisation-not-readable');
}
