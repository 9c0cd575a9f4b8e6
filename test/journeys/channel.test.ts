import assert from 'node:assert/strict';
import { TEAMS } from '../../src/sandbox/tenant/contoso.ts';
import { findingsOn, offers, spoken, untilChecked } from '../support/asking.ts';
import { inputsOf } from '../support/card-elements.ts';
import { assertContract } from '../support/contract-of-journey.ts';
import { anyDatabase, type Journey, LEE, SAM, SANGMIN, STRANGER, startJourney, THEO } from '../support/journey.ts';
import type { SeenMessage, SharedPlace, TeamsPerson } from '../support/teams-client.ts';
import { wordsOf } from '../support/words-of-log.ts';

const HARBOUR = { name: 'Harbour', aadGroupId: TEAMS.harbour };
const IN_PRIVATE = 'Write to me in our personal chat, please: what is asked for is private.';
const SHARED_CHANNEL = 'Guests do not work in shared channels; they will see the other channels of “Harbour”.';
const STARTED = 'Sam Park started an invitation. The details are private.';

describe('an invitation asked for in a channel, over HTTP', function () {
  this.timeout(60_000);
  let journey: Journey;
  let number = 0;

  before(async () => {
    journey = await startJourney({ database: anyDatabase() });
    for (const person of [SAM, SANGMIN, THEO]) await journey.teams.say(person, 'hello');
  });
  after(() => journey?.end());

  /** A place where nothing has been said yet. */
  function place(more: Omit<SharedPlace, 'conversationId'> = {}): SharedPlace {
    number += 1;
    return { conversationId: `19:place${number}@thread.tacv2;messageid=${number}`, ...more };
  }

  function heard(where: SharedPlace): readonly (string | undefined)[] {
    return journey.teams.heardIn(where).map(({ text }) => text);
  }

  /** The forms that came into the person's own chat while something was asked for. */
  async function formsFrom(by: TeamsPerson, ask: () => Promise<unknown>): Promise<readonly SeenMessage[]> {
    const { teams } = journey;
    const before = new Set(teams.messages(by).map(({ id }) => id));
    await ask();
    return teams.messages(by).filter(({ id, card }) => !before.has(id) && offers(card, 'invitation.check'));
  }

  async function onlyForm(by: TeamsPerson, where: SharedPlace, text: string): Promise<SeenMessage> {
    const [form, ...more] = await formsFrom(by, () => journey.teams.sayIn(where, by, text));
    assert.ok(form && more.length === 0, `${more.length} more`);
    return form;
  }

  it('is made in private, for the team it was asked in, and goes all the way', async () => {
    const where = place({ channel: 'standard', team: HARBOUR });
    const form = await onlyForm(SAM, where, 'invite Ann Lee <ann.lee@fabrikam.example>');
    assert.match(spoken(form.card), /You get this because of your request in “Harbour”\./);
    const { addresses, team } = inputsOf(form.card);
    assert.deepEqual([addresses, team], ['Ann Lee <ann.lee@fabrikam.example>', TEAMS.harbour]);

    await journey.teams.press(SAM, form.id, 'invitation.check');
    const review = await untilChecked(journey, SAM, form.id);
    assert.match(spoken(review.card), /Ready to invite Ann Lee/);
    assert.equal(spoken(review.card).includes(SHARED_CHANNEL), false);
    await journey.teams.press(SAM, form.id, 'invitation.send');
    const waits = ({ id, card }: SeenMessage) => id === form.id && spoken(card).includes('Waiting for Ann Lee');
    await journey.teams.waitFor(SAM, waits, 'the status');
    assert.deepEqual(heard(where), [STARTED]);
  });

  it('of a team is for another where that is not theirs, and for the first where it is not known', async () => {
    const first = inputsOf((await onlyForm(SAM, place(), 'invite')).card).team;
    for (const team of [{ name: 'Finance', aadGroupId: TEAMS.finance }, { name: 'Harbour' }]) {
      const form = await onlyForm(SAM, place({ channel: 'standard', team }), 'invite');
      assert.equal(inputsOf(form.card).team, first);
    }
    assert.notEqual(first, TEAMS.harbour);
  });

  it('asked-from-shared-channel: Warning, and only of a shared one', async () => {
    for (const channel of ['shared', 'private', 'standard'] as const) {
      const where = place({ channel, team: HARBOUR });
      const form = await onlyForm(SAM, where, 'could you send an invitation to bo@fabrikam.example?');
      await journey.teams.press(SAM, form.id, 'invitation.check');
      const { card } = await untilChecked(journey, SAM, form.id);
      const warned = findingsOn(card).filter(({ sentence }) => sentence === SHARED_CHANNEL);
      assert.deepEqual(
        warned.map(({ severity }) => severity),
        channel === 'shared' ? ['Warning'] : [],
      );
      assert.equal(offers(card, 'invitation.send'), true);
      assert.deepEqual(heard(where), [STARTED]);
    }
  });

  it('by somebody whom the bot has not met is referred to the personal chat', async () => {
    const where = place();
    assert.equal((await journey.teams.sayIn(where, LEE, 'invite ann.lee@fabrikam.example')).status, 200);
    assert.deepEqual([heard(where), journey.teams.messages(LEE)], [[IN_PRIVATE], []]);
  });

  it('by somebody who has removed the bot is referred there as well, and the next one gets a form', async () => {
    const where = place({ channel: 'shared', team: HARBOUR });
    const conversationId = journey.teams.conversationOf(SAM);
    journey.connector.misbehave({ answer: 403, code: 'BotNotInConversationRoster', conversationId });
    const forms = await formsFrom(SAM, () => journey.teams.sayIn(where, SAM, 'invite di@fabrikam.example'));
    journey.connector.misbehave(undefined);
    assert.deepEqual([forms, heard(where)], [[], [IN_PRIVATE]]);
    await onlyForm(SAM, where, 'invite di@fabrikam.example');
    assert.deepEqual(heard(where), [IN_PRIVATE, STARTED]);
  });

  it('by a guest, and by a member of another tenant, is refused', async () => {
    const where = place({ channel: 'shared', team: HARBOUR });
    for (const by of [THEO, STRANGER]) {
      const forms = await formsFrom(by, () => journey.teams.sayIn(where, by, 'invite ann.lee@fabrikam.example'));
      assert.deepEqual(forms, []);
    }
    assert.deepEqual(heard(where), [
      'Guests can use what they were added to, but can’t invite. Please ask the colleague here you work with.',
      'Guestlist works only for members of the organisation that runs it. Please ask the person there you work with.',
    ]);
  });

  it('in Korean is answered in Korean, in both places', async () => {
    const team = { name: '북극성 프로젝트', aadGroupId: TEAMS.polaris };
    const where = place({ channel: 'shared', team });
    const form = await onlyForm(SANGMIN, where, 'bo.kim@northwind.example 님을 초대해 주세요');
    assert.match(spoken(form.card), /‘북극성 프로젝트’ 팀에서 하신 요청 때문에 보내는 메시지입니다\./);
    await journey.teams.press(SANGMIN, form.id, 'invitation.check');
    const { card } = await untilChecked(journey, SANGMIN, form.id);
    assert.match(
      spoken(card),
      /게스트는 공유 채널을 사용할 수 없으며 ‘북극성 프로젝트’ 팀의 다른 채널을 보게 됩니다\./,
    );
    assert.deepEqual(heard(where), ['박상민 님이 초대를 시작했습니다. 자세한 내용은 본인에게만 표시됩니다.']);
  });

  it('leaves no address and no card in any channel, and none of either in the log', () => {
    const { connector, bot } = journey;
    const shared = connector.calls.filter(({ conversationId }) => conversationId.startsWith('19:place'));
    assert.ok(shared.length > 8);
    for (const { activity } of shared) {
      assert.equal(activity.attachments, undefined);
      assert.doesNotMatch(activity.text ?? '', /@|fabrikam|Ann Lee|Harbour|북극성/);
    }
    assert.doesNotMatch(wordsOf(bot.log()), /@|Sam Park|Harbour/);
  });

  it('delivered twice posts nothing twice, to another life of the bot neither', async () => {
    const where = place({ channel: 'standard', team: HARBOUR });
    const ask = () => journey.teams.sayIn(where, SAM, 'invite cy@fabrikam.example', { id: 'twice' });
    const forms = await formsFrom(SAM, async () => {
      await Promise.all([ask(), ask()]);
      await journey.bot.kill();
      await journey.restartBot();
      assert.equal((await ask()).status, 200);
    });
    assert.deepEqual([forms.length, heard(where)], [1, [STARTED]]);
  });

  it('asks of Graph only what its schema and the permissions allow', function () {
    return assertContract(this, journey);
  });
});
