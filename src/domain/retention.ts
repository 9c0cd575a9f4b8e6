import { dueJobs } from './follow-up.ts';
import { type Invitation, type Invitee, isFinal } from './invitation.ts';
import type { Job } from './job.ts';
import type { LedgerEntry, LedgerEntryKind } from './ledger-entry.ts';
import { applyEntry, replay } from './replay.ts';

/** How many days people's data stay beside the ledger (product 13). */
export interface KeepDays {
  /** The inviter's words, after the delivery. */
  readonly message: number;
  /** Address, name and cc, after the end of the invitation or the conversion; an open one has them as long as it needs them. */
  readonly address: number;
  /** A redeem link, whatever became of it (product 8). */
  readonly link: number;
  /** What an account had before it was converted, after the end of the conversion. */
  readonly snapshot: number;
}

/** Together with the days after the mail at which a guest is reminded. */
export interface Keeping extends KeepDays {
  readonly reminders: readonly number[];
}

export const DEFAULT_KEEP_DAYS: KeepDays = { message: 30, address: 365, link: 90, snapshot: 90 };
export const LINK_DAYS_MAX = 90;

/** After that a card is not edited any more: whatever could be reached shows no address by then. */
const LAST_EDIT_DAYS = 30;
/** Looked at as often as this at least, so that other settings count for what is there already. */
const LOOK_DAYS = 7;
/** A mailbox that takes nothing for a while holds a reminder up. */
const LATE_DAYS = 7;
const DAY_MS = 86_400_000;

/** `address`: name, cc and message go with it. `copies`: where its cards are. */
export type Wipe = 'nothing' | 'message' | 'address' | 'copies';

export interface Retention {
  readonly wipe: Wipe;
  readonly lookAt: Date;
}

/** An invitation, and what stands beside the ledger for it. */
export interface Kept {
  readonly invitation: Invitation;
  readonly entries: readonly LedgerEntry[];
  readonly invitee: Invitee | undefined;
  /** When something of the invitee was removed last. */
  readonly wipedAt: Date | undefined;
}

/** What is to be removed now, and when to look again. */
export function retentionOf(kept: Kept, days: Keeping, now: Date): Retention {
  const { invitation, invitee, wipedAt } = kept;
  if (!invitee) {
    const lastEditAt = later(after(wipedAt ?? now, LAST_EDIT_DAYS), followedUntil(kept, days));
    if (lastEditAt > now) return { wipe: 'nothing', lookAt: earlier(after(now, LOOK_DAYS), lastEditAt) };
    // Looked at again all the same: a press on an old card brings its copy back.
    return { wipe: 'copies', lookAt: after(now, days.address) };
  }
  const addressUntil = after(endOf(kept), isFinal(invitation) ? days.address : openDays(days));
  if (addressUntil <= now) return { wipe: 'address', lookAt: after(now, LAST_EDIT_DAYS) };
  const isDone = invitee.message !== undefined && !needsAddress(invitation);
  const messageUntil = isDone ? after(deliveryOf(kept), days.message) : undefined;
  const isMessageDue = messageUntil !== undefined && messageUntil <= now;
  const next = isMessageDue ? addressUntil : earlier(messageUntil, addressUntil);
  return { wipe: isMessageDue ? 'message' : 'nothing', lookAt: earlier(after(now, LOOK_DAYS), next) };
}

const WITH_ADDRESS: readonly Job['name'][] = ['issue', 'deliver', 'send-notice'];

/** Whether something that is still to come by itself cannot be done without the person's data. */
export function needsAddress(invitation: Invitation): boolean {
  return dueJobs(invitation).some(({ name }) => WITH_ADDRESS.includes(name));
}

/** Since when nothing more is to come; for one that is still open, the last thing that happened, so that none is kept for ever. */
function endOf({ invitation, entries }: Kept): Date {
  const begun = { invitation: replay(invitation, []), finalSince: undefined as Date | undefined };
  const { finalSince } = entries.reduce((before, entry) => {
    const next = applyEntry(before.invitation, entry);
    return { invitation: next, finalSince: isFinal(next) ? (before.finalSince ?? entry.at) : undefined };
  }, begun);
  return finalSince ?? lastOf(invitation, entries);
}

const DELIVERED: readonly LedgerEntryKind[] = ['delivered', 'received-by-report', 'passed-on'];

/** Whoever was forgotten while their invitation was open: it is followed as long as any, and its card with it. */
function followedUntil(kept: Kept, days: Keeping): Date {
  return after(endOf(kept), isFinal(kept.invitation) ? LAST_EDIT_DAYS : openDays(days));
}

/** As long as the guest may still use the link or is still to be reminded, however short the others are kept. */
function openDays({ address, link, reminders }: Keeping): number {
  return Math.max(address, link, ...reminders.map((day) => day + LATE_DAYS));
}

/** When the words went out last; where they never did, the last thing that happened. */
function deliveryOf({ invitation, entries }: Kept): Date {
  const delivered = entries.findLast(({ kind }) => DELIVERED.includes(kind));
  return delivered?.at ?? lastOf(invitation, entries);
}

function lastOf({ requestedAt }: Invitation, entries: readonly LedgerEntry[]): Date {
  // Not the fact that something was forgotten: it would keep the rest for longer.
  return entries.findLast(({ kind }) => kind !== 'person-forgotten')?.at ?? requestedAt;
}

function after(date: Date, days: number): Date {
  return new Date(date.getTime() + days * DAY_MS);
}

function later(one: Date, other: Date): Date {
  return one > other ? one : other;
}

function earlier(one: Date | undefined, other: Date): Date {
  return one !== undefined && one < other ? one : other;
}
