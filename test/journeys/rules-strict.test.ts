import assert from 'node:assert/strict';
import { TEAMS } from '../../src/sandbox/tenant/contoso.ts';
import { choicesOn, findingsOn, offers, review, rowOf, send, spoken, until } from '../support/asking.ts';
import { assertContract } from '../support/contract-of-journey.ts';
import { type FindLeaks, leaksOf } from '../support/directory-leaks.ts';
import { anyDatabase, type Journey, SAM, startJourney } from '../support/journey.ts';
import { GINA } from '../support/shown-rules.ts';

const LOOK = 'Somebody has to look at this: ask an administrator';

describe('the limits of a strict policy, over HTTP', function () {
  this.timeout(60_000);
  let journey: Journey;
  let leaks: FindLeaks;
  before(async () => {
    const script = new URL('../support/stub-strict-bot.ts', import.meta.url).pathname;
    journey = await startJourney({ database: anyDatabase(), script });
    leaks = await leaksOf(journey);
  });
  after(() => journey?.end());

  it('tenant-limit-reached: Must be fixed', async () => {
    await send(journey, { by: GINA, addresses: ['first@hanbit.example'], team: TEAMS.partnerDesk });
    const { card } = await review(journey, { addresses: ['second@hanbit.example'] });
    assert.deepEqual(findingsOn(card)[0], {
      severity: 'Must be fixed',
      sentence:
        'With those before it on this form, this would be more than the 1 invitations that our organisation may send in 24 hours.',
    });
    assert.equal(offers(card, 'invitation.send'), false);
  });

  it('who is here is not told, and nothing is offered for them', async () => {
    for (const address of ['ben.ortiz@adatum.example', 'keller@fabrikam.example', 'eva.lind@treyresearch.example']) {
      const { card } = await review(journey, { addresses: [address] });
      assert.ok(
        findingsOn(card).some(({ severity, sentence }) => severity === 'Must be fixed' && sentence.startsWith(LOOK)),
      );
      assert.doesNotMatch(spoken(card), /already|colleague|here/i);
      assert.deepEqual([choicesOn(card), leaks(card, [SAM.name, 'Project North', address])], [[], []]);
    }
  });

  it('check-limit-reached: Must be fixed, with nothing read for the address and no count given away', async () => {
    const addresses = Array.from({ length: 6 }, (_, index) => `check${index}@northwind.example`);
    const list = await review(journey, { addresses });
    await journey.teams.press(SAM, list.id, rowOf(list.card, 5));
    const { card } = await until(journey, { id: list.id }, 'Back to the list');
    const blocking = findingsOn(card).filter(({ severity }) => severity === 'Must be fixed');
    assert.deepEqual(
      blocking.map(({ sentence }) => sentence),
      ['This would be more than the 8 addresses that you may check in 24 hours.'],
    );
    const all = JSON.stringify(await journey.traffic());
    assert.deepEqual([/check3(?:@|%40)/.test(all), /check[45](?:@|%40)/.test(all)], [true, false]);
  });

  it('asks of Graph only what its schema and the permissions allow', function () {
    return assertContract(this, journey);
  });
});
