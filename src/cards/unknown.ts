import template from '#cards/unknown.json' with { type: 'json' };
import { sentences } from '../wording/wording.ts';
import { cardTitle } from './card-title.ts';
import { type PlainText, plainText } from './plain-text.ts';
import type { Reader } from './reader.ts';
import { type CardContent, type CardView, renderCard } from './render-card.ts';

interface UnknownView extends CardView {
  readonly text: PlainText;
  /** Fills the form; empty where no address was found. */
  readonly address: string;
  readonly invite: string;
  readonly help: string;
}

/** For a line that is no command: what can be done, and how. */
export function unknownCard({ address }: { readonly address?: string | undefined }, { language }: Reader): CardContent {
  const { talk, common } = sentences(language);
  const text = address === undefined ? talk.unknown : talk.unknownAddress({ address });
  const view: UnknownView = {
    title: cardTitle(text, language),
    lang: language,
    text: plainText(text),
    address: address ?? '',
    invite: common.inviteGuest,
    help: common.help,
  };
  return renderCard(template, view);
}
