import { handsOnByInvitation } from '../../domain/access-change/access-change.ts';
import { isAddressBackOpen } from '../../domain/access-change/address-back.ts';
import { isConfirmedTooLong } from '../../domain/access-change/change-follow-up.ts';
import type { RequestId } from '../../domain/ids.ts';
import { isSameMail } from '../conversion/write-mail.ts';
import { isConverted } from '../converted-account.ts';
import { needed } from '../unreadable.ts';
import { isDeletedGuest, readChangeStanding } from './change-standing.ts';
import { type HandOnDeps, handOn, whyNotHandOn } from './hand-on.ts';
import { type Deed, fail, makeDeed, type WholeChange } from './make-deed.ts';
import { type PutAddressBackOutcome, putAddressBack } from './put-address-back.ts';
import { recordChange } from './record-change.ts';
import { sayBlocked } from './settle-block.ts';
import { settleHandOn } from './settle-hand-on.ts';

export interface MakeChangeDeps extends HandOnDeps {}

export interface MakeChangeOutcome {
  readonly outcome:
    | ('nothing-to-do' | 'lapsed' | 'failed' | 'outdated' | 'opened' | 'waiting' | 'done')
    | PutAddressBackOutcome['outcome'];
}

/**
 * What two administrators agreed to. Everything is read once more right before it, and the ledger has the intention before
 * the act, so that a crash repeats at most what does no harm twice. Run by a job. Throws EdgeError.
 */
export async function makeChange(deps: MakeChangeDeps, id: RequestId): Promise<MakeChangeOutcome> {
  const reading = await deps.accessChanges.read(id);
  if (reading && isAddressBackOpen(reading.change)) return putAddressBack(deps, reading);
  if (reading?.change.state !== 'confirmed') return { outcome: 'nothing-to-do' };
  const opened = handsOnByInvitation(reading.change) && (await deps.ledger.read(reading.change.invitationId));
  if (opened) return settleHandOn(deps, reading, opened);
  if (isConfirmedTooLong(reading.change, deps.clock()))
    return { outcome: (await recordChange(deps, reading, [{ kind: 'lapsed' }])) ? 'lapsed' : 'outdated' };
  const { person } = reading;
  if (!person) return fail(deps, reading, 'account-changed');
  return make(deps, { ...reading, person });
}

async function make(deps: MakeChangeDeps, reading: WholeChange): Promise<MakeChangeOutcome> {
  switch (reading.change.change) {
    case 'reset': {
      const failure = await whyNotHandOn(deps, reading);
      return failure ? fail(deps, reading, failure) : handedOn(deps, reading);
    }
    case 'address': {
      const written = await makeDeed(deps, reading, anotherAddress(deps, reading));
      if ('outcome' in written) return { outcome: written.outcome };
      // Perhaps written days ago: nobody's invitation ends by whoever has lost the right since.
      const standing = await readChangeStanding(deps, written);
      return 'failure' in standing ? fail(deps, written, standing.failure) : handedOn(deps, written);
    }
    case 'restore': {
      const written = await makeDeed(deps, reading, restoring(deps, reading));
      return 'outcome' in written ? { outcome: written.outcome } : finish(deps, written);
    }
    case 'block': {
      const written = await makeDeed(deps, reading, blocking(deps, reading));
      if ('outcome' in written) return { outcome: written.outcome };
      await sayBlocked(deps, written.change);
      return finish(deps, written);
    }
  }
}

async function handedOn(deps: MakeChangeDeps, reading: WholeChange): Promise<MakeChangeOutcome> {
  const opened = await handOn(deps, reading);
  if (opened === 'address-taken') return fail(deps, reading, opened);
  return { outcome: (await recordChange(deps, reading, [{ kind: 'opened' }])) ? 'opened' : 'outdated' };
}

async function finish(deps: MakeChangeDeps, reading: Parameters<typeof recordChange>[1]): Promise<MakeChangeOutcome> {
  return { outcome: (await recordChange(deps, reading, [{ kind: 'done' }])) ? 'done' : 'outdated' };
}

/** `mail` first: Microsoft resets only to an address that stands on the account (G3.5). The old one is kept nowhere. */
function anotherAddress(deps: MakeChangeDeps, reading: WholeChange): Deed {
  const { change, person } = reading;
  const { accountId: id } = change;
  const { addressNew: mail = '' } = person;
  return {
    isSeen: async () => isSameMail((await readAccount(deps, reading))?.mail, mail),
    whyNot: () => whyNotHandOn(deps, reading),
    write: (clientRequestId) => deps.accounts.writeMail({ id, mail, clientRequestId }),
  };
}

function restoring(deps: MakeChangeDeps, reading: WholeChange): Deed {
  const { accountId: id } = reading.change;
  return {
    isSeen: async () => (await readAccount(deps, reading)) !== undefined,
    whyNot: async () => {
      const standing = await readChangeStanding(deps, reading);
      // Somebody else has brought it back.
      if (!('failure' in standing)) return undefined;
      // It is in the bin, and therefore not among the accounts.
      if (standing.failure !== 'account-gone') return standing.failure;
      const { deleted } = await deps.directory.read({ deleted: { fact: 'deleted-account', id } });
      const gone = needed(deleted, 'bin-not-readable');
      if (!gone) return 'account-gone';
      const isAsShown = isDeletedGuest(gone) && !(await isConverted(deps, [id]));
      return isAsShown ? undefined : 'account-changed';
    },
    write: (clientRequestId) => deps.accounts.restore({ id, clientRequestId }),
  };
}

function blocking(deps: MakeChangeDeps, reading: WholeChange): Deed {
  const { accountId: id } = reading.change;
  return {
    isSeen: async () => (await readAccount(deps, reading))?.accountEnabled === false,
    whyNot: async () => {
      const standing = await readChangeStanding(deps, reading);
      return 'failure' in standing ? standing.failure : undefined;
    },
    write: (clientRequestId) => deps.accounts.blockSignIn({ id, clientRequestId }),
  };
}

async function readAccount({ directory }: MakeChangeDeps, { change }: WholeChange) {
  const { account } = await directory.read({ account: { fact: 'person', id: change.accountId } });
  return needed(account, 'account-not-readable');
}
