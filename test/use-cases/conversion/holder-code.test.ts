import assert from 'node:assert/strict';
import { REASON_MAX } from '../../../src/domain/conversion/conversion-draft.ts';
import { conversionPressMark } from '../../../src/domain/press-mark.ts';
import { type CodePress, checkCode } from '../../../src/use-cases/conversion/check-code.ts';
import { mailCode } from '../../../src/use-cases/conversion/mail-code.ts';
import { EdgeError } from '../../../src/use-cases/ports/edge-error.ts';
import type { PressOutcome } from '../../../src/use-cases/press-outcome.ts';
import { ADMINS, INVITER } from '../../support/builders.ts';
import { noteOf } from '../../support/conversion-house.ts';
import { KIM } from '../../support/fresh-conversions.ts';
import { anOpenConversion, CONFIRMER, type OpenConversion, OUTSIDE } from '../../support/open-conversion.ts';

const MINUTE = 60;
const DAY = 86_400;
const REASON = 'On leave, without Teams.';

/** The account has no Teams, as the job has found. */
async function unreachable(): Promise<OpenConversion> {
  const open = await anOpenConversion();
  open.house.installations.script.add({ refuse: 'no-teams' });
  await open.run('ask-holder');
  assert.equal(await open.state(), 'holder-unreachable');
  return open;
}

async function marked(open: OpenConversion, callerId = CONFIRMER) {
  return { callerId, requestId: open.id, mark: conversionPressMark((await open.reading()).conversion) };
}

async function ask(open: OpenConversion, reason = REASON, callerId = CONFIRMER): Promise<PressOutcome> {
  return open.house.useCases.askForCode({ ...(await marked(open, callerId)), reason });
}

async function check(open: OpenConversion, code: string, callerId = CONFIRMER): Promise<string | undefined> {
  return noteOf(await open.house.useCases.checkCode({ ...(await marked(open, callerId)), code }));
}

async function coded(): Promise<OpenConversion> {
  const open = await unreachable();
  assert.equal(noteOf(await ask(open)), undefined);
  await open.run('mail-code');
  return open;
}

function lastCode({ house }: OpenConversion): string {
  return house.mailer.codes.attempts.at(-1)?.mail.code ?? '';
}

async function lastKind(open: OpenConversion): Promise<string | undefined> {
  return (await open.kinds()).at(-1);
}

describe('asking for a code', () => {
  it('sends six digits to the external address in the name of whoever confirmed, and keeps the reason', async () => {
    const open = await unreachable();
    await ask(open, `  ${REASON} `);
    assert.deepEqual(
      open.house.waiting.map(({ name }) => name).filter((name) => name === 'mail-code'),
      ['mail-code'],
    );
    await open.house.drain();
    assert.deepEqual(
      open.house.mailer.codes.sent.map(({ mail }) => mail),
      [
        {
          language: 'en',
          organisation: 'Contoso',
          deciderName: 'Lee Walker',
          deciderAddress: 'sam.park@contoso.example',
          address: OUTSIDE,
          code: '100001',
        },
      ],
    );
    const { person, entries } = await open.reading();
    assert.equal(person?.withoutHolder, REASON);
    assert.deepEqual(
      entries.flatMap(({ kind }) => (kind.startsWith('code-') ? kind : [])),
      ['code-asked', 'code-sending', 'code-sent'],
    );
  });

  it('keeps the code out of the ledger and of every job', async () => {
    const open = await unreachable();
    await ask(open);
    const jobs = JSON.stringify(open.house.waiting);
    await open.house.drain();
    assert.ok(!(jobs + JSON.stringify(await open.reading())).includes(lastCode(open)));
  });

  it('is for whoever confirmed, as long as they administer, with a reason that is no essay', async () => {
    const open = await unreachable();
    assert.equal(noteOf(await ask(open, REASON, INVITER)), 'stale');
    assert.equal(noteOf(await ask(open, REASON, KIM)), 'holder');
    assert.equal(noteOf(await ask(open, '  ')), 'reason-missing');
    const long = await ask(open, 'x'.repeat(REASON_MAX + 1));
    assert.deepEqual(long, { outcome: 'too-long', length: REASON_MAX + 1, max: REASON_MAX });
    open.house.directory.tenant.groups = { [ADMINS]: [INVITER] };
    assert.equal(noteOf(await ask(open)), 'no-admin');
    assert.equal(await lastKind(open), 'holder-unreachable');
  });

  it('acts once on a press that is delivered again, and on none of another moment', async () => {
    const open = await unreachable();
    const press = { ...(await marked(open)), reason: REASON };
    await open.house.useCases.askForCode(press);
    assert.equal(noteOf(await open.house.useCases.askForCode(press)), 'twice');
    await open.house.drain();
    assert.equal(noteOf(await open.house.useCases.askForCode(press)), 'stale');
    assert.equal(open.house.mailer.codes.attempts.length, 1);
  });

  it('needs no other reason for another one, and takes one that is given', async () => {
    const open = await coded();
    assert.equal(noteOf(await ask(open, '')), undefined);
    await open.run('mail-code');
    assert.equal((await open.reading()).person?.withoutHolder, REASON);
    await ask(open, 'Still on leave.');
    assert.equal((await open.reading()).person?.withoutHolder, 'Still on leave.');
  });

  it('takes three a day', async () => {
    const open = await unreachable();
    for (let count = 0; count < 3; count += 1) {
      assert.equal(noteOf(await ask(open)), undefined);
      await open.run('mail-code');
    }
    assert.equal(noteOf(await ask(open)), 'codes-used-up');
    open.house.pass(DAY);
    assert.equal(noteOf(await ask(open)), undefined);
    await open.run('mail-code');
    assert.equal(open.house.mailer.codes.sent.length, 4);
  });

  it('sends none in the name of somebody who administers no more, or to somebody unknown by now', async () => {
    const open = await unreachable();
    await ask(open);
    open.house.directory.tenant.groups = { [ADMINS]: [INVITER] };
    await open.run('mail-code');
    const failed = (await open.reading()).entries.at(-1);
    assert.ok(failed?.kind === 'code-failed' && failed.because === 'inviter-lost-right');

    const wiped = await unreachable();
    await ask(wiped);
    const { conversions, clock } = wiped.house.edges;
    await conversions.wipe({ id: wiped.id, after: (await wiped.reading()).number, at: clock() });
    await wiped.run('mail-code');
    assert.equal(await lastKind(wiped), 'code-failed');
    assert.deepEqual(
      [open, wiped].flatMap(({ house }) => house.mailer.codes.attempts),
      [],
    );
  });

  it('sends none where they said yes meanwhile', async () => {
    const open = await anOpenConversion(
      {},
      { kind: 'holder-asked' },
      { kind: 'holder-unreachable', because: 'no-answer' },
    );
    await ask(open);
    await open.append({ kind: 'holder-agreed' });
    await open.run('mail-code');
    assert.equal(open.house.mailer.codes.attempts.length, 0);
  });
});

describe('a code whose mail goes wrong', () => {
  it('is made anew where certainly nothing went out', async () => {
    const open = await unreachable();
    open.house.mailer.codes.script.add(
      { fail: new EdgeError('throttled', 'mail') },
      { fail: new EdgeError('unavailable', 'mail') },
    );
    await ask(open);
    for (let run = 0; run < 3; run += 1) await open.run('mail-code');
    const codes = open.house.mailer.codes.attempts.map(({ mail }) => mail.code);
    assert.equal(new Set(codes).size, 3);
    assert.equal((await open.kinds()).filter((kind) => kind === 'code-put-off').length, 2);
    assert.equal(await check(open, codes[0] ?? ''), 'code-wrong');
    assert.equal(await check(open, codes[2] ?? ''), undefined);
  });

  it('may have gone out where the answer was lost: it counts, and is sent again by a press alone', async () => {
    const open = await unreachable();
    open.house.mailer.codes.script.add({ actThenThrow: new EdgeError('ambiguous', 'mail') });
    await ask(open);
    await open.run('mail-code');
    const failed = (await open.reading()).entries.at(-1);
    assert.ok(failed?.kind === 'code-failed' && failed.because === 'unsure');
    open.house.pass(120);
    await open.house.sweep();
    assert.equal(open.house.mailer.codes.attempts.length, 1);
    assert.equal(await check(open, lastCode(open)), undefined);
    assert.equal(await open.state(), 'curing');
  });

  it('says for good what was refused, and may be asked for again', async () => {
    const open = await unreachable();
    open.house.mailer.codes.script.add({ refuse: 'address-refused' });
    await ask(open);
    await open.run('mail-code');
    assert.equal(await lastKind(open), 'code-failed');
    assert.equal(await check(open, lastCode(open)), 'stale');
    await ask(open);
    await open.run('mail-code');
    assert.equal(await lastKind(open), 'code-sent');
  });

  it('is left to whoever has it in hand, and given up after that', async () => {
    const open = await unreachable();
    await ask(open);
    await open.append({ kind: 'code-sending', clientRequestId: 'c' });
    await open.run('mail-code');
    assert.equal(await lastKind(open), 'code-sending');
    open.house.pass(61);
    await open.run('mail-code');
    const failed = (await open.reading()).entries.at(-1);
    assert.ok(failed?.kind === 'code-failed' && failed.because === 'unsure');
    // Whoever died over it never made one.
    assert.equal(await check(open, '100001'), 'code-late');
    assert.deepEqual(open.house.mailer.codes.attempts, []);
  });

  it('is settled by an answer that comes after it was taken for lost', async () => {
    const open = await unreachable();
    await ask(open);
    const { mailer } = open.house.edges;
    const sendCode: typeof mailer.sendCode = async (order) => {
      await open.append({ kind: 'code-failed', because: 'unsure' });
      return mailer.sendCode(order);
    };
    const late = { ...open.house.edges, mailer: { ...mailer, sendCode } };
    assert.deepEqual(await mailCode(late, open.id), { outcome: 'sent' });
    assert.equal((await open.reading()).conversion.track.code?.failed, undefined);
    assert.equal(await check(open, lastCode(open)), undefined);
  });

  it('is not sent by itself long after it was wanted', async () => {
    const open = await unreachable();
    await ask(open);
    await open.append({ kind: 'ask-again', by: INVITER }, { kind: 'holder-asked' });
    open.house.pass(7 * DAY);
    await open.append({ kind: 'holder-unreachable', because: 'no-answer' });
    await open.house.sweep();
    await open.run('mail-code');
    assert.deepEqual(open.house.mailer.codes.attempts, []);
    assert.equal(await check(open, '100001'), 'code-late');
    assert.equal(noteOf(await ask(open)), undefined);
    await open.run('mail-code');
    assert.equal(open.house.mailer.codes.sent.length, 1);
  });

  it('waits for its turn at the mailbox', async () => {
    const open = await unreachable();
    await ask(open);
    const { mailPace, clock } = open.house.edges;
    while ((await mailPace.take(clock())) === 0);
    await open.run('mail-code');
    assert.equal(await lastKind(open), 'code-asked');
    open.house.pass(61);
    await open.house.sweep();
    assert.equal(open.house.mailer.codes.sent.length, 1);
  });
});

describe('checking a code', () => {
  it('goes on by mail once it is right, however it was written down', async () => {
    const open = await coded();
    assert.equal(await check(open, ` ${lastCode(open).slice(0, 3)}-${lastCode(open).slice(3)} `), undefined);
    const { conversion, entries } = await open.reading();
    assert.deepEqual(entries.at(-1)?.kind, 'holder-proven');
    assert.deepEqual(
      [conversion.state, conversion.track.isByMail, conversion.track.proof?.how, conversion.track.proof?.by],
      ['curing', true, 'code', CONFIRMER],
    );
  });

  it('counts a wrong one, and what are no six digits not', async () => {
    const open = await coded();
    for (const typed of ['', '12345', 'abcdef', '1234567', '１２３４５６'])
      assert.equal(await check(open, typed), 'code-missing');
    assert.equal(await lastKind(open), 'code-sent');
    assert.equal(await check(open, '999999'), 'code-wrong');
    const { code } = (await open.reading()).conversion.track;
    assert.equal(code?.tries, 1);
    assert.equal(await open.state(), 'holder-unreachable');
  });

  it('takes five tries, and the right one no more after that', async () => {
    const open = await coded();
    for (let count = 0; count < 4; count += 1) assert.equal(await check(open, '999999'), 'code-wrong');
    assert.equal(await check(open, '999999'), 'code-tries-used-up');
    assert.equal(await check(open, lastCode(open)), 'code-tries-used-up');
    assert.equal((await open.kinds()).filter((kind) => kind === 'code-wrong').length, 5);
    await ask(open);
    await open.run('mail-code');
    assert.equal(await check(open, lastCode(open)), undefined, 'another code has tries of its own');
  });

  it('takes no more of them where they come at once, each on a card as it may be by then', async () => {
    const open = await coded();
    const { conversion } = await open.reading();
    const state = 'holder-unreachable' as const;
    const presses = conversion.track.presses ?? 0;
    const guesses: CodePress[] = Array.from({ length: 60 }, (_, guess) => ({
      callerId: CONFIRMER,
      requestId: open.id,
      // Forged: whoever presses writes what the card carries.
      mark: conversionPressMark({ state, track: { ...conversion.track, presses: presses + (guess % 12) } }),
      code: String(100_060 - guess),
    }));
    const answers = await Promise.all(guesses.map((guess) => open.house.useCases.checkCode(guess)));
    const tried = (await open.kinds()).filter((kind) => kind === 'code-wrong' || kind === 'holder-proven');
    assert.ok(tried.length <= 5, `${tried.length} tries`);
    const told = answers.map(noteOf).filter((note) => note === 'code-wrong' || note === undefined);
    assert.ok(told.length <= tried.length, 'nothing is said of a guess that is not in the ledger');
  });

  it('is good for half an hour, and for the last one alone', async () => {
    const open = await coded();
    const first = lastCode(open);
    open.house.pass(30 * MINUTE);
    assert.equal(await check(open, first), 'code-late');
    await ask(open);
    await open.run('mail-code');
    assert.equal(await check(open, first), 'code-wrong');
    open.house.pass(30 * MINUTE - 1);
    assert.equal(await check(open, lastCode(open)), undefined);
  });

  it('goes by the code that counts when it is answered, not by the one before', async () => {
    const open = await coded();
    const { conversionCodes } = open.house.edges;
    const isRight: typeof conversionCodes.isRight = async (typed) => {
      const was = await conversionCodes.isRight(typed);
      await open.append({ kind: 'code-asked', by: CONFIRMER }, { kind: 'code-sent' });
      return was;
    };
    const between = { ...open.house.edges, conversionCodes: { ...conversionCodes, isRight } };
    const { state, track } = (await open.reading()).conversion;
    const mark = conversionPressMark({ state, track: { ...track, presses: (track.presses ?? 0) + 1 } });
    const press = { callerId: CONFIRMER, requestId: open.id, mark, code: lastCode(open) };
    assert.equal(noteOf(await checkCode(between, press)), 'code-late');
    assert.equal(await open.state(), 'holder-unreachable');
  });

  it('is for whoever confirmed alone, as long as they administer', async () => {
    const open = await coded();
    assert.equal(await check(open, lastCode(open), INVITER), 'stale');
    assert.equal(await check(open, lastCode(open), KIM), 'holder');
    open.house.directory.tenant.groups = { [ADMINS]: [INVITER] };
    assert.equal(await check(open, lastCode(open)), 'no-admin');
    assert.equal(await lastKind(open), 'code-sent');
  });

  it('says nothing of a code on its way, or of none', async () => {
    const open = await unreachable();
    assert.equal(await check(open, '100001'), 'stale');
    await ask(open);
    assert.equal(await check(open, '100001'), 'stale');
  });

  it('acts once on a press that is delivered again', async () => {
    const open = await coded();
    const wrong = { ...(await marked(open)), code: '999999' };
    await open.house.useCases.checkCode(wrong);
    assert.equal(noteOf(await open.house.useCases.checkCode(wrong)), 'stale');
    const right = { ...(await marked(open)), code: lastCode(open) };
    await open.house.useCases.checkCode(right);
    assert.equal(noteOf(await open.house.useCases.checkCode(right)), 'twice');
    assert.equal((await open.kinds()).filter((kind) => kind === 'code-wrong').length, 1);
  });

  it('keeps nothing of a code for longer than a day', async () => {
    const open = await coded();
    open.house.pass(DAY + 1);
    await open.house.sweep();
    const typed = { requestId: open.id, number: 1, code: lastCode(open) };
    assert.equal(await open.house.edges.conversionCodes.isRight(typed), undefined);
  });
});

describe('going on without proof', () => {
  it('goes by mail, with the reason that was given', async () => {
    const open = await unreachable();
    const press = { ...(await open.press(CONFIRMER)), reason: REASON };
    assert.equal(noteOf(await open.house.useCases.waiveProof({ ...press, reason: '' })), 'reason-missing');
    assert.equal(noteOf(await open.house.useCases.waiveProof({ ...press, callerId: INVITER })), 'stale');
    const long = await open.house.useCases.waiveProof({ ...press, reason: 'x'.repeat(REASON_MAX + 1) });
    assert.equal(long.outcome, 'too-long');
    assert.equal(noteOf(await open.house.useCases.waiveProof(press)), undefined);
    const { conversion, person } = await open.reading();
    assert.deepEqual(
      [conversion.state, conversion.track.proof?.how, person?.withoutHolder],
      ['curing', 'none', REASON],
    );
    assert.equal(noteOf(await open.house.useCases.waiveProof(press)), 'twice');
  });

  it('is nothing where they have said yes or no meanwhile', async () => {
    const open = await anOpenConversion(
      {},
      { kind: 'holder-asked' },
      { kind: 'holder-unreachable', because: 'no-answer' },
    );
    const press = { ...(await open.press(CONFIRMER)), reason: REASON };
    await open.append({ kind: 'holder-refused' });
    assert.equal(noteOf(await open.house.useCases.waiveProof(press)), 'stale');
    assert.equal(await open.state(), 'holder-refused');
  });
});
