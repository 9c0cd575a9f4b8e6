import type { MailRefusal } from '../../src/domain/failures.ts';
import type { InvitationMail, NoticeMail } from '../../src/domain/mail.ts';
import type { Mailer, MailOrder, MailOutcome } from '../../src/use-cases/ports/mailer.ts';
import { runStep, type Script, type Step, scriptOf } from './scripted-outcomes.ts';

export interface SentMail {
  readonly mail: InvitationMail;
  /** As the guest would read it. */
  readonly redeemUrl: string;
  readonly clientRequestId: string;
}

/** Mails of one kind. */
interface Outbox<Order> {
  /** Each attempt, whatever became of it. */
  readonly attempts: readonly Order[];
  /** What really went out, answered or not. */
  readonly sent: readonly Order[];
  readonly script: Script<MailRefusal>;
}

type OrderOf<Method extends 'sendConversion' | 'sendCode' | 'sendTeamsLink'> = Parameters<Mailer[Method]>[0];

export interface FakeMailer extends Mailer {
  /** Each attempt, whatever became of it. */
  readonly attempts: readonly MailOrder[];
  /** What really went out, answered or not. */
  readonly sent: readonly SentMail[];
  readonly script: Script<MailRefusal>;
  /** Each notice that was tried, and those that really went out. */
  readonly noticeAttempts: readonly NoticeMail[];
  readonly notices: readonly NoticeMail[];
  readonly noticeScript: Script<MailRefusal>;
  readonly conversions: Outbox<OrderOf<'sendConversion'>>;
  readonly codes: Outbox<OrderOf<'sendCode'>>;
  readonly teamsLinks: Outbox<OrderOf<'sendTeamsLink'>>;
}

/** A mailbox in memory. */
export function fakeMailer(
  settings: {
    readonly script?: readonly Step<MailRefusal>[];
    readonly noticeScript?: readonly Step<MailRefusal>[];
  } = {},
): FakeMailer {
  const script = scriptOf(settings.script);
  const noticeScript = scriptOf(settings.noticeScript);
  const noticeAttempts: NoticeMail[] = [];
  const notices: NoticeMail[] = [];
  const attempts: MailOrder[] = [];
  const sent: SentMail[] = [];
  const conversions = outbox<OrderOf<'sendConversion'>>();
  const codes = outbox<OrderOf<'sendCode'>>();
  const teamsLinks = outbox<OrderOf<'sendTeamsLink'>>();
  return {
    attempts,
    sent,
    script,
    noticeAttempts,
    notices,
    noticeScript,
    conversions,
    codes,
    teamsLinks,
    sendConversion: async (order) => conversions.take(order),
    sendCode: async (order) => codes.take(order),
    sendTeamsLink: async (order) => teamsLinks.take(order),
    async send(order) {
      attempts.push(order);
      return runStep<MailRefusal, MailOutcome>(script.next(), {
        act: () => {
          const { mail, redeemUrl, clientRequestId } = order;
          sent.push({ mail, redeemUrl: redeemUrl.reveal(), clientRequestId });
          return { outcome: 'accepted' };
        },
        refuse: (refusal) => ({ outcome: 'refused', refusal }),
      });
    },
    async notify({ notice }) {
      noticeAttempts.push(notice);
      return runStep<MailRefusal, MailOutcome>(noticeScript.next(), {
        act: () => {
          notices.push(notice);
          return { outcome: 'accepted' };
        },
        refuse: (refusal) => ({ outcome: 'refused', refusal }),
      });
    },
    preview: (mail) => ({
      from: `${mail.organisation} invitations <invitations@contoso.example>`,
      subject: `${mail.inviterName} invites ${mail.address}`,
      text: [mail.message ?? '', '(the personal link, in the mail only)'].join('\n'),
    }),
  };
}

function outbox<Order>(): Outbox<Order> & { take(order: Order): MailOutcome } {
  const attempts: Order[] = [];
  const sent: Order[] = [];
  const script = scriptOf<MailRefusal>();
  return {
    attempts,
    sent,
    script,
    take(order) {
      attempts.push(order);
      return runStep<MailRefusal, MailOutcome>(script.next(), {
        act: () => {
          sent.push(order);
          return { outcome: 'accepted' };
        },
        refuse: (refusal) => ({ outcome: 'refused', refusal }),
      });
    },
  };
}
