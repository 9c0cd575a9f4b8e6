import { stableId } from './stable-id.ts';

export const TENANT_ID = stableId('tenant');
export const MAIN_DOMAIN = 'contoso.example';
export const INITIAL_DOMAIN = 'contosodemo.onmicrosoft.example';

/** Client ids of the two identities; the second holds the writing permissions and may be left out. */
export const APPS = {
  guestlist: stableId('app guestlist'),
  guestlistWriter: stableId('app guestlist writer'),
} as const;

/** The account of this address in the main domain. */
function personId(address: string): string {
  return stableId(`user ${address}`);
}

function groupId(name: string): string {
  return stableId(`group ${name}`);
}

// The people and teams that stories, tests and documents name.
export const PEOPLE = {
  samPark: personId('sam.park@contoso.example'),
  danaChoi: personId('dana.choi@contoso.example'),
  priyaNair: personId('priya.nair@contoso.example'),
  sangminPark: personId('sangmin.park@contoso.example'),
  leeWalker: personId('lee.walker@contoso.example'),
  minaKerr: personId('mina.kerr@fabrikam.example'),
  pendingGuest: personId('oscar.lund@adatum.example'),
  blockedGuest: personId('rita.vance@fabrikam.example'),
  guestAsInviter: personId('theo.brandt@northwind.example'),
  disabledEmployee: personId('victor.hale@contoso.example'),
  convertedMember: personId('nadia.rossi@contoso.example'),
  eligibleContractor: personId('jonas.weber@contoso.example'),
  guestInviter: personId('gina.marchetti@contoso.example'),
  eligibleInviter: personId('petros.galanis@contoso.example'),
  inManyGroups: personId('max.overholt@contoso.example'),
  globalAdministrator: personId('miriam.stein@contoso.example'),
  emergencyAccess: personId(`emergency@${INITIAL_DOMAIN}`),
  invitationsMailbox: personId('invitations@contoso.example'),
} as const;

export const TEAMS = {
  projectNorth: groupId('Project North'),
  harbour: groupId('Harbour'),
  polaris: groupId('북극성 프로젝트'),
  finance: groupId('Finance'),
  oldLaunch: groupId('Old Launch'),
  allStaff: groupId('All Staff'),
  factory: groupId('Factory Floor'),
  boardroom: groupId('Boardroom'),
  design: groupId('Design Guild'),
  mergerRoom: groupId('Merger Room'),
  boardPapers: groupId('Board Papers'),
  deliveryEveryone: groupId('Delivery Everyone'),
  warehouse: groupId('Warehouse Crew'),
  accessDesk: groupId('Access Desk'),
  quietCommittee: groupId('Quiet Committee'),
  partnerDesk: groupId('Partner Desk'),
  dockside: groupId('Dockside'),
  procurement: groupId('Procurement'),
} as const;

export const GROUPS = {
  guestlistAdmins: groupId('Guestlist admins'),
  roleHolders: groupId('Tier zero operators'),
  salesList: groupId('Sales enquiries'),
  fabrikamDesk: groupId('Fabrikam service desk'),
  licensedStaff: groupId('Licence: Office enterprise'),
} as const;
