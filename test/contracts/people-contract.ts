import assert from 'node:assert/strict';
import type { ChatPerson, People } from '../../src/use-cases/ports/people.ts';
import { userId } from '../support/builders.ts';

const SAM: ChatPerson = {
  id: userId(1),
  channelUserId: '29:sam',
  name: 'Sam Park',
  tenantId: 'a-tenant',
  serviceUrl: 'https://smba.example/emea/',
};
const MORE = { conversationId: 'a:sam', chosenLanguage: 'ko', seenLanguage: 'en', timeZone: 'Asia/Seoul' } as const;

export function peopleContract(name: string, make: () => Promise<People>): void {
  describe(`the people contract, ${name}`, () => {
    it('finds who was seen, and nobody else', async () => {
      const people = await make();
      await people.see(SAM);
      await people.see({ ...SAM, ...MORE, id: userId(2) });
      assert.deepEqual(await people.find(SAM.id), SAM);
      assert.deepEqual(await people.find(userId(2)), { ...SAM, ...MORE, id: userId(2) });
      assert.equal(await people.find(userId(3)), undefined);
    });

    it('remembers the newest, and the older where nothing newer is known', async () => {
      const people = await make();
      await people.see({ ...SAM, ...MORE });
      await people.see({ ...SAM, name: 'Sam P.', serviceUrl: 'https://smba.example/amer/', timeZone: undefined });
      assert.deepEqual(await people.find(SAM.id), {
        ...SAM,
        ...MORE,
        name: 'Sam P.',
        serviceUrl: 'https://smba.example/amer/',
      });
      await people.see({ ...SAM, seenLanguage: 'ko', timeZone: 'Europe/Berlin' });
      const { seenLanguage, timeZone } = (await people.find(SAM.id)) ?? {};
      assert.deepEqual([seenLanguage, timeZone], ['ko', 'Europe/Berlin']);
    });

    it('keeps the name when an activity comes without one', async () => {
      const people = await make();
      await people.see(SAM);
      await people.see({ ...SAM, name: '', serviceUrl: 'https://smba.example/amer/' });
      assert.deepEqual(await people.find(SAM.id), { ...SAM, serviceUrl: 'https://smba.example/amer/' });
    });

    it('keeps the language that was chosen', async () => {
      const people = await make();
      await people.see(SAM);
      await people.chooseLanguage(SAM.id, 'ko');
      await people.see({ ...SAM, seenLanguage: 'en' });
      assert.deepEqual(await people.find(SAM.id), { ...SAM, chosenLanguage: 'ko', seenLanguage: 'en' });
    });

    it('does not make up a person who was never seen', async () => {
      const people = await make();
      await people.chooseLanguage(userId(9), 'ko');
      assert.equal(await people.find(userId(9)), undefined);
    });
  });
}
