import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import type { UserId } from '../../src/domain/ids.ts';
import { EdgeError } from '../../src/use-cases/ports/edge-error.ts';
import { sentences } from '../../src/wording/wording.ts';
import { textOnCard } from '../support/card-elements.ts';
import { aDraft, botRig, MINA, REQUEST, type Rig, type RigParts, SAM } from './bot-rig.ts';

const en = sentences('en');
const ko = sentences('ko');

describe('a line in the personal chat', () => {
  let rig: Rig;
  const open = async (parts: RigParts = {}) => {
    rig = await botRig(parts);
    return rig;
  };
  afterEach(() => rig.close());

  const inputsOf = (name: string) => rig.asked.filter((asked) => asked.name === name).map(({ input }) => input);

  it('that invites gets the form, in a message that is remembered', async () => {
    const { client, copies, connector } = await open();
    const answer = await client.say(SAM, 'invite ann@fabrikam.example', { id: 'activity-1' });
    assert.deepEqual(answer, { status: 200, body: undefined });
    assert.deepEqual(inputsOf('startDraft'), [
      {
        callerId: SAM.id,
        text: 'invite ann@fabrikam.example',
        language: 'en',
        activityKey: `${client.conversationOf(SAM)} activity-1`,
      },
    ]);
    const form = client.latest(SAM);
    assert.match(textOnCard(form.card), new RegExp(en.form.heading));
    assert.deepEqual(copies, [
      {
        requestId: REQUEST,
        viewerId: SAM.id,
        serviceUrl: connector.serviceUrl,
        conversationId: client.conversationOf(SAM),
        activityId: form.id,
        shown: 'draft:1',
      },
    ]);
  });

  it('with an address and no wish is asked about it', async () => {
    const { client } = await open();
    await client.say(SAM, 'ann@fabrikam.example');
    const { card, summary } = client.latest(SAM);
    assert.match(textOnCard(card), /ann@fabrikam\.example/);
    assert.doesNotMatch(summary ?? '', /@/);
    assert.deepEqual(inputsOf('startDraft'), []);
  });

  it('with an address and no wish leads to a form that has the address', async () => {
    const { client } = await open();
    await client.say(SAM, 'ann@fabrikam.example');
    await client.press(SAM, client.latest(SAM).id, 'invitation.start');
    assert.deepEqual(
      inputsOf('startDraft').map((input) => (input as { readonly text: string }).text),
      ['ann@fabrikam.example'],
    );
  });

  it('that means nothing is never met with silence', async () => {
    const { client } = await open();
    for (const text of ['', '???', 'bulk everybody', '\u00a0']) {
      await client.say(SAM, text);
      assert.match(textOnCard(client.latest(SAM).card), /invite guests/);
    }
    assert.equal(client.messages(SAM).length, 4);
  });

  it('is answered in the language that was chosen, else typed, else of the client', async () => {
    const { client, people } = await open();
    await client.say(SAM, 'help');
    assert.match(textOnCard(client.latest(SAM).card), new RegExp(en.talk.helpHeading));
    await client.say(SAM, '도움말');
    assert.match(textOnCard(client.latest(SAM).card), new RegExp(ko.talk.helpHeading));
    await client.say(SAM, 'help');
    assert.match(
      textOnCard(client.latest(SAM).card),
      new RegExp(ko.talk.helpHeading),
      'English clients take nothing back',
    );
    await people.chooseLanguage(SAM.id as UserId, 'en');
    await client.say(SAM, '도움말');
    assert.match(textOnCard(client.latest(SAM).card), new RegExp(en.talk.helpHeading));
    await client.say(MINA, 'help');
    assert.match(textOnCard(client.latest(MINA).card), new RegExp(ko.talk.helpHeading));
  });

  it('tells who the person is, and where', async () => {
    const { client, people, connector } = await open();
    await client.say(MINA, 'help');
    assert.deepEqual(await people.find(MINA.id as UserId), {
      id: MINA.id,
      channelUserId: `29:${MINA.id}`,
      name: '김미나',
      tenantId: '99999999-0000-4000-8000-000000000001',
      serviceUrl: connector.serviceUrl,
      conversationId: client.conversationOf(MINA),
      seenLanguage: 'ko',
      timeZone: 'Asia/Seoul',
    });
  });

  it('delivered twice is answered once', async () => {
    const { client } = await open();
    await client.say(SAM, 'invite', { id: 'activity-1' });
    await client.say(SAM, 'invite', { id: 'activity-1' });
    assert.equal(client.messages(SAM).length, 1);
    await client.say(SAM, 'invite', { id: 'activity-2' });
    assert.equal(inputsOf('startDraft').length, 2);
  });

  it('delivered again while the first is still in hand waits for nobody', async () => {
    const begun = Promise.withResolvers<void>();
    const directory = Promise.withResolvers<void>();
    const { client } = await open({
      useCases: {
        startDraft: async () => {
          begun.resolve();
          await directory.promise;
          return { outcome: 'started', draft: aDraft() };
        },
      },
    });
    const first = client.say(SAM, 'invite', { id: 'activity-1' });
    await begun.promise;
    assert.equal((await client.say(SAM, 'invite', { id: 'activity-1' })).status, 200);
    directory.resolve();
    await first;
    assert.equal(client.messages(SAM).length, 1);
  });

  it('that takes long to answer gets a sign of life', async () => {
    const directory = Promise.withResolvers<void>();
    const { client, connector } = await open({
      useCases: {
        startDraft: async () => {
          await directory.promise;
          return { outcome: 'started', draft: aDraft() };
        },
      },
    });
    connector.onCall(({ activity }) => activity.type === 'typing' && directory.resolve());
    await client.say(SAM, 'invite');
    assert.deepEqual(
      connector.calls.map(({ activity }) => activity.type),
      ['typing', 'message'],
    );
  });

  it('whose form another process has posted gets no second one', async () => {
    const { client } = await open({ useCases: { isPosted: async () => true } });
    assert.equal((await client.say(SAM, 'invite')).status, 200);
    assert.deepEqual(client.messages(SAM), []);
  });

  it('may come again when its answer did not get out', async () => {
    const { client, connector, lines } = await open();
    connector.misbehave({ answer: 500, times: 1 });
    assert.deepEqual(await client.say(SAM, 'help', { id: 'activity-1' }), { status: 500, body: { error: 'internal' } });
    assert.equal(connector.calls.length, 1, 'a send is never repeated by itself');
    assert.equal(lines.at(-1)?.event, 'turn.unanswered');
    assert.equal((await client.say(SAM, 'help', { id: 'activity-1' })).status, 200);
    assert.equal(client.messages(SAM).length, 1);
  });

  it('from somebody who does not belong gets words and nothing else', async () => {
    const { client } = await open();
    const other = { tenant: { id: '77777777-0000-4000-8000-000000000001' } };
    const strangers: Readonly<Record<string, unknown>>[] = [
      { from: { id: '29:anonymous', name: 'Anonymous' } },
      { from: { id: '28:other', name: 'Bot', aadObjectId: SAM.id } },
      { from: { id: '29:x', name: 'Bot', aadObjectId: SAM.id, role: 'bot' } },
      { channelData: other },
      { from: { id: '29:x', name: 'Kim', aadObjectId: SAM.id, tenantId: other.tenant.id } },
    ];
    for (const stranger of strangers) {
      await client.deliver(SAM, { type: 'message', text: 'invite', ...stranger });
      assert.deepEqual(client.latest(SAM).text, en.talk.refuse);
    }
    assert.deepEqual(rig.asked, []);
  });

  it('is read as far as anybody would say, whatever comes after', async () => {
    const { client } = await open();
    const hostile = [
      `x${'!'.repeat(50_000)}x`,
      'a'.repeat(50_000),
      `a@${'.'.repeat(50_000)}x`,
      `${'<at '.repeat(12_500)}`,
    ];
    for (const text of hostile) {
      assert.equal((await client.say(SAM, `invite ann@fabrikam.example ${text}`)).status, 200);
      await client.deliver(SAM, { type: 'message', text, from: { id: '29:anonymous', name: 'Anonymous' } });
      assert.equal(client.latest(SAM).text, en.talk.refuse);
    }
    const heard = inputsOf('startDraft').map((input) => (input as { readonly text: string }).text.length);
    assert.equal(heard.length, hostile.length);
    assert.ok(Math.max(...heard) <= 4_000, `${heard}`);
    assert.ok(Math.min(...heard) > 3_000, `${heard}`);
  });

  it('from a guest is refused, and from an unknown account', async () => {
    for (const [standing, text] of [
      ['outsider', en.talk.refuseGuest],
      ['unknown', en.talk.refuse],
    ] as const) {
      const { client } = await open({ useCases: { isMemberOfTenant: async () => standing } });
      await client.say(SAM, 'help');
      assert.equal(client.latest(SAM).text, text);
      if (standing === 'outsider') await rig.close();
    }
  });

  it('from somebody whom the directory refuses at the form gets the same words', async () => {
    const { client } = await open({
      useCases: { startDraft: async () => ({ outcome: 'refused', because: 'outsider' }) },
    });
    await client.say(SAM, 'invite');
    assert.equal(client.latest(SAM).text, en.talk.refuseGuest);
  });

  it('gets help while the directory is down, but no form', async () => {
    const down = async () => {
      throw new EdgeError('unavailable', 'graph 503');
    };
    const { client, lines } = await open({ useCases: { isMemberOfTenant: down } });
    await client.say(SAM, 'help');
    assert.match(textOnCard(client.latest(SAM).card), new RegExp(en.talk.helpHeading));
    await client.say(SAM, 'invite');
    assert.match(textOnCard(client.latest(SAM).card), /directory does not answer/);
    assert.deepEqual(inputsOf('startDraft'), []);
    assert.equal(lines.at(-1)?.fields.what, 'graph-down');
  });

  it('is told that nothing can be saved, when that is certain', async () => {
    const { client } = await open({
      useCases: {
        seePerson: async () => {
          throw Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
        },
      },
    });
    assert.equal((await client.say(SAM, 'invite')).status, 200);
    assert.match(textOnCard(client.latest(SAM).card), new RegExp(en.problem.dbDown));
  });

  it('is told a reference that the log has too, and the log has none of the words', async () => {
    const { client, lines } = await open({
      useCases: {
        startDraft: async () => {
          throw new TypeError('cannot read ann@fabrikam.example');
        },
      },
    });
    await client.say(SAM, 'invite ann@fabrikam.example');
    const read = textOnCard(client.latest(SAM).card);
    assert.match(read, /GL-TEST-99|GL\\-TEST\\-99/);
    assert.doesNotMatch(read, /nothing was s/);
    assert.equal(lines.at(-1)?.fields.reference, 'GL-TEST-99');
    assert.doesNotMatch(JSON.stringify(lines), /ann@|Sam Park/);
  });

  it('in a channel or a group chat, while no personal one is known, gets one line and no address in it', async () => {
    const { client } = await open();
    for (const conversationType of ['channel', 'groupChat']) {
      const conversation = {
        id: '19:team@thread.tacv2',
        conversationType,
        tenantId: '99999999-0000-4000-8000-000000000001',
      };
      const text = '<at>Guestlist</at> invite ann@fabrikam.example';
      await client.deliver(SAM, { type: 'message', text, conversation });
    }
    const said = rig.connector.messages('19:team@thread.tacv2').map(({ activity }) => activity.text);
    assert.deepEqual(said, [en.talk.channelOnlyPrivate, en.talk.channelOnlyPrivate]);
    assert.deepEqual(inputsOf('startDraft'), []);
    assert.equal((await rig.people.find(SAM.id as UserId))?.conversationId, undefined);
  });
});

describe('an installation', () => {
  let rig: Rig;
  afterEach(() => rig.close());

  it('is greeted once, however often it is told', async () => {
    rig = await botRig();
    await rig.client.install(SAM);
    await rig.client.install(SAM);
    assert.equal(rig.client.messages(SAM).length, 1);
    assert.match(textOnCard(rig.client.latest(SAM).card), new RegExp(en.talk.welcomeHeading));
  });

  it('told twice at the same time is greeted once', async () => {
    rig = await botRig();
    const bot = { id: '28:guestlist' };
    await Promise.all([
      rig.client.deliver(SAM, { type: 'installationUpdate', action: 'add' }),
      rig.client.deliver(SAM, { type: 'conversationUpdate', membersAdded: [bot] }),
    ]);
    assert.equal(rig.client.messages(SAM).length, 1);
  });

  it('of somebody who has talked with the bot before is not greeted again', async () => {
    rig = await botRig();
    await rig.client.say(SAM, 'help');
    await rig.client.install(SAM);
    assert.equal(rig.client.messages(SAM).length, 1);
  });

  it('whose greeting got lost is greeted by the second telling', async () => {
    rig = await botRig();
    rig.connector.misbehave({ answer: 503, times: 1 });
    const answers = await rig.client.install(SAM);
    assert.deepEqual(
      answers.map(({ status }) => status),
      [500, 200],
    );
    assert.equal(rig.client.messages(SAM).length, 1);
  });

  it('elsewhere, and other people who come and go, are passed over', async () => {
    rig = await botRig();
    const conversation = {
      id: '19:team@thread.tacv2',
      conversationType: 'channel',
      tenantId: '99999999-0000-4000-8000-000000000001',
    };
    await rig.client.deliver(SAM, { type: 'installationUpdate', action: 'add', conversation });
    await rig.client.deliver(SAM, { type: 'installationUpdate', action: 'remove' });
    await rig.client.deliver(SAM, { type: 'conversationUpdate', membersAdded: [{ id: '29:somebody' }] });
    await rig.client.deliver(SAM, { type: 'messageReaction' });
    assert.deepEqual(rig.connector.calls, []);
  });
});
