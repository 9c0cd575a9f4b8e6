import type { AccessChangePerson } from '../../domain/access-change/access-change-person.ts';
import type { AskedChange } from '../../domain/access-change/offered-changes.ts';
import type { ReviewedPerson } from '../../domain/draft.ts';
import { readingOf } from '../../domain/eligibility-facts.ts';
import { parseEmailAddress } from '../../domain/email-address.ts';
import type { Fact } from '../../domain/facts.ts';
import { parseUserId, type UserId } from '../../domain/ids.ts';
import type { Deletion } from '../../domain/tenant-facts.ts';
import { adminStandingIn, askAdminFacts } from '../admin-right.ts';
import { isConverted } from '../converted-account.ts';
import type { FactValues } from '../ports/directory.ts';
import type { PressNote } from '../press-outcome.ts';
import { needed } from '../unreadable.ts';
import { Wave } from '../wave.ts';
import {
  askOwnDomains,
  askRoles,
  type ChangeStandingDeps,
  hasLinkOut,
  isDeletedGuest,
  isHandedOn,
} from './change-standing.ts';

/** Whom it is about, as the directory has them at the press. */
export interface Target
  extends Pick<AccessChangePerson, 'name' | 'addressNow' | 'groups' | 'deleted' | 'inTheWay' | 'askerName'> {
  readonly accountId: UserId;
}

interface About {
  readonly callerId: UserId;
  readonly wanted: AskedChange;
  readonly person: ReviewedPerson;
}

/** A note: it cannot be asked for them, and why. Throws EdgeError. */
export function readTarget(deps: ChangeStandingDeps, about: About): Promise<Target | PressNote | 'no-admin'> {
  return about.wanted === 'restore' ? readDeleted(deps, about) : readGuest(deps, about);
}

async function readGuest(
  deps: ChangeStandingDeps,
  { callerId, person: { accountId } }: About,
): Promise<Target | PressNote | 'no-admin'> {
  if (accountId === undefined) return 'account-changed';
  const wave = new Wave();
  const asker = askAdminFacts(wave, callerId, await deps.policies.current());
  const account = wave.ask({ fact: 'person', id: accountId });
  const groups = wave.ask({ fact: 'groups-of', of: accountId });
  const roles = askRoles(wave, accountId);
  const domains = askOwnDomains(wave);
  await wave.read(deps.directory);
  const facts = asker();
  if (adminStandingIn(facts) !== 'admin') return 'no-admin';
  const now = needed(account(), 'account-not-readable');
  if (!now || !isHandedOn(now, domains()) || accountId === callerId) return 'account-changed';
  if (roles()) return 'has-role';
  if (await deps.conversions.openFor(accountId)) return 'account-in-use';
  if (await hasLinkOut(deps, now)) return 'account-converted';
  return {
    accountId,
    name: now.displayName,
    addressNow: now.mail,
    groups: groupNames(groups()),
    askerName: readingOf(facts.person)?.displayName ?? '',
  };
}

/** By the address that was typed, the newest of those in the bin; who deleted it is shown where it can be read (product 4.2). */
async function readDeleted(
  deps: ChangeStandingDeps,
  { callerId, person }: About,
): Promise<Target | PressNote | 'no-admin'> {
  const parsed = parseEmailAddress(person.address);
  if (!('address' in parsed)) return 'account-changed';
  const first = new Wave();
  const asker = askAdminFacts(first, callerId, await deps.policies.current());
  const bin = first.ask({ fact: 'deleted-with-address', address: parsed.address });
  await first.read(deps.directory);
  const facts = asker();
  if (adminStandingIn(facts) !== 'admin') return 'no-admin';
  const found = needed(bin(), 'bin-not-readable').toSorted((a, b) => b.deletedAt.getTime() - a.deletedAt.getTime())[0];
  const accountId = found && parseUserId(found.id);
  // Somebody else who had the address may have been deleted since the card was read.
  if (!accountId || found.deletedAt.toISOString() !== shownDeletedAt(person)) return 'account-changed';

  const second = new Wave();
  const account = second.ask({ fact: 'deleted-account', id: accountId });
  const deletion = second.ask({ fact: 'deletion-of', id: accountId });
  await second.read(deps.directory);
  // The index that found it lags; what it says is looked at plainly.
  const gone = needed(account(), 'bin-not-readable');
  if (!isDeletedGuest(gone)) return 'account-changed';
  if (await isConverted(deps, [accountId])) return 'account-converted';
  return {
    accountId,
    name: gone.name || person.address,
    addressNow: gone.mail,
    deleted: { at: gone.deletedAt, ...deleterIn(deletion(), gone.deletedAt) },
    ...inTheWayOf(person),
    askerName: readingOf(facts.person)?.displayName ?? '',
  };
}

function shownDeletedAt({ findings }: ReviewedPerson): string | undefined {
  const shown = findings.find(({ code }) => code === 'deleted');
  return shown && 'detail' in shown && shown.code === 'deleted' ? shown.detail.deletedAt : undefined;
}

/** Between the log's time of a deletion and the one in the bin. */
const SAME_DELETION_MS = 300_000;

/** The log lags: of somebody who was deleted, restored and deleted again it may tell only of the first time. */
function deleterIn(
  fact: Fact<Deletion | undefined>,
  deletedAt: Date,
): Omit<NonNullable<AccessChangePerson['deleted']>, 'at'> {
  if (!('read' in fact)) return 'unread' in fact ? { unread: fact.unread } : {};
  const { read } = fact;
  const isThis = read && Math.abs(read.at.getTime() - deletedAt.getTime()) <= SAME_DELETION_MS;
  return { by: isThis ? read.by : undefined };
}

/** Whoever could not be invited any more may come back all the same, where those who decide know it. */
function inTheWayOf({ findings }: ReviewedPerson): Pick<AccessChangePerson, 'inTheWay'> {
  const inTheWay = findings.filter(({ code, severity }) => severity === 'block' && code !== 'deleted');
  return inTheWay.length > 0 ? { inTheWay } : {};
}

/** Of all groups they are in, nested ones too, as far as they have a name; undefined: not readable. */
export function groupNames(fact: Fact<FactValues['groups-of']>): readonly string[] | undefined {
  const groups = readingOf(fact);
  return groups && [...groups.names.values()].toSorted((one, other) => one.localeCompare(other));
}
