import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { text as textOf } from 'node:stream/consumers';
import type { Language } from '../../src/domain/language.ts';
import { TENANT_ID } from '../../src/sandbox/tenant/contoso.ts';
import { sentences } from '../../src/wording/wording.ts';
import { openForm, review, spoken, until } from '../support/asking.ts';
import { BAD_ACTIVITIES, CHUNKS, LONG, TWO_LENGTHS } from '../support/bad-activities.ts';
import { buttonsOf, inputsOf } from '../support/card-elements.ts';
import { type Data, FORGED, type Held, type Said } from '../support/forged-presses.ts';
import { anyDatabase, type Journey, SAM, SANGMIN, startJourney } from '../support/journey.ts';
import { passUntil, passUntilCard } from '../support/passing-time.ts';
import type { PressAnswer, TeamsPerson } from '../support/teams-client.ts';
import { wordsOf } from '../support/words-of-log.ts';

const CARD = 'application/vnd.microsoft.card.adaptive';
const LINE = 'application/vnd.microsoft.activity.message';
const ERROR = 'application/vnd.microsoft.error';

describe('what nobody could have sent, over HTTP', function () {
  this.timeout(60_000);
  let journey: Journey;
  const held = new Map<TeamsPerson, Held>();

  before(async () => {
    journey = await startJourney({ database: anyDatabase() });
    held.set(SAM, await hold(journey, SAM));
    held.set(SANGMIN, await hold(journey, SANGMIN));
  });
  after(() => journey?.end());

  const people: readonly (readonly [by: TeamsPerson, other: TeamsPerson, language: Language])[] = [
    [SAM, SANGMIN, 'en'],
    [SANGMIN, SAM, 'ko'],
  ];
  for (const [by, other, language] of people) {
    it(`by a press is told what to do, and changes nothing, in ${language}`, async () => {
      const [own, others] = [held.get(by), held.get(other)];
      assert.ok(own && others);
      const before = await standing();
      for (const { what, verb, data, trigger, says } of FORGED) {
        const answer = await invoke(journey, by, { verb, data: data(own, others), trigger: trigger ?? 'manual' });
        assertSaid(answer, says(sentences(language)), what);
      }
      assert.deepEqual(await standing(), before);
    });
  }

  it('as an activity is turned away with a code, or answered as far as it is one', async () => {
    const before = await standing();
    for (const { what, body, headers, status, answer } of BAD_ACTIVITIES) {
      const response = await fetch(`http://127.0.0.1:${journey.bot.port}/api/messages`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...headers },
        body: body(frameOf(journey, SAM)),
      });
      const text = await response.text();
      assert.deepEqual([response.status, text === '' ? undefined : JSON.parse(text)], [status, answer], what);
    }
    assert.deepEqual(await standing(), before);
  });

  it('as no HTTP at all leaves the others alone', async () => {
    for (const text of ['GARBAGE\r\n\r\n', CHUNKS, TWO_LENGTHS, LONG]) {
      const answer = await spokenTo(journey.bot.port, text);
      assert.match(answer, /^HTTP\/1\.1 (400|431) [A-Za-z ]+\r\nConnection: close\r\n\r\n$/, text.slice(0, 40));
    }
  });

  it('stops nothing: the process lives, the buttons that are there work, and the log tells nothing', async () => {
    const { bot, teams } = journey;
    assert.equal((await fetch(`http://127.0.0.1:${bot.port}/healthz`)).status, 200);
    for (const [by, address] of [
      [SAM, 'rev.one@fabrikam.example'],
      [SANGMIN, 'rev.two@fabrikam.example'],
    ] as const) {
      const reviewed = held.get(by)?.review;
      await invoke(journey, by, { verb: 'invitation.send', data: reviewed, trigger: 'manual' });
      await passUntil(journey, async () => (await journey.mails(address)).length === 1, `the mail to ${address}`);
    }
    assert.equal(teams.messages(SAM).length, 3);
    assert.doesNotMatch(bot.log(), /"level":"error"/);
    assert.doesNotMatch(wordsOf(bot.log()), /@|Sam Park|박상민|drafts|1=1/);
  });

  /** All that could have changed: what each has, as its owner reads it, and what went to Microsoft. */
  async function standing(): Promise<unknown> {
    const cards = [...held].flatMap(([by, { form, review, request }]) =>
      [form, review, request].map(async (data) => {
        const { value } = await invoke(journey, by, { verb: 'invitation.show', data, trigger: 'automatic' });
        const timeless = spoken(value as object).replace(/^Updated .*|^.*에 업데이트됨.*/gm, '');
        return { timeless, inputs: inputsOf(value), buttons: buttonsOf(value) };
      }),
    );
    const acts = await journey.countOf('POST', /invitations|sendMail|\$ref/);
    return { cards: await Promise.all(cards), acts, mails: (await journey.mails()).length };
  }
});

/** What Teams would send of somebody. */
function frameOf({ connector, teams }: Journey, by: TeamsPerson): Data {
  return {
    type: 'message',
    channelId: 'msteams',
    serviceUrl: connector.serviceUrl,
    from: { id: `29:${by.id}`, name: by.name, aadObjectId: by.id },
    conversation: { id: teams.conversationOf(by), conversationType: 'personal', tenantId: TENANT_ID },
    locale: 'en-US',
  };
}

/** All that comes back on a connection of its own, until it is closed. */
async function spokenTo(port: number, text: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.write(text);
  return textOf(socket);
}

interface Action {
  readonly verb: string;
  readonly data: unknown;
  readonly trigger: string;
}

async function invoke({ teams }: Journey, by: TeamsPerson, { verb, data, trigger }: Action): Promise<PressAnswer> {
  const value = { trigger, action: { type: 'Action.Execute', verb, data } };
  const { status, body } = await teams.deliver(by, { type: 'invoke', name: 'adaptiveCard/action', value });
  assert.equal(status, 200, verb);
  return body as PressAnswer;
}

async function hold(journey: Journey, by: TeamsPerson): Promise<Held> {
  const name = by === SAM ? 'one' : 'two';
  const asked = await review(journey, { by, addresses: [`req.${name}@fabrikam.example`] });
  const { requestId } = dataOf(asked.card);
  await journey.teams.press(by, asked.id, 'invitation.send');
  // Nothing more happens by itself then.
  await until(journey, { by, id: asked.id }, by === SAM ? 'Waiting for' : '수락을 기다리고');
  await passUntilCard(journey, { by, id: asked.id }, by === SAM ? 'In the group of' : '팀 그룹에 있습니다');
  const reviewed = await review(journey, { by, addresses: [`rev.${name}@fabrikam.example`] });
  const form = journey.teams.card(by, await openForm(journey, by));
  return { form: dataOf(form), review: dataOf(reviewed.card), request: { requestId, mark: 'delivery-1' } };
}

/** What the first button of a card carries. */
function dataOf(card: object | undefined): Data {
  const [button] = buttonsOf(card).filter(({ data }) => data.requestId !== undefined);
  if (!button) throw new Error(`no button: ${spoken(card)}`);
  return button.data;
}

function assertSaid(answer: PressAnswer, said: Said, what: string): void {
  if ('card' in said) {
    assert.deepEqual([answer.statusCode, answer.type], [200, CARD], what);
    const text = spoken(answer.value as object);
    for (const part of said.card) assert.ok(text.includes(part), `${what}: ${text}`);
    for (const part of said.without ?? []) assert.ok(!text.includes(part), `${what}: ${text}`);
  } else {
    assert.deepEqual(answer, 'line' in said ? asLine(said.line) : asRefusal(said), what);
  }
}

function asLine(value: string): PressAnswer {
  return { statusCode: 200, type: LINE, value };
}

function asRefusal({ refusal, text }: Extract<Said, { refusal: string }>): PressAnswer {
  return { statusCode: 400, type: ERROR, value: { code: refusal, message: text } };
}
