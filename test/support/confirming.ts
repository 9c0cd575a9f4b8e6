import { join } from 'node:path';
import { PEOPLE } from '../../src/sandbox/tenant/contoso.ts';
import { stableId } from '../../src/sandbox/tenant/stable-id.ts';
import { offers, spoken, until } from './asking.ts';
import { buttonsOf, inputsOf } from './card-elements.ts';
import { type Converting, convert } from './converting.ts';
import type { GraphExchange, Journey } from './journey.ts';
import { passUntil } from './passing-time.ts';
import { DANA } from './shown-rules.ts';
import type { PressAnswer, SeenMessage, TeamsPerson } from './teams-client.ts';

/** The bot's process with the identity that may write `mail`. */
export const POLICY_BOT = join(import.meta.dirname, 'stub-bot-with-policy.ts');

/** The second administrator, who has used the bot. */
export const PRIYA: TeamsPerson = { id: PEOPLE.priyaNair, name: 'Priya Nair' };
export const ADMINS = 'Guestlist admins';

/** The holder of an account of the house, who reads us in the chat that Graph opened for them. */
export function holderOf(alias: string, name: string): TeamsPerson {
  const id = stableId(`user ${alias}@contoso.example`);
  return { id, name, conversationId: `19:${id}_${stableId(`chat ${id}`)}@unq.gbl.spaces` };
}

/** A guest already, for whom nobody can install an app: he is reached where he has greeted us himself. */
export const JONAS: TeamsPerson = { id: PEOPLE.eligibleContractor, name: 'Jonas Weber' };
export const ALMA = holderOf('alma.reyes', 'Alma Reyes');

/** They have each talked to the bot, so it knows their chats. */
export async function greeted({ teams }: Journey, people: readonly TeamsPerson[]): Promise<void> {
  for (const person of people) await teams.say(person, 'hello');
}

/** From nothing to `Ask for confirmation`; resolves with the asker's message, which lives on. */
export async function asked(journey: Journey, asking: Converting): Promise<SeenMessage> {
  const { by = DANA } = asking;
  const { id } = await convert(journey, asking);
  await journey.teams.press(by, id, 'conversion.ask');
  return until(journey, { by, id }, 'Waiting for confirmation');
}

/** The question, in front of an administrator. */
export function question({ teams }: Journey, admin: TeamsPerson, name: string): Promise<SeenMessage> {
  const isIt = ({ card }: SeenMessage) =>
    offers(card, 'conversion.confirm') && spoken(card).includes(`Convert the account of ${name}?`);
  return teams.waitFor(admin, isIt, `the question about ${name}`, 30_000);
}

/** Types the name, accepts what was not read, and presses. */
export async function confirm(
  { teams }: Journey,
  { by = PRIYA, on, name }: { readonly by?: TeamsPerson; readonly on: SeenMessage; readonly name: string },
): Promise<PressAnswer> {
  const ticks = Object.keys(inputsOf(on.card)).filter((id) => id.startsWith('tick-'));
  const ticked = Object.fromEntries(ticks.map((id) => [id, 'true']));
  return teams.press(by, on.id, 'conversion.confirm', { ...ticked, name });
}

/** `Is … your address?`, in front of the holder, and known to be there. */
export async function consent(journey: Journey, holder: TeamsPerson, by = DANA): Promise<SeenMessage> {
  const isAsked = ({ card }: SeenMessage) => offers(card, 'conversion.agree');
  const found = await journey.teams.waitFor(holder, isAsked, 'the question to the holder', 30_000);
  const isKnown = ({ card }: SeenMessage) =>
    spoken(card).startsWith(`Waiting for ${holder.name}`) && spoken(card).includes('Asked in Teams');
  await journey.teams.waitFor(by, isKnown, 'that they were asked', 30_000);
  return found;
}

/** Asked for, confirmed by Priya, and in front of the holder; with the asker's message. */
export async function holderAsked(
  journey: Journey,
  holder: TeamsPerson,
  asking: Converting,
): Promise<{ readonly asker: SeenMessage; readonly decider: SeenMessage; readonly holders: SeenMessage }> {
  const asker = await asked(journey, asking);
  const decider = await question(journey, PRIYA, holder.name);
  await confirm(journey, { on: decider, name: holder.name });
  return { asker, decider, holders: await consent(journey, holder) };
}

/** Where the button leads that opens Microsoft's page; undefined as long as there is none. */
export function linkOn(card: object | undefined): string | undefined {
  return /"url":"([^"]*\/redeem\/[^"]*)"/.exec(JSON.stringify(card ?? {}))?.[1];
}

/** The link, once the holder's message shows it; copies of the directory may lag behind by half a minute until then. */
export async function linkFor(journey: Journey, holder: TeamsPerson, id: string): Promise<string> {
  const link = () => linkOn(journey.teams.messages(holder).find((message) => message.id === id)?.card);
  await passUntil(journey, async () => link() !== undefined, 'the link');
  return link() ?? '';
}

/** The card of somebody's message reads so. */
export function untilReads(journey: Journey, by: TeamsPerson, text: string): Promise<SeenMessage> {
  return journey.teams.waitFor(by, ({ card }) => spoken(card).includes(text), `“${text}”`, 30_000);
}

/** What was asked of Graph that changes something, batches unfolded, in the order it was answered. */
export function writesAmong(traffic: readonly GraphExchange[]): readonly string[] {
  return traffic
    .flatMap(({ method, url, requestBody }) => {
      const { requests = [] } = (requestBody ?? {}) as { readonly requests?: readonly Asked[] };
      return [{ method, url }, ...requests];
    })
    .filter(({ method, url }) => method !== 'GET' && !/\$batch|checkMemberObjects|getMemberObjects|msi|token/.test(url))
    .map(({ method, url }) => `${method} ${url.replace(/^\/(v1\.0|beta)/, '')}`);
}

interface Asked {
  readonly method: string;
  readonly url: string;
}

/** What the buttons of a card carry, for a press of a client's own making. */
export function dataOf({ card }: Pick<SeenMessage, 'card'>, verb: string): Readonly<Record<string, unknown>> {
  const button = buttonsOf(card).find((each) => each.verb === verb);
  if (!button) throw new Error(`no ${verb} on ${spoken(card)}`);
  return button.data;
}

/** Such a press; what it is answered. */
export async function invoked(
  { teams }: Journey,
  by: TeamsPerson,
  press: { readonly on: string; readonly verb: string; readonly data: object },
): Promise<string> {
  const { on: replyToId, verb, data } = press;
  const value = { trigger: 'manual', action: { type: 'Action.Execute', verb, data } };
  const { body } = await teams.deliver(by, { type: 'invoke', name: 'adaptiveCard/action', replyToId, value });
  return JSON.stringify(body ?? '');
}
