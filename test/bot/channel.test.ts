import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import type { BotUseCases } from '../../src/bot/bot-use-cases.ts';
import type { UserId } from '../../src/domain/ids.ts';
import { EdgeError } from '../../src/use-cases/ports/edge-error.ts';
import { sentences } from '../../src/wording/wording.ts';
import { TEAM } from '../support/builders.ts';
import { textOnCard } from '../support/card-elements.ts';
import type { SharedPlace } from '../support/teams-client.ts';
import { botRig, MINA, REQUEST, type Rig, SAM, TENANT } from './bot-rig.ts';

const en = sentences('en');
const ko = sentences('ko');
const CHANNEL: SharedPlace = {
  conversationId: '19:north@thread.tacv2;messageid=1',
  channel: 'standard',
  team: { name: 'Project North' },
};
const GROUP_CHAT: SharedPlace = { conversationId: '19:lunch@thread.v2' };
const STARTED = 'Sam Park started an invitation. The details are private.';

describe('an invitation asked for where others read along', () => {
  let rig: Rig;
  const change: { now: Partial<BotUseCases> } = { now: {} };
  beforeEach(async () => {
    change.now = {};
    rig = await botRig({
      useCases: {
        isMemberOfTenant: (id) => change.now.isMemberOfTenant?.(id) ?? Promise.resolve('member'),
        isPosted: (id) => change.now.isPosted?.(id) ?? Promise.resolve(false),
      },
    });
    // So that everybody's own chat is known, and empty but for this.
    for (const person of [SAM, MINA]) await rig.client.say(person, 'hello');
  });
  afterEach(() => rig.close());

  const started = () => rig.asked.filter(({ name }) => name === 'startDraft').map(({ input }) => input);
  const said = (place: SharedPlace) => rig.client.heardIn(place).map(({ text }) => text);
  const forms = () => rig.client.messages(SAM).slice(1);
  const own = () => rig.client.conversationOf(SAM);

  it('is filled in in their own chat, and nobody else reads who is invited', async () => {
    const answer = await rig.client.sayIn(CHANNEL, SAM, 'invite ann@fabrikam.example', { id: 'activity-1' });
    assert.deepEqual(answer, { status: 200, body: undefined });
    assert.deepEqual(started(), [
      {
        callerId: SAM.id,
        text: 'invite ann@fabrikam.example',
        language: 'en',
        activityKey: `${CHANNEL.conversationId} activity-1`,
      },
    ]);
    const [form, ...more] = forms();
    assert.equal(more.length, 0);
    assert.match(textOnCard(form?.card), /You get this because of your request in “Project North”\./);
    assert.deepEqual(said(CHANNEL), [STARTED]);
    const [call] = rig.connector.calls.filter(({ conversationId }) => conversationId === CHANNEL.conversationId);
    assert.deepEqual([call?.activity.textFormat, call?.activity.attachments], ['plain', undefined]);
    assert.deepEqual(rig.copies, [
      {
        requestId: REQUEST,
        viewerId: SAM.id,
        serviceUrl: rig.connector.serviceUrl,
        conversationId: own(),
        activityId: form?.id,
        shown: 'draft:1',
      },
    ]);
  });

  it('is understood from a free line with an address', async () => {
    await rig.client.sayIn(CHANNEL, SAM, 'could you send an invitation to ann@fabrikam.example?');
    assert.deepEqual([forms().length, said(CHANNEL)], [1, [STARTED]]);
  });

  it('says in general where it comes from when there is no team with a name', async () => {
    for (const place of [GROUP_CHAT, { ...CHANNEL, team: {} }]) {
      await rig.client.sayIn(place, SAM, 'invite');
      assert.match(textOnCard(rig.client.latest(SAM).card), new RegExp(en.talk.askedElsewhere));
    }
    assert.deepEqual(said(GROUP_CHAT), [STARTED]);
  });

  it('tells which team it is, and whether guests will see that channel', async () => {
    const places: readonly SharedPlace[] = [
      { ...CHANNEL, team: { aadGroupId: TEAM.toUpperCase() } },
      { ...CHANNEL, channel: 'private', team: { aadGroupId: 'not an id' } },
      { ...CHANNEL, channel: 'shared' },
      { ...CHANNEL, channel: 'shared', team: { aadGroupId: TEAM } },
      GROUP_CHAT,
    ];
    for (const place of places) await rig.client.sayIn(place, SAM, 'invite');
    const told = (started() as Parameters<BotUseCases['startDraft']>[0][]).map(({ askedFrom, askedIn }) => [
      askedFrom,
      askedIn,
    ]);
    assert.deepEqual(told, [
      [undefined, TEAM],
      [undefined, undefined],
      ['shared-channel', undefined],
      ['shared-channel', TEAM],
      [undefined, undefined],
    ]);
  });

  it('delivered twice is answered once', async () => {
    for (const _ of [1, 2]) await rig.client.sayIn(CHANNEL, SAM, 'invite', { id: 'activity-1' });
    assert.deepEqual([forms().length, said(CHANNEL), started().length], [1, [STARTED], 1]);
  });

  it('delivered again to another process posts nothing again', async () => {
    change.now = { isPosted: async () => true };
    assert.equal((await rig.client.sayIn(CHANNEL, SAM, 'invite')).status, 200);
    assert.deepEqual([forms(), said(CHANNEL)], [[], []]);
  });

  it('whose line got lost is not asked for a second time', async () => {
    rig.connector.misbehave({ answer: 503, conversationId: CHANNEL.conversationId, times: 1 });
    change.now = { isPosted: async (id) => rig.copies.some(({ requestId }) => requestId === id) };
    const statuses: number[] = [];
    for (const _ of [1, 2]) statuses.push((await rig.client.sayIn(CHANNEL, SAM, 'invite', { id: 'a-1' })).status);
    assert.deepEqual([statuses, forms().length, said(CHANNEL)], [[500, 200], 1, []]);
  });

  for (const [status, code] of [
    [403, 'BotNotInConversationRoster'],
    [404, 'ConversationNotFound'],
    [404, 'Gone'],
  ] as const) {
    it(`by somebody whose chat is closed to us is referred to that chat (${status} ${code})`, async () => {
      rig.connector.misbehave({ answer: status, code, conversationId: own() });
      assert.equal((await rig.client.sayIn(CHANNEL, SAM, 'invite ann@fabrikam.example')).status, 200);
      assert.deepEqual(said(CHANNEL), [en.talk.channelOnlyPrivate]);
      assert.deepEqual(rig.copies, []);
      assert.deepEqual(
        rig.lines.map(({ event, fields }) => [event, fields.act, fields.code]),
        [['channel.failed', 'post-form', code]],
      );
    });
  }

  it('that cannot be posted for the moment is said to have failed, in one line with a reference', async () => {
    for (const answer of [502, 429, 'reset'] as const) {
      rig.connector.misbehave({ answer, conversationId: own() });
      assert.equal((await rig.client.sayIn(CHANNEL, SAM, 'invite ann@fabrikam.example')).status, 200);
      assert.match(said(CHANNEL).at(-1) ?? '', new RegExp(`^${en.problem.generic}.*GL-TEST-99`));
    }
    assert.equal(rig.lines.at(-1)?.fields.reference, 'GL-TEST-99');
    assert.deepEqual(forms(), []);
  });

  it('while the directory is down gets a line as well, and no card', async () => {
    change.now = { isMemberOfTenant: () => Promise.reject(new EdgeError('unavailable', 'graph 503')) };
    await rig.client.sayIn(CHANNEL, SAM, 'invite ann@fabrikam.example');
    assert.deepEqual(said(CHANNEL), [`${en.problem.graphDown} ${en.problem.later}`]);
    assert.deepEqual(started(), []);
  });

  it('by a guest, and by somebody of another tenant, is refused', async () => {
    change.now = { isMemberOfTenant: async () => 'outsider' };
    await rig.client.sayIn(CHANNEL, SAM, 'invite');
    const stranger = { ...SAM, tenantId: '22222222-2222-4222-8222-222222222222' };
    await rig.client.sayIn({ ...CHANNEL, channel: 'shared' }, stranger, 'invite ann@fabrikam.example');
    assert.deepEqual(said(CHANNEL), [en.talk.refuseGuest, en.talk.refuse]);
    assert.deepEqual([started(), forms()], [[], []]);
  });

  it('names who asked without what could turn the line round', async () => {
    await rig.client.sayIn(CHANNEL, { ...SAM, name: 'Sam\n\u202e<b>Park</b>' }, 'invite');
    assert.deepEqual(said(CHANNEL), ['Sam <b>Park</b> started an invitation. The details are private.']);
  });

  it('is told in the language it was asked in, and filled in in the one that was chosen', async () => {
    await rig.client.sayIn(CHANNEL, MINA, '초대 ann@fabrikam.example');
    assert.equal(said(CHANNEL).at(-1), '김미나 님이 초대를 시작했습니다. 자세한 내용은 본인에게만 표시됩니다.');
    assert.match(textOnCard(rig.client.latest(MINA).card), /‘Project North’ 팀에서 하신 요청 때문에/);
    await rig.people.chooseLanguage(SAM.id as UserId, 'ko');
    await rig.client.sayIn(GROUP_CHAT, SAM, 'invite');
    assert.deepEqual(said(GROUP_CHAT), [STARTED]);
    assert.match(textOnCard(rig.client.latest(SAM).card), new RegExp(ko.talk.askedElsewhere));
  });

  it('is the only thing that can be asked for there', async () => {
    for (const text of ['help', 'hello', 'language', 'ann@fabrikam.example', 'what?'])
      await rig.client.sayIn(CHANNEL, SAM, text);
    assert.deepEqual(new Set(said(CHANNEL)), new Set([en.talk.channelOnlyPrivate]));
    assert.deepEqual([said(CHANNEL).length, forms()], [5, []]);
  });

  it('is never done by a button there', async () => {
    const conversation = { id: CHANNEL.conversationId, conversationType: 'channel', tenantId: TENANT };
    const action = { type: 'Action.Execute', verb: 'invitation.start', data: {} };
    const value = { action, trigger: 'manual' };
    const { body } = await rig.client.deliver(SAM, {
      type: 'invoke',
      name: 'adaptiveCard/action',
      value,
      conversation,
    });
    assert.equal((body as { readonly value: unknown }).value, en.talk.channelOnlyPrivate);
    assert.deepEqual([started(), forms()], [[], []]);
  });
});
