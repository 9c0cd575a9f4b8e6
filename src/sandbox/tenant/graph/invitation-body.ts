import { badRequest } from '../refusal.ts';
import type { World } from '../world.ts';
import { allowOnly, isObject, type JsonObject, objectBody, optionalFlag, optionalText } from './body.ts';
import { isGuid } from './find-user.ts';

export interface InvitationRequest {
  readonly address: string;
  readonly redirectUrl: string;
  readonly displayName: string | undefined;
  readonly userType: 'Guest' | 'Member';
  readonly sendsMail: boolean;
  readonly messageLanguage: string | undefined;
  readonly resets: boolean;
  /** The account to convert or to reset. */
  readonly accountId: string | undefined;
  readonly sponsors: readonly string[];
}

const PROPERTIES: readonly string[] = [
  '@odata.type',
  'invitedUserDisplayName',
  'invitedUserEmailAddress',
  'invitedUserMessageInfo',
  'invitedUserType',
  'inviteRedirectUrl',
  'resetRedemption',
  'sendInvitationMessage',
  'invitedUser',
  'invitedUserSponsors',
  'invitedUserSponsors@odata.bind',
];
// G3.2: refused in the part before the at-sign; point and hyphen must not stand first or last.
const REFUSED_CHARACTERS = /[~!#$%^&*()+=[\]{}\\/|;:"<>?,\s]/;
const MOST_SPONSORS = 5;

export function readInvitation(raw: unknown, world: World): InvitationRequest {
  const body = objectBody(raw);
  allowOnly(body, PROPERTIES, 'microsoft.graph.invitation');
  const address = optionalText(body, 'invitedUserEmailAddress');
  const redirectUrl = optionalText(body, 'inviteRedirectUrl');
  if (address === undefined) throw badRequest('Property invitedUserEmailAddress is required.');
  if (redirectUrl === undefined || !URL.canParse(redirectUrl))
    throw badRequest('Property inviteRedirectUrl is required and must be a valid URL.');
  requireAddress(address, world);
  const resets = optionalFlag(body, 'resetRedemption') ?? false;
  const accountId = readAccountId(body);
  if (resets && accountId === undefined) throw badRequest('InvitedUser.Id is required when resetRedemption is true.');
  return {
    address,
    redirectUrl,
    displayName: optionalText(body, 'invitedUserDisplayName'),
    userType: readUserType(body),
    sendsMail: optionalFlag(body, 'sendInvitationMessage') ?? false,
    messageLanguage: readLanguage(body),
    resets,
    accountId,
    sponsors: readSponsors(body, world),
  };
}

function requireAddress(address: string, world: World): void {
  const [local = '', domain = '', ...rest] = address.split('@');
  const isFormed = local !== '' && rest.length === 0 && /^[^.\s]+(\.[^.\s]+)+$/.test(domain);
  const isClean = !REFUSED_CHARACTERS.test(local) && !/^[.-]|[.-]$/.test(local);
  const mayBeUnicode = world.state.variants['unicode-domain'] === 'accepted';
  const isWritable = /^[\x20-\x7e]*$/.test(domain) || mayBeUnicode;
  if (!isFormed || !isClean || !isWritable)
    throw badRequest(
      'The invited user email address contains characters that are not allowed or is not a valid email address.',
    );
}

function readUserType(body: JsonObject): 'Guest' | 'Member' {
  const userType = optionalText(body, 'invitedUserType') ?? 'Guest';
  if (userType !== 'Guest' && userType !== 'Member')
    throw badRequest("Invalid value specified for property 'invitedUserType' of resource 'Invitation'.");
  return userType;
}

function readLanguage(body: JsonObject): string | undefined {
  const message = body.invitedUserMessageInfo;
  if (message === undefined || message === null) return undefined;
  const info = objectBody(message);
  allowOnly(
    info,
    ['@odata.type', 'ccRecipients', 'customizedMessageBody', 'messageLanguage'],
    'microsoft.graph.invitedUserMessageInfo',
  );
  if (Array.isArray(info.ccRecipients) && info.ccRecipients.length > 1)
    throw badRequest('Only one additional recipient is supported in ccRecipients.');
  return optionalText(info, 'messageLanguage');
}

function readAccountId(body: JsonObject): string | undefined {
  if (body.invitedUser === undefined || body.invitedUser === null) return undefined;
  const id = isObject(body.invitedUser) ? body.invitedUser.id : undefined;
  if (typeof id !== 'string' || !isGuid(id)) throw badRequest('InvitedUser.Id is not valid.');
  return id.toLowerCase();
}

/** Which form of sponsors is understood nobody has published (G3.1, checks 5 #16). */
function readSponsors(body: JsonObject, world: World): readonly string[] {
  const plain = body.invitedUserSponsors;
  const bound = body['invitedUserSponsors@odata.bind'];
  const rule = world.state.variants['sponsor-body'];
  if (plain === undefined && bound === undefined) return [];
  if (rule === 'refused' || (rule === 'bind-only' && plain !== undefined))
    throw badRequest('Invalid request input: invitedUserSponsors.');
  const ids = plain === undefined ? readBound(bound) : readPlain(plain);
  if (ids.length > MOST_SPONSORS) throw badRequest(`The number of sponsors cannot exceed ${MOST_SPONSORS}.`);
  for (const id of ids) {
    if (!world.state.users.truth(id) && !world.state.groups.truth(id))
      throw badRequest(`Sponsor '${id}' does not exist.`);
  }
  return rule === 'ignored' ? [] : ids;
}

function readPlain(value: unknown): readonly string[] {
  if (!Array.isArray(value)) throw badRequest('Invalid request input: invitedUserSponsors.');
  return value.map((one) => {
    const id = isObject(one) ? one.id : undefined;
    if (typeof id !== 'string' || !isGuid(id)) throw badRequest('Invalid request input: invitedUserSponsors.');
    return id.toLowerCase();
  });
}

function readBound(value: unknown): readonly string[] {
  if (!Array.isArray(value)) throw badRequest('Invalid request input: invitedUserSponsors@odata.bind.');
  return value.map((one) => {
    const id = /^https:\/\/graph\.microsoft\.com\/v1\.0\/(?:users|groups|directoryObjects)\/([0-9a-f-]{36})$/i.exec(
      String(one),
    )?.[1];
    if (id === undefined) throw badRequest('Invalid request input: invitedUserSponsors@odata.bind.');
    return id.toLowerCase();
  });
}
