import assert from 'node:assert/strict';
import type { Drafts } from '../../src/use-cases/ports/drafts.ts';
import type { Ledger } from '../../src/use-cases/ports/ledger.ts';
import type { ChatPerson, People } from '../../src/use-cases/ports/people.ts';
import { at, NOON, userId } from '../support/builders.ts';
import { aFreshRequest, anOpened, aReviewedDraft, openingOf } from '../support/fresh-builders.ts';

const SAM: ChatPerson = {
  id: userId(1),
  channelUserId: '29:sam',
  name: 'Sam Park',
  tenantId: 'a-tenant',
  serviceUrl: 'https://smba.example/emea/',
};
const MORE = { conversationId: 'a:sam', chosenLanguage: 'ko', seenLanguage: 'en', timeZone: 'Asia/Seoul' } as const;

export interface PeopleUnderTest {
  readonly people: People;
  /** What they have asked for, beside them in the same place. */
  readonly ledger: Ledger;
  readonly drafts: Drafts;
}

/** `make` is told what time it is. */
export function peopleContract(name: string, make: (clock: () => Date) => Promise<PeopleUnderTest>): void {
  describe(`the people contract, ${name}`, () => {
    it('finds who was seen, and nobody else', async () => {
      const { people } = await make(() => NOON);
      await people.see(SAM);
      await people.see({ ...SAM, ...MORE, id: userId(2) });
      assert.deepEqual(await people.find(SAM.id), SAM);
      assert.deepEqual(await people.find(userId(2)), { ...SAM, ...MORE, id: userId(2) });
      assert.equal(await people.find(userId(3)), undefined);
    });

    it('remembers the newest, and the older where nothing newer is known', async () => {
      const { people } = await make(() => NOON);
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
      const { people } = await make(() => NOON);
      await people.see(SAM);
      await people.see({ ...SAM, name: '', serviceUrl: 'https://smba.example/amer/' });
      assert.deepEqual(await people.find(SAM.id), { ...SAM, serviceUrl: 'https://smba.example/amer/' });
    });

    it('keeps the language that was chosen', async () => {
      const { people } = await make(() => NOON);
      await people.see(SAM);
      await people.chooseLanguage(SAM.id, 'ko');
      await people.see({ ...SAM, seenLanguage: 'en' });
      assert.deepEqual(await people.find(SAM.id), { ...SAM, chosenLanguage: 'ko', seenLanguage: 'en' });
    });

    it('does not make up a person who was never seen', async () => {
      const { people } = await make(() => NOON);
      await people.chooseLanguage(userId(9), 'ko');
      assert.equal(await people.find(userId(9)), undefined);
    });

    it('forgets who was not seen since', async () => {
      let now = NOON;
      const { people } = await make(() => now);
      for (const n of [1, 2, 3]) await people.see({ ...SAM, ...MORE, id: userId(n) });
      now = at(60);
      await people.see({ ...SAM, id: userId(2) });
      await people.forget(NOON, 10);
      const known = async (n: number) => (await people.find(userId(n)))?.name === SAM.name;
      assert.ok(await known(1), 'seen at that very time');
      await people.forget(at(1), 1);
      const left = await Promise.all([1, 2, 3].map(known));
      assert.equal(left.filter(Boolean).length, 2, 'no more than asked for');
      await people.forget(at(1), 1);
      assert.deepEqual(await Promise.all([1, 2, 3].map(known)), [false, true, false], 'and the next one then');
      assert.deepEqual(await people.find(userId(2)), { ...SAM, ...MORE, id: userId(2) });
    });

    it('can still reach whom it has forgotten, and meets them anew', async () => {
      let now = NOON;
      const { people } = await make(() => now);
      const { conversationId } = MORE;
      await people.see({ ...SAM, ...MORE });
      await people.forget(at(1), 10);
      assert.deepEqual(await people.find(SAM.id), { ...SAM, conversationId, name: '' });
      now = at(60);
      await people.see({ ...SAM, timeZone: 'Europe/Berlin' });
      await people.forget(at(1), 10);
      assert.deepEqual(await people.find(SAM.id), { ...SAM, conversationId, timeZone: 'Europe/Berlin' });
    });

    it('keeps whoever waits for something', async () => {
      const { people, ledger, drafts } = await make(() => NOON);
      const opened = anOpened({ request: aFreshRequest({ inviterId: SAM.id }) });
      await drafts.create(aReviewedDraft(opened.request.requestId));
      await ledger.open(openingOf([opened]));
      await people.see(SAM);
      await people.forget(at(1), 10);
      assert.deepEqual(await people.find(SAM.id), SAM);
      const done = { invitationId: opened.request.id, after: 1, entries: [], jobs: [], isOpen: false };
      await ledger.record({ ...done, dueAt: undefined });
      await people.forget(at(1), 10);
      assert.deepEqual(await people.find(SAM.id), { ...SAM, name: '' });
    });
  });
}
