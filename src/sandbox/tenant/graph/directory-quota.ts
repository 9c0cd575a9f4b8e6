import { resourceUnitLimit } from '../quotas.ts';
import type { AppRegistration, World } from '../world.ts';
import { keepPace } from './pace.ts';

const UNITS_SECONDS = 10;
const WRITES_SECONDS = 150;

// Mailboxes, Teams, SharePoint and the logs have limits of their own; an invitation has one that nobody has published (G5).
const NOT_THE_DIRECTORY =
  /^\/(teams|admin|auditLogs|appCatalogs|invitations)(\/|$)|\/(sendMail|mailboxSettings)$|\/teamwork\//;

// What a read costs before $select, $expand and $top change it; everything else costs one (G5).
const COSTS: readonly (readonly [RegExp, number])[] = [
  [/^\/users$/, 2],
  [/^\/users\/[^/]+\/licenseDetails$/, 2],
  [/^\/groups\/[^/]+\/members(\/|$)/, 3],
];
const SMALL_PAGE = 20;

interface Spend {
  readonly method: string;
  readonly path: string;
  readonly query: ReadonlyMap<string, string>;
  readonly app: AppRegistration;
}

/** Takes the call's resource units, and a write where it is one; tells in headers what that was and how near the limit is. */
export function keepDirectoryQuota(call: Spend, world: World): Readonly<Record<string, string>> {
  if (NOT_THE_DIRECTORY.test(call.path)) return {};
  const cost = unitsOf(call);
  const { app } = call;
  const shares = [
    keepPace(world, {
      key: unitsKey(app),
      most: resourceUnitLimit(world.state),
      seconds: UNITS_SECONDS,
      code: 'TooManyRequests',
      cost,
      app,
      limit: 'ReadWrite',
      information: 'ResourceUnitLimitExceeded',
    }),
    call.method === 'GET' ? 0 : keepWrites(app, world),
  ];
  const share = Math.max(...shares);
  return {
    'x-ms-resource-unit': String(cost),
    // Said only when it is nearly too late.
    ...(share > 0.8 ? { 'x-ms-throttle-limit-percentage': share.toFixed(2) } : {}),
  };
}

function keepWrites(app: AppRegistration, world: World): number {
  return keepPace(world, {
    key: writesKey(app),
    most: world.state.quotas.writes,
    seconds: WRITES_SECONDS,
    code: 'TooManyRequests',
    app,
    limit: 'Write',
    information: 'WriteLimitExceeded',
  });
}

function unitsOf({ method, path, query }: Spend): number {
  if (method !== 'GET') return 1;
  const start = COSTS.find(([pattern]) => pattern.test(path))?.[1] ?? 1;
  const top = Number(query.get('$top') ?? Number.POSITIVE_INFINITY);
  const change = (query.has('$expand') ? 1 : 0) - (query.has('$select') ? 1 : 0) - (top < SMALL_PAGE ? 1 : 0);
  return Math.max(1, start + change);
}

function unitsKey(app: AppRegistration): string {
  return `units ${app.clientId}`;
}

function writesKey(app: AppRegistration): string {
  return `writes ${app.clientId}`;
}

/** Each counted window of the app, for the controls. */
export function directoryWindows(app: AppRegistration, world: World) {
  return [
    { limit: 'resourceUnits', key: unitsKey(app), seconds: UNITS_SECONDS, most: resourceUnitLimit(world.state) },
    { limit: 'writes', key: writesKey(app), seconds: WRITES_SECONDS, most: world.state.quotas.writes },
  ] as const;
}
