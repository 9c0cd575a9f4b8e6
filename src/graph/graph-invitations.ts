import { z } from 'zod';
import type { InvitationFailure } from '../domain/failures.ts';
import { parseUserId } from '../domain/ids.ts';
import type { Language } from '../domain/language.ts';
import { RedeemUrl } from '../domain/redeem-url.ts';
import { EdgeError } from '../use-cases/ports/edge-error.ts';
import type { InvitationOrder, Invitations, InviteOutcome } from '../use-cases/ports/invitations.ts';
import type { GraphClient } from './graph-client.ts';
import { invitationFailure, isPassing, missesAddress, speaksOfSponsors } from './graph-errors.ts';
import type { GraphReply } from './graph-reply.ts';
import { holds, RESET_REDEMPTIONS } from './permissions.ts';

// Only what we use; the rest comes and goes between samples (G3.3).
const Answer = z.object({
  inviteRedeemUrl: z.string().refine(isWebAddress),
  invitedUser: z.object({ id: z.string() }),
  status: z.string().nullish(),
});

/** The two addresses a redemption may end at; each with the tenant in it (G12.1). */
export type Landings = Readonly<Record<InvitationOrder['landing'], string>>;

/** POST /invitations, never repeated; with Microsoft's mail only where the order asks for it. */
export function graphInvitations(settings: {
  readonly client: GraphClient;
  /** Of the identity that changes accounts: whether the right to invite alone converts one nobody has published (G3.4). */
  readonly clientForAccounts?: GraphClient | undefined;
  readonly landings: Landings;
}): Invitations {
  const { client, clientForAccounts = client, landings } = settings;

  async function invite(order: InvitationOrder): Promise<InviteOutcome> {
    const { clientRequestId, accountId } = order;
    const reply = await (accountId === undefined ? client : clientForAccounts).send({
      method: 'POST',
      path: '/invitations',
      body: bodyOf(order, landings),
      kind: 'write',
      clientRequestId,
    });
    if ('refusal' in reply) {
      if (isPassing(reply.refusal)) throw new EdgeError('unavailable', `graph-${reply.refusal.status}`);
      if (order.sponsorId && speaksOfSponsors(reply.refusal)) return { outcome: 'sponsor-refused' };
      const failure = order.isReset ? resetFailure(reply) : invitationFailure(reply.refusal);
      // Perhaps judged by a copy of the account that does not have the address yet, which a read before it did show (G6, E5).
      const mayPass = accountId !== undefined && missesAddress(reply.refusal);
      return { outcome: 'refused', failure, ...(mayPass && { mayPass }) };
    }
    const answer = Answer.safeParse(reply.body);
    const guestId = answer.success ? parseUserId(answer.data.invitedUser.id) : undefined;
    // No cause: whatever came may hold half a redeem URL.
    if (!answer.success || !guestId) throw new EdgeError('ambiguous', 'graph-invitation-unreadable');
    const { inviteRedeemUrl, status } = answer.data;
    return { outcome: 'issued', guestId, redeemUrl: new RedeemUrl(inviteRedeemUrl), wasThere: status === 'Completed' };
  }

  return { invite };
}

/** With the permission in the token it is the guest who is refused: somebody who holds a role is, to every app (G3.5). */
function resetFailure({ refusal, roles }: Extract<GraphReply, { readonly refusal: unknown }>): InvitationFailure {
  const failure = invitationFailure(refusal);
  return failure === 'permission-missing' && holds(roles, RESET_REDEMPTIONS) ? 'input-refused' : failure;
}

/** Microsoft's names for the languages of its mail (G3.1). */
const MAIL_LANGUAGES: Readonly<Record<Language, string>> = { en: 'en-US', ko: 'ko-KR' };

function bodyOf(order: InvitationOrder, landings: Landings): object {
  const { address, name, accountId, isReset, landing, microsoftsMail } = order;
  return {
    invitedUserEmailAddress: address,
    ...(name === undefined ? {} : { invitedUserDisplayName: name }),
    inviteRedirectUrl: landings[landing],
    sendInvitationMessage: microsoftsMail !== undefined,
    ...(microsoftsMail && { invitedUserMessageInfo: { messageLanguage: MAIL_LANGUAGES[microsoftsMail] } }),
    ...(accountId === undefined ? sponsorOf(order) : { invitedUser: { id: accountId } }),
    ...(isReset && { resetRedemption: true }),
  };
}

/** Of a new guest: without it the app itself becomes the sponsor (G11.3); the shape is the field's (G3.1). */
function sponsorOf({ sponsorId }: InvitationOrder): object {
  return sponsorId === undefined ? {} : { invitedUserSponsors: [{ id: sponsorId }] };
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\/\S+$/.test(text) && URL.canParse(text);
}
