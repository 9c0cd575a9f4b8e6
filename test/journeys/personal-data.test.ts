import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { send, spoken, until } from '../support/asking.ts';
import { assertContract } from '../support/contract-of-journey.ts';
import { type DatabaseKind, type Journey, SAM, startJourney } from '../support/journey.ts';
import { accept, passUntilCard, swept, untilMailed } from '../support/passing-time.ts';
import { type CommandResult, runCommand } from '../support/run-command.ts';
import { wordsOf } from '../support/words-of-log.ts';

const ANN = 'ann.lee@fabrikam.example';
const BO = 'bo.berg@fabrikam.example';
const CC = 'kim.cho@fabrikam.example';
const WORDS = 'We plan the launch here.';
const DAY = 86_400;

for (const database of ['PGlite', 'PostgreSQL'] as const satisfies readonly DatabaseKind[]) {
  describe(`personal data, over HTTP, on ${database}`, function () {
    this.timeout(60_000);
    let journey: Journey;
    let ann: string;
    let bo: string;

    before(async function () {
      const missing = process.env.GUESTLIST_TEST_POSTGRES_MISSING;
      if (database === 'PostgreSQL' && missing !== undefined) {
        console.warn(`    no PostgreSQL here: ${missing}`);
        this.skip();
      }
      journey = await startJourney({ database });
    });
    after(() => journey?.end());

    /** On PGlite the bot is asked to do it; on PostgreSQL the command does it itself. */
    function guestlist(...argv: readonly string[]): Promise<CommandResult> {
      const { databaseUrl, folder } = journey;
      if (databaseUrl === undefined) return runCommand(argv, { GUESTLIST_SANDBOX_FOLDER: folder });
      const keys = readFileSync(join(folder, 'link-keys'), 'utf8');
      return runCommand(argv, { DATABASE_URL: databaseUrl, GUESTLIST_LINK_KEYS: keys });
    }

    async function exported(person: string) {
      const { exitCode, out, err } = await guestlist('export', '--person', person);
      assert.deepEqual([exitCode, err], [0, '']);
      return {
        text: out,
        ...(JSON.parse(out) as { invitations: readonly Record<string, unknown>[]; drafts: readonly unknown[] }),
      };
    }

    const card = (id: string) => spoken(journey.teams.card(SAM, id));

    it('is there as long as it is needed', async () => {
      ann = (await send(journey, { addresses: [`Ann Lee <${ANN}>`], message: WORDS, cc: CC })).id;
      const [mail] = await untilMailed(journey, [ANN, CC]);
      assert.ok(mail);
      await accept(journey, mail);
      await passUntilCard(journey, { id: ann }, '“Project North” is ready for Ann Lee');
      bo = (await send(journey, { addresses: [`Bo Berg <${BO}>`], message: WORDS })).id;
      await untilMailed(journey, [BO]);
      const { invitations, drafts, text } = await exported(ANN);
      assert.deepEqual(
        [invitations[0]?.address, invitations[0]?.name, invitations[0]?.message],
        [ANN, 'Ann Lee', WORDS],
      );
      assert.deepEqual(drafts, []);
      for (const part of ['/redeem/', 'ticket', CC]) assert.ok(!text.includes(part), part);
      assert.equal((await exported(CC)).invitations.length, 1);
    });

    it('is forgotten at once when somebody says so, but not while it is open', async () => {
      const nobodyAsked = await guestlist('forget', BO);
      assert.equal(nobodyAsked.exitCode, 2);
      const open = await guestlist('forget', BO, '--yes');
      assert.equal(open.exitCode, 1);
      assert.match(open.err, /GL-\S+ is still open/);
      const forgotten = await guestlist('forget', BO, '--yes', '--even-open');
      assert.deepEqual([forgotten.exitCode, forgotten.err], [0, '']);
      assert.match(forgotten.out, /1 redeem link/);
      await swept(journey);
      await until(journey, { id: bo }, 'Waiting for the guest to accept');
      assert.doesNotMatch(card(bo), /Bo Berg|bo\.berg|Send/);
      const { invitations, drafts } = await exported(BO);
      assert.deepEqual([invitations, drafts], [[], []]);
    });

    it('loses the words after a month', async () => {
      await swept(journey, 31 * DAY);
      const { invitations, drafts } = await exported(ANN);
      assert.deepEqual([invitations[0]?.address, invitations[0]?.message], [ANN, undefined]);
      assert.deepEqual(drafts, []);
      assert.match(card(ann), /ready for Ann Lee/);
    });

    it('loses address and name after a year, and the card says “the guest”', async () => {
      await swept(journey, 336 * DAY);
      await swept(journey);
      await until(journey, { id: ann }, '“Project North” is ready for the guest');
      assert.doesNotMatch(card(ann), /Ann Lee|ann\.lee|kim\.cho/);
      const { invitations } = await exported(ANN);
      assert.deepEqual(
        [invitations[0]?.as, invitations[0]?.address, invitations[0]?.name],
        [['hash'], undefined, undefined],
      );
      assert.deepEqual((await exported(CC)).invitations, []);
    });

    it('is nothing but the ledger after two years, and can be forgotten by its hash', async () => {
      await swept(journey, 380 * DAY);
      const { invitations } = await exported(ANN);
      const [only] = invitations;
      const kinds = (only?.entries as readonly { readonly kind: string }[]).map(({ kind }) => kind);
      for (const kind of ['requested', 'issued', 'delivered', 'accepted', 'listed'])
        assert.ok(kinds.includes(kind), kind);
      assert.equal((await guestlist('forget', ANN, '--yes')).exitCode, 0);
      assert.deepEqual((await exported(ANN)).invitations, []);
      const sam = await exported(SAM.id);
      assert.equal(sam.invitations.length, 2);
      assert.doesNotMatch(sam.text, /@|Ann Lee|Bo Berg|launch/);
    });

    it('was never in the log', () => {
      assert.doesNotMatch(wordsOf(journey.bot.log()), /@|ticket|redeem\/|Ann Lee|Bo Berg|launch/);
    });

    it('asks of Graph only what its schema and the permissions allow', function () {
      return assertContract(this, journey);
    });
  });
}
