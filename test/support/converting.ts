import { spoken } from './asking.ts';
import { buttonsOf } from './card-elements.ts';
import type { Journey } from './journey.ts';
import { DANA } from './shown-rules.ts';
import type { SeenMessage, TeamsPerson } from './teams-client.ts';

/** Whose account is to become whose, as an administrator asks for it. */
export interface Converting {
  /** Dana Choi, when left out. */
  readonly by?: TeamsPerson;
  /** A name, a sign-in name or an address that is typed; or an object id out of the people picker. */
  readonly account: string | { readonly picked: string };
  readonly external: string;
  /** The external address, when left out. */
  readonly signIn?: string;
  /** Left as the form comes, when left out. */
  readonly message?: string;
  readonly language?: string;
}

const CHECKING = /^(?:Checking|계정을 확인하고)/;

/** A fresh form in the chat, with what the line says filled in. */
export async function openConversion({ teams }: Journey, line: string, by = DANA): Promise<SeenMessage> {
  const before = new Set(teams.messages(by).map(({ id }) => id));
  await teams.say(by, line);
  const isForm = ({ id, card }: SeenMessage) => !before.has(id) && hasButton(card, 'conversion.check');
  return teams.waitFor(by, isForm, 'a form for a conversion');
}

/** Fills the form and presses `Next: check`; resolves with what it has become: what was found, a choice, or the form again. */
export async function fillConversion(journey: Journey, form: string, asked: Converting): Promise<SeenMessage> {
  const { by = DANA, account, external, signIn = external, message, language } = asked;
  const whom =
    typeof account === 'string' ? { person: '', personTyped: account } : { person: account.picked, personTyped: '' };
  const words = { ...(message !== undefined && { message }), ...(language !== undefined && { language }) };
  await journey.teams.press(by, form, 'conversion.check', { ...whom, external, signIn, ...words });
  return untilFound(journey, form, by);
}

/** From nothing to what was found. */
export async function convert(journey: Journey, asked: Converting): Promise<SeenMessage> {
  const { id } = await openConversion(journey, 'convert', asked.by);
  return fillConversion(journey, id, asked);
}

/** What is read on such a card, without what makes parts of it bold. */
export function readOn({ card }: Pick<SeenMessage, 'card'>): string {
  return spoken(card).replaceAll('**', '');
}

/** Until nothing is being checked any more. */
export function untilFound({ teams }: Journey, id: string, by = DANA): Promise<SeenMessage> {
  const isFound = (message: SeenMessage) => message.id === id && message.card !== undefined && !isChecking(message);
  return teams.waitFor(by, isFound, 'what was found', 30_000);
}

function isChecking({ card }: SeenMessage): boolean {
  return CHECKING.test(spoken(card));
}

function hasButton(card: object | undefined, verb: string): boolean {
  return buttonsOf(card).some((button) => button.verb === verb);
}
