import assert from 'node:assert/strict';
import type { Edges } from '../../../src/app.ts';
import { conversionRequestMark } from '../../../src/domain/press-mark.ts';
import { askHolder } from '../../../src/use-cases/conversion/ask-holder.ts';
import { EdgeError } from '../../../src/use-cases/ports/edge-error.ts';
import type { Notifier } from '../../../src/use-cases/ports/notifier.ts';
import { ADMINS, INVITER } from '../../support/builders.ts';
import { noteOf } from '../../support/conversion-house.ts';
import { KIM } from '../../support/fresh-conversions.ts';
import { AGREED, anOpenConversion, CONFIRMER, type OpenConversion } from '../../support/open-conversion.ts';

const DAY = 86_400;
/** The one that is opened for them. */
const CHAT = `19:${KIM}_bot@chats.example`;

function cardsOf({ house }: OpenConversion, state?: string) {
  return house.postedCards.filter(
    ({ to, subject }) =>
      to === KIM && subject.kind === 'conversion-request' && (!state || subject.reading.conversion.state === state),
  );
}

async function unreachable(open: OpenConversion): Promise<unknown> {
  const { conversion } = await open.reading();
  return conversion.state === 'holder-unreachable' ? conversion.because : conversion.state;
}

/** Kim's chat cannot be opened for now, however often it is tried. */
function withoutChat(retryAfterSeconds?: number): (edges: Edges) => Edges {
  return (edges) => ({
    ...edges,
    installations: {
      chatWith: async (id) => {
        if (id === KIM) throw new EdgeError('unavailable', 'not-listed-yet', { retryAfterSeconds });
        return edges.installations.chatWith(id);
      },
    },
  });
}

/** How long after each run that fails the next one is to come. */
async function failing(retryAfterSeconds?: number): Promise<{ open: OpenConversion; pause: () => Promise<number> }> {
  const notifiers: Notifier[] = [];
  const aroundNotifier = (notifier: Notifier) => {
    notifiers.push(notifier);
    return notifier;
  };
  const open = await anOpenConversion({ around: withoutChat(retryAfterSeconds), aroundNotifier });
  const [notifier] = notifiers;
  assert.ok(notifier);
  const pause = async () => {
    const error = await askHolder({ ...open.house.edges, notifier }, open.id).catch((failure: unknown) => failure);
    assert.ok(error instanceof EdgeError && error.retryAfterSeconds !== undefined);
    assert.match(error.message, /not-listed-yet$/);
    return error.retryAfterSeconds;
  };
  return { open, pause };
}

describe('asking the holder', () => {
  it('posts the question into a chat that is opened for them', async () => {
    const open = await anOpenConversion();
    await open.run('ask-holder');
    assert.deepEqual(open.house.installations.asked, [KIM]);
    assert.equal(cardsOf(open, 'holder-asked').length, 1);
    assert.equal(cardsOf(open)[0]?.as, 'holder');
    const [copy] = await open.house.edges.cardCopies.of(open.id);
    assert.deepEqual([copy?.viewerId, copy?.conversationId, copy?.serviceUrl], [KIM, CHAT, 'http://127.0.0.1']);
    assert.equal(await open.state(), 'holder-asked');
    assert.equal(open.house.invitations.posts.length, 0);
  });

  it('uses the chat that they have, and opens a closed one again', async () => {
    const open = await anOpenConversion();
    const kim = { id: KIM, channelUserId: '29:k', name: 'Kim Cho', tenantId: 't', serviceUrl: 'http://127.0.0.1' };
    await open.house.edges.people.see({ ...kim, conversationId: 'a:kim' });
    await open.run('ask-holder');
    assert.deepEqual(open.house.installations.asked, []);

    const closed = await anOpenConversion();
    await closed.house.edges.people.see({ ...kim, conversationId: 'a:kim' });
    closed.house.chat.closedTo.add(KIM);
    await closed.run('ask-holder');
    assert.deepEqual(closed.house.installations.asked, [KIM]);
    assert.equal(await unreachable(closed), 'no-app');
  });

  for (const [refuse, because] of [
    ['no-teams', 'no-teams'],
    ['refused', 'no-app'],
  ] as const) {
    it(`says ${because} when the app is ${refuse}, tells both, and asks again at a press`, async () => {
      const open = await anOpenConversion();
      open.house.installations.script.add({ refuse });
      await open.run('ask-holder');
      assert.equal(await unreachable(open), because);
      await open.house.drain();
      assert.deepEqual(new Set(open.house.posted), new Set([INVITER, CONFIRMER]));
      assert.equal(noteOf(await open.house.useCases.askHolderAgain(await open.press(CONFIRMER))), undefined);
      await open.house.drain();
      assert.equal(await open.state(), 'holder-asked');
    });
  }

  it('tries again when the chat cannot be opened for now', async () => {
    const open = await anOpenConversion();
    for (const kind of ['throttled', 'unavailable', 'ambiguous'] as const) {
      open.house.installations.script.add({ fail: new EdgeError(kind, 'graph') });
      await open.run('ask-holder');
      assert.equal(await open.state(), 'confirmed');
    }
    await open.run('ask-holder');
    assert.equal(await open.state(), 'holder-asked');
    assert.equal(cardsOf(open).length, 1);
  });

  it('says after an hour of failures that they could not be reached, tells both, and lets it be tried again', async () => {
    const open = await anOpenConversion({ around: withoutChat() });
    for (const seconds of [0, 1_800, 1_799]) {
      open.house.pass(seconds);
      await open.run('ask-holder');
      assert.equal(await open.state(), 'confirmed');
    }
    open.house.pass(1);
    await open.run('ask-holder');
    assert.equal(await unreachable(open), 'not-reached');
    await open.house.drain();
    assert.deepEqual(new Set(open.house.posted), new Set([INVITER, CONFIRMER]));
    await open.house.useCases.askHolderAgain(await open.press(CONFIRMER));
    await open.run('ask-holder');
    assert.equal(await open.state(), 'confirmed');
  });

  it('is tried again later and later, and once more when the hour is over', async () => {
    const { open, pause: next } = await failing(5);
    const pauses: number[] = [];
    const passed = () => pauses.reduce((sum, pause) => sum + pause, 0);
    while (passed() < 3_600) {
      const pause = await next();
      assert.ok(pauses.length < 25, pauses.join());
      pauses.push(pause);
      open.house.pass(pause);
    }
    assert.equal(passed(), 3_600);
    assert.equal(pauses[0], 5);
    assert.deepEqual(
      pauses.slice(0, -1),
      pauses.slice(0, -1).toSorted((a, b) => a - b),
    );
    await open.run('ask-holder');
    assert.equal(await unreachable(open), 'not-reached');
  });

  it('is tried again no sooner than the other side has said', async () => {
    assert.equal(await (await failing(300)).pause(), 300);
  });

  it('does not post once more what stands there after a crash', async () => {
    const open = await anOpenConversion();
    await open.house.edges.cardCopies.adopt({
      requestId: open.id,
      viewerId: KIM,
      serviceUrl: 'http://127.0.0.1',
      conversationId: CHAT,
      activityId: 'm-0',
      shown: '',
    });
    await open.run('ask-holder');
    assert.deepEqual(cardsOf(open), []);
    assert.equal(await open.state(), 'holder-asked');
  });

  it('asks nothing where the policy does not want it, and goes on at once', async () => {
    const open = await anOpenConversion({ policy: { holderMustAgree: false } });
    await open.run('ask-holder');
    assert.deepEqual((await open.kinds()).slice(-2), ['holder-asked', 'holder-agreed']);
    assert.equal(cardsOf(open, 'curing').length, 1);
  });

  it('says after a week that no answer has come, and takes it all the same', async () => {
    const open = await anOpenConversion();
    await open.run('ask-holder');
    open.house.pass(7 * DAY - 60);
    await open.house.sweep();
    assert.equal(await open.state(), 'holder-asked');
    const late = await open.press(KIM);
    open.house.pass(61);
    await open.house.sweep();
    assert.equal(await unreachable(open), 'no-answer');
    await open.house.useCases.agreeConversion(late);
    assert.equal(await open.state(), 'curing');
  });

  it('ends after a month in which nobody answers', async () => {
    const open = await anOpenConversion();
    await open.run('ask-holder');
    open.house.pass(8 * DAY);
    await open.house.sweep();
    open.house.pass(22 * DAY);
    await open.house.sweep();
    assert.equal(await open.state(), 'lapsed-before-issue');
    const outcome = await open.house.useCases.agreeConversion({
      callerId: KIM,
      requestId: open.id,
      mark: 'conversion-holder-asked',
    });
    assert.equal(noteOf(outcome), 'stale');
    assert.deepEqual(open.house.accounts.mailOrders, []);
  });
});

describe('the holder’s answer', () => {
  it('is theirs alone', async () => {
    const open = await anOpenConversion({}, { kind: 'holder-asked' });
    for (const callerId of [INVITER, CONFIRMER]) {
      await open.house.useCases.agreeConversion(await open.press(callerId));
      await open.house.useCases.refuseConversion(await open.press(callerId));
    }
    assert.equal(await open.state(), 'holder-asked');
  });

  it('stops it at No, and both are told', async () => {
    const open = await anOpenConversion({}, { kind: 'holder-asked' });
    const press = await open.press(KIM);
    const outcome = await open.house.useCases.refuseConversion(press);
    assert.ok(outcome.outcome === 'card' && outcome.as === 'holder');
    await open.house.drain();
    assert.equal(await open.state(), 'holder-refused');
    assert.deepEqual(open.house.posted, [INVITER, CONFIRMER]);
    assert.equal(noteOf(await open.house.useCases.refuseConversion(press)), 'twice');
    assert.equal(noteOf(await open.house.useCases.agreeConversion(press)), 'stale');
    assert.equal(open.house.invitations.posts.length, 0);
    assert.deepEqual(open.house.accounts.mailOrders, []);
  });

  it('counts once', async () => {
    const open = await anOpenConversion({}, { kind: 'holder-asked' });
    const press = await open.press(KIM);
    await open.house.useCases.agreeConversion(press);
    assert.equal(noteOf(await open.house.useCases.agreeConversion(press)), 'twice');
    assert.equal((await open.kinds()).filter((kind) => kind === 'holder-agreed').length, 1);
  });

  it('counts though a crash came before it was recorded that they were asked', async () => {
    const open = await anOpenConversion();
    const press = { ...(await open.press(KIM)), mark: conversionRequestMark({ state: 'holder-asked' }) };
    await open.house.useCases.agreeConversion(press);
    assert.deepEqual((await open.kinds()).slice(-2), ['holder-asked', 'holder-agreed']);
    await open.run('ask-holder');
    assert.deepEqual(cardsOf(open), []);
  });

  it('does not count on a card that asked nothing, or where they were never reached', async () => {
    const open = await anOpenConversion({}, { kind: 'holder-asked' });
    const { mark: _, ...unmarked } = await open.press(KIM);
    assert.equal(noteOf(await open.house.useCases.agreeConversion(unmarked)), 'stale');
    const unreached = await anOpenConversion({}, { kind: 'holder-unreachable', because: 'no-teams' });
    assert.equal(noteOf(await unreached.house.useCases.agreeConversion(await unreached.press(KIM))), 'stale');
    assert.equal(await unreached.state(), 'holder-unreachable');
  });

  it('counts where nobody knew whether the question had come', async () => {
    const open = await anOpenConversion({}, { kind: 'holder-unreachable', because: 'not-reached' });
    const press = { ...(await open.press(KIM)), mark: conversionRequestMark({ state: 'holder-asked' }) };
    await open.house.useCases.agreeConversion(press);
    assert.deepEqual((await open.kinds()).slice(-2), ['holder-asked', 'holder-agreed']);
    assert.equal(await open.state(), 'curing');
  });

  it('counts on the question of before, though a later one did not reach them', async () => {
    const later = { kind: 'holder-unreachable', because: 'no-app' } as const;
    const open = await anOpenConversion({}, { kind: 'holder-asked' }, { kind: 'ask-again', by: INVITER }, later);
    await open.house.useCases.agreeConversion(await open.press(KIM));
    assert.equal(await open.state(), 'curing');
  });

  it('brings the link to nobody’s card but theirs', async () => {
    const open = await anOpenConversion();
    await open.run('ask-holder');
    await open.house.useCases.agreeConversion(await open.press(KIM));
    await open.house.drain();
    assert.equal(await open.state(), 'delivered');
    assert.ok(open.linksShown().length > 0);
    for (const { viewer } of open.house.edits) assert.equal(viewer.link !== undefined && viewer.id !== KIM, false);
    assert.ok(open.house.postedCards.every((card) => !('link' in card)));
  });
});

describe('trying Teams again', () => {
  it('is for whoever asked or confirmed, as long as they administer', async () => {
    const open = await anOpenConversion({}, { kind: 'holder-unreachable', because: 'no-app' });
    const { askHolderAgain } = open.house.useCases;
    assert.equal(noteOf(await askHolderAgain(await open.press(KIM))), 'holder');
    assert.equal(await open.state(), 'holder-unreachable');
    open.house.directory.tenant.groups = { [ADMINS]: [INVITER] };
    assert.equal((await askHolderAgain(await open.press(CONFIRMER))).outcome, 'no-admin');
    assert.equal(await open.state(), 'holder-unreachable');
    await askHolderAgain(await open.press(INVITER));
    assert.equal(await open.state(), 'confirmed');
  });

  it('is stale where the question is out', async () => {
    const open = await anOpenConversion({}, ...AGREED);
    assert.equal(noteOf(await open.house.useCases.askHolderAgain(await open.press(INVITER))), 'stale');
  });
});
