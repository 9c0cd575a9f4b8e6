import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import type { Authentication } from '../../src/bot/authentication.ts';
import { LimitedAuthentication } from '../../src/bot/limited-connector.ts';
import type { ReviewedPerson } from '../../src/domain/draft.ts';
import type { UserId } from '../../src/domain/ids.ts';
import { RedeemUrl } from '../../src/domain/redeem-url.ts';
import type { EdgeErrorKind } from '../../src/use-cases/ports/edge-error.ts';
import { EdgeError } from '../../src/use-cases/ports/edge-error.ts';
import type { Reading } from '../../src/use-cases/ports/ledger.ts';
import type { ChatPerson } from '../../src/use-cases/ports/people.ts';
import { anInvitation, email, userId } from '../support/builders.ts';
import { textOnCard } from '../support/card-elements.ts';
import type { Misbehaviour } from '../support/fake-connector.ts';
import { aDraft, aReviewedDraft, botRig, draftSubject, MINA, REQUEST, type Rig, SAM } from './bot-rig.ts';

const LIMIT_MS = 300;
const impatient: Authentication = {
  appId: '',
  turns: new LimitedAuthentication(LIMIT_MS),
  proactive: new LimitedAuthentication(LIMIT_MS),
};

describe('the notifier', () => {
  let rig: Rig;
  afterEach(() => rig.close());

  async function withCopy(activityId?: string) {
    rig = await botRig({ authentication: impatient });
    await rig.client.say(SAM, 'invite');
    const { serviceUrl } = rig.connector;
    const id = activityId ?? rig.client.latest(SAM).id;
    const conversationId = rig.client.conversationOf(SAM);
    return { requestId: REQUEST, viewerId: SAM.id as UserId, serviceUrl, conversationId, activityId: id, shown: '' };
  }

  const sam = (more: Partial<ChatPerson> = {}): ChatPerson => ({
    id: SAM.id as UserId,
    channelUserId: '29:sam',
    name: 'Sam Park',
    tenantId: 't',
    serviceUrl: rig.connector.serviceUrl,
    conversationId: rig.client.conversationOf(SAM),
    ...more,
  });
  const asker = (person: ChatPerson | undefined) => ({ id: SAM.id as UserId, as: 'asker', person }) as const;
  const cancelled = draftSubject({ ...aDraft(), stage: 'cancelled' });

  it('edits the message, in the viewer’s language', async () => {
    const copy = await withCopy();
    assert.deepEqual(await rig.notifier.show(copy, asker(sam({ seenLanguage: 'ko' })), cancelled), {
      outcome: 'edited',
    });
    const [message, ...others] = rig.client.messages(SAM);
    assert.deepEqual(others, []);
    assert.equal(message?.edits, 1);
    assert.match(textOnCard(message?.card), /[가-힣]/);
    await rig.notifier.show(copy, asker(sam({ seenLanguage: 'ko', chosenLanguage: 'en' })), cancelled);
    assert.doesNotMatch(textOnCard(rig.client.latest(SAM).card), /[가-힣]/);
    assert.equal((await rig.notifier.show(copy, asker(undefined), cancelled)).outcome, 'edited');
  });

  it('shows what was found to who administers, and nothing of it to who does so no more', async () => {
    const copy = await withCopy();
    const blocked = aReviewedDraft();
    const person = {
      address: 'ann@fabrikam.example',
      standing: 'blocked',
      findings: [{ code: 'guest-blocked', severity: 'block', detail: { name: 'Ann Lee', guestId: SAM.id } }],
      fine: 1,
      choices: [],
    } as const;
    const review = draftSubject({ ...blocked, review: { ...blocked.review, people: [person as ReviewedPerson] } });
    await rig.notifier.show(copy, { ...asker(sam()), as: 'admin' }, review);
    assert.match(textOnCard(rig.client.latest(SAM).card), /asks an administrator to look/);
    await rig.notifier.show(copy, { ...asker(sam()), as: 'nobody' }, review);
    assert.doesNotMatch(textOnCard(rig.client.latest(SAM).card), /fabrikam|GL-|Sam Park/);
  });

  it('sends the card anew where the message is gone', async () => {
    const copy = await withCopy('message-unknown');
    const outcome = await rig.notifier.show(copy, asker(sam()), cancelled);
    assert.deepEqual(outcome, { outcome: 'sent-anew', activityId: rig.client.latest(SAM).id });
    assert.equal(rig.client.messages(SAM).length, 2);
  });

  const UNREACHABLE: readonly Misbehaviour[] = [
    { answer: 403, code: 'ConversationBlockedByUser' },
    { answer: 403, code: 'BotNotInConversationRoster' },
    { answer: 403, code: 'ForbiddenOperationException' },
    { answer: 403, code: 'BotDisabledByAdmin' },
    { answer: 404, code: 'ConversationNotFound' },
    { answer: 404, code: 'ActivityNotFoundInConversation' },
  ];
  for (const how of UNREACHABLE) {
    it(`gives up on ${how.answer} ${how.code}`, async () => {
      const copy = await withCopy();
      rig.connector.misbehave(how);
      assert.deepEqual(await rig.notifier.show(copy, asker(sam()), cancelled), { outcome: 'unreachable' });
      assert.deepEqual(await tell(), { outcome: 'unreachable' });
      const isAlarm = how.code === 'BotDisabledByAdmin';
      assert.equal(
        rig.lines.some(({ level }) => level === 'error'),
        isAlarm,
      );
    });
  }

  const RISING: readonly (readonly [Misbehaviour, EdgeErrorKind, number?])[] = [
    [{ answer: 400, code: 'BadArgument' }, 'unavailable'],
    [{ answer: 401, code: 'BotNotRegistered' }, 'unavailable'],
    [{ answer: 412, code: 'PreconditionFailed' }, 'unavailable'],
    [{ answer: 413, code: 'MessageSizeTooBig' }, 'unavailable'],
    [{ answer: 429, code: 'Throttled', retryAfterSeconds: 7 }, 'throttled', 7],
    [{ answer: 429, code: 'Throttled' }, 'throttled'],
    [{ answer: 500 }, 'ambiguous'],
    [{ answer: 502 }, 'ambiguous'],
    [{ answer: 503 }, 'ambiguous'],
    [{ answer: 504 }, 'ambiguous'],
    [{ answer: 'reset', delivers: true }, 'ambiguous'],
    [{ answer: 'hang', delivers: true }, 'ambiguous'],
  ];
  for (const [how, kind, retryAfterSeconds] of RISING) {
    it(`takes ${how.answer}${how.retryAfterSeconds ? ' with a time' : ''} for ${kind}, after one try`, async () => {
      const copy = await withCopy();
      rig.connector.misbehave(how);
      const before = rig.connector.calls.length;
      const isRight = (error: unknown) =>
        error instanceof EdgeError && error.kind === kind && error.retryAfterSeconds === retryAfterSeconds;
      await assert.rejects(rig.notifier.show(copy, asker(sam()), cancelled), isRight);
      await assert.rejects(tell(), isRight);
      assert.equal(rig.connector.calls.length, before + 2);
    });
  }

  it('knows that nothing went out when nobody listens', async () => {
    const copy = await withCopy();
    const gone = { ...copy, serviceUrl: 'http://127.0.0.1:9/' };
    await assert.rejects(
      rig.notifier.show(gone, asker(sam()), cancelled),
      (error: unknown) => error instanceof EdgeError && error.kind === 'unavailable',
    );
  });

  const reading = (name?: string): Reading => ({
    invitation: anInvitation([]),
    entries: [],
    number: 1,
    invitee: { address: email('ann@fabrikam.example'), name, language: 'en' },
  });
  const tell = (name?: string, person: ChatPerson = sam()) => rig.notifier.tell(person, 'ready', reading(name));

  it('tells the end in one plain message, with no address on the lock screen', async () => {
    await withCopy();
    assert.deepEqual(await tell(), { outcome: 'sent' });
    const { text, summary } = rig.client.latest(SAM);
    assert.match(text ?? '', /Project North.*GL-7F3K-Q2/);
    assert.equal(summary, text);
    assert.doesNotMatch(text ?? '@', /@/);
    const { textFormat, channelData } = rig.connector.calls.at(-1)?.activity ?? {};
    assert.deepEqual([textFormat, channelData], ['plain', { notification: { alert: true } }]);
    await tell('Ann Lee');
    assert.match(rig.client.latest(SAM).summary ?? '', /Ann Lee/);
  });

  it('tells the inviter of a guest who does not know them, and others whose guest it is not', async () => {
    await withCopy();
    const mina = sam({ id: MINA.id as UserId });
    for (const [person, said] of [
      [sam(), /^Ann Lee says that they do not know you\. .* Reference GL-7F3K-Q2$/],
      [mina, /^Ann Lee says that they do not know whoever invited them\. .* Reference GL-7F3K-Q2$/],
    ] as const) {
      assert.deepEqual(await rig.notifier.tell(person, 'stranger', reading('Ann Lee')), { outcome: 'sent' });
      assert.match(rig.client.latest(SAM).text ?? '', said);
    }
  });

  describe('with the card that shows a link', () => {
    const url = new RedeemUrl('https://login.microsoftonline.com/redeem?ticket=EXAMPLE');
    const shown = { url, organisation: 'Contoso' };
    const refused = anInvitation([
      { kind: 'issued', attempt: 1, guestId: userId(20) },
      { kind: 'sending', attempt: 1, clientRequestId: 'x' },
      { kind: 'delivery-refused', attempt: 1, refusal: 'not-allowed' },
    ]);
    const handOver = (): Reading => ({ ...reading('Ann Lee'), invitation: refused });

    async function posted() {
      await withCopy();
      const outcome = await rig.notifier.postLinkCard(sam(), handOver());
      assert.ok(outcome.outcome === 'posted');
      const { serviceUrl, conversationId = '' } = sam();
      const { activityId } = outcome;
      return { invitationId: refused.id, attempt: 1, viewerId: sam().id, serviceUrl, conversationId, activityId };
    }

    it('posts it without the link, naming nobody on the lock screen', async () => {
      const { activityId } = await posted();
      const { id, card, summary } = rig.client.latest(SAM);
      assert.equal(id, activityId);
      assert.match(textOnCard(card), /The link comes on this card in a moment/);
      assert.doesNotMatch(textOnCard(card), /redeem/);
      assert.equal(summary, 'A link for you to pass on');
    });

    it('edits the link in, and out again', async () => {
      const card = await posted();
      const before = rig.client.messages(SAM).length;
      const person = sam();
      const edited = { outcome: 'edited' };
      assert.deepEqual(await rig.notifier.editLinkCard(card, handOver(), { person, link: shown }), edited);
      assert.ok(JSON.stringify(rig.client.latest(SAM).card).includes(url.reveal()));
      assert.equal(rig.client.latest(SAM).summary, 'A link for you to pass on');
      assert.deepEqual(await rig.notifier.editLinkCard(card, handOver(), { person: undefined }), edited);
      assert.ok(!JSON.stringify(rig.client.latest(SAM).card).includes('redeem'));
      assert.equal(rig.client.messages(SAM).length, before);
    });

    it('never posts a link anew where the message is gone', async () => {
      const card = { ...(await posted()), activityId: 'message-unknown' };
      const before = rig.client.messages(SAM).length;
      const outcome = await rig.notifier.editLinkCard(card, handOver(), { person: sam(), link: shown });
      assert.deepEqual(outcome, { outcome: 'gone' });
      assert.equal(rig.client.messages(SAM).length, before);
    });

    it('says when the chat is closed to it, and tries a slow one once', async () => {
      const card = await posted();
      const shows = { person: sam(), link: shown };
      const closed = { outcome: 'unreachable' };
      rig.connector.misbehave({ answer: 403, code: 'ConversationBlockedByUser' });
      assert.deepEqual(await rig.notifier.postLinkCard(sam(), handOver()), closed);
      assert.deepEqual(await rig.notifier.editLinkCard(card, handOver(), shows), closed);
      assert.deepEqual(await rig.notifier.postLinkCard(sam({ conversationId: undefined }), handOver()), closed);
      rig.connector.misbehave({ answer: 500 });
      const before = rig.connector.calls.length;
      await assert.rejects(rig.notifier.editLinkCard(card, handOver(), shows), EdgeError);
      await assert.rejects(rig.notifier.postLinkCard(sam(), handOver()), EdgeError);
      assert.equal(rig.connector.calls.length, before + 2);
      assert.doesNotMatch(JSON.stringify(rig.lines), /redeem|Ann|@/);
    });
  });

  it('cannot tell somebody who has no chat with it', async () => {
    await withCopy();
    const before = rig.connector.calls.length;
    assert.deepEqual(await tell('Ann', sam({ conversationId: undefined })), { outcome: 'unreachable' });
    assert.equal(rig.connector.calls.length, before);
  });

  it('logs no address, name or link', async () => {
    const copy = await withCopy();
    rig.connector.misbehave({ answer: 500 });
    await assert.rejects(tell('Ann Lee'));
    await assert.rejects(rig.notifier.show(copy, asker(sam()), cancelled));
    assert.doesNotMatch(JSON.stringify(rig.lines), /@|Ann|Sam|http/);
  });
});

describe('a turn whose chat does not answer', () => {
  it('ends in time, tries once, and says so', async () => {
    const rig = await botRig({ authentication: impatient });
    rig.connector.misbehave({ answer: 'hang' });
    const { status } = await rig.client.say(SAM, 'help');
    assert.equal(status, 500);
    assert.equal(rig.connector.calls.length, 1);
    await rig.close();
  });
});
