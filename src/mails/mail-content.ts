import type { Language } from '../domain/language.ts';
import { mailEn } from '../wording/mail-en.ts';
import { mailKo } from '../wording/mail-ko.ts';
import type { MailSentences } from '../wording/mail-sentences.ts';
import { inertLine } from './inert-text.ts';

export interface MailContent {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

const SENTENCES: { readonly [Name in Language]: MailSentences } = { en: mailEn, ko: mailKo };
const SUBJECT_MAX = 250;

export function mailSentences(language: Language): MailSentences {
  return SENTENCES[language];
}

/** Exchange takes 255 characters for a subject; names alone can be longer. */
export function shortenedSubject(subject: string): string {
  if (subject.length <= SUBJECT_MAX) return subject;
  return `${subject.slice(0, SUBJECT_MAX - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** The display name that a mail comes under. */
export function fromName({
  language,
  organisation,
}: {
  readonly language: Language;
  readonly organisation: string;
}): string {
  return mailSentences(language).from({ org: inertLine(organisation) });
}
