import { ConfigurationServiceClientCredentialFactory } from 'botbuilder';
import { LimitedAuthentication } from './limited-connector.ts';

/** A turn must end well before Teams sends its activity again, at about 15 s (T2.1). */
export const TURN_LIMIT_MS = 3_000;
/** Jobs have more patience: nobody waits for an answer. */
export const PROACTIVE_LIMIT_MS = 5_000;

/** Who the bot is towards the channel, once for turns and once for what it says by itself. */
export interface Authentication {
  /** Empty in the sandbox alone. */
  readonly appId: string;
  readonly turns: LimitedAuthentication;
  readonly proactive: LimitedAuthentication;
}

export interface ChannelAuthentication {
  readonly appId: string;
  readonly appType: 'UserAssignedMSI' | 'SingleTenant';
  readonly tenantId: string;
  /** Single-tenant bots only. */
  readonly password?: string | undefined;
  /** Addresses and keys of a channel that is not Microsoft's public one. */
  readonly channel?: ChannelAddresses | undefined;
}

export interface ChannelAddresses {
  readonly issuer: string;
  readonly openIdMetadataUrl: string;
  readonly loginUrl: string;
  readonly scope: string;
  /** Signs what goes out; without it the settings' own credentials do. */
  readonly sign?: ((headers: { set(name: string, value: string): void }) => void) | undefined;
}

/** The issuer of the public channel's tokens. */
export const CHANNEL_ISSUER = 'https://api.botframework.com';

/** Throws without an app id: the library would take that for “authentication is off” without a word (T4.1). */
export function channelAuthentication(settings: ChannelAuthentication): Authentication {
  const { appId, appType, tenantId, password, channel } = settings;
  if (appId.trim() === '') throw new Error('The bot has no app id; without one the library accepts everybody (T4.1).');
  const options = {
    MicrosoftAppId: appId,
    MicrosoftAppType: appType,
    MicrosoftAppTenantId: tenantId,
    ...(password !== undefined && { MicrosoftAppPassword: password }),
    ...(channel && addresses(channel)),
  };
  const limited = (limitMs: number) => new LimitedAuthentication(limitMs, options, credentials(options, channel));
  return { appId, turns: limited(TURN_LIMIT_MS), proactive: limited(PROACTIVE_LIMIT_MS) };
}

/** All of them or none: as soon as one is set, the library has no defaults for the others (T4.2). */
function addresses({ issuer, openIdMetadataUrl, loginUrl, scope }: ChannelAddresses): Record<string, string> {
  return {
    ToBotFromChannelTokenIssuer: issuer,
    ToBotFromChannelOpenIdMetadataUrl: openIdMetadataUrl,
    ToBotFromEmulatorOpenIdMetadataUrl: openIdMetadataUrl,
    ToChannelFromBotLoginUrl: loginUrl,
    ToChannelFromBotOAuthScope: scope,
    OAuthUrl: loginUrl,
    CallerId: '',
  };
}

type Credentials = InstanceType<typeof ConfigurationServiceClientCredentialFactory>;

function credentials(
  options: ConstructorParameters<typeof ConfigurationServiceClientCredentialFactory>[0],
  channel: ChannelAddresses | undefined,
): Credentials {
  const own = new ConfigurationServiceClientCredentialFactory(options);
  const sign = channel?.sign;
  if (!sign) return own;
  own.createCredentials = async () => ({
    signRequest: async (request) => {
      sign(request.headers);
      return request;
    },
  });
  return own;
}
