import { APPS } from '../contoso.ts';
import type { JsonObject } from '../graph/body.ts';
import { isGuid } from '../graph/find-user.ts';
import { stableId } from '../stable-id.ts';
import type { Access, AppRegistration, PartnerPolicy, PartnerSide, Policies, World } from '../world.ts';
import type { ControlCall } from './call.ts';
import { controlObject, flag, oneOf, onlyKnown, refuseControl, text, texts } from './reading.ts';
import { showTenant } from './tenant-view.ts';

type Apply = (value: unknown, world: World) => void;

const ACCESS: readonly Access[] = ['allowed', 'blocked'];

// Each policy by its name in the body of the PATCH; what is not named stays.
const POLICIES: Readonly<Record<string, Apply>> = {
  allowInvitesFrom: (value, world) =>
    patch(world, {
      allowInvitesFrom: oneOf(
        value,
        ['none', 'adminsAndGuestInviters', 'adminsGuestInvitersAndAllMembers', 'everyone'],
        'allowInvitesFrom',
      ),
    }),
  allowedDomains: (value, world) => patch(world, { allowedDomains: domainList(value, 'allowedDomains') }),
  blockedDomains: (value, world) => patch(world, { blockedDomains: domainList(value, 'blockedDomains') }),
  emailCode: (value, world) =>
    patch(world, { emailCode: oneOf(value, ['default', 'enabled', 'disabled'], 'emailCode') }),
  crossTenantDefault: applyCrossTenantDefault,
  partners: applyPartners,
  groupSettings: applyGroupSettings,
  teamGuests: applyTeamGuests,
  archived: applyArchived,
  teamConsents: applyTeamConsents,
  sharing: applySharing,
  homeTenants: applyHomeTenants,
  verifiedDomains: applyVerifiedDomains,
  partnerSides: applyPartnerSides,
  appsRefusedBy: applyAppsRefused,
  grantedTo: applyGrantedTo,
  granted: (value, world) => applyGranted(APPS.guestlist, value, world),
  grantedToWriter: (value, world) => applyGranted(APPS.guestlistWriter, value, world),
  appRoles: (value, world) => changeApp(APPS.guestlist, world, { roles: texts(value, 'appRoles') }),
  writerRoles: (value, world) => changeApp(APPS.guestlistWriter, world, { roles: texts(value, 'writerRoles') }),
};

/**
 * PATCH of any of the names above. Permissions: `granted` for the app, `grantedToWriter` for the second identity,
 * `grantedTo` by client id; each takes `{ "Permission.Name": true | false }`. Directory roles of the two identities:
 * `appRoles` and `writerRoles`, lists of role template ids. A token tells the roles of the moment it was issued; what
 * is taken away is refused at once.
 */
export function changePolicies({ body }: ControlCall, world: World): unknown {
  const wish = controlObject(body, 'Policies');
  onlyKnown(wish, Object.keys(POLICIES), 'Policies');
  for (const [name, value] of Object.entries(wish)) POLICIES[name]?.(value, world);
  return showTenant(world);
}

function patch(world: World, change: Partial<Policies>): void {
  world.state.policies = { ...world.state.policies, ...change };
}

function domainList(value: unknown, what: string): readonly string[] {
  return texts(value, what).map((domain) => domain.toLowerCase());
}

function applyCrossTenantDefault(value: unknown, world: World): void {
  const wish = controlObject(value, 'crossTenantDefault');
  onlyKnown(wish, ['usersAndGroups', 'applications'], 'crossTenantDefault');
  const now = world.state.policies.crossTenantDefault;
  patch(world, {
    crossTenantDefault: {
      usersAndGroups: access(wish, 'usersAndGroups', now.usersAndGroups),
      applications: access(wish, 'applications', now.applications),
    },
  });
}

function access(wish: JsonObject, name: string, otherwise: Access): Access {
  return wish[name] === undefined ? otherwise : oneOf(wish[name], ACCESS, name);
}

/** By domain; null removes the entry, so that the default counts. */
function applyPartners(value: unknown, world: World): void {
  const partners: Record<string, PartnerPolicy> = { ...world.state.policies.partners };
  for (const [domain, entry] of Object.entries(controlObject(value, 'partners'))) {
    const tenantId =
      world.state.partnerDomains.find((one) => one.domain === domain)?.tenant?.tenantId ??
      refuseControl(`${domain} has no tenant; give it one with homeTenants first.`);
    if (entry === null) delete partners[tenantId];
    else partners[tenantId] = readPartner(controlObject(entry, domain));
  }
  patch(world, { partners });
}

function readPartner(entry: JsonObject): PartnerPolicy {
  onlyKnown(entry, ['usersAndGroups', 'applications', 'automaticConsent'], 'A partner');
  return {
    usersAndGroups:
      entry.usersAndGroups === undefined || entry.usersAndGroups === null
        ? null
        : oneOf(entry.usersAndGroups, ACCESS, 'usersAndGroups'),
    applications:
      entry.applications === undefined || entry.applications === null
        ? null
        : oneOf(entry.applications, ACCESS, 'applications'),
    automaticConsent: entry.automaticConsent === undefined ? false : flag(entry.automaticConsent, 'automaticConsent'),
  };
}

function applyGroupSettings(value: unknown, world: World): void {
  if (value === null) {
    patch(world, { groupSettings: null });
    return;
  }
  const names = ['AllowToAddGuests', 'AllowGuestsToAccessGroups', 'AllowGuestsToBeGroupOwner', 'EnableMIPLabels'];
  const wish = controlObject(value, 'groupSettings');
  onlyKnown(wish, names, 'groupSettings');
  const changed = Object.entries(wish).map(([name, on]) => [name, String(flag(on, name))]);
  patch(world, { groupSettings: { ...world.state.policies.groupSettings, ...Object.fromEntries(changed) } });
}

/** The AllowToAddGuests of single groups, by id; null takes the settings object away. */
function applyTeamGuests(value: unknown, world: World): void {
  for (const [id, allowed] of Object.entries(controlObject(value, 'teamGuests'))) {
    const group = world.state.groups.truth(id) ?? refuseControl(`No group ${id}.`);
    world.state.groups.seed(id, { ...group, allowToAddGuests: allowed === null ? undefined : flag(allowed, id) });
  }
}

/** Resource-specific consent of single teams, by id: `["TeamMember.Read.Group"]`. */
function applyTeamConsents(value: unknown, world: World): void {
  for (const [id, permissions] of Object.entries(controlObject(value, 'teamConsents'))) {
    if (!world.state.groups.truth(id)) refuseControl(`No group ${id}.`);
    world.state.teamConsents.set(id, texts(permissions, id));
  }
}

function applyArchived(value: unknown, world: World): void {
  for (const [id, isArchived] of Object.entries(controlObject(value, 'archived'))) {
    const group = world.state.groups.truth(id) ?? refuseControl(`No group ${id}.`);
    world.state.groups.seed(id, { ...group, team: { isArchived: flag(isArchived, id) } });
  }
}

function applySharing(value: unknown, world: World): void {
  const wish = controlObject(value, 'sharing');
  onlyKnown(wish, Object.keys(world.state.policies.sharing), 'sharing');
  const changed = Object.entries(wish).map(([name, given]) => [name, SHARING[name as keyof typeof SHARING](given)]);
  patch(world, { sharing: { ...world.state.policies.sharing, ...Object.fromEntries(changed) } });
}

const SHARING = {
  sharingCapability: (value: unknown) =>
    oneOf(
      value,
      ['disabled', 'externalUserSharingOnly', 'externalUserAndGuestSharing', 'existingExternalUserSharingOnly'],
      'sharingCapability',
    ),
  sharingDomainRestrictionMode: (value: unknown) =>
    oneOf(value, ['none', 'allowList', 'blockList'], 'sharingDomainRestrictionMode'),
  sharingAllowedDomainList: (value: unknown) => domainList(value, 'sharingAllowedDomainList'),
  sharingBlockedDomainList: (value: unknown) => domainList(value, 'sharingBlockedDomainList'),
};

/** Which outside domains have an Entra tenant: `{ "partner.example": "Partner Ltd" }`, null for none. */
function applyHomeTenants(value: unknown, world: World): void {
  for (const [domain, name] of Object.entries(controlObject(value, 'homeTenants'))) {
    const others = world.state.partnerDomains.filter((one) => one.domain !== domain);
    const tenant =
      name === null ? undefined : { tenantId: stableId(`tenant ${domain}`), displayName: text(name, domain) };
    world.state.partnerDomains = [
      ...others,
      { domain, tenant, isSamlFederated: false, shows: 'Set while the sandbox was running.' },
    ];
  }
}

function applyVerifiedDomains(value: unknown, world: World): void {
  for (const [id, isVerified] of Object.entries(controlObject(value, 'verifiedDomains'))) {
    const index = world.state.domains.findIndex((domain) => domain.id === id);
    const fresh = {
      id,
      isDefault: false,
      isInitial: false,
      authenticationType: 'Managed' as const,
      shows: 'Set while the sandbox was running.',
    };
    const domain = { ...(world.state.domains[index] ?? fresh), isVerified: flag(isVerified, id) };
    world.state.domains.splice(index === -1 ? world.state.domains.length : index, index === -1 ? 0 : 1, domain);
  }
}

/** What the other organisation does, by domain: `blocked`, `app-disabled`, or null for nothing. */
function applyPartnerSides(value: unknown, world: World): void {
  for (const [domain, side] of Object.entries(controlObject(value, 'partnerSides'))) {
    if (side === null) world.state.partnerSides.delete(domain);
    else world.state.partnerSides.set(domain, oneOf<PartnerSide>(side, ['blocked', 'app-disabled'], domain));
  }
}

/** The ids of those whose Teams policy refuses apps; the list replaces the one before. */
function applyAppsRefused(value: unknown, world: World): void {
  const ids = texts(value, 'appsRefusedBy');
  world.state.appsRefusedBy.clear();
  for (const id of ids) world.state.appsRefusedBy.add(id);
}

/** By client id, so that any identity can hold its own; a client id that nobody knows becomes an app of the tenant. */
function applyGrantedTo(value: unknown, world: World): void {
  for (const [clientId, permissions] of Object.entries(controlObject(value, 'grantedTo'))) {
    const isKnown = world.state.apps.has(clientId);
    if (!isKnown && !isGuid(clientId)) refuseControl(`grantedTo: ${clientId} is no client id.`);
    if (!isKnown) world.state.apps.set(clientId, newApp(clientId));
    applyGranted(clientId, permissions, world);
  }
}

function newApp(clientId: string): AppRegistration {
  const objectId = stableId(`principal ${clientId}`);
  return { clientId, objectId, displayName: `App ${clientId.slice(0, 8)}`, granted: new Set(), roles: [] };
}

/** `{ "Mail.Send": false, "User.ReadWrite.All": true }`: one by one, the others stay. */
function applyGranted(clientId: string, value: unknown, world: World): void {
  const granted = new Set(world.state.apps.get(clientId)?.granted);
  for (const [permission, on] of Object.entries(controlObject(value, 'granted'))) {
    if (flag(on, permission)) granted.add(permission);
    else granted.delete(permission);
  }
  changeApp(clientId, world, { granted });
}

function changeApp(clientId: string, world: World, change: Partial<AppRegistration>): void {
  const app = world.state.apps.get(clientId) as AppRegistration;
  world.state.apps.set(clientId, { ...app, ...change });
}
