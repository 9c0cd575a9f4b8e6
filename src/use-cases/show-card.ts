import type { RequestId, UserId } from '../domain/ids.ts';
import { roleInChange } from './access-change/change-viewer.ts';
import { askerOf, type CardSubject, stampOf } from './card-subject.ts';
import { roleInConversion, roleOnForm } from './conversion/conversion-viewer.ts';
import { linkFor, type ShownLinkDeps, sayChatClosed, sayLinkShown } from './conversion/show-link.ts';
import { loadSubject, type SubjectDeps } from './load-subject.ts';
import type { CardCopies, CardCopy } from './ports/card-copies.ts';
import type { ConversionReading } from './ports/conversions.ts';
import { EdgeError } from './ports/edge-error.ts';
import type { Notifier, ShowOutcome, Viewer } from './ports/notifier.ts';
import type { People } from './ports/people.ts';

export interface ShowCardDeps extends SubjectDeps, ShownLinkDeps {
  readonly cardCopies: CardCopies;
  readonly people: People;
  readonly notifier: Notifier;
}

export interface ShowCardOutcome {
  readonly outcome: 'shown';
  readonly edited: number;
  readonly unreachable: number;
}

/** Findings in full are for those who administer now, not for those who did when they were asked (checks 1). Throws EdgeError. */
async function roleOf(deps: ShowCardDeps, viewerId: UserId, subject: CardSubject): Promise<Viewer['as']> {
  if (subject.kind === 'conversion-request') return roleInConversion(deps, viewerId, subject.reading);
  if (subject.kind === 'access-change') return roleInChange(deps, viewerId, subject.reading);
  if (subject.kind === 'conversion') return roleOnForm(deps, viewerId, subject.draft);
  if (askerOf(subject) === viewerId) return 'asker';
  const { admins } = await deps.policies.current();
  const { held } = await deps.directory.read({ held: { fact: 'memberships', of: viewerId, among: admins } });
  if (!('read' in held)) throw new EdgeError('unavailable', 'viewer-not-readable');
  return held.read.length > 0 ? 'admin' : 'nobody';
}

/** Brings every copy of the card up to what the ledger says now; those that say it already are left alone. */
export async function showCard(deps: ShowCardDeps, id: RequestId): Promise<ShowCardOutcome> {
  const subject = await loadSubject(deps, id);
  if (!subject) return { outcome: 'shown', edited: 0, unreachable: 0 };
  const stamp = stampOf(subject);
  const copies = (await deps.cardCopies.of(id)).filter(({ shown }) => shown !== stamp);
  const results = await Promise.all(copies.map((copy) => showCopy(deps, copy, { subject, stamp })));
  const unreachable = results.filter((outcome) => outcome === 'unreachable').length;
  return { outcome: 'shown', edited: results.length - unreachable, unreachable };
}

const CLOSED_HOURS = 6;

/** What shows a link, or asks for an answer, must not stand there for ever: it is tried again, as the cards of invitations are. */
function closedUntil(now: Date): Date {
  return new Date(now.getTime() + CLOSED_HOURS * 3_600_000);
}

async function showCopy(
  deps: ShowCardDeps,
  copy: CardCopy,
  { subject, stamp }: { readonly subject: CardSubject; readonly stamp: string },
): Promise<ShowOutcome['outcome']> {
  const id = copy.viewerId;
  const asked = subject.kind === 'conversion-request' ? subject.reading : undefined;
  if (asked && isTooEarly(asked, id)) return letGo(deps, copy, subject);
  const [as, person] = await Promise.all([roleOf(deps, id, subject), deps.people.find(id)]);
  const link = asked && (await linkFor(deps, asked, { id, as }));
  const result = await deps.notifier.show(copy, { id, as, person, link }, subject);
  if (result.outcome === 'unreachable') {
    const mayShowLink = asked?.conversion.accountId === id;
    await deps.cardCopies.unreachable(copy, mayShowLink ? closedUntil(deps.clock()) : undefined);
    if (asked && link) await sayChatClosed(deps, asked);
    return 'unreachable';
  }
  if (result.outcome === 'sent-anew' && link) {
    // Whether the link has come into the new message nobody knows: it is edited in once more, where it is known to stand.
    await deps.cardCopies.shown(copy, { activityId: result.activityId, shown: '' });
    return result.outcome;
  }
  // Before the copy counts as brought up: otherwise nobody would say it any more after a crash between the two.
  if (asked && link) await sayLinkShown(deps, asked);
  const activityId = result.outcome === 'sent-anew' ? result.activityId : copy.activityId;
  await deps.cardCopies.shown(copy, { activityId, shown: stamp });
  return result.outcome;
}

/** Before it is decided the holder hears nothing of it; what they have is left from a form that named another account. */
function isTooEarly({ conversion }: ConversionReading, viewerId: UserId): boolean {
  return conversion.accountId === viewerId && conversion.track.decision.made === undefined;
}

/** Shows nothing, and is theirs no more: the question comes to them as a message of its own. */
async function letGo(deps: ShowCardDeps, copy: CardCopy, subject: CardSubject): Promise<ShowOutcome['outcome']> {
  const viewer = { id: copy.viewerId, as: 'nobody', person: await deps.people.find(copy.viewerId) } as const;
  const { outcome } = await deps.notifier.show(copy, viewer, subject);
  await deps.cardCopies.letGo(copy);
  return outcome;
}
