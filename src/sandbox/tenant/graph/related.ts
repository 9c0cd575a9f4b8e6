import { ROLE_NAMES } from '../contoso/roles.ts';
import {
  APPLICATION,
  BASIC_USER_PROPERTIES,
  DEVICE,
  DIRECTORY_ROLE,
  GROUP,
  SERVICE_PRINCIPAL,
  USER,
} from '../query/entity-types.ts';
import type { Row } from '../query/filter-match.ts';
import { listAnswer } from '../query/listing.ts';
import type { EntityType } from '../query/property-table.ts';
import { project, projectNothing, readSelect } from '../query/select.ts';
import { badRequest, denied } from '../refusal.ts';
import { stableId } from '../stable-id.ts';
import type { AppRegistration, GroupRecord, UserRecord, World } from '../world.ts';
import { holds, READ_WHOLE_USERS, SEE_RELATED } from './permissions.ts';
import type { GraphAnswer, GraphCall } from './route.ts';

export interface Related {
  readonly type: EntityType;
  readonly properties: Row;
}

const TYPES: readonly EntityType[] = [USER, GROUP, DIRECTORY_ROLE, APPLICATION, SERVICE_PRINCIPAL, DEVICE];
/** A relation is filtered by what every directory object could have; the row of another type simply has null there. */
const ANY_OBJECT: EntityType = {
  name: 'microsoft.graph.directoryObject',
  properties: new Map(TYPES.flatMap((type) => [...type.properties])),
};

/** A collection of directory objects of several types; where the caller may not read a type, only ids of it (E10). */
export function relatedAnswer(
  call: GraphCall,
  world: World,
  find: (replica: number) => readonly Related[],
): GraphAnswer {
  const cast = readCast(call.params.cast);
  const type = cast ?? ANY_OBJECT;
  const select = readSelect(call.query.get('$select'), cast ? [cast] : TYPES);
  const byId = new Map<unknown, Related>();
  return listAnswer(call, world, {
    type,
    rows: (replica) => {
      const found = find(replica).filter((one) => !cast || one.type === cast);
      for (const one of found) byId.set(one.properties.id, one);
      return found.map((one) => one.properties);
    },
    show: (row) => view(call, { related: byId.get(row.id) as Related, select }, world),
    context: 'directoryObjects',
    isAdvanced: cast !== undefined,
  });
}

function view(
  call: GraphCall,
  { related, select }: { readonly related: Related; readonly select: readonly string[] | undefined },
  world: World,
): Row {
  const { type, properties } = related;
  const mayRead = holds(call.app.granted, SEE_RELATED[type.name] ?? []);
  if (!mayRead && world.state.variants['unpermitted-relations'] === 'refused') throw denied();
  const shown = mayRead
    ? project(type, readable(call, type, properties), select)
    : projectNothing(type, properties, select);
  return { '@odata.type': `#${type.name}`, ...shown };
}

/** User.ReadBasic.All reads a few properties; the others are null. */
function readable(call: GraphCall, type: EntityType, properties: Row): Row {
  if (type !== USER || holds(call.app.granted, READ_WHOLE_USERS)) return properties;
  return Object.fromEntries(Object.entries(properties).filter(([name]) => BASIC_USER_PROPERTIES.has(name)));
}

function readCast(cast: string | undefined): EntityType | undefined {
  if (cast === undefined) return undefined;
  const type = TYPES.find((one) => one.name === cast || one.name === `microsoft.${cast}`);
  if (!type) throw badRequest(`Resource not found for the segment '${cast}'.`);
  return type;
}

export function relatedUser(user: UserRecord): Related {
  return { type: USER, properties: user.properties as Row };
}

export function relatedGroup(group: GroupRecord): Related {
  return { type: GROUP, properties: group.properties as Row };
}

export function relatedRole(roleTemplateId: string): Related {
  const displayName = ROLE_NAMES[roleTemplateId] ?? roleTemplateId;
  return {
    type: DIRECTORY_ROLE,
    properties: { id: stableId(`role ${roleTemplateId}`), displayName, description: displayName, roleTemplateId },
  };
}

export function relatedPrincipal(app: AppRegistration): Related {
  const { objectId, clientId, displayName } = app;
  return {
    type: SERVICE_PRINCIPAL,
    properties: {
      id: objectId,
      appId: clientId,
      displayName,
      servicePrincipalType: 'ManagedIdentity',
      accountEnabled: true,
    },
  };
}

export function relatedApplication(name: string): Related {
  return {
    type: APPLICATION,
    properties: { id: stableId(`application ${name}`), appId: stableId(`app id ${name}`), displayName: name },
  };
}

export function relatedDevice(name: string): Related {
  const id = stableId(`device ${name}`);
  return {
    type: DEVICE,
    properties: {
      id,
      deviceId: stableId(`device id ${name}`),
      displayName: name,
      operatingSystem: 'Windows',
      trustType: 'AzureAd',
      accountEnabled: true,
    },
  };
}
