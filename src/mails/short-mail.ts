import type { Language } from '../domain/language.ts';
import { inertLine } from './inert-text.ts';
import { around, type SplitSentence } from './link-mail-view.ts';
import { mailSentences, shortenedSubject } from './mail-content.ts';
import { footText, type MailFoot } from './mail-foot.ts';

/** A mail of one paragraph, in which one value stands out. */
export interface ShortMailView extends MailFoot {
  readonly language: Language;
  readonly subject: string;
  readonly told: SplitSentence;
}

/** What each of them goes by. */
interface ShortMailValues {
  readonly language: Language;
  readonly organisation: string;
  readonly privacyStatement: string;
}

interface ShortMailWords {
  /** For whom it is sent. */
  readonly asker: string;
  readonly subject: (values: { readonly org: string }) => string;
  readonly told: (values: { readonly org: string }) => string;
  readonly value: string;
}

export function shortMailView(values: ShortMailValues, words: ShortMailWords): ShortMailView {
  const { language, organisation, privacyStatement } = values;
  const say = mailSentences(language);
  const org = inertLine(organisation);
  return {
    language,
    subject: shortenedSubject(words.subject({ org })),
    told: around(words.told({ org }), words.value),
    foot: say.footNoEnd({ inviter: inertLine(words.asker), org }),
    footLinks: [{ words: say.privacy({ org }), address: privacyStatement }],
  };
}

export function shortMailText(view: ShortMailView): string {
  const { before, value, after } = view.told;
  return [`${before}${value}${after}`, ...footText(view)].join('\n\n');
}
