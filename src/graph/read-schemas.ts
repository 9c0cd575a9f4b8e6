import { z } from 'zod';
import { parseTeamId, parseUserId, type TeamId, type UserId } from '../domain/ids.ts';
import type { DirectoryPerson } from '../domain/person.ts';
import type { Team, TeamOwner } from '../domain/team.ts';

export function rowsOf<Row>(row: z.ZodType<Row>): z.ZodType<Row[]> {
  return z.array(z.object({ value: z.array(row) })).transform((pages) => pages.flatMap(({ value }) => value));
}

export function only<Body>(body: z.ZodType<Body>): z.ZodType<Body> {
  return z.tuple([body]).transform(([first]) => first);
}

function userId(): z.ZodType<UserId> {
  return z.string().transform((text, context) => parseUserId(text) ?? refuse(context));
}

function teamId(): z.ZodType<TeamId> {
  return z.string().transform((text, context) => parseTeamId(text) ?? refuse(context));
}

function refuse(context: z.core.$RefinementCtx): never {
  context.addIssue('not an object id');
  return z.NEVER;
}

// Present, though perhaps null, where null means something; not null where null can only mean “you may not look” (E10).
export function person(): z.ZodType<DirectoryPerson> {
  const text = z.string().nullable();
  return z
    .object({
      id: userId(),
      displayName: text,
      userPrincipalName: z.string(),
      mail: text,
      accountEnabled: z.boolean(),
      userType: text,
      externalUserState: text,
      identities: z.array(z.object({ signInType: text.optional(), issuer: text.optional() })),
      preferredLanguage: text,
    })
    .transform((user) => ({
      id: user.id,
      displayName: user.displayName || user.userPrincipalName,
      userPrincipalName: user.userPrincipalName,
      mail: user.mail ?? undefined,
      accountEnabled: user.accountEnabled,
      userType: user.userType ?? undefined,
      externalUserState: user.externalUserState ?? undefined,
      identities: user.identities.map(({ signInType, issuer }) => ({
        signInType: signInType ?? undefined,
        issuer: issuer ?? undefined,
      })),
      preferredLanguage: user.preferredLanguage ?? undefined,
    }));
}

interface GroupRow {
  readonly id: TeamId;
  readonly displayName: string;
  readonly resourceProvisioningOptions: readonly string[];
}

export function group(): z.ZodType<GroupRow> {
  return z.object({ id: teamId(), displayName: z.string(), resourceProvisioningOptions: z.array(z.string()) });
}

export function ownedGroup(): z.ZodType<GroupRow> {
  return z.intersection(z.object({ '@odata.type': z.literal('#microsoft.graph.group').optional() }), group());
}

/** Owned applications, owning service principals: of another type, and said to be. */
export function otherObject(type: string): z.ZodType<{ readonly '@odata.type': string }> {
  return z.object({ '@odata.type': z.string().refine((name) => name !== type) });
}

export function asTeam(row: GroupRow | { readonly '@odata.type': string }): Team | undefined {
  const isTeam = 'resourceProvisioningOptions' in row && row.resourceProvisioningOptions.includes('Team');
  return isTeam ? { id: row.id, name: row.displayName } : undefined;
}

/** Only the id is sure: names and states need a right of their own (E10). */
export function owner(): z.ZodType<TeamOwner> {
  return z
    .object({
      '@odata.type': z.literal('#microsoft.graph.user').optional(),
      id: userId(),
      displayName: z.string().nullish(),
      accountEnabled: z.boolean().nullish(),
    })
    .transform(({ id, displayName, accountEnabled }) => ({
      id,
      name: displayName ?? undefined,
      accountEnabled: accountEnabled ?? undefined,
    }));
}
