import assert from 'node:assert/strict';
import type { ConversionPerson } from '../../src/domain/conversion/conversion-person.ts';
import { replayConversion } from '../../src/domain/conversion/replay-conversion.ts';
import type { NewJob } from '../../src/use-cases/ports/ledger.ts';
import { COMPARED, GIVEN_UP, ONE_OF_EACH } from '../domain/conversion/entries.ts';
import { at, email, NOON, userId } from '../support/builders.ts';
import { newRequestId } from '../support/fresh-builders.ts';
import {
  aConversionOpening,
  aConversionPerson,
  aConversionRequest,
  openConversion,
} from '../support/fresh-conversions.ts';
import { conversionRecording, datedConversion, type Make } from './conversion-ledger-under-test.ts';
import { conversionsOpeningContract } from './conversions-opening-contract.ts';
import { conversionsPeopleContract } from './conversions-people-contract.ts';

/** Whatever people and directories write: U+0000, quotes, pairs and halves of them. */
const ANY_TEXT = ' a\u0000b "quoted" \ud83d\ude00 안녕하세요 \ud800 \\u0041 ';

/** With everything that may be known of one. */
const WHOLE: ConversionPerson = aConversionPerson({
  checkedAt: NOON,
  name: ANY_TEXT,
  // Microsoft would not invite it; it is kept all the same.
  signIn: email("kim.o'cho@fabrikam.example"),
  mailBefore: 'Kim.Cho@Contoso.example',
  holderLanguage: 'ko',
  deciderName: ANY_TEXT,
  deniedBecause: ANY_TEXT,
  withoutTeams: ANY_TEXT,
  preFlight: {
    standing: 'ready',
    findings: [{ code: 'synced', severity: 'info', detail: {}, evidence: { property: 'onPremisesSyncEnabled' } }],
    fine: ['has-mailbox'],
  },
  directGroups: 3,
  directApps: 0,
  licences: [{ name: 'Visio' }, { name: ANY_TEXT, byGroup: ANY_TEXT }],
  snapshot: {
    takenAt: at(7),
    things: [
      { id: userId(30), name: ANY_TEXT, kind: 'group' },
      { id: userId(31), name: 'Sales', kind: 'nested-group' },
      { id: userId(32), name: 'Payroll', kind: 'app' },
      { id: userId(33), name: 'North', kind: 'owned' },
      { id: userId(34), name: '', kind: 'owned', type: 'device' },
    ],
    unread: [{ part: 'apps', permission: 'Directory.Read.All' }, { part: 'owned' }],
  },
  comparison: {
    same: 4,
    gone: [{ id: userId(30), name: 'East', kind: 'group' }],
    added: [],
    unread: [{ part: 'groups' }],
  },
  provider: 'fabrikam.example',
  signedInAt: 'fabrikam.example',
});

export function conversionsContract(name: string, make: Make): void {
  describe(`the conversions contract, ${name}`, () => {
    describe('open', () => conversionsOpeningContract(make));
    describe('record', () => recordingContract(make));
    describe('read', () => readingContract(make));
    describe('of accounts', () => ofAccountsContract(make));
    describe('due', () => dueContract(make));
    describe('of people', () => conversionsPeopleContract(make));
  });
}

function recordingContract(make: Make): void {
  it('appends, and answers with the number of the last entry', async () => {
    const under = await make();
    const opening = aConversionOpening();
    await openConversion(under, opening);
    const { id: requestId } = opening.request;
    const jobs: readonly NewJob[] = [{ job: { name: 'ask-holder', requestId }, delaySeconds: 1 }];
    const entries = datedConversion([ONE_OF_EACH['deciders-asked'], ONE_OF_EACH.confirmed]);
    const answer = await under.conversions.record(conversionRecording(opening, { entries, jobs }));
    assert.deepEqual(answer, { outcome: 'recorded', number: 3 });
    const reading = await under.conversions.read(requestId);
    assert.deepEqual(reading?.entries, [...opening.entries, ...entries]);
    assert.deepEqual([reading.number, reading.conversion.state], [3, 'confirmed']);
    assert.deepEqual(reading.person, opening.person);
    assert.deepEqual(under.enqueued, jobs);
  });

  for (const after of [0, 2]) {
    it(`refuses what was decided on entry ${after} when the last is entry 1`, async () => {
      const under = await make();
      const opening = aConversionOpening();
      await openConversion(under, opening);
      const { id: requestId, accountId } = opening.request;
      const jobs: readonly NewJob[] = [{ job: { name: 'ask-holder', requestId } }];
      const changed = { person: aConversionPerson({ name: 'Another' }), isOpen: false, jobs };
      const answer = await under.conversions.record(conversionRecording(opening, { after, ...changed }));
      assert.deepEqual(answer, { outcome: 'outdated' });
      const reading = await under.conversions.read(requestId);
      assert.deepEqual([reading?.number, reading?.person], [1, opening.person]);
      assert.notEqual(await under.conversions.openFor(accountId), undefined);
      assert.deepEqual(under.enqueued, []);
    });
  }

  it('refuses entries of a conversion that is not there', async () => {
    const { conversions } = await make();
    assert.deepEqual(await conversions.record(conversionRecording(aConversionOpening())), { outcome: 'outdated' });
  });

  it('records exactly one of several decisions made at the same time', async () => {
    const under = await make();
    const opening = aConversionOpening();
    await openConversion(under, opening);
    const jobs: readonly NewJob[] = [{ job: { name: 'ask-holder', requestId: opening.request.id } }];
    const each = conversionRecording(opening, { jobs });
    const answers = await Promise.all(Array.from({ length: 8 }, () => under.conversions.record(each)));
    assert.equal(answers.filter(({ outcome }) => outcome === 'recorded').length, 1);
    assert.equal((await under.conversions.read(opening.request.id))?.number, 2);
    assert.equal(under.enqueued.length, 1);
  });

  it('has the person take the place of the one before', async () => {
    const under = await make();
    const opening = aConversionOpening();
    await openConversion(under, opening);
    await under.conversions.record(conversionRecording(opening, { person: WHOLE }));
    assert.deepEqual((await under.conversions.read(opening.request.id))?.person, WHOLE);
  });

  for (const example of [...Object.values(ONE_OF_EACH), ...GIVEN_UP, ...COMPARED]) {
    it(`keeps ${JSON.stringify(example)} as it is`, async () => {
      const under = await make();
      const opening = aConversionOpening();
      await openConversion(under, opening);
      const entries = datedConversion([example]);
      await under.conversions.record(conversionRecording(opening, { entries }));
      assert.deepEqual((await under.conversions.read(opening.request.id))?.entries.slice(1), entries);
    });
  }
}

function readingContract(make: Make): void {
  it('knows nothing of what was never asked for', async () => {
    const { conversions } = await make();
    assert.equal(await conversions.read(newRequestId()), undefined);
    assert.equal(await conversions.openFor(aConversionRequest().accountId), undefined);
  });

  for (const [what, person] of [
    ['everything there is', WHOLE],
    ['what was left out as left out', aConversionPerson()],
  ] as const)
    it(`gives of the person ${what}`, async () => {
      const under = await make();
      const opening = aConversionOpening({ person });
      await openConversion(under, opening);
      const { request, entries } = opening;
      const conversion = replayConversion(request, entries);
      assert.deepEqual(await under.conversions.read(request.id), { conversion, entries, number: 1, person });
    });
}

function ofAccountsContract(make: Make): void {
  it('gives all of these accounts, the oldest first, and which of them holds its account', async () => {
    const under = await make();
    const { accountId } = aConversionRequest();
    const first = aConversionOpening({ request: aConversionRequest({ accountId }) });
    const [second, other] = [aConversionOpening({ request: aConversionRequest({ accountId }) }), aConversionOpening()];
    await openConversion(under, first);
    await under.conversions.record(conversionRecording(first, { isOpen: false }));
    for (const opening of [other, second, aConversionOpening()]) await openConversion(under, opening);
    const found = await under.conversions.ofAccounts([accountId, other.request.accountId]);
    assert.deepEqual(
      found.map(({ conversion: { id }, isOpen }) => [id, isOpen]),
      [
        [first.request.id, false],
        [other.request.id, true],
        [second.request.id, true],
      ],
    );
    assert.deepEqual(found[2]?.conversion, replayConversion(second.request, second.entries));
    assert.deepEqual(await under.conversions.ofAccounts([]), []);
  });
}

const HOUR = 3_600;

function dueContract(make: Make): void {
  it('finds what is due, the longest waiting first, and no more than asked for', async () => {
    const under = await make();
    const openings = [at(30), at(10), at(20), at(41), undefined].map((dueAt) => aConversionOpening({ dueAt }));
    for (const opening of openings) await openConversion(under, opening);
    const [late, early, middle] = openings.map(({ request }) => request.id);
    const dueIds = async (limit: number) =>
      (await under.conversions.due(at(40), limit)).conversions.map(({ id }) => id);
    assert.deepEqual(await dueIds(10), [early, middle, late]);
    assert.deepEqual(await dueIds(2), [early, middle]);
  });

  it('is asked later when a decision says so, with or without an entry', async () => {
    const under = await make();
    const opening = aConversionOpening({ dueAt: at(10) });
    await openConversion(under, opening);
    await under.conversions.record(conversionRecording(opening, { entries: [], dueAt: at(20) }));
    const nothing = { conversions: [], unreadable: 0 };
    assert.deepEqual(await under.conversions.due(at(15), 10), nothing);
    const [due] = (await under.conversions.due(at(20), 10)).conversions;
    assert.deepEqual(due, replayConversion(opening.request, opening.entries));
    await under.conversions.record(conversionRecording(opening, { dueAt: undefined }));
    assert.deepEqual(await under.conversions.due(at(1_000_000), 10), nothing);
  });

  it("comes back in an hour to what cannot be read, so that it is in nobody's way", async () => {
    const under = await make();
    const [spoilt, behind] = [aConversionOpening({ dueAt: NOON }), aConversionOpening({ dueAt: at(2) })];
    for (const opening of [spoilt, behind]) await openConversion(under, opening);
    await under.spoilConversion(spoilt.request.id);
    await assert.rejects(under.conversions.read(spoilt.request.id));
    assert.deepEqual(await under.conversions.due(at(40), 1), { conversions: [], unreadable: 1 });
    const { conversions, unreadable } = await under.conversions.due(at(40), 1);
    assert.deepEqual([conversions.map(({ id }) => id), unreadable], [[behind.request.id], 0]);
    assert.equal((await under.conversions.due(at(40 + HOUR - 1), 10)).unreadable, 0);
    assert.equal((await under.conversions.due(at(40 + HOUR), 10)).unreadable, 1);
    assert.notEqual(await under.conversions.openFor(spoilt.request.accountId), undefined, 'its account is taken');
  });
}
