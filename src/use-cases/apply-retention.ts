import { MADE_WITHIN_DAYS } from '../domain/access-change/change-follow-up.ts';
import { FORM_DAYS } from '../domain/conversion/conversion-draft.ts';
import { AGREEMENT_DAYS, HOLDER_DAYS } from '../domain/conversion/conversion-follow-up.ts';
import { type KeepDays, retentionOf } from '../domain/retention.ts';
import type { AccessChanges } from './ports/access-changes.ts';
import type { CheckedAddresses } from './ports/checked-addresses.ts';
import type { Clock } from './ports/clock.ts';
import type { ConversionCodes } from './ports/conversion-codes.ts';
import type { ConversionDrafts } from './ports/conversion-drafts.ts';
import type { Conversions } from './ports/conversions.ts';
import type { Drafts } from './ports/drafts.ts';
import type { Invitees } from './ports/invitees.ts';
import type { LinkVault } from './ports/link-vault.ts';
import type { People } from './ports/people.ts';
import type { Policies } from './ports/policies.ts';

export interface RetentionDeps {
  readonly invitees: Invitees;
  readonly linkVault: LinkVault;
  readonly conversions: Conversions;
  readonly accessChanges: AccessChanges;
  readonly conversionLinks: LinkVault;
  readonly conversionCodes: ConversionCodes;
  readonly people: People;
  readonly drafts: Drafts;
  readonly conversionDrafts: ConversionDrafts;
  readonly checkedAddresses: CheckedAddresses;
  readonly policies: Policies;
  readonly clock: Clock;
  readonly keepDays: KeepDays;
}

/** A sweep takes no longer for what has piled up; the next one goes on. */
const AT_ONCE = 200;
const DRAFT_DAYS = 30;
/** Longer than any day can be, wherever it is counted. */
const CHECKED_DAYS = 2;
/** A code is good for minutes (product 5.5). */
const CODE_DAYS = 1;
/** Whoever says nothing for so long is met anew: name, language and time zone are lost. */
const UNSEEN_DAYS = 365;
/** After that a card is not edited any more: whatever could be reached shows no person by then. */
const LAST_EDIT_DAYS = 30;

/** Removes what is kept of people and no longer needed (product 13). May run again at any time, and several at once. */
export async function applyRetention(deps: RetentionDeps): Promise<void> {
  const { invitees, linkVault, people, drafts, conversionDrafts, checkedAddresses, policies, clock, keepDays } = deps;
  const now = clock();
  const { reminderDays } = await policies.current();
  await linkVault.forget(daysBefore(now, keepDays.link), AT_ONCE);
  await drafts.forget(daysBefore(now, DRAFT_DAYS));
  await conversionDrafts.forget(daysBefore(now, FORM_DAYS));
  await checkedAddresses.forget(daysBefore(now, CHECKED_DAYS));
  await people.forget(daysBefore(now, UNSEEN_DAYS), AT_ONCE);
  await forgetConversions(deps, now);
  await forgetChanges(deps, now);
  for (const { reading, wipedAt } of await invitees.toLookAt(now, AT_ONCE)) {
    const { invitation, number } = reading;
    const { wipe, lookAt } = retentionOf({ ...reading, wipedAt }, { ...keepDays, reminders: reminderDays }, now);
    await invitees.settle({ invitationId: invitation.id, after: number, wipe, at: now, lookAt });
  }
}

async function forgetConversions(deps: RetentionDeps, now: Date): Promise<void> {
  const { conversions, conversionLinks, conversionCodes, policies, keepDays } = deps;
  const { address, link, message, snapshot } = keepDays;
  const { decisionDays } = await policies.current();
  // As long as somebody may still answer, or the link is good, what is open needs them, however short they are kept.
  const openDays = Math.max(link, HOLDER_DAYS + 1, AGREEMENT_DAYS + 1, decisionDays.lapse + 1);
  const until = (least: number) => ({
    person: daysBefore(now, Math.max(address, least)),
    snapshot: daysBefore(now, Math.max(snapshot, least)),
  });
  await conversionLinks.forget(daysBefore(now, link), AT_ONCE);
  await conversionCodes.forget(daysBefore(now, CODE_DAYS));
  const copies = daysBefore(now, LAST_EDIT_DAYS);
  const messages = daysBefore(now, message);
  await conversions.forget({ over: until(0), open: until(openDays), messages, copies, now }, AT_ONCE);
}

async function forgetChanges({ accessChanges, policies, keepDays }: RetentionDeps, now: Date): Promise<void> {
  const { decisionDays } = await policies.current();
  // What is open needs them as long as somebody may still answer, however short they are kept.
  const open = daysBefore(now, Math.max(keepDays.address, decisionDays.lapse + MADE_WITHIN_DAYS + 1));
  const over = daysBefore(now, keepDays.address);
  await accessChanges.forget({ over, open, copies: daysBefore(now, LAST_EDIT_DAYS), now }, AT_ONCE);
}

function daysBefore(now: Date, days: number): Date {
  return new Date(now.getTime() - days * 86_400_000);
}
