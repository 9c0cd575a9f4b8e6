import { ConfigurationBotFrameworkAuthentication } from 'botbuilder';

type ConnectorFactory = ReturnType<ConfigurationBotFrameworkAuthentication['createConnectorFactory']>;
type ConnectorClient = Awaited<ReturnType<ConnectorFactory['create']>>;
type Authenticated = Awaited<ReturnType<ConfigurationBotFrameworkAuthentication['authenticateRequest']>>;

/** The part of the client's pipeline that is used here; the library hides it although it has no other switch (T2.4). */
interface Pipeline {
  removePolicy(which: { readonly name: string }): unknown;
  addPolicy(policy: {
    readonly name: string;
    readonly sendRequest: (request: { timeout: number }, next: (request: object) => Promise<object>) => Promise<object>;
  }): void;
}

/**
 * Authentication whose connectors try once and give up in time: the library's own send a POST up to four times
 * and wait for ever (T2.4), so one message could arrive four times and a turn never end.
 */
export class LimitedAuthentication extends ConfigurationBotFrameworkAuthentication {
  readonly #limitMs: number;

  constructor(limitMs: number, ...rest: ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>) {
    super(...rest);
    this.#limitMs = limitMs;
  }

  override createConnectorFactory(
    ...identity: Parameters<ConfigurationBotFrameworkAuthentication['createConnectorFactory']>
  ): ConnectorFactory {
    return limited(super.createConnectorFactory(...identity), this.#limitMs);
  }

  override async authenticateRequest(
    ...request: Parameters<ConfigurationBotFrameworkAuthentication['authenticateRequest']>
  ): Promise<Authenticated> {
    const authenticated = await super.authenticateRequest(...request);
    const { connectorFactory } = authenticated;
    return {
      ...authenticated,
      ...(connectorFactory && { connectorFactory: limited(connectorFactory, this.#limitMs) }),
    };
  }
}

function limited(factory: ConnectorFactory, limitMs: number): ConnectorFactory {
  return {
    create: async (serviceUrl, audience) => {
      const connector = await factory.create(serviceUrl, audience);
      limitPipeline(connector, limitMs);
      return connector;
    },
  };
}

function limitPipeline(connector: ConnectorClient, timeout: number): void {
  const { pipeline } = (connector as unknown as { readonly client: { readonly pipeline: Pipeline } }).client;
  pipeline.removePolicy({ name: 'defaultRetryPolicy' });
  pipeline.addPolicy({
    name: 'time-limit',
    sendRequest: (request, next) => next(Object.assign(request, { timeout })),
  });
}
