import assert from 'node:assert/strict';
import { loadSubject } from '../../src/use-cases/load-subject.ts';
import { aDecidingHouse } from '../support/deciding-house.ts';
import { aHouse } from '../support/house.ts';

describe('what a card shows', () => {
  it('is the request where it was sent between the look at the ledger and the look at the form', async () => {
    const house = aHouse();
    const id = await house.send();
    await house.drain();
    const { ledger } = house.edges;
    let looks = 0;
    const readRequest: typeof ledger.readRequest = (asked) => {
      looks += 1;
      return looks === 1 ? Promise.resolve([]) : ledger.readRequest(asked);
    };

    const subject = await loadSubject({ ...house.edges, ledger: { ...ledger, readRequest } }, id);

    assert.equal(subject?.kind, 'request');
  });

  it('is the conversion where it was asked for between the two looks', async () => {
    const { house, opened } = await aDecidingHouse();
    const id = await opened();
    const { conversions } = house.edges;
    let looks = 0;
    const read: typeof conversions.read = (asked) => {
      looks += 1;
      return looks === 1 ? Promise.resolve(undefined) : conversions.read(asked);
    };

    const subject = await loadSubject({ ...house.edges, conversions: { ...conversions, read } }, id);

    assert.equal(subject?.kind, 'conversion-request');
  });

  it('calls us by what the holder signs in at where the directory does not say our name', async () => {
    const { house, opened } = await aDecidingHouse();
    const id = await opened();
    const organisationName = async () => undefined;

    const subject = await loadSubject({ ...house.edges, organisationName }, id);

    assert.equal(subject?.kind === 'conversion-request' && subject.organisation, 'contoso.example');
  });

  it('is the form as long as it was not sent', async () => {
    const house = aHouse();
    const id = await house.review();
    assert.equal((await loadSubject(house.edges, id))?.kind, 'draft');
  });
});
