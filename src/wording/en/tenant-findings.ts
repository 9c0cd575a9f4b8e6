import type { FindingSentences } from '../sentences.ts';
import { WHO } from './who.ts';

/** The settings of our tenant, and those for the partner's. */
export const tenantFindings = {
  'partner-blocked-inbound': ({ partner }) => ({
    sentence: `Our cross-tenant access settings block B2B collaboration with ${partner}, for all people or for all applications.`,
    cure: `Allow inbound B2B collaboration for ${partner} (people and applications), wait 15 to 60 minutes, check again.`,
    who: WHO.admin,
  }),
  'partner-partly-blocked': ({ partner }) => ({
    sentence: `Our cross-tenant access settings allow only some people of ${partner}, or only some applications; we cannot see whether this person is let in.`,
    cure: 'Ask whoever manages the cross-tenant access settings.',
    who: WHO.admin,
  }),
  'partner-entries-not-checked': ({ domain }, audience) => ({
    sentence: `Our default allows B2B collaboration; whether there is an entry for ${domain} was not checked.`,
    // What the app may read is for who can change it.
    cure:
      audience === 'admin'
        ? 'An administrator can grant CrossTenantInformation.ReadBasic.All.'
        : 'An administrator can have it checked as well.',
    who: WHO.admin,
  }),
  'default-blocks': ({ domain }, audience) => ({
    sentence: `Our default blocks or limits B2B collaboration; whether an entry for ${domain} allows it was not checked.`,
    cure:
      audience === 'admin'
        ? 'Ask whoever manages the cross-tenant access settings, or grant CrossTenantInformation.ReadBasic.All.'
        : 'Ask whoever manages the cross-tenant access settings.',
    who: WHO.admin,
  }),
  'invitations-off': () => ({
    sentence: 'Our tenant allows no guest invitations, not even by administrators.',
    cure: 'Change “Guest invite settings”, then wait 15 to 60 minutes and check again.',
    who: WHO.admin,
  }),
  'invitations-restricted': () => ({
    sentence:
      'Only administrators and Guest Inviters may invite in our tenant; whether the app may, shows only when it tries.',
    cure: 'You can go on. If Microsoft refuses, we say which setting refuses the app.',
    who: WHO.admin,
  }),
  'guests-off-in-tenant': () => ({
    sentence: 'Our tenant does not allow guests in groups and teams.',
    cure: 'An administrator turns on “AllowToAddGuests” in the group settings.',
    who: WHO.admin,
  }),
  'guest-access-in-teams': () => ({
    sentence: 'Guest access in the Teams admin centre must be on; it cannot be read.',
    cure: 'If the guest cannot get in later, look there first.',
    who: WHO.admin,
  }),
  'files-closed': ({ domain }) => ({
    sentence: `Sharing in SharePoint is off, or off for ${domain}: they get into the team, not to its files.`,
    cure: 'Change the sharing settings of SharePoint, or go on without files.',
    who: WHO.sharePointAdmin,
  }),
  'automatic-redemption': ({ partner, name }) => ({
    sentence: `No consent page for ${partner}. Microsoft may send a notice of its own, and the invitation can be accepted without our link.`,
    cure: `Tell ${name} beforehand.`,
  }),
  'code-mail-off': ({ name }) => ({
    sentence: `Email one-time passcode is off in our tenant, so ${name} will be asked to create a Microsoft account.`,
    cure: 'Turn it on in the authentication methods policy, or tell the person beforehand.',
    who: WHO.admin,
  }),
} satisfies Partial<FindingSentences>;
