import { DIRECTORY_AUDIT, SIGN_IN } from '../query/entity-types.ts';
import type { Row } from '../query/filter-match.ts';
import { listAnswer } from '../query/listing.ts';
import { project, readSelect } from '../query/select.ts';
import { stableId } from '../stable-id.ts';
import type { Audit, UserRecord, World } from '../world.ts';
import { requirePremium } from './guards.ts';
import { keepLogPace } from './pace.ts';
import * as rights from './permissions.ts';
import type { GraphAnswer, GraphCall, QueryOption, Route } from './route.ts';

const LOG: readonly QueryOption[] = ['$filter', '$top', '$select', '$skiptoken'];

export const AUDIT_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/auditLogs/directoryAudits',
    anyOf: rights.READ_AUDIT,
    options: LOG,
    handle: directoryAudits,
  },
  { method: 'GET', path: '/auditLogs/signIns', anyOf: rights.READ_SIGN_INS, options: LOG, handle: signIns },
];

/** The newest first, and nothing of the last minutes (G11.4). */
function directoryAudits(call: GraphCall, world: World): GraphAnswer {
  keepLogPace(world, call.app);
  const now = world.clock.now().toISOString();
  const select = readSelect(call.query.get('$select'), [DIRECTORY_AUDIT]);
  return listAnswer(call, world, {
    type: DIRECTORY_AUDIT,
    rows: () =>
      world.state.audits
        .filter(({ readableAt }) => readableAt <= now)
        .map(auditRow)
        .reverse(),
    show: (row) => project(DIRECTORY_AUDIT, row, select),
    context: 'auditLogs/directoryAudits',
  });
}

// The app is the actor: who pressed in Teams stands nowhere here (G11.4).
function auditRow({ id, at, activity, correlationId, app, by, target }: Audit): Row {
  const isInvited = /invit|external user/i.test(activity);
  return {
    id,
    activityDateTime: at,
    activityDisplayName: activity,
    category: target.type === 'Group' ? 'GroupManagement' : 'UserManagement',
    loggedByService: isInvited ? 'Invited Users' : 'Core Directory',
    correlationId,
    result: 'success',
    resultReason: '',
    operationType: null,
    initiatedBy: {
      user: app ? null : { displayName: null, ...(by ?? { id: target.id, userPrincipalName: target.name }) },
      app: app ? { appId: app.clientId, displayName: app.displayName, servicePrincipalId: app.objectId } : null,
    },
    targetResources: [{ id: target.id, displayName: target.name, type: target.type, modifiedProperties: [] }],
    additionalDetails: [],
  };
}

function signIns(call: GraphCall, world: World): GraphAnswer {
  keepLogPace(world, call.app);
  requirePremium(world);
  const select = readSelect(call.query.get('$select'), [SIGN_IN]);
  return listAnswer(call, world, {
    type: SIGN_IN,
    rows: (replica) => world.state.users.allSeen(replica).flatMap((user) => signInRow(user, world)),
    show: (row) => project(SIGN_IN, row, select),
    context: 'auditLogs/signIns',
  });
}

function signInRow(user: UserRecord, world: World): readonly Row[] {
  const { id, properties } = user;
  const at = properties.signInActivity?.lastSignInDateTime;
  if (!at) return [];
  return [
    {
      id: stableId(`sign-in ${id} ${at}`),
      createdDateTime: at,
      userId: id,
      userDisplayName: properties.displayName,
      userPrincipalName: signInName(user, world).toLowerCase(),
      appDisplayName: 'Microsoft Teams',
      isInteractive: true,
      status: { errorCode: 0, failureReason: null, additionalDetails: null },
    },
  ];
}

/** Of a guest the log has the name at home in place of the one with #EXT#; of a converted account nobody has said. */
function signInName({ properties, signsInAs }: UserRecord, world: World): string {
  const userPrincipalName = properties.userPrincipalName ?? '';
  const tellsHome = /#ext#/i.test(userPrincipalName) || world.state.variants['sign-in-log'] === 'home-name';
  return tellsHome ? (signsInAs ?? userPrincipalName) : userPrincipalName;
}
