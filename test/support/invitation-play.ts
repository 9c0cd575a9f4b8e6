import { PEOPLE, TEAMS } from '../../src/sandbox/tenant/contoso.ts';
import { stableId } from '../../src/sandbox/tenant/stable-id.ts';
import { SAM } from './journey.ts';
import { otherApp } from './other-app.ts';
import { type Asked, type Asking, acceptByMail, ask, cardOf, openTeams, walkThrough } from './scene.ts';
import type { Stage } from './stage.ts';
import type { TeamsPerson } from './teams-client.ts';

export const DANA: TeamsPerson = { id: PEOPLE.danaChoi, name: 'Dana Choi' };
const GINA: TeamsPerson = { id: PEOPLE.guestInviter, name: 'Gina Marchetti' };
const ROLF: TeamsPerson = { id: stableId('user rolf.sander@contoso.example'), name: 'Rolf Sander' };

/** One way through the product: what is asked for, and what the guest does with it. */
interface Story extends Asking {
  readonly guest?: (stage: Stage, links: Links) => Promise<string>;
}

/** Links that another app has made before. */
interface Links {
  readonly earlier: string;
}

/** A story as it was played. */
export interface Played {
  readonly title: StoryTitle;
  readonly addresses: readonly string[];
  readonly asked: Asked;
  /** What the card said at each look. */
  readonly cards: readonly string[];
  /** Whether a mail of ours had come by the third look. */
  readonly hadMail: boolean;
  /** How the guest fared. */
  readonly fared: string | undefined;
}

const FOUR = ['una@woodgrove.example', 'duo@woodgrove.example', 'tres@wingtip.example', 'quattro@wingtip.example'];

const STORIES = {
  'a new guest, with a sponsor and somebody to tell': {
    inviter: SAM,
    addresses: 'ann.lee@fabrikam.example',
    inputs: { team: TEAMS.projectNorth, sponsor: PEOPLE.priyaNair, cc: 'desk@partner.example' },
    guest: (stage) => acceptByMail(stage, 'ann.lee@fabrikam.example'),
  },
  'a guest who opens Teams without the link': {
    inviter: SAM,
    addresses: 'dora@adatum.example',
    inputs: { team: TEAMS.harbour },
    guest: (stage) => openTeams(stage, 'dora@adatum.example'),
  },
  'a guest whose organisation redeems by itself': {
    inviter: SAM,
    addresses: 'bo@northwind.example',
    inputs: { team: TEAMS.harbour },
    guest: (stage) => acceptByMail(stage, 'bo@northwind.example'),
  },
  'a guest who is here already': {
    inviter: SAM,
    addresses: 'ben.ortiz@adatum.example',
    inputs: { team: TEAMS.projectNorth },
    choice: 'Add to my team',
  },
  'a new link for a pending guest of somebody else': {
    inviter: SAM,
    addresses: 'otto@hanbit.example',
    inputs: { team: TEAMS.projectNorth, language: 'en' },
    choice: 'Make a new link',
    guest: async (stage, { earlier }) =>
      `${await walkThrough(earlier)}, then ${await acceptByMail(stage, 'otto@hanbit.example')}`,
  },
  'a pending guest of somebody else, only added': {
    inviter: SAM,
    addresses: 'oscar.lund@adatum.example',
    inputs: { team: TEAMS.projectNorth },
    choice: 'Only add to my team',
  },
  'a guest of somebody else whom the directory does not show yet': {
    inviter: SAM,
    addresses: 'early@fabrikam.example',
    inputs: { team: TEAMS.harbour },
  },
  'an address that a colleague has got a moment ago': {
    inviter: SAM,
    addresses: 'alma@fabrikam.example',
    inputs: { team: TEAMS.harbour },
  },
  'an address that a contact holds': { inviter: DANA, addresses: 'ivy.marsh@adatum.example' },
  'a deleted guest': { inviter: DANA, addresses: 'hal.pryor@fabrikam.example' },
  'a domain on the deny list': { inviter: DANA, addresses: 'ann@relecloud.example' },
  'a domain that we refuse ourselves': { inviter: DANA, addresses: 'ann@tailspin.example' },
  'a domain that nobody knows': { inviter: DANA, addresses: 'ann@nowhere.example' },
  'a domain with letters beyond ASCII': { inviter: DANA, addresses: 'ann@bücher.example' },
  'four people at once': { inviter: ROLF, addresses: FOUR.join('\n') },
} as const satisfies Readonly<Record<string, Story>>;

/** Asked for while only roles may invite. */
const RESTRICTED = {
  'only roles may invite, and she has one': {
    inviter: GINA,
    addresses: 'gil@fabrikam.example',
    guest: (stage) => acceptByMail(stage, 'gil@fabrikam.example'),
  },
  'only roles may invite, and he has none': { inviter: SAM, addresses: 'gus@fabrikam.example' },
} as const satisfies Readonly<Record<string, Story>>;

export type StoryTitle = keyof typeof STORIES | keyof typeof RESTRICTED;

export const TITLES = [...Object.keys(STORIES), ...Object.keys(RESTRICTED)] as readonly StoryTitle[];

/** The looks at every card, and how far the clock has gone since the one before. */
const LOOKS = { glance: 70, soon: 90, later: 700, accepted: 160, listed: 3_600, nextDay: 25_200 } as const;

const FOLLOWED = [40, 40];

/** These at once, on one stage: asked for, waited for, accepted, listed or not. */
export async function play(stage: Stage, titles: ReadonlySet<string>): Promise<readonly Played[]> {
  const links = await prepare(stage);
  const first = await open(stage, STORIES, titles);
  await stage.quiet();
  look(stage, first);
  for (const seconds of [LOOKS.glance, LOOKS.soon]) {
    await stage.pass(seconds);
    look(stage, first);
  }
  const mailed = new Set((await stage.journey.mails()).map(({ mailbox }) => mailbox));
  await stage.pass(LOOKS.later);
  await stage.journey.control('PATCH', 'policies', { allowInvitesFrom: 'adminsAndGuestInviters' });
  const all = [...first, ...(await open(stage, RESTRICTED, titles))];
  await stage.quiet();
  await stage.journey.control('PATCH', 'policies', { allowInvitesFrom: 'everyone' });
  look(stage, all);
  const fared = await Promise.all(all.map(({ story }) => story.guest?.(stage, links)));
  for (const seconds of [LOOKS.accepted, LOOKS.listed, LOOKS.nextDay]) {
    await stage.pass(seconds);
    // What was seen now is followed by a look of the bot's own or two; nothing else comes due.
    for (const more of FOLLOWED) await stage.pass(more);
    look(stage, all);
  }
  return all.map(({ title, story, asked, cards }, at) => {
    const addresses = story.addresses.split('\n').map((address) => address.replace('bücher', 'xn--bcher-kva'));
    const hadMail = addresses.some((address) => mailed.has(address));
    return { title, addresses, asked, cards, hadMail, fared: fared[at] };
  });
}

interface Playing {
  readonly title: StoryTitle;
  readonly story: Story;
  readonly asked: Asked;
  readonly cards: string[];
}

async function open(
  stage: Stage,
  stories: Readonly<Record<string, Story>>,
  titles: ReadonlySet<string>,
): Promise<readonly Playing[]> {
  const told = Object.entries(stories).filter(([title]) => titles.has(title)) as [StoryTitle, Story][];
  return Promise.all(told.map(async ([title, story]) => ({ title, story, asked: await ask(stage, story), cards: [] })));
}

function look(stage: Stage, playing: readonly Playing[]): void {
  for (const { asked, cards } of playing) cards.push(cardOf(stage, asked));
}

/** What others have done before: a pending guest, and two things that no replica shows yet. */
async function prepare(stage: Stage): Promise<Links> {
  const { control } = stage.journey;
  const { graph, invite } = await otherApp(stage);
  await control('PATCH', 'policies', { blockedDomains: ['tailspin.example', 'relecloud.example'] });
  await control('PUT', 'faults', { replication: { minSeconds: 0, maxSeconds: 0 } });
  const earlier = await invite('otto@hanbit.example');
  await control('PUT', 'faults', { replication: { minSeconds: 600, maxSeconds: 600 } });
  await walkThrough(await invite('early@fabrikam.example'));
  await graph('PATCH', `/users/${stableId('user alma.reyes@contoso.example')}`, { mail: 'alma@fabrikam.example' });
  // Nothing shows at the second look, everything at the third, however slow the machine is.
  await control('PUT', 'faults', { replication: { minSeconds: 150, maxSeconds: 158 } });
  await control('DELETE', 'traffic');
  return { earlier };
}
