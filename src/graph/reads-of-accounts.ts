import { z } from 'zod';
import type { MailboxPurpose } from '../domain/conversion/internal-account.ts';
import {
  CANDIDATE_FIELDS,
  INTERNAL_ACCOUNT_FIELDS,
  internalAccount,
  licencePlans,
  type NamedRow,
  namedRow,
} from './account-schemas.ts';
import { signInLine } from './audit-schemas.ts';
import { READ_MAILBOX_PURPOSE, READ_SIGN_IN_ACTIVITY, READ_SIGN_INS, READ_USERS } from './permissions.ts';
import { EVENTUAL, encoded, get, PAGE, type QueryOf, quoted, type ReadRequest, type ReadsOf } from './read.ts';
import { only, rowsOf } from './read-schemas.ts';

type AccountFact = 'account' | 'accounts-named' | 'licence-plans' | 'mailbox-purpose' | 'program-sign-in' | 'sign-ins';

/** Only the display name is taken word by word; of the others $search compares the beginning. */
const SEARCHED = ['displayName', 'userPrincipalName', 'mail'];
/** Each is long. */
const SIGN_INS = 100;
const PURPOSES: readonly MailboxPurpose[] = ['user', 'linked', 'shared', 'room', 'equipment'];

/** What an account is and has (G2.3). */
export const ACCOUNT_READS: ReadsOf<AccountFact> = {
  account: {
    needs: [READ_USERS],
    requests: ({ id }) => [get(`/users/${encoded(id)}?$select=${INTERNAL_ACCOUNT_FIELDS}`)],
    schema: () => only(internalAccount()),
    absent: () => undefined,
  },
  'accounts-named': {
    needs: [READ_USERS],
    isFirstPageEnough: true,
    requests: requestsForNamed,
    schema: (query) => rowsOf(namedRow()).transform((rows) => candidatesOf(rows, query)),
  },
  'licence-plans': {
    needs: [READ_USERS],
    requests: ({ of }) => [get(`/users/${encoded(of)}/licenseDetails`)],
    schema: () => rowsOf(licencePlans()),
  },
  'mailbox-purpose': {
    needs: [READ_MAILBOX_PURPOSE],
    requests: ({ of }) => [get(`/users/${encoded(of)}/mailboxSettings/userPurpose`)],
    schema: () =>
      only(z.object({ value: z.string() })).transform(
        ({ value }) => PURPOSES.find((purpose) => purpose === value) ?? 'others',
      ),
    absent: () => undefined,
  },
  'program-sign-in': {
    needs: [READ_USERS, READ_SIGN_IN_ACTIVITY],
    // By itself: without the licence the whole item is refused (E14).
    requests: ({ of }) => [get(`/users/${encoded(of)}?$select=id,signInActivity`)],
    schema: () => only(lastProgramSignIn()),
  },
  'sign-ins': {
    needs: [READ_SIGN_INS],
    // The newest come first.
    isFirstPageEnough: true,
    requests: ({ of, since }) => {
      const filter = `userId eq ${quoted(of)} and createdDateTime ge ${since.toISOString()}`;
      return [get(`/auditLogs/signIns?$filter=${encoded(filter)}&$top=${SIGN_INS}`)];
    },
    schema: ({ of }) => rowsOf(signInLine(of)).transform((lines) => lines.flat()),
  },
};

/** Who may not look is refused; nothing in the answer is an account that never signed in. */
function lastProgramSignIn(): z.ZodType<Date | undefined> {
  const moment = z.iso.datetime({ offset: true }).nullish();
  return z
    .object({ id: z.string(), signInActivity: z.object({ lastNonInteractiveSignInDateTime: moment }).nullish() })
    .transform(({ signInActivity }) => {
      const last = signInActivity?.lastNonInteractiveSignInDateTime;
      return last ? new Date(last) : undefined;
    });
}

/** The index of a search lags, so an address is also looked up as it is (checks 2). */
function requestsForNamed({ text }: QueryOf<'accounts-named'>): readonly ReadRequest[] {
  const typed = composed(text);
  const rest = `&$select=${CANDIDATE_FIELDS}&$top=${PAGE}`;
  if (!/[\p{L}\p{N}]/u.test(typed)) return [];
  const clauses = SEARCHED.map((property) => `"${property}:${typed.replaceAll(/["\\]/g, '\\$&')}"`);
  const search = get(`/users?$search=${encoded(clauses.join(' OR '))}${rest}`, EVENTUAL);
  if (!typed.includes('@')) return [search];
  const isIt = `userPrincipalName eq ${quoted(typed)} or mail eq ${quoted(typed)}`;
  return [get(`/users?$filter=${encoded(isIt)}${rest}`), search];
}

function candidatesOf(
  rows: readonly NamedRow[],
  { text, limit }: QueryOf<'accounts-named'>,
): readonly NamedRow['candidate'][] {
  const typed = composed(text).toLowerCase();
  const distinct = [...new Map(rows.map((row) => [row.candidate.id, row])).values()].filter((row) => !row.isInvited);
  const exact = distinct.filter(({ addresses }) => addresses.some((address) => address.toLowerCase() === typed));
  return (exact.length > 0 ? exact : distinct).slice(0, limit + 1).map(({ candidate }) => candidate);
}

/** Korean may be typed letter by letter; the directory keeps it in syllables. */
function composed(text: string): string {
  return text.normalize('NFC').trim();
}
