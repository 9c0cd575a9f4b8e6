import type { User } from '@microsoft/microsoft-graph-types';
import { recordAudit, userTarget } from '../audit-log.ts';
import { binned } from '../bin.ts';
import { ROLES } from '../contoso/roles.ts';
import { badRequest, denied, Refusal } from '../refusal.ts';
import type { UserRecord, World } from '../world.ts';
import { isObject, type JsonObject, objectBody } from './body.ts';
import { holdsAddress, sameText, trueUser } from './find-user.ts';
import { isPrivileged, requireUnrestricted } from './guards.ts';
import { domainOf, isContact } from './invitation-gates.ts';
import { holds, READ_WHOLE_USERS, WRITE_USERS } from './permissions.ts';
import type { GraphAnswer, GraphCall } from './route.ts';

interface Change {
  readonly anyOf: readonly string[];
  /** What else must be held, any one of it. */
  readonly alsoAnyOf?: readonly string[];
  /** A sensitive property: on somebody who holds a role it takes a role of one's own (G11.2). */
  readonly isSensitive: boolean;
  readonly apply: (value: unknown, user: UserRecord, world: World, call: GraphCall) => User;
}

// What a PATCH may write, and what each of it takes (G11.1, G11.2). Whatever is not here is read-only.
const CHANGES: Readonly<Record<string, Change>> = {
  displayName: plain('displayName'),
  givenName: plain('givenName'),
  surname: plain('surname'),
  jobTitle: plain('jobTitle'),
  department: plain('department'),
  companyName: plain('companyName'),
  preferredLanguage: plain('preferredLanguage'),
  usageLocation: plain('usageLocation'),
  userType: { anyOf: WRITE_USERS, isSensitive: false, apply: applyUserType },
  mail: { anyOf: WRITE_USERS, isSensitive: false, apply: applyMail },
  otherMails: { anyOf: ['User-Mail.ReadWrite.All', ...WRITE_USERS], isSensitive: true, apply: applyOtherMails },
  accountEnabled: {
    anyOf: ['User.EnableDisableAccount.All', ...WRITE_USERS],
    alsoAnyOf: READ_WHOLE_USERS,
    isSensitive: true,
    apply: applyEnabled,
  },
  passwordProfile: { anyOf: ['User-PasswordProfile.ReadWrite.All'], isSensitive: true, apply: applyPassword },
};

export function changeUser(call: GraphCall, world: World): GraphAnswer {
  const body = objectBody(call.body);
  const names = Object.keys(body);
  const user = trueUser(world, call.params.id as string, call.replica);
  if (names.length === 0)
    throw badRequest(
      'Write requests (excluding DELETE) must contain the Content-Type header declaration and at least one property.',
    );
  requireUnrestricted(user);
  const isProtected = isPrivileged(user, world);
  for (const name of names) requireChange(name, isProtected, call);
  const changes = names.map((name) => CHANGES[name]?.apply(body[name], user, world, call));
  world.state.users.put(user.id, { ...user, properties: Object.assign({}, user.properties, ...changes) });
  recordAudit(world, { activity: 'Update user', call, target: userTarget(user) });
  return { status: 204 };
}

function requireChange(name: string, isProtected: boolean, call: GraphCall): void {
  const change = CHANGES[name];
  if (!change) throw badRequest(`Property '${name}' is read-only and cannot be set.`);
  const { granted } = call.app;
  if (!holds(granted, change.anyOf) || (change.alsoAnyOf && !holds(granted, change.alsoAnyOf))) throw denied();
  const holdsRole = call.app.roles.includes(ROLES.globalAdministrator);
  if (change.isSensitive && isProtected && !holdsRole) throw denied();
}

function plain(name: keyof User): Change {
  return { anyOf: WRITE_USERS, isSensitive: false, apply: (value) => ({ [name]: textOrNull(name, value) }) };
}

function textOrNull(name: string, value: unknown): string | null {
  if (value !== null && typeof value !== 'string')
    throw badRequest(`Invalid value specified for property '${name}' of resource 'User'.`);
  return value;
}

function applyUserType(value: unknown): User {
  if (value !== 'Guest' && value !== 'Member')
    throw badRequest("Invalid value specified for property 'userType' of resource 'User'.");
  return { userType: value };
}

function applyMail(value: unknown, user: UserRecord, world: World): User {
  if (typeof value !== 'string' || !/^[^@\s]+@[^@\s]+$/.test(value))
    throw badRequest("Invalid value specified for property 'mail' of resource 'User'.");
  if (user.properties.onPremisesSyncEnabled) {
    throw badRequest(
      'Unable to update the specified properties for on-premises mastered Directory Sync objects or objects currently undergoing migration.',
    );
  }
  // INT: while a mailbox exists Exchange is the master of the address.
  if (user.hasMailbox)
    throw badRequest(
      "Unable to update the specified properties for objects that have originated within an external service: 'mail'.",
    );
  if (isHeldByAnother(value, user, world))
    throw badRequest('Another object with the same value for property proxyAddresses already exists.');
  const others = (user.properties.proxyAddresses ?? [])
    .filter((proxy) => !sameText(proxy, `smtp:${value}`))
    .map((proxy) => proxy.replace(/^SMTP:/, 'smtp:'));
  return { mail: value, proxyAddresses: [`SMTP:${value}`, ...others] };
}

/** Writing mail writes a proxy address, and those are unique over people, groups, contacts and the bin (G11.2). */
function isHeldByAnother(address: string, user: UserRecord, world: World): boolean {
  const { users, groups } = world.state;
  const people = [...users.allTrue(), ...binned(world).map(({ record }) => record)];
  return (
    people.some((other) => other.id !== user.id && holdsAddress(other.properties, address)) ||
    groups.allTrue().some((group) => holdsAddress(group.properties, address)) ||
    isContact(address, world)
  );
}

function applyOtherMails(value: unknown): User {
  if (!Array.isArray(value) || value.length > 250 || !value.every((one) => typeof one === 'string')) {
    throw badRequest("Invalid value specified for property 'otherMails' of resource 'User'.");
  }
  return { otherMails: value };
}

function applyEnabled(value: unknown): User {
  if (typeof value !== 'boolean')
    throw badRequest("Invalid value specified for property 'accountEnabled' of resource 'User'.");
  return { accountEnabled: value };
}

function applyPassword(value: unknown, user: UserRecord, world: World, call: GraphCall): User {
  const profile: JsonObject = isObject(value) ? value : {};
  if (typeof profile.password !== 'string')
    throw badRequest("Invalid value specified for property 'passwordProfile' of resource 'User'.");
  const mayReset =
    call.app.roles.includes(ROLES.userAdministrator) || call.app.roles.includes(ROLES.globalAdministrator);
  const isConverted = user.properties.externalUserState === 'Accepted';
  const answer = world.state.variants['password-patch'];
  if (!mayReset || (isConverted && answer === 'forbidden')) throw denied();
  requireStrong(profile.password);
  if (user.properties.onPremisesSyncEnabled)
    throw badRequest('The password of a synchronised account is set on-premises.');
  if (isSignedInElsewhere(user, world)) throw badRequest('The password of a federated user cannot be set here.');
  if (isConverted && answer === 'refused') {
    throw new Refusal(
      400,
      'Request_BadRequest',
      'The specified password operation is not supported for external users.',
    );
  }
  return { lastPasswordChangeDateTime: world.clock.now().toISOString() };
}

/** Eight characters or more, of three kinds. */
function requireStrong(password: string): void {
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/].filter((kind) => kind.test(password)).length;
  if (password.length >= 8 && password.length <= 256 && kinds >= 3) return;
  throw badRequest(
    'The specified password does not comply with password complexity requirements. Please provide a different password.',
  );
}

/** Of a federated domain of our own the password is on-premises (G11.1). */
function isSignedInElsewhere({ properties }: UserRecord, world: World): boolean {
  const domain = domainOf(properties.userPrincipalName ?? '');
  return world.state.domains.some(({ id, authenticationType }) => id === domain && authenticationType === 'Federated');
}
