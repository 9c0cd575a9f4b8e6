import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { invitedPerson } from './invited-person.ts';
import { type OpenSandbox, openSandbox } from './open-sandbox.ts';
import { buttonsOf, type Playground, press, waitToRead } from './playground.ts';
import { photographChat } from './screenshots.ts';

const OUTSIDE = 'jonas.weber@fabrikam.example';

describe('a conversion in the Playground, from the question to the last card', function () {
  this.timeout(90_000);
  let sandbox: OpenSandbox;
  let dana: Playground;
  let priya: Playground;
  let jonas: Playground;

  before(async function () {
    sandbox = await openSandbox(this, { moreSeats: 'on' });
    [dana, priya, jonas] = await Promise.all([
      sandbox.openAdministrator(),
      sandbox.openSeat('confirms'),
      sandbox.openSeat('is converted'),
    ]);
    // Guestlist knows the chats of both from now on.
    for (const seat of [dana, priya, jonas]) await waitToRead(seat.cards.first(), 'Guestlist brings guests into Teams');
  });
  after(() => sandbox?.close());

  it('is asked for, confirmed by somebody else, agreed to, accepted, and compared', async () => {
    const asked = await dana.ask(`convert jonas.weber@contoso.example to ${OUTSIDE}`);
    await press(asked, 'Same as the address');
    await asked
      .getByLabel('Account they will sign in with')
      .and(asked.locator(`[value="${OUTSIDE}"]`))
      .waitFor();
    await press(asked, 'Next: check');
    await waitToRead(asked, 'Jonas Weber can be converted');
    const questions = await priya.cards.count();
    await press(asked, 'Ask for confirmation');
    await waitToRead(asked, 'Waiting for confirmation to convert Jonas Weber');
    await photographChat(dana, 'conversion-asked');

    const question = priya.cards.nth(questions);
    await waitToRead(question, 'Convert the account of Jonas Weber?');
    await photographChat(priya, 'conversion-question');
    const asking = jonas.cards.nth(await jonas.cards.count());
    await question.getByRole('button', { name: 'Convert…' }).click();
    await question.getByLabel('Type the name of the account: Jonas Weber').fill('Jonas Weber');
    await press(question, 'Convert this account');
    await waitToRead(question, 'Waiting for Jonas Weber to say yes');

    await waitToRead(asking, `Is ${OUTSIDE} your address?`);
    assert.deepEqual(await buttonsOf(asking), ['Yes, that is my address', 'No']);
    await photographChat(jonas, 'conversion-consent');
    await press(asking, 'Yes, that is my address');
    await waitToRead(asking, 'Please move your Contoso sign-in to fabrikam.example');
    await photographChat(jonas, 'conversion-link');
    await waitToRead(asked, 'Waiting for Jonas Weber to accept');
    assert.equal((await dana.page.content()).includes('/redeem/'), false);

    const opened = jonas.page.context().waitForEvent('page');
    await asking.getByRole('link', { name: 'Accept (opens your browser)' }).click();
    const link = (await opened).url();
    await (await invitedPerson(sandbox, OUTSIDE)).acceptAt(link);
    await sandbox.pass(120);
    await asking.getByRole('link', { name: 'Open Teams for Contoso' }).waitFor();
    assert.equal((await jonas.page.content()).includes('/redeem/'), false);
    await asked.getByText(/^The account of Jonas Weber is converted/).waitFor();
    await waitToRead(asked, 'Same account: the object ID is unchanged');
    await photographChat(dana, 'conversion-closing');
    await press(asked, 'Mark as done');
    await waitToRead(asked, 'The account of Jonas Weber is converted and marked as done');
  });
});
