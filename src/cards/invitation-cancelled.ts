import { sentences } from '../wording/wording.ts';
import { cancelledCard } from './cancelled.ts';
import { cardTitle } from './card-title.ts';
import { plainText } from './plain-text.ts';
import type { Reader } from './reader.ts';
import type { CardContent } from './render-card.ts';

/** The end of a form that was left. */
export function invitationCancelledCard({ language }: Reader): CardContent {
  const { cancelled, common } = sentences(language);
  return cancelledCard({
    title: cardTitle(cancelled.heading, language),
    lang: language,
    heading: plainText(cancelled.heading),
    texts: [],
    startVerb: 'invitation.start',
    start: common.inviteGuest,
  });
}
