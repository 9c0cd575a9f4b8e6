/** Plain reads come from one of these, picked at random for each read; that is why an object may be seen and then be gone again (checks 5 #9). */
export const PLAIN_REPLICAS = [0, 1, 2] as const;
/** The index behind advanced queries; it lags behind every plain replica. */
export const ADVANCED_INDEX = 3;

interface Version<T> {
  readonly value: T | undefined;
  readonly visibleAt: readonly number[];
}

export interface Replicated<T> {
  /** What is so, whatever the replicas say: writes are judged by it. */
  truth(id: string): T | undefined;
  allTrue(): T[];
  seen(id: string, replica: number): T | undefined;
  allSeen(replica: number): T[];
  put(id: string, value: T): void;
  /** Like put, but every replica sees it so many seconds later still. */
  putLate(late: { readonly id: string; readonly value: T; readonly seconds: number }): void;
  remove(id: string): void;
  /** Written before anybody looked: visible everywhere. */
  seed(id: string, value: T): void;
}

export function replicated<T>(now: () => number, visibleTimes: () => readonly number[]): Replicated<T> {
  const versions = new Map<string, Version<T>[]>();

  function latest(id: string): T | undefined {
    return versions.get(id)?.at(-1)?.value;
  }
  function seen(id: string, replica: number): T | undefined {
    const at = now();
    return versions.get(id)?.findLast((version) => (version.visibleAt[replica] ?? 0) <= at)?.value;
  }
  function write(id: string, value: T | undefined, lateSeconds = 0): void {
    const at = now();
    const kept = versions.get(id) ?? [];
    const settled = kept.findLastIndex((version) => version.visibleAt.every((time) => time <= at));
    versions.set(id, [
      ...kept.slice(Math.max(settled, 0)),
      { value, visibleAt: visibleTimes().map((time) => time + lateSeconds * 1000) },
    ]);
  }
  function present(value: T | undefined): value is T {
    return value !== undefined;
  }
  return {
    truth: latest,
    allTrue: () => [...versions.keys()].map(latest).filter(present),
    seen,
    allSeen: (replica) => [...versions.keys()].map((id) => seen(id, replica)).filter(present),
    put: (id, value) => write(id, value),
    putLate: ({ id, value, seconds }) => write(id, value, seconds),
    remove: (id) => write(id, undefined),
    seed: (id, value) => versions.set(id, [{ value, visibleAt: [] }]),
  };
}
