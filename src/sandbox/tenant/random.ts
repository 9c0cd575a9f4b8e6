export interface Random {
  /** A number from 0 up to, not including, 1. */
  next(): number;
  between(from: number, to: number): number;
  pick<T>(choices: readonly T[]): T;
  shuffle<T>(items: readonly T[]): T[];
  hex(length: number): string;
  guid(): string;
}

// mulberry32: small, and the same seed gives the same evening of bad luck again.
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }
  function between(from: number, to: number): number {
    return from + next() * (to - from);
  }
  function pick<T>(choices: readonly T[]): T {
    return choices[Math.floor(next() * choices.length)] as T;
  }
  function shuffle<T>(items: readonly T[]): T[] {
    return items
      .map((item) => ({ item, order: next() }))
      .sort((a, b) => a.order - b.order)
      .map(({ item }) => item);
  }
  function hex(length: number): string {
    return Array.from({ length }, () => Math.floor(next() * 16).toString(16)).join('');
  }
  function guid(): string {
    return `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`;
  }
  return { next, between, pick, shuffle, hex, guid };
}
