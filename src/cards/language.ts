import template from '#cards/language.json' with { type: 'json' };
import { LANGUAGE_NAMES, sentences } from '../wording/wording.ts';
import { type PlainText, plainText } from './plain-text.ts';
import type { Reader } from './reader.ts';
import { type CardContent, type CardView, renderCard } from './render-card.ts';

interface LanguageView extends CardView {
  readonly heading: PlainText;
  readonly texts: readonly PlainText[];
  readonly english: string;
  readonly korean: string;
}

/** A choice of the language in which the reader is answered. */
export function languageCard({ language }: Reader): CardContent {
  const { talk } = sentences(language);
  const view: LanguageView = {
    title: talk.languageHeading,
    lang: language,
    heading: plainText(talk.languageHeading),
    texts: [talk.languageNow({ language: LANGUAGE_NAMES[language] }), talk.languageMail].map(plainText),
    english: LANGUAGE_NAMES.en,
    korean: LANGUAGE_NAMES.ko,
  };
  return renderCard(template, view);
}
