import { removalOf } from './audit-log.ts';
import { inBin } from './bin.ts';
import { CONTACTS } from './contoso/contacts.ts';
import { CONVERSION_CASES } from './contoso/conversion-cases.ts';
import { GROUPS_AT_START } from './contoso/groups.ts';
import { GUESTS } from './contoso/guests.ts';
import { PARTNER_DOMAINS } from './contoso/partner-domains.ts';
import { policiesAtStart } from './contoso/policies.ts';
import { REMOVED } from './contoso/removed.ts';
import { ROLES } from './contoso/roles.ts';
import { STAFF } from './contoso/staff.ts';
import { DOMAINS, GRANTED_AT_START, GRANTED_TO_WRITER } from './contoso/tenant-facts.ts';
import { APPS } from './contoso.ts';
import { CATALOGUE_ID, HAVE_GUESTLIST } from './installed-apps.ts';
import { PUBLISHED_QUOTAS } from './quotas.ts';
import type { Random } from './random.ts';
import { replicated } from './replicated.ts';
import { replicationSpan } from './spans.ts';
import { stableId } from './stable-id.ts';
import type { TenantClock } from './tenant-clock.ts';
import { defaultVariants } from './variants.ts';
import type { AppRegistration, GroupRecord, Span, TenantState, UserRecord, World } from './world.ts';

export interface StartSettings {
  readonly replication: Span;
  readonly teamsListing: Span;
}

// Checks 5 #9 and #18: the ranges that hurt.
export const USUAL_SETTINGS: StartSettings = {
  replication: { minSeconds: 2, maxSeconds: 30 },
  teamsListing: { minSeconds: 120, maxSeconds: 300 },
};

export function makeWorld(clock: TenantClock, random: Random, origin: () => string, settings: StartSettings): World {
  const world = { clock, random, origin, state: freshState(clock, random, settings), reset };
  function reset(): void {
    world.state = freshState(clock, random, settings);
  }
  return world;
}

function freshState(clock: TenantClock, random: Random, settings: StartSettings): TenantState {
  const now = () => clock.now().getTime();
  // The bin and the log tell of one and the same moment.
  const removedAt = clock.now();
  function visibleTimes(): readonly number[] {
    const { minSeconds, maxSeconds } = replicationSpan(state);
    const plain = Array.from({ length: 3 }, () => now() + random.between(minSeconds, maxSeconds) * 1000);
    // The index behind advanced queries comes last.
    return [...plain, Math.max(...plain) + random.between(minSeconds, maxSeconds) * 1000];
  }
  const state: TenantState = {
    users: replicated<UserRecord>(now, visibleTimes),
    groups: replicated<GroupRecord>(now, visibleTimes),
    deleted: new Map(
      REMOVED.map((user) => [
        user.id,
        { record: inBin(user, removedAt), originalName: user.properties.userPrincipalName ?? '' },
      ]),
    ),
    contacts: [...CONTACTS],
    domains: [...DOMAINS],
    partnerDomains: PARTNER_DOMAINS,
    policies: policiesAtStart(),
    apps: new Map([
      app('Guestlist', APPS.guestlist, { granted: GRANTED_AT_START, roles: [] }),
      // A password takes the role as well (G11.1).
      app('Guestlist accounts', APPS.guestlistWriter, { granted: GRANTED_TO_WRITER, roles: [ROLES.userAdministrator] }),
    ]),
    teamConsents: new Map(),
    tickets: new Map(),
    listedAt: new Map(),
    mails: [],
    traffic: [],
    partnerSides: new Map(),
    installedApps: new Map(HAVE_GUESTLIST.map((id) => [id, [CATALOGUE_ID]])),
    appsRefusedBy: new Set(),
    audits: REMOVED.map((user) => removalOf(user, removedAt)),
    deltas: new Map(),
    spent: new Map(),
    quotas: PUBLISHED_QUOTAS,
    throttled: 0,
    batches: 0,
    faults: [],
    variants: defaultVariants(),
    replication: settings.replication,
    teamsListing: settings.teamsListing,
  };
  for (const user of [...STAFF, ...CONVERSION_CASES, ...GUESTS]) state.users.seed(user.id, user);
  for (const group of GROUPS_AT_START) state.groups.seed(group.id, group);
  return state;
}

function app(
  displayName: string,
  clientId: string,
  { granted, roles }: { readonly granted: readonly string[]; readonly roles: readonly string[] },
): [string, AppRegistration] {
  const objectId = stableId(`principal ${clientId}`);
  return [clientId, { clientId, objectId, displayName, granted: new Set(granted), roles }];
}
