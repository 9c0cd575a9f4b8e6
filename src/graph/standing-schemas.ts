import { z } from 'zod';
import type { DynamicGroup, OwnedThings } from '../domain/conversion/internal-account.ts';
import type { UserId } from '../domain/ids.ts';
import type { Holder } from '../domain/tenant-facts.ts';
import { otherObject } from './read-schemas.ts';
import { asTeam, ownedGroup } from './team-schemas.ts';

const APP_TYPES = ['#microsoft.graph.application', '#microsoft.graph.servicePrincipal'] as const;
const GROUP = '#microsoft.graph.group';

/** A role and who holds it; its definition is null to somebody who may not look (E10). */
export function heldRole(): z.ZodType<{ readonly holderId: string; readonly name: string }> {
  return z
    .object({ principalId: z.string(), roleDefinition: z.object({ displayName: z.string() }) })
    .transform(({ principalId, roleDefinition }) => ({
      holderId: principalId.toLowerCase(),
      name: roleDefinition.displayName,
    }));
}

interface OwnedThing {
  readonly team?: OwnedThings['teams'][number] | undefined;
  readonly app?: OwnedThings['apps'][number] | undefined;
  readonly other?: OwnedThings['others'][number] | undefined;
}

/** An application by its id, where its name may not be seen (E10). */
export function ownedThing(): z.ZodType<OwnedThing> {
  const named = { id: z.string(), displayName: z.string().nullish() };
  const app = z.object({ '@odata.type': z.enum(APP_TYPES), ...named });
  const other = z.intersection(otherObject(GROUP), z.object(named));
  return z.union([
    ownedGroup().transform(ownedAsGroup),
    app.transform(({ id, displayName }) => ({ app: { id, name: displayName || id } })),
    other.transform(({ '@odata.type': type, id, displayName }) => ({
      other: { id, name: displayName ?? '', type: type.replace(/^.*\./, '') },
    })),
  ]);
}

function ownedAsGroup(group: Parameters<typeof asTeam>[0] & { readonly id: string; readonly displayName: string }) {
  const team = asTeam(group);
  return team ? { team } : { other: { id: group.id, name: group.displayName, type: 'group' } };
}

interface GroupAround {
  readonly id: string;
  readonly name: string;
  readonly dynamic: DynamicGroup | undefined;
}

/** Ids in lower case, to be found among those of a policy. */
export function groupAround(): z.ZodType<GroupAround> {
  return z
    .object({
      id: z.string(),
      displayName: z.string(),
      membershipRule: z.string().nullable(),
      groupTypes: z.array(z.string()),
    })
    .transform(({ id, displayName, membershipRule, groupTypes }) => {
      const isByRule = groupTypes.includes('DynamicMembership') && membershipRule;
      const dynamic = isByRule ? { id: id.toLowerCase(), name: displayName, rule: membershipRule } : undefined;
      return { id: id.toLowerCase(), name: displayName, dynamic };
    });
}

/** None for a role or an administrative unit, which an account is in as well. Ids as those of all its groups are. */
export function directGroup(): z.ZodType<readonly Holder[]> {
  const group = z.object({ '@odata.type': z.literal(GROUP), id: z.string(), displayName: z.string() });
  return z.union([
    group.transform(({ id, displayName }) => [{ id: id.toLowerCase(), name: displayName }]),
    otherObject(GROUP).transform(() => []),
  ]);
}

/** Given to the account itself: the list also shows what one of its groups was given. A name that is null may not be seen (E10). */
export function appAssignment(of: UserId): z.ZodType<readonly Holder[]> {
  return z
    .object({ id: z.string(), principalId: z.string(), resourceDisplayName: z.string() })
    .transform(({ id, principalId, resourceDisplayName }) =>
      principalId.toLowerCase() === of.toLowerCase() ? [{ id, name: resourceDisplayName }] : [],
    );
}
