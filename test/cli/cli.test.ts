import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { cli, confirmed } from '../../src/cli/cli.ts';
import { email, INVITER, NOON } from '../support/builders.ts';
import { aConversionOpening, openConversion } from '../support/fresh-conversions.ts';
import { ADDRESS, aHouse, type House } from '../support/house.ts';
import { memoryIo } from './memory-io.ts';

const CC = 'bo@fabrikam.example';

async function run(house: House, ...argv: readonly string[]) {
  const io = memoryIo();
  const exitCode = await cli(argv, house.edges, io);
  return { exitCode, out: io.outs.join('\n'), err: io.errs.join('\n') };
}

async function delivered(house: House): Promise<void> {
  await house.send({ cc: CC });
  await house.drain();
  house.pass(61);
  await house.sweep();
}

describe('guestlist forget', () => {
  it('removes, and says what it did and what it could not do', async () => {
    const house = aHouse();
    await delivered(house);
    await house.review();
    const { exitCode, out, err } = await run(house, 'forget', ` ${ADDRESS.toUpperCase()}`, '--yes', '--even-open');
    assert.deepEqual([exitCode, err], [0, '']);
    for (const said of [
      /^Removed:\n {2}1 invitation\(s\)/,
      /1 redeem link/,
      /1 form/,
      /1 trace\(s\) of a check/,
      new RegExp(`the account ${house.invitations.issued[0]?.guestId}`),
      /mails that were sent/,
      /cards in Teams/,
      /messages and histories in Teams that name them: they stay/,
      /the ledger/,
    ])
      assert.match(out, said);
    assert.doesNotMatch(out, /as well|@/);
    assert.deepEqual(await house.edges.invitees.holding(email(ADDRESS)), []);
  });

  it('says of a notice that it was one', async () => {
    const house = aHouse();
    await delivered(house);
    const { exitCode, out } = await run(house, 'forget', CC, '--yes');
    assert.equal(exitCode, 0);
    assert.match(out, /1 invitation\(s\) of others: the address that was told as well/);
    assert.doesNotMatch(out, /the account/);
  });

  it('refuses an open invitation, with the reference and the way on', async () => {
    const house = aHouse();
    await delivered(house);
    const { exitCode, out, err } = await run(house, 'forget', ADDRESS, '--yes');
    assert.deepEqual([exitCode, out], [1, '']);
    assert.match(err, /^Nothing was removed: GL-\S+ is still open\. With --even-open/);
    assert.equal((await house.edges.invitees.holding(email(ADDRESS))).length, 1);
  });

  it('says of a conversion what it removed, and how one is ended that waits for an answer', async () => {
    const house = aHouse();
    const opening = aConversionOpening({ dueAt: undefined });
    const { id, reference, accountId, askerId } = opening.request;
    await openConversion(house.edges, opening);
    const { address } = opening.person;
    const waiting = await run(house, 'forget', address, '--yes', '--even-open');
    assert.deepEqual([waiting.exitCode, waiting.out], [1, '']);
    assert.match(
      waiting.err,
      new RegExp(`^Nothing was removed: ${reference} is a conversion .* Withdraw or deny it first`),
    );

    const entries = [{ kind: 'withdrawn', by: askerId, at: NOON } as const];
    await house.edges.conversions.record({ id, after: 1, entries, dueAt: undefined, isOpen: false, jobs: [] });
    const { exitCode, out } = await run(house, 'forget', address, '--yes');
    assert.equal(exitCode, 0);
    assert.match(out, /^Removed:\n {2}1 conversion\(s\)/);
    for (const left of [`the account ${accountId}`, 'cards in Teams', 'the ledger'])
      assert.ok(out.includes(left), left);
    assert.doesNotMatch(out, /mails that were sent|invitation\(s\)/);
  });

  it('says that nothing is kept where nothing is', async () => {
    const { exitCode, out } = await run(aHouse(), 'forget', ADDRESS, '--yes');
    assert.deepEqual([exitCode, out], [0, 'Nothing is kept of this address.']);
  });

  it('names nothing that stays, where nothing does', async () => {
    const house = aHouse();
    const { checkedAddresses, clock } = house.edges;
    const checked = { callerId: INVITER, addresses: [email(ADDRESS)], since: clock(), at: clock(), max: 9 };
    await checkedAddresses.take(checked);
    const { exitCode, out } = await run(house, 'forget', ADDRESS, '--yes');
    assert.deepEqual([exitCode, out], [0, 'Removed:\n  1 trace(s) of a check of the address']);
  });

  it('says what was removed before somebody was invited meanwhile', async () => {
    const house = aHouse();
    const requestId = await house.review();
    const mark = await house.markOf(requestId);
    const { invitees, drafts } = house.edges;
    const read: typeof drafts.read = async (id) => {
      if ((await invitees.holding(email(ADDRESS))).length === 0)
        await house.useCases.sendDraft({ callerId: INVITER, requestId, mark });
      await house.drain();
      return drafts.read(id);
    };
    const io = memoryIo();
    const deps = { ...house.edges, drafts: { ...drafts, read } };
    assert.equal(await cli(['forget', ADDRESS, '--yes'], deps, io), 1);
    assert.match(io.outs.join('\n'), /^Removed:\n {2}1 form\(s\)[^\n]*$/);
    assert.match(io.errs.join('\n'), /^The rest stays: GL-\S+ is still open\. With --even-open/);
  });

  it('does nothing without --yes where nobody can be asked', async () => {
    const house = aHouse();
    await delivered(house);
    const { exitCode, err } = await run(house, 'forget', CC);
    assert.equal(exitCode, 2);
    assert.match(err, /say --yes/);
    assert.equal((await house.edges.invitees.holding(email(CC))).length, 1);
  });
});

describe('guestlist export', () => {
  it('prints JSON and nothing else', async () => {
    const house = aHouse();
    await delivered(house);
    for (const who of [ADDRESS, INVITER.toUpperCase()]) {
      const { exitCode, out, err } = await run(house, 'export', '--person', who);
      assert.deepEqual([exitCode, err], [0, '']);
      assert.equal(JSON.parse(out).invitations.length, 1);
      assert.ok(!out.includes(house.mailer.sent[0]?.redeemUrl ?? '-'));
    }
  });
});

describe('guestlist, used wrongly,', () => {
  const WRONG: readonly (readonly [what: string, ...argv: readonly string[]])[] = [
    ['no command'],
    ['an unknown command', 'invite', ADDRESS],
    ['a name of every object', 'constructor'],
    ['no address', 'forget', '--yes'],
    ['two addresses', 'forget', ADDRESS, CC, '--yes'],
    ['no address at all', 'forget', 'ann', '--yes'],
    ['an unknown option', 'forget', ADDRESS, '--yes', '--quietly'],
    ['no person', 'export'],
    ['an address without its option', 'export', ADDRESS],
    ['neither address nor id', 'export', '--person', 'ann'],
  ];
  for (const [what, ...argv] of WRONG) {
    it(`says how it is used: ${what}`, async () => {
      const { exitCode, out, err } = await run(aHouse(), ...argv);
      assert.deepEqual([exitCode, out], [2, '']);
      assert.match(err, /guestlist forget <address> \[--yes\] \[--even-open\]/);
      assert.match(err, /guestlist export --person/);
    });
  }
});

describe('the question before it', () => {
  const asked = async (argv: readonly string[], answer: string | undefined) => {
    const questions: string[] = [];
    const io = memoryIo();
    const ask = async (question: string) => {
      questions.push(question);
      return answer ?? '';
    };
    const result = await confirmed(argv, io, answer === undefined ? undefined : ask);
    return { result, questions, err: io.errs.join('\n') };
  };

  it('names the address, and a yes goes on', async () => {
    const { result, questions } = await asked(['forget', ADDRESS], ' Yes');
    assert.deepEqual(result, ['forget', ADDRESS, '--yes']);
    assert.deepEqual(questions, [`Forget ${ADDRESS}? What is removed cannot be brought back. Type yes: `]);
  });

  it('ends it with anything else', async () => {
    for (const answer of ['', 'y', 'no', 'yes please']) {
      const { result, err } = await asked(['forget', ADDRESS], answer);
      assert.deepEqual([result, err], [1, 'Nothing was done.']);
    }
  });

  it('takes whoever leaves it for a no, and nothing else that goes wrong', async () => {
    const io = memoryIo();
    const left = Object.assign(new Error('Aborted with Ctrl+C'), { name: 'AbortError' });
    assert.equal(await confirmed(['forget', ADDRESS], io, () => Promise.reject(left)), 1);
    assert.deepEqual(io.errs, ['Nothing was done.']);
    await assert.rejects(
      confirmed(['forget', ADDRESS], io, () => Promise.reject(new Error('no terminal'))),
      /no terminal/,
    );
  });

  it('is not asked where it is answered, where nobody can answer, and of what removes nothing', async () => {
    for (const [argv, answer] of [
      [['forget', ADDRESS, '--yes'], 'no'],
      [['forget', ADDRESS], undefined],
      [['export', '--person', ADDRESS], 'no'],
    ] as const) {
      const { result, questions } = await asked(argv, answer);
      assert.deepEqual([result, questions], [argv, []]);
    }
  });

  it('is not asked of what is wrong', async () => {
    assert.deepEqual((await asked(['forget', 'ann'], 'yes')).result, 2);
    assert.deepEqual((await asked(['forgive'], 'yes')).result, 2);
  });
});
