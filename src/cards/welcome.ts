import template from '#cards/welcome.json' with { type: 'json' };
import { sentences } from '../wording/wording.ts';
import { type PlainText, plainText } from './plain-text.ts';
import type { Reader } from './reader.ts';
import { type CardContent, type CardView, renderCard } from './render-card.ts';

interface WelcomeView extends CardView {
  readonly heading: PlainText;
  readonly texts: readonly PlainText[];
  readonly invite: string;
  readonly help: string;
}

/** The first message of the personal chat, once. */
export function welcomeCard({ language, mayConvert = false }: Reader): CardContent {
  const { talk, common } = sentences(language);
  const view: WelcomeView = {
    title: talk.welcomeHeading,
    lang: language,
    heading: plainText(talk.welcomeHeading),
    texts: [talk.welcome, talk.welcomeTry, ...(mayConvert ? [talk.welcomeConvert] : [])].map((text) => plainText(text)),
    invite: common.inviteGuest,
    help: common.help,
  };
  return renderCard(template, view);
}
