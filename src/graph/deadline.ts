/** The end of one call or one wave, whatever is tried again in between. */
export interface Deadline {
  readonly signal: AbortSignal;
  remainingMs(): number;
}

export function deadlineIn(milliseconds: number): Deadline {
  const endsAt = performance.now() + milliseconds;
  return { signal: AbortSignal.timeout(milliseconds), remainingMs: () => Math.max(0, endsAt - performance.now()) };
}
