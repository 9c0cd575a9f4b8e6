import { USER } from '../query/entity-types.ts';
import type { Row } from '../query/filter-match.ts';
import { project, readSelect } from '../query/select.ts';
import { Refusal } from '../refusal.ts';
import { stableId } from '../stable-id.ts';
import type { World } from '../world.ts';
import { seenUser } from './find-user.ts';
import { requireUnrestricted } from './guards.ts';
import * as rights from './permissions.ts';
import type { GraphAnswer, GraphCall, Route } from './route.ts';

export const ACCOUNT_ROUTES: readonly Route[] = [
  { method: 'GET', path: '/users/{id}/licenseDetails', anyOf: rights.READ_LICENCES, handle: licenseDetails },
  { method: 'GET', path: '/users/{id}/mailboxSettings', anyOf: rights.READ_MAILBOX, handle: mailboxSettings },
  { method: 'GET', path: '/users/{id}/mailboxSettings/userPurpose', anyOf: rights.READ_MAILBOX, handle: userPurpose },
  { method: 'POST', path: '/users/{id}/revokeSignInSessions', anyOf: rights.REVOKE_SESSIONS, handle: revokeSessions },
  { method: 'GET', path: '/users/{id}/manager', anyOf: rights.READ_WHOLE_USERS, options: ['$select'], handle: manager },
  { method: 'GET', path: '/users/{id}/appRoleAssignments', anyOf: rights.READ_ASSIGNMENTS, handle: appRoleAssignments },
];

function licenseDetails(call: GraphCall, world: World): GraphAnswer {
  const user = seenUser(world, call.params.id as string, call.replica);
  const value = user.licences.map((licence) => ({
    id: stableId(`licence ${user.id} ${licence.skuId}`),
    skuId: licence.skuId,
    skuPartNumber: licence.skuPartNumber,
    servicePlans: licence.plans.map((servicePlanId) => ({
      servicePlanId,
      servicePlanName: null,
      provisioningStatus: 'Success',
      appliesTo: 'User',
    })),
  }));
  return {
    status: 200,
    body: { '@odata.context': `https://graph.microsoft.com/v1.0/$metadata#users('${user.id}')/licenseDetails`, value },
  };
}

function mailboxSettings(call: GraphCall, world: World): GraphAnswer {
  const { id, userPurpose } = mailboxOf(call, world);
  return {
    status: 200,
    body: {
      '@odata.context': `https://graph.microsoft.com/v1.0/$metadata#users('${id}')/mailboxSettings`,
      userPurpose,
    },
  };
}

function userPurpose(call: GraphCall, world: World): GraphAnswer {
  const { id, userPurpose: value } = mailboxOf(call, world);
  return {
    status: 200,
    body: {
      '@odata.context': `https://graph.microsoft.com/v1.0/$metadata#users('${id}')/mailboxSettings/userPurpose`,
      value,
    },
  };
}

function mailboxOf(call: GraphCall, world: World): { readonly id: string; readonly userPurpose: 'shared' | 'user' } {
  const user = seenUser(world, call.params.id as string, call.replica);
  if (!user.hasMailbox)
    throw new Refusal(
      404,
      'MailboxNotEnabledForRESTAPI',
      'The mailbox is either inactive, soft-deleted, or is hosted on-premise.',
    );
  return { id: user.id, userPurpose: user.licences.length === 0 ? 'shared' : 'user' };
}

function revokeSessions(call: GraphCall, world: World): GraphAnswer {
  requireUnrestricted(seenUser(world, call.params.id as string, call.replica));
  return {
    status: 200,
    body: { '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#Edm.Boolean', value: true },
  };
}

function manager(call: GraphCall, world: World): GraphAnswer {
  const { managerId } = seenUser(world, call.params.id as string, call.replica);
  const found = managerId === undefined ? undefined : world.state.users.seen(managerId, call.replica);
  if (!found)
    throw new Refusal(
      404,
      'Request_ResourceNotFound',
      "Resource 'manager' does not exist or one of its queried reference-property objects are not present.",
    );
  const select = readSelect(call.query.get('$select'), [USER]);
  const body = {
    '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#directoryObjects/$entity',
    '@odata.type': '#microsoft.graph.user',
    ...project(USER, found.properties as Row, select),
  };
  return { status: 200, body };
}

/** Everybody with a licence also uses the house's time sheets. */
function appRoleAssignments(call: GraphCall, world: World): GraphAnswer {
  const user = seenUser(world, call.params.id as string, call.replica);
  const assignment = {
    id: stableId(`assignment ${user.id}`),
    appRoleId: '00000000-0000-0000-0000-000000000000',
    principalDisplayName: user.properties.displayName,
    principalId: user.id,
    principalType: 'User',
    resourceDisplayName: 'Contoso time sheets',
    resourceId: stableId('principal time sheets'),
    createdDateTime: '2025-02-01T09:00:00Z',
  };
  const value = user.licences.length > 0 ? [assignment] : [];
  return {
    status: 200,
    body: {
      '@odata.context': `https://graph.microsoft.com/v1.0/$metadata#users('${user.id}')/appRoleAssignments`,
      value,
    },
  };
}
