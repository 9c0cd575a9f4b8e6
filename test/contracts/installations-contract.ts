import assert from 'node:assert/strict';
import type { UserId } from '../../src/domain/ids.ts';
import type { Installations } from '../../src/use-cases/ports/installations.ts';

export interface InstallationsUnderTest {
  readonly installations: Installations;
  readonly people: readonly [UserId, UserId];
  /** The next one asked for is like that. */
  nextIs(kind: 'no-teams' | 'refused'): Promise<UserId>;
  close?(): Promise<void>;
}

/** What every way to a chat promises. */
export function installationsContract(name: string, make: () => Promise<InstallationsUnderTest>): void {
  describe(`the bot’s own chats: ${name}`, () => {
    let test: InstallationsUnderTest;
    beforeEach(async () => {
      test = await make();
    });
    afterEach(() => test.close?.());

    async function chatOf(id: UserId): Promise<string> {
      const chat = await test.installations.chatWith(id);
      assert.ok(chat.outcome === 'chat', chat.outcome);
      return chat.conversationId;
    }

    it('are the same each time, and somebody else’s is another', async () => {
      const [one, other] = test.people;
      const first = await chatOf(one);
      assert.equal(await chatOf(one), first);
      assert.notEqual(await chatOf(other), first);
    });

    for (const kind of ['no-teams', 'refused'] as const) {
      it(`are not there for everybody: ${kind}`, async () => {
        assert.deepEqual(await test.installations.chatWith(await test.nextIs(kind)), { outcome: kind });
        assert.match(await chatOf(test.people[0]), /^19:/);
      });
    }
  });
}
