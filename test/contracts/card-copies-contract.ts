import assert from 'node:assert/strict';
import type { CardCopies, CardCopy } from '../../src/use-cases/ports/card-copies.ts';
import { userId } from '../support/builders.ts';
import { newRequestId } from '../support/fresh-builders.ts';

function aCopy(more: Partial<CardCopy> = {}): CardCopy {
  return {
    requestId: newRequestId(),
    viewerId: userId(1),
    serviceUrl: 'https://smba.example/emea/',
    conversationId: 'a:sam',
    activityId: '1',
    shown: 'draft:1',
    ...more,
  };
}

export function cardCopiesContract(name: string, make: () => Promise<CardCopies>): void {
  describe(`the card copies contract, ${name}`, () => {
    it('remembers the copies of a request, and no others', async () => {
      const copies = await make();
      const first = aCopy();
      const second = aCopy({ requestId: first.requestId, activityId: '2', shown: '' });
      const elsewhere = aCopy({ requestId: first.requestId, conversationId: 'b:kim', viewerId: userId(2) });
      for (const copy of [elsewhere, second, first, aCopy()]) await copies.adopt(copy);
      assert.deepEqual(await copies.of(first.requestId), [first, second, elsewhere]);
      assert.deepEqual(await copies.of(newRequestId()), []);
    });

    it('has one copy for each message, as it was adopted last', async () => {
      const copies = await make();
      const copy = aCopy();
      const again = { ...copy, shown: 'ledger:4', serviceUrl: 'https://smba.example/amer/' };
      await copies.adopt(copy);
      await copies.adopt(again);
      assert.deepEqual(await copies.of(copy.requestId), [again]);
    });

    it('notes what a copy shows after an edit, and keeps where it was last adopted', async () => {
      const copies = await make();
      const copy = aCopy();
      await copies.adopt({ ...copy, serviceUrl: 'https://smba.example/amer/' });
      await copies.shown(copy, { activityId: '1', shown: 'ledger:4' });
      assert.deepEqual(await copies.of(copy.requestId), [
        { ...copy, serviceUrl: 'https://smba.example/amer/', shown: 'ledger:4' },
      ]);
    });

    it('follows a message that had to be sent anew, adopted meanwhile or not', async () => {
      const copies = await make();
      for (const isAdopted of [false, true]) {
        const copy = aCopy();
        const anew = { ...copy, activityId: '9', shown: 'ledger:4' };
        await copies.adopt(copy);
        if (isAdopted) await copies.adopt({ ...anew, shown: '' });
        await copies.shown(copy, { activityId: '9', shown: 'ledger:4' });
        assert.deepEqual(await copies.of(copy.requestId), [anew]);
      }
    });

    it('does not make a copy of an edit alone', async () => {
      const copies = await make();
      const copy = aCopy();
      await copies.shown(copy, { activityId: '1', shown: 'ledger:4' });
      assert.deepEqual(await copies.of(copy.requestId), []);
    });
  });
}
