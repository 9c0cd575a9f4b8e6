import type { IncomingMessage } from 'node:http';

const NAME = 'contoso-sign-in';

export function readSignIn(request: IncomingMessage): string | undefined {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='));
  const value = pairs.find(([name]) => name === NAME)?.[1];
  return value === undefined ? undefined : decoded(value);
}

/** Teams alone is told, as it is the only one who asks. */
export function rememberSignIn(account: string | undefined): Readonly<Record<string, string>> {
  if (account === undefined) return {};
  return { 'Set-Cookie': `${NAME}=${encodeURIComponent(account)}; Path=/teams; HttpOnly; SameSite=Lax` };
}

/** Another program on this machine may have set anything at all. */
function decoded(value: string): string | undefined {
  try {
    return decodeURIComponent(value);
  } catch {
    return undefined;
  }
}
