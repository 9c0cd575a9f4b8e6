import { z } from 'zod';
import type { AccessPolicy, AskedOfDevice } from '../domain/conversion/internal-account.ts';

const ORDINARY_CLIENTS = ['all', 'browser', 'mobileAppsAndDesktopClients'];
const GUESTS = 'guestsorexternalusers';
/** What an account is after its conversion: the one or the other, by its `userType` (G2.3, rows 21 and 22). */
const CONVERTED = ['b2bCollaborationGuest', 'b2bCollaborationMember'];
/** Of the built-in controls, those that somebody from outside cannot meet (E9); a block goes with no other. */
const ASKS: Readonly<Record<string, AskedOfDevice>> = {
  block: 'block',
  compliantDevice: 'compliant-device',
  domainJoinedDevice: 'joined-device',
  approvedApplication: 'approved-app',
  compliantApplication: 'app-protection',
};

const names = () => z.array(z.string()).nullish();
const Outsiders = z.object({
  guestOrExternalUserTypes: z.string().nullish(),
  externalTenants: z.object({ membershipKind: z.string().nullish() }).nullish(),
});
const Users = z.object({
  includeUsers: z.array(z.string()),
  excludeUsers: z.array(z.string()),
  includeGroups: z.array(z.string()),
  excludeGroups: z.array(z.string()),
  includeGuestsOrExternalUsers: Outsiders.nullish(),
  excludeGuestsOrExternalUsers: Outsiders.nullish(),
});
const Policy = z.object({
  displayName: z.string(),
  state: z.string(),
  conditions: z.object({
    /** Of a policy about programs there are none. */
    users: Users.nullish(),
    clientAppTypes: z.array(z.string()),
    applications: z.object({ includeApplications: names() }),
    userRiskLevels: names(),
    signInRiskLevels: names(),
    platforms: z.unknown().optional(),
    authenticationFlows: z.unknown().optional(),
  }),
  grantControls: z
    .object({
      operator: z.string().nullish(),
      builtInControls: z.array(z.string()),
      customAuthenticationFactors: names(),
      termsOfUse: names(),
      authenticationStrength: z.unknown().optional(),
    })
    .nullable(),
});
type PolicyRow = z.infer<typeof Policy>;
type UsersRow = z.infer<typeof Users>;

/** A policy that may lock the account out once it signs in from outside; none for every other one. */
export function accessPolicy(): z.ZodType<readonly AccessPolicy[]> {
  return Policy.transform((policy) => {
    const { displayName: name, state, conditions, grantControls } = policy;
    const asks = askedBy(grantControls);
    if (state !== 'enabled' || asks === undefined || !conditions.users) return [];
    const includes = includedBy(conditions.users);
    if (includes.length === 0 || !isOrdinarySignIn(conditions, asks)) return [];
    const { excludeUsers, excludeGroups, excludeGuestsOrExternalUsers: outsiders } = conditions.users;
    const excludes = lower([...excludeUsers, ...excludeGroups]);
    const excludesGuests = excludes.includes(GUESTS) || leavesAllOut(outsiders);
    return [{ name, asks, includes, excludesGuests, excludes: excludes.filter(isNoGroupOfPeople) }];
  });
}

/** With OR, whoever can meet another control gets in by that one. */
function askedBy(controls: PolicyRow['grantControls']): AskedOfDevice | undefined {
  if (!controls) return undefined;
  const { builtInControls, customAuthenticationFactors, termsOfUse, authenticationStrength } = controls;
  const asked = builtInControls.flatMap((control) => ASKS[control] ?? []);
  const others =
    builtInControls.length - asked.length + (customAuthenticationFactors?.length ?? 0) + (termsOfUse?.length ?? 0);
  const hasWayRound = controls.operator !== 'AND' && (others > 0 || Boolean(authenticationStrength));
  return hasWayRound ? undefined : asked[0];
}

function includedBy(users: UsersRow): AccessPolicy['includes'] {
  const ids = lower([...users.includeUsers, ...users.includeGroups]);
  if (ids.includes('all')) return 'all';
  if (ids.includes(GUESTS) || typesOf(users.includeGuestsOrExternalUsers).some(isOfConverted)) return 'guests';
  return ids.filter(isNoGroupOfPeople);
}

/** Not one about old clients, risk, codes for devices or acts of the person; nor a block of some platforms, which leaves others. */
function isOrdinarySignIn(conditions: PolicyRow['conditions'], asks: AskedOfDevice): boolean {
  const { clientAppTypes, applications, userRiskLevels, signInRiskLevels, platforms, authenticationFlows } = conditions;
  if (!clientAppTypes.some((type) => ORDINARY_CLIENTS.includes(type))) return false;
  if ((applications.includeApplications ?? []).length === 0) return false;
  if ([...(userRiskLevels ?? []), ...(signInRiskLevels ?? [])].length > 0 || authenticationFlows) return false;
  return asks !== 'block' || !platforms;
}

/** Whichever of the two it will be, and from whichever organisation. */
function leavesAllOut(outsiders: z.infer<typeof Outsiders> | null | undefined): boolean {
  const kind = outsiders?.externalTenants?.membershipKind ?? 'all';
  return kind === 'all' && CONVERTED.every((type) => typesOf(outsiders).includes(type));
}

function typesOf(outsiders: z.infer<typeof Outsiders> | null | undefined): readonly string[] {
  return (outsiders?.guestOrExternalUserTypes ?? '').split(',').map((type) => type.trim());
}

function isOfConverted(type: string): boolean {
  return CONVERTED.includes(type);
}

function isNoGroupOfPeople(id: string): boolean {
  return id !== GUESTS && id !== 'none';
}

function lower(ids: readonly string[]): readonly string[] {
  return ids.map((id) => id.toLowerCase());
}
