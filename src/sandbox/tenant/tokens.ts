import { createSign, createVerify, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { TENANT_ID } from './contoso.ts';
import type { AppRegistration } from './world.ts';

export const GRAPH_AUDIENCE = 'https://graph.microsoft.com';
const LIFETIME_SECONDS = 3600;

export interface TokenMint {
  /** Lifetimes run on real time: the identity library in the bot's process knows no other clock. */
  issue(app: AppRegistration): { readonly token: string; readonly expiresOn: number };
  /** The client id in a token of ours that is unexpired and meant for Graph. */
  clientOf(token: string): string | undefined;
}

export function tokenMint(realNow: () => Date): TokenMint {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  function seconds(): number {
    return Math.floor(realNow().getTime() / 1000);
  }
  function issue(app: AppRegistration): { readonly token: string; readonly expiresOn: number } {
    const now = seconds();
    const expiresOn = now + LIFETIME_SECONDS;
    const claims = {
      aud: GRAPH_AUDIENCE,
      iss: `https://sts.windows.net/${TENANT_ID}/`,
      tid: TENANT_ID,
      appid: app.clientId,
      oid: app.objectId,
      sub: app.objectId,
      idtyp: 'app',
      roles: [...app.granted],
      iat: now,
      nbf: now,
      exp: expiresOn,
      ver: '1.0',
    };
    return { token: signed(claims, privateKey), expiresOn };
  }
  function clientOf(token: string): string | undefined {
    const claims = verified(token, publicKey);
    const isCurrent = typeof claims?.exp === 'number' && claims.exp > seconds();
    return isCurrent && claims.aud === GRAPH_AUDIENCE && typeof claims.appid === 'string' ? claims.appid : undefined;
  }
  return { issue, clientOf };
}

function signed(claims: object, key: KeyObject): string {
  const head = `${encoded({ typ: 'JWT', alg: 'RS256', kid: 'sandbox' })}.${encoded(claims)}`;
  return `${head}.${createSign('RSA-SHA256').update(head).sign(key, 'base64url')}`;
}

function verified(token: string, key: KeyObject): Readonly<Record<string, unknown>> | undefined {
  const [head, claims, signature, ...rest] = token.split('.');
  if (head === undefined || claims === undefined || signature === undefined || rest.length > 0) return undefined;
  const isOurs = createVerify('RSA-SHA256').update(`${head}.${claims}`).verify(key, signature, 'base64url');
  return isOurs
    ? (JSON.parse(Buffer.from(claims, 'base64url').toString()) as Readonly<Record<string, unknown>>)
    : undefined;
}

function encoded(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
