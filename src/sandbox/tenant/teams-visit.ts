import { ownIdentities, sameText } from './graph/find-user.ts';
import { domainOf } from './graph/invitation-gates.ts';
import { listedMembers } from './graph/team-routes.ts';
import { wrongAccount } from './redemption.ts';
import type { GroupRecord, UserRecord, World } from './world.ts';

export type TeamsVisit =
  | { readonly visit: 'refused'; readonly reason: TeamsRefusal; readonly sentence: string; readonly user?: UserRecord }
  | {
      readonly visit: 'inside';
      readonly user: UserRecord;
      readonly teams: readonly GroupRecord[];
      readonly notListedYet: readonly GroupRecord[];
    };

type TeamsRefusal = 'unknown' | 'disabled' | 'pending' | 'old-credentials' | 'domain-mismatch';

/** What somebody sees who opens Teams of this tenant with this account, or why they see nothing. */
export function visitTeams(world: World, account: string): TeamsVisit {
  const users = world.state.users.allTrue();
  const outsider = users.find((user) => sameText(user.signsInAs, account));
  if (outsider) return visitAsOutsider(world, outsider, account);
  const pending = users.find((user) => isPending(user, world) && sameText(user.properties.mail, account));
  const insider = users.find((user) => sameText(user.properties.userPrincipalName, account));
  if (insider?.signsInAs !== undefined) {
    return refuse(
      'old-credentials',
      `This account now signs in with ${insider.signsInAs}; its old sign-in no longer opens Teams.`,
      insider,
    );
  }
  const isInternal = insider?.properties.creationType !== 'Invitation' && !isHandedOn(insider);
  if (insider && isInternal) return visitAsInsider(world, insider);
  if (pending) return refuse('pending', 'The invitation has not been accepted yet.', pending);
  return refuse('unknown', wrongAccount(account, world));
}

/** By its state, or by a living link where a conversion leaves the state alone (checks 5 #3). */
function isPending(user: UserRecord, world: World): boolean {
  const { externalUserState } = user.properties;
  if (externalUserState) return externalUserState === 'PendingAcceptance';
  const tickets = [...world.state.tickets.values()];
  return user.signsInAs === undefined && tickets.some((ticket) => ticket.userId === user.id && ticket.isAlive);
}

/** Whose redemption was reset: until it is redeemed again nobody signs in, with the old password neither (G3.5). */
function isHandedOn(user: UserRecord | undefined): boolean {
  return user !== undefined && ownIdentities(user).length < (user.properties.identities ?? []).length;
}

function visitAsOutsider(world: World, user: UserRecord, account: string): TeamsVisit {
  // G2.1: where the domain of the sign-in is not the domain of mail, Teams cannot authenticate the person.
  if (domainOf(user.properties.mail ?? '') !== domainOf(account)) {
    return refuse(
      'domain-mismatch',
      `Teams cannot sign you in: the account's mail is ${user.properties.mail ?? 'empty'}, but you sign in as ${account}.`,
      user,
    );
  }
  return visitAsInsider(world, user);
}

function visitAsInsider(world: World, user: UserRecord): TeamsVisit {
  if (!user.properties.accountEnabled) return refuse('disabled', 'AADSTS50057: The user account is disabled.', user);
  const joined = world.state.groups.allTrue().filter((group) => group.team && group.members.includes(user.id));
  const isListed = (group: GroupRecord) => listedMembers(group, world).some((member) => member.id === user.id);
  return {
    visit: 'inside',
    user,
    teams: joined.filter(isListed),
    notListedYet: joined.filter((group) => !isListed(group)),
  };
}

function refuse(reason: TeamsRefusal, sentence: string, user?: UserRecord): TeamsVisit {
  return { visit: 'refused', reason, sentence, ...(user ? { user } : {}) };
}
