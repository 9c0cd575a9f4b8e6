import type { CodeMail, ConversionMail, InvitationMail, NoticeMail, TeamsLinkMail } from '../domain/mail.ts';
import type { Mailer, MailOrder, MailOutcome } from '../use-cases/ports/mailer.ts';
import type { GraphClient } from './graph-client.ts';
import { mailRefusal } from './graph-errors.ts';

/** A mail ready to go; who writes it is handed in, because edges do not know each other. */
export interface WrittenMail {
  /** Display name of the sender. */
  readonly fromName: string;
  readonly subject: string;
  readonly html: string;
}

/** Where the mail leads, in the open at the moment of use. */
interface MailLeads {
  readonly redeemUrl: string;
  readonly pages: MailOrder['pages'];
}

export interface GraphMailerSettings {
  readonly client: GraphClient;
  /** The organisation's mailbox, the only one that may be sent from (RBAC for Applications). */
  readonly mailbox: string;
  readonly write: (mail: InvitationMail, leads: MailLeads) => WrittenMail;
  readonly writeNotice: (notice: NoticeMail) => WrittenMail;
  readonly writeConversion: (mail: ConversionMail, redeemUrl: string) => WrittenMail;
  readonly writeCode: (mail: CodeMail) => WrittenMail;
  readonly writeTeamsLink: (mail: TeamsLinkMail) => WrittenMail;
  readonly preview: Mailer['preview'];
}

interface Letter extends WrittenMail {
  readonly to: Mailbox;
  readonly replyTo: Mailbox;
}

interface Mailbox {
  readonly address: string;
  readonly name?: string | undefined;
}

/** `sendMail` from the organisation's own mailbox. Sends once; what is not certain rises as `ambiguous`. */
export function graphMailer(settings: GraphMailerSettings): Mailer {
  const { client, mailbox, preview } = settings;
  async function post(letter: Letter, clientRequestId: string): Promise<MailOutcome> {
    const reply = await client.send({
      method: 'POST',
      path: `/users/${encodeURIComponent(mailbox).replace('%40', '@')}/sendMail`,
      body: { message: messageOf(letter, mailbox), saveToSentItems: false },
      kind: 'write',
      clientRequestId,
    });
    return 'refusal' in reply ? { outcome: 'refused', refusal: mailRefusal(reply.refusal) } : { outcome: 'accepted' };
  }

  return {
    async send({ mail, redeemUrl, pages, clientRequestId }) {
      const written = settings.write(mail, { redeemUrl: redeemUrl.reveal(), pages });
      const letter = { ...written, to: mail, replyTo: inviterOf(mail) };
      return post(letter, clientRequestId);
    },
    async notify({ notice, clientRequestId }) {
      const letter = { ...settings.writeNotice(notice), to: { address: notice.to }, replyTo: inviterOf(notice) };
      return post(letter, clientRequestId);
    },
    async sendConversion({ mail, redeemUrl, clientRequestId }) {
      const written = settings.writeConversion(mail, redeemUrl.reveal());
      return post({ ...written, to: mail, replyTo: askerOf(mail) }, clientRequestId);
    },
    async sendCode({ mail, clientRequestId }) {
      const replyTo = { name: mail.deciderName, address: mail.deciderAddress };
      return post({ ...settings.writeCode(mail), to: { address: mail.address }, replyTo }, clientRequestId);
    },
    async sendTeamsLink({ mail, clientRequestId }) {
      const letter = { ...settings.writeTeamsLink(mail), to: { address: mail.address }, replyTo: askerOf(mail) };
      return post(letter, clientRequestId);
    },
    preview,
  };
}

function inviterOf({ inviterName, inviterAddress }: InvitationMail | NoticeMail): Mailbox {
  return { name: inviterName, address: inviterAddress };
}

function askerOf({ askerName, askerAddress }: ConversionMail | TeamsLinkMail): Mailbox {
  return { name: askerName, address: askerAddress };
}

/**
 * A JSON message has one body, so the HTML goes out and Exchange itself puts a text part beside it. The text that we write
 * is what the inviter reads before sending.
 */
function messageOf({ fromName, subject, html, to, replyTo }: Letter, mailbox: string): object {
  return {
    subject,
    body: { contentType: 'html', content: html },
    from: { emailAddress: { name: fromName, address: mailbox } },
    toRecipients: [recipient(to)],
    replyTo: [recipient(replyTo)],
  };
}

function recipient({ name, address }: Mailbox): object {
  return { emailAddress: name ? { name, address } : { address } };
}
