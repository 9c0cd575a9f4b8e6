import assert from 'node:assert/strict';
import { type DeathPoint, deadlyPorts, untilKilled } from '../../support/deadly-ports.ts';
import { KIM } from '../../support/fresh-conversions.ts';
import { anOpenConversion, type OpenConversion, OUTSIDE } from '../../support/open-conversion.ts';

/** How often the story calls each, after what prepares it; `record` once for the confirmation, before the story. */
const ACTS: readonly (readonly [DeathPoint['port'], string, first: number, last: number])[] = [
  ['installations', 'chatWith', 1, 1],
  ['notifier', 'post', 1, 3],
  ['cardCopies', 'adopt', 1, 3],
  ['accounts', 'writeMail', 1, 1],
  ['invitations', 'invite', 1, 1],
  ['conversionLinks', 'keep', 1, 1],
  ['conversionLinks', 'wipe', 1, 1],
  ['notifier', 'show', 1, 6],
  ['mailPace', 'take', 1, 1],
  ['mailer', 'sendTeamsLink', 1, 1],
  // holder-asked, holder-agreed, writing-mail, mail-written, mail-seen, inviting, issued, link-shown, redeemed, verified, telling,
  // teams-link-sending, teams-link-sent
  ['conversions', 'record', 2, 14],
];

const POINTS: readonly DeathPoint[] = ACTS.flatMap(([port, act, first, last]) =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index).flatMap((nth) =>
    (['before', 'after'] as const).map((when) => ({ port, act, when, nth })),
  ),
);

async function agree(open: OpenConversion): Promise<void> {
  if ((await open.state()) !== 'holder-asked') return;
  await open.house.useCases.agreeConversion(await open.press(KIM));
}

async function wholeStory(open: OpenConversion): Promise<void> {
  await open.run('ask-holder');
  await open.house.drain();
  await agree(open);
  await open.house.drain();
  open.redeem();
  open.house.pass(301);
  await open.house.sweep();
}

/** The next process: the sweep alone, while the holder presses what is in front of them. */
async function finish(open: OpenConversion): Promise<void> {
  for (let round = 0; round < 8; round += 1) {
    open.house.pass(301);
    await open.house.sweep();
    await agree(open);
    if ((await open.state()) === 'delivered') open.redeem();
  }
}

describe('a conversion killed between any two steps', () => {
  for (const point of POINTS) {
    it(`${point.when} the ${point.nth}. ${point.port}.${point.act}: one link shown, no write without its entry`, async () => {
      const killer = deadlyPorts(point);
      const open = await anOpenConversion({ around: killer.around, aroundNotifier: killer.notifier });
      await untilKilled(() => wholeStory(open));
      assert.ok(killer.hasStruck(), 'this act was never reached');
      killer.restart();
      open.house.loseJobs();
      await finish(open);

      const { house } = open;
      const kinds = await open.kinds();
      const count = (kind: string) => kinds.filter((each) => each === kind).length;
      assert.equal(await open.state(), 'aftercare-open');
      assert.ok(house.accounts.mailOrders.length <= count('writing-mail'), 'a PATCH for each intention');
      assert.ok(house.invitations.posts.length <= count('inviting'), 'a POST for each intention');
      assert.ok(house.invitations.posts.length <= 2, 'at most one more POST');
      assert.ok(new Set(open.linksShown()).size <= 1, 'one link is shown');
      for (const link of open.linksShown()) assert.equal(link, house.invitations.issued.at(-1)?.redeemUrl);
      assert.ok(
        house.edits.every(({ viewer }) => !viewer.link || viewer.id === KIM),
        'to the holder alone',
      );
      assert.ok(house.directory.tenant.accounts.every(({ mail }) => mail === OUTSIDE));
      assert.equal(await house.edges.conversionLinks.read({ invitationId: open.invitationId, attempt: 1 }), undefined);
      assert.ok(count('telling') === 1, 'told at most once');
      assert.ok(house.mailer.teamsLinks.attempts.length <= 1, 'one mail with the address of Teams');
    });
  }
});
