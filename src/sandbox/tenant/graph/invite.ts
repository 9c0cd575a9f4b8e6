import type { ObjectIdentity } from '@microsoft/microsoft-graph-types';
import { recordAudit, userTarget } from '../audit-log.ts';
import { guestName } from '../contoso/account.ts';
import { INITIAL_DOMAIN } from '../contoso.ts';
import { objectCount } from '../quotas.ts';
import { badRequest, denied, notFound, Refusal } from '../refusal.ts';
import type { UserRecord, World } from '../world.ts';
import { holdsAddress, ownIdentities, sameText } from './find-user.ts';
import { isPrivileged, requireUnrestricted } from './guards.ts';
import { type InvitationRequest, readInvitation } from './invitation-body.ts';
import { domainOf, heldByInternal, isContact, passGates, refuseConflicts } from './invitation-gates.ts';
import { sendMicrosoftInvitation, sendRedemptionNotice } from './microsoft-mails.ts';
import { keepInvitationPace } from './pace.ts';
import { holds, INVITE, WRITE_USERS } from './permissions.ts';
import type { GraphAnswer, GraphCall, Route } from './route.ts';
import { issueTicket } from './tickets.ts';

export const INVITATION_ROUTES: readonly Route[] = [
  { method: 'POST', path: '/invitations', anyOf: INVITE, handle: invite },
];

interface Issued {
  readonly user: UserRecord;
  readonly status: 'PendingAcceptance' | 'Completed';
  /** Somebody who was already here before this call gets no mail of Microsoft's (G3.6). */
  readonly isNew: boolean;
}

function invite(call: GraphCall, world: World): GraphAnswer {
  keepInvitationPace(world);
  const request = readInvitation(call.body, world);
  passGates(request.address, { converts: request.accountId !== undefined }, world);
  const issued = chooseAct(request, call, world);
  const redeemUrl = issueTicket(world, {
    userId: issued.user.id,
    address: request.address,
    redirectUrl: request.redirectUrl,
    isAlive: issued.status !== 'Completed',
  });
  notify(request, issued, redeemUrl, world);
  recordAudit(world, { activity: activityOf(request, issued), call, target: userTarget(issued.user) });
  return { status: 201, body: answer(request, issued, redeemUrl, world) };
}

/** As the audit log calls it (G11.4). */
function activityOf({ accountId, resets }: InvitationRequest, { isNew }: Issued): string {
  if (resets) return 'Invite external user with reset invitation status';
  return accountId !== undefined && !isNew ? 'Invite internal user to B2B collaboration' : 'Invite external user';
}

function chooseAct(request: InvitationRequest, call: GraphCall, world: World): Issued {
  if (request.accountId === undefined) return inviteAddress(request, call, world);
  return request.resets
    ? resetRedemption(request, request.accountId, call, world)
    : convert(request, request.accountId, call, world);
}

function inviteAddress(request: InvitationRequest, call: GraphCall, world: World): Issued {
  const holders = world.state.users.allTrue().filter((user) => isKnownBy(user, request.address));
  const settled = holders.find((user) => user.properties.externalUserState !== 'PendingAcceptance');
  if (settled) return meetExisting(settled, world);
  const pending = holders[0];
  if (pending) return { user: pending, status: 'PendingAcceptance', isNew: false };
  refuseConflicts(request.address, world);
  return { user: createGuest(request, call, world), status: 'PendingAcceptance', isNew: true };
}

function isKnownBy(user: UserRecord, address: string): boolean {
  return holdsAddress(user.properties, address) || sameText(user.properties.userPrincipalName, address);
}

function meetExisting(user: UserRecord, world: World): Issued {
  const isExternal = user.properties.externalUserState === 'Accepted';
  const isInternal = !user.properties.externalUserState && user.properties.creationType !== 'Invitation';
  if (isInternal && world.state.variants['internal-holder'] === 'no-id') throw heldByInternal();
  if (isExternal && user.properties.accountEnabled && world.state.variants['accepted-reinvite'] === 'completed') {
    return { user, status: 'Completed', isNew: false };
  }
  const ending = user.properties.accountEnabled
    ? '. They can use that account to sign in to shared apps and resources.'
    : ', but the account is blocked from signing in.';
  throw badRequest(`The invited user already exists in the directory as object ID: ${user.id}${ending}`);
}

function createGuest(request: InvitationRequest, call: GraphCall, world: World): UserRecord {
  const { address } = request;
  requireRoom(world);
  const id = world.random.guid();
  const now = world.clock.now().toISOString();
  const user: UserRecord = {
    id,
    properties: {
      id,
      displayName: request.displayName ?? (address.split('@')[0] as string),
      userPrincipalName: freeName(guestName(address), world),
      mail: address,
      mailNickname: `${address.replace('@', '_')}#EXT#`,
      otherMails: [],
      // Where a contact has the address, the guest goes without (G4.2).
      proxyAddresses: isContact(address, world) ? [] : [`SMTP:${address}`],
      businessPhones: [],
      userType: request.userType,
      accountEnabled: true,
      createdDateTime: now,
      creationType: 'Invitation',
      externalUserState: 'PendingAcceptance',
      externalUserStateChangeDateTime: now,
      identities: [
        pendingIdentity(address),
        { signInType: 'userPrincipalName', issuer: INITIAL_DOMAIN, issuerAssignedId: guestName(address) },
      ],
    },
    // None given: the inviter is the sponsor, and for an app that is the app itself (checks 5 #16).
    sponsors: request.sponsors.length > 0 ? request.sponsors : [call.app.objectId],
    managerId: undefined,
    hasMailbox: false,
    roles: [],
    eligibleRoles: [],
    devices: [],
    ownedApplications: [],
    licences: [],
    signsInAs: undefined,
    shows: 'Invited while the sandbox was running.',
  };
  world.state.users.put(id, user);
  return user;
}

/** G12.4: the directory holds so many objects and no more. */
function requireRoom(world: World): void {
  if (objectCount(world.state) + 1 <= world.state.quotas.objects) return;
  throw new Refusal(
    403,
    'Directory_QuotaExceeded',
    'The directory object quota limit for the Tenant has been exceeded. Please ask your administrator to increase the quota limit or delete objects to reduce the used quota.',
  );
}

function freeName(name: string, world: World): string {
  const isTaken = world.state.users.allTrue().some((user) => sameText(user.properties.userPrincipalName, name));
  return isTaken ? name.replace('#EXT#', `_${world.random.hex(4)}#EXT#`) : name;
}

/** Refused for very little; whatever else is wrong with the account it lets happen (checks 5 #2). */
function convert(request: InvitationRequest, accountId: string, call: GraphCall, world: World): Issued {
  const { users, variants } = world.state;
  const user = users.truth(accountId);
  const seen = users.seen(accountId, call.replica);
  if (!user || !seen) throw notFound(accountId);
  if (variants['convert-permission'] === 'needs-write' && !holds(call.app.granted, WRITE_USERS)) throw denied();
  if (user.properties.onPremisesUserPrincipalName) throw badRequest('User invitation failed. Invalid request input.');
  if (user.properties.externalUserState === 'Accepted') return meetExisting(user, world);
  // Judged by the mail that this replica has, which may be the one before the last write (checks 5 #9).
  if (variants['convert-checks-mail'] === 'on' && !sameText(seen.properties.mail, request.address))
    throw addressNotOnUser();
  if (variants['convert-makes-guest'] === 'on')
    return { user: createGuest(request, call, world), status: 'PendingAcceptance', isNew: true };
  if (variants['convert-state'] === 'pending') putState(user, 'PendingAcceptance', world);
  return { user, status: 'PendingAcceptance', isNew: false };
}

function resetRedemption(request: InvitationRequest, accountId: string, call: GraphCall, world: World): Issued {
  const user = world.state.users.truth(accountId);
  const seen = world.state.users.seen(accountId, call.replica);
  if (!user || !seen) throw notFound(accountId);
  if (!holds(call.app.granted, WRITE_USERS) || isPrivileged(user, world))
    throw new Refusal(403, 'Forbidden', 'Generic authorization exception.');
  requireUnrestricted(user);
  const { mail, otherMails } = seen.properties;
  const others = world.state.variants['reset-address'] === 'only-mail' ? [] : (otherMails ?? []);
  if (![mail, ...others].some((held) => sameText(held, request.address))) throw addressNotOnUser();
  if (!user.properties.externalUserState && user.signsInAs === undefined)
    throw badRequest('The redemption of an internal user cannot be reset.');
  // The account that it was redeemed with opens nothing any more, also where the next one has the same address (G3.5).
  const identities = [pendingIdentity(request.address), ...ownIdentities(user)];
  const reset = { ...user, signsInAs: undefined, properties: { ...user.properties, identities } };
  putState(reset, 'PendingAcceptance', world);
  return { user: reset, status: 'PendingAcceptance', isNew: false };
}

/** Before redemption the issuer is the domain the person comes from (G6). */
function pendingIdentity(address: string): ObjectIdentity {
  return { signInType: 'federated', issuer: domainOf(address), issuerAssignedId: null };
}

function addressNotOnUser(): Refusal {
  return badRequest(
    "The email you're using to invite this user doesn't match any emails on the user object. Please add this email to the user object and try again.",
  );
}

function putState(user: UserRecord, state: string, world: World): void {
  const externalUserStateChangeDateTime = world.clock.now().toISOString();
  world.state.users.put(user.id, {
    ...user,
    properties: { ...user.properties, externalUserState: state, externalUserStateChangeDateTime },
  });
}

function notify(request: InvitationRequest, issued: Issued, redeemUrl: string, world: World): void {
  const tenant = world.state.partnerDomains.find(({ domain }) => domain === domainOf(request.address))?.tenant;
  const isAutomatic = tenant ? (world.state.policies.partners[tenant.tenantId]?.automaticConsent ?? false) : false;
  const isNoticed = world.state.variants['automatic-redemption-mail'] === 'sent';
  if (isAutomatic && isNoticed && issued.isNew) sendRedemptionNotice(request.address, world);
  if (!request.sendsMail || isAutomatic) return;
  if (issued.isNew || world.state.variants['mail-to-existing'] === 'sent')
    sendMicrosoftInvitation(request.address, redeemUrl, world);
}

function answer(request: InvitationRequest, issued: Issued, redeemUrl: string, world: World) {
  return {
    '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#invitations/$entity',
    id: world.random.guid(),
    inviteRedeemUrl: redeemUrl,
    invitedUserDisplayName: request.displayName ?? null,
    invitedUserType: request.userType,
    invitedUserEmailAddress: request.address,
    sendInvitationMessage: request.sendsMail,
    resetRedemption: request.resets,
    inviteRedirectUrl: request.redirectUrl,
    status: issued.status,
    invitedUserMessageInfo: {
      messageLanguage: request.messageLanguage ?? null,
      customizedMessageBody: null,
      ccRecipients: [{ emailAddress: { name: null, address: null } }],
    },
    invitedUser: { id: issued.user.id, userPrincipalName: issued.user.properties.userPrincipalName },
  };
}
