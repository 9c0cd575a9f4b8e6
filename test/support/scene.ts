import { buttonsOf, inputsOf, textOnCard } from './card-elements.ts';
import { linkIn } from './journey.ts';
import type { Stage } from './stage.ts';
import type { SeenMessage, TeamsClient, TeamsPerson } from './teams-client.ts';

/** What somebody asks the bot for, and what they press on the way. */
export interface Asking {
  readonly inviter: TeamsPerson;
  /** One, or several lines. */
  readonly addresses: string;
  readonly inputs?: Readonly<Record<string, string>>;
  /** The title of what they choose where the guest is here already. */
  readonly choice?: string;
}

/** A request in its one message, from the form to its end. */
export interface Asked {
  readonly inviter: TeamsPerson;
  readonly messageId: string;
  /** What they read each time before they pressed something that sends, and no more than twice. */
  readonly read: readonly string[];
}

const MOST_PRESSES = 2;
/** Whoever is told that it takes longer than usual waits longer than usual. */
const PATIENCE_MS = 60_000;

/** Says it, fills in the form, presses what can be pressed; resolves when there is nothing more to press, and somebody waits. */
export async function ask({ teams }: Stage, { inviter, addresses, inputs = {}, choice }: Asking): Promise<Asked> {
  const [first = ''] = addresses.split('\n');
  const form = await inTurn(teams, inviter, () => formFor(teams, inviter, first));
  await teams.press(inviter, form.id, 'invitation.check', { addresses, ...inputs });
  const isAnswered = (message: SeenMessage) => message.id === form.id && isVerdict(message);
  const read: string[] = [];
  for (;;) {
    const { card } = await teams.waitFor(inviter, isAnswered, `an answer about ${first}`, PATIENCE_MS);
    const button = buttonsOf(card).find(({ verb, title }) => verb === 'invitation.send' || title === choice);
    if (!button || read.length === MOST_PRESSES) return { inviter, messageId: form.id, read };
    read.push(textOnCard(card));
    await teams.press(inviter, form.id, button.title);
  }
}

const talking = new WeakMap<TeamsClient, Map<string, Promise<unknown>>>();

/** Nobody says two things at once: what comes back could not be told apart. */
function inTurn<Result>(teams: TeamsClient, { id }: TeamsPerson, say: () => Promise<Result>): Promise<Result> {
  const turns = talking.get(teams) ?? new Map<string, Promise<unknown>>();
  talking.set(teams, turns);
  const turn = (turns.get(id) ?? Promise.resolve()).then(say);
  turns.set(
    id,
    turn.catch(() => undefined),
  );
  return turn;
}

const MOST_TIMES = 5;

/** Says it again where the directory did not answer, as the card asks for. */
async function formFor(teams: TeamsClient, inviter: TeamsPerson, first: string, times = 1): Promise<SeenMessage> {
  const before = new Set(teams.messages(inviter).map(({ id }) => id));
  await teams.say(inviter, `invite ${first}`);
  const isNew = (message: SeenMessage) => !before.has(message.id) && message.card !== undefined;
  const isAnswer = (message: SeenMessage) => isNew(message) && (hasInput(first)(message) || isProblem(message));
  const answer = await teams.waitFor(inviter, isAnswer, `the form for ${first}`, PATIENCE_MS);
  if (!isProblem(answer)) return answer;
  if (times === MOST_TIMES) throw new Error(`No form, ${times} times: ${textOnCard(answer.card)}`);
  return formFor(teams, inviter, first, times + 1);
}

function isProblem({ card }: SeenMessage): boolean {
  return textOnCard(card).startsWith('That did not work');
}

/** What the card says now. */
export function cardOf({ teams }: Stage, { inviter, messageId }: Asked): string {
  return textOnCard(teams.card(inviter, messageId));
}

function hasInput(first: string): (message: SeenMessage) => boolean {
  return ({ card }) => card !== undefined && (inputsOf(card).addresses ?? '').includes(first);
}

function isVerdict({ card }: SeenMessage): boolean {
  return card !== undefined && inputsOf(card).addresses === undefined && !/^Checking/m.test(textOnCard(card));
}

/** How the guest fares with the newest mail of ours, in the words of the pages. */
export async function acceptByMail({ journey }: Stage, address: string): Promise<string> {
  const mail = (await journey.mails(address)).at(-1);
  return mail ? walkThrough(linkIn(mail)) : 'has no mail';
}

/** Link, account, consent; tells where the guest ends. */
export async function walkThrough(link: string): Promise<string> {
  const { origin, searchParams } = new URL(link);
  const fields = Object.fromEntries(searchParams);
  const account = /id="account-expected">([^<]*)/.exec(await (await fetch(link)).text())?.[1] ?? '';
  const chosen = await post(`${origin}/redeem/account`, { ...fields, choice: 'expected' });
  if (chosen.status !== 200) return endOf(chosen);
  return endOf(await post(`${origin}/redeem/accept`, { ...fields, account }));
}

/** Without any link: Teams of this tenant, and the button there. */
export async function openTeams({ journey }: Stage, address: string): Promise<string> {
  return endOf(await post(`${journey.tenant.url}/teams/join`, { as: address }));
}

async function endOf(page: Response): Promise<string> {
  const location = page.headers.get('location');
  if (location !== null) return `goes on to ${new URL(location, page.url).pathname}`;
  const text = await page.text();
  return `reads “${/<h1[^>]*>([^<]*)/.exec(text)?.[1] ?? ''}” (${/data-reason="([^"]*)"/.exec(text)?.[1] ?? page.status})`;
}

function post(url: string, form: Readonly<Record<string, string>>): Promise<Response> {
  return fetch(url, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' });
}
