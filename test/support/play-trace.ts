import type { Played } from './invitation-play.ts';
import type { GraphExchange, SandboxMail } from './journey.ts';
import type { Stage } from './stage.ts';

/** What a play was for the people in it and for the directory, with times and ids taken out. */
export interface Trace {
  /** For each story: what was read, done and mailed. */
  readonly stories: ReadonlyMap<string, StoryTrace>;
  /** What came into the mailbox that we send from. */
  readonly mailbox: readonly string[];
}

export interface StoryTrace {
  readonly read: readonly string[];
  /** At which look, where the guest had to accept first; -1 if never. */
  readonly readyAt: number;
  readonly acts: readonly string[];
  readonly mails: readonly string[];
  readonly fared: string | undefined;
}

/** One write at Graph, and whom it was about. */
export interface Act {
  readonly what: string;
  readonly status: number;
  readonly address: string | undefined;
}

interface TenantUser {
  readonly id: string;
  readonly mail: string | null;
  readonly externalUserState: string | null;
}

export interface TenantNow {
  readonly users: readonly TenantUser[];
  readonly groups: readonly { readonly displayName: string; readonly members: readonly string[] }[];
}

export async function tenantNow({ journey }: Stage): Promise<TenantNow> {
  return (await journey.control('GET', 'tenant')) as TenantNow;
}

export async function traceOf(stage: Stage, played: readonly Played[]): Promise<Trace> {
  const [acts, mails] = await Promise.all([actsOf(stage), stage.journey.control('GET', 'mail')]);
  const all = mails as readonly SandboxMail[];
  const stories = played.map((story): readonly [string, StoryTrace] => {
    const isAbout = (address: string | undefined) => address !== undefined && story.addresses.includes(address);
    const mailed = all.filter(({ mailbox }) => isAbout(mailbox)).map(({ sentBy, subject }) => `${sentBy}: ${subject}`);
    const done = acts.filter(({ address }) => isAbout(address)).map(doneAs);
    return [
      story.title,
      {
        read: [...story.asked.read, ...story.cards].map(plain).filter((text, at, texts) => text !== texts[at - 1]),
        // Only where somebody accepts: how soon others are ready hangs on which replica answers.
        readyAt: story.fared === undefined ? -1 : story.cards.findIndex((card) => card.includes('” is ready for')),
        // Jobs run side by side, and one that was put off is done again: neither is another path.
        acts: distinct(done),
        mails: [story.hadMail ? 'soon' : 'not soon', ...mailed.map(plain).toSorted()],
        fared: story.fared,
      },
    ];
  });
  const mailbox = all.filter((mail) => mail.mailbox.startsWith('invitations@')).map(({ subject }) => plain(subject));
  return { stories: new Map(stories), mailbox: mailbox.toSorted() };
}

/** The stories of the second trace that the first tells differently, and what of them the second alone tells. */
export function differences(one: Trace, other: Trace | undefined): readonly string[] {
  if (!other) return [];
  const titles = [...other.stories.keys()].filter((title) => !isSame(one.stories.get(title), other.stories.get(title)));
  const told = titles.map((title) => `${title}: ${newIn(one.stories.get(title), other.stories.get(title))}`);
  return isSame(one.mailbox, other.mailbox)
    ? told
    : [...told, `the mailbox that we send from: ${other.mailbox.join(' / ')}`];
}

/** What is left of it in the end, however long it took and whatever was tried on the way. */
export function endsOf({ stories, mailbox }: Trace): Trace {
  const ends = [...stories].map(([title, { read, mails, fared }]): readonly [string, StoryTrace] => [
    title,
    { read: read.slice(-1), readyAt: -1, acts: [], mails: mails.slice(1), fared },
  ]);
  return { stories: new Map(ends), mailbox };
}

function newIn(one: StoryTrace | undefined, other: StoryTrace | undefined): string {
  const known = one && [...one.read, ...one.acts, ...one.mails, one.fared];
  const told = other ? [...other.read, ...other.acts, ...other.mails, other.fared] : [];
  return told.filter((each) => !known?.includes(each)).join(' / ') || 'the same at another time, or less';
}

/** Every write of the bot, with the address that it was about. */
export async function actsOf(stage: Stage): Promise<readonly Act[]> {
  const [traffic, { users }] = await Promise.all([stage.journey.traffic(), tenantNow(stage)]);
  const addresses = new Map(users.map(({ id, mail }) => [id, mail?.toLowerCase()]));
  return traffic
    .filter(({ method, url }) => method === 'POST' && !url.includes('$batch'))
    .map((exchange) => ({ what: shapeOf(exchange), status: exchange.status, address: aboutWhom(exchange, addresses) }));
}

/** A guest whom the group does not see yet is refused in two ways, as it happens (G9.3). */
function doneAs({ what, status }: Act): string {
  const isUnseen = what.endsWith('/$ref') && (status === 400 || status === 404);
  return `${what} ${isUnseen ? 'not yet' : status}`;
}

function shapeOf({ method, url }: GraphExchange): string {
  return `${method} ${url.replace(/^\/v1\.0/, '').replaceAll(/\/(users|groups)\/[^/]+/g, '/$1/{id}')}`;
}

const GUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;

function aboutWhom({ url, requestBody }: GraphExchange, addresses: ReadonlyMap<string, string | undefined>) {
  const body = JSON.stringify(requestBody);
  if (url.endsWith('/sponsors/$ref')) return addresses.get(GUID.exec(url)?.[0] ?? '');
  if (url.endsWith('/members/$ref')) return addresses.get(GUID.exec(body)?.[0] ?? '');
  return /"(?:invitedUserEmailAddress|address)":"([^"]+)"/.exec(body)?.[1]?.toLowerCase();
}

function plain(text: string): string {
  return text
    .replaceAll(/^Updated .*$/gm, '')
    .replaceAll(/\d{1,2} [A-Z][a-z]{2,3}(?: \d{4})?(?:, \d{2}:\d{2})?/g, '(time)')
    .replaceAll(/GL-\w{4}-\w{2}/g, '(reference)')
    .replaceAll(/127\.0\.0\.1:\d+/g, '(host)')
    .replaceAll(/\d+ hours?/g, '(hours)');
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].toSorted();
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
