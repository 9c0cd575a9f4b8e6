import type { VariantValues } from '../../src/sandbox/tenant/variants.ts';
import type { Played } from './invitation-play.ts';
import { linkIn } from './journey.ts';
import { type Act, actsOf, type TenantNow, tenantNow } from './play-trace.ts';
import type { Stage } from './stage.ts';

/** Everything that a promise is looked up in. */
interface Outcome {
  readonly stage: Stage;
  readonly played: readonly Played[];
  readonly acts: readonly Act[];
  readonly tenant: TenantNow;
  readonly links: ReadonlyMap<string, ReadonlySet<string>>;
  readonly variants: Partial<VariantValues>;
}

type Promised = (outcome: Outcome) => readonly string[];

/** What holds whatever Microsoft does. Each gives the cases where it did not. */
const PROMISES: Readonly<Record<string, Promised>> = {
  'an address has one account at most': ({ played, tenant }) =>
    addressesIn(played).filter((address) => accountsAt(tenant, address).length > 1),
  'nobody is given two links': ({ played, links }) =>
    addressesIn(played).filter((address) => (links.get(address)?.size ?? 0) > 1),
  'no second mail goes out without a press': ({ played, acts }) =>
    [...addressesIn(played), 'desk@partner.example'].filter(
      (each) =>
        acts.filter(({ what, status, address }) => isMail(what) && status === 202 && address === each).length > 1,
    ),
  'nothing is left on the way': ({ played }) => titlesWhere(played, (card) => ON_THE_WAY.test(card)),
  'what is ready is accepted, and in the group': ({ played, tenant }) =>
    titlesWhere(played, (card, { addresses }) => READY.test(card) && !isIn(tenant, addresses[0], teamOf(card))),
  'what is ready is listed': ({ played, variants }) =>
    played.filter(({ cards }) => cardsBeforeListing(cards, variants).some((card) => READY.test(card))).map(titleOf),
  'the end is told once': ({ stage, played }) =>
    titlesWhere(played, (card, { asked, addresses }) => {
      const reference = REFERENCE.exec(card)?.[0] ?? 'none';
      const told = stage.teams.messages(asked.inviter).filter(({ text }) => text?.includes(reference));
      return addresses.length === 1 && told.length !== (READY.test(card) || ACCEPTED.test(card) ? 1 : 0);
    }),
  'a refusal stands on the card': ({ played, acts }) =>
    titlesWhere(played, (card, { addresses }) => unsaid(card, refusedOf(acts, addresses)).length > 0),
  'a link opens what it was sent for, or the guest is told why': ({ played }) =>
    played.filter(({ fared }) => fared?.includes('()') === true).map(titleOf),
  'nothing fails for a reason of ours': ({ stage }) => stage.errors(),
  'the process lives': ({ stage }) => (stage.journey.bot.isGone() ? ['it is gone'] : []),
};

const ON_THE_WAY =
  /\bis being\b|^Checking|^Creating|^Sending the mail$|^Adding to “[^”]*”$|^A new link is being|^Being added to/m;
const READY = /^“(.+)” is ready for/;
const REFERENCE = /GL-\w{4}-\w{2}/;
const ACCEPTED = /^\S+ has accepted$/m;

/** The promises that were not kept, with the stories or addresses where. */
export async function brokenPromises(
  stage: Stage,
  played: readonly Played[],
  variants: Partial<VariantValues>,
): Promise<Readonly<Record<string, readonly string[]>>> {
  const [acts, tenant, mails] = await Promise.all([actsOf(stage), tenantNow(stage), stage.journey.mails()]);
  const links = new Map<string, Set<string>>();
  for (const mail of mails.filter(({ html }) => html.includes('/redeem/'))) {
    links.set(mail.mailbox, (links.get(mail.mailbox) ?? new Set()).add(linkIn(mail)));
  }
  const outcome: Outcome = { stage, played, acts, tenant, links, variants };
  const broken = Object.entries(PROMISES).map(([promise, look]) => [promise, look(outcome)] as const);
  return Object.fromEntries(broken.filter(([, where]) => where.length > 0));
}

interface Refused {
  readonly what: string;
  readonly status: number;
}

/** What was refused for good: nothing of that kind succeeded later for the same person. */
function refusedOf(acts: readonly Act[], addresses: readonly string[]): readonly Refused[] {
  return addresses.flatMap((each) => {
    const own = acts.filter(({ address }) => address === each);
    const isDone = (what: string) => own.some((act) => act.what === what && act.status < 300);
    return own.filter(({ what, status }) => (status === 400 || status === 403 || status === 404) && !isDone(what));
  });
}

function unsaid(card: string, refused: readonly Refused[]): readonly Refused[] {
  return refused.filter(({ what }) => !card.includes(what.endsWith('/sponsors/$ref') ? 'Sponsor not set' : '✕'));
}

function cardsBeforeListing(cards: readonly string[], variants: Partial<VariantValues>): readonly string[] {
  if (variants['teams-listing'] === 'never') return cards;
  return variants['teams-listing'] === 'six-hours' ? cards.slice(0, -1) : [];
}

function isIn({ users, groups }: TenantNow, address: string | undefined, team: string): boolean {
  const guest = users.find(({ mail }) => mail === address);
  const group = groups.find(({ displayName }) => displayName === team);
  return guest?.externalUserState === 'Accepted' && group?.members.includes(guest.id) === true;
}

function teamOf(card: string): string {
  return READY.exec(card)?.[1] ?? '';
}

function accountsAt({ users }: TenantNow, address: string) {
  return users.filter(({ mail }) => mail?.toLowerCase() === address);
}

function addressesIn(played: readonly Played[]): readonly string[] {
  return played.flatMap(({ addresses }) => addresses);
}

function titlesWhere(played: readonly Played[], isWrong: (card: string, story: Played) => boolean): readonly string[] {
  return played.filter((story) => isWrong(story.cards.at(-1) ?? '', story)).map(titleOf);
}

function titleOf({ title }: Played): string {
  return title;
}

function isMail(what: string): boolean {
  return what.endsWith('/sendMail');
}
