/** One measure, as often as it was taken. */
export interface Series {
  readonly what: string;
  readonly unit: string;
  readonly rounds: readonly number[];
}

export function series(what: string, unit: string, rounds: readonly number[]): Series {
  return { what, unit, rounds };
}

/** The value that this part of all values lies below, 0.5 for the median; between two, it is interpolated. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  const at = (sorted.length - 1) * part;
  const low = sorted[Math.floor(at)];
  const high = sorted[Math.ceil(at)];
  if (low === undefined || high === undefined) throw new Error('nothing was measured');
  return low + (high - low) * (at - Math.floor(at));
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** Round by round: only what was measured side by side is compared. */
export function ratios(values: readonly number[], bases: readonly number[]): readonly number[] {
  return values.map((value, round) => value / (bases[round] ?? Number.NaN));
}
