import { isResendable, mayHandOver, mayHaveNewLink, mayPassOn, mayUseMicrosoftsMail } from '../domain/delivery.ts';
import type { Invitation } from '../domain/invitation.ts';
import { deliveryMark, linkMark, wasDeliveryMark, wasLinkMark } from '../domain/press-mark.ts';
import { isConverted } from './converted-account.ts';
import { ownReadings, presentCard, type SubjectDeps } from './load-subject.ts';
import type { Jobs } from './ports/jobs.ts';
import type { Reading } from './ports/ledger.ts';
import type { LinkCards } from './ports/link-cards.ts';
import type { Press, PressOutcome } from './press-outcome.ts';
import { type NewEntry, type RecordDeps, recordStep } from './record-step.ts';

export interface EndShowingDeps {
  readonly linkCards: LinkCards;
  readonly jobs: Jobs;
}

export interface SettleDeliveryDeps extends SubjectDeps, RecordDeps, EndShowingDeps {}

/** What a press about the link does, where the ledger allows it. */
interface Settlement {
  readonly isAllowed: (invitation: Invitation) => boolean;
  readonly kind: PressKind;
  /** The card that shows the link shows it no more. */
  readonly endsShowing: boolean;
  /** They get a link by it, this one or another. */
  readonly givesLink: boolean;
}

type PressKind = Extract<NewEntry, { attempt: number; by: unknown }>['kind'] & LinkPress;
type LinkPress =
  | 'send-again-asked'
  | 'received-by-report'
  | 'new-link-asked'
  | 'microsoft-mail-asked'
  | 'hand-over-asked'
  | 'passed-on';

const SETTLEMENTS = {
  sendAgain: { kind: 'send-again-asked', isAllowed: isResendable, endsShowing: true, givesLink: true },
  received: { kind: 'received-by-report', isAllowed: isUnsettled, endsShowing: false, givesLink: false },
  newLink: { kind: 'new-link-asked', isAllowed: mayHaveNewLink, endsShowing: true, givesLink: true },
  microsoftsMail: { kind: 'microsoft-mail-asked', isAllowed: mayUseMicrosoftsMail, endsShowing: true, givesLink: true },
  handOver: { kind: 'hand-over-asked', isAllowed: mayHandOver, endsShowing: false, givesLink: true },
  passedOn: { kind: 'passed-on', isAllowed: mayPassOn, endsShowing: true, givesLink: false },
} as const satisfies Readonly<Record<string, Settlement>>;

export type SettlementName = keyof typeof SETTLEMENTS;

/** The card that is pressed on, and what it carries. */
interface PressedCard {
  readonly markOf: (invitation: Invitation) => string;
  readonly wasMark: (invitation: Invitation, mark: string | undefined) => boolean;
  readonly isThere: (invitation: Invitation) => boolean;
}

interface PressedSettlement extends Settlement {
  readonly on: PressedCard;
}

const ON_LIVING_CARD: PressedCard = { markOf: deliveryMark, wasMark: wasDeliveryMark, isThere: () => true };
const ON_LINK_CARD: PressedCard = { markOf: linkMark, wasMark: wasLinkMark, isThere: mayPassOn };

/** A press on the living card about the link of one's own invitations. Each press counts once. */
export async function settleDelivery(
  deps: SettleDeliveryDeps,
  press: Press,
  name: SettlementName,
): Promise<PressOutcome> {
  const { note } = await settle(deps, press, { ...SETTLEMENTS[name], on: ON_LIVING_CARD });
  return presentCard(deps, press, note);
}

/** The same on the card that shows the link. After any press it does not show it any more; who is not theirs reads nothing. */
export async function settleOnLinkCard(
  deps: SettleDeliveryDeps,
  press: Press,
  name: 'passedOn' | 'sendAgain' | 'microsoftsMail',
): Promise<PressOutcome> {
  const { readings, note } = await settle(deps, press, { ...SETTLEMENTS[name], on: ON_LINK_CARD });
  const [reading] = readings;
  if (!reading) return presentCard(deps, press);
  // Also where it was too late for anything else: the answer shows no link, so the message must not either.
  if (!mayPassOn(reading.invitation)) await endShowing(deps, reading.invitation);
  return { outcome: 'link-card', reading, note };
}

async function settle(
  deps: SettleDeliveryDeps,
  press: Press,
  settlement: PressedSettlement,
): Promise<{ readonly readings: readonly Reading[]; readonly note: 'stale' | 'twice' | undefined }> {
  const own = await ownReadings(deps, press);
  const results = await Promise.all(own.map((reading) => settleOne(deps, { press, reading, settlement })));
  const recorded = results.filter((result) => result !== undefined);
  if (recorded.length > 0) return { readings: recorded, note: undefined };
  // A press that comes again, or late, has counted; a mark that no card of ours has carried says something else.
  const isTwice = own.some(({ invitation }) => settlement.on.wasMark(invitation, press.mark));
  return { readings: own, note: isTwice ? 'twice' : 'stale' };
}

interface Settling {
  readonly press: Press;
  readonly reading: Reading;
  readonly settlement: PressedSettlement;
}

/** Hidden first: what is hidden too early can be asked for again, what stays shown cannot be taken back. */
export async function endShowing({ linkCards, jobs }: EndShowingDeps, { id, track }: Invitation): Promise<void> {
  if (!track.handOver) return;
  await linkCards.hide(id);
  await jobs.enqueue([{ job: { name: 'hide-link', invitationId: id }, delaySeconds: 1 }]);
}

const TRIES = 5;

/** Something else may be recorded at the same moment, a membership for example: then the press is decided once more. */
async function settleOne(
  deps: SettleDeliveryDeps,
  { press, reading, settlement }: Settling,
): Promise<Reading | undefined> {
  const { isAllowed, kind, endsShowing, givesLink, on } = settlement;
  const { id, track } = reading.invitation;
  if (givesLink && track.guestId && (await isConverted(deps, [track.guestId]))) return undefined;
  let now: Reading | undefined = reading;
  for (let attempt = 0; now && attempt < TRIES; attempt += 1) {
    const { invitation, invitee } = now;
    // Without their address there is nobody to send anything to.
    if (!invitee || press.mark !== on.markOf(invitation)) return undefined;
    if (!on.isThere(invitation) || !isAllowed(invitation)) return undefined;
    if (endsShowing) await endShowing(deps, invitation);
    const about = 'attempt' in invitation ? invitation.attempt : 0;
    const recorded = await recordStep(deps, now, [{ kind, attempt: about, by: press.callerId }]);
    if (recorded) return recorded;
    now = await deps.ledger.read(id);
  }
  return undefined;
}

/** A mail that may have gone out, or was refused: whoever hears that it is there settles it. */
function isUnsettled(invitation: Invitation): boolean {
  if (invitation.state === 'delivery-unknown') return true;
  return invitation.state === 'failed' && invitation.stage === 'delivery';
}
