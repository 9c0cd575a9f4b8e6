import assert from 'node:assert/strict';
import { EMPTY_CONVERSION_FORM } from '../../src/domain/conversion/conversion-draft.ts';
import { replayConversion } from '../../src/domain/conversion/replay-conversion.ts';
import type { NewJob } from '../../src/use-cases/ports/ledger.ts';
import {
  aConversionOpening,
  aConversionRequest,
  aConversionReview,
  aFreshConversion,
  openConversion,
} from '../support/fresh-conversions.ts';
import { conversionRecording, datedConversion, type Make } from './conversion-ledger-under-test.ts';

const REVIEW = { stage: 'review', review: aConversionReview() } as const;

export function conversionsOpeningContract(make: Make): void {
  it('keeps the request, the person, the entries and the jobs, and claims the account', async () => {
    const under = await make();
    const { conversions } = under;
    const request = aConversionRequest();
    const { id: requestId, accountId, reference } = request;
    const jobs: readonly NewJob[] = [{ job: { name: 'ask-deciders', requestId } }];
    const opening = aConversionOpening({ request, jobs });
    assert.equal(await openConversion(under, opening), 'recorded');
    const { entries, person } = opening;
    const conversion = replayConversion(request, entries);
    assert.deepEqual(await conversions.read(requestId), { conversion, entries, number: 1, person });
    assert.deepEqual(await conversions.openFor(accountId), { id: requestId, reference });
    assert.deepEqual(under.enqueued, jobs);
  });

  it('leaves of the draft that it was asked for, and nothing of whom it is about', async () => {
    const under = await make();
    const opening = aConversionOpening();
    const withoutTeams = { reason: 'known', external: 'kim@fabrikam.example', signIn: 'kim@fabrikam.example' };
    const draft = aFreshConversion(REVIEW, { id: opening.request.id, version: 4, withoutTeams });
    await under.conversionDrafts.create(draft);
    assert.deepEqual(await under.conversions.open({ ...opening, draftVersion: 4 }), { outcome: 'recorded' });
    const { id, reference, askerId, createdAt } = draft;
    const form = EMPTY_CONVERSION_FORM;
    const left = { id, reference, askerId, createdAt, form, version: 5, stage: 'asked' };
    assert.deepEqual(await under.conversionDrafts.read(id), left);
  });

  it('says that the draft is not what it was, and does nothing', async () => {
    const under = await make();
    const request = aConversionRequest();
    const jobs: readonly NewJob[] = [{ job: { name: 'ask-deciders', requestId: request.id } }];
    assert.equal(await openConversion(under, aConversionOpening({ request, jobs, draftVersion: 7 })), 'outdated');
    assert.equal(await under.conversions.read(request.id), undefined);
    assert.equal((await under.conversionDrafts.read(request.id))?.stage, 'review');
    assert.deepEqual(under.enqueued, []);
  });

  it('opens nothing without a draft', async () => {
    const { conversions } = await make();
    assert.deepEqual(await conversions.open(aConversionOpening()), { outcome: 'outdated' });
  });

  it('opens once, however often it is pressed', async () => {
    const under = await make();
    const opening = aConversionOpening();
    await under.conversionDrafts.create(aFreshConversion(REVIEW, { id: opening.request.id }));
    const answers = await Promise.all([opening, opening, opening].map((each) => under.conversions.open(each)));
    assert.deepEqual(answers.map(({ outcome }) => outcome).toSorted(), ['outdated', 'outdated', 'recorded']);
  });

  it('lets an account have one open conversion, and leaves the draft of the second as it is', async () => {
    const under = await make();
    const first = aConversionOpening();
    const { accountId } = first.request;
    const second = aConversionOpening({ request: aConversionRequest({ accountId }) });
    assert.equal(await openConversion(under, first), 'recorded');
    assert.equal(await openConversion(under, second), 'account-taken');
    assert.equal(await under.conversions.read(second.request.id), undefined);
    assert.equal((await under.conversionDrafts.read(second.request.id))?.stage, 'review');
    assert.equal((await under.conversions.openFor(accountId))?.id, first.request.id);
  });

  it('lets one of two who ask at the same time have the account', async () => {
    const under = await make();
    const { accountId } = aConversionRequest();
    const both = [1, 2].map(() => aConversionOpening({ request: aConversionRequest({ accountId }) }));
    const answers = await Promise.all(both.map((opening) => openConversion(under, opening)));
    assert.deepEqual(answers.toSorted(), ['account-taken', 'recorded']);
  });

  it('lets an account be asked for again once its conversion is over', async () => {
    const under = await make();
    const first = aConversionOpening();
    const { accountId } = first.request;
    await openConversion(under, first);
    const entries = datedConversion([{ kind: 'withdrawn', by: first.request.askerId }]);
    await under.conversions.record(conversionRecording(first, { entries, isOpen: false }));
    assert.equal(await under.conversions.openFor(accountId), undefined);
    const second = aConversionOpening({ request: aConversionRequest({ accountId }) });
    assert.equal(await openConversion(under, second), 'recorded');
  });

  it('lets a reference stand for one conversion, and leaves the draft of the second as it is', async () => {
    const under = await make();
    const first = aConversionOpening();
    const { reference } = first.request;
    const second = aConversionOpening({ request: aConversionRequest({ reference }) });
    assert.equal(await openConversion(under, first), 'recorded');
    assert.equal(await openConversion(under, second), 'reference-taken');
    assert.equal(await under.conversions.openFor(second.request.accountId), undefined);
    assert.equal((await under.conversionDrafts.read(second.request.id))?.stage, 'review');
    const anew = { ...second, request: { ...second.request, reference: aConversionRequest().reference } };
    assert.deepEqual(await under.conversions.open(anew), { outcome: 'recorded' });
  });
}
