import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import { CARD_ACTIONS, type Verb } from '../../src/bot/card-actions.ts';
import { EdgeError } from '../../src/use-cases/ports/edge-error.ts';
import { sentences } from '../../src/wording/wording.ts';
import { textOnCard } from '../support/card-elements.ts';
import type { PressAnswer } from '../support/teams-client.ts';
import {
  aDraft,
  aReviewedDraft,
  botRig,
  draftSubject,
  MINA,
  REQUEST,
  type Rig,
  type RigParts,
  SAM,
} from './bot-rig.ts';

const en = sentences('en');
const CARD = 'application/vnd.microsoft.card.adaptive';
const LINE = 'application/vnd.microsoft.activity.message';
const ERROR = 'application/vnd.microsoft.error';

describe('a pressed button', () => {
  let rig: Rig;
  afterEach(() => rig.close());

  /** Sam's chat with a form in it; everything asked on the way there is forgotten. */
  async function withForm(parts: RigParts = {}): Promise<{ readonly messageId: string; readonly before: number }> {
    rig = await botRig(parts);
    await rig.client.say(SAM, 'invite');
    return { messageId: rig.client.latest(SAM).id, before: rig.asked.length };
  }

  /** An invoke as a client could forge it. */
  async function invoke(
    value: unknown,
    more: Readonly<Record<string, unknown>> = {},
    person = SAM,
  ): Promise<PressAnswer> {
    const { status, body } = await rig.client.deliver(person, {
      type: 'invoke',
      name: 'adaptiveCard/action',
      value,
      ...more,
    });
    assert.equal(status, 200);
    return body as PressAnswer;
  }

  const execute = (verb: string, data: unknown, trigger = 'manual') => ({
    action: { type: 'Action.Execute', verb, data },
    trigger,
  });
  const askedAfter = (before: number) => rig.asked.slice(before).map(({ name }) => name);

  it('hands over what was typed, and is answered with the card as it is now', async () => {
    const checking = draftSubject({
      ...aDraft(),
      stage: 'checking',
      purpose: 'review',
      since: new Date(),
      choices: {},
    });
    const { messageId } = await withForm({
      useCases: { submitForm: async () => ({ outcome: 'card', subject: checking }) },
    });
    const answer = await rig.client.press(SAM, messageId, 'invitation.check', { addresses: 'ann@fabrikam.example' });
    assert.deepEqual([answer.statusCode, answer.type], [200, CARD]);
    assert.match(textOnCard(answer.value), new RegExp(en.checking.heading));
    assert.deepEqual(rig.asked.find(({ name }) => name === 'submitForm')?.input, {
      callerId: SAM.id,
      requestId: REQUEST,
      mark: 'draft-1',
      form: {
        addresses: 'ann@fabrikam.example',
        team: aDraft().teams[0]?.id,
        message: '',
        language: 'en',
        sponsor: 'me',
        cc: '',
      },
    });
  });

  it('says what the card showed, however old the client is', async () => {
    const review = draftSubject(aReviewedDraft({ version: 4 }));
    const { messageId } = await withForm({
      useCases: { submitForm: async () => ({ outcome: 'card', subject: review }) },
    });
    for (const [verb, useCase] of [
      ['invitation.send', 'sendDraft'],
      ['invitation.change', 'changeDraft'],
      ['invitation.cancel', 'cancelDraft'],
    ] as const) {
      // An act is answered with a form here, and the form's press with the review.
      await rig.client.press(SAM, messageId, 'invitation.check');
      await rig.client.press(SAM, messageId, verb);
      const pressed = rig.asked.findLast(({ name }) => name === useCase)?.input;
      assert.deepEqual(pressed, { callerId: SAM.id, requestId: REQUEST, mark: 'draft-4' }, verb);
    }
    await rig.client.press(SAM, messageId, 'invitation.check');
    await rig.client.submit(SAM, messageId, 'invitation.send');
    assert.deepEqual(rig.asked.findLast(({ name }) => name === 'sendDraft')?.input, {
      callerId: SAM.id,
      requestId: REQUEST,
      mark: 'draft-4',
    });
  });

  it('hands the mark of a delivery on, and a missing one as missing', async () => {
    await withForm();
    for (const [verb, useCase] of [
      ['invitation.sendAgain', 'sendAgain'],
      ['invitation.received', 'markReceived'],
    ] as const) {
      for (const data of [{ requestId: REQUEST, mark: 'delivery-2' }, { requestId: REQUEST }]) {
        await invoke(execute(verb, data));
        assert.deepEqual(rig.asked.findLast(({ name }) => name === useCase)?.input, { callerId: SAM.id, ...data });
      }
    }
  });

  it('makes the message it stands on ours again, with what it shows unknown', async () => {
    const { messageId } = await withForm();
    await rig.client.press(SAM, messageId, 'invitation.cancel');
    assert.deepEqual(
      rig.copies.map(({ activityId, shown, viewerId }) => ({ activityId, shown, viewerId })),
      [
        { activityId: messageId, shown: 'draft:1', viewerId: SAM.id },
        { activityId: messageId, shown: '', viewerId: SAM.id },
      ],
    );
  });

  it('of somebody else is answered with a line; nothing is shown and nothing remembered', async () => {
    await withForm();
    const known = rig.copies.length;
    for (const verb of ['invitation.show', 'invitation.send', 'invitation.cancel']) {
      const answer = await invoke(
        execute(verb, { requestId: REQUEST }),
        { replyToId: 'message-1' },
        { ...MINA, locale: 'en-US' },
      );
      assert.deepEqual(answer, { statusCode: 200, type: LINE, value: en.problem.notYours });
    }
    assert.equal(rig.copies.length, known);
  });

  it('asks for the present card when its verb is not known any more', async () => {
    const { before } = await withForm();
    const answer = await invoke(execute('invitation.explode', { requestId: REQUEST }));
    assert.equal(answer.type, CARD);
    assert.match(textOnCard(answer.value), new RegExp(en.problem.unknownVerb));
    assert.deepEqual(askedAfter(before), ['seePerson', 'isMemberOfTenant', 'showRequest']);
    assert.deepEqual(await invoke(execute('toString', {})), {
      statusCode: 400,
      type: ERROR,
      value: { code: 'unknown-verb', message: en.talk.unknown },
    });
  });

  it('with data that no card of ours carries does nothing', async () => {
    await withForm();
    const forged: unknown[] = [{}, { requestId: 7 }, { requestId: 'x' }, { requestId: { $ne: 1 } }, [], null, 'text'];
    forged.push({ requestId: REQUEST, mark: 7 }, { requestId: REQUEST, mark: 'x'.repeat(65) });
    for (const data of forged) {
      const answer = await invoke(execute('invitation.send', data));
      assert.deepEqual([answer.statusCode, answer.type], [400, ERROR], JSON.stringify(data));
    }
    assert.equal((await invoke(execute('language.choose', { language: 'xx' }))).statusCode, 400);
    assert.equal((await invoke(execute('invitation.check', { requestId: REQUEST, addresses: {} }))).statusCode, 400);
    const acts = ['sendDraft', 'submitForm', 'chooseLanguage'];
    assert.deepEqual(
      rig.asked.filter(({ name }) => acts.includes(name)),
      [],
    );
  });

  it('that is none is refused in the typed form', async () => {
    await withForm();
    for (const value of [
      undefined,
      null,
      {},
      { action: null },
      { action: { type: 'Action.Submit', verb: 'help.show' } },
      'x',
      [],
    ]) {
      const answer = await invoke(value);
      assert.deepEqual([answer.statusCode, answer.type], [400, ERROR], JSON.stringify(value));
    }
  });

  it('passes no caller of its own choosing', async () => {
    await withForm();
    await invoke(execute('invitation.send', { requestId: REQUEST, callerId: MINA.id, inviterId: MINA.id }));
    assert.deepEqual(rig.asked.findLast(({ name }) => name === 'sendDraft')?.input, {
      callerId: SAM.id,
      requestId: REQUEST,
    });
  });

  it('may only look when the client asks by itself', async () => {
    for (const verb of Object.keys(CARD_ACTIONS) as Verb[]) {
      const { before } = await withForm();
      const answer = await invoke(execute(verb, { requestId: REQUEST, language: 'ko' }, 'automatic'));
      assert.deepEqual([answer.statusCode, answer.type], [200, CARD], verb);
      const acts = askedAfter(before).filter(
        (name) =>
          ![
            'seePerson',
            'isMemberOfTenant',
            'mayConvert',
            'showRequest',
            'showHistory',
            'showConversionHistory',
          ].includes(name),
      );
      assert.deepEqual(acts, [], verb);
      if (verb !== 'help.show') await rig.close();
    }
  });

  it('is answered with a card even on somebody else’s when the client asks by itself', async () => {
    await withForm();
    const answer = await invoke(
      execute('invitation.show', { requestId: REQUEST }, 'automatic'),
      {},
      { ...MINA, locale: 'en-US' },
    );
    assert.equal(answer.type, CARD);
    assert.match(textOnCard(answer.value), new RegExp(en.problem.notFoundDo));
  });

  it('on a card that is no longer kept says so', async () => {
    const { messageId } = await withForm({ useCases: { cancelDraft: async () => ({ outcome: 'not-found' }) } });
    const answer = await rig.client.press(SAM, messageId, 'invitation.cancel');
    assert.match(textOnCard(answer.value), new RegExp(en.problem.notFoundDo));
  });

  it('to invite somebody posts a form of its own, and leaves the card', async () => {
    rig = await botRig();
    await rig.client.say(SAM, 'hello');
    const welcome = rig.client.latest(SAM);
    const answer = await rig.client.press(SAM, welcome.id, 'invitation.start');
    assert.deepEqual(answer, { statusCode: 200, type: LINE, value: en.talk.formBelow });
    assert.equal(rig.client.messages(SAM).length, 2);
    assert.match(textOnCard(rig.client.latest(SAM).card), new RegExp(en.form.heading));
    assert.deepEqual(rig.client.card(SAM, welcome.id), welcome.card);
  });

  it('to choose a language is answered in it', async () => {
    rig = await botRig();
    await rig.client.say(SAM, 'language');
    const answer = await rig.client.press(SAM, rig.client.latest(SAM).id, '한국어');
    assert.match(textOnCard(answer.value), new RegExp(sentences('ko').talk.languageHeading));
    await rig.client.say(SAM, 'help');
    assert.match(textOnCard(rig.client.latest(SAM).card), new RegExp(sentences('ko').talk.helpHeading));
  });

  it('in a channel is answered with a line', async () => {
    await withForm();
    const conversation = {
      id: '19:team@thread.tacv2',
      conversationType: 'channel',
      tenantId: '99999999-0000-4000-8000-000000000001',
    };
    const answer = await invoke(execute('invitation.show', { requestId: REQUEST }), { conversation });
    assert.deepEqual(answer, { statusCode: 200, type: LINE, value: en.talk.channelOnlyPrivate });
  });

  it('by an old client does and shows the same', async () => {
    const { messageId } = await withForm();
    const executed = await rig.client.press(SAM, messageId, 'invitation.check', { addresses: 'ann@fabrikam.example' });
    const handedOver = rig.asked.findLast(({ name }) => name === 'submitForm');
    const answer = await rig.client.submit(SAM, messageId, 'invitation.check', { addresses: 'ann@fabrikam.example' });
    assert.deepEqual(answer, { status: 200, body: undefined });
    assert.deepEqual(
      rig.asked.findLast(({ name }) => name === 'submitForm'),
      handedOver,
    );
    assert.deepEqual(rig.client.card(SAM, messageId), executed.value);
    assert.equal(rig.client.messages(SAM).length, 1, 'the card is edited, not posted again');
    assert.equal(rig.copies.at(-1)?.shown, 'draft:1');
  });

  it('by an old client on a message that is gone posts the card anew, and remembers where', async () => {
    const { messageId } = await withForm();
    rig.connector.remove(rig.client.conversationOf(SAM), messageId);
    await rig.client.deliver(SAM, {
      type: 'message',
      replyToId: messageId,
      value: { verb: 'invitation.show', requestId: REQUEST },
    });
    assert.match(textOnCard(rig.client.latest(SAM).card), new RegExp(en.form.heading));
    assert.notEqual(rig.client.latest(SAM).id, messageId);
    assert.equal(rig.copies.at(-1)?.activityId, rig.client.latest(SAM).id);
  });

  it('by an old client of somebody else says so and changes nothing', async () => {
    const { messageId } = await withForm({ useCases: { cancelDraft: async () => ({ outcome: 'not-yours' }) } });
    await rig.client.submit(SAM, messageId, 'invitation.cancel');
    assert.equal(rig.client.latest(SAM).text, en.problem.notYours);
    assert.equal(rig.client.messages(SAM)[0]?.edits, 0);
  });
});

describe('a pressed button when something is wrong', () => {
  let rig: Rig;
  afterEach(() => rig.close());

  async function pressed(button: string, parts: RigParts): Promise<PressAnswer> {
    rig = await botRig(parts);
    await rig.client.say(SAM, 'invite');
    return rig.client.press(SAM, rig.client.latest(SAM).id, button);
  }

  const askedOf = (useCase: string) => rig.asked.filter(({ name }) => name === useCase);
  const throws = (error: Error) => async () => {
    throw error;
  };
  const refused = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
  const lost = Object.assign(new Error('terminated'), { code: '57P01' });

  it('keeps the form with what was typed, and says the problem in a line', async () => {
    const answer = await pressed('invitation.check', { useCases: { submitForm: throws(refused) } });
    assert.deepEqual(answer, { statusCode: 200, type: LINE, value: `${en.problem.dbDown} ${en.problem.later}` });
  });

  it('says that nothing was started where that is certain', async () => {
    const answer = await pressed('invitation.cancel', { useCases: { cancelDraft: throws(refused) } });
    assert.match(textOnCard(answer.value), new RegExp(en.problem.dbDown));
  });

  it('says so too when the directory is down', async () => {
    const down = throws(new EdgeError('unavailable', 'graph 503'));
    const answer = await pressed('invitation.cancel', { useCases: { cancelDraft: down } });
    assert.match(textOnCard(answer.value), new RegExp(en.problem.graphDown));
  });

  it('shows nothing while the directory does not say who is looking, only words', async () => {
    const down = throws(new EdgeError('unavailable', 'graph 503'));
    rig = await botRig({ useCases: { isMemberOfTenant: down } });
    const ask = async (verb: string, trigger: string) => {
      const action = { type: 'Action.Execute', verb, data: { requestId: REQUEST } };
      const value = { action, trigger };
      const { body } = await rig.client.deliver(SAM, { type: 'invoke', name: 'adaptiveCard/action', value });
      return textOnCard((body as PressAnswer).value);
    };
    for (const trigger of ['manual', 'automatic']) {
      for (const verb of ['invitation.show', 'invitation.explode'])
        assert.match(await ask(verb, trigger), new RegExp(en.problem.graphDown), verb);
      assert.match(await ask('help.show', trigger), new RegExp(en.talk.helpHeading));
    }
    assert.deepEqual(askedOf('showRequest'), []);
  });

  it('shows what the ledger says after an act that broke off half-way', async () => {
    const answer = await pressed('invitation.cancel', { useCases: { cancelDraft: throws(lost) } });
    assert.match(textOnCard(answer.value), new RegExp(en.form.heading));
    assert.equal(rig.lines.at(-1)?.fields.what, 'generic');
  });

  it('claims nothing when that cannot be read either, and leads back to the card', async () => {
    const answer = await pressed('invitation.cancel', {
      useCases: { cancelDraft: throws(lost), showRequest: throws(lost) },
    });
    const read = textOnCard(answer.value);
    assert.match(read, new RegExp(en.problem.generic));
    assert.doesNotMatch(read, /nothing was s/);
    assert.match(JSON.stringify(answer.value), new RegExp(REQUEST));
  });

  it('answers although the message could not be remembered', async () => {
    const answer = await pressed('invitation.cancel', { useCases: { adoptCopy: throws(lost) } });
    assert.equal(answer.type, CARD);
    assert.equal(rig.lines.filter(({ event }) => event === 'copy.not-remembered').length, 2);
  });

  it('is answered in the typed form when even the apology fails', async () => {
    rig = await botRig({
      newReference: () => {
        throw new Error('no more references');
      },
      useCases: { isMemberOfTenant: throws(lost) },
    });
    const value = { action: { type: 'Action.Execute', verb: 'help.show', data: {} } };
    const answer = await rig.client.deliver(SAM, { type: 'invoke', name: 'adaptiveCard/action', value });
    assert.equal(answer.status, 200);
    assert.deepEqual([(answer.body as PressAnswer).statusCode, (answer.body as PressAnswer).type], [500, ERROR]);
  });

  it('of another kind is refused with 400, never 501', async () => {
    rig = await botRig();
    const answer = await rig.client.deliver(SAM, { type: 'invoke', name: 'task/fetch', value: {} });
    assert.equal(answer.status, 400);
    assert.equal((answer.body as PressAnswer).type, ERROR);
  });
});
