import assert from 'node:assert/strict';
import type { RequestId } from '../../src/domain/ids.ts';
import type { LedgerEntry } from '../../src/domain/ledger-entry.ts';
import { deliveryMark, linkMark } from '../../src/domain/press-mark.ts';
import { settleGuestPage } from '../../src/use-cases/answer-guest.ts';
import type { Press } from '../../src/use-cases/press-outcome.ts';
import { INVITER } from '../support/builders.ts';
import { type DeathPoint, deadlyPorts, untilKilled } from '../support/deadly-ports.ts';
import { aHouse, type House } from '../support/house.ts';

type PressName = 'passOn' | 'mailInstead' | 'microsoftMail' | 'handOver' | 'sendAgain' | 'newLink';

interface Story {
  readonly name: string;
  /** Done once more by the next process, as far as the card still offers it: a person presses again where nothing has happened. */
  readonly steps: readonly ((house: House, id: RequestId) => Promise<void>)[];
  readonly mailRefused?: boolean;
}

const DAY = 86_400;

const ON_LINK_CARD: readonly PressName[] = ['passOn', 'mailInstead', 'microsoftMail'];

function press(name: PressName) {
  return async (house: House, requestId: RequestId): Promise<void> => {
    const { invitation } = await house.reading(requestId);
    const mark = ON_LINK_CARD.includes(name) ? linkMark(invitation) : deliveryMark(invitation);
    const on: Press = { callerId: INVITER, requestId, mark };
    await house.useCases[name](on);
    await house.drain();
  };
}

async function loseLink(house: House, id: RequestId): Promise<void> {
  const { invitation } = await house.reading(id);
  if (invitation.state === 'delivered') await house.edges.linkVault.wipe(invitation.id);
}

async function passDays(house: House): Promise<void> {
  house.pass(3 * DAY + 61);
  await house.sweep();
}

async function reportStranger(house: House, id: RequestId): Promise<void> {
  await settleGuestPage(house.edges, 'stranger', (await house.reading(id)).invitation.id);
  await house.drain();
}

const STORIES: readonly Story[] = [
  { name: 'a link that is passed on by hand', mailRefused: true, steps: [press('passOn')] },
  { name: 'a link whose mail is tried again', mailRefused: true, steps: [press('mailInstead')] },
  { name: 'Microsoft’s own mail', mailRefused: true, steps: [press('microsoftMail')] },
  { name: 'a link that is asked for', steps: [press('handOver'), press('passOn')] },
  { name: 'a link that goes out once more', steps: [press('sendAgain')] },
  { name: 'a link that is lost and made anew', steps: [loseLink, press('sendAgain'), press('newLink')] },
  { name: 'a reminder', steps: [passDays] },
  { name: 'a guest who does not know the inviter', steps: [reportStranger] },
];

interface Told {
  readonly house: House;
  readonly id: RequestId | undefined;
}

async function tell(story: Story, point?: DeathPoint) {
  const killer = deadlyPorts(point);
  const house = aHouse({ around: killer.around, aroundNotifier: killer.notifier });
  if (story.mailRefused) house.mailer.script.add({ refuse: 'not-allowed' });
  let id: RequestId | undefined;
  await untilKilled(async () => {
    id = await house.send();
    await house.drain();
    for (const step of story.steps) await step(house, id);
  });
  return { killer, told: { house, id } satisfies Told };
}

async function pointsOf(story: Story): Promise<readonly DeathPoint[]> {
  const { killer } = await tell(story);
  return [...killer.calls()].flatMap(([key, times]) => {
    const [port, act] = key.split('.') as [DeathPoint['port'], string];
    return Array.from({ length: times }, (_, index) => index + 1).flatMap((nth) =>
      (['before', 'after'] as const).map((when) => ({ port, act, when, nth })),
    );
  });
}

/** The next process: the sweep alone, then the person who presses what the card still offers, then the guest accepts. */
async function finish(story: Story, { house, id }: Told): Promise<void> {
  const sweeps = async (rounds: number) => {
    for (let round = 0; round < rounds; round += 1) {
      house.pass(301);
      await house.sweep();
    }
  };
  await sweeps(8);
  if (id !== undefined && (await house.subject(id)).kind === 'request') {
    for (const step of story.steps) await step(house, id);
    await sweeps(4);
  }
  if (house.invitations.issued.length > 0) {
    house.accept();
    house.list();
  }
  await sweeps(6);
}

function count(entries: readonly LedgerEntry[], isIt: (entry: LedgerEntry) => boolean): number {
  return entries.filter(isIt).length;
}

async function holds({ house, id }: Told, point: DeathPoint): Promise<void> {
  const { posts, issued } = house.invitations;
  assert.ok(new Set(issued.map(({ guestId }) => guestId)).size <= 1, 'one guest');
  assert.ok(!house.linkCards.some((shown) => shown.startsWith('https:')), 'no card shows a link that was used');
  if (id === undefined || (await house.subject(id)).kind !== 'request') return;
  const { entries, invitation } = await house.reading(id);

  const presses = count(entries, ({ kind }) => kind === 'send-again-asked' || kind === 'new-link-asked');
  const reminders = count(entries, ({ kind }) => kind === 'reminding');
  assert.ok(house.mailer.sent.length <= 1 + presses + reminders, `${house.mailer.sent.length} mails`);
  const microsofts = posts.filter(({ microsoftsMail }) => microsoftsMail !== undefined).length;
  assert.ok(
    microsofts <= count(entries, ({ kind }) => kind === 'microsoft-mail-asked'),
    `${microsofts} mails of theirs`,
  );
  const intended = count(entries, (entry) => entry.kind === 'inviting');
  assert.ok(posts.length - microsofts <= intended, 'no POST without its intention');
  assert.ok(intended <= 2 + count(entries, ({ kind }) => kind === 'new-link-asked'), `${intended} intentions`);
  if (issued.length > 0)
    assert.equal(invitation.state, 'ready', `${point.port}.${point.act} rests at ${invitation.state}`);
}

for (const story of STORIES) {
  describe(`killed at any step of ${story.name}`, () => {
    it('leaves one guest, no mail without a press, no link on a card, and nothing that rests', async () => {
      const points = await pointsOf(story);
      assert.ok(points.length > 40, `${points.length} points`);
      for (const point of points) {
        const { killer, told } = await tell(story, point);
        assert.ok(killer.hasStruck(), `${point.port}.${point.act} ${point.nth} is never reached`);
        killer.restart();
        told.house.loseJobs();
        try {
          await finish(story, told);
          await holds(told, point);
        } catch (error) {
          throw new Error(`killed ${point.when} ${point.port}.${point.act} ${point.nth}`, { cause: error });
        }
      }
    });
  });
}
