import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import { CARD_ACTIONS } from '../../src/bot/card-actions.ts';
import type { StartConversionOutcome } from '../../src/use-cases/conversion/start-conversion.ts';
import { EdgeError } from '../../src/use-cases/ports/edge-error.ts';
import { sentences } from '../../src/wording/wording.ts';
import { userId } from '../support/builders.ts';
import { inputsOf, textOnCard } from '../support/card-elements.ts';
import type { PressAnswer, SharedPlace } from '../support/teams-client.ts';
import { aConversion, botRig, MINA, REQUEST, type Rig, type RigParts, SAM } from './bot-rig.ts';

const en = sentences('en');
const ko = sentences('ko');
const LINE = 'application/vnd.microsoft.activity.message';
const CARD = 'application/vnd.microsoft.card.adaptive';
const SAID = 'convert kim@contoso.example to kim@fabrikam.example';
const CHANNEL: SharedPlace = { conversationId: '19:north@thread.tacv2;messageid=1', channel: 'standard', team: {} };
const FORM = { person: '', personTyped: 'Kim', external: 'kim@fabrikam.example', signIn: 'kim@fabrikam.example' };

describe('a conversion in the chat', () => {
  let rig: Rig;
  afterEach(() => rig.close());
  const open = async (parts: RigParts = {}) => {
    rig = await botRig(parts);
    return rig;
  };
  const inputsTo = (name: string) => rig.asked.filter((asked) => asked.name === name).map(({ input }) => input);
  const refused = (because: 'outsider' | 'unknown-person' | 'no-admin'): RigParts => ({
    useCases: { startConversion: async (): Promise<StartConversionOutcome> => ({ outcome: 'refused', because }) },
  });

  async function invoke(verb: string, data: unknown, trigger = 'manual'): Promise<PressAnswer> {
    const value = { action: { type: 'Action.Execute', verb, data }, trigger };
    const { status, body } = await rig.client.deliver(SAM, { type: 'invoke', name: 'adaptiveCard/action', value });
    assert.equal(status, 200);
    return body as PressAnswer;
  }

  it('begins with a form, in a message that is remembered', async () => {
    const { client, copies } = await open();
    assert.deepEqual(await client.say(SAM, SAID, { id: 'activity-1' }), { status: 200, body: undefined });
    assert.deepEqual(inputsTo('startConversion'), [
      { callerId: SAM.id, text: SAID, activityKey: `${client.conversationOf(SAM)} activity-1` },
    ]);
    const form = client.latest(SAM);
    const { external, personTyped } = inputsOf(form.card);
    assert.deepEqual([external, personTyped], ['kim@fabrikam.example', 'kim@contoso.example']);
    assert.deepEqual(
      copies.map(({ requestId, activityId, viewerId }) => ({ requestId, activityId, viewerId })),
      [{ requestId: REQUEST, activityId: form.id, viewerId: SAM.id }],
    );
    assert.deepEqual(inputsTo('startDraft'), []);
  });

  it('is asked for once by a line that is delivered twice, to another process too', async () => {
    const { client } = await open();
    for (const _ of [1, 2]) await client.say(SAM, 'convert', { id: 'activity-1' });
    assert.equal(client.messages(SAM).length, 1);
    await rig.close();
    await open({ useCases: { isPosted: async () => true } });
    assert.equal((await rig.client.say(SAM, 'convert')).status, 200);
    assert.deepEqual(rig.client.messages(SAM), []);
  });

  for (const [because, said] of [
    ['no-admin', en.talk.refuseAdmin],
    ['outsider', en.talk.refuseGuest],
    ['unknown-person', en.talk.refuse],
  ] as const) {
    it(`is refused with a line: ${because}`, async () => {
      const { client } = await open(refused(because));
      await client.say(SAM, SAID);
      assert.deepEqual([client.latest(SAM).text, client.latest(SAM).card], [said, undefined]);
      const answer = await invoke('conversion.startFor', { account: userId(7) });
      assert.deepEqual(answer, { statusCode: 200, type: LINE, value: said });
      assert.equal(client.messages(SAM).length, 1);
    });
  }

  it('is refused in Korean to whoever asks in Korean', async () => {
    const { client } = await open(refused('no-admin'));
    await client.say(MINA, 'kim@contoso.example 계정을 전환해 주세요');
    assert.equal(client.latest(MINA).text, ko.talk.refuseAdmin);
  });

  it('asked for where others read along is filled in in the own chat, and nobody else reads of whom', async () => {
    const { client } = await open({ useCases: { isPosted: async () => false } });
    for (const person of [SAM, MINA]) await client.say(person, 'hello');
    await client.sayIn(CHANNEL, SAM, SAID);
    await client.sayIn(CHANNEL, MINA, '전환');
    const said = client.heardIn(CHANNEL).map(({ text, card }) => [text, card]);
    assert.deepEqual(said, [
      ['Sam Park started to check a conversion. The details are private.', undefined],
      ['김미나 님이 계정 전환 확인을 시작했습니다. 자세한 내용은 본인에게만 표시됩니다.', undefined],
    ]);
    assert.match(textOnCard(client.latest(SAM).card), new RegExp(en.talk.askedElsewhere));
  });

  it('asked for in a channel by somebody who may not is refused there, with no form', async () => {
    const { client } = await open(refused('no-admin'));
    await client.say(SAM, 'hello');
    await client.sayIn(CHANNEL, SAM, SAID);
    assert.deepEqual(
      client.heardIn(CHANNEL).map(({ text }) => text),
      [en.talk.refuseAdmin],
    );
    assert.equal(client.messages(SAM).length, 1);
  });

  it('goes on from an invitation with the account that was found, and leaves that card', async () => {
    const { client } = await open();
    await client.say(SAM, 'hello');
    const answer = await invoke('conversion.startFor', { account: userId(7) });
    assert.deepEqual(answer, { statusCode: 200, type: LINE, value: en.talk.formBelow });
    const [input] = inputsTo('startConversion') as { readonly accountId?: string; readonly text: string }[];
    assert.deepEqual([input?.accountId, input?.text], [userId(7), '']);
    assert.equal(client.messages(SAM).length, 2);
  });

  it('hands over what was typed, however old the client is', async () => {
    const { client } = await open();
    await client.say(SAM, SAID);
    const { id } = client.latest(SAM);
    const typed = {
      ...{ personTyped: 'Kim', signIn: 'kim@fabrikam.example' },
      ...{ message: 'Hello\nSam', language: 'ko' },
    };
    for (const [verb, useCase] of [
      ['conversion.check', 'submitConversion'],
      ['conversion.same', 'sameSignIn'],
    ] as const) {
      const answer = await client.press(SAM, id, verb, typed);
      assert.equal(answer.type, CARD);
      await client.submit(SAM, id, verb, typed);
      const [first, second, ...more] = inputsTo(useCase) as { readonly form: typeof FORM }[];
      assert.deepEqual([second, more], [first, []]);
      const { person, ...form } = first?.form ?? FORM;
      assert.deepEqual(form, { ...typed, external: 'kim@fabrikam.example' });
      assert.equal(typeof person, 'string');
    }
  });

  it('hands over what was chosen and why, with the mark of the card', async () => {
    await open();
    const on = { requestId: REQUEST, mark: 'draft-3' };
    await invoke('conversion.pick', { ...on, account: userId(7) });
    await invoke('conversion.override', { ...on, reason: 'She needs files only.' });
    for (const verb of ['change', 'recheck', 'cancel', 'inviteSignIn']) await invoke(`conversion.${verb}`, on);
    const press = { callerId: SAM.id, ...on };
    assert.deepEqual(
      rig.asked.filter(({ name }) => !['seePerson', 'isMemberOfTenant', 'adoptCopy'].includes(name)),
      [
        { name: 'pickAccount', input: { ...press, account: userId(7) } },
        { name: 'goOnWithoutTeams', input: { ...press, reason: 'She needs files only.' } },
        { name: 'changeConversion', input: press },
        { name: 'recheckConversion', input: press },
        { name: 'cancelConversion', input: press },
        { name: 'inviteSignIn', input: press },
      ],
    );
  });

  it('does nothing with data that no card of ours carries', async () => {
    await open();
    const on = { requestId: REQUEST, mark: 'draft-1' };
    const forged: readonly (readonly [verb: string, data: unknown])[] = [
      ['conversion.startFor', {}],
      ['conversion.startFor', { account: 'kim@contoso.example' }],
      ['conversion.startFor', { account: [userId(7)] }],
      ['conversion.pick', on],
      ['conversion.pick', { ...on, account: '../users' }],
      ['conversion.check', { ...on, ...FORM, person: 7 }],
      ['conversion.same', { ...on, ...FORM, signIn: {} }],
      ['conversion.override', { ...on, reason: ['x'] }],
      ['conversion.recheck', { requestId: 7 }],
    ];
    for (const [verb, data] of forged) {
      const { statusCode } = await invoke(verb, data);
      assert.equal(statusCode, 400, `${verb} ${JSON.stringify(data)}`);
    }
    const known = ['seePerson', 'isMemberOfTenant'];
    assert.deepEqual(
      rig.asked.filter(({ name }) => !known.includes(name)),
      [],
    );
  });

  it('is refused with a line, and nothing is shown, to an administrator who is none any more', async () => {
    const lost = async () => ({ outcome: 'no-admin' }) as const;
    await open({
      useCases: { recheckConversion: lost, goOnWithoutTeams: lost, submitConversion: lost, showRequest: lost },
    });
    const on = { requestId: REQUEST, mark: 'draft-1', ...FORM, reason: 'Because' };
    for (const verb of ['conversion.recheck', 'conversion.override', 'conversion.check', 'invitation.show'])
      assert.deepEqual(await invoke(verb, on), { statusCode: 200, type: LINE, value: en.talk.refuseAdmin }, verb);
    const refreshed = await invoke('conversion.recheck', on, 'automatic');
    assert.deepEqual([refreshed.type, rig.copies.length], [CARD, 0]);
    assert.match(textOnCard(refreshed.value), new RegExp(en.problem.notFoundDo));
  });

  it('keeps what was typed when the directory does not answer, and begins nothing', async () => {
    const down = async () => {
      throw new EdgeError('unavailable', 'graph 503');
    };
    await open({ useCases: { submitConversion: down, goOnWithoutTeams: down, startConversion: down } });
    const on = { requestId: REQUEST, mark: 'draft-1', ...FORM, reason: 'Because' };
    for (const verb of ['conversion.check', 'conversion.override']) {
      const { type, value } = await invoke(verb, on);
      assert.deepEqual([type, value], [LINE, `${en.problem.graphDown} ${en.problem.later}`], verb);
    }
    await rig.client.say(SAM, SAID);
    assert.match(textOnCard(rig.client.latest(SAM).card), new RegExp(en.problem.graphDown));
  });

  it('shows each stage', async () => {
    const account = { id: userId(7), displayName: 'Kim Lee', userPrincipalName: 'kim.lee@contoso.example' };
    const stages = [
      [aConversion({ stage: 'choosing', candidates: [account] }), 'kim.lee@contoso.example'],
      [aConversion({ stage: 'checking', since: new Date(0) }), en.conversionChecking.heading],
    ] as const;
    await open();
    for (const [draft, text] of stages) {
      await rig.close();
      await open({
        useCases: {
          recheckConversion: async () => ({ outcome: 'card', subject: { kind: 'conversion', draft }, as: 'asker' }),
        },
      });
      const { value } = await invoke('conversion.recheck', { requestId: REQUEST, mark: 'draft-1' });
      assert.ok(textOnCard(value).replaceAll('\\', '').includes(text), textOnCard(value));
    }
  });

  it('shows nobody whom to choose from, and nothing that was found, who is not known to administer', async () => {
    const account = { id: userId(7), displayName: 'Kim Lee', userPrincipalName: 'kim.lee@contoso.example' };
    const draft = aConversion({ stage: 'choosing', candidates: [account] });
    await open();
    for (const as of ['converter', 'nobody', undefined] as const) {
      await rig.close();
      await open({
        useCases: { recheckConversion: async () => ({ outcome: 'card', subject: { kind: 'conversion', draft }, as }) },
      });
      const { value } = await invoke('conversion.recheck', { requestId: REQUEST, mark: 'draft-1' });
      assert.match(textOnCard(value), new RegExp(en.conversionForm.personTypedWhole));
      assert.doesNotMatch(JSON.stringify(value), /Kim Lee|kim\.lee|000007/);
    }
  });

  it('waits for the directory as long as it reads who may', () => {
    const rows = Object.entries(CARD_ACTIONS).filter(([verb]) => verb.startsWith('conversion.'));
    const ofHolder = ['conversion.agree', 'conversion.refuse', 'conversion.problem'];
    assert.ok(rows.length > 19);
    for (const [verb, row] of rows) {
      const does = verb === 'conversion.history' ? 'look' : 'act';
      const asks = 'asksDirectory' in row && row.asksDirectory;
      assert.deepEqual([row.does, asks], [does, !ofHolder.includes(verb)], verb);
    }
  });
});

describe('help and the welcome', () => {
  let rig: Rig;
  afterEach(() => rig.close());
  const heard = () => textOnCard(rig.client.latest(SAM).card);
  const down = async () => {
    throw new EdgeError('unavailable', 'graph 503');
  };

  for (const [who, mayConvert, isNamed] of [
    ['whoever may ask for one', async () => true, true],
    ['everybody else', async () => false, false],
    ['one of whom nothing can be read', down, false],
  ] as const) {
    it(`name a conversion to ${who}: ${isNamed ? 'yes' : 'no'}`, async () => {
      rig = await botRig({ useCases: { mayConvert } });
      await rig.client.install(SAM);
      const welcome = heard();
      await rig.client.say(SAM, 'hello');
      const greeted = heard();
      await rig.client.say(SAM, 'help');
      for (const text of [welcome, greeted, heard()]) {
        assert.ok(text.includes('ann'), text);
        assert.equal(text.includes('convert'), isNamed, text);
      }
      const { value } = (await rig.client.press(
        SAM,
        rig.client.messages(SAM)[0]?.id ?? '',
        'help.show',
      )) as PressAnswer;
      assert.equal(textOnCard(value).includes('convert'), isNamed);
    });
  }
});
