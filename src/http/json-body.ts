import type { IncomingMessage } from 'node:http';

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
  if (Number(request.headers['content-length'] ?? 0) > limitBytes) return TOO_LARGE;

  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > limitBytes) return TOO_LARGE;
    chunks.push(chunk);
  }
  try {
    return { body: JSON.parse(Buffer.concat(chunks).toString('utf8')) };
  } catch {
    return { refused: 400, error: 'not-json' };
  }
}
