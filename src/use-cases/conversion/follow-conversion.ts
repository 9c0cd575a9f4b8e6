import { isWaitedFor } from '../../domain/conversion/conversion.ts';
import type { RequestId, UserId } from '../../domain/ids.ts';
import type { KeepDays } from '../../domain/retention.ts';
import type { ConversionReading } from '../ports/conversions.ts';
import type { Directory } from '../ports/directory.ts';
import type { Jobs } from '../ports/jobs.ts';
import { Wave } from '../wave.ts';
import { type Acceptance, askAcceptance, isAccountGone, recordWiped, type WipingDeps } from './acceptance.ts';
import { openChat, type ReachDeps, type Reached } from './reach-person.ts';
import { recordConversion } from './record-conversion.ts';
import { secondsSince } from './replication.ts';
import { CLOSED_SECONDS, sayChatClosed } from './show-link.ts';
import { tryWithin, UNANSWERED_SECONDS } from './try-within.ts';

export interface FollowConversionDeps extends WipingDeps, ReachDeps {
  readonly directory: Directory;
  readonly jobs: Jobs;
  readonly keepDays: KeepDays;
}

export type FollowConversionOutcome = {
  readonly outcome:
    | 'nothing-to-do'
    | 'waiting'
    | 'redeemed'
    | 'account-gone'
    | 'link-wiped'
    | 'routed-by-mail'
    | 'outdated';
};

const DAY_MS = 86_400_000;

/** Whether they have accepted, with our link or without it (E2), or are gone; and no link is kept for ever. Throws EdgeError. */
export async function followConversion(deps: FollowConversionDeps, id: RequestId): Promise<FollowConversionOutcome> {
  const reading = await deps.conversions.read(id);
  if (!reading || !isWaitedFor(reading.conversion)) return { outcome: 'nothing-to-do' };
  const { accountId, invitationId, state } = reading.conversion;
  // Of what is stopped nobody is given the link any more; by whom it was stopped, and whether they died over it, is the same.
  if (state === 'stopped-after-issue') await deps.conversionLinks.wipe(invitationId);
  const acceptance = await readAcceptance(deps, accountId);
  if (acceptance === 'accepted') return recordWiped(deps, reading, 'redeemed');
  if (acceptance === 'not-there' && (await isAccountGone(deps, accountId)))
    return recordWiped(deps, reading, 'account-gone');
  if (isLinkOld(deps, reading)) return recordWiped(deps, reading, 'link-wiped');
  await recordConversion(deps, reading, []);
  return { outcome: await bringLink(deps, reading) };
}

async function readAcceptance({ directory }: FollowConversionDeps, accountId: UserId): Promise<Acceptance> {
  const wave = new Wave();
  const acceptance = askAcceptance(wave, accountId);
  await wave.read(directory);
  return acceptance();
}

/** Their chat was closed when the link came: the app is brought back, or the link goes another way (product 5.5). */
async function bringLink(
  deps: FollowConversionDeps,
  reading: ConversionReading,
): Promise<'waiting' | 'routed-by-mail'> {
  const { id, accountId, askerId, requestedAt, state, track } = reading.conversion;
  if (state !== 'issued' || track.isByMail || track.linkAttempt === undefined) return 'waiting';
  const { issuedAt: since = requestedAt } = track;
  const chat = await tryWithin<Reached['outcome'] | 'not-reached'>(deps, {
    since,
    withinSeconds: CLOSED_SECONDS,
    act: async () => (await openChat(deps, { id: accountId, askerId })).outcome,
    giveUp: () => 'not-reached',
  });
  // One that opens, and into which nothing can be brought, is no better.
  const isOpen = chat === 'chat' && secondsSince(deps, since) < UNANSWERED_SECONDS;
  // Nobody installs an app for an account that is invited: the chat that they have may be open all the same.
  if (!isOpen && (await sayChatClosed(deps, reading))) return 'routed-by-mail';
  await deps.jobs.enqueue([{ job: { name: 'show-card', requestId: id } }]);
  return 'waiting';
}

function isLinkOld({ clock, keepDays }: FollowConversionDeps, { conversion }: ConversionReading): boolean {
  const { issuedAt, linkAttempt } = conversion.track;
  if (!issuedAt || linkAttempt === undefined) return false;
  return clock().getTime() >= issuedAt.getTime() + keepDays.link * DAY_MS;
}
