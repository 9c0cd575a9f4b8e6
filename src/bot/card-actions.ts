import { z } from 'zod';
import { LANGUAGES } from '../domain/language.ts';
import { ACTS, type CardAction, type CardActionRow, type CardActionRows, SAYS } from './card-action.ts';
import { CHANGE_ACTIONS } from './change-actions.ts';
import { CONVERSION_ACTIONS } from './conversion-actions.ts';
import { INVITATION_ACTIONS } from './invitation-actions.ts';

/** Every verb that a card can carry. */
export const CARD_ACTIONS = {
  ...INVITATION_ACTIONS,
  ...CONVERSION_ACTIONS,
  ...CHANGE_ACTIONS,
  'language.choose': { ...ACTS, parse: parseLanguageChoice },
  'help.show': { ...SAYS, parse: () => ({ kind: 'help' }) },
} as const satisfies CardActionRows;

export type Verb = keyof typeof CARD_ACTIONS;

export function cardActionRow(verb: string): CardActionRow | undefined {
  return Object.hasOwn(CARD_ACTIONS, verb) ? CARD_ACTIONS[verb as Verb] : undefined;
}

function parseLanguageChoice(data: unknown): CardAction | undefined {
  const parsed = z.object({ language: z.enum(LANGUAGES) }).safeParse(data).data;
  return parsed && { kind: 'choose-language', language: parsed.language };
}
