declare const brand: unique symbol;

type Id<Name extends string> = string & { readonly [brand]: Name };

/** One `Send`: one inviter, one card. A draft keeps the id when it becomes a request. */
export type RequestId = Id<'RequestId'>;
export type InvitationId = Id<'InvitationId'>;
/** Entra object id of a user. */
export type UserId = Id<'UserId'>;
/** Entra object id of the group behind a team. */
export type TeamId = Id<'TeamId'>;
/** What people and logs call a request: `GL-` and two short groups, without 0, O, 1 and I. */
export type Reference = Id<'Reference'>;

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const REFERENCE = /^GL-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{2}$/;

function parser<Name extends string>(shape: RegExp): (text: string) => Id<Name> | undefined {
  return (text) => (shape.test(text) ? (text as Id<Name>) : undefined);
}

export const parseRequestId: (text: string) => RequestId | undefined = parser(GUID);
export const parseInvitationId: (text: string) => InvitationId | undefined = parser(GUID);
export const parseUserId: (text: string) => UserId | undefined = parser(GUID);
export const parseTeamId: (text: string) => TeamId | undefined = parser(GUID);
export const parseReference: (text: string) => Reference | undefined = parser(REFERENCE);
