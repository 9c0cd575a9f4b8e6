import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import type { UserId } from '../../src/domain/ids.ts';
import { RedeemUrl } from '../../src/domain/redeem-url.ts';
import { EdgeError } from '../../src/use-cases/ports/edge-error.ts';
import type { Viewer } from '../../src/use-cases/ports/notifier.ts';
import type { ChatPerson } from '../../src/use-cases/ports/people.ts';
import type { PressOutcome } from '../../src/use-cases/press-outcome.ts';
import { sentences } from '../../src/wording/wording.ts';
import { userId } from '../support/builders.ts';
import { textOnCard } from '../support/card-elements.ts';
import { KIM } from '../support/fresh-conversions.ts';
import type { PressAnswer, TeamsPerson } from '../support/teams-client.ts';
import { aConversionRequest, STEPS } from './a-conversion-request.ts';
import { botRig, REQUEST, type Rig, type RigParts, SAM } from './bot-rig.ts';

const en = sentences('en');
const LINE = 'application/vnd.microsoft.activity.message';
const CARD = 'application/vnd.microsoft.card.adaptive';
const ON = { requestId: REQUEST, mark: 'conversion-awaiting-confirmation' };
const HOLDER: TeamsPerson = { id: KIM, name: 'Kim Cho' };

describe('a press on a conversion that was asked for', () => {
  let rig: Rig;
  afterEach(() => rig.close());
  const open = async (parts: RigParts = {}) => {
    rig = await botRig(parts);
  };
  const outcome =
    (as?: Viewer['as'], entries: Parameters<typeof aConversionRequest>[0] = []) =>
    async (): Promise<PressOutcome> => ({ outcome: 'card', subject: aConversionRequest(entries), as });
  const useCasesAsked = () =>
    rig.asked.filter(({ name }) => !['seePerson', 'isMemberOfTenant', 'adoptCopy'].includes(name));

  async function invoke(verb: string, data: unknown, by: TeamsPerson = SAM): Promise<PressAnswer> {
    const value = { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' };
    const replyToId = 'message-7';
    const asked = { type: 'invoke', name: 'adaptiveCard/action', replyToId, value };
    const { status, body } = await rig.client.deliver(by, asked);
    assert.equal(status, 200);
    return body as PressAnswer;
  }

  it('goes to what it stands for, with the mark of its card', async () => {
    await open();
    const verbs = {
      ask: 'askForConfirmation',
      askAgreement: 'askForAgreement',
      agreeInPrinciple: 'agreeInPrinciple',
      checkAgreed: 'checkAgreed',
      checkAsked: 'checkAsked',
      askNow: 'askNow',
      withdraw: 'withdrawConversion',
      agree: 'agreeConversion',
      refuse: 'refuseConversion',
      askAgain: 'askHolderAgain',
      mailBack: 'askMailBack',
      done: 'closeConversion',
      linkAgain: 'sendLinkAgain',
    };
    for (const verb of Object.keys(verbs)) await invoke(`conversion.${verb}`, ON);
    const input = { callerId: SAM.id, ...ON };
    assert.deepEqual(
      useCasesAsked(),
      Object.values(verbs).map((name) => ({ name, input })),
    );
  });

  it('brings along the name as it was typed, the ticks that are set, and the reason, from old clients too', async () => {
    await open();
    const typed = {
      name: ' Kim Cho',
      'tick-in-caught-groups': 'true',
      'tick-eligible-for-role': 'false',
      'tick-x': true,
    };
    await invoke('conversion.confirm', { ...ON, ...typed });
    await rig.client.deliver(SAM, { type: 'message', value: { verb: 'conversion.confirm', ...ON, ...typed } });
    await invoke('conversion.deny', { ...ON, reason: 'She leaves us.' });
    const confirmed = { callerId: SAM.id, ...ON, name: ' Kim Cho', ticks: ['in-caught-groups'] };
    assert.deepEqual(useCasesAsked(), [
      { name: 'confirmConversion', input: confirmed },
      { name: 'confirmConversion', input: confirmed },
      { name: 'denyConversion', input: { callerId: SAM.id, ...ON, reason: 'She leaves us.' } },
    ]);
  });

  it('brings along a code, and why it goes on without the holder, from old clients too', async () => {
    await open();
    const typed = { reason: 'On leave.', why: 'We know them.', code: '042 137' };
    const verbs = { code: 'askForCode', checkCode: 'checkCode', noProof: 'waiveProof' };
    for (const verb of Object.keys(verbs)) {
      await invoke(`conversion.${verb}`, { ...ON, ...typed });
      await rig.client.deliver(SAM, { type: 'message', value: { verb: `conversion.${verb}`, ...ON, ...typed } });
    }
    const on = { callerId: SAM.id, ...ON };
    const inputs = [
      { ...on, reason: 'On leave.' },
      { ...on, code: '042 137' },
      { ...on, reason: 'We know them.' },
    ];
    assert.deepEqual(
      useCasesAsked(),
      Object.values(verbs).flatMap((name, index) => [
        { name, input: inputs[index] },
        { name, input: inputs[index] },
      ]),
    );
  });

  it('with data that no card of ours carries does nothing', async () => {
    await open();
    for (const [verb, data] of [
      ['conversion.confirm', { ...ON, name: 7 }],
      ['conversion.confirm', { ...ON, name: ['Kim Cho'] }],
      ['conversion.confirm', { ...ON, requestId: '../users', name: 'Kim Cho' }],
      ['conversion.deny', { ...ON, reason: {} }],
      ['conversion.code', { ...ON, reason: [] }],
      ['conversion.checkCode', { ...ON, code: 42137 }],
      ['conversion.noProof', { ...ON, why: {} }],
      ['conversion.agree', { requestId: 7 }],
      ['conversion.withdraw', { requestId: REQUEST, mark: {} }],
    ] as const)
      assert.equal((await invoke(verb, data)).statusCode, 400, `${verb} ${JSON.stringify(data)}`);
    assert.deepEqual(useCasesAsked(), []);
  });

  it('keeps what was typed when the directory does not answer', async () => {
    const down = async () => {
      throw new EdgeError('unavailable', 'graph 503');
    };
    const useCases = {
      confirmConversion: down,
      denyConversion: down,
      checkCode: down,
      askForCode: down,
      waiveProof: down,
    };
    await open({ useCases });
    for (const verb of ['confirm', 'deny', 'checkCode', 'code', 'noProof'].map((name) => `conversion.${name}`)) {
      const { type, value } = await invoke(verb, { ...ON, name: 'Kim Cho', reason: 'Because' });
      assert.deepEqual([type, value], [LINE, `${en.problem.graphDown} ${en.problem.later}`], verb);
    }
  });

  it('with the answer of a holder is heard from an account that counts as a guest, and nothing else is', async () => {
    await open({ useCases: { isMemberOfTenant: async () => 'outsider' } });
    for (const verb of ['agree', 'refuse']) await invoke(`conversion.${verb}`, ON, HOLDER);
    assert.deepEqual(
      useCasesAsked().map(({ name }) => name),
      ['agreeConversion', 'refuseConversion'],
    );
    for (const verb of [
      'ask',
      'confirm',
      'deny',
      'withdraw',
      'askAgain',
      'mailBack',
      'done',
      'code',
      'checkCode',
      'noProof',
    ]) {
      const { value } = await invoke(`conversion.${verb}`, { ...ON, name: 'Kim Cho', reason: 'x' }, HOLDER);
      assert.equal(value, en.talk.refuseGuest, verb);
    }
    await rig.close();
    await open({ useCases: { isMemberOfTenant: async () => 'unknown' } });
    assert.equal((await invoke('conversion.agree', ON, HOLDER)).value, en.talk.refuse);
    assert.equal(useCasesAsked().length, 0);
  });

  it('remembers the message under the conversion, and shows it as whoever pressed may see it', async () => {
    await open({ useCases: { agreeConversion: outcome('holder', STEPS.asked), showRequest: outcome() } });
    const { type, value } = await invoke('conversion.agree', ON, HOLDER);
    assert.equal(type, CARD);
    assert.match(textOnCard(value), /fabrikam/);
    assert.deepEqual(
      rig.copies.map(({ requestId, viewerId, activityId, shown }) => ({ requestId, viewerId, activityId, shown })),
      [{ requestId: REQUEST, viewerId: HOLDER.id, activityId: 'message-7', shown: '' }],
    );
    const { value: nobodys } = await invoke('invitation.show', ON);
    assert.doesNotMatch(textOnCard(nobodys), /Kim|fabrikam|GL-/, 'without a role nothing is read');
  });
});

describe('the card of a conversion that was asked for, in somebody’s chat', () => {
  let rig: Rig;
  afterEach(() => rig.close());
  const url = 'https://login.microsoftonline.com/redeem?ticket=EXAMPLE';
  const issued = aConversionRequest(STEPS.issued);
  /** As Graph names the chat of somebody who has never written to us (T3.1). */
  const CHAT = `19:${KIM}_${userId(9)}@chats.example`;

  const kim = (more: Partial<ChatPerson> = {}): ChatPerson => ({
    id: KIM,
    channelUserId: '',
    name: '',
    tenantId: 't',
    serviceUrl: rig.connector.serviceUrl,
    conversationId: CHAT,
    ...more,
  });
  const holder = (more: Partial<Viewer> = {}): Viewer => ({ id: KIM, as: 'holder', person: kim(), ...more });
  const withLink = () => holder({ link: new RedeemUrl(url) });
  const inChat = () => rig.connector.messages(CHAT);
  const cardIn = (message = inChat().at(-1)) => message?.activity.attachments?.[0]?.content;
  const showsLink = (card: unknown) => JSON.stringify(card).includes('ticket=EXAMPLE');

  async function posted(subject = aConversionRequest(STEPS.asked)) {
    rig = await botRig();
    const outcome = await rig.notifier.post(kim(), subject, 'holder');
    assert.ok(outcome.outcome === 'posted');
    const { activityId } = outcome;
    const { serviceUrl } = rig.connector;
    return { requestId: REQUEST, viewerId: KIM, serviceUrl, conversationId: CHAT, activityId, shown: '' };
  }

  it('is posted where only the conversation is known, with no address on the lock screen', async () => {
    rig = await botRig();
    for (const entries of [[], STEPS.asked, STEPS.issued])
      for (const as of ['asker', 'admin', 'confirmer', 'holder'] as const) {
        const person = kim(as === 'holder' ? {} : { id: SAM.id as UserId });
        await rig.notifier.post(person, aConversionRequest(entries), as);
        const { summary = '' } = inChat().at(-1)?.activity ?? {};
        assert.match(summary, /\w/, as);
        assert.doesNotMatch(summary, /@|fabrikam\.example|ticket/, as);
      }
  });

  it('is in the language of the directory for a holder who has shown no other', async () => {
    const korean = aConversionRequest(STEPS.asked, { holderLanguage: 'ko' });
    const copy = await posted(korean);
    assert.match(textOnCard(cardIn()), /[가-힣]/);
    await rig.notifier.show(copy, holder({ person: undefined }), korean);
    assert.match(textOnCard(cardIn()), /[가-힣]/);
    await rig.notifier.show(copy, holder({ person: kim({ chosenLanguage: 'en' }) }), korean);
    assert.doesNotMatch(textOnCard(cardIn()), /[가-힣]/);
    await rig.notifier.show(copy, { id: SAM.id as UserId, as: 'asker', person: undefined }, korean);
    assert.doesNotMatch(textOnCard(cardIn()), /[가-힣]/, 'the asker does not read the holder’s language');
  });

  it('shows the link to the holder of the account, and to nobody else', async () => {
    const copy = await posted();
    assert.deepEqual(await rig.notifier.show(copy, withLink(), issued), { outcome: 'edited' });
    assert.ok(showsLink(cardIn()));
    for (const viewer of [
      holder(),
      { ...withLink(), as: 'asker' },
      { ...withLink(), as: 'admin' },
      { ...withLink(), as: 'confirmer' },
      { ...withLink(), as: 'nobody' },
      { ...withLink(), id: userId(3) },
    ] as const) {
      await rig.notifier.show(copy, viewer, issued);
      assert.equal(showsLink(cardIn()), false, `${viewer.as} ${viewer.id}`);
    }
    assert.doesNotMatch(JSON.stringify(rig.lines), /ticket|fabrikam|Kim/);
  });

  it('says nothing at all to whoever may see it no more', async () => {
    const copy = await posted();
    await rig.notifier.show(copy, { id: userId(3), as: 'nobody', person: undefined }, issued);
    assert.doesNotMatch(textOnCard(cardIn()), /Kim|fabrikam|GL-/);
  });

  it('sent anew has the link put in where it can be taken out again', async () => {
    const copy = await posted();
    rig.connector.remove(CHAT, copy.activityId);
    const outcome = await rig.notifier.show(copy, withLink(), issued);
    const [message, ...more] = inChat();
    assert.deepEqual([outcome, more], [{ outcome: 'sent-anew', activityId: message?.id }, []]);
    assert.ok(showsLink(message?.activity));
    const posts = rig.connector.calls.filter(({ method }) => method === 'POST');
    assert.equal(
      posts.some(({ activity }) => showsLink(activity)),
      false,
      'never posted with the link on it',
    );
  });

  it('sent anew is known by its id even if the link could not be put in', async () => {
    const copy = await posted();
    rig.connector.remove(CHAT, copy.activityId);
    rig.connector.misbehave({ answer: 500, method: 'PUT', times: 2 });
    await assert.rejects(rig.notifier.show(copy, withLink(), issued), EdgeError);
    const stop = rig.connector.onCall(({ method }) => {
      if (method === 'POST') rig.connector.misbehave({ answer: 500, method: 'PUT', times: 1 });
    });
    rig.connector.misbehave(undefined);
    const outcome = await rig.notifier.show(copy, withLink(), issued);
    stop();
    assert.deepEqual(outcome, { outcome: 'sent-anew', activityId: inChat().at(-1)?.id });
    assert.equal(showsLink(cardIn()), false);
  });
});
