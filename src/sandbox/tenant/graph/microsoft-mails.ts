import { INITIAL_DOMAIN, MAIN_DOMAIN } from '../contoso.ts';
import { deliver } from '../mailboxes.ts';
import type { GroupRecord, World } from '../world.ts';

// Since December 2025 Microsoft's mails about invitations come from an address of the tenant itself (G4.1).
const SENDER = { address: `invites@${INITIAL_DOMAIN}`, name: `Microsoft Invitations on behalf of ${MAIN_DOMAIN}` };

/** Text only, and without the inviter's own words: an app has no mailbox, so they are dropped (G1 trap 6). */
export function sendMicrosoftInvitation(address: string, redeemUrl: string, world: World): void {
  deliver(world, {
    from: SENDER,
    to: [address],
    subject: `Guestlist invited you to collaborate with ${MAIN_DOMAIN}`,
    html: null,
    text: `Guestlist invited you to access applications within their organization.\n\nAccept invitation: ${redeemUrl}\n`,
    sentBy: 'microsoft',
  });
}

/** Automatic redemption replaces the invitation by a notice without a link (G7.3). */
export function sendRedemptionNotice(address: string, world: World): void {
  deliver(world, {
    from: SENDER,
    to: [address],
    subject: `You have been given access to ${MAIN_DOMAIN}`,
    html: null,
    text: `${MAIN_DOMAIN} added you as a guest. Nothing has to be accepted.\n`,
    sentBy: 'microsoft',
  });
}

export function sendGroupWelcome(group: GroupRecord, memberId: string, world: World): void {
  const mail = world.state.users.truth(memberId)?.properties.mail;
  const isOff = group.properties.resourceBehaviorOptions?.includes('WelcomeEmailDisabled') ?? false;
  const isUnified = group.properties.groupTypes?.includes('Unified') ?? false;
  if (!mail || isOff || !isUnified || world.state.variants['group-welcome'] === 'not-sent') return;
  deliver(world, {
    from: { address: group.properties.mail ?? SENDER.address, name: group.properties.displayName ?? '' },
    to: [mail],
    subject: `You've joined the ${group.properties.displayName} group`,
    html: null,
    text: `Welcome to ${group.properties.displayName}.\n`,
    sentBy: 'microsoft',
  });
}
