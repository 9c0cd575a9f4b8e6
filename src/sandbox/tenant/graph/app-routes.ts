import { PLANS } from '../contoso/plans.ts';
import { TENANT_ID } from '../contoso.ts';
import { CATALOGUE_ID, EXTERNAL_ID } from '../installed-apps.ts';
import { APP_INSTALLATION, TEAMS_APP } from '../query/entity-types.ts';
import type { Row } from '../query/filter-match.ts';
import { listAnswer } from '../query/listing.ts';
import { badRequest, Refusal } from '../refusal.ts';
import { stableId } from '../stable-id.ts';
import type { UserRecord, World } from '../world.ts';
import { allowOnly, objectBody } from './body.ts';
import { seenUser } from './find-user.ts';
import * as rights from './permissions.ts';
import type { GraphAnswer, GraphCall, Route } from './route.ts';

const INSTALLED = '/users/{id}/teamwork/installedApps';

export const APP_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/appCatalogs/teamsApps',
    anyOf: rights.READ_CATALOGUE,
    options: ['$filter', '$top'],
    handle: catalogue,
  },
  {
    method: 'GET',
    path: INSTALLED,
    anyOf: rights.READ_INSTALLED_APPS,
    options: ['$filter', '$expand', '$top'],
    handle: installedApps,
  },
  { method: 'POST', path: INSTALLED, anyOf: rights.INSTALL_APPS, handle: install },
  { method: 'GET', path: `${INSTALLED}/{installation}/chat`, anyOf: rights.READ_INSTALLED_APPS, handle: chat },
];

function appRow(id: string): Row {
  return { id, externalId: EXTERNAL_ID, displayName: 'Guestlist', distributionMethod: 'organization' };
}

function catalogue(call: GraphCall, world: World): GraphAnswer {
  return listAnswer(call, world, {
    type: TEAMS_APP,
    rows: () => [appRow(CATALOGUE_ID)],
    show: (row) => row,
    context: 'appCatalogs/teamsApps',
  });
}

function installedApps(call: GraphCall, world: World): GraphAnswer {
  const user = personInTeams(call, world);
  const expandsApp = /(^|,)teamsApp($|[,(])/.test(call.query.get('$expand') ?? '');
  return listAnswer(call, world, {
    type: APP_INSTALLATION,
    rows: () => installationsOf(user, world),
    show: ({ id, teamsApp }) => ({ id, ...(expandsApp ? { teamsApp } : {}) }),
    context: `users('${user.id}')/teamwork/installedApps`,
  });
}

function installationsOf(user: UserRecord, world: World): readonly Row[] {
  return (world.state.installedApps.get(user.id) ?? []).map((id) => ({
    id: Buffer.from(`${user.id}##${id}`).toString('base64'),
    teamsApp: appRow(id),
  }));
}

/** What becomes of it depends on the account: 201, 409, 403 by policy, 404 without Teams (checks 5 #22). */
function install(call: GraphCall, world: World): GraphAnswer {
  const user = personInTeams(call, world);
  const appId = readAppId(call);
  if (isRefusedTo(user, world))
    throw new Refusal(403, 'Forbidden', 'The app is blocked for this user by app permission policy.');
  const held = world.state.installedApps.get(user.id) ?? [];
  if (held.includes(appId)) throw new Refusal(409, 'Conflict', 'App is already installed for the user.');
  world.state.installedApps.set(user.id, [...held, appId]);
  return { status: 201 };
}

function readAppId({ body }: GraphCall): string {
  const wish = objectBody(body);
  allowOnly(wish, ['teamsApp@odata.bind', 'consentedPermissionSet'], 'microsoft.graph.userScopeTeamsAppInstallation');
  const id = /^https:\/\/graph\.microsoft\.com\/(?:v1\.0|beta)\/appCatalogs\/teamsApps\/([0-9a-f-]{36})$/i
    .exec(String(wish['teamsApp@odata.bind']))?.[1]
    ?.toLowerCase();
  if (id === undefined) throw badRequest('The teamsApp reference is missing or invalid.');
  // An app that may install itself only may install no other; there is no other here, so both are the same refusal.
  if (id !== CATALOGUE_ID) throw new Refusal(404, 'NotFound', `The app '${id}' was not found in the catalog.`);
  return id;
}

function isRefusedTo(user: UserRecord, world: World): boolean {
  const isGuest = user.properties.userType === 'Guest';
  return world.state.appsRefusedBy.has(user.id) || (isGuest && world.state.variants['guest-app-install'] === 'refused');
}

/** Teams knows those with its plan, and guests who have accepted; nobody else. */
function personInTeams(call: GraphCall, world: World): UserRecord {
  const user = seenUser(world, call.params.id as string, call.replica);
  const { assignedPlans, externalUserState, accountEnabled } = user.properties;
  const hasPlan = (assignedPlans ?? []).some(
    (plan) => plan.servicePlanId === PLANS.teams.id && plan.capabilityStatus === 'Enabled',
  );
  const isInside = externalUserState === 'Accepted' || (hasPlan && externalUserState !== 'PendingAcceptance');
  if (isInside && accountEnabled) return user;
  throw new Refusal(404, 'NotFound', `The user '${user.id}' was not found in Teams or is not enabled for it.`);
}

function chat(call: GraphCall, world: World): GraphAnswer {
  const user = personInTeams(call, world);
  const installation = installationsOf(user, world).find(({ id }) => id === call.params.installation);
  if (!installation) throw new Refusal(404, 'NotFound', 'The installation was not found.');
  return {
    status: 200,
    body: {
      '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#chats/$entity',
      id: `19:${user.id}_${stableId(`chat ${user.id}`)}@unq.gbl.spaces`,
      topic: null,
      chatType: 'oneOnOne',
      tenantId: TENANT_ID,
    },
  };
}
