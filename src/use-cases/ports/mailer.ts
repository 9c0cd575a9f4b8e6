import type { MailRefusal } from '../../domain/failures.ts';
import type { CodeMail, ConversionMail, InvitationMail, NoticeMail, TeamsLinkMail } from '../../domain/mail.ts';
import type { RedeemUrl } from '../../domain/redeem-url.ts';

export interface MailOrder {
  readonly mail: InvitationMail;
  readonly redeemUrl: RedeemUrl;
  /** Where the foot leads; whoever has these addresses speaks for the guest. */
  readonly pages: { readonly stranger: string; readonly noMoreReminders: string };
  readonly clientRequestId: string;
}

export type MailOutcome =
  /** 202: accepted by Exchange, which is not the same as arrived (E3). */
  { readonly outcome: 'accepted' } | { readonly outcome: 'refused'; readonly refusal: MailRefusal };

export interface Mailer {
  /** Sends once; never repeated inside. `refused` only when it is certain that nothing went out. Throws EdgeError. */
  send(order: MailOrder): Promise<MailOutcome>;
  /** Tells one more address, without the link; once, as `send`. Throws EdgeError. */
  notify(order: { readonly notice: NoticeMail; readonly clientRequestId: string }): Promise<MailOutcome>;
  /** The link of a conversion, to the external address; once, as `send`. Throws EdgeError. */
  sendConversion(order: {
    readonly mail: ConversionMail;
    readonly redeemUrl: RedeemUrl;
    readonly clientRequestId: string;
  }): Promise<MailOutcome>;
  /** Once, as `send`. Throws EdgeError. */
  sendCode(order: { readonly mail: CodeMail; readonly clientRequestId: string }): Promise<MailOutcome>;
  /** Once, as `send`. Throws EdgeError. */
  sendTeamsLink(order: { readonly mail: TeamsLinkMail; readonly clientRequestId: string }): Promise<MailOutcome>;
  /** The mail as it would be read, the link replaced by words. Pure. */
  preview(mail: InvitationMail): { readonly from: string; readonly subject: string; readonly text: string };
}
