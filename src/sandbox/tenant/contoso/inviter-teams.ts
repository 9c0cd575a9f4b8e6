import { team } from './team.ts';

// A team for each thing that keeps guests out, owned by the inviter, so that the form offers it; and some of other inviters.
export const INVITER_TEAMS = [
  team('Merger Room', 'merger-room', ['sam.park'], ['helen.moreau'], {
    shows: "Sam Park's team that takes no guests by its own setting (guests-off-in-team).",
    allowToAddGuests: false,
  }),
  team('Board Papers', 'board-papers', ['sam.park', 'helen.moreau'], ['deborah.klein'], {
    shows: "Sam Park's team whose sensitivity label turns guests off (guests-off-by-label).",
    allowToAddGuests: false,
    properties: {
      assignedLabels: [{ labelId: '7c9e2a54-41bb-4d0e-9a6c-30f1b5d8e672', displayName: 'Strictly confidential' }],
    },
  }),
  team('Delivery Everyone', 'delivery-everyone', ['sam.park'], ['rosa.conti', 'simon.adler'], {
    shows: "Sam Park's team whose members a rule chooses (group-takes-no-guests).",
    properties: {
      groupTypes: ['Unified', 'DynamicMembership'],
      membershipRule: '(user.department -eq "Delivery") and (user.userType -eq "Member")',
      membershipRuleProcessingState: 'On',
    },
  }),
  team('Warehouse Crew', 'warehouse-crew', ['sam.park'], ['elias.berg', 'fatima.noor'], {
    shows: "Sam Park's team that is managed on-premises (group-takes-no-guests).",
    properties: { onPremisesSyncEnabled: true, onPremisesDomainName: 'corp.contoso.example' },
  }),
  team('Access Desk', 'access-desk', ['sam.park'], ['tara.singh'], {
    shows:
      "Sam Park's team to which roles can be assigned; nobody is added with ordinary rights (group-takes-no-guests).",
    properties: { isAssignableToRole: true },
  }),
  team('Quiet Committee', 'quiet-committee', ['sam.park'], ['deborah.klein'], {
    shows: "Sam Park's team with hidden membership (group-takes-no-guests).",
    properties: { visibility: 'HiddenMembership' },
  }),
  team('Partner Desk', 'partner-desk', ['gina.marchetti', 'petros.galanis', 'rolf.sander'], ['jack.mercer'], {
    shows: 'The team of an inviter with the Guest Inviter role, of one without it, and of Rolf Sander (owns-teams).',
  }),
  team('Dockside', 'dockside', ['rolf.sander'], ['fatima.noor'], {
    shows: 'Rolf Sander is its only owner (owns-teams).',
  }),
  team('Procurement', 'procurement', ['victor.hale', 'elias.berg'], ['umar.aziz'], {
    shows: 'One of its owners is a disabled employee, who may nothing (account-disabled).',
  }),
];
