import { TeamsActivity, tenantOf } from './activity.ts';
import { tokenClaims } from './token-claims.ts';

export interface Knock {
  readonly body: unknown;
  readonly authorization: string | undefined;
}

/** An activity that may go on to the adapter, or the status it is turned away with; the body is fixed or empty. */
export type Admission =
  | { readonly admitted: TeamsActivity }
  | { readonly refused: 400 | 401 | 403; readonly error?: 'bad-activity' | 'not-allowed' };

/** Stands before the adapter, which believes too much (T4.3, T4.4). */
export type FrontDoor = (knock: Knock) => Admission;

export const BAD_ACTIVITY = { refused: 400, error: 'bad-activity' } as const;
export const NOT_ALLOWED = { refused: 403, error: 'not-allowed' } as const;
const UNAUTHORISED = { refused: 401 } as const;

/** Hosts to which the bot would post its own token (T4.4, counter-measure 3). */
const SERVICE_HOSTS = [
  'botframework.com',
  'smba.trafficmanager.net',
  'smba.infra.gcc.teams.microsoft.com',
  'smba.infra.gov.teams.microsoft.us',
  'smba.infra.dod.teams.microsoft.us',
  'teams.microsoft.com',
  'teams.microsoft.us',
];

export interface ChannelDoor {
  /** Our tenant; activities of another never reach the adapter. */
  readonly tenantId: string;
  /** The issuer of the channel's tokens. */
  readonly issuer: string;
  /** Takes the place of Microsoft's hosts; tests only, beside the keys of their own. */
  readonly isServiceUrl?: (url: URL) => boolean;
}

/**
 * The door of a real channel. The token is looked at before anything verifies it: one that is not the channel's would
 * take the adapter's “emulator” way, which grows without a limit and lets an app's own tokens pass (T4.4 A and B).
 */
export function channelDoor({ tenantId, issuer, isServiceUrl = isMicrosofts }: ChannelDoor): FrontDoor {
  return ({ body, authorization }) => {
    const claims = tokenClaims(authorization);
    if (claims?.iss !== issuer) return UNAUTHORISED;
    const activity = shaped(body);
    if (!activity) return BAD_ACTIVITY;
    const url = URL.parse(activity.serviceUrl);
    if (!url || !isServiceUrl(url)) return NOT_ALLOWED;
    return tenantOf(activity) === tenantId.toLowerCase() ? { admitted: activity } : NOT_ALLOWED;
  };
}

/** A message, an invoke, … of Teams, or undefined. */
export function shaped(body: unknown): TeamsActivity | undefined {
  const { data } = TeamsActivity.safeParse(body);
  return data?.channelId === 'msteams' ? data : undefined;
}

function isMicrosofts({ protocol, hostname, port, username }: URL): boolean {
  if (protocol !== 'https:' || port !== '' || username !== '') return false;
  return SERVICE_HOSTS.some((host) => hostname === host || hostname.endsWith(`.${host}`));
}
