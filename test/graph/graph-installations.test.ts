import assert from 'node:assert/strict';
import { graphInstallations } from '../../src/graph/graph-installations.ts';
import { userId } from '../support/builders.ts';
import { type Answer, clientOf, type FakeGraph, graphError, startFakeGraph } from '../support/fake-graph.ts';

const ID = userId(20);
const APP = 'e4c53d39-9a36-5a6d-9f3e-2f3a5e6b7c8d';
const CHAT = '19:somebody_bot@chats.example';
const USER = `/v1.0/users/${ID}/teamwork/installedApps`;
const CATALOGUED: Answer = { status: 200, body: { value: [{ id: APP, externalId: 'm' }] } };
const NONE: Answer = { status: 200, body: { value: [] } };
const MADE: Answer = { status: 201 };
const LISTED: Answer = { status: 200, body: { value: [{ id: 'a+b/c=', teamsApp: { id: APP } }] } };
const THE_CHAT: Answer = { status: 200, body: { id: CHAT, chatType: 'oneOnOne' } };
const DENIED = graphError(403, 'Insufficient privileges', 'Forbidden');

describe('Graph installations', () => {
  let graph: FakeGraph;
  beforeEach(async () => {
    graph = await startFakeGraph();
  });
  afterEach(() => graph.close());

  function installations(catalogueId?: string): ReturnType<typeof graphInstallations> {
    return graphInstallations({ client: clientOf(graph), appExternalId: "the manifest's", catalogueId });
  }

  const asked = () => graph.requests.map(({ method, path }) => `${method} ${path}`);

  it('installs the app for somebody and finds the chat, looking for the app once (T3.3)', async () => {
    graph.script(CATALOGUED, MADE, LISTED, THE_CHAT, MADE, LISTED, THE_CHAT);
    const all = installations();
    assert.deepEqual(await all.chatWith(ID), { outcome: 'chat', conversationId: CHAT });
    assert.deepEqual(await all.chatWith(ID), { outcome: 'chat', conversationId: CHAT });
    const once = [
      `POST ${USER}`,
      `GET ${USER}?$expand=teamsApp&$filter=teamsApp%2Fid%20eq%20%27${APP}%27`,
      `GET ${USER}/a%2Bb%2Fc%3D/chat`,
    ];
    assert.deepEqual(asked(), [
      'GET /v1.0/appCatalogs/teamsApps?$filter=externalId%20eq%20%27the%20manifest%27%27s%27',
      ...once,
      ...once,
    ]);
    assert.deepEqual(graph.requests[1]?.body, {
      'teamsApp@odata.bind': `https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/${APP}`,
    });
  });

  it('does not look for an app whose id is known, and takes one that is there for installed', async () => {
    graph.script(graphError(409, 'App is already installed for the user.', 'Conflict'), LISTED, THE_CHAT);
    assert.deepEqual(await installations(APP).chatWith(ID), { outcome: 'chat', conversationId: CHAT });
    assert.equal(graph.requests.length, 3);
  });

  const REFUSED: readonly (readonly [string, readonly Answer[], 'no-teams' | 'refused'])[] = [
    ['a catalogue that may not be read', [DENIED], 'refused'],
    ['an app that is not in the catalogue', [NONE], 'refused'],
    ['an account without Teams', [CATALOGUED, graphError(404, `The user '${ID}' was not found in Teams.`)], 'no-teams'],
    ['a policy, or no right to install', [CATALOGUED, DENIED], 'refused'],
    [
      'an app that was taken out of the catalogue',
      [CATALOGUED, graphError(404, `The app '${APP}' was not found`)],
      'refused',
    ],
    ['installations that may not be read', [CATALOGUED, MADE, DENIED], 'refused'],
    ['a chat that may not be read', [CATALOGUED, MADE, LISTED, DENIED], 'refused'],
  ];
  for (const [says, answers, outcome] of REFUSED) {
    it(`understands ${says}`, async () => {
      graph.script(...answers);
      assert.deepEqual(await installations().chatWith(ID), { outcome });
      assert.equal(graph.requests.length, answers.length);
    });
  }

  it('looks again for an app that has another id by now', async () => {
    const other = { status: 200, body: { value: [{ id: userId(9) }] } };
    graph.script(CATALOGUED, graphError(404, `The app '${APP}' was not found`), other, MADE, LISTED, THE_CHAT);
    const all = installations();
    await all.chatWith(ID);
    assert.equal((await all.chatWith(ID)).outcome, 'chat');
    assert.match(JSON.stringify(graph.requests[3]?.body), new RegExp(userId(9)));
  });

  const PASSING: readonly (readonly [string, readonly Answer[]])[] = [
    ['an installation that is not listed yet', [CATALOGUED, MADE, NONE]],
    ['a chat that is not there yet', [CATALOGUED, MADE, LISTED, graphError(404, 'not found')]],
    ['a list that is none', [CATALOGUED, MADE, { status: 200, body: {} }]],
    ['a user that is locked', [CATALOGUED, graphError(423, 'Locked')]],
  ];
  for (const [says, answers] of PASSING) {
    it(`comes back for ${says}`, async () => {
      graph.script(...answers);
      await assert.rejects(installations().chatWith(ID), { kind: 'unavailable' });
    });
  }

  it('posts once, and is unsure after a lost answer', async () => {
    graph.script(CATALOGUED, { reset: 'midway' });
    await assert.rejects(installations().chatWith(ID), { kind: 'ambiguous' });
    assert.equal(graph.requests.length, 2);
  });
});
