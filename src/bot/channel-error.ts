/** What the connector answered, or that it did not; the message carries codes only. */
export class ChannelError extends Error {
  /** Undefined when there was no answer. */
  readonly status: number | undefined;
  readonly code: string;
  readonly retryAfterSeconds: number | undefined;

  constructor(cause: unknown) {
    const { status, code, retryAfterSeconds } = read(cause);
    super(`channel: ${status ?? 'no answer'} ${code}`, { cause });
    this.name = 'ChannelError';
    this.status = status;
    this.code = code;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** Runs a call of the library and turns whatever it throws into a ChannelError. */
export async function throughChannel<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw new ChannelError(error);
  }
}

interface Answer {
  readonly status: number | undefined;
  readonly code: string;
  readonly retryAfterSeconds: number | undefined;
}

/** A RestError: `statusCode` and `code` from the body's `error.code`; there is no `body`, whatever samples read (T2.4). */
function read(cause: unknown): Answer {
  const error = (cause ?? {}) as { statusCode?: unknown; code?: unknown; name?: unknown; response?: Headed };
  const status = typeof error.statusCode === 'number' ? error.statusCode : undefined;
  const named = typeof error.code === 'string' ? error.code : error.name;
  const code = typeof named === 'string' && /^[\w.-]{1,64}$/.test(named) ? named : 'unknown';
  const seconds = Number(error.response?.headers?.get?.('retry-after') ?? Number.NaN);
  return { status, code, retryAfterSeconds: Number.isFinite(seconds) ? seconds : undefined };
}

interface Headed {
  readonly headers?: { readonly get?: (name: string) => string | undefined };
}
