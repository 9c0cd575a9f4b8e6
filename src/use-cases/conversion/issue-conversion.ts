import type { ConversionCode } from '../../domain/conversion/conversion-details.ts';
import { lapsesAt } from '../../domain/conversion/conversion-follow-up.ts';
import { isRedeemed } from '../../domain/conversion/signed-in-at.ts';
import type { RequestId } from '../../domain/ids.ts';
import { type DirectoryPerson, isPending } from '../../domain/person.ts';
import { EdgeError } from '../ports/edge-error.ts';
import type { Jobs } from '../ports/jobs.ts';
import { needed } from '../unreadable.ts';
import { type Stop, whyStop } from './check-again.ts';
import { type PostConversionDeps, type Posted, postConversion } from './post-conversion.ts';
import { type ReadingWithPerson, withPerson } from './reading-with-person.ts';
import { appendConversion, type NewConversionEntry, recordConversion } from './record-conversion.ts';
import { removeStray, type Strayed } from './remove-stray.ts';
import { REPLICATION_SECONDS, secondsSince } from './replication.ts';
import { putOff, UNANSWERED_SECONDS } from './try-within.ts';
import { type WriteMailDeps, writeMail } from './write-mail.ts';

export interface IssueConversionDeps extends WriteMailDeps, PostConversionDeps {
  readonly jobs: Jobs;
}

export type IssueConversionOutcome = {
  readonly outcome: 'nothing-to-do' | 'stopped' | 'waiting' | 'outdated' | Posted | Strayed;
};

/** Longer than a POST can take: whoever began that attempt is certainly done with it, or dead. */
const POST_OVER_SECONDS = 30;
const LONGEST_WAIT_SECONDS = 60;

/**
 * From the holder's yes to the link in the vault: `mail`, everything once more, the snapshot, one POST. Run by a job, and again
 * by another after a crash: what the directory says then wins over what was begun (product 10). Throws EdgeError.
 */
export async function issueConversion(deps: IssueConversionDeps, id: RequestId): Promise<IssueConversionOutcome> {
  const found = await deps.conversions.read(id);
  // Needs nothing of the person, who may be forgotten by then.
  if (found?.conversion.state === 'needs-attention') return removeStray(deps, found);
  const reading = withPerson(found);
  switch (reading?.conversion.state) {
    case 'curing': {
      const { since, track } = reading.conversion;
      // Each attempt that was put off begins the state anew, and not what it has failed by since.
      return patiently(deps, reading, { run: cure, since: track.proof?.at ?? track.agreedAt ?? since });
    }
    case 'inviting': {
      const { since, track } = reading.conversion;
      return patiently(deps, reading, { run: resume, since: track.invitingSince ?? since });
    }
    default:
      return { outcome: 'nothing-to-do' };
  }
}

interface Trying {
  readonly run: typeof cure;
  readonly since: Date;
}

/** What names no time of its own is tried less and less often; of what may be out, people hear after a day. */
async function patiently(
  deps: IssueConversionDeps,
  reading: ReadingWithPerson,
  { run, since }: Trying,
): Promise<IssueConversionOutcome> {
  try {
    return await run(deps, reading);
  } catch (error) {
    if (!(error instanceof EdgeError)) throw error;
    if (secondsSince(deps, since) >= UNANSWERED_SECONDS) await sayUnsure(deps, reading.conversion.id);
    throw error.retryAfterSeconds === undefined ? putOff(deps, error, { since }) : error;
  }
}

async function sayUnsure(deps: IssueConversionDeps, id: RequestId): Promise<void> {
  await appendConversion(deps, id, ({ conversion: { state, track } }) =>
    state === 'inviting' && !track.inviteUnsureAt ? { entries: [{ kind: 'invite-unsure' }] } : undefined,
  );
}

async function cure(deps: IssueConversionDeps, reading: ReadingWithPerson): Promise<IssueConversionOutcome> {
  // Nobody waits for ever, whatever does not answer (product 5.4).
  if (deps.clock() >= lapsesAt(reading.conversion))
    return record(deps, reading, 'stopped', { kind: 'lapsed', waitedFor: 'directory' });
  const written = await writeMail(deps, reading);
  if ('outcome' in written) return written;
  return checkAndPost(deps, written, 'not-invited');
}

async function resume(deps: IssueConversionDeps, reading: ReadingWithPerson): Promise<IssueConversionOutcome> {
  const { conversion } = reading;
  const openFor = conversion.state === 'inviting' ? secondsSince(deps, conversion.since) : 0;
  if (openFor < POST_OVER_SECONDS) return wait(deps, reading, POST_OVER_SECONDS - openFor);
  return issueOnceMore(deps, reading, openFor);
}

/** A link that was never recorded was never given to anybody: another takes its place, once the first is known to show or not. */
async function issueOnceMore(
  deps: IssueConversionDeps,
  reading: ReadingWithPerson,
  openFor: number,
): Promise<IssueConversionOutcome> {
  const { account, ownDomains } = await readAccount(deps, reading);
  if (account && isRedeemed(account, ownDomains)) {
    await deps.conversionLinks.wipe(reading.conversion.invitationId);
    return record(deps, reading, 'redeemed', { kind: 'redeemed' });
  }
  if (!(account && isPending(account)) && openFor < REPLICATION_SECONDS)
    return wait(deps, reading, REPLICATION_SECONDS - openFor);
  return checkAndPost(deps, reading, account && isPending(account) ? 'invited' : 'maybe-invited');
}

async function checkAndPost(
  deps: IssueConversionDeps,
  reading: ReadingWithPerson,
  earlier: 'not-invited' | 'maybe-invited' | 'invited',
): Promise<IssueConversionOutcome> {
  const mayBeDone = earlier !== 'not-invited';
  const expected: readonly ConversionCode[] = mayBeDone ? ['already-invited'] : [];
  const why = await whyStop(deps, reading, { mayWriteMail: false, expected });
  if (!why) return { outcome: await postConversion(deps, reading, { mayBeDone }) };
  if (isLag(deps, reading, why)) throw new EdgeError('unavailable', 'mail-not-seen-yet', { retryAfterSeconds: 5 });
  // Whoever reads why it stopped must know that an invitation is out, although nobody has its link.
  const codes = earlier === 'invited' && !wasInvited(reading) ? [...why.codes, 'already-invited' as const] : why.codes;
  const stopped = await record(deps, reading, 'stopped', { ...why, codes });
  // What the lost attempt has kept is of no use to anybody after that.
  if (mayBeDone) await deps.conversionLinks.wipe(reading.conversion.invitationId);
  return stopped;
}

/** Before this conversion, by one of ours that ended: that it waits says nothing of the lost attempt. */
function wasInvited({ person }: ReadingWithPerson): boolean {
  return person.preFlight.findings.some(({ code }) => code === 'already-invited');
}

/** Another copy of the account does not have yet what a plain read has shown already (G6). */
function isLag(deps: IssueConversionDeps, { conversion }: ReadingWithPerson, { codes }: Stop): boolean {
  const { mailSeenAt } = conversion.track;
  const isAboutMail = codes.length > 0 && codes.every(isOfMail);
  return isAboutMail && mailSeenAt !== undefined && secondsSince(deps, mailSeenAt) < REPLICATION_SECONDS;
}

function isOfMail(code: ConversionCode): boolean {
  return code === 'mail-missing' || code === 'mail-differs';
}

async function readAccount(
  { directory }: IssueConversionDeps,
  { conversion }: ReadingWithPerson,
): Promise<{ readonly account: DirectoryPerson | undefined; readonly ownDomains: readonly string[] }> {
  const { account, ownDomains } = await directory.read({
    account: { fact: 'person', id: conversion.accountId },
    ownDomains: { fact: 'own-domains' },
  });
  return {
    account: needed(account, 'account-not-readable'),
    ownDomains: needed(ownDomains, 'own-domains-not-readable'),
  };
}

async function record(
  deps: IssueConversionDeps,
  reading: ReadingWithPerson,
  outcome: 'stopped' | 'redeemed',
  entry: NewConversionEntry,
): Promise<IssueConversionOutcome> {
  return { outcome: (await recordConversion(deps, reading, [entry])) ? outcome : 'outdated' };
}

async function wait(
  { jobs }: IssueConversionDeps,
  { conversion }: ReadingWithPerson,
  delaySeconds: number,
): Promise<IssueConversionOutcome> {
  // A clock that was set back must not put it off for hours.
  const seconds = Math.min(Math.max(delaySeconds, 1), LONGEST_WAIT_SECONDS);
  await jobs.enqueue([{ job: { name: 'issue-conversion', requestId: conversion.id }, delaySeconds: seconds }]);
  return { outcome: 'waiting' };
}
