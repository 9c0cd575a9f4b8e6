import assert from 'node:assert/strict';
import type { ConversionPerson, Snapshot } from '../../src/domain/conversion/conversion-person.ts';
import type { RequestId } from '../../src/domain/ids.ts';
import type { ConversionOpening, OldConversions } from '../../src/use-cases/ports/conversions.ts';
import { at, email, INVITER, NOON, userId } from '../support/builders.ts';
import { newAddress } from '../support/fresh-builders.ts';
import {
  aConversionOpening,
  aConversionPerson,
  aConversionRequest,
  openConversion,
} from '../support/fresh-conversions.ts';
import {
  type ConversionLedgerUnderTest,
  conversionRecording,
  datedConversion,
  type Make,
} from './conversion-ledger-under-test.ts';

const DAY = 86_400;
const SNAPSHOT: Snapshot = { takenAt: NOON, things: [{ id: userId(30), name: 'East', kind: 'group' }], unread: [] };

export function conversionsPeopleContract(make: Make): void {
  describe('searched', () => searchingContract(make));
  describe('wiped', () => wipingContract(make));
  describe('forgotten in time', () => retentionContract(make));
}

function searchingContract(make: Make): void {
  it('finds an address as that of the person, in any spelling', async () => {
    const under = await make();
    const address = email('kim@bücher.example');
    const holding: readonly Partial<ConversionPerson>[] = [
      { address },
      { signIn: address },
      { mailBefore: 'KIM@Bücher.example' },
      { userPrincipalName: 'Kim@Bücher.example' },
    ];
    const held = await Promise.all(holding.map((person) => opened(under, { person: aConversionPerson(person) })));
    const elsewhere = { deniedBecause: `ask ${address}`, mailBefore: 'joe.kim@bücher.example' };
    await opened(under, { person: aConversionPerson(elsewhere) });
    assert.deepEqual(await idsWith(under, address), idsOf(held));
    assert.deepEqual(await under.conversions.withAddress(newAddress()), []);
  });

  it('goes through all there are', async () => {
    const under = await make();
    const address = newAddress();
    // Among so many two may be called the same by chance, and the second is not opened.
    const answers = await Promise.all(
      Array.from({ length: 205 }, () =>
        openConversion(under, aConversionOpening({ person: aConversionPerson({ address }) })),
      ),
    );
    const count = answers.filter((outcome) => outcome === 'recorded').length;
    assert.ok(count > 200);
    assert.equal((await under.conversions.withAddress(address)).length, count);
  });

  it('finds whom they name: as asker, as account, and in an entry', async () => {
    const under = await make();
    const me = aConversionRequest().accountId;
    const asked = await opened(under, { request: aConversionRequest({ askerId: me }) });
    const mine = await opened(under, { request: aConversionRequest({ accountId: me }) });
    const decided = await opened(under);
    await opened(under);
    const entries = datedConversion([{ kind: 'denied', by: me }]);
    await under.conversions.record(conversionRecording(decided, { entries, isOpen: false }));
    const found = await under.conversions.naming(me);
    assert.deepEqual(found.map(({ conversion }) => conversion.id).toSorted(), idsOf([asked, mine, decided]));
    const reading = found.find(({ conversion }) => conversion.id === decided.request.id);
    assert.deepEqual(reading, await under.conversions.read(decided.request.id));
  });
}

function wipingContract(make: Make): void {
  it('removes the person and says so, and stays as it is', async () => {
    const under = await make();
    const { request, person } = await opened(under, { dueAt: at(5) });
    assert.deepEqual(await wiped(under, request.id, 1), { outcome: 'wiped' });
    const reading = await under.conversions.read(request.id);
    assert.deepEqual(reading?.person, undefined);
    assert.deepEqual(reading?.entries.at(-1), { kind: 'person-forgotten', at: at(9) });
    assert.equal(reading.number, 2);
    assert.deepEqual(await under.conversions.withAddress(person.address), []);
    assert.equal((await under.conversions.openFor(request.accountId))?.id, request.id);
    assert.equal((await under.conversions.due(at(5), 1)).conversions.length, 1);
  });

  it('removes nothing where something was recorded meanwhile', async () => {
    const under = await make();
    const opening = await opened(under);
    await under.conversions.record(conversionRecording(opening));
    assert.deepEqual(await wiped(under, opening.request.id, 1), { outcome: 'outdated' });
    const reading = await under.conversions.read(opening.request.id);
    assert.deepEqual([reading?.number, reading?.person], [2, opening.person]);
  });

  it('is not undone by what is recorded after it', async () => {
    const under = await make();
    const opening = await opened(under);
    await wiped(under, opening.request.id, 1);
    await under.conversions.record(conversionRecording(opening, { after: 2, person: aConversionPerson() }));
    const reading = await under.conversions.read(opening.request.id);
    assert.deepEqual([reading?.number, reading?.person], [3, undefined]);
  });
}

function retentionContract(make: Make): void {
  it('removes the person of what has been over for long enough, and leaves a hash', async () => {
    const under = await make();
    const address = newAddress();
    const [old, young] = [await opened(under, { person: aConversionPerson({ address }) }), await opened(under)];
    await ended(under, old, 10);
    await ended(under, young, 20);
    await under.conversions.forget(before({ over: { person: at(15) } }), 10);
    assert.equal(await personOf(under, old), undefined);
    assert.deepEqual(await personOf(under, young), young.person);
    assert.deepEqual(await idsWith(under, address), [old.request.id], 'whoever has the address can ask for it');
    assert.deepEqual(await wiped(under, old.request.id, 2), { outcome: 'wiped' });
    assert.deepEqual(await under.conversions.withAddress(address), []);
  });

  it('counts from the end, whatever is recorded after it', async () => {
    const under = await make();
    const opening = await opened(under);
    await ended(under, opening, 10);
    const entries = [{ kind: 'telling', what: 'withdrawn', at: at(30) } as const];
    await under.conversions.record(conversionRecording(opening, { after: 2, entries, isOpen: false }));
    await under.conversions.forget(before({ over: { person: at(15) } }), 10);
    assert.equal(await personOf(under, opening), undefined);
  });

  it('removes the snapshot alone, and leaves the rest of the person', async () => {
    const under = await make();
    const person = aConversionPerson({ snapshot: SNAPSHOT, deniedBecause: 'no\u0000 \ud800' });
    const [old, young] = [await opened(under, { person }), await opened(under, { person })];
    await ended(under, old, 10);
    await ended(under, young, 20);
    await under.conversions.forget(before({ over: { snapshot: at(15) } }), 10);
    const { snapshot: _, ...rest } = person;
    assert.deepEqual(await personOf(under, old), rest);
    assert.deepEqual(await personOf(under, young), person);
  });

  it('lets go of what is open when nothing has happened for long enough', async () => {
    const under = await make();
    const person = aConversionPerson({ snapshot: SNAPSHOT });
    const [silent, half, busy] = [
      await opened(under, { person }),
      await opened(under, { person }),
      await opened(under, { person }),
    ];
    for (const [opening, seconds] of [
      [half, 10],
      [busy, 20],
    ] as const) {
      const entries = [{ kind: 'deciders-asked', reached: 1, at: at(seconds) } as const];
      await under.conversions.record(conversionRecording(opening, { entries, dueAt: at(1) }));
    }
    await under.conversions.forget(before({ open: { person: at(5), snapshot: at(15) } }), 10);
    const { snapshot: _, ...rest } = person;
    assert.deepEqual(
      [await personOf(under, silent), await personOf(under, half), await personOf(under, busy)],
      [undefined, rest, person],
    );
    assert.equal(await under.conversions.openFor(silent.request.accountId), undefined);
    const { conversions } = await under.conversions.due(at(60), 10);
    assert.deepEqual(conversions.map(({ id }) => id).toSorted(), idsOf([half, busy]), 'nobody follows it any more');
    await under.conversions.record(conversionRecording(silent, { entries: [], dueAt: at(1) }));
    assert.equal((await under.conversions.due(at(60), 10)).conversions.length, 2, 'by whoever read it before that');
  });

  it('removes the words to a holder once they have had the link for long enough, or it has been over so long', async () => {
    const under = await make();
    const person = aConversionPerson({ message: 'See you on Monday' });
    const [shown, mailed, accepted, waiting, over] = [
      await opened(under, { person }),
      await opened(under, { person }),
      await opened(under, { person }),
      await opened(under, { person }),
      await opened(under, { person }),
    ];
    const record = (opening: ConversionOpening, kind: 'link-shown' | 'deciders-asked' | 'link-mailed' | 'redeemed') => {
      const dated = { at: at(10) };
      const entries = {
        'link-shown': { kind: 'link-shown', ...dated },
        'link-mailed': { kind: 'link-mailed', mail: 1, ...dated },
        'deciders-asked': { kind: 'deciders-asked', reached: 1, ...dated },
        redeemed: { kind: 'redeemed', ...dated },
      } as const;
      return under.conversions.record(conversionRecording(opening, { entries: [entries[kind]], dueAt: undefined }));
    };
    await record(shown, 'link-shown');
    await record(mailed, 'link-mailed');
    await record(accepted, 'redeemed');
    await record(waiting, 'deciders-asked');
    await ended(under, over, 10);
    const all = [shown, mailed, accepted, waiting, over];
    await under.conversions.forget(before({ messages: at(10) }), 10);
    for (const each of all) assert.deepEqual(await personOf(under, each), person, 'not a moment too early');
    await under.conversions.forget(before({ messages: at(11) }), 10);
    const { message: _, ...rest } = person;
    const without = { ...rest, hasLostMessage: true };
    assert.deepEqual(await Promise.all(all.map((each) => personOf(under, each))), [
      without,
      without,
      without,
      person,
      without,
    ]);
  });

  it('removes no more than asked for, those that have waited longest first', async () => {
    const under = await make();
    const three = [await opened(under), await opened(under), await opened(under)];
    for (const [index, opening] of three.entries()) await ended(under, opening, 3 - index);
    await under.conversions.forget(before({ over: { person: at(10) } }), 2);
    const left = await Promise.all(three.map((opening) => personOf(under, opening)));
    assert.deepEqual(
      left.map((person) => person === undefined),
      [false, true, true],
    );
  });

  it('forgets where the cards are once the person has been gone for long enough', async () => {
    const under = await make();
    const [old, open, young, known] = [
      await opened(under),
      await opened(under, { dueAt: at(1) }),
      await opened(under),
      await opened(under),
    ];
    for (const { request } of [old, open, young, known]) await under.copies.adopt(aCopy(request.id));
    await ended(under, old, 1);
    await ended(under, known, 1);
    for (const [{ request }, seconds, after] of [
      [old, 2, 2],
      [open, 2, 1],
      [young, 30, 1],
    ] as const)
      await under.conversions.wipe({ id: request.id, after, at: at(seconds) });
    await under.conversions.forget(before({ copies: at(20) }), 10);
    const left = await Promise.all(
      [old, open, young, known].map(async ({ request }) => (await under.copies.of(request.id)).length),
    );
    assert.deepEqual(left, [0, 1, 1, 1], 'but not of what is followed');
  });
}

/** Nothing is old, but for what is said. */
function before(more: {
  readonly over?: Partial<OldConversions['over']>;
  readonly open?: Partial<OldConversions['open']>;
  readonly copies?: Date;
  readonly messages?: Date;
}): OldConversions {
  const never = { person: at(-1), snapshot: at(-1) };
  return {
    over: { ...never, ...more.over },
    open: { ...never, ...more.open },
    copies: more.copies ?? at(-1),
    messages: more.messages ?? at(-1),
    now: at(400 * DAY),
  };
}

async function opened(
  under: ConversionLedgerUnderTest,
  more: Partial<ConversionOpening> = {},
): Promise<ConversionOpening> {
  const opening = aConversionOpening({ dueAt: undefined, ...more });
  assert.equal(await openConversion(under, opening), 'recorded');
  return opening;
}

async function ended(
  { conversions }: ConversionLedgerUnderTest,
  opening: ConversionOpening,
  seconds: number,
): Promise<void> {
  const entries = [{ kind: 'withdrawn', by: INVITER, at: at(seconds) } as const];
  await conversions.record(conversionRecording(opening, { entries, isOpen: false }));
}

function wiped({ conversions }: ConversionLedgerUnderTest, id: RequestId, after: number) {
  return conversions.wipe({ id, after, at: at(9) });
}

async function personOf({ conversions }: ConversionLedgerUnderTest, { request }: ConversionOpening) {
  return (await conversions.read(request.id))?.person;
}

async function idsWith({ conversions }: ConversionLedgerUnderTest, address: ReturnType<typeof email>) {
  const readings = await conversions.withAddress(address);
  return readings.map(({ conversion }) => conversion.id).toSorted();
}

function idsOf(openings: readonly ConversionOpening[]): readonly RequestId[] {
  return openings.map(({ request }) => request.id).toSorted();
}

function aCopy(requestId: RequestId) {
  return { requestId, viewerId: INVITER, serviceUrl: 'x', conversationId: 'a', activityId: '1', shown: '' };
}
