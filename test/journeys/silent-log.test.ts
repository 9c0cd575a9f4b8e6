import assert from 'node:assert/strict';
import { fillForm, openForm, send, until } from '../support/asking.ts';
import { anyDatabase, type Journey, SAM, startJourney } from '../support/journey.ts';
import { accept, passUntilCard, swept, untilMailed } from '../support/passing-time.ts';
import { wordsOf } from '../support/words-of-log.ts';

const WORDS = 'Zanzibar in the autumn.';
/** Nobody of this name is in Contoso, so whoever stands in the log is one of these. */
const PEOPLE = {
  happy: ['Xaver Quill', 'xaver.quill@fabrikam.example'],
  refused: ['Yvo Brandl', 'yvo.brandl@fabrikam.example'],
  down: ['Zoe Tamm', 'zoe.tamm@fabrikam.example'],
  told: ['', 'wendel.orth@fabrikam.example'],
} as const;

describe('the log of a bot that invites', function () {
  this.timeout(60_000);
  let journey: Journey;
  before(async () => {
    journey = await startJourney({ database: anyDatabase() });
  });
  after(() => journey?.end());

  const asking = ([name, address]: readonly [string, string]) => ({
    addresses: [`${name} <${address}>`],
    message: WORDS,
    cc: PEOPLE.told[1],
  });

  it('tells a whole invitation', async () => {
    const { id } = await send(journey, asking(PEOPLE.happy));
    const [mail] = await untilMailed(journey, [PEOPLE.happy[1]]);
    assert.ok(mail);
    await accept(journey, mail);
    await passUntilCard(journey, { id }, 'is ready for Xaver Quill');
  });

  it('tells a refused mail', async () => {
    await journey.control('PUT', 'variants', { 'mail-delivery': 'mailbox-missing' });
    const { id } = await send(journey, asking(PEOPLE.refused));
    await until(journey, { id }, 'mailbox');
    await journey.control('PUT', 'variants', { 'mail-delivery': 'delivered' });
    assert.match(journey.bot.log(), /"outcome":"refused"/);
  });

  it('tells a directory that is down, at each step, with its own words about it', async () => {
    const words = `No ${PEOPLE.down[1]} here, says ${PEOPLE.down[0]}`;
    const body = { error: { code: 'serviceNotAvailable', message: words } };
    const form = await openForm(journey, SAM);
    await journey.control('PUT', 'faults', [{ path: '/v1.0/.*', status: 503, body }]);
    const checking = fillForm(journey, form, asking(PEOPLE.down));
    await until(journey, { id: form }, 'takes longer than usual');
    await swept(journey, 61);
    await journey.control('DELETE', 'faults');
    const review = await checking;
    await journey.control('PUT', 'faults', [
      { method: 'POST', path: '/v1.0/invitations', loseAnswer: 'reset', times: 1 },
    ]);
    await journey.teams.press(SAM, review.id, 'invitation.send');
    await untilMailed(journey, [PEOPLE.down[1]]);
    assert.match(journey.bot.log(), /"event":"job put off"/);
  });

  it('is not suspected because letters of a name stand in an id', () => {
    const line = '{"about":"tSS6_YVO1-8BA3t6uFhQE6zljpZadyxZ96STsanudkw","outcome":"Yvo followed"}';
    assert.equal(wordsOf(line), '{"about":"…","outcome":"Yvo followed"}');
  });

  it('says of nobody who they are, what was written to them, or how they get in', () => {
    const lines = wordsOf(journey.bot.log())
      .split('\n')
      .filter((line) => line !== '');
    assert.ok(lines.length > 20, String(lines.length));
    for (const line of lines) {
      assert.doesNotThrow(() => JSON.parse(line), line);
      for (const [name, address] of Object.values(PEOPLE))
        for (const part of [...name.split(' '), ...address.split(/[.@]/).slice(0, 2)].filter((each) => each !== ''))
          assert.ok(!line.toLowerCase().includes(part.toLowerCase()), `${part} in ${line}`);
      assert.doesNotMatch(line, /Zanzibar|Sam Park|@|ticket|\/redeem/i);
    }
  });
});
