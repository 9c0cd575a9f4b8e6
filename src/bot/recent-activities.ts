const REMEMBERED = 2_000;

/**
 * Activities that this process has in hand or has answered. Teams sends one again that was not answered in about 15 s (T2.1);
 * this saves the second answer, the ledger and the drafts' ids save everything else.
 */
export class RecentActivities {
  readonly #keys = new Set<string>();

  /** False when it is known already. */
  claim(key: string): boolean {
    if (this.#keys.has(key)) return false;
    this.#keys.add(key);
    const [oldest] = this.#keys;
    if (this.#keys.size > REMEMBERED && oldest !== undefined) this.#keys.delete(oldest);
    return true;
  }

  /** It was not answered after all; a second delivery may try. */
  release(key: string): void {
    this.#keys.delete(key);
  }
}
