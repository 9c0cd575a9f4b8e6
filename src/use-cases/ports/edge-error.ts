/**
 * How an outside act can go wrong, for machines:
 * `throttled` and `unavailable` are certainly not done, `ambiguous` (503, 504, reset, time-out, an answer that could not be read) may be.
 */
export type EdgeErrorKind = 'throttled' | 'unavailable' | 'ambiguous';

/** A surprise at an edge. The message carries codes only, never outside text: job rows and logs keep it. */
export class EdgeError extends Error {
  readonly kind: EdgeErrorKind;
  readonly retryAfterSeconds: number | undefined;
  /** What the app lacks, where that is why: no waiting helps, and somebody can grant it. */
  readonly permission: string | undefined;
  readonly #code: string;

  constructor(
    kind: EdgeErrorKind,
    code: string,
    options: {
      readonly retryAfterSeconds?: number | undefined;
      readonly permission?: string | undefined;
      readonly cause?: unknown;
    } = {},
  ) {
    super(`${kind}: ${code}`, { cause: options.cause });
    this.name = 'EdgeError';
    this.kind = kind;
    this.#code = code;
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.permission = options.permission;
  }

  /** The same, to be tried again no sooner than that. */
  notBefore(seconds: number): EdgeError {
    const { kind, permission, cause } = this;
    const retryAfterSeconds = Math.max(seconds, this.retryAfterSeconds ?? 0);
    return new EdgeError(kind, this.#code, { retryAfterSeconds, permission, cause });
  }
}
