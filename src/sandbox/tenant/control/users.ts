import type { User } from '@microsoft/microsoft-graph-types';
import { assignedPlan, PLANS, type PlanName } from '../contoso/plans.ts';
import { ROLE_NAMES } from '../contoso/roles.ts';
import { INITIAL_DOMAIN } from '../contoso.ts';
import type { JsonObject } from '../graph/body.ts';
import { isGuid, sameText } from '../graph/find-user.ts';
import { USER } from '../query/entity-types.ts';
import { stableId } from '../stable-id.ts';
import type { UserRecord, World } from '../world.ts';
import type { ControlCall } from './call.ts';
import { controlObject, flag, onlyKnown, refuseControl, text, texts } from './reading.ts';

/** What a user object may carry beside Graph's own properties. */
const BESIDE = [
  'groups',
  'ownerOf',
  'roles',
  'eligibleRoles',
  'licences',
  'mailbox',
  'sponsors',
  'manager',
  'devices',
  'applications',
  'shows',
];

/** Adds accounts or replaces them, one object or a list; visible on every replica at once. */
export function addUsers({ body }: ControlCall, world: World): unknown {
  const wishes = Array.isArray(body) ? body : [body];
  return { users: wishes.map((wish) => addUser(controlObject(wish, 'A user'), world)) };
}

function addUser(wish: JsonObject, world: World): User {
  onlyKnown(wish, [...USER.properties.keys(), ...BESIDE], 'A user');
  const name = text(wish.userPrincipalName, 'userPrincipalName');
  const known = findKnown(wish, name, world);
  const id = wish.id === undefined ? (known?.id ?? stableId(`user ${name}`)) : guid(wish.id);
  const given = Object.fromEntries(Object.entries(wish).filter(([key]) => !BESIDE.includes(key)));
  const user: UserRecord = {
    id,
    properties: { ...ordinary(name), ...known?.properties, ...(given as User), ...plansOf(wish), id },
    sponsors: wish.sponsors === undefined ? (known?.sponsors ?? []) : texts(wish.sponsors, 'sponsors'),
    managerId: wish.manager === undefined ? known?.managerId : text(wish.manager, 'manager'),
    hasMailbox: wish.mailbox === undefined ? (known?.hasMailbox ?? false) : flag(wish.mailbox, 'mailbox'),
    roles: wish.roles === undefined ? (known?.roles ?? []) : texts(wish.roles, 'roles').map(roleId),
    eligibleRoles:
      wish.eligibleRoles === undefined
        ? (known?.eligibleRoles ?? [])
        : texts(wish.eligibleRoles, 'eligibleRoles').map(roleId),
    devices: wish.devices === undefined ? (known?.devices ?? []) : texts(wish.devices, 'devices'),
    ownedApplications:
      wish.applications === undefined ? (known?.ownedApplications ?? []) : texts(wish.applications, 'applications'),
    licences: known?.licences ?? [],
    signsInAs: known?.signsInAs ?? signInOf(given as User),
    shows:
      wish.shows === undefined ? (known?.shows ?? 'Added while the sandbox was running.') : text(wish.shows, 'shows'),
  };
  world.state.users.seed(id, user);
  if (wish.groups !== undefined) place(id, texts(wish.groups, 'groups'), 'members', world);
  if (wish.ownerOf !== undefined) place(id, texts(wish.ownerOf, 'ownerOf'), 'owners', world);
  return user.properties;
}

function findKnown(wish: JsonObject, name: string, world: World): UserRecord | undefined {
  const users = world.state.users;
  return wish.id === undefined
    ? users.allTrue().find(({ properties }) => sameText(properties.userPrincipalName, name))
    : users.truth(guid(wish.id));
}

function ordinary(userPrincipalName: string): User {
  return {
    displayName: userPrincipalName.split('@')[0] as string,
    userPrincipalName,
    mail: null,
    accountEnabled: true,
    userType: 'Member',
    creationType: null,
    externalUserState: null,
    otherMails: [],
    proxyAddresses: [],
    businessPhones: [],
    identities: [{ signInType: 'userPrincipalName', issuer: INITIAL_DOMAIN, issuerAssignedId: userPrincipalName }],
  };
}

/** Licences by the names of their plans or by service plan ids. */
function plansOf(wish: JsonObject): User {
  if (wish.licences === undefined) return {};
  return { assignedPlans: texts(wish.licences, 'licences').map((licence) => assignedPlan(planName(licence))) };
}

function planName(licence: string): PlanName {
  const names = Object.keys(PLANS) as PlanName[];
  const found = names.find((name) => name === licence || PLANS[name].id === licence);
  return found ?? refuseControl(`No plan ${licence}. Known: ${names.join(', ')}.`);
}

/** An account given as accepted signs in with its mail. */
function signInOf(given: User): string | undefined {
  return given.externalUserState === 'Accepted' ? (given.mail ?? undefined) : undefined;
}

function guid(value: unknown): string {
  return typeof value === 'string' && isGuid(value) ? value.toLowerCase() : refuseControl('id must be a GUID.');
}

/** A role by its name or its template id. */
function roleId(role: string): string {
  return (
    Object.entries(ROLE_NAMES).find(([id, name]) => id === role || name === role)?.[0] ??
    refuseControl(`No role ${role}.`)
  );
}

/** In exactly these groups (by id or name) and in no other. */
function place(userId: string, wanted: readonly string[], side: 'members' | 'owners', world: World): void {
  const groups = world.state.groups.allTrue();
  const missing = wanted.filter(
    (key) => !groups.some((group) => group.id === key || group.properties.displayName === key),
  );
  if (missing.length > 0) refuseControl(`No group ${missing.join(', ')}.`);
  for (const group of groups) {
    const others = group[side].filter((id) => id !== userId);
    const isWanted = wanted.includes(group.id) || wanted.includes(group.properties.displayName ?? '');
    world.state.groups.seed(group.id, { ...group, [side]: isWanted ? [...others, userId] : others });
  }
}
