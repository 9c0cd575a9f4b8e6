import type { InvitationMail } from '../domain/mail.ts';
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

export interface GraphMailerSettings {
  readonly client: GraphClient;
  /** The organisation's mailbox, the only one that may be sent from (RBAC for Applications). */
  readonly mailbox: string;
  readonly write: (mail: InvitationMail, redeemUrl: string) => WrittenMail;
  readonly preview: Mailer['preview'];
}

/** `sendMail` from the organisation's own mailbox. Sends once; what is not certain rises as `ambiguous`. */
export function graphMailer({ client, mailbox, write, preview }: GraphMailerSettings): Mailer {
  async function send({ mail, redeemUrl, clientRequestId }: MailOrder): Promise<MailOutcome> {
    const reply = await client.send({
      method: 'POST',
      path: `/users/${encodeURIComponent(mailbox).replace('%40', '@')}/sendMail`,
      body: { message: messageOf(mail, mailbox, write(mail, redeemUrl.reveal())), saveToSentItems: false },
      kind: 'write',
      clientRequestId,
    });
    return 'refusal' in reply ? { outcome: 'refused', refusal: mailRefusal(reply.refusal) } : { outcome: 'accepted' };
  }

  return { send, preview };
}

/**
 * A JSON message has one body, so the HTML goes out and Exchange itself puts a text part beside it. The text that we write
 * is what the inviter reads before sending.
 */
function messageOf(mail: InvitationMail, mailbox: string, { fromName, subject, html }: WrittenMail): object {
  return {
    subject,
    body: { contentType: 'html', content: html },
    from: { emailAddress: { name: fromName, address: mailbox } },
    toRecipients: [
      { emailAddress: mail.name ? { name: mail.name, address: mail.address } : { address: mail.address } },
    ],
    replyTo: [{ emailAddress: { name: mail.inviterName, address: mail.inviterAddress } }],
  };
}
