import { sameText } from './graph/find-user.ts';
import { domainOf, isBlockedAcrossTenants, isDeniedDomain } from './graph/invitation-gates.ts';
import type { Ticket, UserRecord, World } from './world.ts';

export type LinkState =
  | { readonly link: 'dead' }
  | { readonly link: 'used'; readonly ticket: Ticket }
  | { readonly link: 'open'; readonly ticket: Ticket; readonly user: UserRecord };

export function readLink(world: World, ticketText: string, userId: string): LinkState {
  const ticket = world.state.tickets.get(ticketText);
  const user = ticket && world.state.users.truth(ticket.userId);
  if (!ticket?.isAlive || !user || ticket.userId !== userId) return { link: 'dead' };
  const isUsed = sameText(user.signsInAs, ticket.address) && user.properties.externalUserState !== 'PendingAcceptance';
  return isUsed ? { link: 'used', ticket } : { link: 'open', ticket, user };
}

/** Why this account cannot redeem, in the words a guest would report; undefined when it can. */
export function redemptionRefusal(
  world: World,
  user: UserRecord,
  address: string,
  account: string,
): string | undefined {
  const domain = domainOf(account);
  if (!sameText(account, address)) return wrongAccount(account, world);
  if (!user.properties.accountEnabled) return 'AADSTS50057: The user account is disabled.';
  if (isDeniedDomain(domain, world))
    return `This invitation is blocked: ${domain} is a blocked domain under the collaboration restrictions of Contoso.`;
  if (isBlockedAcrossTenants(domain, world))
    return 'AADSTS500213: The resource tenant does not allow access from your organization (cross-tenant access settings).';
  return undefined;
}

export function wrongAccount(account: string, world: World): string {
  return `AADSTS50020: User account '${account}' from identity provider '${issuerOf(domainOf(account), world)}' does not exist in tenant 'Contoso' and cannot access the application in that tenant. Sign out and sign in again with the account that was invited.`;
}

export function isConsentSkipped(world: World, address: string): boolean {
  const tenant = world.state.partnerDomains.find(({ domain }) => domain === domainOf(address))?.tenant;
  return tenant !== undefined && (world.state.policies.partners[tenant.tenantId]?.automaticConsent ?? false);
}

/** What redemption changes: the identity and the state. Name, type, creation and groups stay (checks 5 #4). */
export function redeem(world: World, userId: string, account: string): void {
  const user = world.state.users.truth(userId);
  if (!user) return;
  const { variants, users } = world.state;
  const isConverted = user.properties.creationType !== 'Invitation';
  const keepsState = isConverted && variants['convert-state'] === 'never';
  const now = world.clock.now().toISOString();
  const issuerAssignedId = variants['identity-id'] === 'filled' ? account : null;
  const kept = (user.properties.identities ?? []).filter((identity) => identity.signInType !== 'federated');
  const properties = {
    ...user.properties,
    identities: [{ signInType: 'federated', issuer: issuerOf(domainOf(account), world), issuerAssignedId }, ...kept],
    ...(keepsState ? {} : { externalUserState: 'Accepted', externalUserStateChangeDateTime: now }),
  };
  users.put(userId, { ...user, properties, signsInAs: account });
}

/** G12.2: Entra first, then a SAML domain, then a code by mail, else a Microsoft account. */
function issuerOf(domain: string, world: World): string {
  const partner = world.state.partnerDomains.find((one) => one.domain === domain);
  if (partner?.tenant) return 'ExternalAzureAD';
  if (partner?.isSamlFederated) return `https://idp.${domain}/saml`;
  return world.state.policies.emailCode === 'disabled' ? 'MicrosoftAccount' : 'mail';
}
