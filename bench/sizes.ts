/** How much is measured. */
export interface Sizes {
  /** How often the bot is started anew. */
  readonly starts: number;
  readonly invitations: number;
  /** How often each press is measured, all presses in turn. */
  readonly rounds: number;
  readonly roundMs: number;
  /** Who press at once, each waiting for the answer before the next press; 24 at most, for each has a mail sent before (E11). */
  readonly people: number;
}

export const FULL: Sizes = { starts: 3, invitations: 1_000, rounds: 5, roundMs: 1_000, people: 16 };

/** To see that everything runs; its figures say little. */
export const QUICK: Sizes = { starts: 1, invitations: 60, rounds: 3, roundMs: 400, people: 8 };
