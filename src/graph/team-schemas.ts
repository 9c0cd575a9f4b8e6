import { z } from 'zod';
import type { TeamId } from '../domain/ids.ts';
import type { TakesNoGuests, Team, TeamGroup, TeamOwner } from '../domain/team.ts';
import { teamId, userId } from './read-schemas.ts';

export const GROUP_FIELDS = 'id,displayName,resourceProvisioningOptions';
export const TEAM_GROUP_FIELDS = `${GROUP_FIELDS},groupTypes,onPremisesSyncEnabled,isAssignableToRole,visibility,assignedLabels,resourceBehaviorOptions`;

interface GroupRow {
  readonly id: TeamId;
  readonly displayName: string;
  readonly resourceProvisioningOptions: readonly string[];
}

interface Openness {
  readonly groupTypes: readonly string[];
  readonly onPremisesSyncEnabled: boolean | null;
  readonly isAssignableToRole: boolean | null;
  readonly visibility: string | null;
}

function group(): z.ZodType<GroupRow> {
  return z.object({ id: teamId(), displayName: z.string(), resourceProvisioningOptions: z.array(z.string()) });
}

export function ownedGroup(): z.ZodType<GroupRow> {
  return z.intersection(z.object({ '@odata.type': z.literal('#microsoft.graph.group').optional() }), group());
}

export function asTeam(row: GroupRow | { readonly '@odata.type': string }): Team | undefined {
  const isTeam = 'resourceProvisioningOptions' in row && row.resourceProvisioningOptions.includes('Team');
  return isTeam ? { id: row.id, name: row.displayName } : undefined;
}

/** Undefined: a group without a team. */
export function teamGroup(): z.ZodType<TeamGroup | undefined> {
  const details = z.object({
    groupTypes: z.array(z.string()),
    onPremisesSyncEnabled: z.boolean().nullable(),
    isAssignableToRole: z.boolean().nullable(),
    visibility: z.string().nullable(),
    assignedLabels: z.array(z.object({ displayName: z.string().nullish() })),
    resourceBehaviorOptions: z.array(z.string()),
  });
  return z.intersection(group(), details).transform((row) => {
    const team = asTeam(row);
    return (
      team && {
        ...team,
        takesNoGuests: closedBy(row),
        label: row.assignedLabels[0]?.displayName || undefined,
        welcomesByMail: !row.resourceBehaviorOptions.includes('WelcomeEmailDisabled'),
      }
    );
  });
}

function closedBy(group: Openness): TakesNoGuests | undefined {
  if (group.groupTypes.includes('DynamicMembership')) return 'members-by-rule';
  // False: it was synchronised once (G8.3).
  if (group.onPremisesSyncEnabled === true) return 'synced';
  if (group.isAssignableToRole === true) return 'role-assignable';
  return group.visibility === 'HiddenMembership' ? 'hidden-membership' : undefined;
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

/** The settings objects of a group or of the tenant: a flag of the template, true where nothing is set (G7.4). */
export function settingFlags(templateId: string, flags: readonly string[]): z.ZodType<boolean> {
  const setting = z.object({
    templateId: z.string(),
    values: z.array(z.object({ name: z.string(), value: z.string() })),
  });
  return z.array(z.object({ value: z.array(setting) })).transform((pages) =>
    pages
      .flatMap(({ value }) => value)
      .filter((one) => one.templateId.toLowerCase() === templateId)
      .flatMap(({ values }) => values)
      .every(({ name, value }) => !flags.includes(name) || value.toLowerCase() !== 'false'),
  );
}
