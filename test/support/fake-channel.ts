import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ChannelAddresses } from '../../src/bot/authentication.ts';

/** The channel's token service on loopback, with keys of its own. */
export interface FakeChannel {
  readonly addresses: ChannelAddresses;
  /** A token as the channel would make it, with `claims` and `header` over it. */
  token(claims: Readonly<Record<string, unknown>>, header?: Readonly<Record<string, unknown>>): string;
  /** Signed by a key that nobody has published. */
  forgedToken(claims: Readonly<Record<string, unknown>>): string;
  /** How often the keys were asked for. */
  readonly keyRequests: () => number;
  /** Undefined: well again. */
  breakKeys(status: number | undefined): void;
  close(): Promise<void>;
}

const ISSUER = 'https://channel.example';

export async function fakeChannel(): Promise<FakeChannel> {
  const published = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const secret = generateKeyPairSync('rsa', { modulusLength: 2048 });
  let requests = 0;
  let broken: number | undefined;

  const server = createServer((request, response) => {
    requests += 1;
    response.statusCode = broken ?? 200;
    const keys = [{ ...published.publicKey.export({ format: 'jwk' }), kid: 'key-1', use: 'sig' }];
    const at = `http://${request.headers.host}`;
    response.end(JSON.stringify(request.url === '/keys' ? { keys } : { issuer: ISSUER, jwks_uri: `${at}/keys` }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const now = Math.floor(Date.now() / 1000);
  const fresh = { iss: ISSUER, iat: now, nbf: now - 60, exp: now + 3600 };

  return {
    addresses: {
      issuer: ISSUER,
      openIdMetadataUrl: `${url}/metadata`,
      loginUrl: `${url}/login`,
      scope: 'https://channel.example/.default',
      sign: (headers) => headers.set('authorization', 'Bearer the-bots-own'),
    },
    token: (claims, header = {}) =>
      signed(published.privateKey, { alg: 'RS256', typ: 'JWT', kid: 'key-1', ...header }, { ...fresh, ...claims }),
    forgedToken: (claims) =>
      signed(secret.privateKey, { alg: 'RS256', typ: 'JWT', kid: 'key-1' }, { ...fresh, ...claims }),
    keyRequests: () => requests,
    breakKeys: (status) => {
      broken = status;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function signed(key: KeyObject, header: object, payload: object): string {
  const bare = [header, payload].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  return `${bare}.${createSign('RSA-SHA256').update(bare).sign(key).toString('base64url')}`;
}
