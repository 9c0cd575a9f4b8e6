import { buttonsOf, textOnCard } from './card-elements.ts';
import { type Journey, SAM } from './journey.ts';
import type { SeenMessage, SharedPlace, TeamsPerson } from './teams-client.ts';

/** What somebody types into the form. What is left out stays as the form comes. */
export interface Asking {
  /** Sam Park, when left out. */
  readonly by?: TeamsPerson;
  readonly addresses: readonly string[];
  /** The id of a team, or `none`. */
  readonly team?: string;
  readonly message?: string;
  readonly language?: string;
  /** An object id. */
  readonly sponsor?: string;
  readonly cc?: string;
}

const CHECKING = /^(?:Checking|주소.*확인|보내기 전에)/;

/** A fresh form in the chat, asked for there or in a channel. */
export async function openForm({ teams }: Journey, by: TeamsPerson, place?: SharedPlace): Promise<string> {
  const before = new Set(teams.messages(by).map(({ id }) => id));
  await (place ? teams.sayIn(place, by, 'invite') : teams.say(by, 'invite'));
  const isForm = ({ id, card }: SeenMessage) => !before.has(id) && offers(card, 'invitation.check');
  return (await teams.waitFor(by, isForm, 'a fresh form')).id;
}

/** Fills the form and presses `Next`; resolves with what the form has become: the review, or the form with its errors. */
export async function fillForm(journey: Journey, form: string, asking: Asking): Promise<SeenMessage> {
  const { by = SAM, addresses, team, message, language, sponsor, cc } = asking;
  const inputs = { addresses: addresses.join('\n'), team, message, language, sponsor, cc };
  const typed = Object.entries(inputs).filter((entry): entry is [string, string] => entry[1] !== undefined);
  await journey.teams.press(by, form, 'invitation.check', Object.fromEntries(typed));
  return untilChecked(journey, by, form);
}

/** From nothing to the review. */
export async function review(journey: Journey, asking: Asking): Promise<SeenMessage> {
  return fillForm(journey, await openForm(journey, asking.by ?? SAM), asking);
}

/** From nothing to the press of `Send`; resolves with the message that lives on. */
export async function send(journey: Journey, asking: Asking): Promise<SeenMessage> {
  const { by = SAM } = asking;
  const { id } = await review(journey, asking);
  await journey.teams.press(by, id, 'invitation.send');
  return untilSent(journey, by, id);
}

/** Until the check is done: the review stands there, or the form with what has to be changed. */
export async function untilChecked({ teams }: Journey, by: TeamsPerson, id: string): Promise<SeenMessage> {
  const isChecked = ({ card }: SeenMessage) => card !== undefined && !CHECKING.test(spoken(card));
  return teams.waitFor(by, (message) => message.id === id && isChecked(message), 'the review', 30_000);
}

/** Until the status card stands there, whatever it says. */
export async function untilSent(journey: Journey, by: TeamsPerson, id: string): Promise<SeenMessage> {
  return until(journey, { by, id }, 'Updated ');
}

/** Until the card of this message reads so. */
export async function until(
  { teams }: Pick<Journey, 'teams'>,
  { by = SAM, id }: { readonly by?: TeamsPerson; readonly id: string },
  text: string,
  limitMs = 30_000,
): Promise<SeenMessage> {
  const isIt = (message: SeenMessage) => message.id === id && spoken(message.card).includes(text);
  return teams.waitFor(by, isIt, `“${text}”`, limitMs);
}

/** What is read on a card, its Markdown undone. */
export function spoken(card: object | undefined): string {
  return textOnCard(card).replaceAll(/\\([^\p{L}\p{N}\s])/gu, '$1');
}

export function offers(card: object | undefined, verb: string): boolean {
  return buttonsOf(card).some((button) => button.verb === verb);
}

/** The name of the press that opens one of several people. */
export function rowOf(card: object | undefined, person: number): string {
  const found = buttonsOf(card).find(({ verb, data }) => verb === 'invitation.person' && data.person === person);
  if (!found) throw new Error(`nobody stands at ${person}`);
  return found.title;
}

/** A finding under the heading of its severity, as it stands on a card in English. */
export interface ReadFinding {
  readonly severity: string;
  readonly sentence: string;
}

export function findingsOn(card: object | undefined): readonly ReadFinding[] {
  let severity = '';
  return spoken(card)
    .split('\n')
    .flatMap((line) => {
      severity = /^(Must be fixed|Warning|Not checked|Good to know) \(\d+\)$/.exec(line)?.[1] ?? severity;
      const sentence = /^\(\d+\) (.*)$/.exec(line)?.[1];
      return sentence === undefined || severity === '' ? [] : [{ severity, sentence }];
    });
}

/** The buttons that decide what becomes of somebody who is here already. */
export function choicesOn(card: object | undefined): readonly string[] {
  return buttonsOf(card)
    .filter(({ verb }) => verb === 'invitation.choose' || verb === 'invitation.resend')
    .map(({ title }) => title);
}
