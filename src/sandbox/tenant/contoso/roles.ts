// Built-in directory roles by their published template ids, which are the same in every tenant.
export const ROLES = {
  globalAdministrator: '62e90394-69f5-4237-9190-012177145e10',
  userAdministrator: 'fe930be7-5e62-47db-91af-98c3a49a38b1',
  guestInviter: '95e79109-95c0-4d8e-aee3-d01accf2d47b',
  directoryWriters: '9360feb5-f418-4baa-8175-e2a00bac4301',
  helpdeskAdministrator: '729827e3-9c14-49f7-bb1b-9608f156bbb8',
  teamsAdministrator: '69091246-20e8-4a56-aa4d-066075b2a7a8',
} as const;

export const ROLE_NAMES: Readonly<Record<string, string>> = {
  [ROLES.globalAdministrator]: 'Global Administrator',
  [ROLES.userAdministrator]: 'User Administrator',
  [ROLES.guestInviter]: 'Guest Inviter',
  [ROLES.directoryWriters]: 'Directory Writers',
  [ROLES.helpdeskAdministrator]: 'Helpdesk Administrator',
  [ROLES.teamsAdministrator]: 'Teams Administrator',
};
