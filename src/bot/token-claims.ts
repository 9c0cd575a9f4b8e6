const TOKEN_LIMIT = 8 * 1024;
/** Anything else makes the adapter answer 500 with its reason (T4.3). */
const ALGORITHMS = ['RS256', 'RS384', 'RS512'];
const TOKEN = /^Bearer ([\w-]+)\.([\w-]+)\.([\w-]+)$/;

/** The claims of a bearer token of sane size and form. Nothing is verified: they only say which way a request must not take. */
export function tokenClaims(authorization: string | undefined): Readonly<Record<string, unknown>> | undefined {
  if (authorization === undefined || authorization.length > TOKEN_LIMIT) return undefined;
  const [, header, payload] = TOKEN.exec(authorization) ?? [];
  const algorithm = decoded(header)?.alg;
  return ALGORITHMS.some((known) => known === algorithm) ? decoded(payload) : undefined;
}

function decoded(part: string | undefined): Readonly<Record<string, unknown>> | undefined {
  if (part === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
