import type { AccountRefusal } from '../domain/conversion/conversion-entry.ts';
import type { InvitationFailure, MailRefusal, SponsorRefusal, TeamRefusal } from '../domain/failures.ts';
import type { GraphRefusal } from './graph-reply.ts';

interface Row<Code> {
  /** Undefined: any refusal; for most texts of G4.2 nobody recorded the status. */
  readonly status?: number;
  /** Fragments in lower case, all of which stand in the error's code or message. */
  readonly says: readonly string[];
  readonly means: Code;
}

/** What refused invitations say (G4.2). First match wins: the particular before the general. */
const INVITATION_REFUSALS: readonly Row<InvitationFailure>[] = [
  { says: ['guest invitations not allowed'], means: 'invitations-off' },
  { says: ['invitee is in inviter tenant'], means: 'own-domain' },
  { says: ['verified domain'], means: 'own-domain' },
  { says: ['non-external user already exists'], means: 'internal-object-exists' },
  { says: ['proxyaddresses'], means: 'address-conflict' },
  { says: ['conflicting object'], means: 'address-conflict' },
  { says: ['same value for property'], means: 'address-conflict' },
  { says: ['multipleobjectswithsamekeyvalue'], means: 'address-conflict' },
  { says: ['already exists'], means: 'already-exists' },
  { says: ['cross-tenant access settings', 'both'], means: 'blocked-by-both' },
  { says: ['cross-tenant access settings'], means: 'blocked-by-us' },
  { says: ['cross cloud worker'], means: 'partner-app-disabled' },
  // The exact text of a refused domain is unknown (LIST).
  { says: ['collaboration restrictions'], means: 'domain-refused' },
  { says: ['domain', 'blocked'], means: 'domain-refused' },
  { says: ['domain', 'not allowed'], means: 'domain-refused' },
  { says: ['domain', "isn't allowed"], means: 'domain-refused' },
  { says: ['domain', 'list'], means: 'domain-refused' },
  { says: ['quota'], means: 'quota-reached' },
  { status: 403, says: [], means: 'permission-missing' },
  { says: [], means: 'input-refused' },
];

/** What a group that refuses a member says (G9.3, TROUBLE). */
const MEMBER_REFUSALS: readonly Row<'already-in' | 'not-yet-visible' | TeamRefusal>[] = [
  { status: 400, says: ['already exist'], means: 'already-in' },
  { status: 400, says: ["don't exist"], means: 'not-yet-visible' },
  { says: ['dynamic'], means: 'takes-no-guests' },
  { says: ['on-premises'], means: 'takes-no-guests' },
  { says: ['mail-enabled'], means: 'takes-no-guests' },
  { says: ['role-assignable'], means: 'takes-no-guests' },
  { says: ['isassignabletorole'], means: 'takes-no-guests' },
  { says: ['guest'], means: 'takes-no-guests' },
  { status: 404, says: [], means: 'not-yet-visible' },
  { status: 403, says: [], means: 'permission-missing' },
  { says: [], means: 'refused' },
];

/** What an account that refuses a sponsor says (G11.3). */
const SPONSOR_REFUSAL_ROWS: readonly Row<'already-set' | 'not-yet-visible' | SponsorRefusal>[] = [
  { status: 400, says: ['already exist'], means: 'already-set' },
  { status: 404, says: [], means: 'not-yet-visible' },
  { status: 403, says: [], means: 'permission-missing' },
  { says: [], means: 'refused' },
];

/** What an account that refuses to be changed says (G11.2, E8). */
const ACCOUNT_REFUSAL_ROWS: readonly Row<AccountRefusal>[] = [
  { status: 404, says: [], means: 'account-gone' },
  { status: 403, says: [], means: 'permission-missing' },
  { says: [], means: 'refused' },
];

/** What a tenant without the licence answers to a read, whatever the permission (E14). */
const LICENCE_ROWS: readonly Row<string>[] = [
  { status: 400, says: ['aadpremiumlicenserequired'], means: 'Microsoft Entra ID P2' },
  { status: 403, says: ['requestfromnonpremiumtenant'], means: 'Microsoft Entra ID P1' },
  { status: 403, says: ['not licensed for this feature'], means: 'Microsoft Entra ID P1' },
];

const MAIL_REFUSAL_ROWS: readonly Row<MailRefusal>[] = [
  { status: 403, says: [], means: 'not-allowed' },
  { says: ['accessdenied'], means: 'not-allowed' },
  { status: 404, says: [], means: 'mailbox-not-found' },
  { says: ['recipient'], means: 'address-refused' },
  { says: [], means: 'mail-refused' },
];

export function invitationFailure(refusal: GraphRefusal): InvitationFailure {
  return meaningOf(INVITATION_REFUSALS, refusal) ?? 'input-refused';
}

/** Which of the ways to name a sponsor is understood nobody has published (G3.1). */
export function speaksOfSponsors({ status, message }: GraphRefusal): boolean {
  return status === 400 && /sponsor/i.test(message);
}

export function sponsorRefusal(refusal: GraphRefusal): 'already-set' | 'not-yet-visible' | SponsorRefusal {
  return meaningOf(SPONSOR_REFUSAL_ROWS, refusal) ?? 'refused';
}

/** The address of the invitation is not on the account that it is to convert (E5). */
export function missesAddress({ status, message }: GraphRefusal): boolean {
  return status === 400 && /doesn['’]t match any emails/i.test(message);
}

export function accountRefusal(refusal: GraphRefusal): AccountRefusal {
  return meaningOf(ACCOUNT_REFUSAL_ROWS, refusal) ?? 'refused';
}

/** The licence that a read needs and the tenant does not have. */
export function missingLicence(refusal: GraphRefusal): string | undefined {
  return meaningOf(LICENCE_ROWS, refusal);
}

export function memberRefusal(refusal: GraphRefusal): 'already-in' | 'not-yet-visible' | TeamRefusal {
  return meaningOf(MEMBER_REFUSALS, refusal) ?? 'refused';
}

export function mailRefusal(refusal: GraphRefusal): MailRefusal {
  return meaningOf(MAIL_REFUSAL_ROWS, refusal) ?? 'mail-refused';
}

/**
 * Two writers met, or the object is locked: nothing was done, and the next attempt may pass. Not so a 409 that says
 * whose value is taken already.
 */
export function isPassing({ status, code }: GraphRefusal): boolean {
  if (status === 423 || code.includes('ConcurrencyViolation')) return true;
  return status === 409 && code !== 'Request_MultipleObjectsWithSameKeyValue';
}

function meaningOf<Code>(rows: readonly Row<Code>[], { status, code, message }: GraphRefusal): Code | undefined {
  const text = `${code} ${message}`.toLowerCase().replaceAll('’', "'");
  return rows.find((row) => (row.status ?? status) === status && row.says.every((part) => text.includes(part)))?.means;
}
