import { acceptedLanguage } from '../domain/accepted-language.ts';
import type { Language } from '../domain/language.ts';
import { guestPageEn } from '../wording/guest-page-en.ts';
import { guestPageKo } from '../wording/guest-page-ko.ts';
import type { GuestPageSentences } from '../wording/guest-page-sentences.ts';
import { htmlTemplate } from './html-template.ts';
import { inertLine } from './inert-text.ts';
import { mailSentences } from './mail-content.ts';

type GuestPageName = 'stranger' | 'no-more-reminders';

/** What is known of a page that somebody opens or presses; language and names are gone with the invited person's data. */
export type GuestPageAnswer =
  | {
      readonly outcome: 'open' | 'done' | 'over';
      readonly language?: Language | undefined;
      readonly organisation?: string | undefined;
      readonly inviterName?: string | undefined;
    }
  /** We have not made this address. */
  | { readonly outcome: 'unknown' }
  /** Nobody can say at the moment. */
  | { readonly outcome: 'failed' };

export interface GuestPageVisit {
  /** Undefined where there is no such page. */
  readonly name: GuestPageName | undefined;
  readonly answer: GuestPageAnswer;
  readonly acceptLanguage: string | undefined;
}

interface GuestPageView {
  readonly language: Language;
  readonly title: string;
  readonly organisation: string | undefined;
  readonly heading: string;
  readonly sentence: string;
  readonly isDone: boolean;
  readonly button: string | undefined;
}

const SENTENCES: { readonly [Name in Language]: GuestPageSentences } = { en: guestPageEn, ko: guestPageKo };
const STATUS = { open: 200, done: 200, over: 200, unknown: 404, failed: 503 } as const;

const html = htmlTemplate<GuestPageView>('guest-page.hbs');

/** A page that the mail's foot leads to: it asks once more, thanks, or says why there is nothing to press. */
export function guestPage(visit: GuestPageVisit): { readonly status: number; readonly html: string } {
  return { status: STATUS[visit.answer.outcome], html: html(viewOf(visit)) };
}

function viewOf({ name, answer, acceptLanguage }: GuestPageVisit): GuestPageView {
  const known = 'language' in answer ? answer.language : undefined;
  const language = known ?? acceptedLanguage(acceptLanguage) ?? 'en';
  const say = SENTENCES[language];
  const plain = { language, organisation: undefined, isDone: false, button: undefined };
  if (name === undefined || answer.outcome === 'unknown')
    return { ...plain, ...titled(say.notFoundH()), sentence: say.notFound() };
  if (answer.outcome === 'failed') return { ...plain, ...titled(say.failedH()), sentence: say.failed() };
  const org = inertLine(answer.organisation ?? '');
  const inviter = inertLine(answer.inviterName ?? '');
  const open = { ...plain, organisation: org || undefined, ...titled(headingOf(name, language)) };
  switch (answer.outcome) {
    case 'open':
      return { ...open, ...askOf(name, { say, org, inviter }) };
    case 'done':
      return { ...open, sentence: say.thanks(), isDone: true };
    case 'over':
      return { ...open, sentence: say.over() };
  }
}

function titled(heading: string): Pick<GuestPageView, 'title' | 'heading'> {
  return { title: heading, heading };
}

/** The words of the link that led here. */
function headingOf(name: GuestPageName, language: Language): string {
  const { stranger, noMoreReminders } = mailSentences(language);
  return name === 'stranger' ? stranger() : noMoreReminders();
}

interface Speech {
  readonly say: GuestPageSentences;
  readonly org: string;
  readonly inviter: string;
}

function askOf(name: GuestPageName, { say, org, inviter }: Speech): Pick<GuestPageView, 'sentence' | 'button'> {
  if (name === 'no-more-reminders') return { sentence: say.askNoMore(), button: say.stop() };
  return {
    sentence: org && inviter ? say.askStranger({ org, inviter }) : say.askStrangerNoNames(),
    button: org ? say.tell({ org }) : say.tellNoNames(),
  };
}
