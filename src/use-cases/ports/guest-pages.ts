import type { InvitationId } from '../../domain/ids.ts';

/** What the foot of the mail leads to. */
export const GUEST_PAGES = ['stranger', 'no-more-reminders'] as const;
export type GuestPage = (typeof GUEST_PAGES)[number];

/** The addresses of an invitation's pages: nobody can guess one, or make one page's out of the other's. */
export interface GuestPages {
  addressOf(page: GuestPage, invitationId: InvitationId): string;
  /** Which invitation a page's token is for; undefined for what we have not made. */
  read(page: GuestPage, token: string): InvitationId | undefined;
}
