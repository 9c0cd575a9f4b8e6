import { z } from 'zod';

const Claims = z.object({ roles: z.array(z.string()).optional() });

/**
 * The application permissions that a token carries. A token that cannot be read carries none: what was read
 * with it then counts as not read, never as fine (E10).
 */
export function rolesOf(token: string): ReadonlySet<string> {
  const [, payload = ''] = token.split('.');
  try {
    return new Set(Claims.parse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'))).roles);
  } catch {
    return new Set();
  }
}
