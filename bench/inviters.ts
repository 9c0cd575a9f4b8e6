import { GROUPS, TEAMS } from '../src/sandbox/tenant/contoso.ts';
import { stableId } from '../src/sandbox/tenant/stable-id.ts';
import type { Journey } from '../test/support/journey.ts';
import type { TeamsPerson } from '../test/support/teams-client.ts';

/**
 * So many people who own the team, and are admins: those are excepted from the limits of a day, but for the fifty addresses
 * that one person may have checked (product 4).
 */
export async function addInviters(journey: Journey, count: number): Promise<readonly TeamsPerson[]> {
  const names = Array.from({ length: count }, (_, index) => `inviter-${index + 1}`);
  const accounts = names.map((name) => ({
    id: stableId(`bench ${name}`),
    userPrincipalName: `${name}@contoso.example`,
    mail: `${name}@contoso.example`,
    displayName: name,
    groups: [GROUPS.guestlistAdmins, TEAMS.projectNorth],
    ownerOf: [TEAMS.projectNorth],
  }));
  await journey.control('POST', 'users', accounts);
  return accounts.map(({ id, displayName }) => ({ id, name: displayName }));
}
