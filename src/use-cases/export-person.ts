import type { Draft } from '../domain/draft.ts';
import type { EmailAddress } from '../domain/email-address.ts';
import { spellingsOf } from '../domain/held-addresses.ts';
import type { UserId } from '../domain/ids.ts';
import { exportedChange } from './export-change.ts';
import { exportedConversion } from './export-conversion.ts';
import { exportedRequest } from './export-conversion-request.ts';
import type { AccessChanges } from './ports/access-changes.ts';
import type { CardCopies } from './ports/card-copies.ts';
import type { CheckedAddresses } from './ports/checked-addresses.ts';
import type { Clock } from './ports/clock.ts';
import type { ConversionReading, Conversions } from './ports/conversions.ts';
import type { Holding, Invitees } from './ports/invitees.ts';
import type { Reading } from './ports/ledger.ts';
import type { LinkVault } from './ports/link-vault.ts';
import type { People } from './ports/people.ts';
import type { Who } from './who.ts';

export interface ExportDeps {
  readonly invitees: Invitees;
  readonly linkVault: LinkVault;
  readonly conversions: Conversions;
  readonly conversionLinks: LinkVault;
  readonly accessChanges: AccessChanges;
  readonly people: People;
  readonly cardCopies: CardCopies;
  readonly checkedAddresses: CheckedAddresses;
  readonly clock: Clock;
}

/** As what somebody stands in an invitation; `named`: in its entries. */
type Role = Holding['as'] | 'inviter' | 'sponsor' | 'guest' | 'named';

/** Plain JSON of all that is kept about a person: what is theirs in full, of others no more than their ids. No redeem link. */
export async function exportPerson(deps: ExportDeps, who: Who): Promise<object> {
  return {
    person: who,
    exportedAt: deps.clock(),
    ...('id' in who ? await aboutId(deps, who.id) : await aboutAddress(deps, who.address)),
  };
}

async function aboutAddress(deps: ExportDeps, address: EmailAddress): Promise<object> {
  const holdings = await deps.invitees.holding(address);
  const drafts = await deps.invitees.draftsWith(address);
  const conversions = await deps.invitees.conversionsWith(address);
  return {
    invitations: await Promise.all(holdings.map(({ as, reading }) => invitationOf(deps, reading, [as]))),
    drafts: drafts.map(({ id, reference, inviterId, stage, createdAt, ...rest }) => ({
      ...{ id, reference, inviterId, stage, createdAt },
      addresses: spellingsOf(rest, address),
    })),
    conversions: conversions.map((draft) => exportedConversion(draft, { address })),
    conversionRequests: await requestsOf(deps, await deps.conversions.withAddress(address), { address }),
    accessChanges: (await deps.accessChanges.withAddress(address)).map((each) => exportedChange(each, { address })),
    checks: await deps.checkedAddresses.checks({ address }),
  };
}

async function aboutId(deps: ExportDeps, id: UserId): Promise<object> {
  const { readings, drafts, conversions } = await deps.invitees.naming(id);
  return {
    invitations: await Promise.all(readings.map((reading) => invitationOf(deps, reading, rolesOf(reading, id)))),
    drafts: drafts.map(ownOf),
    conversions: conversions.map((draft) => exportedConversion(draft, { id })),
    conversionRequests: await requestsOf(deps, await deps.conversions.naming(id), { id }),
    accessChanges: (await deps.accessChanges.naming(id)).map((each) => exportedChange(each, { id })),
    chat: await deps.people.find(id),
    cards: await deps.cardCopies.before(id),
    checks: await deps.checkedAddresses.checks({ callerId: id }),
  };
}

async function requestsOf(
  { conversionLinks }: ExportDeps,
  readings: readonly ConversionReading[],
  who: Who,
): Promise<readonly object[]> {
  return Promise.all(
    readings.map(async (reading) => ({
      ...exportedRequest(reading, who),
      linksKeptSince: await conversionLinks.keptAt(reading.conversion.invitationId),
    })),
  );
}

/** The rest of a form is about others: whom it invites, and what was found of them. */
function ownOf({ id, reference, stage, createdAt, askedAdmins, form: { message, language } }: Draft): object {
  return { id, reference, stage, createdAt, askedAdminsAt: askedAdmins?.at, message, language };
}

function rolesOf({ invitation }: Reading, id: UserId): readonly Role[] {
  const { inviterId, sponsorId, accountId, track } = invitation;
  const roles: readonly Role[] = [
    ...(inviterId === id ? ['inviter' as const] : []),
    ...(sponsorId === id ? ['sponsor' as const] : []),
    ...(track.guestId === id || accountId === id ? ['guest' as const] : []),
  ];
  return roles.length > 0 ? roles : ['named'];
}

async function invitationOf(
  { linkVault }: ExportDeps,
  { invitation, entries, invitee }: Reading,
  as: readonly Role[],
): Promise<object> {
  const { id, requestId, reference, inviterId, sponsorId, act, state, teamId, teamName, requestedAt } = invitation;
  const isTheirs = as.some((role) => role === 'invitee' || role === 'guest');
  const own = invitee && {
    ...(isTheirs && { address: invitee.address, name: invitee.name, language: invitee.language }),
    ...((isTheirs || as.includes('inviter')) && { message: invitee.message }),
    ...(as.includes('cc') && { cc: invitee.cc }),
  };
  return {
    ...{ id, requestId, reference, as, inviterId, sponsorId, act, state, teamId, teamName, requestedAt },
    ...own,
    linksKeptSince: isTheirs ? await linkVault.keptAt(id) : undefined,
    entries,
  };
}
