import assert from 'node:assert/strict';
import { isTeamsLinkOpen } from '../../../src/domain/conversion/conversion-follow-up.ts';
import type { ConversionPerson } from '../../../src/domain/conversion/conversion-person.ts';
import { conversionPressMark } from '../../../src/domain/press-mark.ts';
import { mailTeamsLink } from '../../../src/use-cases/conversion/mail-teams-link.ts';
import { EdgeError } from '../../../src/use-cases/ports/edge-error.ts';
import { ADMINS, INVITER } from '../../support/builders.ts';
import { noteOf } from '../../support/conversion-house.ts';
import { KIM } from '../../support/fresh-conversions.ts';
import {
  AGREED,
  anInviting,
  anOpenConversion,
  CONFIRMER,
  type OpenConversion,
  OUTSIDE,
} from '../../support/open-conversion.ts';

/** Accepted and compared; the jobs that come of it are lost. */
async function compared(
  person: Partial<ConversionPerson> = {},
  result: 'fine' | 'as-accepted' | 'mismatch' = 'fine',
): Promise<OpenConversion> {
  return anOpenConversion(
    { account: { mail: OUTSIDE }, person },
    ...[...AGREED, anInviting(), { kind: 'issued', attempt: 1 } as const],
    ...[{ kind: 'redeemed' } as const, { kind: 'verified', result } as const],
  );
}

async function press(open: OpenConversion, callerId = CONFIRMER) {
  const mark = conversionPressMark((await open.reading()).conversion);
  return { callerId, requestId: open.id, mark };
}

function mailsOf({ house }: OpenConversion) {
  return house.mailer.teamsLinks.attempts;
}

async function failedBecause(open: OpenConversion): Promise<string | undefined> {
  const last = (await open.reading()).entries.at(-1);
  return last?.kind === 'teams-link-failed' ? last.because : undefined;
}

describe('the address of Teams by mail', () => {
  it('goes to the external address once by itself', async () => {
    const open = await compared();
    for (let round = 0; round < 3; round += 1) {
      open.house.pass(301);
      await open.house.sweep();
    }
    assert.deepEqual(
      mailsOf(open).map(({ mail }) => mail),
      [
        {
          ...{ language: 'en', organisation: 'Contoso', address: OUTSIDE },
          ...{ askerName: 'Sam Park', askerAddress: 'sam.park@contoso.example' },
          teamsLink: 'https://teams.example/?tenantId=t',
        },
      ],
    );
  });

  it('does not go out where something was found that is wrong, or Teams does not open for them', async () => {
    const mismatch = await compared({}, 'mismatch');
    await mismatch.append({ kind: 'closed', by: INVITER });
    mismatch.house.pass(301);
    await mismatch.house.sweep();
    await mismatch.run('mail-teams-link');
    assert.deepEqual(mailsOf(mismatch), []);

    const without = await compared({ withoutTeams: 'Reads files only.' }, 'as-accepted');
    without.house.pass(31);
    await without.house.sweep();
    assert.equal(await failedBecause(without), 'not-wanted');
    assert.deepEqual(mailsOf(without), []);
    // Somebody may know better.
    assert.equal(noteOf(await without.house.useCases.askTeamsLink(await press(without))), undefined);
    await without.house.drain();
    assert.equal(mailsOf(without).length, 1);
  });

  it('goes again by a press, also once it is closed, and each press once', async () => {
    const open = await compared();
    await open.run('mail-teams-link');
    const first = await press(open, INVITER);
    assert.equal(noteOf(await open.house.useCases.askTeamsLink(first)), undefined);
    assert.equal(noteOf(await open.house.useCases.askTeamsLink(first)), 'twice');
    await open.house.drain();
    assert.equal(noteOf(await open.house.useCases.askTeamsLink(first)), 'stale');
    await open.append({ kind: 'closed', by: INVITER });
    assert.equal(noteOf(await open.house.useCases.askTeamsLink(await press(open))), undefined);
    await open.house.drain();
    assert.equal(mailsOf(open).length, 3);
    assert.equal(await open.state(), 'closed');
  });

  it('is asked for by whoever asked or confirmed, of what was accepted', async () => {
    const open = await compared();
    await open.run('mail-teams-link');
    assert.equal(noteOf(await open.house.useCases.askTeamsLink(await press(open, KIM))), 'holder');
    open.house.directory.tenant.groups = { [ADMINS]: [INVITER] };
    assert.equal(noteOf(await open.house.useCases.askTeamsLink(await press(open))), 'no-admin');
    const early = await anOpenConversion();
    assert.equal(noteOf(await early.house.useCases.askTeamsLink(await press(early))), 'stale');
  });

  it('is never repeated by itself where the answer was lost, or somebody died over it', async () => {
    const lost = await compared();
    lost.house.mailer.teamsLinks.script.add({ actThenThrow: new EdgeError('ambiguous', 'mail') });
    await lost.run('mail-teams-link');
    assert.equal(await failedBecause(lost), 'unsure');
    const dead = await compared();
    await dead.append({ kind: 'teams-link-sending', mail: 1, clientRequestId: 't' });
    await dead.run('mail-teams-link');
    assert.equal((await dead.kinds()).at(-1), 'teams-link-sending');
    dead.house.pass(61);
    await dead.run('mail-teams-link');
    assert.equal(await failedBecause(dead), 'unsure');
    for (const open of [lost, dead]) {
      open.house.pass(301);
      await open.house.sweep();
    }
    assert.deepEqual([mailsOf(lost).length, mailsOf(dead).length], [1, 0]);
  });

  it('is settled by an answer that comes after it was taken for lost', async () => {
    const open = await compared();
    const { mailer } = open.house.edges;
    const sendTeamsLink: typeof mailer.sendTeamsLink = async (order) => {
      await open.append({ kind: 'teams-link-failed', mail: 1, because: 'unsure' });
      return mailer.sendTeamsLink(order);
    };
    const late = { ...open.house.edges, mailer: { ...mailer, sendTeamsLink } };
    assert.deepEqual(await mailTeamsLink(late, open.id), { outcome: 'sent' });
    assert.equal((await open.reading()).conversion.track.teamsLink?.failed, undefined);
  });

  it('comes again where certainly nothing went out, and ends where it was refused', async () => {
    const open = await compared();
    open.house.mailer.teamsLinks.script.add(
      { fail: new EdgeError('unavailable', 'mail') },
      { refuse: 'address-refused' },
    );
    await open.run('mail-teams-link');
    assert.equal((await open.kinds()).at(-1), 'teams-link-put-off');
    await open.run('mail-teams-link');
    assert.equal(await failedBecause(open), 'address-refused');
    open.house.pass(301);
    await open.house.sweep();
    assert.equal(mailsOf(open).length, 2);
  });

  it('is given up where the mailbox takes nothing for a day, and has a day of its own after a press', async () => {
    const open = await compared();
    const run = async () => {
      open.house.mailer.teamsLinks.script.add({ fail: new EdgeError('unavailable', 'mail') });
      await open.run('mail-teams-link');
    };
    open.house.pass(86_399);
    await run();
    assert.equal((await open.kinds()).at(-1), 'teams-link-put-off');
    open.house.pass(1);
    await run();
    assert.equal(await failedBecause(open), 'unanswered');
    await open.house.useCases.askTeamsLink(await press(open));
    await run();
    assert.equal((await open.kinds()).at(-1), 'teams-link-put-off');
  });

  it('ends where nobody is known to send it to', async () => {
    const asked = await compared();
    await asked.run('mail-teams-link');
    await asked.house.useCases.askTeamsLink(await press(asked));
    for (const open of [await compared(), asked]) {
      const { conversions, clock } = open.house.edges;
      await conversions.wipe({ id: open.id, after: (await open.reading()).number, at: clock() });
      await open.run('mail-teams-link');
      assert.equal(await failedBecause(open), 'address-refused');
      assert.equal(isTeamsLinkOpen((await open.reading()).conversion), false);
    }
  });
});
