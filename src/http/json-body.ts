import type { IncomingMessage } from 'node:http';
import { readLimited } from './limited-body.ts';

export type JsonBody =
  | { readonly body: unknown }
  | { readonly refused: 400 | 413 | 415; readonly error: 'not-json' | 'too-large' | 'unsupported-media-type' };

const TOO_LARGE = { refused: 413, error: 'too-large' } as const;
const UNSUPPORTED = { refused: 415, error: 'unsupported-media-type' } as const;

/**
 * Reads a JSON body of at most `limitBytes`. Compressed bodies are refused: restify's own reader counts their
 * bytes before unpacking, so a small body could grow without a limit.
 */
export async function readJson(request: IncomingMessage, limitBytes: number): Promise<JsonBody> {
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json' || request.headers['content-encoding'] !== undefined) return UNSUPPORTED;
  const body = await readLimited(request, limitBytes);
  if (!body) return TOO_LARGE;
  try {
    return { body: JSON.parse(body.toString('utf8')) };
  } catch {
    return { refused: 400, error: 'not-json' };
  }
}
