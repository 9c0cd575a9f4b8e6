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
  readonly title: string;
  readonly guest?: (stage: Stage, links: Links) => Promise<string>;
}

/** Links that another app has made before. */
interface Links {
  readonly earlier: string;
}

/** A story as it was played. */
export interface Played {
  readonly title: string;
  readonly addresses: readonly string[];
  readonly asked: Asked;
  /** What the card said at each look. */
  readonly cards: readonly string[];
  /** Whether a mail of ours had come by the second look. */
  readonly hadMail: boolean;
  /** How the guest fared. */
  readonly fared: string | undefined;
}

const TWELVE = ['woodgrove.example', 'treyresearch.example', 'wingtip.example'].flatMap((domain) =>
  ['una', 'duo', 'tres', 'quattro'].map((name) => `${name}@${domain}`),
);

const STORIES: readonly Story[] = [
  {
    title: 'a new guest, with a sponsor and somebody to tell',
    inviter: SAM,
    addresses: 'ann.lee@fabrikam.example',
    inputs: { team: TEAMS.projectNorth, sponsor: PEOPLE.priyaNair, cc: 'desk@partner.example' },
    guest: (stage) => acceptByMail(stage, 'ann.lee@fabrikam.example'),
  },
  {
    title: 'a guest who opens Teams without the link',
    inviter: SAM,
    addresses: 'dora@adatum.example',
    inputs: { team: TEAMS.harbour },
    guest: (stage) => openTeams(stage, 'dora@adatum.example'),
  },
  {
    title: 'a guest whose organisation redeems by itself',
    inviter: SAM,
    addresses: 'bo@northwind.example',
    inputs: { team: TEAMS.harbour },
    guest: (stage) => acceptByMail(stage, 'bo@northwind.example'),
  },
  {
    title: 'a guest who is here already',
    inviter: SAM,
    addresses: 'ben.ortiz@adatum.example',
    inputs: { team: TEAMS.projectNorth },
    choice: 'Add to my team',
  },
  {
    title: 'a new link for a pending guest of somebody else',
    inviter: SAM,
    addresses: 'otto@hanbit.example',
    inputs: { team: TEAMS.projectNorth, language: 'en' },
    choice: 'Make a new link',
    guest: async (stage, { earlier }) =>
      `${await walkThrough(earlier)}, then ${await acceptByMail(stage, 'otto@hanbit.example')}`,
  },
  {
    title: 'a pending guest of somebody else, only added',
    inviter: SAM,
    addresses: 'oscar.lund@adatum.example',
    inputs: { team: TEAMS.projectNorth },
    choice: 'Only add to my team',
  },
  {
    title: 'a guest of somebody else whom the directory does not show yet',
    inviter: SAM,
    addresses: 'early@fabrikam.example',
    inputs: { team: TEAMS.harbour },
  },
  {
    title: 'an address that a colleague has got a moment ago',
    inviter: SAM,
    addresses: 'alma@fabrikam.example',
    inputs: { team: TEAMS.harbour },
  },
  { title: 'an address that a contact holds', inviter: DANA, addresses: 'ivy.marsh@adatum.example' },
  { title: 'a deleted guest', inviter: DANA, addresses: 'hal.pryor@fabrikam.example' },
  { title: 'a domain on the deny list', inviter: DANA, addresses: 'ann@relecloud.example' },
  { title: 'a domain that we refuse ourselves', inviter: DANA, addresses: 'ann@tailspin.example' },
  { title: 'a domain that nobody knows', inviter: DANA, addresses: 'ann@nowhere.example' },
  { title: 'a domain with letters beyond ASCII', inviter: DANA, addresses: 'ann@bücher.example' },
  { title: 'twelve people at once', inviter: ROLF, addresses: TWELVE.join('\n') },
];

const RESTRICTED: readonly Story[] = [
  {
    title: 'only roles may invite, and she has one',
    inviter: GINA,
    addresses: 'gil@fabrikam.example',
    guest: (stage) => acceptByMail(stage, 'gil@fabrikam.example'),
  },
  { title: 'only roles may invite, and he has none', inviter: SAM, addresses: 'gus@fabrikam.example' },
];

/** The looks at every card, and how far the clock has gone since the one before. */
const LOOKS = { soon: 40, later: 700, accepted: 60, listed: 3_600, nextDay: 25_200 } as const;

/** Everything at once, on one stage: asked for, waited for, accepted, listed or not. */
export async function play(stage: Stage): Promise<readonly Played[]> {
  const links = await prepare(stage);
  const first = await open(stage, STORIES);
  await stage.quiet();
  look(stage, first);
  await stage.pass(LOOKS.soon);
  look(stage, first);
  const mailed = new Set((await stage.journey.mails()).map(({ mailbox }) => mailbox));
  await stage.pass(LOOKS.later);
  await stage.journey.control('PATCH', 'policies', { allowInvitesFrom: 'adminsAndGuestInviters' });
  const all = [...first, ...(await open(stage, RESTRICTED))];
  await stage.quiet();
  await stage.journey.control('PATCH', 'policies', { allowInvitesFrom: 'everyone' });
  look(stage, all);
  const fared = await Promise.all(all.map(({ story }) => story.guest?.(stage, links)));
  for (const seconds of [LOOKS.accepted, LOOKS.listed, LOOKS.nextDay]) {
    await stage.pass(seconds);
    look(stage, all);
  }
  return all.map(({ story, asked, cards }, at) => {
    const addresses = story.addresses.split('\n').map((address) => address.replace('bücher', 'xn--bcher-kva'));
    const hadMail = addresses.some((address) => mailed.has(address));
    return { title: story.title, addresses, asked, cards, hadMail, fared: fared[at] };
  });
}

interface Playing {
  readonly story: Story;
  readonly asked: Asked;
  readonly cards: string[];
}

async function open(stage: Stage, stories: readonly Story[]): Promise<readonly Playing[]> {
  return Promise.all(stories.map(async (story) => ({ story, asked: await ask(stage, story), cards: [] })));
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
  // Late enough that nothing shows before the first look, early enough that all has by the second.
  await control('PUT', 'faults', { replication: { minSeconds: 25, maxSeconds: 30 } });
  await control('DELETE', 'traffic');
  return { earlier };
}
