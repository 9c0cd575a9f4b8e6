import assert from 'node:assert/strict';
import { sayLinkShown } from '../../../src/use-cases/conversion/show-link.ts';
import { EdgeError } from '../../../src/use-cases/ports/edge-error.ts';
import type { Notifier } from '../../../src/use-cases/ports/notifier.ts';
import { ADMINS, INVITER, userId } from '../../support/builders.ts';
import { KIM } from '../../support/fresh-conversions.ts';
import type { HouseSettings } from '../../support/house.ts';
import { AGREED, anOpenConversion, CONFIRMER, type OpenConversion, OUTSIDE } from '../../support/open-conversion.ts';

const THIRD = userId(30);

/** Issued, with a message in front of everybody. */
async function issued(settings: HouseSettings = {}): Promise<OpenConversion> {
  const open = await anOpenConversion({ account: { mail: OUTSIDE }, ...settings }, ...AGREED);
  for (const viewerId of [INVITER, CONFIRMER, THIRD, KIM])
    await open.house.edges.cardCopies.adopt({
      requestId: open.id,
      viewerId,
      serviceUrl: 'http://127.0.0.1',
      conversationId: `a:${viewerId}`,
      activityId: `m-${viewerId}`,
      shown: '',
    });
  await open.run('issue-conversion');
  return open;
}

function lastOf({ house }: OpenConversion, id: string) {
  return house.edits.findLast(({ viewer }) => viewer.id === id)?.viewer;
}

describe('showing the link of a conversion', () => {
  it('shows it to the holder, and to each other what they are', async () => {
    const open = await issued();
    open.house.directory.tenant.groups = { [ADMINS]: [INVITER, CONFIRMER] };
    await open.run('show-card');
    assert.deepEqual(
      [INVITER, CONFIRMER, THIRD, KIM].map((id) => [lastOf(open, id)?.as, lastOf(open, id)?.link !== undefined]),
      [
        ['asker', false],
        ['confirmer', false],
        ['nobody', false],
        ['holder', true],
      ],
    );
    assert.equal(await open.state(), 'delivered');
  });

  it('shows it to a holder who administers as to any other', async () => {
    const open = await issued();
    open.house.directory.tenant.groups = { [ADMINS]: [INVITER, CONFIRMER, KIM] };
    await open.run('show-card');
    assert.equal(lastOf(open, KIM)?.as, 'holder');
    assert.notEqual(lastOf(open, KIM)?.link, undefined);
  });

  it('still mails it where that was decided while the message with it was under way', async () => {
    const open = await issued();
    const shown = await open.reading();
    await open.append({ kind: 'routed-by-mail' });
    await sayLinkShown(open.house.edges, shown);
    assert.equal(await open.state(), 'issued');
    await open.run('mail-conversion-link');
    assert.deepEqual((await open.kinds()).slice(-2), ['link-sending', 'link-mailed']);
  });

  it('says it once, and brings it up again with what is recorded later', async () => {
    const open = await issued();
    await open.run('show-card');
    await open.house.drain();
    await open.run('show-card');
    assert.equal((await open.kinds()).filter((kind) => kind === 'link-shown').length, 1);
    assert.notEqual(lastOf(open, KIM)?.link, undefined);
  });

  it('edits it in once more where the message had to be sent anew, before it is said to be there', async () => {
    const withLink: string[] = [];
    const aroundNotifier = (notifier: Notifier): Notifier => ({
      ...notifier,
      show: async (copy, viewer, subject) => {
        if (viewer.link) withLink.push(copy.activityId);
        const isGone = viewer.link && withLink.length === 1;
        return isGone ? { outcome: 'sent-anew', activityId: 'm-anew' } : notifier.show(copy, viewer, subject);
      },
    });
    const open = await issued({ aroundNotifier });
    await open.run('show-card');
    assert.equal(await open.state(), 'issued');
    open.house.pass(31);
    await open.house.sweep();
    assert.equal(await open.state(), 'delivered');
    assert.equal(withLink.at(-1), 'm-anew');
  });

  it('says nothing where the vault has none, or the edit fails', async () => {
    const open = await issued();
    await open.house.edges.conversionLinks.wipe(open.invitationId);
    await open.run('show-card');
    assert.equal(await open.state(), 'issued');

    let isWell = false;
    const aroundNotifier = (notifier: Notifier): Notifier => ({
      ...notifier,
      show: async (copy, viewer, subject) => {
        if (viewer.link && !isWell) throw new EdgeError('ambiguous', 'channel');
        return notifier.show(copy, viewer, subject);
      },
    });
    const failing = await issued({ aroundNotifier });
    await failing.run('show-card');
    assert.equal(await failing.state(), 'issued');
    isWell = true;
    await failing.house.sweep();
    assert.equal(await failing.state(), 'delivered');
  });

  it('shows none in any other state', async () => {
    const open = await issued();
    await open.append({ kind: 'redeemed' });
    await open.run('show-card');
    assert.equal(lastOf(open, KIM)?.link, undefined);
    assert.equal(await open.state(), 'redeemed');
  });
});

describe('a message that may show the link while its chat is closed', () => {
  const HOUR = 3_600;
  const DAY = 24 * HOUR;

  /** The link stands there, and whoever stopped it could not take it out. */
  async function stopped(): Promise<OpenConversion> {
    const open = await issued();
    await open.run('show-card');
    assert.notEqual(lastOf(open, KIM)?.link, undefined);
    open.house.chat.closedTo.add(KIM);
    await open.append({ kind: 'stopped-after-issue', by: INVITER });
    await open.run('show-card');
    assert.notEqual(lastOf(open, KIM)?.link, undefined, 'it stands there still');
    return open;
  }

  it('is edited once it is open again, however long that takes', async () => {
    for (const days of [1, 45]) {
      const open = await stopped();
      open.house.pass(days * DAY);
      await open.house.sweep();
      open.house.chat.closedTo.clear();
      await open.house.sweep();
      assert.notEqual(lastOf(open, KIM)?.link, undefined, 'it was tried a moment ago');
      open.house.pass(6 * HOUR);
      await open.house.sweep();
      assert.equal(lastOf(open, KIM)?.link, undefined);
      assert.equal(lastOf(open, KIM)?.as, 'holder');
    }
  });

  it('is tried every six hours, and no more often', async () => {
    const open = await stopped();
    let tries = 0;
    const isTried = async () => {
      const jobs = await open.house.edges.cardCopies.behind(10);
      tries += jobs.includes(open.id) ? 1 : 0;
      await open.run('show-card');
    };
    await isTried();
    assert.equal(tries, 0);
    open.house.pass(6 * HOUR);
    await isTried();
    await isTried();
    assert.equal(tries, 1);
  });
});
