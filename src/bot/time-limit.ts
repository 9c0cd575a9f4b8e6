/**
 * The result of `work`, or the error of `tooSlow` after `limitMs`. The work itself goes on and its end is dropped:
 * only for what may be given up.
 */
export async function inTime<T>(work: Promise<T>, limitMs: number, tooSlow: () => Error): Promise<T> {
  const limit = Promise.withResolvers<never>();
  const timer = setTimeout(() => limit.reject(tooSlow()), limitMs);
  try {
    return await Promise.race([work, limit.promise]);
  } finally {
    clearTimeout(timer);
  }
}
