import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { cli, confirmed } from '../../src/cli/cli.ts';
import { email, INVITER } from '../support/builders.ts';
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
    const { exitCode, out, err } = await run(house, 'forget', ` ${ADDRESS.toUpperCase()}`, '--yes', '--even-open');
    assert.deepEqual([exitCode, err], [0, '']);
    for (const said of [
      /^Removed:\n {2}1 invitation\(s\)/,
      /1 redeem link/,
      /1 form/,
      new RegExp(`the account ${house.invitations.issued[0]?.guestId}`),
      /mails that were sent/,
      /cards in Teams/,
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

  it('says that nothing is kept where nothing is', async () => {
    const { exitCode, out } = await run(aHouse(), 'forget', ADDRESS, '--yes');
    assert.deepEqual([exitCode, out], [0, 'Nothing is kept of this address.']);
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
