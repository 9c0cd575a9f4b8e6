import { binned } from '../bin.ts';
import { INITIAL_DOMAIN } from '../contoso.ts';
import { badRequest, Refusal } from '../refusal.ts';
import type { World } from '../world.ts';
import { holdsAddress } from './find-user.ts';

const GUESTS_NOT_ALLOWED =
  'Guest invitations not allowed for your company. Contact your company administrator for more details.';

/** What the tenant's own settings say about an invitation of this address, before anybody is looked for. */
export function passGates(address: string, act: { readonly converts: boolean }, world: World): void {
  const { policies, variants, domains } = world.state;
  const domain = domainOf(address);
  const isRestricted =
    policies.allowInvitesFrom === 'adminsAndGuestInviters' && variants['app-invite-restricted'] === 'refused';
  if (policies.allowInvitesFrom === 'none' || isRestricted) throw new Refusal(403, 'Unauthorized', GUESTS_NOT_ALLOWED);
  const isOwn = domains.some((own) => own.isVerified && own.id === domain);
  if (isOwn && act.converts) throw badRequest("User's email address cannot be in a verified domain of this directory.");
  if (domain === INITIAL_DOMAIN) throw badRequest('Invitee is in inviter tenant');
  if (isOwn) {
    throw badRequest(
      "The invited user's address cannot be used: the domain of the user's email address is a verified domain of this directory. The user must be added as an internal user.",
    );
  }
  passDomainLists(domain, world);
  passCrossTenant(domain, world);
}

// An allow list counts only when something is on it (G7.2).
function passDomainLists(domain: string, world: World): void {
  const { allowedDomains, blockedDomains } = world.state.policies;
  const isOutside = allowedDomains.length > 0 && !allowedDomains.includes(domain);
  if (!isOutside && !blockedDomains.includes(domain)) return;
  throw badRequest(
    `This invitation is blocked: the domain ${domain} is a blocked domain under the collaboration restrictions of this organization.`,
  );
}

// The other side cannot be read beforehand: it shows here, or at redemption (G7.3).
function passCrossTenant(domain: string, world: World): void {
  const theirs = world.state.partnerSides.get(domain);
  if (theirs === 'app-disabled') {
    throw badRequest(
      "This invitation is blocked: the Microsoft B2B Cross Cloud Worker application has been disabled in the invited user's tenant.",
    );
  }
  if (theirs !== 'blocked' && !isBlockedAcrossTenants(domain, world)) return;
  const whose =
    theirs === 'blocked' ? "both your organization and the invited user's organization" : 'your organization';
  throw badRequest(
    `This invitation is blocked by cross-tenant access settings. Admins in ${whose} must configure cross-tenant access settings to allow invitations to this organization.`,
  );
}

export function isBlockedAcrossTenants(domain: string, world: World): boolean {
  const { policies, partnerDomains } = world.state;
  const tenant = partnerDomains.find((one) => one.domain === domain)?.tenant;
  if (!tenant) return false;
  const partner = policies.partners[tenant.tenantId];
  const usersAndGroups = partner?.usersAndGroups ?? policies.crossTenantDefault.usersAndGroups;
  const applications = partner?.applications ?? policies.crossTenantDefault.applications;
  return usersAndGroups === 'blocked' || applications === 'blocked';
}

export function isDeniedDomain(domain: string, world: World): boolean {
  const { allowedDomains, blockedDomains } = world.state.policies;
  return blockedDomains.includes(domain) || (allowedDomains.length > 0 && !allowedDomains.includes(domain));
}

/** A group or somebody in the bin that holds the address, or a contact: two objects cannot share one. */
export function refuseConflicts(address: string, world: World): void {
  const removed = binned(world).find(({ record }) => holdsAddress(record.properties, address))?.record;
  if (removed && removed.properties.creationType !== 'Invitation' && !removed.properties.externalUserState)
    throw heldByInternal();
  const isHeld =
    removed !== undefined ||
    world.state.groups.allTrue().some((group) => holdsAddress(group.properties, address)) ||
    (world.state.variants['contact-address'] === 'refused' && isContact(address, world));
  if (isHeld) throw badRequest('Another object with the same value for property proxyAddresses already exists.');
}

/** Said of an internal account that has the address, removed ones included (G4.2). */
export function heldByInternal(): Refusal {
  return badRequest("Non-external user already exists with the given mail address and can't be invited.");
}

export function isContact(address: string, world: World): boolean {
  return world.state.contacts.some((contact) => holdsAddress(contact.properties, address));
}

export function domainOf(address: string): string {
  return (address.split('@').at(-1) ?? '').toLowerCase();
}
