import template from '#cards/help.json' with { type: 'json' };
import { sentences } from '../wording/wording.ts';
import { type PlainText, plainText } from './plain-text.ts';
import type { Reader } from './reader.ts';
import { type CardContent, type CardView, renderCard } from './render-card.ts';

interface HelpView extends CardView {
  readonly heading: PlainText;
  readonly commands: readonly { readonly command: PlainText; readonly meaning: PlainText }[];
  readonly invite: string;
}

/** One line a command; those that the reader may not use are left out. */
export function helpCard({ language, mayConvert = false }: Reader): CardContent {
  const { talk, common } = sentences(language);
  const { convert: _, ...forAll } = talk.commands;
  const commands = mayConvert ? talk.commands : forAll;
  const view: HelpView = {
    title: talk.helpHeading,
    lang: language,
    heading: plainText(talk.helpHeading),
    commands: Object.values(commands).map(({ command, meaning }) => ({
      command: plainText(command),
      meaning: plainText(meaning),
    })),
    invite: common.inviteGuest,
  };
  return renderCard(template, view);
}
