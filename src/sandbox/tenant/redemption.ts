import { recordAudit, userTarget } from './audit-log.ts';
import { ownIdentities, sameText } from './graph/find-user.ts';
import { domainOf, isBlockedAcrossTenants, isDeniedDomain } from './graph/invitation-gates.ts';
import type { Ticket, UserRecord, World } from './world.ts';

const STATE_LATE_SECONDS = 300;
const NOT_ALLOWED =
  'AADSTS500213: The resource tenant does not allow access from your organization (cross-tenant access settings).';

const BLOCKED_AT_HOME =
  "AADSTS500212: The user's administrator has set an outbound access policy that does not allow access to the resource tenant.";

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

export interface RedemptionRefusal {
  readonly reason: 'wrong-account' | 'disabled' | 'denied-domain' | 'blocked-organisation' | 'left-out';
  /** As Microsoft says it, and a guest would report it. */
  readonly sentence: string;
}

/** Why this account cannot redeem; undefined when it can. */
export function redemptionRefusal(
  world: World,
  user: UserRecord,
  address: string,
  account: string,
): RedemptionRefusal | undefined {
  const domain = domainOf(account);
  if (!sameText(account, address)) return { reason: 'wrong-account', sentence: wrongAccount(account, world) };
  if (!user.properties.accountEnabled)
    return { reason: 'disabled', sentence: 'AADSTS50057: The user account is disabled.' };
  if (isDeniedDomain(domain, world))
    return {
      reason: 'denied-domain',
      sentence: `This invitation is blocked: ${domain} is a blocked domain under the collaboration restrictions of Contoso.`,
    };
  if (world.state.partnerSides.get(domain) === 'blocked')
    return { reason: 'blocked-organisation', sentence: BLOCKED_AT_HOME };
  if (isBlockedAcrossTenants(domain, world)) return { reason: 'blocked-organisation', sentence: NOT_ALLOWED };
  return isLeftOut(account, world) ? { reason: 'left-out', sentence: NOT_ALLOWED } : undefined;
}

/** Where only some of an organisation are allowed, the others learn it here and nowhere before (row 15). */
function isLeftOut(account: string, world: World): boolean {
  const tenant = world.state.partnerDomains.find(({ domain }) => domain === domainOf(account))?.tenant;
  const people = tenant && world.state.policies.partners[tenant.tenantId]?.people;
  return people !== undefined && !people.some((allowed) => sameText(allowed, account));
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
  // A reset has given it one, which its acceptance ends as any.
  const hasState = Boolean(user.properties.externalUserState);
  const keepsState = isConverted && !hasState && variants['convert-state'] === 'never';
  const now = world.clock.now().toISOString();
  const issuerAssignedId = variants['identity-id'] === 'filled' ? account : null;
  const properties = {
    ...user.properties,
    identities: [
      { signInType: 'federated' as const, issuer: issuerOf(domainOf(account), world), issuerAssignedId },
      ...ownIdentities(user),
    ],
    // Whoever redeems has signed in.
    signInActivity: { lastSignInDateTime: now, lastSuccessfulSignInDateTime: now },
  };
  const signedIn = { ...user, properties, signsInAs: account };
  const accepted = { ...properties, externalUserState: 'Accepted', externalUserStateChangeDateTime: now };
  const whole = { ...signedIn, properties: accepted };
  const isLate = variants['redeemed-state'] === 'later';
  users.put(userId, keepsState || isLate ? signedIn : whole);
  if (isLate && !keepsState) users.putLate({ id: userId, value: whole, seconds: STATE_LATE_SECONDS });
  recordAudit(world, { activity: 'Redeem external user invite', target: userTarget(user) });
}

/** G12.2: Entra first, then a SAML domain, then a code by mail, else a Microsoft account. */
function issuerOf(domain: string, world: World): string {
  const partner = world.state.partnerDomains.find((one) => one.domain === domain);
  if (partner?.tenant) return 'ExternalAzureAD';
  if (partner?.isSamlFederated) return `https://idp.${domain}/saml`;
  return world.state.policies.emailCode === 'disabled' ? 'MicrosoftAccount' : 'mail';
}
