import type { ConversionMail } from '../domain/mail.ts';
import { htmlTemplate } from './html-template.ts';
import { inertLine } from './inert-text.ts';
import { linkMailText } from './link-mail-text.ts';
import { hostOf, type LinkMailView, linkMailView, type Sender } from './link-mail-view.ts';
import { type MailContent, mailSentences } from './mail-content.ts';

export type ConversionMailValues = ConversionMail & Omit<Sender, 'privacyContact'> & { readonly redeemUrl: string };

const html = htmlTemplate<LinkMailView>('link-mail.hbs');

/** The link of a conversion, to the external address: only where the account cannot be reached in Teams (design 4.3). */
export function conversionMail(values: ConversionMailValues): MailContent {
  const view = conversionMailView(values);
  return { subject: view.subject, html: html(view), text: linkMailText(view) };
}

function conversionMailView(values: ConversionMailValues): LinkMailView {
  const { askerName, askerAddress, signInAccount, userPrincipalName, redeemUrl, isWithoutTeams } = values;
  const say = mailSentences(values.language);
  const org = inertLine(values.organisation);
  const asker = inertLine(askerName);
  return linkMailView(
    {
      ...values,
      asker: { name: askerName, address: askerAddress },
      account: signInAccount,
      message: values.message,
      link: { address: redeemUrl, host: hostOf(redeemUrl) },
    },
    {
      subject: say.subjectConvert({ org }),
      heading: say.convertH1({ org }),
      what: [
        say.convertWhat({ org, upn: userPrincipalName, signIn: signInAccount }),
        say.convertWhen({ org }),
        ...(isWithoutTeams ? [say.convertNoTeams({ org, signIn: signInAccount })] : []),
      ],
      lastSteps: isWithoutTeams ? [] : [say.step4Convert({ org })],
      notExpected: say.notExpectedConvert(),
      foot: say.footNoEnd({ inviter: asker, org }),
      footLinks: [{ words: say.privacy({ org }), address: values.privacyStatement }],
    },
  );
}
