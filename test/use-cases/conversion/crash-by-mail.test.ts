import assert from 'node:assert/strict';
import { isWaitedFor } from '../../../src/domain/conversion/conversion.ts';
import { codeStanding } from '../../../src/domain/conversion/holder-code.ts';
import { conversionPressMark } from '../../../src/domain/press-mark.ts';
import { type DeathPoint, deadlyPorts, untilKilled } from '../../support/deadly-ports.ts';
import { anOpenConversion, CONFIRMER, type OpenConversion, OUTSIDE } from '../../support/open-conversion.ts';

/** How often the story calls each; `record` once for the confirmation, before the story. */
const ACTS: readonly (readonly [DeathPoint['port'], string, first: number, last: number])[] = [
  ['conversionCodes', 'make', 1, 1],
  ['conversionCodes', 'isRight', 1, 1],
  ['mailPace', 'take', 1, 3],
  ['mailer', 'sendCode', 1, 1],
  ['mailer', 'sendConversion', 1, 1],
  ['mailer', 'sendTeamsLink', 1, 1],
  ['conversionLinks', 'keep', 1, 1],
  ['conversionLinks', 'read', 1, 1],
  ['conversionLinks', 'wipe', 1, 1],
  ['conversions', 'record', 2, 19],
];

const POINTS: readonly DeathPoint[] = ACTS.flatMap(([port, act, first, last]) =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index).flatMap((nth) =>
    (['before', 'after'] as const).map((when) => ({ port, act, when, nth })),
  ),
);

/** What whoever confirmed presses now, with the code of the last mail that has come. */
async function press(open: OpenConversion): Promise<void> {
  const { conversion } = await open.reading();
  if (conversion.state !== 'holder-unreachable') return;
  const { useCases, mailer, edges } = open.house;
  const pressed = { callerId: CONFIRMER, requestId: open.id, mark: conversionPressMark(conversion) };
  const standing = codeStanding(conversion, edges.clock());
  const code = mailer.codes.sent.at(-1)?.mail.code;
  if (standing === 'open') return;
  // One that was given up before it was made cannot be typed.
  const isThere = standing === 'good' && code !== undefined && conversion.track.code?.tries === 0;
  if (isThere) await useCases.checkCode({ ...pressed, code });
  const isStill = (await open.state()) === 'holder-unreachable';
  const mark = conversionPressMark((await open.reading()).conversion);
  if (!isThere || isStill) await useCases.askForCode({ ...pressed, mark, reason: 'No Teams.' });
}

async function wholeStory(open: OpenConversion): Promise<void> {
  for (let presses = 0; presses < 2; presses += 1) {
    await press(open);
    await open.house.drain();
  }
  open.redeem();
  open.house.pass(301);
  await open.house.sweep();
}

/** The next process: the sweep alone, and whoever confirmed, who presses what is in front of them. */
async function finish(open: OpenConversion): Promise<void> {
  for (let round = 0; round < 10; round += 1) {
    open.house.pass(301);
    await open.house.sweep();
    await press(open);
    const { conversion } = await open.reading();
    if (isWaitedFor(conversion) && conversion.state !== 'issued' && conversion.state !== 'sending') open.redeem();
  }
}

describe('a conversion by mail killed between any two steps', () => {
  for (const point of POINTS) {
    it(`${point.when} the ${point.nth}. ${point.port}.${point.act}: no second mail without a press`, async () => {
      const killer = deadlyPorts(point);
      const open = await anOpenConversion(
        { around: killer.around, aroundNotifier: killer.notifier },
        { kind: 'holder-unreachable', because: 'no-teams' },
      );
      await untilKilled(() => wholeStory(open));
      assert.ok(killer.hasStruck(), 'this act was never reached');
      killer.restart();
      open.house.loseJobs();
      await finish(open);

      const { mailer, invitations, edges } = open.house;
      const kinds = await open.kinds();
      const count = (kind: string) => kinds.filter((each) => each === kind).length;
      assert.equal(await open.state(), 'aftercare-open');
      assert.ok(mailer.codes.attempts.length <= count('code-asked'), 'a press for each code');
      assert.ok(count('code-asked') <= 2, 'at most one more code');
      assert.ok(mailer.conversions.attempts.length <= 1, 'one mail with the link');
      assert.ok(mailer.conversions.attempts.length <= count('link-sending'), 'with its intention');
      assert.ok(mailer.teamsLinks.attempts.length <= 1, 'one mail with the address of Teams');
      for (const { mail, redeemUrl } of mailer.conversions.sent) {
        assert.equal(mail.address, OUTSIDE);
        assert.equal(redeemUrl.reveal(), invitations.issued.at(-1)?.redeemUrl);
      }
      assert.deepEqual(open.linksShown(), []);
      assert.equal(await edges.conversionLinks.read({ invitationId: open.invitationId, attempt: 1 }), undefined);
      const kept = JSON.stringify(await open.reading());
      for (const { mail } of mailer.codes.attempts) assert.ok(!kept.includes(mail.code), 'no code is kept');
    });
  }
});
