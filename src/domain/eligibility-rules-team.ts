import { domainIn, type EligibilityFacts, readingOf, teamIn } from './eligibility-facts.ts';
import { type RuleTable, TEAM_DEEDS } from './eligibility-rule.ts';
import { presenceOf } from './presence.ts';
import type { TeamGroup } from './team.ts';

/** Whether the team that is asked for can take them, and what they will find there. */
export const TEAM_RULES = {
  // G7.4: it binds owners, not administrators and not the app, and is kept all the same
  'guests-off-in-tenant': {
    severity: 'block',
    basis: 'documented',
    since: '2025-06',
    reads: ['team', 'tenantTakesGuests'],
    tells: 'admin',
    override: 'second admin with a reason',
    acts: TEAM_DEEDS,
    applies: isForAGuest,
    assess: ({ tenantTakesGuests }) => (readingOf(tenantTakesGuests) === false ? {} : undefined),
  },
  // G7.4
  'guests-off-in-team': {
    severity: 'block',
    basis: 'documented',
    since: '2025-06',
    reads: ['team', 'teamTakesGuests'],
    tells: 'inviter',
    override: 'second admin with a reason',
    acts: TEAM_DEEDS,
    applies: isForAGuest,
    assess: (facts) => {
      const team = teamIn(facts);
      return team && isClosed(facts) && !team.label ? { team: team.name } : undefined;
    },
  },
  // G7.4: the label's own rule cannot be read; it may hold the setting where it is
  'guests-off-by-label': {
    severity: 'block',
    basis: 'documented',
    since: '2026-04',
    reads: ['team', 'teamTakesGuests'],
    tells: 'inviter',
    override: 'second admin with a reason',
    acts: TEAM_DEEDS,
    applies: isForAGuest,
    assess: (facts) => {
      const team = teamIn(facts);
      return team?.label && isClosed(facts) ? { team: team.name, label: team.label } : undefined;
    },
  },
  // G7.4: cannot be read
  'guest-access-in-teams': {
    severity: 'info',
    basis: 'field',
    since: '2026-11',
    reads: ['team'],
    tells: 'admin',
    override: 'never',
    acts: TEAM_DEEDS,
    applies: isForAGuest,
    assess: () => ({}),
  },
  // G9.3: nobody can be put into such a group by hand
  'group-takes-no-guests': {
    severity: 'block',
    basis: 'documented',
    since: '2026-05',
    reads: ['team'],
    tells: 'inviter',
    override: 'never',
    acts: TEAM_DEEDS,
    assess: (facts) => {
      const team = teamIn(facts);
      return team?.takesNoGuests ? { team: team.name, cause: team.takesNoGuests } : undefined;
    },
  },
  // checks 3.2
  'team-archived': {
    severity: 'block',
    basis: 'ours',
    since: '2026-11',
    reads: ['team', 'isArchived'],
    tells: 'inviter',
    override: 'never',
    acts: TEAM_DEEDS,
    assess: (facts) => ofTeam(facts, () => readingOf(facts.isArchived) === true),
  },
  // PROP: guests do not work in shared channels
  'asked-from-shared-channel': {
    severity: 'warn',
    basis: 'documented',
    since: '2026-03',
    reads: ['team'],
    tells: 'inviter',
    override: 'tick',
    acts: TEAM_DEEDS,
    applies: isForAGuest,
    assess: (facts) => ofTeam(facts, () => facts.askedFrom === 'shared-channel'),
  },
  // checks 3.2
  'group-welcome-mail': {
    severity: 'info',
    basis: 'field',
    since: '2026-11',
    reads: ['team'],
    tells: 'inviter',
    override: 'never',
    acts: TEAM_DEEDS,
    assess: (facts) => (teamIn(facts)?.welcomesByMail ? {} : undefined),
  },
  // checks 3.2
  'files-closed': {
    severity: 'warn',
    basis: 'documented',
    since: '2026-04',
    reads: ['team', 'fileSharing'],
    tells: 'admin',
    override: 'tick',
    acts: TEAM_DEEDS,
    applies: isForAGuest,
    assess: (facts) => {
      const domain = domainIn(facts);
      return domain && isWithoutFiles(facts, domain) ? { domain } : undefined;
    },
  },
} satisfies Partial<RuleTable>;

/** A colleague who is added needs none of what guests need. */
function isForAGuest(facts: EligibilityFacts): boolean {
  const code = presenceOf(facts)?.code;
  return code !== 'a-colleague' && code !== 'colleague-blocked';
}

function isClosed({ teamTakesGuests }: EligibilityFacts): boolean {
  return readingOf(teamTakesGuests) === false;
}

function ofTeam(facts: EligibilityFacts, holds: (team: TeamGroup) => boolean) {
  const team = teamIn(facts);
  return team && holds(team) ? { team: team.name } : undefined;
}

function isWithoutFiles({ fileSharing }: EligibilityFacts, domain: string): boolean {
  const sharing = readingOf(fileSharing);
  if (!sharing) return false;
  const isOutside = sharing.allowedDomains !== undefined && !sharing.allowedDomains.includes(domain);
  return sharing.isOff || isOutside || sharing.blockedDomains?.includes(domain) === true;
}
