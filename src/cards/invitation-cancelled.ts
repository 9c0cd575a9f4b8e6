import template from '#cards/invitation-cancelled.json' with { type: 'json' };
import { sentences } from '../wording/wording.ts';
import { cardTitle } from './card-title.ts';
import { type PlainText, plainText } from './plain-text.ts';
import type { Reader } from './reader.ts';
import { type CardContent, type CardView, renderCard } from './render-card.ts';

interface InvitationCancelledView extends CardView {
  readonly heading: PlainText;
  readonly invite: string;
}

/** The end of a form that was left. */
export function invitationCancelledCard({ language }: Reader): CardContent {
  const { cancelled, common } = sentences(language);
  const view: InvitationCancelledView = {
    title: cardTitle(cancelled.heading, language),
    lang: language,
    heading: plainText(cancelled.heading),
    invite: common.inviteGuest,
  };
  return renderCard(template, view);
}
